"""Cut-offs of a deduction: rates beyond which a row earns nothing (低于60%不得分)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.errors import Phrase, RubricError
from perfeval.lowering import Comparison, Quotient, Test, Tree
from perfeval.measures import Measured
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Because, Sentence
from perfeval.rules.figures import Beside, printed
from perfeval.rules.rule import Award
from perfeval.rules.written import ShownRate, told

__all__ = ["CutOffs"]

_CUT_ABOVE: Final = Sentence(
    "cut_off", "{value}，高于 {edge}，不得分", "{value}, above {edge}: no points"
)
_CUT_BELOW: Final = Sentence(
    "cut_off", "{value}，低于 {edge}，不得分", "{value}, below {edge}: no points"
)
_NOTHING_BELOW: Final = Sentence("rule", "；低于 {edge} 不得分", "; no points below {edge}")
_NOTHING_ABOVE: Final = Sentence("rule", "；高于 {edge} 不得分", "; no points above {edge}")


@frozen
class CutOffs:
    """The rate below which, and the one above which, nothing is left; None where there is none."""

    below: Rate | None
    above: Rate | None

    def _sides(self) -> Iterator[tuple[Rate, Comparison, Sentence]]:
        """Each with its side, and what is said of a rate beyond it."""
        if self.below is not None:
            yield self.below, Comparison.BELOW, _CUT_BELOW
        if self.above is not None:
            yield self.above, Comparison.ABOVE, _CUT_ABOVE

    def award(self, rate: Rate, measured: Measured) -> Award | None:
        """Nothing, for a rate beyond one of them; None for any other."""
        for cut, side, sentence in self._sides():
            if rate < cut if side is Comparison.BELOW else rate > cut:
                value = Beside(rate, (cut,), measured)
                return Award(Fraction(0), sentence.because(value=value, edge=cut))
        return None

    def lower(self, rate: Quotient) -> list[tuple[Test, Tree]]:
        """The same of integers: each test with what it gives."""
        return [
            (
                rate.compared(side, cut.fraction),
                told(Fraction(0), sentence, value=ShownRate(rate, (cut,)), edge=cut),
            )
            for cut, side, sentence in self._sides()
        ]

    def said(self) -> tuple[Because | None, Because | None]:
        """What the rule says of each."""
        below = None if self.below is None else _NOTHING_BELOW.because(edge=self.below)
        above = None if self.above is None else _NOTHING_ABOVE.because(edge=self.above)
        return below, above

    def edges(self) -> tuple[Rate, ...]:
        """The rates themselves."""
        return tuple(cut for cut, _, _ in self._sides())

    def check(self, starts: tuple[Rate, ...], *, costs_below: bool, costs_above: bool) -> None:
        """Raise `RubricError` where one lies on no side that costs points, which
        `costs_below` and `costs_above` say, or not beyond where the deduction `starts` on it.
        """
        first, last = starts[0], starts[-1]
        if self.below is not None and not (costs_below and self.below < first):
            raise RubricError(
                "nothing_below",
                Phrase(
                    "{below} does not lie below {first}, where points are lost",
                    below=self.below,
                    first=printed(first),
                ),
            )
        if self.above is not None and not (costs_above and self.above > last):
            raise RubricError(
                "nothing_above",
                Phrase(
                    "{above} does not lie above {last}, where points are lost",
                    above=self.above,
                    last=printed(last),
                ),
            )
