"""Two rubrics beside each other: rows, points, clauses, rules, readings, scales."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any, Final

import attrs
from attrs import field, frozen

from perfeval.comparison.part_changes import part_changes, renamed_parts
from perfeval.comparison.row_changes import row_changes
from perfeval.comparison.row_pairs import is_numbered, paired
from perfeval.comparison.rubric_change import Differs, RubricChange
from perfeval.filing.structure import of_kind
from perfeval.rubric.readings import Reading
from perfeval.rubric.rubric import Rubric

__all__ = ["RubricComparison", "compare_rubrics"]


_APART: Final = frozenset(
    {
        *("sections", "bonuses", "penalties", "readings", "ratings", "vetoes"),
        *("distribution", "digest"),
    }
)
"""Fields of a rubric that are compared one by one, or say nothing of it."""


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
    pairs = paired(before.rows(), after.rows())
    renamed = renamed_parts(before, after, pairs)
    yield from part_changes(before, after, renamed)
    yield from row_changes(before, after, pairs, renamed)
    for part in _LISTED:
        yield from _listed(part, before, after)


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
