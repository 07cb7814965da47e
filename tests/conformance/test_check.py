"""check_rubric: sound rubrics keep every law, and each lie of a rule is named by its law."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from attrs import evolve

from perfeval import (
    BudgetUnit,
    Filing,
    InputError,
    Points,
    Rubric,
    check_rubric,
    get_rubric,
    loads,
    rubrics,
)
from perfeval.conformance import Check, has_foreign_rules
from perfeval.filing import UnitForm
from perfeval.rubric import Deviation
from tests.strange_rules import HOSTILE_RULES, strange_module

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def strange(name: str, monkeypatch: pytest.MonkeyPatch, **parts: str) -> Rubric:
    """The rubric of a strange module, importable so that it pickles."""
    module = ModuleType(f"strange_{name.replace('-', '_')}")
    source = strange_module(name, **parts)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(source, module.__name__, "exec"), module.__dict__)
    rubric: Rubric = module.__dict__["RUBRIC"]
    return rubric


@pytest.fixture
def published() -> Filing:
    """The filing of 岳阳楼区 2023, with its claims."""
    filing = loads((EXAMPLES / "yueyanglou-2023.json").read_text(encoding="utf-8"))
    assert isinstance(filing, Filing)
    return filing


@pytest.mark.parametrize("rubric_id", [entry.id for entry in rubrics(allow=["perfeval"])])
def test_every_built_in_rubric_keeps_every_law(rubric_id: str) -> None:
    """The laws hold for what the library ships, as for a stranger's."""
    report = check_rubric(get_rubric(f"perfeval:{rubric_id}"))
    assert report.problems == ()
    assert report.passed
    assert report.rubric == rubric_id


def test_a_sound_rule_of_a_stranger_keeps_every_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule of a plugin's own is nothing strange in itself."""
    rubric = strange("own-rule", monkeypatch)
    assert has_foreign_rules(rubric)
    assert check_rubric(rubric).problems == ()


@pytest.mark.parametrize("name", HOSTILE_RULES)
def test_a_hostile_rule_is_reported_and_never_raises(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the rule does, the report says it in a sentence with its place."""
    parts, problem = HOSTILE_RULES[name]
    report = check_rubric(strange(name, monkeypatch, **parts))
    assert not report.passed
    assert any(problem in each for each in report.problems), report.problems


def test_ctrl_c_in_a_rule_is_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the user ends the check."""
    rubric = strange("interrupts", monkeypatch, award="raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        check_rubric(rubric)


def test_a_published_example_reproduces(published: Filing) -> None:
    """附件2 of 岳阳楼区: every claimed score is computed."""
    report = check_rubric(get_rubric("yueyanglou-annex-2"), [published])
    assert report.checks[-1] == Check("published examples reproduce", True)
    assert report.deviations == ()


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
    (problem,) = check_rubric(rubric, [filing]).checks[-1].problems
    assert problem == (
        "岳阳市岳阳楼区行政审批服务局 2023, budget_execution: published 9, computed 10; "
        "record it as a Deviation, with the reason"
    )
    known = evolve(rubric, deviations=(deviation("9", "10"),))
    report = check_rubric(known, [filing])
    assert report.passed
    assert report.deviations == (
        "岳阳市岳阳楼区行政审批服务局 2023, budget_execution: published 9, computed 10 (原表有误)",
    )


def test_a_deviation_that_does_not_occur_is_a_problem(published: Filing) -> None:
    """Recorded deviations are strict; those of other filings are told to be unproved."""
    rubric = get_rubric("yueyanglou-annex-2")
    stale = evolve(rubric, deviations=(deviation("9", "10"), deviation("1", "2", "另一单位")))
    report = check_rubric(stale, [published])
    (problem,) = report.checks[-1].problems
    assert problem.endswith("this recorded deviation does not occur")
    assert [text.endswith("not among the examples") for text in report.deviations] == [False, True]


def test_an_example_that_cannot_be_scored_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A rule that fails on an example fails the example."""
    rubric = strange("fails-late", monkeypatch, award="1 / 0")
    facts = loads(
        '{"format": "perfeval.filing", "version": 1, "unit": {"name": "某局"}, "year": 2023,'
        ' "facts": [{"id": "budget.final", "value": "1元"}, {"id": "budget.outturn",'
        ' "value": "1元"}], "forms": [{"kind": "unit", "key": "unit"}]}'
    )
    assert isinstance(facts, Filing)
    (problem,) = check_rubric(rubric, [facts]).checks[-1].problems
    assert "scoring it failed with RubricError" in problem


def test_what_is_no_rubric_or_filing_is_refused() -> None:
    """A mistake of the caller is told at once."""
    with pytest.raises(InputError, match="check_rubric: found 'x'; expected a Rubric"):
        check_rubric("x")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="the examples of a rubric"):
        check_rubric(get_rubric("national-project"), ["x"])  # type: ignore[list-item]


def test_only_the_first_problems_of_a_law_are_told() -> None:
    """A report stays readable: twenty problems, and how many more there are."""
    check = Check.of("a law", tuple(f"problem {n}" for n in range(23)))
    assert len(check.problems) == 21
    assert check.problems[-1] == "and 3 more problems"


@pytest.mark.parametrize("name", ["furong-2022", "yueyang-2020"])
def test_an_example_that_compares_nothing_proves_nothing(name: str) -> None:
    """Without a form of the rubric's kind there is no row to reproduce."""
    filing = loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(filing, Filing)
    (problem,) = check_rubric(get_rubric("yueyanglou-annex-2"), [filing]).checks[-1].problems
    assert problem == (
        "no row of a 整体支出绩效自评表 in the examples is both claimed and computed"
    )


def test_the_examples_are_filings_in_a_list() -> None:
    """One filing alone, or what holds none, is a mistake of the caller."""
    rubric = get_rubric("national-project")
    for wrong in (Filing(unit=BudgetUnit(name="某局")), 5, None):
        with pytest.raises(
            InputError, match=r"the examples of a rubric: found .*; expected several"
        ):
            check_rubric(rubric, wrong)  # type: ignore[arg-type]


def test_a_form_that_does_not_apply_is_no_published_example(published: Filing) -> None:
    """岳阳楼区's project form is marked /: nothing was published, so nothing can differ."""
    report = check_rubric(get_rubric("perfeval:yueyanglou-annex-3"), [published])
    assert report.problems == ()
