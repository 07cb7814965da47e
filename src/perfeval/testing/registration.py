"""A strategy for every public type, for `hypothesis.strategies.from_type`.

Hypothesis calls `register` when it is imported, through the entry-point group ``hypothesis``,
wherever this package is installed. So a type is registered when its module is loaded, and no module
is loaded for it; the strategies themselves are made when they are first drawn from.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final, cast

from attrs import has
from hypothesis import strategies as st

__all__ = ["public_types", "register", "strategy_of"]

_PUBLIC: Final = tuple(
    f"perfeval.{name}"
    for name in (
        *("numbers", "filing.sources", "filing", "measures", "rules", "rubric", "scoring"),
        *("columns", "comparison", "ledger", "marks", "reviews", "audit", "drafts"),
        *("forms", "registry"),
    )
)
_AT_WORK: Final = ("drafts", "forms", "registry")
"""Packages most of whose classes are at work, and hold no value: of these the ones below."""
_MADE: Final = {
    "audit.Check": "findings.checks",
    "audit.Code": "findings.codes",
    "audit.Practice": "findings.practices",
    "audit.Vocabulary": "findings.vocabularies",
    "comparison.ComparedRow": "results.compared_rows",
    "comparison.FigureChange": "results.figure_changes",
    "comparison.FigureGain": "results.figure_gains",
    "comparison.RubricChange": "results.rubric_changes",
    "drafts.Draft": "results.drafts",
    "filing.Actual": "values.actuals",
    "filing.Facts": "forms.facts",
    "filing.Filing": "forms.any_filings",
    "filing.FiscalYear": "values.years",
    "filing.FiscalYears": "values.year_ranges",
    "filing.Form": "forms.forms",
    "filing.FormKind": "forms.kinds",
    "filing.Jurisdiction": "values.places",
    "filing.Quantity": "values.quantities",
    "filing.Source": "values.sources",
    "filing.Target": "values.targets",
    "forms.ReadResult": "results.read_results",
    "ledger.FactRow": "results.fact_rows",
    "ledger.Submission": "results.submissions",
    "measures.Measure": "formulas.measures",
    "measures.Measured": "formulas.measured",
    "measures.Term": "formulas.terms",
    "numbers.Amount": "values.amounts",
    "numbers.Count": "values.counts",
    "numbers.Nil": "values.nils",
    "numbers.Number": "values.numbers",
    "numbers.Percent": "values.percents",
    "numbers.Points": "values.points",
    "numbers.Rate": "values.rates",
    "numbers.Unreadable": "values.unreadables",
    "registry.ScoreResult": "results.score_results",
    "reviews.FormReview": "results.form_reviews",
    "rubric.CountedRating": "rubrics.counted_ratings",
    "rubric.Criterion": "rubrics.criteria",
    "rubric.GradeDiscount": "rubrics.discounts",
    "rubric.Pool": "rubrics.pools",
    "rubric.PoolRow": "rubrics.pool_rows",
    "rubric.RatingByCounts": "rubrics.ratings_by_counts",
    "rubric.Rubric": "rubrics.rubrics",
    "rubric.Section": "rubrics.sections",
    "rubric.Split": "rubrics.splits",
    "rubric.Veto": "rubrics.vetoes",
    "rules.Award": "rules.awards",
    "rules.Band": "rules.bands",
    "rules.Because": "rules.reasons",
    "rules.ByRate": "targets.by_rates",
    "rules.ByTarget": "targets.by_targets",
    "rules.Level": "rules.levels",
    "rules.Option": "rules.options",
    "rules.Overshoot": "targets.overshoots",
    "rules.PerStep": "targets.per_steps",
    "rules.Rule": "rules.any_rules",
    "rules.SubRule": "rules.parts",
    "scoring.Score": "scorecards.scores",
    "scoring.Scorecard": "scorecards.scorecards",
}

_KNOWN: Final[dict[type[Any], st.SearchStrategy[Any]]] = {}


def public_types() -> tuple[type[Any], ...]:
    """Every public class that holds a value, in a fixed order."""
    found = (kind for name in _PUBLIC for kind in _types_in(import_module(name)))
    return tuple(dict.fromkeys(found))


def register() -> None:
    """Register the strategy of every public type with Hypothesis, now or when it is loaded."""
    loaded = [name for name in _PUBLIC if name in sys.modules]
    for name in loaded:
        _register_types_in(sys.modules[name])
    sys.meta_path.insert(0, _Awaiting({*_PUBLIC}.difference(loaded)))


class _Awaiting(MetaPathFinder):
    """Registers the types of modules once they are loaded."""

    def __init__(self, names: set[str]) -> None:
        self._names = names

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """The module as others find it, with a loader that registers its types."""
        if fullname not in self._names:
            return None
        self._names.discard(fullname)  # so that the others are asked
        spec = cast("ModuleSpec", find_spec(fullname))
        spec.loader = _Registering(cast("Loader", spec.loader))
        return spec


class _Registering(Loader):
    """Loads a module as its own loader does, and registers its types."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """The module, before its code is run."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Run the code of the module, which then has its own loader alone."""
        cast("ModuleSpec", module.__spec__).loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        _register_types_in(module)


def _register_types_in(module: ModuleType) -> None:
    for kind in _types_in(module):
        st.register_type_strategy(kind, strategy_of)


def _types_in(module: ModuleType) -> Iterator[type[Any]]:
    """The public classes of a module that hold a value."""
    for name in module.__all__:
        kind = getattr(module, name)
        if isinstance(kind, type):
            known = _public_name(kind) in _MADE
            if known or (has(kind) and not module.__name__.endswith(_AT_WORK)):
                yield kind


def strategy_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """The strategy of one public type, or of another attrs class by its fields."""
    if kind not in _KNOWN:
        _KNOWN[kind] = _strategy(kind)
    return _KNOWN[kind]


def _strategy(kind: type[Any]) -> st.SearchStrategy[Any]:
    made = _MADE.get(_public_name(kind))
    if made is not None:
        return _called(*made.split("."))
    if hasattr(kind, "award"):
        return _called("rules", "rules", kind)
    if has(kind) and hasattr(kind, "lower"):
        return _called("formulas", "formulas_of", kind)
    if has(kind):
        return _called("classes", "class_strategy", kind)
    return st.from_type(kind)


def _public_name(kind: type[Any]) -> str:
    """The package of a class of ours and its name; empty for another's."""
    root, _, rest = kind.__module__.partition(".")
    return f"{rest.partition('.')[0]}.{kind.__name__}" if root == "perfeval" else ""


def _called(module: str, name: str, *arguments: Any) -> st.SearchStrategy[Any]:
    """What a function of this package gives; its module is loaded only now."""
    made = getattr(import_module(f"perfeval.testing.{module}"), name)
    strategy: st.SearchStrategy[Any] = made(*arguments)
    return strategy
