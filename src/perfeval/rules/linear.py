"""Linear: piecewise linear between a base and full points (norms 14)."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from perfeval.errors import RubricError
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.rule import (
    RATE,
    Award,
    Direction,
    Edge,
    because,
    checked_points,
    equation,
    read_rate,
    shown,
    shown_edge,
    value_of,
)

__all__ = ["Linear"]


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

    full_at: Rate = field(converter=read_rate, **RATE)
    base_at: Rate = field(converter=read_rate, **RATE)
    base_share: Rate = field(converter=read_rate, **RATE)
    below_share: Rate = field(default=Rate("0%"), converter=read_rate, **RATE)

    def __attrs_post_init__(self) -> None:
        if not self.base_at < self.full_at:
            raise RubricError(
                "linear",
                f"the base {self.base_at} is not below {self.full_at}; "
                "where less is better, Deduct.above by Steps.PRO_RATA is a straight line",
            )
        if not Rate("0%") <= self.below_share <= self.base_share <= Rate("100%"):
            raise RubricError(
                "linear",
                f"the shares {self.below_share} and {self.base_share} do not rise from 0% to 100%",
            )

    @property
    def direction(self) -> Direction:
        """Higher is better."""
        return Direction.HIGHER

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
        code = "full" if rate >= self.full_at else "below" if rate < self.base_at else "between"
        return Award(
            checked_points(points).fraction * self.share(rate),
            because(code, lambda: self._told(measured, rate, code)),
        )

    def _told(self, measured: Measured, rate: Rate, code: str) -> tuple[str, str]:
        """The rate beside the base and the one that earns everything."""
        zh, en = equation(measured, shown(rate, self.base_at, self.full_at))
        full, base = shown_edge(self.full_at), shown_edge(self.base_at)
        if code == "full":
            return f"{zh}，达到 {full}，计满分", f"{en}: full points from {full} on"
        if code == "below":
            below = shown_edge(self.below_share)
            return (
                f"{zh}，低于 {base}，计分值的 {below}",
                f"{en}, below {base}: {below} of the points",
            )
        share = self.share(rate)
        part = shown(Rate.of_atoms(share.numerator, share.denominator), Rate("100%"))
        return (
            f"{zh}，不低于 {base} 且低于 {full}，按比例计分值的 {part}",
            f"{en}, from {base} to below {full}: {part} of the points",
        )

    def problem(self, points: Points) -> str | None:
        """None: the rule is worth whatever its row is worth."""
        return None if points.atoms > 0 else "a linear rule needs points above 0"

    def edges(self) -> tuple[Edge, ...]:
        """The base and the rate that earns everything."""
        return (self.base_at, self.full_at)
