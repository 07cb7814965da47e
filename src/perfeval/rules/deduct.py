"""Deduct: so many points per step beyond a standard, down to zero (norms 6).

“每超过一个百分点扣0.5分，扣完为止” does not say how a part of a step counts: the
reading is a required argument, and an explanation says when the readings differ.
"""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar, Final, Self

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import of_kind
from perfeval.lowering import Comparison, Quotient, Tree, Value, pick
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Because, Sentence
from perfeval.rules.beyond import Beyond, FreeZone
from perfeval.rules.choices import choosing, of_choices
from perfeval.rules.cut_offs import CutOffs
from perfeval.rules.fields import POINTS, RATE, check_above_zero, read_points, read_rate
from perfeval.rules.rule import Award, Direction, Edge, checked_points, ratio_of, value_of
from perfeval.rules.steps import (
    BesideSteps,
    Steps,
    deduction_problem,
    each_step,
    floor_of,
    lose,
    lower_loss,
)
from perfeval.rules.written import ShownSteps, told
from perfeval.text.fields import later

__all__ = ["Beyond", "Deduct"]

_ABOVE: Final = Sentence(
    "deducted", "{value}，超过 {edge} {loss}", "{value}, above {edge} by {loss}"
)
_BELOW: Final = Sentence(
    "deducted", "{value}，低于 {edge} {loss}", "{value}, below {edge} by {loss}"
)
_SAID: Final = Sentence(
    "rule",
    "{full}；{step}{floor}{below}{above}",
    "{full}; {step}{floor}{below}{above}",
)
_BEYOND: Final = {
    Beyond.ABOVE: Because("rule", "超过", "above"),
    Beyond.BELOW: Because("rule", "低于", "below"),
    Beyond.BOTH: Because("rule", "超过或低于", "above or below"),
}


@of_choices(beyond=Beyond, steps=Steps)
@frozen(kw_only=True)
class Deduct:
    """每超过（低于）… 扣 … 分，扣完为止: `deduct` points per `per` beyond `standard`.

    `per` is in percentage points ("1%" is one). `free` is a zone beyond the standard in which
    nothing is lost, and from whose end the steps count; `cap` the most that can be lost. Below
    `nothing_below`, or above `nothing_above`, the row earns nothing (低于60%不得分). Made by
    `Deduct.above`, `Deduct.below` and `Deduct.both`.

    >>> rule = Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE)
    >>> rule.award(Measured(Kind.RATE, Rate("101.9%")), Points("5")).earned
    Fraction(9, 2)
    """

    accepts: ClassVar[Kind | None] = Kind.RATE

    standard: Rate = field(converter=read_rate, **RATE)
    beyond: Beyond = field(**of_kind("beyond", Beyond))
    deduct: Points = field(converter=read_points, **POINTS)
    per: Rate = field(converter=read_rate, **RATE)
    steps: Steps = field(**of_kind("the reading of a part-step", Steps))
    free: Rate = field(default=Rate("0%"), converter=read_rate, **RATE)
    cap: Points | None = field(default=None, converter=optional(read_points), **POINTS)
    nothing_below: Rate | None = field(default=None, converter=optional(read_rate), **later(RATE))
    nothing_above: Rate | None = field(default=None, converter=optional(read_rate), **later(RATE))
    _zone: FreeZone = field(init=False, eq=False, repr=False)
    _cuts: CutOffs = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_above_zero("{deduct} points per step is not above 0", deduct=self.deduct)
        check_above_zero("a step of {per} is not above 0", per=self.per)
        if self.free.numerator < 0:
            raise RubricError("free", Phrase("a free zone of {free} is below 0", free=self.free))
        check_above_zero("a cap of {cap} points is not above 0", cap=self.cap)
        zone = FreeZone(self.standard, self.beyond, self.free)
        cuts = CutOffs(self.nothing_below, self.nothing_above)
        object.__setattr__(self, "_zone", zone)
        object.__setattr__(self, "_cuts", cuts)
        cuts.check(
            zone.edges,
            costs_below=self.beyond is not Beyond.ABOVE,
            costs_above=self.beyond is not Beyond.BELOW,
        )

    @classmethod
    @choosing(steps=Steps)
    def above(
        cls,
        standard: str,
        deduct: str,
        *,
        per: str,
        steps: Steps,
        free: str = "0%",
        cap: str | None = None,
        nothing_above: str | None = None,
    ) -> Self:
        """“以…为标准，每超过…扣…分，高于…不得分”."""
        return cls(
            beyond=Beyond.ABOVE,
            standard=standard,
            deduct=deduct,
            per=per,
            steps=steps,
            free=free,
            cap=cap,
            nothing_above=nothing_above,
        )

    @classmethod
    @choosing(steps=Steps)
    def below(
        cls,
        standard: str,
        deduct: str,
        *,
        per: str,
        steps: Steps,
        free: str = "0%",
        cap: str | None = None,
        nothing_below: str | None = None,
    ) -> Self:
        """“每低于…扣…分，低于…不得分”."""
        return cls(
            beyond=Beyond.BELOW,
            standard=standard,
            deduct=deduct,
            per=per,
            steps=steps,
            free=free,
            cap=cap,
            nothing_below=nothing_below,
        )

    @classmethod
    @choosing(steps=Steps)
    def both(
        cls,
        standard: str,
        deduct: str,
        *,
        per: str,
        steps: Steps,
        free: str = "0%",
        cap: str | None = None,
        nothing_below: str | None = None,
        nothing_above: str | None = None,
    ) -> Self:
        """“每超过或低于…扣…分”."""
        return cls(
            beyond=Beyond.BOTH,
            standard=standard,
            deduct=deduct,
            per=per,
            steps=steps,
            free=free,
            cap=cap,
            nothing_below=nothing_below,
            nothing_above=nothing_above,
        )

    @property
    def direction(self) -> Direction:
        """Lower is better above a standard, higher below one."""
        return {
            Beyond.ABOVE: Direction.LOWER,
            Beyond.BELOW: Direction.HIGHER,
            Beyond.BOTH: Direction.NONE,
        }[self.beyond]

    def excess(self, rate: Rate) -> Fraction:
        """By how much the rate lies beyond the standard and the free zone; 0 where it does not."""
        return self._zone.excess(rate)

    def award(self, measured: Measured, points: Points) -> Award:
        """points − deduct × steps, not below 0, nor more than the cap off; 0 beyond a cut-off."""
        checked_points(points)
        rate = value_of(measured, Kind.RATE, Rate)
        nothing = self._cuts.award(rate, measured)
        if nothing is not None:
            return nothing
        excess = self.excess(rate)
        if excess == 0:
            return Award(points.fraction, self._zone.full(rate, measured))
        loss = lose(
            points, excess, per=self.per, deduct=self.deduct, steps=self.steps, cap=self.cap
        )
        above = rate > self.standard
        edge = self._zone.edges[-1 if above else 0]
        because = (_ABOVE if above else _BELOW).because(
            value=BesideSteps(measured, rate, edge, self.per), edge=edge, loss=loss
        )
        return Award(points.fraction - loss.lost, because)

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers."""
        rate = ratio_of(value)
        excess = self._zone.lower_excess(rate)
        within = excess.compared(Comparison.AT_MOST, Fraction(0))
        full, lost = self._zone.lower_full(rate, points), self._lower_loss(rate, excess, points)
        return pick([*self._cuts.lower(rate), (within, full)], lost)

    def _lower_loss(self, rate: Quotient, excess: Quotient, points: Points) -> Tree:
        """The points of a rate that loses some, with how many and why."""

        def beyond(edge: Rate, sentence: Sentence) -> Tree:
            shown = ShownSteps(rate, edge, self.per)
            return lower_loss(
                points,
                excess,
                per=self.per,
                deduct=self.deduct,
                steps=self.steps,
                cap=self.cap,
                tell=lambda left, loss: told(left, sentence, value=shown, edge=edge, loss=loss),
            )

        first, last = self._zone.edges[0], self._zone.edges[-1]
        if self.beyond is Beyond.BOTH:
            above = rate.compared(Comparison.ABOVE, self.standard.fraction)
            return pick([(above, beyond(last, _ABOVE))], beyond(first, _BELOW))
        return beyond(first, _ABOVE if self.beyond is Beyond.ABOVE else _BELOW)

    def problem(self, points: Points) -> str | Phrase | None:
        """The cap must not exceed the points; otherwise the rule is worth what its row is worth."""
        return deduction_problem(points, self.cap)

    def text(self, lang: str) -> str:
        """The standard, what a step costs, down to what, and where nothing is left."""
        below, above = self._cuts.said()
        said = _SAID.because(
            full=self._zone.said(),
            step=each_step(self.per, self.deduct, self.steps, _BEYOND[self.beyond]),
            floor=floor_of(self.cap),
            below=below,
            above=above,
        )
        return said.text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """Where the deduction begins, on each side that costs, and where nothing is left."""
        return (*self._zone.edges, *self._cuts.edges())
