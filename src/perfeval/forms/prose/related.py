"""Relations between figures of a sentence; none where one of them is none that a relation holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import (
    Figure,
    Growth,
    Multiple,
    Part,
    RateRelation,
    Relation,
    SumRelation,
)
from perfeval.forms.prose.quantities import Quantity

__all__ = ["difference_of", "growth_of", "multiple_of", "rate_of", "sum_of"]


def rate_of(
    part: Quantity, whole: Quantity, percent: Quantity, at: str, name: str = ""
) -> Iterator[RateRelation]:
    """What a part is of a whole, under the name of the percentage or another."""
    numerator, denominator = part.figure(at), whole.figure(at)
    printed = percent.figure(at, name)
    if numerator and denominator and printed:
        yield RateRelation(at=at, numerator=numerator, denominator=denominator, rate=printed)


def growth_of(
    after: Quantity, before: Quantity, percent: Quantity, at: str, *, fell: bool
) -> Iterator[Growth]:
    """The growth, or the fall, from `before` to `after`."""
    value, base, printed = (each.figure(at) for each in (after, before, percent))
    if value and base and printed:
        yield Growth(at=at, value=value, base=base, percent=printed, fell=fell)


def multiple_of(
    value: Figure | None, base: Figure | None, times: Figure | None, at: str
) -> Iterator[Multiple]:
    """A value that is a multiple of its base."""
    if value and base and times:
        yield Multiple(at=at, value=value, base=base, times=times)


def difference_of(
    after: Quantity, before: Quantity, step: Figure | None, at: str, *, fell: bool
) -> Iterator[Relation]:
    """What was before and the step to what is after, which rose by it or fell."""
    total, start = after.figure(at), before.figure(at)
    if total and start and step:
        parts = Part(figure=start), Part(figure=step, minus=fell)
        yield SumRelation(at=at, total=total, parts=parts)


def sum_of(
    total: Figure | None, parts: Sequence[Figure | None], at: str, breakdown: Breakdown
) -> Iterator[Relation]:
    """A total and what it consists of."""
    terms = tuple(Part(figure=each) for each in parts if each is not None)
    if total is not None and len(terms) == len(parts):
        yield SumRelation(at=at, total=total, parts=terms, breakdown=breakdown)
