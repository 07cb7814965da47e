"""`check_rubric`: all laws, one after the other."""

from __future__ import annotations

from perfeval.conformance.awards import award_checks
from perfeval.conformance.definition import definition_checks
from perfeval.conformance.report import Report
from perfeval.conformance.scorecards import scorecard_checks
from perfeval.errors import InputError
from perfeval.rubric import Rubric

__all__ = ["check_rubric"]


def check_rubric(rubric: Rubric) -> Report:
    """The laws that `rubric` keeps and breaks."""
    if not isinstance(rubric, Rubric):
        raise InputError("check_rubric", rubric, "a Rubric")
    return Report(
        rubric.id,
        (*definition_checks(rubric), *award_checks(rubric), *scorecard_checks(rubric)),
    )
