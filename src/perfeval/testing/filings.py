"""Strategies for filings: any at all, and those that a rubric can score."""

from __future__ import annotations

from typing import Final, get_args

from attrs import evolve
from hypothesis import strategies as st

from perfeval.conformance.specimens import (
    FORMS,
    TABLES,
    Asked,
    asked,
    filed,
    names_of,
    sheet_rows,
    states_of,
)
from perfeval.filing import (
    Fact,
    Facts,
    FactValue,
    Filing,
    Form,
    FormKind,
    FundRow,
    Indicator,
    ProjectForm,
    ScoreSheet,
    SheetRow,
    UnitForm,
)
from perfeval.measures import Checks, GivenCount, GivenRate, GivenState
from perfeval.numbers.amounts import wan_yuan, yuan
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.rubric.criteria import Pool
from perfeval.rubric.rubric import Rubric
from perfeval.testing import values
from perfeval.testing.classes import class_strategy, fact_values
from perfeval.testing.registration import strategy_of

__all__ = ["any_filings", "facts", "filings"]

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


def any_filings() -> st.SearchStrategy[Filing]:
    """Any filing: every form, relation, fact and note, with any texts and figures."""
    forms = st.one_of(*map(strategy_of, get_args(Form)))
    few = st.lists(forms, max_size=_FEW, unique_by=lambda form: form.key)
    return class_strategy(Filing, forms=few.map(tuple))


def facts() -> st.SearchStrategy[Facts]:
    """A few facts by id."""
    return st.lists(strategy_of(Fact), max_size=3).map(Facts)


@st.composite
def filings(draw: st.DrawFn, rubric: Rubric) -> Filing:
    """Filings that `rubric` can score: a form of its kind, with any rows, facts and claims.

    Most facts that its measures ask for are stated, most of these in a kind that fits.

    >>> from hypothesis import find
    >>> find(filings(get_rubric("national-project")), lambda filing: True).unit.name
    '某单位'
    """
    found: dict[str, FactValue] = {}
    for each in asked(rubric):
        fitting = _fitting(each, draw(st.sampled_from(sorted(_FIGURES))))
        for fact in each.formula.facts:
            luck = draw(st.integers(0, 9))
            if luck:
                found.setdefault(fact, draw(fitting if luck > 1 else fact_values()))
    return filed(rubric, draw(_forms(rubric)), found)


def _fitting(each: Asked, unit: str) -> st.SearchStrategy[FactValue]:
    """Values of the kind that a formula takes."""
    if isinstance(each.formula, Checks):
        return st.booleans()
    if isinstance(each.formula, GivenState):
        return st.sampled_from(states_of(each.rule)) | values.words()
    if isinstance(each.formula, GivenRate):
        return _PERCENTS
    return _COUNTS if isinstance(each.formula, GivenCount) else _FIGURES[unit]


def _forms(rubric: Rubric) -> st.SearchStrategy[Form]:
    if rubric.form is FormKind.SCORE_SHEET:
        return _sheets(rubric)
    if rubric.form in TABLES:
        return _tables(rubric)
    form: st.SearchStrategy[Form] = strategy_of(FORMS[rubric.form])
    return form


@st.composite
def _sheets(draw: st.DrawFn, rubric: Rubric) -> ScoreSheet:
    """Sheets with the rows of the rubric in any order, some claimed, and one of no rubric."""
    rows = [evolve(row, claimed=draw(_POINTS)) for row in sheet_rows(rubric)]
    rows += draw(st.lists(strategy_of(SheetRow), max_size=1))
    return ScoreSheet(key="form", rows=tuple(draw(st.permutations(rows))))


@st.composite
def _tables(draw: st.DrawFn, rubric: Rubric) -> UnitForm | ProjectForm:
    """Tables with any rows under the labels of the rubric's pools, and a fund row."""
    pools = [item for _, item in rubric.walk() if isinstance(item, Pool)]
    labels = [label for pool in pools for label in (*pool.labels, *names_of(pool))]
    rows = class_strategy(
        Indicator,
        level1=st.sampled_from([*labels, _UNKNOWN_ROW]),
        name=st.sampled_from([*labels, "甲", "乙", "不适用"]) | values.texts(),
        points=st.integers(0, 60).map(Points) | _POINTS,
        goal=st.sampled_from(("", *(pool.goal for pool in pools))),
    )
    fund = st.none() | class_strategy(FundRow, label=st.just("年度资金总额") | values.texts())
    kind = TABLES[rubric.form]
    return kind(key="form", fund=draw(fund), indicators=tuple(draw(st.lists(rows, max_size=_ROWS))))
