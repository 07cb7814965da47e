"""Laws of every installed criterion: exact at every edge, one atom beside it, and anywhere."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from perfeval import BudgetUnit, Criterion, Fact, Filing, FormKind, Rubric, Section, score
from perfeval.filing import ProjectForm, UnitForm
from perfeval.measures import (
    Balance,
    Change,
    Checks,
    GivenCount,
    GivenRate,
    GivenState,
    Kind,
    Ratio,
    Several,
)
from perfeval.numbers.decimals import decimal_text
from perfeval.rules import Beyond, Deduct, Direction
from tests.laws.clauses import ORACLES, rounded
from tests.laws.installed import RUBRICS

_FORMS: Final = {FormKind.UNIT: UnitForm, FormKind.PROJECT: ProjectForm}
_NEAR: Final = st.sampled_from(
    [10**10 + step * 10**8 + tiny for step in range(-6, 7) for tiny in (-1, 0, 1)]
)
MEASURED: Final = [
    (rubric, item)
    for rubric in RUBRICS
    for _, item in rubric.walk()
    if isinstance(item, Criterion) and (rubric.id, item.key) in ORACLES
]
measured: Final = pytest.mark.parametrize(
    ("rubric", "criterion"), MEASURED, ids=[f"{r.id}-{c.key}" for r, c in MEASURED]
)


def _text(value: Fraction) -> str:
    """A value of at most 8 decimals, as text."""
    atoms = value * 10**8
    assert atoms.denominator == 1
    return decimal_text(atoms.numerator)


def _facts_giving(criterion: Criterion, value: Fraction) -> dict[str, str]:
    """The facts by which a criterion measures just this rate (of 100 元) or count."""
    assert criterion.measure is not None
    formula = criterion.measure.formula
    match formula:
        case Ratio():
            amounts = {term.fact: "0元" for term in formula.numerator}
            amounts[formula.numerator[0].fact] = f"{_text(100 * value)}元"
            return amounts | {formula.denominator[0].fact: "100元"}
        case Change():
            this = f"{_text(100 * (1 + value))}元"
            return {formula.this.fact: this, formula.last.fact: "100元"}
        case GivenRate():
            return {formula.term.fact: f"{_text(100 * value)}%"}
        case GivenCount():
            return {formula.term.fact: _text(value)}
    raise AssertionError(formula)


def _earned(rubric: Rubric, criterion: Criterion, value: Fraction) -> Fraction:
    """What a filing earns in one criterion that measures `value`."""
    facts = _facts_giving(criterion, value).items()
    filing = Filing(
        unit=BudgetUnit(name="某局"),
        forms=() if rubric.form is FormKind.SCORE_SHEET else (_FORMS[rubric.form](key="form"),),
        facts=tuple(Fact(id=key, value=each) for key, each in facts),
    )
    (found,) = (each for each in score(filing, rubric).scores if each.key == criterion.key)
    assert found.earned is not None
    return found.earned.fraction


def _alone(rubric: Rubric, criterion: Criterion) -> Rubric:
    """The rubric with this one row, all else being as it is."""
    section = Section(name="全部", points=criterion.points, items=(criterion,))
    return evolve(rubric, out_of=criterion.points, sections=(section,), ratings=())


WITHOUT_NUMBERS = (Balance, Checks, GivenState, Several)
"""Several values have edges by their state: tests/rubrics/test_central_project tries each."""


def test_every_criterion_with_numbers_has_an_oracle() -> None:
    """A rubric that comes with the library cannot be added without one."""
    missing = [
        (rubric.id, item.key)
        for rubric in RUBRICS
        for _, item in rubric.walk()
        if rubric.distribution.startswith("perfeval ")
        and isinstance(item, Criterion)
        and (rubric.id, item.key) not in ORACLES
        and item.measure is not None  # a row that people judge has no numbers
        and not isinstance(item.measure.formula, WITHOUT_NUMBERS)
    ]
    assert missing == []
    assert len(MEASURED) == len(ORACLES)


@measured
def test_the_exact_score_at_every_edge_and_one_atom_beside_it(
    rubric: Rubric, criterion: Criterion
) -> None:
    """10⁻⁸ of a percentage point (one, for counts) below, at and above every edge and step."""
    oracle = ORACLES[rubric.id, criterion.key]
    rates = criterion.rule.accepts is Kind.RATE
    step, atom = (Fraction(1, 100), Fraction(1, 10**10)) if rates else (Fraction(1), Fraction(1))
    edges = {edge.fraction for edge in criterion.rule.edges()}
    around = {edge + steps * step for edge in edges for steps in range(-32, 33)}
    values = {at + beside for at in around for beside in (-atom, Fraction(0), atom)}
    tried = sorted(value for value in values if value >= 0)
    assert edges <= set(tried)
    alone = _alone(rubric, criterion)  # the other rows, of which there are thousands, say nothing
    assert [
        value for value in tried if _earned(alone, criterion, value) != rounded(oracle(value))
    ] == []


@measured
@given(st.data())
def test_any_value_scores_as_its_clause_says(
    rubric: Rubric, criterion: Criterion, data: st.DataObject
) -> None:
    """Anywhere between the edges too, among all the rows of its rubric."""
    if criterion.rule.accepts is Kind.RATE:
        value = Fraction(data.draw(st.integers(0, 3 * 10**10)), 10**10)
    else:
        value = Fraction(data.draw(st.integers(0, 10**6)))
    oracle = ORACLES[rubric.id, criterion.key]
    assert _earned(rubric, criterion, value) == rounded(oracle(value))


@given(st.integers(0, 10**10).map(lambda atoms: Fraction(atoms, 10**10)))
def test_an_execution_rate_up_to_100_scores_full(value: Fraction) -> None:
    """Wherever the standard is ≤100%."""
    standards = [
        (rubric, item)
        for rubric, item in MEASURED
        if isinstance(item.rule, Deduct)
        and item.rule.beyond is Beyond.ABOVE
        and item.rule.standard.fraction == 1
    ]
    assert {item.key for _, item in standards} == {"staffing", "three_public_control"}
    for rubric, item in standards:
        assert _earned(rubric, item, value) == item.points.fraction


@given(st.sampled_from(RUBRICS), st.data())
def test_a_worse_value_never_earns_more(rubric: Rubric, data: st.DataObject) -> None:
    """Where a rule declares a direction."""
    declared = [
        item
        for _, item in rubric.walk()
        if isinstance(item, Criterion) and item.rule.direction is not Direction.NONE
    ]
    assume(declared)
    criterion = data.draw(st.sampled_from(declared))
    if criterion.rule.accepts is Kind.RATE:
        values = (st.integers(0, 300 * 10**8) | _NEAR).map(lambda atoms: Fraction(atoms, 10**10))
    else:
        values = st.integers(0, 40).map(Fraction)
    low, high = sorted((data.draw(values), data.draw(values)))
    less, more = _earned(rubric, criterion, low), _earned(rubric, criterion, high)
    assert less <= more if criterion.rule.direction is Direction.HIGHER else less >= more
