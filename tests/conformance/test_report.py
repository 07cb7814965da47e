"""A report stays readable, whatever strangers say or raise."""

from __future__ import annotations

import pytest
from attrs import evolve

from perfeval import check_rubric, get_rubric
from perfeval.conformance import LawCheck
from perfeval.errors import Phrase
from perfeval.plugins import Failed, guarded
from tests.few_trials import few_trials


def test_only_the_first_problems_of_a_law_are_told() -> None:
    """A report stays readable: twenty problems, and how many more there are."""
    check = LawCheck.of("a law", (Phrase(f"problem {n}") for n in range(23)))
    assert len(check.problems) == 21
    assert check.problems[-1] == "and 3 more problems"


def test_an_error_that_cannot_be_printed_is_named() -> None:
    """A stranger's error may fail again when it is asked what it says."""

    class OddError(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    def fail() -> None:
        raise OddError

    assert guarded(fail) == Failed("failed with OddError", OddError())


def test_a_problem_is_told_in_chinese_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a code that stays, and the law in front; the library itself speaks English."""
    few_trials(monkeypatch)
    made = get_rubric("yueyang-annex-3-1")
    wrong = evolve(
        made,
        jurisdiction=evolve(made.jurisdiction, name="长沙市"),
        deviations=(evolve(made.deviations[0], row="none"),),
        readings=tuple(each for each in made.readings if "百分点" not in each.choice),
    )
    report = check_rubric(wrong)
    told = [each for check in report.checks for each in check.told]
    assert {each.code for each in told} == {"law.choice_unsaid", "law.place", "law.deviation_row"}
    for said in (
        "条文没有说，选的是whole（可选whole, started, pro_rata），而没有",
        "地方：代码430600是岳阳市，不是长沙市；请改正code或name",
        "写的行none不在本评分标准里；请改成某一行的key",
    ):
        assert any(said in each for each in report.messages())
    assert report.problems == report.messages("en") != report.messages()
    assert not any(" its " in each for each in report.messages())
