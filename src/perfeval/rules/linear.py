"""Linear: piecewise linear between a base and full points (norms 14)."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import Phrase, RubricError
from perfeval.lowering import Comparison, Tree, Value, pick
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Because, Sentence
from perfeval.rules.fields import RATE, read_rate
from perfeval.rules.figures import Beside
from perfeval.rules.rule import Award, Direction, Edge, checked_points, ratio_of, value_of
from perfeval.rules.written import ShownRate, told

__all__ = ["Linear"]

_FULL: Final = Sentence(
    "full", "{value}，达到 {full}，计满分", "{value}: full points from {full} on"
)
_BETWEEN: Final = Sentence(
    "between",
    "{value}，不低于 {base} 且低于 {full}，按比例计分值的 {share}",
    "{value}, from {base} to below {full}: {share} of the points",
)
_BELOW: Final = Sentence(
    "below",
    "{value}，低于 {base}，计分值的 {share}",
    "{value}, below {base}: {share} of the points",
)

_SAID: Final = Sentence(
    "rule",
    "达到 {full} 计满分；{base} 计分值的 {share}，其间按比例；低于 {base} {below}",
    "full points from {full} on; {share} of them at {base}, linear between; below {base} {below}",
)
_NONE: Final = Because("rule", "不得分", "nothing")
_PART: Final = Sentence("rule", "计分值的 {share}", "{share} of them")


@frozen(kw_only=True)
class Linear:
    """≥90% 满分；70% 计分值的80%，其间按比例；低于70% 不得分.

    Full points from `full_at` on; at `base_at` the share `base_share` of them, linear between;
    below `base_at` the share `below_share`.

    >>> rule = Linear(full_at="90%", base_at="70%", base_share="80%")
    >>> rule.award(Measured(Kind.RATE, Rate("80%")), Points("10")).earned
    Fraction(9, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.RATE
    direction: ClassVar[Direction] = Direction.HIGHER

    full_at: Rate = field(converter=read_rate, **RATE)
    base_at: Rate = field(converter=read_rate, **RATE)
    base_share: Rate = field(converter=read_rate, **RATE)
    below_share: Rate = field(default=Rate("0%"), converter=read_rate, **RATE)

    def __attrs_post_init__(self) -> None:
        if not self.base_at < self.full_at:
            raise RubricError(
                "linear",
                Phrase(
                    "the base {base_at} is not below {full_at}; where less is better, "
                    "Deduct.above by Steps.PRO_RATA is a straight line",
                    base_at=self.base_at,
                    full_at=self.full_at,
                ),
            )
        if not Rate("0%") <= self.below_share <= self.base_share <= Rate("100%"):
            raise RubricError(
                "linear",
                Phrase(
                    "the shares {below_share} and {base_share} do not rise from 0% to 100%",
                    below_share=self.below_share,
                    base_share=self.base_share,
                ),
            )

    def share(self, rate: Rate) -> Fraction:
        """The share of the points that a rate earns, from 0 to 1."""
        if rate >= self.full_at:
            return Fraction(1)
        if rate < self.base_at:
            return self.below_share.fraction
        base, full = self.base_at.fraction, self.full_at.fraction
        start = self.base_share.fraction
        return start + (1 - start) * (rate.fraction - base) / (full - base)

    def award(self, measured: Measured, points: Points) -> Award:
        """points × share."""
        rate = value_of(measured, Kind.RATE, Rate)
        earned = checked_points(points).fraction * self.share(rate)
        value = Beside(rate, (self.base_at, self.full_at), measured)
        if rate >= self.full_at:
            return Award(earned, _FULL.because(value=value, full=self.full_at))
        if rate < self.base_at:
            because = _BELOW.because(value=value, base=self.base_at, share=self.below_share)
            return Award(earned, because)
        share = self.share(rate)
        part = Beside(Rate.of_atoms(share.numerator, share.denominator), (Rate("100%"),))
        because = _BETWEEN.because(value=value, base=self.base_at, full=self.full_at, share=part)
        return Award(earned, because)

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        rate, worth = ratio_of(value), points.fraction
        base, start = self.base_at.fraction, self.base_share.fraction
        slope = (1 - start) / (self.full_at.fraction - base)
        share = rate.plus(-base).times(slope).plus(start)
        figures = {
            "value": ShownRate(rate, (self.base_at, self.full_at)),
            "base": self.base_at,
            "full": self.full_at,
        }
        below = worth * self.below_share.fraction
        part = ShownRate(share, (Rate("100%"),), alone=True)
        return pick(
            [
                (
                    rate.compared(Comparison.AT_LEAST, self.full_at.fraction),
                    told(points, _FULL, **figures),
                ),
                (
                    rate.compared(Comparison.BELOW, base),
                    told(below, _BELOW, **figures, share=self.below_share),
                ),
            ],
            told(share.times(worth), _BETWEEN, **figures, share=part),
        )

    def problem(self, points: Points) -> str | Phrase | None:
        """None: the rule is worth whatever its row is worth."""
        return None if points.atoms > 0 else Phrase("a linear rule needs points above 0")

    def text(self, lang: str) -> str:
        """Where all points are earned, the base, and what lies below it."""
        below = _PART.because(share=self.below_share) if self.below_share.numerator else _NONE
        said = _SAID.because(
            full=self.full_at, base=self.base_at, share=self.base_share, below=below
        )
        return said.text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """The base and the rate that earns everything."""
        return (self.base_at, self.full_at)
