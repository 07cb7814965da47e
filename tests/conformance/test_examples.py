"""Published examples: they reproduce, or the rubric says where they do not, and why."""

from __future__ import annotations

import pytest
from attrs import evolve

from perfeval import Filing, Points, get_rubric, loads
from perfeval.conformance import LawCheck
from perfeval.conformance.laws.examples import deviation_sentence, example_check
from perfeval.filing import UnitForm
from perfeval.rubric.readings import Deviation
from tests.published import filing_of
from tests.strange_rules import strange_rubric
from tests.tables import each_row


@pytest.fixture
def published() -> Filing:
    """The filing of 岳阳楼区 2023, with its claims."""
    return filing_of("yueyanglou-2023")


def test_a_published_example_reproduces(published: Filing) -> None:
    """附件2 of 岳阳楼区: every claimed score is computed."""
    check = example_check(get_rubric("yueyanglou-annex-2"), (published,))
    assert check == LawCheck("published examples reproduce", True)


KEY = "budget_execution"


def deviation(claimed: str, computed: str, unit: str = "岳阳市岳阳楼区行政审批服务局") -> Deviation:
    """A deviation of the fund row."""
    return Deviation(
        unit=unit, year=2023, row=KEY, claimed=claimed, computed=computed, why="原表有误"
    )


def claiming_nine(filing: Filing) -> Filing:
    """The same filing, in which the fund row claims 9 points instead of 10."""
    form = filing.forms[1]
    assert isinstance(form, UnitForm)
    assert form.fund is not None
    changed = evolve(form, fund=evolve(form.fund, claimed=Points("9")))
    return evolve(filing, forms=(filing.forms[0], changed, *filing.forms[2:]))


def test_a_difference_must_be_recorded(published: Filing) -> None:
    """A published score that is not computed is a problem, until the rubric says why."""
    rubric = get_rubric("yueyanglou-annex-2")
    filing = claiming_nine(published)
    (problem,) = example_check(rubric, (filing,)).problems
    assert problem == (
        "岳阳市岳阳楼区行政审批服务局 2023, budget_execution: published 9, computed 10; "
        "record it as a Deviation, with the reason"
    )
    known = deviation("9", "10")
    assert example_check(evolve(rubric, deviations=(known,)), (filing,)).passed
    assert str(deviation_sentence(known)) == (
        "岳阳市岳阳楼区行政审批服务局 2023, budget_execution: published 9, computed 10 (原表有误)"
    )


def test_a_deviation_that_does_not_occur_is_a_problem(published: Filing) -> None:
    """Recorded deviations are strict; those of other filings are not asked for."""
    rubric = get_rubric("yueyanglou-annex-2")
    stale = evolve(rubric, deviations=(deviation("9", "10"), deviation("1", "2", "另一单位")))
    (problem,) = example_check(stale, (published,)).problems
    assert problem.endswith("this recorded deviation does not occur")


@each_row("name", ["furong-2022", "yueyang-2020"])
def test_an_example_that_compares_nothing_proves_nothing(name: str) -> None:
    """Without a form of the rubric's kind there is no row to reproduce."""
    filing = filing_of(name)
    (problem,) = example_check(get_rubric("yueyanglou-annex-2"), (filing,)).problems
    assert problem == (
        "no row of a 整体支出绩效自评表 in the examples is both claimed and computed"
    )


def test_an_example_that_cannot_be_scored_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A rule that fails on an example fails the example."""
    rubric = strange_rubric("fails-late", monkeypatch, award="1 / 0")
    facts = loads(
        '{"format": "perfeval.filing", "version": 1, "unit": {"name": "某局"}, "year": 2023,'
        ' "facts": [{"id": "budget.final", "value": "1元"}, {"id": "budget.outturn",'
        ' "value": "1元"}], "forms": [{"kind": "unit", "key": "unit"}]}'
    )
    assert isinstance(facts, Filing)
    (problem,) = example_check(rubric, (facts,)).problems
    assert "scoring it failed with RubricError" in problem


def test_a_form_that_does_not_apply_is_no_published_example(published: Filing) -> None:
    """岳阳楼区's project form is marked /: nothing was published, so nothing can differ."""
    assert example_check(get_rubric("perfeval:yueyanglou-annex-3"), (published,)).passed
