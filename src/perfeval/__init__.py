"""Score budget-performance self-evaluations (预算绩效自评) of China, with a reason for every point.

The names here are the whole of what most programs need; they are loaded when first used, so that
importing the package costs next to nothing. Types for every form stand in `perfeval.filing`,
rates in `perfeval.measures`, scoring rules in `perfeval.rules`.

>>> from perfeval import BudgetUnit, Fact, Filing, get_rubric, score
>>> facts = (Fact(id="staff.in_post", value="29人"),
...          Fact(id="staff.authorised_posts", value="30人"))
>>> filing = Filing(unit=BudgetUnit(name="某局"), year=2020, facts=facts)
>>> score(filing, get_rubric("yueyang-annex-3-1")).scores[0].reason()
'29 ÷ 30 = 96.67%，不超过 100%，计满分'
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from perfeval import version
from perfeval.text.notebook import ShownInNotebook

if TYPE_CHECKING:
    from perfeval.audit import Finding, Findings, Severity, audit, audit_many
    from perfeval.codec import dumps, loads
    from perfeval.codec.rubric_files import read_rubric
    from perfeval.columns import FactColumn, columns_of, score_columns
    from perfeval.comparison import (
        Comparison,
        RubricComparison,
        Stage,
        compare,
        compare_rubrics,
        gains,
        nearest_rating,
        prospects,
        what_if,
    )
    from perfeval.conformance import check_rubric
    from perfeval.drafts import Draft, draft_rubric, rubric_toml
    from perfeval.errors import (
        DecodeError,
        InputError,
        MissingExtraError,
        PerfevalError,
        PluginError,
        RubricError,
        RubricNotFoundError,
    )
    from perfeval.filing import BudgetUnit, Fact, Filing, FormKind
    from perfeval.filing.sources import FiscalYear, FiscalYears, Jurisdiction, Source
    from perfeval.forms import ReadResult, read, read_all, read_many
    from perfeval.ledger import (
        Submission,
        asked_facts,
        exchange_from_filing,
        exchange_from_scorecard,
        facts_from_rows,
        filing_from_exchange,
        filing_from_rows,
        read_fact_sheet,
        rows_from_comparison,
        rows_from_findings,
        rows_from_prospects,
        rows_from_scorecard,
        rows_from_submissions,
    )
    from perfeval.marks import MarkedDocument, mark
    from perfeval.numbers.amounts import Amount, wan_yuan, yuan
    from perfeval.numbers.cells import Nil, Unreadable
    from perfeval.numbers.printed import Count, Percent, Points
    from perfeval.numbers.rates import Rate
    from perfeval.registry import (
        ScoreResult,
        choose_rubric,
        find_rubric,
        get_rubric,
        rubrics,
        score_all,
        score_many,
    )
    from perfeval.registry.folder import read_rubrics
    from perfeval.render import render
    from perfeval.reviews import FormReview, Review, read_review, unalike, write_review
    from perfeval.rubric.criteria import CapTotal, Criterion, NotApplicable, Pool, PoolRow
    from perfeval.rubric.grades import CountedRating, GradeDiscount, RatingByCounts
    from perfeval.rubric.ratings import Rating
    from perfeval.rubric.readings import Deviation, Reading
    from perfeval.rubric.rubric import Rubric
    from perfeval.rubric.sections import Section
    from perfeval.rubric.split import Rest, Split
    from perfeval.rubric.veto import Veto
    from perfeval.scoring.aggregates import aggregate
    from perfeval.scoring.scorecard import Scorecard
    from perfeval.scoring.scores import Judgement, Score
    from perfeval.scoring.scoring import score
    from perfeval.writing import draft_report, fill_in, write

__version__ = version.VERSION

__all__ = [
    "Amount",
    "BudgetUnit",
    "CapTotal",
    "Comparison",
    "Count",
    "CountedRating",
    "Criterion",
    "DecodeError",
    "Deviation",
    "Draft",
    "Fact",
    "FactColumn",
    "Filing",
    "Finding",
    "Findings",
    "FiscalYear",
    "FiscalYears",
    "FormKind",
    "FormReview",
    "GradeDiscount",
    "InputError",
    "Judgement",
    "Jurisdiction",
    "MarkedDocument",
    "MissingExtraError",
    "Nil",
    "NotApplicable",
    "Percent",
    "PerfevalError",
    "PluginError",
    "Points",
    "Pool",
    "PoolRow",
    "Rate",
    "Rating",
    "RatingByCounts",
    "ReadResult",
    "Reading",
    "Rest",
    "Review",
    "Rubric",
    "RubricComparison",
    "RubricError",
    "RubricNotFoundError",
    "Score",
    "ScoreResult",
    "Scorecard",
    "Section",
    "Severity",
    "Source",
    "Split",
    "Stage",
    "Submission",
    "Unreadable",
    "Veto",
    "__version__",
    "aggregate",
    "asked_facts",
    "audit",
    "audit_many",
    "check_rubric",
    "choose_rubric",
    "columns_of",
    "compare",
    "compare_rubrics",
    "draft_report",
    "draft_rubric",
    "dumps",
    "exchange_from_filing",
    "exchange_from_scorecard",
    "facts_from_rows",
    "filing_from_exchange",
    "filing_from_rows",
    "fill_in",
    "find_rubric",
    "gains",
    "get_rubric",
    "loads",
    "mark",
    "nearest_rating",
    "prospects",
    "read",
    "read_all",
    "read_fact_sheet",
    "read_many",
    "read_review",
    "read_rubric",
    "read_rubrics",
    "render",
    "rows_from_comparison",
    "rows_from_findings",
    "rows_from_prospects",
    "rows_from_scorecard",
    "rows_from_submissions",
    "rubric_toml",
    "rubrics",
    "score",
    "score_all",
    "score_columns",
    "score_many",
    "unalike",
    "wan_yuan",
    "what_if",
    "write",
    "write_review",
    "yuan",
]

_HOMES = {
    "audit": ("Finding", "Findings", "Severity", "audit_many"),
    "codec": ("dumps", "loads"),
    "codec.rubric_files": ("read_rubric",),
    "columns": ("FactColumn", "columns_of", "score_columns"),
    "comparison": (
        "Comparison",
        "RubricComparison",
        "Stage",
        "compare",
        "compare_rubrics",
        "gains",
        "nearest_rating",
        "prospects",
        "what_if",
    ),
    "conformance": ("check_rubric",),
    "drafts": ("Draft", "draft_rubric", "rubric_toml"),
    "errors": (
        "DecodeError",
        "InputError",
        "MissingExtraError",
        "PerfevalError",
        "PluginError",
        "RubricError",
        "RubricNotFoundError",
    ),
    "filing": ("BudgetUnit", "Fact", "Filing", "FormKind"),
    "filing.sources": ("FiscalYear", "FiscalYears", "Jurisdiction", "Source"),
    "forms": ("ReadResult", "read", "read_all", "read_many"),
    "ledger": (
        "Submission",
        "asked_facts",
        "exchange_from_filing",
        "exchange_from_scorecard",
        "facts_from_rows",
        "filing_from_exchange",
        "filing_from_rows",
        "read_fact_sheet",
        "rows_from_comparison",
        "rows_from_findings",
        "rows_from_prospects",
        "rows_from_scorecard",
        "rows_from_submissions",
    ),
    "marks": ("MarkedDocument", "mark"),
    "numbers.amounts": ("Amount", "wan_yuan", "yuan"),
    "numbers.cells": ("Nil", "Unreadable"),
    "numbers.printed": ("Count", "Percent", "Points"),
    "numbers.rates": ("Rate",),
    "registry": (
        "ScoreResult",
        "choose_rubric",
        "find_rubric",
        "get_rubric",
        "score_all",
        "score_many",
    ),
    "registry.folder": ("read_rubrics",),
    "reviews": ("FormReview", "Review", "read_review", "unalike", "write_review"),
    "rubric": (
        "CapTotal",
        "CountedRating",
        "Criterion",
        "Deviation",
        "GradeDiscount",
        "NotApplicable",
        "Pool",
        "PoolRow",
        "Rating",
        "RatingByCounts",
        "Reading",
        "Rest",
        "Rubric",
        "Section",
        "Split",
        "Veto",
    ),
    "scoring": ("Judgement", "Score", "Scorecard", "aggregate", "score"),
    "writing": ("draft_report", "fill_in", "write"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

# A subpackage and a function of the contract have one name here. The subpackage itself is made
# callable, so that `perfeval.render(x, "text")` and `from perfeval.render import …` both work, and
# shows the function to `help` and `inspect.signature`.
_CALLED = {"audit": "audit", "render": "render", "rubrics": "registry"}


class _CallableModule(ModuleType):
    """A subpackage that also is the function of its name."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._function(*args, **kwargs)

    @property
    def _function(self) -> Any:
        name = self.__name__.rpartition(".")[2]
        return getattr(import_module(f"perfeval.{_CALLED[name]}"), name)

    @property
    def __signature__(self) -> Any:
        from inspect import signature  # asked for by people, and not by programs

        return signature(self._function)

    @property
    def __doc__(self) -> str:  # type: ignore[override]
        return f"{self._function.__doc__}\n\n{vars(self)['__doc__']}"


class _Facade(ModuleType):
    def __setattr__(self, name: str, value: object) -> None:
        if name in _CALLED and isinstance(value, ModuleType):
            value.__class__ = _CallableModule
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Facade


def _page(value: object) -> str:
    """What a notebook shows of a value; pages are loaded when the first is asked for."""
    shown: str = import_module("perfeval.render").in_notebook(value)
    return shown


ShownInNotebook._page = staticmethod(_page)


def __getattr__(name: str) -> Any:
    if name in _CALLED:
        return import_module(f"perfeval.{name}")
    if name in _HOME_OF:
        return getattr(import_module(f"perfeval.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module 'perfeval' has no attribute {name!r}")


def __dir__() -> list[str]:
    dunders = (name for name in globals() if name.startswith("__"))
    return sorted({*dunders, *__all__})
