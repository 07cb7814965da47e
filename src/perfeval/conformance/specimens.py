"""Specimens: filings made for a rubric, with every row that it asks for and made-up figures."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping

from attrs import frozen

from perfeval.errors import Phrase, RubricError
from perfeval.filing import (
    Actual,
    BudgetUnit,
    Fact,
    FactValue,
    Filing,
    Form,
    Indicator,
    Target,
)
from perfeval.filing.form import FormRow
from perfeval.forms.recognisers import class_of
from perfeval.measures import AnyOf, Checks, GivenCount, GivenRate, GivenState, Several
from perfeval.measures.formulas import SimpleFormula
from perfeval.numbers.amounts import yuan
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Rule
from perfeval.rules.fit import states_of
from perfeval.rules.inner import with_formulas

__all__ = [
    "Asked",
    "Figures",
    "asked",
    "class_for",
    "filed",
    "names_of",
    "printed_rows",
    "specimen",
]


class Figures(enum.Enum):
    """Which figures a specimen states: none, all good, all 0, or a mixture."""

    NONE = "no facts"
    GOOD = "good figures"
    ZERO = "figures of 0"
    MIXED = "mixed figures"


@frozen
class Asked:
    """A formula whose facts a rubric asks for, and the rule that takes its value, if any does."""

    formula: SimpleFormula
    rule: Rule | None


def asked(rubric: Rubric) -> Iterator[Asked]:
    """Every formula of the rows, bonuses, penalties and vetoes of a rubric."""
    for _, measure, rule in rubric.measured():
        formula = measure.formula
        if isinstance(formula, Several | AnyOf):
            inner = with_formulas(rule, formula)
            rules = {id(each): part.rule for part, each in inner}
            yield from (Asked(each, rules.get(id(each), rule)) for each in formula.formulas)
        else:
            yield Asked(formula, rule)


def names_of(item: Criterion | Pool) -> list[str]:
    """The names by which a form prints a criterion, or the rows of a pool."""
    printed = [row.name for row in item.rows] if isinstance(item, Pool) else []
    return printed or [item.name]


def filed(rubric: Rubric, form: Form, facts: Mapping[str, FactValue]) -> Filing:
    """A filing of the first year and of the place of the rubric."""
    return Filing(
        unit=BudgetUnit(name="某单位", jurisdiction=rubric.jurisdiction),
        year=rubric.years.first,
        forms=(form,),
        facts=tuple(Fact(id=key, value=value) for key, value in facts.items()),
    )


def printed_rows(rubric: Rubric) -> Iterator[FormRow]:
    """The rows that a form prints for the criteria and the named rows of pools."""
    for path, item in rubric.rows():
        for name in names_of(item):
            yield FormRow(
                labels=(path[0], path[-1]), name=name, clause=item.clause, points=item.points
            )


def class_for(rubric: Rubric) -> type[Form]:
    """The class of the forms that a rubric is for. Raises `RubricError` where nothing reads any."""
    found = class_of(rubric.form)
    if found is None:
        raise RubricError(
            "form", Phrase("no form of the kind {kind} is installed", kind=rubric.form.value)
        )
    return found


def specimen(rubric: Rubric, figures: Figures) -> Filing:
    """A filing with one form of the kind of the rubric, and the figures that it asks for."""
    facts: dict[str, FactValue] = {}
    for each in asked(rubric) if figures is not Figures.NONE else ():
        for number, fact in enumerate(each.formula.facts, start=len(facts)):
            facts.setdefault(fact, _value(each, figures, number))
    return filed(rubric, _form(rubric, figures), facts)


def _value(asked: Asked, figures: Figures, number: int) -> FactValue:
    """A figure of the kind that the formula takes; a mixed one differs from fact to fact."""
    if asked.rule is None:  # a veto
        return figures is Figures.ZERO
    if isinstance(asked.formula, Checks):
        return figures is Figures.GOOD or (figures is Figures.MIXED and number % 2 == 0)
    if isinstance(asked.formula, GivenState):
        return (*states_of(asked.rule), "无")[0]
    if isinstance(asked.formula, GivenRate):
        return Percent({Figures.GOOD: "100%", Figures.ZERO: "0%"}.get(figures, "87.65%"))
    if isinstance(asked.formula, GivenCount):
        return Count({Figures.MIXED: "2"}.get(figures, "0"))
    return yuan({Figures.GOOD: "1000000", Figures.ZERO: "0"}.get(figures, f"{7 + 5 * number}.13"))


def _form(rubric: Rubric, figures: Figures) -> Form:
    rows: list[FormRow] = []
    if figures is not Figures.NONE:
        pools = [item for _, item in rubric.walk() if isinstance(item, Pool)]
        indicators = [row for pool in pools for row in _indicators(pool, figures)]
        rows = [
            *printed_rows(rubric),
            *(FormRow(name=row.name, indicator=row) for row in indicators),
        ]
    return class_for(rubric).specimen(rows)


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
