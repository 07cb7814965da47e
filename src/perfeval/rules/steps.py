"""Steps: what a value beyond a standard costs, step by step, and how a part of a step counts."""

from __future__ import annotations

import enum
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.errors import Phrase
from perfeval.lowering import Comparison, Quotient, Test, Tree, exactly, pick
from perfeval.lowering.trees import named
from perfeval.measures import Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate, ends_of_steps
from perfeval.rules.because import Because, Sentence
from perfeval.rules.figures import Beside, Edge, bare, counted, printed
from perfeval.rules.written import Exactly, ShownSteps, Unless, Within

__all__ = ["Steps"]

_NO_RATE: Final = Rate("0%")


class Steps(enum.Enum):
    """How a part of a step counts: not at all, as a whole one, or by its share.

    >>> from perfeval.measures import Kind, Measured
    >>> from perfeval.rules import Deduct
    >>> over = Measured(Kind.RATE, Rate("101.5%"))
    >>> [str(Deduct.above("100%", "1", per="1%", steps=steps).award(over, Points("5")).earned)
    ...     for steps in (Steps.WHOLE, Steps.STARTED, Steps.PRO_RATA)]
    ['4', '3', '7/2']
    """

    WHOLE = "whole"
    STARTED = "started"
    PRO_RATA = "pro_rata"

    def count(self, steps: Fraction) -> Fraction:
        """The steps that are counted.

        >>> Steps.STARTED.count(Fraction(39, 100))
        Fraction(1, 1)
        """
        if self is Steps.WHOLE:
            return Fraction(steps.numerator // steps.denominator)
        if self is Steps.STARTED:
            return Fraction(-(-steps.numerator // steps.denominator))
        return steps


READINGS: Final = {
    Steps.WHOLE: Because("whole", "，不足一步的不计", " (a part of a step does not count)"),
    Steps.STARTED: Because("started", "，不足一步的按一步计", " (a started step counts as one)"),
    Steps.PRO_RATA: Because(
        "pro_rata", "，不足一步的按比例计", " (a part of a step counts by its share)"
    ),
}
_OF_RATES: Final = Sentence(
    "loss",
    "{excess} 个百分点，每 {per} 个百分点扣 {deduct} 分{reading}，"
    "计 {counted} 步，扣 {lost} 分{limit}",
    "{excess:percentage point}, {deduct} off per {per}{reading}: {counted:step}, {lost} off{limit}",
)
_OF_COUNTS: Final = Sentence(
    "loss",
    "{excess}，每 {per}扣 {deduct} 分{reading}，计 {counted} 步，扣 {lost} 分{limit}",
    "{excess}, {deduct} off per {per}{reading}: {counted:step}, {lost} off{limit}",
)
DOWN_TO_ZERO: Final = Because("zero", "，扣完为止", ", down to zero")
_AT_MOST: Final = Sentence("cap", "，最多扣 {cap} 分", ", at most {cap} in all")
_EACH_OF_RATES: Final = Sentence(
    "rule",
    "每{beyond} {per} 个百分点扣 {deduct} 分{reading}",
    "{deduct} off for every {per:percentage point} {beyond}{reading}",
)
_EACH_OF_COUNTS: Final = Sentence(
    "rule",
    "每{beyond} {per} 扣 {deduct} 分{reading}",
    "{deduct} off for every {per} {beyond}{reading}",
)
_CAPPED: Final = Sentence("cap", "，以 {cap} 分为限", ", the most that is taken off")


@frozen
class Loss:
    """What is `lost` when `deduct` is off for every `per` in `excess`: so many steps `counted`.

    `limit` says in words where it is all the points, or the most that may be lost.
    """

    excess: Fraction
    per: Edge
    deduct: Points
    steps: Steps
    counted: Fraction
    lost: Fraction
    limit: Because | None

    def text(self, lang: str) -> str:
        """What was lost; how a part of a step counted, where there was one."""
        sentence, excess = _OF_COUNTS, str(printed(self.excess))
        if isinstance(self.per, Rate):
            away = Rate.of_atoms(self.excess.numerator, self.excess.denominator)
            edges = _steps_beside(away, Rate("0%"), self.per)
            sentence, excess = _OF_RATES, away.percent(*edges).removesuffix("%")
        part = self.excess % self.per.fraction != 0
        because = sentence.because(
            excess=excess,
            per=bare(self.per),
            deduct=self.deduct,
            reading=READINGS[self.steps] if part else None,
            counted=self.counted,
            lost=self.lost,
            limit=self.limit,
        )
        return because.text(lang)


def lose(
    points: Points,
    excess: Fraction,
    *,
    per: Edge,
    deduct: Points,
    steps: Steps,
    cap: Points | None = None,
) -> Loss:
    """Take `deduct` off `points` for every `per` in `excess`, down to zero, at most `cap`."""
    counted = steps.count(excess / per.fraction)
    lost, limit = limited(deduct.fraction * counted, points, cap)
    return Loss(excess, per, deduct, steps, counted, lost, limit)


def limited(
    lost: Fraction, points: Points, cap: Points | None = None
) -> tuple[Fraction, Because | None]:
    """What is lost of `points`, at most `cap`, and the words for the limit that was met."""
    if cap is not None and lost > cap.fraction and cap < points:
        return cap.fraction, _CAPPED.because(cap=cap)
    if lost >= points.fraction:
        return points.fraction, DOWN_TO_ZERO
    return lost, None


def lower_loss(
    points: Points,
    excess: Quotient,
    *,
    per: Rate,
    deduct: Points,
    steps: Steps,
    cap: Points | None,
    tell: Callable[[Quotient, Within], Tree],
) -> Tree:
    """What is left of `points` when `deduct` is off for every `per` in an excess above 0.

    `tell` gives a reason that says what was lost.
    """
    exact = excess.times(1 / per.fraction)
    whole = steps is not Steps.PRO_RATA
    counted = exact.steps(started=steps is Steps.STARTED) if whole else exact

    def left(counted: Quotient) -> Tree:
        figures = {
            "excess": ShownSteps(excess, _NO_RATE, per, excess=True),
            "per": bare(per),
            "deduct": deduct,
            "reading": Unless(exact, READINGS[steps]),
            "counted": Exactly(counted),
        }
        lost = counted.times(deduct.fraction)
        return lower_limited(
            points,
            lost,
            cap,
            lambda left, lost, limit: tell(
                left, Within(_OF_RATES, {**figures, "lost": lost, "limit": limit})
            ),
        )

    return named(counted.top, lambda top: left(Quotient(top))) if whole else left(counted)


def lower_limited(
    points: Points,
    lost: Quotient,
    cap: Points | None,
    tell: Callable[[Quotient, Exactly | Points, Because | None], Tree],
) -> Tree:
    """What is left when so much is lost: not below 0, nor more than `cap` off.

    `tell` gives a reason that says how much was lost, and the words for the limit that was met.
    """
    cases: list[tuple[Test, Tree]] = []
    if cap is not None and cap < points:
        left = exactly(points.fraction - cap.fraction)
        beyond = lost.compared(Comparison.ABOVE, cap.fraction)
        cases.append((beyond, tell(left, cap, _CAPPED.because(cap=cap))))
    else:
        nothing = lost.compared(Comparison.AT_LEAST, points.fraction)
        cases.append((nothing, tell(exactly(Fraction(0)), points, DOWN_TO_ZERO)))
    left = lost.times(Fraction(-1)).plus(points.fraction)
    return pick(cases, tell(left, Exactly(lost), None))


def deduction_problem(points: Points, cap: Points | None = None) -> Phrase | None:
    """Why nothing can be taken off `points`, at most `cap`; or None."""
    if points.atoms <= 0:
        return Phrase("a deduction needs points above 0")
    if cap is not None and cap > points:
        return Phrase(
            "the cap of {cap} is above the {points} of the row",
            cap=cap.plain,
            points=counted(points),
        )
    return None


def each_step(per: Edge, deduct: Points, steps: Steps, beyond: Because) -> Because:
    """What one step costs and how a part of one counts, as a rule says it: 每超过 1 个百分点扣…."""
    sentence = _EACH_OF_RATES if isinstance(per, Rate) else _EACH_OF_COUNTS
    return sentence.because(beyond=beyond, per=bare(per), deduct=deduct, reading=READINGS[steps])


def floor_of(cap: Points | None) -> Because:
    """Down to what a deduction goes, as a rule says it."""
    return DOWN_TO_ZERO if cap is None else _AT_MOST.because(cap=cap)


@frozen
class BesideSteps:
    """A measured rate, with its formula, on its side of the whole steps `per` from `start`."""

    measured: Measured
    value: Rate
    start: Rate
    per: Rate

    def text(self, lang: str) -> str:
        """The rate beside the steps that end before and after it: 101.999% is not 102%."""
        edges = (self.start, *_steps_beside(self.value, self.start, self.per))
        return Beside(self.value, edges, self.measured).text(lang)


def _steps_beside(value: Rate, start: Rate, per: Rate) -> tuple[Rate, Rate]:
    """Where the whole steps from `start` end that lie before and after `value`."""
    ends = ends_of_steps(value.numerator, value.denominator, start, per)
    before, after = (Rate.of_atoms(*end) for end in ends)
    return before, after
