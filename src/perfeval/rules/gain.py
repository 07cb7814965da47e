"""Gain: so many points for each case, up to the points of the row (norms 30)."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from perfeval.errors import RubricError
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Count, Points
from perfeval.rules.rule import (
    POINTS,
    Award,
    Because,
    Direction,
    Edge,
    checked_points,
    read_points,
    value_of,
)

__all__ = ["Gain"]


@frozen(kw_only=True)
class Gain:
    """每…一次计…分，最多…分: `each` points a case, at most the points of the row.

    Bonus points are earned so, and penalties counted up (`ExtraPoints`). A count that is not a
    whole number of cases is not scored.

    >>> Gain(each="2").award(Measured(Kind.COUNT, Count("3")), Points("5")).earned
    Fraction(5, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.COUNT
    direction: ClassVar[Direction] = Direction.HIGHER

    each: Points = field(converter=read_points, **POINTS)

    def __attrs_post_init__(self) -> None:
        if self.each.atoms <= 0:
            raise RubricError("each", f"{self.each.plain} points per case is not above 0")

    def award(self, measured: Measured, points: Points) -> Award:
        """each × cases, at most the points."""
        count = value_of(measured, Kind.COUNT, Count)
        cases, full = count.fraction, checked_points(points, self.each).fraction
        zh, en = f"{measured.zh} {count.plain}".strip(), f"{measured.en} {count.plain}".strip()
        if cases.denominator != 1 or cases < 0:
            because = Because("outside", f"{zh}：不是整数个", f"{en}: no whole number of cases")
            return Award(None, because)
        gained = cases * self.each.fraction
        earned = min(gained, full)
        shown = Points.rounded(earned, 8).plain
        most = (f"，以 {shown} 分为限", f", at most {shown}") if gained > earned else ("", "")
        return Award(
            earned,
            Because(
                "gained",
                f"{zh}，每例 {self.each.plain} 分，计 {shown} 分{most[0]}",
                f"{en}, {self.each.plain} each: {shown} points{most[1]}",
            ),
        )

    def problem(self, points: Points) -> str | None:
        """None, unless one case alone is worth more than the row."""
        if self.each > points:
            return f"one case is worth {self.each.plain} of {points.plain} points"
        return None

    def edges(self) -> tuple[Edge, ...]:
        """No case at all."""
        return (Count("0"),)
