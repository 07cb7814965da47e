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
    comparison,
    drafts,
    filing,
    forms,
    ledger,
    marks,
    measures,
    numbers,
    registry,
    reviews,
    rubric,
    rules,
    scoring,
)
from perfeval.audit import Check, Code, Practice, Vocabulary
from perfeval.columns import FactColumn
from perfeval.filing import sources
from perfeval.measures.formulas import FORMULAS

__all__ = ["public_types", "register", "strategy_of"]

_PUBLIC: Final = (
    *(numbers, sources, filing, measures, rules, rubric, scoring),
    *(comparison, ledger, marks, reviews),
)
_MADE: Final[dict[type[Any], str]] = {
    numbers.Amount: "values.amounts",
    comparison.ComparedRow: "results.compared_rows",
    comparison.RubricChange: "results.rubric_changes",
    Check: "findings.checks",
    Code: "findings.codes",
    Practice: "findings.practices",
    Vocabulary: "findings.vocabularies",
    drafts.Draft: "results.drafts",
    forms.ReadResult: "results.read_results",
    registry.ScoreResult: "results.score_results",
    filing.Actual: "values.actuals",
    filing.Facts: "filings.facts",
    filing.Filing: "filings.any_filings",
    filing.Form: "filings.forms",
    filing.FormKind: "filings.kinds",
    filing.Quantity: "values.quantities",
    filing.Target: "values.targets",
    ledger.FactRow: "results.fact_rows",
    ledger.Submission: "results.submissions",
    measures.Measured: "formulas.measured",
    measures.Measure: "formulas.measures",
    measures.Term: "formulas.terms",
    numbers.Count: "values.counts",
    numbers.Nil: "values.nils",
    numbers.Number: "values.numbers",
    numbers.Percent: "values.percents",
    numbers.Points: "values.points",
    numbers.Rate: "values.rates",
    numbers.Unreadable: "values.unreadables",
    reviews.FormReview: "results.form_reviews",
    rubric.CountedRating: "rubrics.counted_ratings",
    rubric.Criterion: "rubrics.criteria",
    rubric.GradeDiscount: "rubrics.discounts",
    rubric.Pool: "rubrics.pools",
    rubric.PoolRow: "rubrics.pool_rows",
    rubric.RatingByCounts: "rubrics.ratings_by_counts",
    rubric.Rubric: "rubrics.rubrics",
    rubric.Section: "rubrics.sections",
    rules.Award: "rules.awards",
    rules.Band: "rules.bands",
    rules.Because: "rules.reasons",
    rules.ByRate: "targets.by_rates",
    rules.ByTarget: "targets.by_targets",
    rules.Level: "rules.levels",
    rules.Option: "rules.options",
    rules.Overshoot: "targets.overshoots",
    rules.PerStep: "targets.per_steps",
    rules.SubRule: "rules.parts",
    scoring.Score: "scorecards.scores",
    scoring.Scorecard: "scorecards.scorecards",
    sources.FiscalYear: "values.years",
    sources.FiscalYears: "values.year_ranges",
    sources.Jurisdiction: "values.places",
    sources.Source: "values.sources",
    rubric.Split: "rubrics.splits",
    rubric.Veto: "rubrics.vetoes",
}

_KNOWN: Final[dict[type[Any], st.SearchStrategy[Any]]] = {}


def public_types() -> tuple[type[Any], ...]:
    """Every public class that holds a value, in a fixed order."""
    found: dict[type[Any], None] = {}
    for module in (*_PUBLIC, import_module("perfeval.audit")):
        for name in module.__all__:
            kind = getattr(module, name)
            if isinstance(kind, type) and (has(kind) or kind in _MADE):
                found[kind] = None
    return (*found, FactColumn, drafts.Draft, forms.ReadResult, registry.ScoreResult)


def register() -> None:
    """Register the strategy of every public type with Hypothesis."""
    for kind in public_types():
        st.register_type_strategy(kind, strategy_of)
    st.register_type_strategy(rules.Rule, strategy_of)


def strategy_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """The strategy of one public type, or of another attrs class by its fields."""
    if kind not in _KNOWN:
        _KNOWN[kind] = _strategy(kind)
    return _KNOWN[kind]


def _strategy(kind: type[Any]) -> st.SearchStrategy[Any]:
    if kind in _MADE:
        module, _, name = _MADE[kind].partition(".")
        return _called(module, name)
    if kind in FORMULAS:
        return _called("formulas", "formulas_of", kind)
    if kind is rules.Rule or hasattr(kind, "award"):
        return _called("rules", "rules", kind)
    if has(kind):
        return _called("classes", "class_strategy", kind)
    return st.from_type(kind)


def _called(module: str, name: str, *arguments: Any) -> st.SearchStrategy[Any]:
    """What a function of this package gives; its module is loaded only now."""
    made = getattr(import_module(f"perfeval.testing.{module}"), name)
    strategy: st.SearchStrategy[Any] = made(*arguments)
    return strategy
