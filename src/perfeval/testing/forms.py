"""Strategies for filings: any at all, and those that a rubric can score."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from attrs import evolve, fields_dict
from hypothesis import strategies as st

from perfeval.conformance.specimens import (
    Asked,
    asked,
    class_for,
    filed,
    names_of,
    printed_rows,
)
from perfeval.filing import (
    FORMS,
    Fact,
    Facts,
    FactValue,
    Filing,
    Form,
    FormKind,
    FundRow,
    Indicator,
)
from perfeval.filing.form import FormRow
from perfeval.measures import Checks, GivenCount, GivenRate, GivenState
from perfeval.numbers.amounts import wan_yuan, yuan
from perfeval.numbers.cells import PointsCell
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.rubric.criteria import Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules.fit import states_of
from perfeval.testing import values
from perfeval.testing.classes import class_strategy, fact_values
from perfeval.testing.registration import strategy_of

__all__ = ["any_filings", "facts", "filings", "forms", "kinds"]

_FEW: Final = 2
_ROWS: Final = 6
_UNKNOWN_ROW: Final = "别的指标"
_NUMBERS: Final = values.figures(0, 300)
_PERCENTS: Final = _NUMBERS.map(lambda number: Percent(f"{number}%"))
_COUNTS: Final = st.integers(0, 9).map(lambda number: Count(str(number)))
_FIGURES: Final[dict[str, st.SearchStrategy[FactValue]]] = {
    "元": _NUMBERS.map(yuan),
    "万元": _NUMBERS.map(wan_yuan),
    "人": _NUMBERS.map(lambda number: Count(f"{number}人")),
}
_POINTS: Final = values.cells(Points)
_STRANGE: Final = st.lists(
    st.builds(
        FormRow,
        labels=st.tuples(values.texts(), values.texts()),
        name=values.texts(),
        points=_POINTS,
        claimed=_POINTS,
    ),
    max_size=1,
)


def kinds() -> st.SearchStrategy[FormKind]:
    """The kinds of form of the library, and one of a plugin."""
    return st.sampled_from([form.kind for form in FORMS] + [FormKind("shili.ledger", "资金台账")])


def forms() -> st.SearchStrategy[Form]:
    """Forms of any kind of the library."""
    return st.one_of(*map(strategy_of, FORMS))


def any_filings() -> st.SearchStrategy[Filing]:
    """Any filing: every form, relation, fact and note, with any texts and figures."""
    few = st.lists(forms(), max_size=_FEW, unique_by=lambda form: form.key)
    return class_strategy(Filing, forms=few.map(tuple))


def facts() -> st.SearchStrategy[Facts]:
    """A few facts by id."""
    return st.lists(strategy_of(Fact), max_size=3).map(Facts)


def filings(rubric: Rubric) -> st.SearchStrategy[Filing]:
    """Filings that `rubric` can score: a form of its kind, with any rows, facts and claims.

    Most facts that its measures ask for are stated, most of these in a kind that fits.

    >>> from hypothesis import given, settings
    >>> rubric = get_rubric("national-project")
    >>> @settings(max_examples=5)
    ... @given(filings(rubric))
    ... def test_a_scorecard_is_out_of_100(filing: Filing) -> None:
    ...     assert score(filing, rubric).out_of == Points("100")
    >>> test_a_scorecard_is_out_of_100()
    """
    return st.builds(lambda form, found: filed(rubric, form, found), _forms(rubric), _found(rubric))


def _found(rubric: Rubric) -> st.SearchStrategy[dict[str, FactValue]]:
    """Values of the facts that the measures of the rubric ask for."""
    units = st.sampled_from(sorted(_FIGURES))
    questions = [
        (each, {unit: _fitting(each, unit) for unit in _FIGURES}) for each in asked(rubric)
    ]

    @st.composite
    def values_by_id(draw: st.DrawFn) -> dict[str, FactValue]:
        found: dict[str, FactValue] = {}
        for each, by_unit in questions:
            fitting = by_unit[draw(units)]
            for fact in each.formula.facts:
                luck = draw(st.integers(0, 9))
                if luck:
                    found.setdefault(fact, draw(fitting if luck > 1 else fact_values()))
        return found

    return values_by_id()


def _fitting(each: Asked, unit: str) -> st.SearchStrategy[FactValue]:
    """Values of the kind that a formula takes."""
    if isinstance(each.formula, Checks):
        return st.booleans()
    if isinstance(each.formula, GivenState):
        return st.sampled_from((*states_of(each.rule), "无")) | values.words()
    if isinstance(each.formula, GivenRate):
        return _PERCENTS
    return _COUNTS if isinstance(each.formula, GivenCount) else _FIGURES[unit]


def _forms(rubric: Rubric) -> st.SearchStrategy[Any]:
    """Forms of the kind of the rubric, with its rows and others in any order, and any fund row."""
    kind: Any = class_for(rubric)
    rows = st.tuples(_printed(rubric), _indicators(rubric)).flatmap(
        lambda both: st.permutations([*both[0], *both[1]])
    )
    made = rows.map(kind.specimen)
    if "fund" not in fields_dict(kind):
        return made
    fund = class_strategy(FundRow, label=st.just("年度资金总额") | values.texts())
    return st.builds(lambda form, fund: evolve(form, fund=fund), made, st.none() | fund)


def _printed(rubric: Rubric) -> st.SearchStrategy[list[FormRow]]:
    """The rows of the rubric, some claimed, and one of no rubric."""
    rows = [_POINTS.map(partial(_claimed, row)) for row in printed_rows(rubric)]
    return st.builds(lambda own, strange: [*own, *strange], st.tuples(*rows), _STRANGE)


def _claimed(row: FormRow, claimed: PointsCell) -> FormRow:
    return evolve(row, claimed=claimed)


def _indicators(rubric: Rubric) -> st.SearchStrategy[list[FormRow]]:
    """Any indicators under the labels of the pools of the rubric."""
    pools = [item for _, item in rubric.walk() if isinstance(item, Pool)]
    labels = [label for pool in pools for label in (*pool.labels, *names_of(pool))]
    rows = class_strategy(
        Indicator,
        level1=st.sampled_from([*labels, _UNKNOWN_ROW]),
        name=st.sampled_from([*labels, "甲", "乙", "不适用"]) | values.texts(),
        points=st.integers(0, 60).map(Points) | _POINTS,
        goal=st.sampled_from(("", *(pool.goal for pool in pools))),
    )
    return st.lists(rows.map(lambda row: FormRow(name=row.name, indicator=row)), max_size=_ROWS)
