"""Gain: so many points for each case, up to the points of the row (norms 30)."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import Phrase
from perfeval.lowering import DOUBT, Comparison, Tree, Value, pick
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Count, Points
from perfeval.rules.because import Sentence
from perfeval.rules.fields import POINTS, check_above_zero, read_points
from perfeval.rules.figures import Beside, counted
from perfeval.rules.rule import Award, Direction, Edge, checked_points, ratio_of, value_of
from perfeval.rules.written import Exactly, ShownCount, told

__all__ = ["Gain"]

_GAINED: Final = Sentence(
    "gained",
    "{cases}，每例 {each} 分，计 {earned} 分{limit}",
    "{cases}, {each} each: {earned} points{limit}",
)
_AT_MOST: Final = Sentence("at_most", "，以 {earned} 分为限", ", at most {earned}")
_OUTSIDE: Final = Sentence("outside", "{cases}：不是整数个", "{cases}: no whole number of cases")

_SAID: Final = Sentence(
    "rule",
    "每例计 {each} 分，以本行分值为限",
    "{each} for each case, at most the points of the row",
)


@frozen(kw_only=True)
class Gain:
    """每…一次计…分，最多…分: `each` points a case, at most the points of the row.

    The bonuses and the penalties of a `Rubric` are counted so. A count that is not a whole number
    of cases is not scored.

    >>> Gain(each="2").award(Measured(Kind.COUNT, Count("3")), Points("5")).earned
    Fraction(5, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.COUNT
    direction: ClassVar[Direction] = Direction.HIGHER

    each: Points = field(converter=read_points, **POINTS)

    def __attrs_post_init__(self) -> None:
        check_above_zero("{each} points per case is not above 0", each=self.each)

    def award(self, measured: Measured, points: Points) -> Award:
        """each × cases, at most the points."""
        count = value_of(measured, Kind.COUNT, Count)
        cases, full = count.fraction, checked_points(points, self.each).fraction
        found = Beside(count, measured=measured)
        if cases.denominator != 1 or cases < 0:
            return Award(None, _OUTSIDE.because(cases=found))
        gained = cases * self.each.fraction
        earned = min(gained, full)
        limit = _AT_MOST.because(earned=earned) if gained > earned else None
        because = _GAINED.because(cases=found, each=self.each, earned=earned, limit=limit)
        return Award(earned, because)

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers; what is no whole number of cases is in doubt."""
        count = ratio_of(value)
        gained = count.steps(started=False).times(self.each.fraction)
        shown = {"cases": ShownCount(count), "each": self.each}
        limit = _AT_MOST.because(earned=points)
        return pick(
            [
                (count.compared(Comparison.BELOW, Fraction(0)), DOUBT),
                (count.is_broken(), DOUBT),
                (
                    gained.compared(Comparison.ABOVE, points.fraction),
                    told(points, _GAINED, **shown, earned=points, limit=limit),
                ),
            ],
            told(gained, _GAINED, **shown, earned=Exactly(gained), limit=None),
        )

    def problem(self, points: Points) -> str | Phrase | None:
        """None, unless one case alone is worth more than the row."""
        if self.each > points:
            return Phrase(
                "one case is worth {worth} of {points}",
                worth=self.each.plain,
                points=counted(points),
            )
        return None

    def text(self, lang: str) -> str:
        """What a case earns."""
        return _SAID.because(each=self.each).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """No case at all."""
        return (Count("0"),)
