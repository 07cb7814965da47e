"""Per case: each violation costs so many points, down to zero (norms 10)."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import RubricError
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Count, Points
from perfeval.rules.rule import (
    POINTS,
    Award,
    Direction,
    Edge,
    because,
    checked_points,
    points_en,
    read_points,
    value_of,
)
from perfeval.rules.steps import limited, plain

__all__ = ["PerCase"]


@frozen(kw_only=True)
class PerCase:
    """每出现一例扣…分，扣完为止: `deduct` points a case, at most `cap` in all.

    A count that is not a whole number of cases is not scored.

    >>> PerCase(deduct="0.5").award(Measured(Kind.COUNT, Count("3")), Points("3")).earned
    Fraction(3, 2)
    """

    accepts: ClassVar[Kind | None] = Kind.COUNT

    deduct: Points = field(converter=read_points, **POINTS)
    cap: Points | None = field(default=None, converter=optional(read_points), **POINTS)

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
        """points − deduct × cases, at most the cap, not below 0."""
        count = value_of(measured, Kind.COUNT, Count)
        cases, full = count.fraction, checked_points(points).fraction
        if cases.denominator != 1 or cases < 0:
            code, earned = "outside", None
        else:
            lost, _ = limited(cases * self.deduct.fraction, points, self.cap)
            code, earned = "deducted" if cases else "full", full - lost
        return Award(earned, because(code, lambda: self._told(measured, count, points, code)))

    def _told(self, measured: Measured, count: Count, points: Points, code: str) -> tuple[str, str]:
        """The number of cases, and what they cost."""
        zh, en = f"{measured.zh} {count.plain}".strip(), f"{measured.en} {count.plain}".strip()
        if code == "outside":
            return f"{zh}：不是例数", f"{en}: this is no number of cases"
        if code == "full":
            return f"{zh}，计满分", f"{en}: full points"
        lost, floor = limited(count.fraction * self.deduct.fraction, points, self.cap)
        return (
            f"{zh}，每例扣 {self.deduct.plain} 分，扣 {plain(lost)} 分{floor[0]}",
            f"{en}, {self.deduct.plain} off each: {plain(lost)} off{floor[1]}",
        )

    def problem(self, points: Points) -> str | None:
        """The cap must not exceed the points; otherwise the rule is worth what its row is worth."""
        if points.atoms <= 0:
            return "a deduction needs points above 0"
        if self.cap is not None and self.cap > points:
            return f"the cap of {self.cap.plain} is above the {points_en(points)} of the row"
        return None

    def edges(self) -> tuple[Edge, ...]:
        """No case at all."""
        return (Count("0"),)
