"""A rubric: sections of criteria and pools whose points add up, with clauses and source.

A rubric is a value that proves itself: children add up to their parent and the root to `out_of`,
every rule is worth exactly its row, every clause stands beside its number. Otherwise it cannot be
constructed, and the error says where, in the form's words.
"""

from __future__ import annotations

import enum
import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import field, fields, frozen, has
from attrs.converters import optional

from perfeval.errors import RubricError
from perfeval.filing import FormKind
from perfeval.filing.structure import (
    checked_parts,
    is_key,
    is_kind,
    is_text,
    many,
    text_field,
)
from perfeval.measures import Measure
from perfeval.numbers import Number, Points, Rate
from perfeval.rules import ByTarget, Judged, Rule
from perfeval.rules.rule import read_points
from perfeval.sources import FiscalYears, Jurisdiction, Source
from perfeval.split import Split
from perfeval.veto import Veto

__all__ = [
    "Criterion",
    "Deviation",
    "NotApplicable",
    "Pool",
    "PoolRow",
    "Rating",
    "Reading",
    "Rubric",
    "Section",
]


class NotApplicable(enum.Enum):
    """不适用: what becomes of the points of a row that does not apply. No national rule says.

    `FULL`: full points; `DROPPED`: dropped, and the rest rescaled to the whole; `BLANK`: left
    blank, its points having been moved to other rows by hand.
    """

    FULL = "full"
    DROPPED = "dropped"
    BLANK = "blank"


@frozen(kw_only=True)
class Reading:
    """Where a clause is silent: the question, the reading that the rubric takes, and why."""

    key: str = field(validator=is_key("the key of a reading"))
    clause: str = field(validator=is_text("the clause of a reading", empty=False))
    choice: str = field(validator=is_text("the choice of a reading", empty=False))
    why: str = text_field("the reason of a reading")


@frozen(kw_only=True)
class Deviation:
    """A published score that the rubric does not reproduce, and why.

    `unit` and `year` name the filing, `row` is the key of the row; `claimed` is what the unit
    published, `computed` what the rubric gives. `check_rubric` is strict: a deviation that does
    not occur is a problem, as is one that is not recorded.
    """

    unit: str = field(validator=is_text("the unit of a deviation", empty=False))
    year: int = field(validator=is_kind("the year of a deviation", int))
    row: str = field(validator=is_text("the row of a deviation", empty=False))
    claimed: Points = field(converter=read_points)
    computed: Points = field(converter=read_points)
    why: str = field(validator=is_text("the reason of a deviation", empty=False))


def _is_rule(_instance: Any, _attribute: Any, value: Any) -> None:
    if not isinstance(value, Rule):
        raise RubricError("the rule of a criterion", f"a {type(value).__name__} is no rule")


@frozen(kw_only=True)
class Criterion:
    """三级指标 fixed by the rubric: its points, its clause verbatim, what it measures, its rule.

    `name` is the printed name; `aliases` other names that forms print for the same row. Raises
    `RubricError` where the rule is not worth exactly the points, or takes another kind of measure.
    """

    key: str = field(validator=is_key("the key of a criterion"))
    name: str = field(validator=is_text("the name of a criterion", empty=False))
    name_en: str = text_field("the English name of a criterion")
    aliases: tuple[str, ...] = many("the aliases of a criterion", str)
    points: Points = field(converter=read_points)
    clause: str = field(validator=is_text("the clause of a criterion", empty=False))
    measure: Measure | None = field(
        default=None, validator=is_kind("the measure of a criterion", Measure, type(None))
    )
    rule: Rule = field(validator=_is_rule)
    not_applicable: NotApplicable | None = field(
        default=None, validator=is_kind("不适用", NotApplicable, type(None))
    )

    def __attrs_post_init__(self) -> None:
        problem = self.rule.problem(self.points)
        if problem is not None:
            raise RubricError(self.name, problem)
        given = None if self.measure is None else self.measure.kind
        if given is not self.rule.accepts:
            takes = self.rule.accepts.value if self.rule.accepts else "nothing"
            gives = given.value if given else "nothing"
            raise RubricError(self.name, f"its rule takes {takes}, its measure gives {gives}")


@frozen(kw_only=True)
class PoolRow:
    """A row that the rubric itself prints in a pool; `points` is None in a shared pool."""

    key: str = field(validator=is_key("the key of a row"))
    name: str = field(validator=is_text("the name of a row", empty=False))
    points: Points | None = field(default=None, converter=optional(read_points))


@frozen(kw_only=True)
class Pool:
    """Fixed points that the unit divides among its own indicators (附件2 产出 50, 附件3-1 产出 25).

    `labels` are the 一级 or 二级 labels, or row names, under which a form prints its rows. `rows`
    are those that the rubric prints itself; where the form prints its own, these stand instead.
    `shared`: one weight for all rows together (附件3-1 效益 15). Rows that earn more than the pool
    are capped, never rescaled. `goal`: only rows under this 年度总体目标, where each has a block of
    its own. `split` shares the points equally where none of the form's rows prints any.
    """

    key: str = field(validator=is_key("the key of a pool"))
    name: str = field(validator=is_text("the name of a pool", empty=False))
    name_en: str = text_field("the English name of a pool")
    labels: tuple[str, ...] = many("the labels of a pool", str)
    points: Points = field(converter=read_points)
    clause: str = field(validator=is_text("the clause of a pool", empty=False))
    rule: ByTarget | Judged = field(validator=is_kind("the rule of a pool", ByTarget, Judged))
    rows: tuple[PoolRow, ...] = many("the rows of a pool", PoolRow)
    shared: bool = field(default=False, validator=is_kind("shared", bool))
    goal: str = text_field("the goal of a pool")
    split: Split | None = field(
        default=None, validator=is_kind("the split of a pool", Split, type(None))
    )

    def __attrs_post_init__(self) -> None:
        if self.points.atoms <= 0:
            raise RubricError(self.name, f"a pool of {self.points.plain} points is not above 0")
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
            _add_up(self.name, own, self.points)


@frozen(kw_only=True)
class Section:
    """一级 or 二级指标: a heading, its points, and the sections, criteria and pools below it."""

    name: str = field(validator=is_text("the name of a section", empty=False))
    name_en: str = text_field("the English name of a section")
    points: Points = field(converter=read_points)
    items: tuple[Criterion | Pool, ...] = many("the rows of a section", Criterion, Pool)
    sections: tuple[Section, ...] = field(default=())

    def __attrs_post_init__(self) -> None:
        checked_parts(self, "sections", "the sections of a section")
        parts = [part.points for part in (*self.sections, *self.items)]
        if not parts:
            raise RubricError(self.name, "a section needs rows")
        _add_up(self.name, parts, self.points)

    def walk(
        self, path: tuple[str, ...] = ()
    ) -> Iterator[tuple[tuple[str, ...], Criterion | Pool]]:
        """Every criterion and pool with the names of the sections above it, in the form's order."""
        path = (*path, self.name)
        for section in self.sections:
            yield from section.walk(path)
        for item in self.items:
            yield path, item


@frozen(kw_only=True)
class Rating:
    """评价等次: its name, the least total that earns it, and the synonyms that forms print."""

    name: str = field(validator=is_text("the name of a rating", empty=False))
    at_least: Points = field(converter=read_points)
    synonyms: tuple[str, ...] = many("the synonyms of a rating", str)


@frozen(kw_only=True)
class Rubric:
    """评分标准: one edition of one form, complete and self-contained.

    `places` is to how many decimals a score is rounded; `ratings` is empty where the form prints
    no scale; `not_applicable` is the convention for 不适用; `readings` say how the edition reads
    what its clauses leave open. `bonuses` add points on top of the whole, up to `total_at_most`,
    and `penalties` take points off: the `points` of each are the most that it can. `vetoes` cap
    the total or the rating. `deviations` are the published scores that it is known not to give.
    `distribution` is the installed package that it came from, and
    `digest` a fingerprint of everything else. Raises `RubricError` where anything contradicts
    anything.
    """

    id: str = field(validator=is_key("the id of a rubric"))
    edition: str = field(validator=is_text("the edition of a rubric", empty=False))
    name: str = field(validator=is_text("the name of a rubric", empty=False))
    name_en: str = text_field("the English name of a rubric")
    form: FormKind = field(validator=is_kind("the form of a rubric", FormKind))
    jurisdiction: Jurisdiction = field(validator=is_kind("the place of a rubric", Jurisdiction))
    years: FiscalYears = field(validator=is_kind("the years of a rubric", FiscalYears))
    source: Source = field(validator=is_kind("the source of a rubric", Source))
    out_of: Points = field(default=Points("100"), converter=read_points)
    sections: tuple[Section, ...] = many("the sections of a rubric", Section, least=1)
    places: int = field(default=2, validator=is_kind("places", int))
    ratings: tuple[Rating, ...] = many("the ratings of a rubric", Rating)
    not_applicable: NotApplicable = field(
        default=NotApplicable.BLANK, validator=is_kind("不适用", NotApplicable)
    )
    readings: tuple[Reading, ...] = many("the readings of a rubric", Reading)
    bonuses: tuple[Criterion, ...] = many("the bonuses of a rubric", Criterion)
    penalties: tuple[Criterion, ...] = many("the penalties of a rubric", Criterion)
    total_at_most: Points | None = field(default=None, converter=optional(read_points))
    vetoes: tuple[Veto, ...] = many("the vetoes of a rubric", Veto)
    deviations: tuple[Deviation, ...] = many("the deviations of a rubric", Deviation)
    distribution: str = field(
        default="", eq=False, validator=is_text("the distribution of a rubric")
    )
    digest: str = field(init=False, eq=False, repr=False, default="")

    def __attrs_post_init__(self) -> None:
        _add_up(self.name, [section.points for section in self.sections], self.out_of)
        keys = [key for _, item in self.walk() for key in _keys(item)]
        keys += [each.key for _, each in self.extras()] + [each.key for each in self.vetoes]
        for key, count in Counter(keys).items():
            if count > 1:
                raise RubricError(self.name, f"the key {key} stands {count} times")
        if isinstance(self.places, bool) or not 0 <= self.places <= 8:
            raise RubricError(self.name, f"scores to {self.places} places; 0 to 8 are possible")
        edges = [rating.at_least.atoms for rating in self.ratings]
        if edges and (edges != sorted(set(edges), reverse=True) or edges[-1] != 0):
            raise RubricError(self.name, "the ratings do not go down, step by step, to 0")
        if edges and edges[0] > self.out_of.atoms:
            raise RubricError(self.name, f"the rating {self.ratings[0].name} is out of reach")
        _check_extras(self)
        object.__setattr__(self, "digest", _digest(self))

    def walk(self) -> Iterator[tuple[tuple[str, ...], Criterion | Pool]]:
        """Every criterion and pool with its path, in the form's order."""
        for section in self.sections:
            yield from section.walk()

    def extras(self) -> Iterator[tuple[tuple[str, ...], Criterion]]:
        """Every bonus, then every penalty, with its heading."""
        yield from ((("加分项",), each) for each in self.bonuses)
        yield from ((("减分项",), each) for each in self.penalties)

    def rating(self, total: Points) -> Rating | None:
        """The rating that a complete total earns; None where the form prints no scale."""
        for rating in self.ratings:
            if total >= rating.at_least:
                return rating
        return None


def _check_extras(rubric: Rubric) -> None:
    if rubric.bonuses and rubric.total_at_most is None:
        raise RubricError(rubric.name, "with a bonus it must say total_at_most")
    if rubric.total_at_most is not None and rubric.total_at_most < rubric.out_of:
        raise RubricError(
            rubric.name, f"a total of at most {rubric.total_at_most.plain} is out of reach"
        )
    names = [rating.name for rating in rubric.ratings]
    for veto in rubric.vetoes:
        if veto.rating_at_most and veto.rating_at_most not in names:
            raise RubricError(veto.name, f"{veto.rating_at_most} is no rating of the rubric")


def _keys(item: Criterion | Pool) -> tuple[str, ...]:
    return (item.key, *(row.key for row in item.rows)) if isinstance(item, Pool) else (item.key,)


def _add_up(where: str, parts: list[Points], whole: Points) -> None:
    total = Points.total(parts)
    if total != whole:
        raise RubricError(where, f"its parts add up to {total.plain}, not to {whole.plain}")
    for part in parts:
        if part.atoms < 0:
            raise RubricError(where, f"a part has {part.plain} points, below 0")


def _digest(rubric: Rubric) -> str:
    """SHA-256 over the values of the rubric: equal rubrics have equal digests."""
    return hashlib.sha256(repr(_plain(rubric)).encode()).hexdigest()


def _plain(value: object) -> object:
    """A value in a form that is written alike wherever it is equal."""
    if isinstance(value, Number):
        return type(value).__name__, value.plain
    if isinstance(value, Rate):
        return str(value.fraction)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    kind = type(value)
    if has(kind):
        compared = [each.name for each in fields(kind) if each.eq]
        return kind.__name__, [(name, _plain(getattr(value, name))) for name in compared]
    return value
