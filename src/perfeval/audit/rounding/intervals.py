"""Consistent within rounding: the rule by which the audit tells rounding from error.

Interval arithmetic on printed figures, in integers: no division, no rounding, no decimal context.
A printed figure stands for the closed interval value ± half a unit of its last place (any tie
rule). Source: the idea of XBRL Calculations 1.1; `docs/audit.md` has the worked table.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence

from attrs import frozen

__all__ = [
    "Interval",
    "Outcome",
    "RatioOutcome",
    "Verdict",
    "ratio_verdict",
    "same_verdict",
    "subset_verdict",
    "sum_verdict",
    "whole_tasks",
]


class Verdict(enum.Enum):
    """What the interval rule says of a relation.

    >>> Verdict("mismatch").name
    'MISMATCH'
    """

    EXACT = "exact"
    WITHIN_ROUNDING = "within_rounding"
    WEAK_TEST = "weak_test"
    UNDECIDABLE = "undecidable"
    MISMATCH = "mismatch"
    NOT_CHECKABLE = "not_checkable"
    NOT_COMPUTABLE = "not_computable"

    @property
    def fails(self) -> bool:
        """Whether the figures contradict each other at the places of their table."""
        return self in {Verdict.MISMATCH, Verdict.UNDECIDABLE}


@frozen
class Interval:
    """A printed figure in integers of one common unit.

    `step` is the unit of its last place by the *family* (the most places printed in its table),
    `own` by its own text; 0 for exact quantities (counts, points, scores).

    >>> Interval(355760, step=10).value
    355760
    """

    value: int
    step: int = 0
    own: int = 0


@frozen
class Outcome:
    """A verdict on figures that are added or compared.

    `computed` is what the figures give, `residual` what is printed less that; `tolerance` is
    twice the difference that rounding explains, so that it stays an integer.

    >>> sum_verdict(Interval(355760), [(1, Interval(102869)), (1, Interval(252892))]).residual
    -1
    """

    verdict: Verdict
    computed: int
    residual: int
    tolerance: int


@frozen
class RatioOutcome:
    """A verdict on a printed ratio; numerator ÷ denominator is the quotient of printed figures.

    >>> ratio_verdict(Interval(960, 1), Interval(972, 1), Interval(9877, 1), 10**4).verdict.value
    'within_rounding'
    """

    verdict: Verdict
    numerator: int
    denominator: int


def _graded(excess: int, family: int, own: int, weak: bool) -> Verdict:
    if 2 * excess <= family:
        if excess <= 0:
            return Verdict.EXACT
        return Verdict.WEAK_TEST if weak else Verdict.WITHIN_ROUNDING
    return Verdict.UNDECIDABLE if 2 * excess <= own else Verdict.MISMATCH


def _weak(terms: Sequence[Interval], family: int, total: int) -> bool:
    return 50 * family > abs(total) or family > 20 * max(term.step for term in terms)


def sum_verdict(total: Interval, parts: Sequence[tuple[int, Interval]]) -> Outcome:
    """Whether `total` is the sum of `parts`, each with its sign (1 or -1).

    Consistent ⇔ 2·`|M − Σ w·m|` ≤ n + 1 in units of the family place; without parts it is not
    checkable.

    >>> parts = [(1, Interval(102869, 1, 1)), (1, Interval(252892, 1, 1))]
    >>> sum_verdict(Interval(355760, 1, 10), parts)
    Outcome(verdict=<Verdict.WITHIN_ROUNDING: 'within_rounding'>, computed=355761, \
residual=-1, tolerance=3)
    """
    if not parts:
        return Outcome(Verdict.NOT_CHECKABLE, 0, total.value, 0)
    terms = [total, *(term for _, term in parts)]
    computed = sum(sign * term.value for sign, term in parts)
    residual = total.value - computed
    family = sum(term.step for term in terms)
    own = sum(term.own for term in terms)
    verdict = _graded(abs(residual), family, own, _weak(terms, family, total.value))
    return Outcome(verdict, computed, residual, family)


def subset_verdict(total: Interval, parts: Sequence[tuple[int, Interval]]) -> Outcome:
    """Whether `parts` lie within `total` (其中, not exhaustive): Σ m − M at most rounding.

    >>> subset_verdict(Interval(6042), [(1, Interval(1217)), (1, Interval(528))]).verdict.value
    'exact'
    """
    outcome = sum_verdict(total, parts)
    if outcome.residual >= 0 and parts:
        return Outcome(Verdict.EXACT, outcome.computed, outcome.residual, outcome.tolerance)
    return outcome


def same_verdict(one: Interval, other: Interval) -> Outcome:
    """Whether two figures state the same fact: `|a − b|` is at most half the sum of their units.

    >>> same_verdict(Interval(35576, 1, 1), Interval(35577, 1, 1)).verdict.value
    'within_rounding'
    """
    return sum_verdict(one, [(1, other)])


def ratio_verdict(
    numerator: Interval, denominator: Interval, ratio: Interval, scale: int
) -> RatioOutcome:
    """Whether `ratio`, in parts of which `scale` make the whole, is numerator ÷ denominator.

    Consistent ⇔ the interval of the quotient meets the interval of the printed ratio, by
    cross-multiplication at the corners. A denominator whose interval holds 0 is not computable.

    >>> ratio_verdict(Interval(252892, 1), Interval(355760, 1), Interval(7108, 1), 10**4).verdict
    <Verdict.WITHIN_ROUNDING: 'within_rounding'>
    """
    sign = -1 if denominator.value < 0 else 1
    top, bottom = sign * numerator.value, sign * denominator.value
    if 2 * bottom <= denominator.step:
        return RatioOutcome(Verdict.NOT_COMPUTABLE, top, bottom)
    if top * scale == ratio.value * bottom:
        return RatioOutcome(Verdict.EXACT, top, bottom)
    if _meet(top, numerator.step, bottom, denominator.step, ratio.value, ratio.step, scale):
        return RatioOutcome(Verdict.WITHIN_ROUNDING, top, bottom)
    if _meet(top, numerator.own, bottom, denominator.own, ratio.value, ratio.own, scale):
        return RatioOutcome(Verdict.UNDECIDABLE, top, bottom)
    return RatioOutcome(Verdict.MISMATCH, top, bottom)


def _meet(
    top: int, top_step: int, bottom: int, bottom_step: int, ratio: int, ratio_step: int, scale: int
) -> bool:
    least, most = 2 * top - top_step, 2 * top + top_step
    narrow, wide = 2 * bottom - bottom_step, 2 * bottom + bottom_step
    if narrow <= 0:
        return True
    below = 2 * scale * least <= (2 * ratio + ratio_step) * (wide if least >= 0 else narrow)
    above = 2 * scale * most >= (2 * ratio - ratio_step) * (narrow if most >= 0 else wide)
    return below and above


def whole_tasks(done: Interval, percent: Interval, scale: int, unit: int) -> range:
    """The whole tasks of which `done` is `percent`; `scale` is 100 % in the unit of `percent`.

    `unit` is one of the things counted, in the unit of `done`. An empty range says that no whole
    task fits. `percent` must be above its own rounding.

    >>> whole_tasks(Interval(121), Interval(15125, 1), 10**4, 1), whole_tasks(Interval(865), \
Interval(12229, 1), 10**4, 1)
    (range(80, 81), range(708, 708))
    """
    least = -(-(2 * done.value - done.step) * scale // ((2 * percent.value + percent.step) * unit))
    most = (2 * done.value + done.step) * scale // ((2 * percent.value - percent.step) * unit)
    return range(least, max(most + 1, least))
