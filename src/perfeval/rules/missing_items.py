"""Missing items: each condition that is not met costs the same, down to zero (norms 9)."""

from __future__ import annotations

from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.errors import Phrase
from perfeval.filing.structure import many
from perfeval.lowering import Quotient, Tree, Value, Whole
from perfeval.lowering.terms import sum_of
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Sentence
from perfeval.rules.checklist import ALL_MET, MISCOUNTED, lower_ticks
from perfeval.rules.fields import POINTS, check_above_zero, read_points
from perfeval.rules.rule import Award, Direction, Edge, checked_points, ticks_of, value_of
from perfeval.rules.steps import deduction_problem, limited, lower_limited
from perfeval.rules.written import Exactly, Unmet, told

__all__ = ["MissingItems"]

_DEDUCTED: Final = Sentence(
    "deducted",
    "缺 {count} 项（{unmet}），每项扣 {deduct} 分{limit}",
    "{count} not met ({unmet}), {deduct} off each{limit}",
)

_SAID: Final = Sentence(
    "rule",
    "{items}；每缺一项扣 {deduct} 分，扣完为止",
    "{items}; {deduct} off for each that is missing, down to zero",
)


@frozen(kw_only=True)
class MissingItems:
    """每缺一项扣…分，扣完为止: `items` are the conditions verbatim, `deduct` what one costs.

    >>> rule = MissingItems(items=("制度", "合规", "执行"), deduct="1")
    >>> rule.award(Measured(Kind.CHECKS, (True, True, False)), Points("3")).earned
    Fraction(2, 1)
    """

    accepts: ClassVar[Kind | None] = Kind.CHECKS
    direction: ClassVar[Direction] = Direction.NONE

    items: tuple[str, ...] = many("the conditions of a list", str, least=1)
    deduct: Points = field(converter=read_points, **POINTS)

    def __attrs_post_init__(self) -> None:
        check_above_zero("{deduct} points per item is not above 0", deduct=self.deduct)

    def award(self, measured: Measured, points: Points) -> Award:
        """points − deduct × items not met; nothing where the list has another length."""
        checked_points(points)
        met = value_of(measured, Kind.CHECKS, tuple)
        if len(met) != len(self.items):
            return Award(None, MISCOUNTED.because(checked=len(met), due=len(self.items)))
        unmet = tuple([text for text, yes in zip(self.items, met, strict=True) if not yes])
        if not unmet:
            return Award(points.fraction, ALL_MET)
        lost, limit = limited(len(unmet) * self.deduct.fraction, points)
        because = _DEDUCTED.because(count=len(unmet), unmet=unmet, deduct=self.deduct, limit=limit)
        return Award(points.fraction - lost, because)

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        missed = Quotient(sum_of((Whole(len(self.items)),), ticks_of(value)))

        def tell(figures: dict[str, Exactly | Unmet]) -> Tree:
            shown = {"count": Exactly(missed), "unmet": figures["unmet"], "deduct": self.deduct}
            return lower_limited(
                points,
                missed.times(self.deduct.fraction),
                None,
                lambda left, _lost, limit: told(left, _DEDUCTED, **shown, limit=limit),
            )

        return lower_ticks(self.items, ticks_of(value), points, tell)

    def problem(self, points: Points) -> str | Phrase | None:
        """None: the rule is worth whatever its row is worth."""
        return deduction_problem(points)

    def text(self, lang: str) -> str:
        """The conditions, and what a missing one costs."""
        return _SAID.because(items=self.items, deduct=self.deduct).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """None: a list is not a number."""
        return ()
