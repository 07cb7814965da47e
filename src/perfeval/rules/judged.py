"""Judged: a row that an evaluator scores (附件3-1, 产出、效益; rows a draft leaves to people)."""

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
    "由评价人按条文判定",
    "an evaluator judges by the clause",
)


@frozen(kw_only=True)
class Judged:
    """A clause without a rule, or with one that was not read: nothing is computed or invented.

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
