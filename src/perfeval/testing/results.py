"""Strategies for what is made of scorecards: submissions, and rows of a comparison."""

from __future__ import annotations

from hypothesis import strategies as st

from perfeval.comparison import ComparedRow
from perfeval.ledger import Submission
from perfeval.testing import values
from perfeval.testing.classes import class_strategy
from perfeval.testing.scorecards import scorecards, scores

__all__ = ["compared_rows", "submissions"]


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
