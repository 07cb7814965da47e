"""The rows of a rubric: criteria that it fixes, and pools that the unit divides itself.

Each proves itself: a rule is worth exactly its row and fits what the row measures, the rows of a
pool add up. The error says where it does not, in the form's words.
"""

from __future__ import annotations

import enum

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import many, maybe, named, of_kind
from perfeval.measures import Measure
from perfeval.numbers.printed import Points
from perfeval.rubric.split import Split
from perfeval.rules import ByTarget, Judged, Rule
from perfeval.rules.checked import checked_problem, checked_rule
from perfeval.rules.fields import POINTS, check_above_zero, read_points
from perfeval.rules.fit import misfit
from perfeval.text.fields import of_key, of_text, text_field

__all__ = ["CapTotal", "Criterion", "NotApplicable", "Pool", "PoolRow"]


class NotApplicable(enum.Enum):
    """不适用: what becomes of the points of a row that does not apply. No national rule says.

    `FULL`: full points; `DROPPED`: dropped, and the rest rescaled to the whole; `BLANK`: left
    blank, its points having been moved to other rows by hand.

    >>> NotApplicable("dropped").name
    'DROPPED'
    """

    FULL = "full"
    DROPPED = "dropped"
    BLANK = "blank"


class CapTotal(enum.Enum):
    """最高不超过…分: whether the total is capped before the penalties come off, or after.

    With at most 100, 98 and a bonus of 5 less a penalty of 3: 97 if before, 100 if after.

    >>> CapTotal("before_penalties").name
    'BEFORE_PENALTIES'
    """

    BEFORE_PENALTIES = "before_penalties"
    AFTER_PENALTIES = "after_penalties"


@named
@frozen(kw_only=True)
class Criterion:
    """三级指标 fixed by the rubric: its points, its clause verbatim, what it measures, its rule.

    `name` is the printed name; `aliases` other names that forms print for the same row. Raises
    `RubricError` where the rule is not worth exactly the points, or does not fit the measure.

    >>> from perfeval.measures import EXECUTION_RATE
    >>> from perfeval.rules import Proportional
    >>> row = Criterion(key="execution", name="预算执行率", points="10", clause="执行率×10",
    ...     measure=EXECUTION_RATE, rule=Proportional())
    >>> row.points.plain
    '10'
    """

    key: str = field(**of_key("the key of a criterion"))
    name: str = field(**of_text("the name of a criterion", empty=False))
    name_en: str = text_field("the English name of a criterion")
    aliases: tuple[str, ...] = many("the aliases of a criterion", str)
    points: Points = field(converter=read_points, **POINTS)
    clause: str = field(**of_text("the clause of a criterion", empty=False))
    measure: Measure | None = maybe("the measure of a criterion", Measure)
    rule: Rule = field()
    not_applicable: NotApplicable | None = maybe("不适用", NotApplicable)

    def __attrs_post_init__(self) -> None:
        checked_rule(self.name, self.rule)
        check_above_zero("{points} points are not above 0", self.name, points=self.points)
        formula = None if self.measure is None else self.measure.formula
        problem = misfit(self.rule, formula, self.name) or checked_problem(
            self.rule, self.points, self.name
        )
        if problem is not None:
            raise RubricError(self.name, problem)


@named
@frozen(kw_only=True)
class PoolRow:
    """A row that the rubric itself prints in a pool; `points` is None in a shared pool.

    >>> PoolRow(key="economic", name="经济效益", points="5").points.plain
    '5'
    """

    key: str = field(**of_key("the key of a row"))
    name: str = field(**of_text("the name of a row", empty=False))
    points: Points | None = field(default=None, converter=optional(read_points), **POINTS)


@named
@frozen(kw_only=True)
class Pool:
    """Fixed points that the unit divides among its own indicators (附件2 产出 50, 附件3-1 产出 25).

    `labels` are the 一级 or 二级 labels, or row names, under which a form prints its rows. `rows`
    are those that the rubric prints itself; where the form prints its own, these stand instead.
    `shared`: one weight for all rows together (附件3-1 效益 15). Rows that earn more than the pool
    are capped, never rescaled. `goal`: only rows under this 年度总体目标, where each has a block of
    its own. `split` shares the points equally where none of the form's rows prints any.
    `in_principle`: the norm sets the points 原则上 and lets places move them, so where the rows of
    a form add up to the whole of the rubric, the points that they print stand instead.

    >>> from perfeval.rules import Judged
    >>> pool = Pool(key="output", name="产出", labels=("产出指标",), points="50",
    ...     clause="由单位分配", rule=Judged())
    >>> pool.points.plain
    '50'
    """

    key: str = field(**of_key("the key of a pool"))
    name: str = field(**of_text("the name of a pool", empty=False))
    name_en: str = text_field("the English name of a pool")
    labels: tuple[str, ...] = many("the labels of a pool", str)
    points: Points = field(converter=read_points, **POINTS)
    clause: str = field(**of_text("the clause of a pool", empty=False))
    rule: ByTarget | Judged = field(**of_kind("the rule of a pool", ByTarget, Judged))
    rows: tuple[PoolRow, ...] = many("the rows of a pool", PoolRow)
    shared: bool = field(default=False, **of_kind("shared", bool))
    in_principle: bool = field(default=False, **of_kind("in_principle", bool))
    goal: str = text_field("the goal of a pool")
    split: Split | None = maybe("the split of a pool", Split)

    def __attrs_post_init__(self) -> None:
        check_above_zero("a pool of {points} points is not above 0", self.name, points=self.points)
        if not self.labels and not self.rows:
            raise RubricError(self.name, "a pool needs the labels or the rows that belong to it")
        own = [row.points for row in self.rows if row.points is not None]
        if self.split is not None and (self.shared or self.rows):
            raise RubricError(self.name, "a split pool is not shared and prints no rows")
        if self.shared and own:
            raise RubricError(self.name, "a row of a shared pool has points of its own")
        if self.rows and not self.shared:
            if len(own) < len(self.rows):
                raise RubricError(self.name, "a row of the pool has no points")
            add_up(self.name, own, self.points)


def add_up(where: str, parts: list[Points], whole: Points) -> None:
    """Check that the points of `parts` add up to `whole`. Raises `RubricError`."""
    total = Points.total(parts)
    if total != whole:
        raise RubricError(
            where,
            Phrase(
                "its parts add up to {total}, not to {whole}", total=total.plain, whole=whole.plain
            ),
        )
    for part in parts:
        if part.atoms < 0:
            raise RubricError(where, Phrase("a part has {part} points, below 0", part=part.plain))
