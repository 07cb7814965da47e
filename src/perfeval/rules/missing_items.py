"""Missing items: each condition that is not met costs the same, down to zero (norms 9)."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from attrs import field, frozen

from perfeval.errors import RubricError
from perfeval.filing.structure import many
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
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

__all__ = ["MissingItems"]


@frozen(kw_only=True)
class MissingItems:
    """每缺一项扣…分，扣完为止: `items` are the conditions verbatim, `deduct` what one costs.

    >>> rule = MissingItems(items=("制度", "合规", "执行"), deduct="1")
    >>> rule.award(Measured(Kind.CHECKS, (True, True, False)), Points("3")).earned
    Fraction(2, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.CHECKS

    items: tuple[str, ...] = many("the conditions of a list", str, least=1)
    deduct: Points = field(converter=read_points, **POINTS)

    def __attrs_post_init__(self) -> None:
        if self.deduct.atoms <= 0:
            raise RubricError("deduct", f"{self.deduct.plain} points per item is not above 0")

    @property
    def direction(self) -> Direction:
        """None: a list is not a number."""
        return Direction.NONE

    def award(self, measured: Measured, points: Points) -> Award:
        """points − deduct × items not met; nothing where the list has another length."""
        checked_points(points)
        met = value_of(measured, Kind.CHECKS, tuple)
        if len(met) != len(self.items):
            zh, en = f"核对 {len(met)} 项，应为 {len(self.items)} 项", f"{len(met)} checks"
            return Award(None, Because("outside", zh, f"{en} for {len(self.items)} conditions"))
        unmet = [text for text, yes in zip(self.items, met, strict=True) if not yes]
        earned = max(Fraction(0), points.fraction - len(unmet) * self.deduct.fraction)
        if not unmet:
            return Award(
                earned, Because("full", "各项均符合，计满分", "every condition met: full points")
            )
        zero = ("，扣完为止", ", down to zero") if earned == 0 else ("", "")
        return Award(
            earned,
            Because(
                "deducted",
                f"缺 {len(unmet)} 项（{'；'.join(unmet)}），每项扣 {self.deduct.plain} 分{zero[0]}",
                f"{len(unmet)} not met ({'; '.join(unmet)}), {self.deduct.plain} off each{zero[1]}",
            ),
        )

    def problem(self, points: Points) -> str | None:
        """None: the rule is worth whatever its row is worth."""
        return None if points.atoms > 0 else "a deduction needs points above 0"

    def edges(self) -> tuple[Edge, ...]:
        """None: a list is not a number."""
        return ()
