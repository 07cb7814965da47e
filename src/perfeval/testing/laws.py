"""The laws of a rubric as tests: those of `check_rubric`, and those that need random data."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable
from typing import Final
from unittest import TestCase

from hypothesis import HealthCheck, given, settings

from perfeval.conformance import check_rubric
from perfeval.conformance.laws.scorecards import scorecard_problems
from perfeval.conformance.transcript import transcript
from perfeval.filing import Filing
from perfeval.measures import Kind, Measured
from perfeval.numbers.rates import Rate
from perfeval.registry import get_rubric
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Direction
from perfeval.rules.checked import checked_award
from perfeval.scoring.scoring import score
from perfeval.testing.forms import filings
from perfeval.testing.values import rates

__all__ = ["rubric_conformance"]

_AGAIN: Final = (
    "import pickle, sys; from perfeval.conformance.transcript import transcript; "
    "print(transcript(pickle.load(sys.stdin.buffer)))"
)


def rubric_conformance(rubric: str | Rubric, examples: Iterable[Filing] = ()) -> type[TestCase]:
    """A fresh class of tests for a rubric, given by its id or as itself.

    `examples` are published filings that it must reproduce, see `check_rubric`. Run it with pytest
    or with unittest. Raises what `get_rubric` raises where the id is unknown or broken.

    >>> TestProject = rubric_conformance("national-project")
    >>> [name for name in vars(TestProject) if name.startswith("test_")][0]
    'test_keeps_every_law_at_every_edge'
    """
    subject = get_rubric(rubric) if isinstance(rubric, str) else rubric
    published = tuple(examples)
    # Hypothesis refuses one @given function in two classes, so each class gets its own.
    relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

    def test_keeps_every_law_at_every_edge(self: TestCase) -> None:
        self.assertEqual(check_rubric(subject, published).problems, ())

    @relaxed
    @given(filings(subject))
    def test_any_filing_gets_a_sound_scorecard(self: TestCase, filing: Filing) -> None:
        card = score(filing, subject)
        self.assertEqual(tuple(scorecard_problems(card, subject)), ())
        self.assertEqual(score(pickle.loads(pickle.dumps(filing)), subject), card)

    @relaxed
    @given(rates(), rates())
    def test_any_two_rates_stand_in_order(self: TestCase, one: Rate, other: Rate) -> None:
        for _, item in subject.rows():
            if isinstance(item, Criterion) and item.rule.accepts is Kind.RATE:
                self.assertIsNone(_disorder(item, *sorted((one, other))))

    def test_another_process_scores_alike(self: TestCase) -> None:
        here = transcript(subject)
        for seed in ("1", "2"):
            self.assertEqual(_transcript_elsewhere(subject, seed), here)

    tests = (
        test_keeps_every_law_at_every_edge,
        test_any_filing_gets_a_sound_scorecard,
        test_any_two_rates_stand_in_order,
        test_another_process_scores_alike,
    )
    members = {test.__name__: test for test in tests}
    return type(f"Conformance of {subject.id}", (TestCase,), members)


def _disorder(criterion: Criterion, low: Rate, high: Rate) -> str | None:
    """What is wrong with the awards for two rates, the lower one first."""
    earned = []
    for rate in (low, high):
        measured = Measured(Kind.RATE, rate, "甲 ÷ 乙", "a ÷ b")
        award = checked_award(criterion.rule, measured, criterion.points, criterion.name)
        earned.append(award.earned)
    less, more = earned
    if criterion.rule.direction is Direction.LOWER:
        less, more = more, less
    ordered = criterion.rule.direction is Direction.NONE or less is None or more is None
    if ordered or (less is not None and more is not None and less <= more):
        return None
    return f"{criterion.name}: {low.text} and {high.text} earn in the wrong order"


def _transcript_elsewhere(rubric: Rubric, seed: str) -> str:
    """The transcript made by another interpreter, with another hash seed and the C locale."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONHASHSEED": seed,
        "LC_ALL": "C",
    }
    done = subprocess.run(
        [sys.executable, "-c", _AGAIN],
        input=pickle.dumps(rubric),
        capture_output=True,
        check=False,
        env=environment,
    )
    return done.stdout.decode().strip() or done.stderr.decode(errors="replace")
