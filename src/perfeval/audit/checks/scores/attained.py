"""Whether an actual value meets its target, and what the proportional rule then gives.

Source: 财预〔2020〕10号: a target reached earns all points, one not reached its share of them
(completed ÷ target). A target without a sign or a bound in words has no direction; it is never
guessed from the name.
"""

from __future__ import annotations

import enum
import functools
from fractions import Fraction
from typing import Final

from perfeval.audit.checks.values.led_figures import led_figures
from perfeval.audit.checks.values.worded_targets import bounded, sign_of, stated
from perfeval.audit.units_of_measure import kind_of, size_of
from perfeval.audit.vocabulary import Vocabulary, has_any
from perfeval.filing.indicators import Indicator
from perfeval.filing.values import Actual, Comparison, Quantity, Target

__all__ = [
    "Attained",
    "attained",
    "figures_of",
    "is_beyond_equal",
    "is_to_be_little",
    "share_of_target",
]

_TIMES: Final = ("天", "日", "月", "年", "小时", "分钟")
"""Units of time, of which a target that says = asks for no more."""
_MOST_RATIO: Final = 2
_LEAST_PERCENT: Final = 50
"""A bare value below the one beside a target from the other on is a ratio: a reading."""
_SHORT: Final = 80


class Attained(enum.Enum):
    """Whether the target is met; unknown where the direction or a number is not printed."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


def figures_of(target: Target, actual: Actual) -> tuple[Fraction, Fraction] | None:
    """The target and the actual value in the same unit; None where either says no number.

    A rate of which one side is printed as a percentage and the other as a share (≥95% and 0.964,
    as a workbook shows a cell without its format) is the same rate; so is 1.05 beside ≥100%.
    """
    short = len(target.printed) + len(actual.printed) <= _SHORT
    return _known(target, actual) if short else _figures(target, actual)


@functools.lru_cache(maxsize=4096)
def _known(target: Target, actual: Actual) -> tuple[Fraction, Fraction] | None:
    """The same for short cells: every check of a row asks for its figures."""
    return _figures(target, actual)


def _figures(target: Target, actual: Actual) -> tuple[Fraction, Fraction] | None:
    due, done = bounded(target).quantity, stated(actual)
    if due is None or done is None:
        led = led_figures(bounded(target), actual)
        if led is None:
            return None
        due, done = led
    value = done.value_in(due)
    if value is None:
        return _converted(due, done)
    goal = due.value
    ratio = 0 <= value <= 1 < goal or (0 <= value < _MOST_RATIO and goal >= _LEAST_PERCENT)
    if due.is_percent and done.bare and ratio:
        return goal, 100 * value
    if done.is_percent and due.bare and 0 < goal <= 1 < value:
        return 100 * goal, value
    return goal, value


def _converted(due: Quantity, done: Quantity) -> tuple[Fraction, Fraction] | None:
    """Both in the unit of the target, where both print one of a kind that has sizes."""
    kind = kind_of(due.unit)
    if kind != kind_of(done.unit) or kind in {"", "count"}:
        return None
    return due.value, done.value * size_of(done.unit) / size_of(due.unit)


def attained(target: Target, actual: Actual) -> Attained:
    """Whether `actual` meets `target`, by its sign or bound; equal meets where it has neither."""
    figures = figures_of(target, actual)
    if figures is None:
        return Attained.UNKNOWN
    goal, value = figures
    sign = sign_of(target)
    if sign is None:
        return Attained.MET if goal == value else Attained.UNKNOWN
    met = {
        Comparison.AT_LEAST: value >= goal,
        Comparison.AT_MOST: value <= goal,
        Comparison.ABOVE: value > goal,
        Comparison.BELOW: value < goal,
        Comparison.EQUAL: value == goal,
    }[sign]
    return Attained.MET if met else Attained.UNMET


def is_to_be_little(indicator: Indicator, words: Vocabulary) -> bool:
    """Whether less is better by the name of a row, its level or the unit of time it is in.

    >>> from perfeval.audit import VOCABULARY
    >>> row = Indicator(name="办结", target=Target(text="=5天"), actual=Actual(text="4天"))
    >>> is_to_be_little(row, VOCABULARY)
    True
    """
    due = bounded(indicator.target).quantity
    timed = due is not None and due.unit.endswith(_TIMES)
    return timed or "成本" in indicator.level2 or has_any(words.lower, indicator.name)


def is_beyond_equal(indicator: Indicator, words: Vocabulary) -> bool:
    """Whether a target with = is passed to the good side: 13 of =12次, 58 of a cost of =60万元.

    Forms print = for what is to be reached; what a reviewer then takes off no norm says.
    """
    figures = figures_of(indicator.target, indicator.actual)
    if figures is None or sign_of(indicator.target) is not Comparison.EQUAL:
        return False
    goal, value = figures
    return value < goal if is_to_be_little(indicator, words) else 0 < goal < value


def share_of_target(target: Target, actual: Actual) -> Fraction | None:
    """The share of its points that a missed target keeps: the smaller figure over the larger.

    None where there is nothing to divide.
    """
    figures = figures_of(target, actual)
    if figures is None or min(figures) < 0 or max(figures) == 0:
        return None
    return min(figures) / max(figures)
