"""Two rubrics beside each other: rows, points, clauses, rules, readings, scales."""

from __future__ import annotations

import enum
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, Final

import attrs
from attrs import field, frozen

from perfeval.comparison.row_pairs import Placed, is_numbered, labels, paired, placed_rows
from perfeval.filing.structure import many, of_kind
from perfeval.rubric.readings import Reading
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.text.fields import titled

__all__ = ["Differs", "RubricChange", "RubricComparison", "compare_rubrics"]


class Differs(enum.Enum):
    """What differs between two rubrics.

    >>> Differs("clause").name
    'CLAUSE'
    """

    HEAD = "head"
    PART = "part"
    ADDED = "added"
    DROPPED = "dropped"
    RENAMED = "renamed"
    MOVED = "moved"
    POINTS = "points"
    CLAUSE = "clause"
    MEASURE = "measure"
    RULE = "rule"
    ROW = "row"
    READING = "reading"
    RATING = "rating"
    VETO = "veto"


_OF_ROWS: Final = {
    "name": Differs.RENAMED,
    "points": Differs.POINTS,
    "clause": Differs.CLAUSE,
    "measure": Differs.MEASURE,
    "rule": Differs.RULE,
}
"""Fields of a row that have a name of their own here; all others are `Differs.ROW`."""
_APART: Final = frozenset(
    {
        *("sections", "bonuses", "penalties", "readings", "ratings", "vetoes"),
        *("distribution", "digest"),
    }
)
"""Fields of a rubric that are compared one by one, or say nothing of it."""


@frozen(kw_only=True)
class RubricChange:
    """One difference: what it is, where, and what stands there before and after.

    `at` is the place in the form's words, empty for the head of the rubric. `part` is the field
    that differs, by its name in the class. `before` and `after` are the values themselves: points,
    a clause, a rule, a whole row; None where that side has nothing.

    >>> year = get_rubric("yueyang-annex-3-1")
    >>> from attrs import evolve
    >>> (made,) = compare_rubrics(year, evolve(year, edition="2021")).changes
    >>> made.differs, made.part, made.before, made.after
    (<Differs.HEAD: 'head'>, 'edition', '2020', '2021')
    """

    differs: Differs = field(**of_kind("what differs", Differs))
    at: tuple[str, ...] = many("the place of a change", str)
    part: str = field(default="", **of_kind("the field that differs", str))
    before: Any = field(default=None, **titled("before"))
    after: Any = field(default=None, **titled("after"))


@frozen(kw_only=True)
class RubricComparison:
    """Two rubrics, `before` and `after`: two years, two places, a draft and what became of it.

    >>> one, other = get_rubric("yueyanglou-annex-2"), get_rubric("national-unit")
    >>> [each.at for each in compare_rubrics(one, other).of(Differs.RULE)]
    [('产出指标', '产出指标'), ('效益指标', '效益指标'), ('满意度指标', '满意度指标')]
    """

    before: Rubric = field(**of_kind("the first rubric", Rubric))
    after: Rubric = field(**of_kind("the second rubric", Rubric))

    @property
    def changes(self) -> tuple[RubricChange, ...]:
        """What differs: the head, the parts, the rows in their order, then what is beyond them.

        A row that is gone stands behind the one before it. Without any change the two are equal,
        but for the distributions that they come from.
        """
        found = tuple(_changes(self.before, self.after))
        if found or self.before == self.after:
            return found
        order = RubricChange(
            differs=Differs.HEAD, part="order", before=self.before, after=self.after
        )
        return (order,)

    def of(self, *differs: Differs) -> tuple[RubricChange, ...]:
        """The changes of some kinds."""
        return tuple(each for each in self.changes if each.differs in differs)


def compare_rubrics(before: Rubric, after: Rubric) -> RubricComparison:
    """Two rubrics beside each other, such as the editions of two years.

    Rows belong together by their places and names, or else by their keys, or by what is likest;
    `render` tells the changes in words. Raises `InputError` for what is no rubric.

    >>> made = compare_rubrics(get_rubric("national-unit"), get_rubric("national-unit"))
    >>> made.changes
    ()
    """
    return RubricComparison(before=before, after=after)


def _changes(before: Rubric, after: Rubric) -> Iterator[RubricChange]:
    for name in (each.name for each in attrs.fields(Rubric) if each.name not in _APART):
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            yield RubricChange(differs=Differs.HEAD, part=name, before=one, after=other)
    pairs = paired(placed_rows(before), placed_rows(after))
    renamed = _renamed_parts(before, after, pairs)
    yield from _parts(before, after, renamed)
    yield from _rows(before, after, pairs, renamed)
    for part in _LISTED:
        yield from _listed(part, before, after)


Path = tuple[str, ...]


def _sections(rubric: Rubric) -> dict[Path, Section]:
    """Every part of a rubric by its place."""
    found: dict[Path, Section] = {}
    waiting: list[tuple[Path, Section]] = [((), each) for each in reversed(rubric.sections)]
    while waiting:
        above, section = waiting.pop()
        path = (*above, section.name)
        found.setdefault(path, section)
        waiting += [(path, each) for each in reversed(section.sections)]
    return found


def _renamed_parts(
    before: Rubric, after: Rubric, pairs: list[tuple[Placed, Placed]]
) -> dict[Path, Path]:
    """Where each part of the first is in the second: its own place, or that of all its rows."""
    old, new = _sections(before), _sections(after)
    known = {labels(path): path for path in new}
    found = {path: known[labels(path)] for path in old if labels(path) in known}
    taken = set(found.values())
    places: dict[Path, set[Path]] = {}
    for here, there in pairs:
        for depth in range(1, len(here.path) + 1):
            places.setdefault(here.path[:depth], set()).add(there.path[:depth])
    for path in old:
        goes = places.get(path, set()) - taken
        if path not in found and len(goes) == 1 == len(places[path]) and goes <= new.keys():
            found[path] = goes.pop()
            taken.add(found[path])
    return found


def _parts(before: Rubric, after: Rubric, renamed: Mapping[Path, Path]) -> Iterator[RubricChange]:
    """Parts that are new, gone, called otherwise, or worth other points."""
    old, new = _sections(before), _sections(after)
    for path, section in old.items():
        there = renamed.get(path)
        if there is None:
            yield RubricChange(differs=Differs.PART, at=path, before=section)
            continue
        for name in ("name", "name_en", "points", "adds_to"):
            one, other = getattr(section, name), getattr(new[there], name)
            if one != other:
                yield RubricChange(
                    differs=Differs.PART, at=there, part=name, before=one, after=other
                )
    taken = set(renamed.values())
    order = [path for path in new if path in taken]
    if order != [renamed[path] for path in old if path in renamed]:
        yield RubricChange(differs=Differs.PART, part="order", before=tuple(old), after=tuple(new))
    for path, section in new.items():
        if path not in taken:
            yield RubricChange(differs=Differs.PART, at=path, after=section)


def _rows(
    before: Rubric,
    after: Rubric,
    pairs: list[tuple[Placed, Placed]],
    renamed: Mapping[Path, Path],
) -> Iterator[RubricChange]:
    old, new = placed_rows(before), placed_rows(after)
    origin = {id(there.item): here for here, there in pairs}
    kept = {id(here.item) for here, _ in pairs}
    gone: dict[int, list[Placed]] = {}
    last = 0
    for here in old:
        if id(here.item) in kept:
            last = id(here.item)
        else:
            gone.setdefault(last, []).append(here)
    yield from map(_dropped, gone.get(0, ()))
    order = _out_of_order(old, new, origin)
    for there in new:
        came = origin.get(id(there.item))
        if came is None:
            yield RubricChange(differs=Differs.ADDED, at=there.at, after=there.item)
            continue
        if renamed.get(came.path, came.path) != there.path or id(there.item) in order:
            yield RubricChange(
                differs=Differs.MOVED, at=there.at, before=came.path, after=there.path
            )
        yield from _of_row(came, there)
        yield from map(_dropped, gone.get(id(came.item), ()))


def _out_of_order(
    old: tuple[Placed, ...], new: tuple[Placed, ...], origin: Mapping[int, Placed]
) -> set[int]:
    """The rows of the second that stand before one that stood before them, in the same part."""
    position = {id(row.item): number for number, row in enumerate(old)}
    latest: dict[Path, int] = {}
    found: set[int] = set()
    for there in new:
        here = origin.get(id(there.item))
        if here is None:
            continue
        number = position[id(here.item)]
        if number < latest.get(there.path, -1):
            found.add(id(there.item))
        latest[there.path] = max(number, latest.get(there.path, -1))
    return found


def _dropped(row: Placed) -> RubricChange:
    return RubricChange(differs=Differs.DROPPED, at=row.at, before=row.item)


def _of_row(here: Placed, there: Placed) -> Iterator[RubricChange]:
    """What differs between two rows that belong together; of two kinds what both have."""
    one, other = here.item, there.item
    if type(one) is not type(other):
        yield RubricChange(differs=Differs.ROW, at=there.at, part="kind", before=one, after=other)
    for name in (each.name for each in attrs.fields(type(one)) if hasattr(other, each.name)):
        left, right = getattr(one, name), getattr(other, name)
        if left != right and not (name == "key" and is_numbered(left) and is_numbered(right)):
            differs = _OF_ROWS.get(name, Differs.ROW)
            yield RubricChange(differs=differs, at=there.at, part=name, before=left, after=right)


def _listed(part: str, before: Rubric, after: Rubric) -> Iterator[RubricChange]:
    """Readings, ratings or vetoes: those that belong together, and what one side alone has."""
    differs, mark = _LISTED[part]
    old, new = ({mark(each): each for each in getattr(side, part)} for side in (before, after))
    for key in dict.fromkeys((*old, *new)):
        one, other = old.get(key), new.get(key)
        if one != other:
            at = getattr(one or other, "clause" if differs is Differs.READING else "name")
            yield RubricChange(differs=differs, at=(at,), before=one, after=other)


def _mark_of_reading(reading: Reading) -> Hashable:
    """Its key; that of a draft only counts the rows, so the clause stands for it."""
    head, _, tail = reading.key.partition(".")
    return (reading.clause, tail) if is_numbered(head) else reading.key


_LISTED: Final[dict[str, tuple[Differs, Callable[[Any], Hashable]]]] = {
    "readings": (Differs.READING, _mark_of_reading),
    "ratings": (Differs.RATING, lambda rating: rating.name),
    "vetoes": (Differs.VETO, lambda veto: veto.key),
}
