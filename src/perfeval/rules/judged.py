"""Judged: a row without a rule of its own, which an evaluator scores (附件3-1, 产出 and 效益)."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from perfeval.errors import Phrase
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Because
from perfeval.rules.rule import Award, Direction, Edge

__all__ = ["Judged"]

JUDGED = Because(
    "judged",
    "评分标准未规定计算方法，由评价人判定",
    "the clause gives no rule: an evaluator judges",
)


@frozen(kw_only=True)
class Judged:
    """The clause prints points but no rule: nothing is computed, and nothing is invented.

    >>> Judged().award(Measured(Kind.CHECKS, ()), Points("5")).because.code
    'judged'
    """

    accepts: ClassVar[Kind | None] = None
    direction: ClassVar[Direction] = Direction.NONE

    def award(self, measured: Measured | None, points: Points) -> Award:
        """Nothing; the reason says who judges."""
        return Award(None, JUDGED)

    def problem(self, points: Points) -> str | Phrase | None:
        """None: the rule is worth whatever its row is worth."""
        return None if points.atoms > 0 else Phrase("a judged row needs points above 0")

    def text(self, lang: str) -> str:
        """That an evaluator judges."""
        return JUDGED.text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None: nothing is measured."""
        return ()
