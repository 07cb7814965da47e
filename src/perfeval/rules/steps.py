"""Steps: what a value beyond a standard costs, step by step, and how a part of a step counts."""

from __future__ import annotations

import enum
from fractions import Fraction

from attrs import frozen

from perfeval.numbers import ATOMS, Count, Points, Rate
from perfeval.rules.rule import Edge

__all__ = ["Steps"]


class Steps(enum.Enum):
    """How a part of a step counts: not at all, as a whole one, or by its share."""

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
    """What is left of the points, and the words for what was lost."""

    earned: Fraction
    zh: str
    en: str


def lose(
    points: Points,
    excess: Fraction,
    *,
    per: Edge,
    deduct: Points,
    steps: Steps,
    cap: Points | None = None,
) -> Loss:
    """Take `deduct` off `points` for every `per` in `excess`, down to zero, at most `cap`.

    The words say how a part of a step counted, where there was one.
    """
    exact = excess / per.fraction
    counted = steps.count(exact)
    lost = min(points.fraction, deduct.fraction * counted)
    if cap is not None:
        lost = min(lost, cap.fraction)
    earned = points.fraction - lost
    reading = _READINGS[steps] if exact.denominator != 1 else ("", "")
    zero = ("，扣完为止", ", down to zero") if earned == 0 else ("", "")
    unit = (" 个百分点", " percentage points") if isinstance(per, Rate) else ("", "")
    away, step = _difference(excess, per), _difference(per.fraction, per)
    return Loss(
        earned,
        f"{away}{unit[0]}，每 {step}{unit[0]}扣 {deduct.plain} 分{reading[0]}，"
        f"计 {plain(counted)} 步，扣 {plain(lost)} 分{zero[0]}",
        f"{away}{unit[1]}, {deduct.plain} off per {step}{reading[1]}: "
        f"{plain(counted)} steps, {plain(lost)} off{zero[1]}",
    )


def plain(value: Fraction) -> str:
    """A fraction as decimal text where it has one in 8 places, else as n/d."""
    if ATOMS % value.denominator == 0:
        return Points.rounded(value, 8).plain
    return f"{value.numerator}/{value.denominator}"


def _difference(value: Fraction, per: Edge) -> str:
    """A difference, in percentage points for rates, on its side of the nearest whole steps."""
    if isinstance(per, Count):
        return plain(value)
    whole = value // per.fraction * per.fraction
    beside = [
        Rate.of_atoms(edge.numerator, edge.denominator) for edge in (whole, whole + per.fraction)
    ]
    return Rate.of_atoms(value.numerator, value.denominator).percent(*beside).removesuffix("%")
