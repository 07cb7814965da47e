"""Stated relations: what a report or a table says about its own figures, for the audit.

Each relation keeps the printed figures with label and place, and the kind of tie between them;
whether it holds is the audit's question, never this module's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import field, fields, frozen

from perfeval.errors import InputError
from perfeval.filing.facts import read_figure
from perfeval.filing.lines import Breakdown, breakdown_field
from perfeval.filing.structure import many, of_kind
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.text.fields import of_text, optional_key, text_field, titled
from perfeval.text.numerals import narrow
from perfeval.text.policy import checked_text

__all__ = [
    "Completion",
    "Figure",
    "Growth",
    "Listing",
    "Multiple",
    "Part",
    "RateRelation",
    "Relation",
    "Restatement",
    "ShareRelation",
    "SumRelation",
    "figure_paths",
    "table_figure",
]

_POINTS: Final = re.compile(r"\A[0-9.]+分")

FigureValue = Amount | Count | Percent | Points


def _checked_value(value: object) -> FigureValue:
    """A figure whose text says its kind (2万元, 99.9%, 29人, 9分), given as itself or as text."""
    text = value.printed if isinstance(value, Amount) else getattr(value, "text", value)
    if isinstance(text, str):
        text = checked_text(text, "the value of a figure")
        read = Points(text) if _POINTS.fullmatch(narrow(text)) else read_figure(text)
        if read is not None and (isinstance(value, str) or type(read) is type(value)):
            return read
    raise InputError("the value of a figure", value, "a figure as 2万元, 99.9%, 29人 or 9分")


@frozen(kw_only=True)
class Figure:
    """One printed figure: what it is called, its value, and where it stands in the form's words.

    >>> Figure(label="基本支出", value=wan_yuan("253.31"), at="附件4 二（一）").label
    '基本支出'
    """

    label: str = field(**of_text("the label of a figure", empty=False))
    value: FigureValue = field(converter=_checked_value, **titled("the value of a figure"))
    at: str = text_field("the place of a figure")


_BULLET: Final = re.compile(r"^(?:其中[:：]?\s*)?(?:[0-9]+[、.．]\s*)?")


def table_figure(label: str, amount: object, at: str) -> Iterator[Figure]:
    """The figure of a cell of money, by its label without 其中 and numbers; none of a blank one."""
    plain = _BULLET.sub("", label).rstrip(":：").strip()
    if isinstance(amount, Amount) and plain:
        yield Figure(label=plain, value=amount, at=at)


@frozen(kw_only=True)
class Part:
    """A term of a sum: a figure that is added, or taken away where `minus` is true.

    >>> Part(figure=Figure(label="上年结转", value="1131.56万元"), minus=True).minus
    True
    """

    figure: Figure = field(**of_kind("a term of a sum", Figure))
    minus: bool = field(default=False, **of_kind("minus", bool))


@frozen(kw_only=True)
class _Placed:
    """A relation that stands in one place."""

    id: str = optional_key("the id of a relation")
    at: str = text_field("the place of a relation")


@frozen(kw_only=True)
class SumRelation(_Placed):
    """A total and its parts; `breakdown` says whether they exhaust it.

    Overlapping parts (其中 counted more than once) are each within the total, and no more.

    >>> parts = tuple(Part(figure=Figure(label=name, value=f"{value}万元"))
    ...     for name, value in (("基本支出", "1028.69"), ("项目支出", "2528.92")))
    >>> len(SumRelation(total=Figure(label="支出合计", value="3557.6万元"), parts=parts,
    ...     breakdown=Breakdown.EXHAUSTIVE).parts)
    2
    """

    total: Figure = field(**of_kind("the total of a sum", Figure))
    parts: tuple[Part, ...] = many("the parts of a sum", Part, least=1)
    breakdown: Breakdown = breakdown_field()


@frozen(kw_only=True)
class ShareRelation(_Placed):
    """A part, its whole and the printed share (占79%).

    >>> share = ShareRelation(part=Figure(label="项目支出", value="2528.92万元"),
    ...     whole=Figure(label="支出合计", value="3557.6万元"),
    ...     share=Figure(label="占比", value="71.08%"))
    >>> share.share.value.plain
    '71.08'
    """

    part: Figure = field(**of_kind("the part of a share", Figure))
    whole: Figure = field(**of_kind("the whole of a share", Figure))
    share: Figure = field(**of_kind("the printed share", Figure))


@frozen(kw_only=True)
class RateRelation(_Placed):
    """A printed rate with its numerator and denominator (9.60/9.72*100%=98.77%).

    >>> rate = RateRelation(numerator=Figure(label="实际支出", value="9.60万元"),
    ...     denominator=Figure(label="预算", value="9.72万元"),
    ...     rate=Figure(label="控制率", value="98.77%"))
    >>> rate.rate.value.plain
    '98.77'
    """

    numerator: Figure = field(**of_kind("the numerator of a rate", Figure))
    denominator: Figure = field(**of_kind("the denominator of a rate", Figure))
    rate: Figure = field(**of_kind("the printed rate", Figure))


@frozen(kw_only=True)
class Multiple(_Placed):
    """A figure that is stated as so many times another (是去年的18倍).

    >>> multiple = Multiple(value=Figure(label="今年", value="36件"),
    ...     base=Figure(label="去年", value="2件"), times=Figure(label="倍数", value="18倍"))
    >>> multiple.times.value.plain
    '18'
    """

    value: Figure = field(**of_kind("the larger figure", Figure))
    base: Figure = field(**of_kind("the figure compared with", Figure))
    times: Figure = field(**of_kind("the printed multiple", Figure))


@frozen(kw_only=True)
class Growth(_Placed):
    """A figure said to be so many percent more than another, or less where `fell` is true.

    265批次 of the year before, 318批次 now, 增长20%; 超额完成任务20% says the same of a task.

    >>> growth = Growth(value=Figure(label="今年", value="318批次"),
    ...     base=Figure(label="上年", value="265批次"), percent=Figure(label="增长", value="20%"))
    >>> growth.percent.value.plain
    '20'
    """

    value: Figure = field(**of_kind("the figure that grew", Figure))
    base: Figure = field(**of_kind("the figure before", Figure))
    percent: Figure = field(**of_kind("the printed growth", Figure))
    fell: bool = field(default=False, **of_kind("fell", bool))


@frozen(kw_only=True)
class Completion(_Placed):
    """A count that is stated as so many percent of a task that is not printed (完成任务122.29%).

    >>> Completion(done=Figure(label="办件", value="122件"),
    ...     percent=Figure(label="完成任务", value="122.29%")).percent.value.plain
    '122.29'
    """

    done: Figure = field(**of_kind("the count done", Figure))
    percent: Figure = field(**of_kind("the printed completion", Figure))


@frozen(kw_only=True)
class Listing(_Placed):
    """A stated count and the names that are listed for it (5个股室，分别为…).

    >>> Listing(stated=Figure(label="股室", value="2个"), items=("办公室", "财务股")).items[1]
    '财务股'
    """

    stated: Figure = field(**of_kind("the stated count", Figure))
    items: tuple[str, ...] = many("the listed names", str)


@frozen(kw_only=True)
class Restatement:
    """One fact that the filing states more than once.

    >>> twice = Restatement(label="在职人数", figures=(
    ...     Figure(label="基础数据表", value="29人"), Figure(label="报告", value="30人")))
    >>> [figure.value.plain for figure in twice.figures]
    ['29', '30']
    """

    id: str = optional_key("the id of a relation")
    label: str = field(**of_text("the fact that is restated", empty=False))
    figures: tuple[Figure, ...] = many("the figures of a restatement", Figure, least=2)


Relation = (
    SumRelation
    | ShareRelation
    | RateRelation
    | Multiple
    | Growth
    | Completion
    | Listing
    | Restatement
)


def figure_paths(relation: Relation) -> Iterator[str]:
    """The paths of the figures of a relation, in its order.

    >>> done = Figure(label="办件", value="122件")
    >>> [*figure_paths(Completion(done=done, percent=Figure(label="完成任务", value="122.29%")))]
    ['done', 'percent']
    >>> [*figure_paths(Listing(stated=Figure(label="股室", value="1个"), items=("办公室",)))]
    ['stated']
    """
    for each in fields(type(relation)):
        match getattr(relation, each.name):
            case Figure():
                yield each.name
            case tuple() as several:
                for number, one in enumerate(several):
                    if isinstance(one, Part):
                        yield f"{each.name}.{number}.figure"
                    elif isinstance(one, Figure):
                        yield f"{each.name}.{number}"
