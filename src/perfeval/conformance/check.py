"""`check_rubric`: all laws, one after the other."""

from __future__ import annotations

from collections.abc import Iterable

from perfeval.conformance.laws.awards import award_checks
from perfeval.conformance.laws.definition import definition_checks
from perfeval.conformance.laws.editions import place_doubts
from perfeval.conformance.laws.examples import example_check, known_deviations
from perfeval.conformance.laws.judged import judged_rows
from perfeval.conformance.laws.scorecards import scorecard_checks
from perfeval.conformance.laws.untouched import untouched_check
from perfeval.conformance.report import ConformanceReport
from perfeval.errors import InputError
from perfeval.filing import Filing
from perfeval.registry.loaded import Folder
from perfeval.rubric.rubric import Rubric

__all__ = ["check_rubric"]


def check_rubric(
    rubric: Rubric, examples: Iterable[Filing] = (), *, rubrics: Folder | None = None
) -> ConformanceReport:
    """The laws that `rubric` keeps and breaks: every edge tried, nothing random.

    `examples` are published filings: what they claim is reproduced, or the rubric records the
    deviation and why; without any, this law is not in the report. A rule that fails, lies or ends
    the process is reported, never raised. `rubrics` is the folder of rubric files among which the
    edition has its place. Raises `InputError` where `rubric` is no rubric, or an
    example no filing.

    >>> filing = loads(example("yueyang-2020"))
    >>> check_rubric(get_rubric("yueyang-annex-3-1"), [filing]).problems
    ()
    """
    if not isinstance(rubric, Rubric):
        raise InputError("check_rubric", rubric, "a Rubric")
    if isinstance(examples, Filing) or not isinstance(examples, Iterable):
        raise InputError("the examples of a rubric", examples, "several Filing")
    filings = tuple(examples)
    for filing in filings:
        if not isinstance(filing, Filing):
            raise InputError("the examples of a rubric", filing, "a Filing")
    return ConformanceReport(
        rubric.id,
        (
            *definition_checks(rubric, rubrics),
            *award_checks(rubric),
            *scorecard_checks(rubric),
            untouched_check(rubric, filings),
            *([example_check(rubric, filings)] if filings else []),
        ),
        known_deviations(rubric, filings),
        (*place_doubts(rubric), *judged_rows(rubric)),
    )
