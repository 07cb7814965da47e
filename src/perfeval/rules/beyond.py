"""Where points are lost: on which side of a standard, and beyond which zone beside it."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from perfeval.lowering import Comparison, Quotient, Tree, pick
from perfeval.measures import Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Because, Sentence
from perfeval.rules.figures import Beside, bare
from perfeval.rules.written import ShownRate, told

__all__ = ["Beyond", "FreeZone"]


class Beyond(enum.Enum):
    """Which side of the standard costs points.

    >>> Beyond("both").name
    'BOTH'
    """

    ABOVE = "above"
    BELOW = "below"
    BOTH = "both"


_NOT_ABOVE: Final = Sentence(
    "full", "{value}，不超过 {edge}，计满分", "{value}, not above {edge}: full points"
)
_NOT_BELOW: Final = Sentence(
    "full", "{value}，不低于 {edge}，计满分", "{value}, not below {edge}: full points"
)
_EQUAL: Final = Sentence(
    "full", "{value}，等于 {edge}，计满分", "{value}, equal to {edge}: full points"
)
_NEAR: Final = Sentence(
    "full",
    "{value}，与 {edge} 的偏差不扣分，计满分",
    "{value}, within the free zone around {edge}: full points",
)
_SAID: Final = {
    beyond: Sentence(
        "rule", f"{zh} {{standard}} 计满分{{free}}", f"full points {en} {{standard}}{{free}}"
    )
    for beyond, zh, en in (
        (Beyond.ABOVE, "不超过", "up to"),
        (Beyond.BELOW, "不低于", "from"),
        (Beyond.BOTH, "等于", "at"),
    )
}
_FREE: Final = Sentence(
    "rule", "，偏差 {free} 个百分点以内的不扣", ", nothing is lost within {free} percentage points"
)


@frozen
class FreeZone:
    """The rates that lose nothing: up to the standard, from it on, or it alone, and `free` more.

    `edges` are the last of them, on each side that costs.
    """

    standard: Rate
    beyond: Beyond
    free: Rate
    edges: tuple[Rate, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        edges = dict.fromkeys(self._ends())
        made = tuple(Rate.of_atoms(edge.numerator, edge.denominator) for edge in edges)
        object.__setattr__(self, "edges", made)

    def _ends(self) -> Iterator[Fraction]:
        if self.beyond is not Beyond.ABOVE:
            yield self.standard.fraction - self.free.fraction
        if self.beyond is not Beyond.BELOW:
            yield self.standard.fraction + self.free.fraction

    def excess(self, rate: Rate) -> Fraction:
        """By how much a rate lies beyond the zone; 0 where it does not."""
        away = rate.fraction - self.standard.fraction
        if self.beyond is Beyond.BELOW:
            away = -away
        elif self.beyond is Beyond.BOTH:
            away = abs(away)
        return max(Fraction(0), away - self.free.fraction)

    def lower_excess(self, rate: Quotient) -> Quotient:
        """The same of integers, but that it is below 0 or 0 where the rate is within the zone."""
        away = rate.plus(-self.standard.fraction)
        if self.beyond is Beyond.BELOW:
            away = rate.times(Fraction(-1)).plus(self.standard.fraction)
        elif self.beyond is Beyond.BOTH:
            away = away.away()
        return away.plus(-self.free.fraction)

    def full(self, rate: Rate, measured: Measured) -> Because:
        """Why a rate within the zone loses nothing."""
        sentence, edge = self._where(equal=rate == self.standard)
        return sentence.because(value=Beside(rate, self._beside, measured), edge=edge)

    def lower_full(self, rate: Quotient, points: Points) -> Tree:
        """The points of a rate within the zone, with where it stands."""
        shown = ShownRate(rate, self._beside)
        equal, other = (
            told(points, sentence, value=shown, edge=edge)
            for sentence, edge in (self._where(equal=True), self._where(equal=False))
        )
        if self.beyond is not Beyond.BOTH:
            return other
        return pick([(rate.compared(Comparison.EQUAL, self.standard.fraction), equal)], other)

    @property
    def _beside(self) -> tuple[Rate, ...]:
        """On which side of what a rate is to be seen."""
        return self.standard, *self.edges

    def _where(self, *, equal: bool) -> tuple[Sentence, Rate]:
        """What is said of a rate within the zone, and of which edge.

        `equal` says that it is the standard itself.
        """
        if self.beyond is Beyond.BOTH:
            return _EQUAL if equal else _NEAR, self.standard
        return _NOT_ABOVE if self.beyond is Beyond.ABOVE else _NOT_BELOW, self.edges[0]

    def said(self) -> Because:
        """Which rates earn full points, as a rule says it."""
        free = _FREE.because(free=bare(self.free)) if self.free.numerator else None
        return _SAID[self.beyond].because(standard=self.standard, free=free)
