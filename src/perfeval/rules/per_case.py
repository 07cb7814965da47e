"""Per case: each violation costs so many points, down to zero (norms 10)."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import RubricError
from perfeval.measures import Kind, Measured
from perfeval.numbers import Count, Points
from perfeval.rules.rule import Award, Because, Direction, Edge, read_points, value_of

__all__ = ["PerCase"]


@frozen(kw_only=True)
class PerCase:
    """每出现一例扣…分，扣完为止: `deduct` points a case, at most `cap` in all.

    A count that is not a whole number of cases is not scored.

    >>> PerCase(deduct="0.5").award(Measured(Kind.COUNT, Count("3")), Points("3")).earned
    Fraction(3, 2)
    """

    accepts: ClassVar[Kind | None] = Kind.COUNT

    deduct: Points = field(converter=read_points)
    cap: Points | None = field(default=None, converter=optional(read_points))

    def __attrs_post_init__(self) -> None:
        if self.deduct.atoms <= 0:
            raise RubricError("deduct", f"{self.deduct.plain} points per case is not above 0")
        if self.cap is not None and self.cap.atoms <= 0:
            raise RubricError("cap", f"a cap of {self.cap.plain} points is not above 0")

    @property
    def direction(self) -> Direction:
        """Fewer cases are better."""
        return Direction.LOWER

    def award(self, measured: Measured, points: Points) -> Award:
        """points − deduct × cases, not below 0."""
        count = value_of(measured, Count)
        cases = count.fraction
        zh, en = f"{measured.zh} {count.plain}", f"{measured.en} {count.plain}"
        if cases.denominator != 1 or cases < 0:
            because = Because("outside", f"{zh}：不是整数个", f"{en}: no whole number of cases")
            return Award(None, because)
        if cases == 0:
            return Award(points.fraction, Because("full", f"{zh}，计满分", f"{en}: full points"))
        lost = cases * self.deduct.fraction
        if self.cap is not None:
            lost = min(lost, self.cap.fraction)
        earned = max(Fraction(0), points.fraction - lost)
        shown = Points.rounded(points.fraction - earned, 8).plain
        zero = ("，扣完为止", ", down to zero") if earned == 0 else ("", "")
        return Award(
            earned,
            Because(
                "deducted",
                f"{zh}，每例扣 {self.deduct.plain} 分，扣 {shown} 分{zero[0]}",
                f"{en}, {self.deduct.plain} off each: {shown} off{zero[1]}",
            ),
        )

    def problem(self, points: Points) -> str | None:
        """The cap must not exceed the points; otherwise the rule is worth what its row is worth."""
        if points.atoms <= 0:
            return "a deduction needs points above 0"
        if self.cap is not None and self.cap > points:
            return f"the cap of {self.cap.plain} is above the {points.plain} points of the row"
        return None

    def edges(self) -> tuple[Edge, ...]:
        """No case at all."""
        return (Count("0"),)
