"""Checklist: conditions with points of their own that add up to the row's (norms 8)."""

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
    points_en,
    read_pairs,
    read_points,
    value_of,
)
from perfeval.text.fields import of_text

__all__ = ["Checklist", "Item"]


@frozen(kw_only=True)
class Item:
    """One condition, verbatim, and its points.

    >>> Item(text="①已制定管理制度", points="2").points.plain
    '2'
    """

    text: str = field(**of_text("a condition", empty=False))
    points: Points = field(converter=read_points, **POINTS)


@frozen(kw_only=True)
class Checklist:
    """①…，1分；②…，0.5分: each condition that is met earns its own points.

    >>> rule = Checklist.of(("①已制定制度", "2"), ("②得到有效执行", "1"))
    >>> rule.award(Measured(Kind.CHECKS, (True, False)), Points("3")).earned
    Fraction(2, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.CHECKS

    items: tuple[Item, ...] = many("the conditions of a checklist", Item, least=1)

    def __attrs_post_init__(self) -> None:
        for item in self.items:
            if item.points.atoms <= 0:
                raise RubricError("checklist", f"{item.text} is worth {item.points.plain} points")

    @classmethod
    def of(cls, *items: tuple[str, str]) -> Checklist:
        """The conditions in their order, each with its points."""
        pairs = read_pairs("the conditions of a checklist", items, '("①已制定制度", "2")')
        return cls(items=tuple(Item(text=text, points=points) for text, points in pairs))

    @property
    def direction(self) -> Direction:
        """None: a checklist is not a number."""
        return Direction.NONE

    def award(self, measured: Measured, points: Points) -> Award:
        """The sum of what is met; nothing where the list has another length."""
        checked_points(points, self._worth)
        met = value_of(measured, Kind.CHECKS, tuple)
        if len(met) != len(self.items):
            zh, en = f"核对 {len(met)} 项，应为 {len(self.items)} 项", f"{len(met)} checks"
            return Award(None, Because("outside", zh, f"{en} for {len(self.items)} conditions"))
        pairs = list(zip(self.items, met, strict=True))
        earned = sum((item.points.fraction for item, yes in pairs if yes), Fraction(0))
        unmet = [item.text for item, yes in pairs if not yes]
        good = len(met) - len(unmet)
        if not unmet:
            return Award(
                earned, Because("full", "各项均符合，计满分", "every condition met: full points")
            )
        return Award(
            earned,
            Because(
                "checked",
                f"{good}/{len(met)} 项符合；不符合：{'；'.join(unmet)}",
                f"{good} of {len(met)} conditions met; not met: {'; '.join(unmet)}",
            ),
        )

    def problem(self, points: Points) -> str | None:
        """The conditions must add up to the row's points."""
        if self._worth != points:
            return f"the conditions add up to {self._worth.plain} of {points_en(points)}"
        return None

    @property
    def _worth(self) -> Points:
        return Points.total([item.points for item in self.items])

    def edges(self) -> tuple[Edge, ...]:
        """None: a checklist is not a number."""
        return ()
