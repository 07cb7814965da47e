"""One thing told in two sentences with two figures: 发放宣传手册5000份 and 发放宣传手册5500份.

Counts, rates, and the score that a unit gives itself; of money only “三公”经费 as it was spent, for
other money has scopes, and differs rightly. Plans, other years, parts of a year and changes are
passed over, and a thing that is told with three figures is several things.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final

from attrs import frozen

from perfeval.filing.relations import Figure, Restatement
from perfeval.forms.prose.mentions import clause_before, sentences
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.words.years import LAST_YEAR
from perfeval.text.labels import squeeze

__all__ = ["contradictions", "thing_of"]

_OTHER: Final = re.compile(
    rf"{LAST_YEAR}|同期|较|比|季度|上半年|下半年|月|其中|计划|目标|任务|预计|拟|应|力争|确保|要求|不低于|以上"
    r"|每|平均|人均|新增|增加|减少|提高|下降|增长|达标|累计至|期末|期初|年初|年末|至今|以来|标准(?!化)|指标值|次年|明年|下一年"
)
_YEAR: Final = re.compile(r"20[0-9]{2}年(?:度)?|本年度?|全年|当年|年度")
_LEAD: Final = re.compile(
    r"^(?:通过|共|累计|已|全市|全县|全区|我局|我单位|本单位|单位|项目|实现|开展了?|完成了?|经问卷调查)+"
)
_VERBS: Final = re.compile(r"(?:总数|总计|共计|合计|累计|共)?(?:达到了?|达|为|是|有|约|了|共)?$")
_LEAST: Final = 4
_SPENT: Final = re.compile(
    r"(20[0-9]{2}年)?(?:度|我局|我单位|本单位|本部门)?"
    r"(三公经费|公务接待费|公务用车购置及运行(?:维护)?费|公务用车运行(?:维护)?费|因公出国(?:\(境\))?费)"
    r"(?:实际)?(?:支出|决算)(?:合计|总额|共计|总计|数)?(?:为|是|共)?"
)
_SCORE: Final = re.compile(
    r"(?:\A|[,.;:、。])(?:本次|本单位|本部门|我局|我单位|部门|整体支出|年度|绩效|综合|最终|20[0-9]{2}年){0,4}"
    r"(?:自评|自评价)(?:综合|总)?(?:得分|总分|分数)(?:为|是|达)?([0-9]{1,3}(?:\.[0-9]{1,2})?)分"
)


@frozen
class _PlacedFigure:
    """A figure, and the sentence that it stands in."""

    figure: Figure
    place: tuple[int, int]


def contradictions(
    texts: Iterable[tuple[str, str]],
) -> Iterator[tuple[Restatement, tuple[int, int]]]:
    """The things of which two sentences say two figures, with the numbers of the texts of both."""
    told: dict[tuple[str, str], list[_PlacedFigure]] = {}
    for number, (text, at) in enumerate(texts):
        for position, sentence in enumerate(sentences(text)):
            for each in quantities(sentence):
                name = _spent(each, sentence) or thing_of(each, sentence)
                figure = each.figure(at, name) if name else None
                if figure is not None:
                    key = (name, each.unit)
                    told.setdefault(key, []).append(_PlacedFigure(figure, (number, position)))
            for match in _SCORE.finditer(squeeze(sentence)):
                figure = Figure(label="自评得分", value=f"{match[1]}分", at=at)
                told.setdefault(("自评得分", "分"), []).append(
                    _PlacedFigure(figure, (number, position))
                )
    for (name, _), group in told.items():
        values = {each.figure.value for each in group}
        if len(values) == 2 and len({each.place for each in group}) == len(group):
            first = group[0]
            other = next(each for each in group if each.figure.value != first.figure.value)
            made = Restatement(label=name, figures=(first.figure, other.figure))
            yield made, (first.place[0], other.place[0])


def _spent(each: Quantity, sentence: str) -> str:
    """“三公”经费 and its parts, where the clause says that they were spent."""
    match = _SPENT.fullmatch(squeeze(each.label).replace("“", "").replace("”", ""))
    other = _is_other(each, sentence) or "预算" in each.label
    return "" if match is None or other else f"{match[1] or ''}{match[2]}支出"


def _is_other(each: Quantity, sentence: str, name: str = "") -> bool:
    """Whether the clause of a figure, but for its name, tells a plan, another time or a change."""
    begin = clause_before(sentence, each.start, "，；：,;、")
    clause = sentence[begin : each.end]
    return _OTHER.search(clause.replace(name, "", 1) if name else clause) is not None


def thing_of(each: Quantity, sentence: str, known: Container[str] = ()) -> str:
    """What a figure is of; empty where its clause or its label says that it may differ.

    A name that is `known` may be short, and may hold such a word itself: 新增图书.

    >>> sentence = "全年共发放宣传手册5000份，上年发放宣传手册4000份"
    >>> [thing_of(each, sentence) for each in quantities(sentence)]
    ['发放宣传手册', '']
    """
    name = _VERBS.sub("", _LEAD.sub("", _YEAR.sub("", each.label)))
    is_known = name in known
    if each.is_money or _is_other(each, sentence, name if is_known else ""):
        return ""
    return name if is_known or len(name) >= _LEAST else ""
