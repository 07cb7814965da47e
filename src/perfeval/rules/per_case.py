"""Per case: each violation costs so many points, down to zero (norms 10)."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import Phrase
from perfeval.lowering import DOUBT, Comparison, Tree, Value, pick
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Count, Points
from perfeval.rules.because import Sentence
from perfeval.rules.fields import POINTS, check_above_zero, read_points
from perfeval.rules.figures import Beside
from perfeval.rules.rule import Award, Direction, Edge, checked_points, ratio_of, value_of
from perfeval.rules.steps import deduction_problem, floor_of, limited, lower_limited
from perfeval.rules.written import ShownCount, told

__all__ = ["PerCase"]

_FULL: Final = Sentence("full", "{cases}，计满分", "{cases}: full points")
_DEDUCTED: Final = Sentence(
    "deducted",
    "{cases}，每例扣 {deduct} 分，扣 {lost} 分{limit}",
    "{cases}, {deduct} off each: {lost} off{limit}",
)
_OUTSIDE: Final = Sentence("outside", "{cases}：不是例数", "{cases}: this is no number of cases")

_SAID: Final = Sentence(
    "rule",
    "没有的计满分；每出现一例扣 {deduct} 分{floor}",
    "full points for no case; {deduct} off for each{floor}",
)


@frozen(kw_only=True)
class PerCase:
    """每出现一例扣…分，扣完为止: `deduct` points a case, at most `cap` in all.

    A count that is not a whole number of cases is not scored.

    >>> PerCase(deduct="0.5").award(Measured(Kind.COUNT, Count("3")), Points("3")).earned
    Fraction(3, 2)
    """

    accepts: ClassVar[Kind | None] = Kind.COUNT
    direction: ClassVar[Direction] = Direction.LOWER

    deduct: Points = field(converter=read_points, **POINTS)
    cap: Points | None = field(default=None, converter=optional(read_points), **POINTS)

    def __attrs_post_init__(self) -> None:
        check_above_zero("{deduct} points per case is not above 0", deduct=self.deduct)
        check_above_zero("a cap of {cap} points is not above 0", cap=self.cap)

    def award(self, measured: Measured, points: Points) -> Award:
        """points − deduct × cases, at most the cap, not below 0."""
        count = value_of(measured, Kind.COUNT, Count)
        cases, full = count.fraction, checked_points(points).fraction
        found = Beside(count, (), measured)
        if cases.denominator != 1 or cases < 0:
            return Award(None, _OUTSIDE.because(cases=found))
        if not cases:
            return Award(full, _FULL.because(cases=found))
        lost, limit = limited(cases * self.deduct.fraction, points, self.cap)
        because = _DEDUCTED.because(cases=found, deduct=self.deduct, lost=lost, limit=limit)
        return Award(full - lost, because)

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers; what is no whole number of cases is in doubt."""
        count = ratio_of(value)
        shown, lost = ShownCount(count), count.steps(started=False).times(self.deduct.fraction)
        earned = lower_limited(
            points,
            lost,
            self.cap,
            lambda left, lost, limit: told(
                left, _DEDUCTED, cases=shown, deduct=self.deduct, lost=lost, limit=limit
            ),
        )
        return pick(
            [
                (count.compared(Comparison.BELOW, Fraction(0)), DOUBT),
                (count.is_broken(), DOUBT),
                (count.compared(Comparison.EQUAL, Fraction(0)), told(points, _FULL, cases=shown)),
            ],
            earned,
        )

    def problem(self, points: Points) -> str | Phrase | None:
        """The cap must not exceed the points; otherwise the rule is worth what its row is worth."""
        return deduction_problem(points, self.cap)

    def text(self, lang: str) -> str:
        """What a case costs, and down to what."""
        return _SAID.because(deduct=self.deduct, floor=floor_of(self.cap)).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """No case at all."""
        return (Count("0"),)
