"""Proportional: points × rate, capped at full (norms 1, 2, 3, 4, 16, 25).

Budget execution, completed ÷ target, a coefficient × weight; also lower-is-better and equality.
"""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from perfeval.errors import RubricError
from perfeval.filing.structure import of_kind
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

__all__ = ["Proportional", "Toward"]


class Toward(enum.Enum):
    """On which side of `full_at` a rate earns everything.

    >>> Toward("at_least").name
    'AT_LEAST'
    """

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUAL = "equal"


_MET = {
    Toward.AT_LEAST: ("达到", "not below"),
    Toward.AT_MOST: ("不超过", "not above"),
    Toward.EQUAL: ("等于", "equal to"),
}


def _positive(_instance: object, _attribute: object, value: Rate) -> None:
    if value.numerator <= 0:
        raise RubricError("full_at", f"{value} is not above 0%")


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
        return Award(
            points.fraction * share,
            because(
                "full" if share == 1 else "proportional",
                lambda: self._told(measured, value, points, share),
            ),
        )

    def _told(
        self, measured: Measured, value: Rate, points: Points, share: Fraction
    ) -> tuple[str, str]:
        """The rate beside the one that earns everything, and the factor that it comes to."""
        rate, full = shown(value, self.full_at), shown_edge(self.full_at)
        zh, en = equation(measured, rate)
        if share == 1:
            zh_met, en_met = _MET[self.toward]
            return f"{zh}，{zh_met} {full}，计满分", f"{en}, {en_met} {full}: full points"
        if share == 0:
            factor = "0"
        elif value > self.full_at:
            factor = f"{full} ÷ {rate}"
        else:
            factor = rate if full == "100%" else f"{rate} ÷ {full}"
        return (
            f"{zh}，按比例计 {points.plain} × {factor}",
            f"{en}, in proportion: {points.plain} × {factor}",
        )

    def problem(self, points: Points) -> str | None:
        """None: the rule is worth whatever its row is worth."""
        return None if points.atoms > 0 else "a proportional rule needs points above 0"

    def edges(self) -> tuple[Edge, ...]:
        """The rate that earns everything."""
        return (self.full_at,)
