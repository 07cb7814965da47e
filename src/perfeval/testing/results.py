"""Strategies for what is made of forms: results of reading, drafts, submissions, comparisons."""

from __future__ import annotations

from hypothesis import strategies as st

from perfeval.comparison import (
    ComparedRow,
    FigureChange,
    FigureGain,
    RubricChange,
    compare_rubrics,
)
from perfeval.drafts import Draft, draft_rubric
from perfeval.errors import InputError
from perfeval.filing import ScoreSheet
from perfeval.forms import ReadResult
from perfeval.ledger import FactRow, Submission
from perfeval.registry import ScoreResult
from perfeval.reviews import FormReview
from perfeval.scoring import Judgement
from perfeval.testing import registration, values
from perfeval.testing.classes import class_strategy
from perfeval.testing.forms import any_filings
from perfeval.testing.rubrics import rubrics
from perfeval.testing.scorecards import scorecards, scores

__all__ = [
    "compared_rows",
    "drafts",
    "fact_rows",
    "figure_changes",
    "figure_gains",
    "form_reviews",
    "read_results",
    "rubric_changes",
    "score_results",
    "submissions",
]


def submissions() -> st.SearchStrategy[Submission]:
    """Submissions that were scored, and others that say why not."""
    problems = values.texts().filter(bool)
    return class_strategy(Submission, scorecard=scorecards()) | class_strategy(
        Submission, scorecard=st.none(), problem=problems
    )


def compared_rows() -> st.SearchStrategy[ComparedRow]:
    """Rows of both sides, and of one alone."""
    return class_strategy(ComparedRow, before=scores()) | class_strategy(
        ComparedRow, before=st.none(), after=scores()
    )


def figure_changes() -> st.SearchStrategy[FigureChange]:
    """One figure put to another value."""
    figures = values.amounts() | values.counts() | st.booleans() | values.texts()
    words = values.texts().filter(lambda text: bool(text.strip()))
    return class_strategy(FigureChange, figure=words, title=words, before=figures, after=figures)


def figure_gains() -> st.SearchStrategy[FigureGain]:
    """What a figure can win."""
    made = figure_changes()
    rows = st.lists(values.texts(), min_size=1, max_size=2).map(tuple)
    return class_strategy(FigureGain, rows=rows, nearest=made, most=made)


def fact_rows() -> st.SearchStrategy[FactRow]:
    """Rows of a sheet of facts, as any file may hold them."""
    cells = values.texts() | st.booleans() | st.integers(0, 10**6)
    return class_strategy(FactRow, value=cells)


def rubric_changes() -> st.SearchStrategy[RubricChange]:
    """What differs between two rubrics."""
    made = st.builds(compare_rubrics, rubrics(), rubrics())
    return made.filter(lambda each: bool(each.changes)).flatmap(
        lambda each: st.sampled_from(each.changes)
    )


def read_results() -> st.SearchStrategy[ReadResult]:
    """Documents that were read, and others that could not be."""
    names = {name: values.texts() for name in ("path", "member", "part")}
    errors = values.texts().map(lambda text: InputError("", text, "text"))
    return st.builds(ReadResult, **names, filing=any_filings()) | st.builds(
        ReadResult, **names, error=errors, skipped=st.booleans()
    )


def score_results() -> st.SearchStrategy[ScoreResult]:
    """Forms that were scored, and filings that could not be."""
    given = {"number": st.integers(1, 1_000), "source": values.texts()}
    errors = values.texts().map(lambda text: InputError("", text, "text"))
    made = scorecards()
    return st.builds(ScoreResult, **given, scorecard=made) | st.builds(
        ScoreResult, **given, error=errors
    )


def form_reviews() -> st.SearchStrategy[FormReview]:
    """What a review says of a form: judgements by the keys of rows, and findings on them."""
    judgements = st.dictionaries(values.texts(), registration.strategy_of(Judgement), max_size=2)
    return class_strategy(FormReview, judgements=judgements)


def drafts() -> st.SearchStrategy[Draft]:
    """Drafts of scoring sheets, whatever these print."""
    return registration.strategy_of(ScoreSheet).map(draft_rubric)
