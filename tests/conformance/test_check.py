"""check_rubric: sound rubrics keep every law, and each lie of a rule is named by its law."""

from __future__ import annotations

import pytest

from perfeval import (
    BudgetUnit,
    Criterion,
    Filing,
    InputError,
    Points,
    Pool,
    Source,
    check_rubric,
    get_rubric,
    rubrics,
    yuan,
)
from perfeval.conformance import LawCheck, has_foreign_rules
from perfeval.conformance.series import series
from perfeval.filing import FundRow
from perfeval.measures import FUND_EXECUTION_RATE
from perfeval.rubric.readings import Deviation
from perfeval.rules import ByTarget, Proportional
from tests.effort import NIGHT
from tests.few_trials import few_trials
from tests.given import rubric as rubric_of
from tests.given import unit_form
from tests.strange_rules import HOSTILE_RULES, strange_rubric
from tests.tables import each_row


@pytest.fixture
def _few_but_at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples of `check_rubric` try a rubric wholly in the suite, too."""
    if not NIGHT:
        few_trials(monkeypatch)


@pytest.mark.unmeasured
@pytest.mark.usefixtures("_few_but_at_night")
@each_row("rubric_id", [entry.id for entry in rubrics(allow=["perfeval"])])
def test_every_built_in_rubric_keeps_every_law(rubric_id: str) -> None:
    """The laws hold for what the library ships, as for a stranger's."""
    report = check_rubric(get_rubric(f"perfeval:{rubric_id}"))
    assert report.problems == ()
    assert report.passed
    assert report.rubric == rubric_id


def test_a_pool_is_tried_by_its_rates_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rate that is scored by its own size has trials of its own, and no others."""
    few_trials(monkeypatch)
    rubric = get_rubric("central-project")
    assert check_rubric(rubric).problems == ()
    pools = [item for _, item in rubric.walk() if isinstance(item, Pool)]
    by_rate = [each for each in pools if isinstance(each.rule, ByTarget) and each.rule.own_rate]
    tried = [str(each.where) for each in series("产出", by_rate[0])]
    assert tried[0] == "产出 (rate)"
    assert "产出 (≤3个)" in tried
    assert not any(each.endswith("%)") for each in tried)


def test_a_rule_may_leave_every_value_to_its_award(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it lowers to says nothing then, and so nothing wrong."""
    few_trials(monkeypatch)
    doubt = "def lower(self, value, points):\n        from perfeval.lowering import DOUBT"
    rubric = strange_rubric("in-doubt", monkeypatch, body=f"{doubt}\n        return DOUBT")
    assert check_rubric(rubric).problems == ()


def test_a_sound_rule_of_a_stranger_keeps_every_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule of a plugin's own is nothing strange in itself."""
    few_trials(monkeypatch)
    rubric = strange_rubric("own-rule", monkeypatch)
    assert has_foreign_rules(rubric)
    assert check_rubric(rubric).problems == ()


@pytest.mark.parametrize("name", HOSTILE_RULES)
def test_a_hostile_rule_is_reported_and_never_raises(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the rule does, the report says it in a sentence with its place."""
    if name != "hides-a-hole":  # what the others do shows at a few values
        few_trials(monkeypatch)
    parts, problem = HOSTILE_RULES[name]
    report = check_rubric(strange_rubric(name, monkeypatch, **parts))
    assert not report.passed
    assert any(problem in each for each in report.problems), report.problems


def test_ctrl_c_in_a_rule_is_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the user ends the check."""
    rubric = strange_rubric("interrupts", monkeypatch, award="raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        check_rubric(rubric)


def test_examples_are_one_law_more_and_deviations_are_told() -> None:
    """Without examples there is nothing to reproduce; what is recorded is shown."""
    fund = FundRow(label="年度资金总额", final=yuan("2"), outturn=yuan("1"), claimed=Points("50"))
    filing = Filing(unit=BudgetUnit(name="某局"), year=2023, forms=(unit_form(fund=fund),))
    known = Deviation(
        unit="另一单位", year=2023, row="fund", claimed="1", computed="2", why="原表有误"
    )
    row = Criterion(
        key="fund",
        name="年度资金总额",
        points="100",
        clause="按执行率计分。",
        measure=FUND_EXECUTION_RATE,
        rule=Proportional(),
    )
    source = Source(title="绩效自评办法", issuer="某县财政局")
    made = rubric_of(row, deviations=(known,), source=source)
    report = check_rubric(made, [filing])
    assert report.checks[-1] == LawCheck("published examples reproduce", True)
    assert len(report.checks) == len(check_rubric(made).checks) + 1
    told = "另一单位 2023, fund: published 1, computed 2 (原表有误)"
    assert report.deviations == (f"{told}; not proved: its filing is not among the examples",)
    assert check_rubric(made).deviations == (told,)


def test_what_is_no_rubric_or_filing_is_refused() -> None:
    """A mistake of the caller is told at once."""
    with pytest.raises(InputError, match="check_rubric: found 'x'; expected a Rubric"):
        check_rubric("x")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="the examples of a rubric"):
        check_rubric(get_rubric("national-project"), ["x"])  # type: ignore[list-item]


def test_the_examples_are_filings_in_a_list() -> None:
    """One filing alone, or what holds none, is a mistake of the caller."""
    rubric = get_rubric("national-project")
    for wrong in (Filing(unit=BudgetUnit(name="某局")), 5, None):
        with pytest.raises(
            InputError, match=r"the examples of a rubric: found .*; expected several"
        ):
            check_rubric(rubric, wrong)  # type: ignore[arg-type]
