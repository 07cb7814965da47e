"""Proportional: points × rate, capped at full (norms 1, 2, 3, 4, 16, 25).

Budget execution, completed ÷ target, a coefficient × weight; also lower-is-better and equality.
"""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import of_kind
from perfeval.lowering import Comparison, Tree, Value, pick
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Because, Sentence
from perfeval.rules.fields import RATE, read_rate
from perfeval.rules.figures import Beside
from perfeval.rules.rule import Award, Direction, Edge, checked_points, ratio_of, value_of
from perfeval.rules.written import ShownRate, told

__all__ = ["Proportional", "Toward"]

_WHOLE: Final = Rate("100%")


class Toward(enum.Enum):
    """On which side of `full_at` a rate earns everything.

    >>> Toward("at_least").name
    'AT_LEAST'
    """

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUAL = "equal"


_FULL: Final = {
    Toward.AT_LEAST: Sentence(
        "full", "{value}，达到 {full}，计满分", "{value}, not below {full}: full points"
    ),
    Toward.AT_MOST: Sentence(
        "full", "{value}，不超过 {full}，计满分", "{value}, not above {full}: full points"
    ),
    Toward.EQUAL: Sentence(
        "full", "{value}，等于 {full}，计满分", "{value}, equal to {full}: full points"
    ),
}
_SAID: Final = {
    Toward.AT_LEAST: Sentence(
        "rule",
        "达到 {full} 计满分，未达到的按 分值×比率÷{full} 计",
        "full points from {full} on; below it points × rate ÷ {full}",
    ),
    Toward.AT_MOST: Sentence(
        "rule",
        "不超过 {full} 计满分，超过的按 分值×{full}÷比率 计",
        "full points up to {full}; above it points × {full} ÷ rate",
    ),
    Toward.EQUAL: Sentence(
        "rule",
        "等于 {full} 计满分，低于的按 分值×比率÷{full}、高于的按 分值×{full}÷比率 计",
        "full points at {full}; below it points × rate ÷ {full}, above it points × {full} ÷ rate",
    ),
}
_NOTHING, _OF_WHOLE, _OF_FULL, _OF_RATE = (
    Sentence(
        "proportional",
        f"{{value}}，按比例计 {{points}} × {factor}",
        f"{{value}}, in proportion: {{points}} × {factor}",
    )
    for factor in ("0", "{rate}", "{rate} ÷ {full}", "{full} ÷ {rate}")
)


def _positive(_instance: object, _attribute: object, value: Rate) -> None:
    if value.numerator <= 0:
        raise RubricError("full_at", Phrase("{value} is not above 0%", value=value))


@frozen(kw_only=True)
class Proportional:
    """得分＝分值×比率: full points at `full_at`, the proportion of it before, never above.

    With `AT_MOST` the rate is actual ÷ target: points × full_at ÷ rate above it. With `EQUAL` both
    ways cost. A negative rate earns 0.

    >>> rule = Proportional()
    >>> rule.award(Measured(Kind.RATE, Rate("79.27%")), Points("10")).earned
    Fraction(7927, 1000)
    """

    accepts: ClassVar[Kind | None] = Kind.RATE

    full_at: Rate = field(default=Rate("100%"), validator=_positive, converter=read_rate, **RATE)
    toward: Toward = field(default=Toward.AT_LEAST, **of_kind("toward", Toward))

    @property
    def direction(self) -> Direction:
        """Higher is better, lower, or neither for equality."""
        return {
            Toward.AT_LEAST: Direction.HIGHER,
            Toward.AT_MOST: Direction.LOWER,
            Toward.EQUAL: Direction.NONE,
        }[self.toward]

    def share(self, rate: Fraction) -> Fraction:
        """The share of the points that a rate earns, from 0 to 1."""
        below = max(Fraction(0), rate / self.full_at.fraction)
        above = Fraction(1) if rate <= self.full_at.fraction else self.full_at.fraction / rate
        if self.toward is Toward.AT_LEAST:
            return min(Fraction(1), below)
        return above if self.toward is Toward.AT_MOST else min(below, above)

    def award(self, measured: Measured, points: Points) -> Award:
        """points × share."""
        checked_points(points)
        value = value_of(measured, Kind.RATE, Rate)
        share = self.share(value.fraction)
        return Award(points.fraction * share, self._because(measured, value, points, share))

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        rate, full, worth = ratio_of(value), self.full_at.fraction, points.fraction
        shown, at = (ShownRate(rate, (self.full_at,), alone=alone) for alone in (False, True))
        figures = {"value": shown, "points": points, "rate": at, "full": self.full_at}
        below = pick(
            [
                (
                    rate.compared(Comparison.AT_MOST, Fraction(0)),
                    told(Fraction(0), _NOTHING, **figures),
                )
            ],
            told(
                rate.times(worth / full),
                _OF_WHOLE if self.full_at == _WHOLE else _OF_FULL,
                **figures,
            ),
        )
        above = told(rate.under(worth * full), _OF_RATE, **figures)
        reached = told(points, _FULL[self.toward], **figures)
        if self.toward is Toward.AT_LEAST:
            return pick([(rate.compared(Comparison.AT_LEAST, full), reached)], below)
        if self.toward is Toward.AT_MOST:
            return pick([(rate.compared(Comparison.AT_MOST, full), reached)], above)
        return pick(
            [
                (rate.compared(Comparison.EQUAL, full), reached),
                (rate.compared(Comparison.ABOVE, full), above),
            ],
            below,
        )

    def _because(self, measured: Measured, rate: Rate, points: Points, share: Fraction) -> Because:
        """The rate beside the one that earns everything, and the factor that it comes to."""
        full = self.full_at
        value = Beside(rate, (full,), measured)
        if share == 1:
            return _FULL[self.toward].because(value=value, full=full)
        if share == 0:
            return _NOTHING.because(value=value, points=points)
        at = Beside(rate, (full,))
        if rate < full == _WHOLE:
            return _OF_WHOLE.because(value=value, points=points, rate=at)
        sentence = _OF_RATE if rate > full else _OF_FULL
        return sentence.because(value=value, points=points, rate=at, full=full)

    def problem(self, points: Points) -> str | Phrase | None:
        """None: the rule is worth whatever its row is worth."""
        return None if points.atoms > 0 else Phrase("a proportional rule needs points above 0")

    def text(self, lang: str) -> str:
        """Where all points are earned, and what is earned elsewhere."""
        return _SAID[self.toward].because(full=self.full_at).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """The rate that earns everything."""
        return (self.full_at,)
