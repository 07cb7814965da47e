"""Equal shares: the points of a row divided equally among its conditions (norms 18)."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Final

from attrs import frozen

from perfeval.errors import Phrase
from perfeval.filing.structure import many
from perfeval.lowering import Quotient, Tree, Value
from perfeval.lowering.terms import sum_of
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Sentence
from perfeval.rules.checklist import ALL_MET, MISCOUNTED, lower_ticks
from perfeval.rules.rule import Award, Direction, Edge, checked_points, ticks_of, value_of
from perfeval.rules.written import told

__all__ = ["EqualShares"]

_SHARED: Final = Sentence(
    "shared",
    "{met}/{checked} 项符合，各项平分，计 {points} × {met} ÷ {checked}；不符合：{unmet}",
    "{met} of {checked} conditions met, equal shares: {points} × {met} ÷ {checked}; "
    "not met: {unmet}",
)

_SAID: Final = Sentence(
    "rule",
    "{items}；每符合一项计分值的 {count} 分之一",
    "{items}; each that is met earns one of {count} equal shares",
)


@frozen(kw_only=True)
class EqualShares:
    """各项平均计分: each of the conditions that is met earns its equal share.

    Points that cannot be divided, such as 10 among three, stay exact until the row is rounded.

    >>> rule = EqualShares(items=("①数量", "②质量", "③时效"))
    >>> rule.award(Measured(Kind.CHECKS, (True, True, False)), Points("10")).earned
    Fraction(20, 3)
    """

    accepts: ClassVar[Kind | None] = Kind.CHECKS
    direction: ClassVar[Direction] = Direction.NONE

    items: tuple[str, ...] = many("the conditions of a list", str, least=2)

    def award(self, measured: Measured, points: Points) -> Award:
        """points × met ÷ all; nothing where the list has another length."""
        full = checked_points(points).fraction
        met = value_of(measured, Kind.CHECKS, tuple)
        if len(met) != len(self.items):
            return Award(None, MISCOUNTED.because(checked=len(met), due=len(self.items)))
        unmet = tuple([text for text, yes in zip(self.items, met, strict=True) if not yes])
        if not unmet:
            return Award(full, ALL_MET)
        good = len(met) - len(unmet)
        because = _SHARED.because(met=good, checked=len(met), unmet=unmet, points=points)
        return Award(full * Fraction(good, len(met)), because)

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        ticks, many = ticks_of(value), len(self.items)
        earned = Quotient(sum_of(ticks)).times(points.fraction / many)
        return lower_ticks(
            self.items,
            ticks,
            points,
            lambda figures: told(earned, _SHARED, checked=many, points=points, **figures),
        )

    def problem(self, points: Points) -> str | Phrase | None:
        """None: the rule is worth whatever its row is worth."""
        return None if points.atoms > 0 else Phrase("equal shares need points above 0")

    def text(self, lang: str) -> str:
        """The conditions, and what each earns."""
        return _SAID.because(items=self.items, count=len(self.items)).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None: a list is not a number."""
        return ()
