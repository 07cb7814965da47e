"""rubric_conformance: one line of a test module proves a rubric, and a broken one fails it."""

from __future__ import annotations

import importlib
import unittest
from pathlib import Path

import pytest
from hypothesis import settings

from perfeval import PluginError, Rubric, RubricNotFoundError, check_rubric
from perfeval.testing import rubric_conformance
from tests.few_trials import few_trials
from tests.strange_rules import strange_module, strange_rubric

RUBRIC = "zhengzhou-goal-review"
TestZhengzhou = rubric_conformance(RUBRIC)
ELSEWHERE = "test_another_process_scores_alike"


@pytest.fixture(autouse=True)
def _unmeasured_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another process runs is run here as well, and measured here."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


def failures(rubric: Rubric, but: str = "") -> dict[str, str]:
    """How tests of a rubric fail, `but` for one; a few examples are enough to see it."""
    loaded = settings.get_current_profile_name()
    settings.register_profile("few", settings.get_profile("suite"), max_examples=20)
    settings.load_profile("few")
    made = rubric_conformance(rubric)
    settings.load_profile(loaded)
    result = unittest.TestResult()
    names = unittest.defaultTestLoader.getTestCaseNames(made)
    unittest.TestSuite(made(name) for name in names if name != but).run(result)
    failed = (*result.failures, *result.errors)
    return {case.id().rpartition(".")[2]: told for case, told in failed}


def test_each_call_makes_a_class_of_its_own() -> None:
    """Hypothesis refuses one test in two classes; here each class has its own."""
    again = rubric_conformance(RUBRIC)
    assert again is not TestZhengzhou
    name = "test_any_filing_gets_a_sound_scorecard"
    assert vars(again)[name] is not vars(TestZhengzhou)[name]


def test_a_rule_that_falls_fails_its_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that says LOWER and gives more for more."""
    few_trials(monkeypatch)
    rubric = strange_rubric("falls", monkeypatch, direction="LOWER")
    assert set(failures(rubric, but=ELSEWHERE)) == {
        "test_keeps_every_law_at_every_edge",
        "test_any_two_rates_stand_in_order",
    }


@pytest.mark.unmeasured
def test_a_sound_rule_of_either_direction_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a rule that goes against its measure the laws tell."""
    few_trials(monkeypatch)
    assert failures(strange_rubric("sound", monkeypatch), but=ELSEWHERE) == {}
    lower = strange_rubric(
        "lower", monkeypatch, direction="LOWER", award="earned = points.fraction - earned"
    )
    assert set(failures(lower, but=ELSEWHERE)) == {"test_keeps_every_law_at_every_edge"}
    assert [each.partition(": ")[0] for each in check_rubric(lower).problems] == [
        "a rule goes the way of its measure"
    ]


def test_a_rule_that_another_process_tells_otherwise_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its reasons hold a hash, which every interpreter seeds anew; nothing else tells."""
    source = strange_module("seeded", award="zh += f'（{hash(zh)}）'")
    (tmp_path / "seeded_rubric.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    rubric = importlib.import_module("seeded_rubric").RUBRIC
    ((name, told),) = failures(rubric).items()
    assert name == ELSEWHERE
    assert "No module" not in told


def test_an_unknown_or_broken_rubric_is_told_at_once() -> None:
    """As `get_rubric` does."""
    with pytest.raises(RubricNotFoundError, match="national-project"):
        rubric_conformance("national-projekt")
    assert issubclass(PluginError, Exception)
