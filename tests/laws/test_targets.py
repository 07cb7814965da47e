"""Laws of indicators: exact at their targets and around, and no better for being worse."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfeval import BudgetUnit, Filing, FormKind, Points, get_rubric, score
from perfeval.filing import Actual, Indicator, ProjectForm, Target, UnitForm
from perfeval.numbers.decimals import decimal_text
from tests.laws.clauses import rounded

_FORMS: Final = {FormKind.UNIT: UnitForm, FormKind.PROJECT: ProjectForm}
STEPPED: Final = {"yueyanglou-annex-2": True, "yueyanglou-annex-3": True, "national-project": False}
by_target: Final = pytest.mark.parametrize("rubric_id", STEPPED)
MET: Final[dict[str, Callable[[Fraction, Fraction], bool]]] = {
    "≥": lambda actual, target: actual >= target,
    "≤": lambda actual, target: actual <= target,
    "＞": lambda actual, target: actual > target,
    "＜": lambda actual, target: actual < target,
    "=": lambda actual, target: actual == target,
}
Aim = tuple[str, Fraction, Fraction, str]


def _printed(value: Fraction) -> str:
    """A value of at most 8 decimals, as text."""
    atoms = value * 10**8
    assert atoms.denominator == 1
    return decimal_text(atoms.numerator)


def _by_clause(rubric_id: str, aim: Aim) -> Fraction:
    """What a row of 10 points earns: all, in proportion, or 10 less each started point."""
    sign, target, actual, unit = aim
    if MET[sign](actual, target):
        return Fraction(10)
    if unit == "%" and STEPPED[rubric_id]:
        return Fraction(max(0, 10 - ceil(abs(actual - target))))
    return 10 * min(actual, target) / max(actual, target)


def _earned_by(rubric_id: str, aims: list[Aim]) -> list[Fraction | None]:
    """What rows of 10 points with these targets and values earn, each by itself."""
    rows = tuple(
        Indicator(
            level1="产出指标",
            name=f"指标{number:05}",
            target=Target(text=f"{sign}{_printed(target)}{unit}"),
            actual=Actual(text=f"{_printed(actual)}{unit}"),
            points=Points("10"),
        )
        for number, (sign, target, actual, unit) in enumerate(aims)
    )
    rubric = get_rubric(rubric_id)
    forms = (_FORMS[rubric.form](key="form", indicators=rows),)
    card = score(Filing(unit=BudgetUnit(name="某局"), forms=forms), rubric)
    found = [each for each in card.scores if each.key.startswith("output/")]
    assert len(found) == len(aims)
    return [None if each.earned is None else each.earned.fraction for each in found]


@by_target
def test_the_exact_score_of_an_indicator_at_every_edge(rubric_id: str) -> None:
    """At its target and every whole point or thing from it, and one atom beside."""
    aims = [
        (sign, Fraction(target), target + steps + beside * atom, unit)
        for sign in MET
        for target in (1, 50, 95, 100)
        for unit, atom in (("%", Fraction(1, 10**8)), ("个", Fraction(1)))
        for steps in range(-12, 13)
        for beside in (-1, 0, 1)
        if target + steps + beside * atom >= 0
    ]
    assert _earned_by(rubric_id, aims) == [rounded(_by_clause(rubric_id, aim)) for aim in aims]


_values: Final = st.integers(1, 3 * 10**10).map(lambda atoms: Fraction(atoms, 10**8))
_aims: Final = st.tuples(
    st.sampled_from(sorted(MET)), _values, _values, st.sampled_from(["%", "个"])
)


@by_target
@given(st.lists(_aims, min_size=1, max_size=20))
def test_any_indicator_scores_as_its_clause_says(rubric_id: str, aims: list[Aim]) -> None:
    """Whatever its target and its value."""
    assert _earned_by(rubric_id, aims) == [rounded(_by_clause(rubric_id, aim)) for aim in aims]


@by_target
@given(_aims, _values)
def test_a_worse_indicator_never_earns_more(rubric_id: str, aim: Aim, other: Fraction) -> None:
    """Further from a floor or a ceiling, on the wrong side of it."""
    sign, target, actual, unit = aim
    assume(sign != "=")
    low, high = sorted((actual, other))
    aims: list[Aim] = [(sign, target, low, unit), (sign, target, high, unit)]
    less, more = _earned_by(rubric_id, aims)
    assert less is not None
    assert more is not None
    assert less <= more if sign in "≥＞" else less >= more


@given(st.integers(0, 10**10), st.integers(0, 10**10))
def test_a_rate_up_to_a_ceiling_scores_full(rate: int, more: int) -> None:
    """Wherever the target is ≤100%, or a rate above it."""
    aim = ("≤", 100 + Fraction(more, 10**8), Fraction(rate, 10**8), "%")
    assert [_earned_by(rubric_id, [aim]) for rubric_id in STEPPED] == [[10]] * 3
