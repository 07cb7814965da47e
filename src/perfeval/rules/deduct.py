"""Deduct: so many points per step beyond a standard, down to zero (norms 6).

“每超过一个百分点扣0.5分，扣完为止” does not say how a part of a step counts: the
reading is a required argument, and an explanation says when the readings differ.
"""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import ClassVar, Self

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import RubricError
from perfeval.filing.structure import of_kind
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.rule import (
    POINTS,
    RATE,
    Award,
    Direction,
    Edge,
    because,
    checked_points,
    equation,
    points_en,
    read_points,
    read_rate,
    shown,
    shown_edge,
    value_of,
)
from perfeval.rules.steps import Loss, Steps, lose

__all__ = ["Beyond", "Deduct"]


class Beyond(enum.Enum):
    """Which side of the standard costs points.

    >>> Beyond("both").name
    'BOTH'
    """

    ABOVE = "above"
    BELOW = "below"
    BOTH = "both"


@frozen(kw_only=True)
class Deduct:
    """每超过（低于）… 扣 … 分，扣完为止: `deduct` points per `per` beyond `standard`.

    `per` is in percentage points ("1%" is one). `free` is a zone beyond the standard in which
    nothing is lost, and from whose end the steps count; `cap` the most that can be lost. Made by
    `Deduct.above`, `Deduct.below` and `Deduct.both`.

    >>> rule = Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE)
    >>> rule.award(Measured(Kind.RATE, Rate("101.9%")), Points("5")).earned
    Fraction(9, 2)
    """

    accepts: ClassVar[Kind | None] = Kind.RATE

    standard: Rate = field(converter=read_rate, **RATE)
    beyond: Beyond = field(**of_kind("beyond", Beyond))
    deduct: Points = field(converter=read_points, **POINTS)
    per: Rate = field(converter=read_rate, **RATE)
    steps: Steps = field(**of_kind("the reading of a part-step", Steps))
    free: Rate = field(default=Rate("0%"), converter=read_rate, **RATE)
    cap: Points | None = field(default=None, converter=optional(read_points), **POINTS)
    _edges: tuple[Rate, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.deduct.atoms <= 0:
            raise RubricError("deduct", f"{self.deduct.plain} points per step is not above 0")
        if self.per.numerator <= 0:
            raise RubricError("per", f"a step of {self.per} is not above 0")
        if self.free.numerator < 0:
            raise RubricError("free", f"a free zone of {self.free} is below 0")
        if self.cap is not None and self.cap.atoms <= 0:
            raise RubricError("cap", f"a cap of {self.cap.plain} points is not above 0")
        object.__setattr__(self, "_edges", _edges_of(self))

    @classmethod
    def above(
        cls,
        standard: str,
        deduct: str,
        *,
        per: str,
        steps: Steps,
        free: str = "0%",
        cap: str | None = None,
    ) -> Self:
        """“以…为标准，每超过…扣…分”."""
        return cls._on(Beyond.ABOVE, standard, deduct, per, steps, free, cap)

    @classmethod
    def below(
        cls,
        standard: str,
        deduct: str,
        *,
        per: str,
        steps: Steps,
        free: str = "0%",
        cap: str | None = None,
    ) -> Self:
        """“每低于…扣…分”."""
        return cls._on(Beyond.BELOW, standard, deduct, per, steps, free, cap)

    @classmethod
    def both(
        cls,
        standard: str,
        deduct: str,
        *,
        per: str,
        steps: Steps,
        free: str = "0%",
        cap: str | None = None,
    ) -> Self:
        """“每超过或低于…扣…分”."""
        return cls._on(Beyond.BOTH, standard, deduct, per, steps, free, cap)

    @classmethod
    def _on(
        cls,
        beyond: Beyond,
        standard: str,
        deduct: str,
        per: str,
        steps: Steps,
        free: str,
        cap: str | None,
    ) -> Self:
        return cls(
            standard=standard,
            beyond=beyond,
            deduct=deduct,
            per=per,
            steps=steps,
            free=free,
            cap=cap,
        )

    @property
    def direction(self) -> Direction:
        """Lower is better above a standard, higher below one."""
        return {
            Beyond.ABOVE: Direction.LOWER,
            Beyond.BELOW: Direction.HIGHER,
            Beyond.BOTH: Direction.NONE,
        }[self.beyond]

    def excess(self, rate: Rate) -> Fraction:
        """By how much the rate lies beyond the standard and the free zone; 0 where it does not."""
        away = rate.fraction - self.standard.fraction
        if self.beyond is Beyond.BELOW:
            away = -away
        elif self.beyond is Beyond.BOTH:
            away = abs(away)
        return max(Fraction(0), away - self.free.fraction)

    def award(self, measured: Measured, points: Points) -> Award:
        """points − deduct × steps, not below 0, nor more than the cap off."""
        checked_points(points)
        rate = value_of(measured, Kind.RATE, Rate)
        excess = self.excess(rate)
        if excess == 0:
            return Award(points.fraction, because("full", lambda: self._told_full(measured, rate)))
        loss = lose(
            points, excess, per=self.per, deduct=self.deduct, steps=self.steps, cap=self.cap
        )
        return Award(
            loss.earned, because("deducted", lambda: self._told_loss(measured, rate, excess, loss))
        )

    def _told_full(self, measured: Measured, rate: Rate) -> tuple[str, str]:
        """The rate, and on which side of the standard it is."""
        zh, en = equation(measured, shown(rate, self.standard, *self._edges))
        zh_met, en_met = self._met(rate)
        return f"{zh}，{zh_met}，计满分", f"{en}, {en_met}: full points"

    def _told_loss(
        self, measured: Measured, rate: Rate, excess: Fraction, loss: Loss
    ) -> tuple[str, str]:
        """The rate beside the edge that it has passed, and what that costs."""
        above = rate > self.standard
        end = self._edges[-1 if above else 0]
        zh, en = equation(measured, shown(rate, end, *self._steps_beside(end, excess, above=above)))
        edge, (zh_loss, en_loss) = shown_edge(end), loss.words()
        return (
            f"{zh}，{'超过' if above else '低于'} {edge} {zh_loss}",
            f"{en}, {'above' if above else 'below'} {edge} by {en_loss}",
        )

    def _steps_beside(self, end: Rate, excess: Fraction, *, above: bool) -> tuple[Rate, Rate]:
        """The rates at which the step before and the next one end: 101.999% is not 102%."""
        per = self.per.fraction if above else -self.per.fraction
        before = end.fraction + excess // self.per.fraction * per
        after = before + per
        return (
            Rate.of_atoms(before.numerator, before.denominator),
            Rate.of_atoms(after.numerator, after.denominator),
        )

    def _met(self, rate: Rate) -> tuple[str, str]:
        """Where a rate stands that loses nothing, in both languages."""
        edge = shown_edge(self._edges[-1])
        if self.beyond is Beyond.ABOVE:
            return f"不超过 {edge}", f"not above {edge}"
        if self.beyond is Beyond.BELOW:
            return f"不低于 {edge}", f"not below {edge}"
        standard = shown_edge(self.standard)
        if rate == self.standard:
            return f"等于 {standard}", f"equal to {standard}"
        return f"与 {standard} 的偏差不扣分", f"within the free zone around {standard}"

    def problem(self, points: Points) -> str | None:
        """The cap must not exceed the points; otherwise the rule is worth what its row is worth."""
        if points.atoms <= 0:
            return "a deduction needs points above 0"
        if self.cap is not None and self.cap > points:
            return f"the cap of {self.cap.plain} is above the {points_en(points)} of the row"
        return None

    def edges(self) -> tuple[Edge, ...]:
        """Where the deduction begins, on each side that costs."""
        return self._edges


def _edges_of(rule: Deduct) -> tuple[Rate, ...]:
    standard, free = rule.standard.fraction, rule.free.fraction
    below = () if rule.beyond is Beyond.ABOVE else (standard - free,)
    above = () if rule.beyond is Beyond.BELOW else (standard + free,)
    return tuple(
        Rate.of_atoms(edge.numerator, edge.denominator) for edge in dict.fromkeys((*below, *above))
    )
