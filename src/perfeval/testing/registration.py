"""A strategy for every public type, for `hypothesis.strategies.from_type`.

Hypothesis calls `register` when it is imported, through the entry-point group ``hypothesis``; the
strategies themselves are made when they are first drawn from.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

from attrs import has
from hypothesis import strategies as st

from perfeval import (
    amounts,
    cells,
    criteria,
    filing,
    measures,
    numbers,
    rates,
    rubric,
    rules,
    scorecard,
    scores,
    sources,
    split,
    veto,
)

__all__ = ["public_types", "register"]

_FORMULAS: Final = {
    measures.Kind.RATE: (measures.Ratio, measures.Change, measures.GivenRate),
    measures.Kind.COUNT: (measures.GivenCount,),
    measures.Kind.AMOUNT: (measures.Total,),
    measures.Kind.STATE: (measures.GivenState, measures.Balance),
    measures.Kind.CHECKS: (measures.Checks,),
    measures.Kind.SEVERAL: (measures.Several,),
    measures.Kind.ANY: (measures.AnyOf,),
}
_MADE: Final[dict[type[Any], str]] = {
    amounts.Amount: "values.amounts",
    cells.Nil: "values.nils",
    cells.Unreadable: "values.unreadables",
    filing.Actual: "values.actuals",
    filing.Quantity: "values.quantities",
    filing.Target: "values.targets",
    numbers.Count: "values.counts",
    numbers.Number: "values.numbers",
    numbers.Percent: "values.percents",
    numbers.Points: "values.points",
    rates.Rate: "values.rates",
    sources.FiscalYear: "values.years",
    sources.FiscalYears: "values.year_ranges",
    sources.Jurisdiction: "values.places",
    sources.Source: "values.sources",
    filing.Facts: "filings.facts",
    measures.Measured: "formulas.measured",
    measures.Measure: "formulas.measures",
    measures.Term: "formulas.terms",
    rules.Award: "rules.awards",
    rules.ByTarget: "targets.by_targets",
    rules.PerStep: "targets.per_steps",
    rules.Overshoot: "targets.overshoots",
    rules.Level: "rules.levels",
    rules.Option: "rules.options",
    rules.SubRule: "rules.parts",
    criteria.Criterion: "rubrics.criteria",
    criteria.Pool: "rubrics.pools",
    rubric.Rubric: "rubrics.rubrics",
    rubric.Section: "rubrics.sections",
    scores.Score: "rubrics.scores",
    scorecard.Scorecard: "rubrics.scorecards",
    split.Split: "rubrics.splits",
    veto.Veto: "rubrics.vetoes",
}

_MODULES: Final = (
    rates,
    numbers,
    cells,
    amounts,
    sources,
    filing,
    measures,
    rules,
    split,
    veto,
    criteria,
    rubric,
    scores,
    scorecard,
)


def public_types() -> tuple[type[Any], ...]:
    """Every public class that holds a value, in a fixed order."""
    found: dict[type[Any], None] = {}
    for module in _MODULES:
        for name in module.__all__:
            kind = getattr(module, name)
            if isinstance(kind, type) and (has(kind) or kind in _MADE):
                found[kind] = None
    return tuple(found)


def register() -> None:
    """Register the strategy of every public type with Hypothesis."""
    for kind in public_types():
        st.register_type_strategy(kind, strategy_of)
    st.register_type_strategy(rules.Rule, strategy_of)


def strategy_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """The strategy of one public type."""
    if kind in _MADE:
        module, _, name = _MADE[kind].partition(".")
        made = getattr(import_module(f"perfeval.testing.{module}"), name)
        strategy: st.SearchStrategy[Any] = made()
        return strategy
    for gives, kinds in _FORMULAS.items():
        if kind in kinds:
            made = import_module("perfeval.testing.formulas").formulas
            drawn: st.SearchStrategy[Any] = made(gives)
            return drawn.filter(lambda formula: type(formula) is kind)
    if kind is rules.Rule or hasattr(kind, "award"):
        ruling = import_module("perfeval.testing.rules")
        rule: st.SearchStrategy[Any] = ruling.rules(kind)
        return rule
    classes = import_module("perfeval.testing.filings")
    plain: st.SearchStrategy[Any] = classes.class_strategy(kind)
    return plain
