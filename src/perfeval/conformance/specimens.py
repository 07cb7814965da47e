"""Specimens: filings made for a rubric, with every row that it asks for and made-up figures."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import Final

from perfeval.filing import (
    Actual,
    BaseDataForm,
    BudgetUnit,
    CityForm,
    Fact,
    FactValue,
    Filing,
    Form,
    FormKind,
    Indicator,
    ProjectForm,
    Report,
    ScoreSheet,
    SheetRow,
    Target,
    UnitForm,
)
from perfeval.measures import AnyOf, Checks, GivenCount, GivenRate, GivenState, Several
from perfeval.measures.formulas import Formula
from perfeval.numbers.amounts import yuan
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import LevelRange, States

__all__ = ["Figures", "specimen"]


class Figures(enum.Enum):
    """Which figures a specimen states: none, all good, all 0, or a mixture."""

    NONE = "no facts"
    GOOD = "good figures"
    ZERO = "figures of 0"
    MIXED = "mixed figures"


FORMS: Final[dict[FormKind, type[BaseDataForm | CityForm | Report]]] = {
    FormKind.BASE_DATA: BaseDataForm,
    FormKind.CITY: CityForm,
    FormKind.REPORT: Report,
}


def specimen(rubric: Rubric, figures: Figures) -> Filing:
    """A filing of the first year and of the place of the rubric, with one form of its kind."""
    rows = [] if figures is Figures.NONE else [*rubric.walk(), *rubric.extras()]
    given: dict[str, Fact] = {}
    for item in (item for _, item in rows if isinstance(item, Criterion)):
        for fact in _facts_of(item, figures, len(given)):
            given.setdefault(fact.id, fact)
    for veto in rubric.vetoes if rows else ():
        for fact_id in veto.measure.facts:
            given.setdefault(fact_id, Fact(id=fact_id, value=figures is Figures.ZERO))
    return Filing(
        unit=BudgetUnit(name="某单位", jurisdiction=rubric.jurisdiction),
        year=rubric.years.first,
        forms=(_form(rubric.form, rows, figures),),
        facts=tuple(given.values()),
    )


def _facts_of(criterion: Criterion, figures: Figures, start: int) -> Iterator[Fact]:
    formula = None if criterion.measure is None else criterion.measure.formula
    parts = (
        formula.formulas if isinstance(formula, Several | AnyOf) else (formula,) if formula else ()
    )
    for part in parts:
        for number, fact in enumerate(part.facts, start=start):
            yield Fact(id=fact, value=_value(part, criterion, figures, number))


def _value(formula: Formula, criterion: Criterion, figures: Figures, number: int) -> FactValue:
    """A figure of the kind that the formula takes; a mixed one differs from fact to fact."""
    if isinstance(formula, Checks):
        return figures is Figures.GOOD or (figures is Figures.MIXED and number % 2 == 0)
    if isinstance(formula, GivenState):
        return next(iter(_states(criterion)), "无")
    if isinstance(formula, GivenRate):
        return Percent({Figures.GOOD: "100%", Figures.ZERO: "0%"}.get(figures, "87.65%"))
    if isinstance(formula, GivenCount):
        return Count({Figures.MIXED: "2"}.get(figures, "0"))
    return yuan({Figures.GOOD: "1000000", Figures.ZERO: "0"}.get(figures, f"{7 + 5 * number}.13"))


def _states(criterion: Criterion) -> tuple[str, ...]:
    rule = criterion.rule
    named = rule.states if isinstance(rule, States) else ()
    words = rule.levels[0].words if isinstance(rule, LevelRange) else ()
    return (*(state.name for state in named), *words)


def _form(
    kind: FormKind, rows: list[tuple[tuple[str, ...], Criterion | Pool]], figures: Figures
) -> Form:
    pools = [item for _, item in rows if isinstance(item, Pool)]
    if kind is FormKind.SCORE_SHEET:
        return ScoreSheet(key="form", rows=tuple(_sheet_rows(rows)))
    if kind in (FormKind.UNIT, FormKind.PROJECT):
        made = tuple(row for pool in pools for row in _indicators(pool, figures))
        form: type[UnitForm | ProjectForm] = UnitForm if kind is FormKind.UNIT else ProjectForm
        return form(key="form", indicators=made)
    return FORMS[kind](key="form")


def _sheet_rows(rows: list[tuple[tuple[str, ...], Criterion | Pool]]) -> Iterator[SheetRow]:
    for path, item in rows:
        names = [row.name for row in item.rows] if isinstance(item, Pool) else [item.name]
        for name in names or [item.name]:
            yield SheetRow(level1=path[0], level2=path[-1], name=name, points=item.points)


def _indicators(pool: Pool, figures: Figures) -> Iterator[Indicator]:
    """Two rows that share the points of the pool, one met and one by the figures."""
    half = Points.rounded(pool.points.fraction / 2, 2)
    label = pool.labels[0] if pool.labels else pool.rows[0].name
    actual = {Figures.GOOD: "10个", Figures.ZERO: "0个"}.get(figures, "7个")
    for name, value, points in (
        ("指标一", "10个", half),
        ("指标二", actual, pool.points - half),
    ):
        yield Indicator(
            level1=label,
            level2=label,
            name=name,
            target=Target(text="≥10个"),
            actual=Actual(text=value),
            points=points,
        )
