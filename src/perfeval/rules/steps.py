"""Steps: what a value beyond a standard costs, step by step, and how a part of a step counts."""

from __future__ import annotations

import enum
from fractions import Fraction

from attrs import frozen

from perfeval.numbers.decimals import ATOMS, decimal_text, rounded_atoms
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules.rule import Edge

__all__ = ["Steps"]


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


_READINGS = {
    Steps.WHOLE: ("，不足一步的不计", " (a part of a step does not count)"),
    Steps.STARTED: ("，不足一步的按一步计", " (a started step counts as one)"),
    Steps.PRO_RATA: ("，不足一步的按比例计", " (a part of a step counts by its share)"),
}


@frozen
class Loss:
    """What is left of the `points` when `deduct` is off for every `per` in `excess`.

    Down to zero, and at most `cap` off.
    """

    points: Points
    excess: Fraction
    per: Edge
    deduct: Points
    steps: Steps
    cap: Points | None
    counted: Fraction
    lost: Fraction

    @property
    def earned(self) -> Fraction:
        """The points that are left."""
        return self.points.fraction - self.lost

    def words(self) -> tuple[str, str]:
        """What was lost, in both languages; how a part of a step counted, where there was one."""
        _, floor = limited(self.deduct.fraction * self.counted, self.points, self.cap)
        part = (self.excess / self.per.fraction).denominator != 1
        reading = _READINGS[self.steps] if part else ("", "")
        away, step = _difference(self.excess, self.per), _difference(self.per.fraction, self.per)
        unit = (" 个百分点", _pp(away)) if isinstance(self.per, Rate) else ("", "")
        counted, lost, deduct = plain(self.counted), plain(self.lost), self.deduct.plain
        some = "step" if counted in ("1", "≈1") else "steps"
        return (
            f"{away}{unit[0]}，每 {step}{unit[0]}扣 {deduct} 分{reading[0]}，"
            f"计 {counted} 步，扣 {lost} 分{floor[0]}",
            f"{away}{unit[1]}, {deduct} off per {step}{reading[1]}: "
            f"{counted} {some}, {lost} off{floor[1]}",
        )


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
    lost, _ = limited(deduct.fraction * counted, points, cap)
    return Loss(points, excess, per, deduct, steps, cap, counted, lost)


def limited(lost: Fraction, points: Points, cap: Points | None) -> tuple[Fraction, tuple[str, str]]:
    """What is lost of `points`, at most `cap`, and the words for the limit that was met."""
    if cap is not None and lost > cap.fraction and cap < points:
        return cap.fraction, (f"，以 {cap.plain} 分为限", ", the most that is taken off")
    if lost >= points.fraction:
        return points.fraction, ("，扣完为止", ", down to zero")
    return lost, ("", "")


def plain(value: Fraction) -> str:
    """A fraction as decimal text where it has one in 8 places, else so rounded, and said to be."""
    exact = ATOMS % value.denominator == 0
    return f"{'' if exact else '≈'}{decimal_text(rounded_atoms(value, 8))}"


def _pp(number: str) -> str:
    return " percentage point" if number == "1" else " percentage points"


def _difference(value: Fraction, per: Edge) -> str:
    """A difference, in percentage points for rates, on its side of the nearest whole steps."""
    if isinstance(per, Count):
        return plain(value)
    whole = value // per.fraction * per.fraction
    beside = [
        Rate.of_atoms(edge.numerator, edge.denominator) for edge in (whole, whole + per.fraction)
    ]
    return Rate.of_atoms(value.numerator, value.denominator).percent(*beside).removesuffix("%")
