"""The measures of 财预〔2013〕53号 and of the published forms."""

from __future__ import annotations

import re

import pytest

from perfeval import measures
from perfeval.filing import Fact, Facts
from perfeval.measures import MEASURES, Kind, Measure, Measured, Unmeasured, Why
from perfeval.numbers.rates import Rate
from tests.tables import each_row

FRAMEWORK = {
    "在职人员控制率", "“三公经费”变动率", "重点支出安排率", "预算完成率", "预算调整率",
    "支付进度率", "结转结余率", "结转结余变动率", "公用经费控制率", "“三公经费”控制率",
    "政府采购执行率", "固定资产利用率", "实际完成率", "完成及时率", "质量达标率",
    "重点工作办结率", "资金到位率", "到位及时率", "成本节约率",
}  # fmt: skip


def facts_of(measure: Measure, value: str) -> dict[str, str]:
    return dict.fromkeys(measure.facts, value)


def measured(measure: Measure, given: dict[str, str]) -> Measured | Unmeasured:
    return measure.of(Facts(Fact(id=key, value=value) for key, value in given.items()))


def test_every_rate_of_the_framework_is_there() -> None:
    """财预〔2013〕53号, whole department and project."""
    names = {
        each.name
        for each in MEASURES.values()
        if each.source and each.source.number[-4:] == "〕53号"
    }
    assert names == FRAMEWORK


def test_the_catalogue_is_public_by_name_and_by_id() -> None:
    """MEASURES holds each once, under its own id, and cannot be changed."""
    public = [
        value for name in measures.__all__ if isinstance(value := getattr(measures, name), Measure)
    ]
    assert sorted(each.id for each in public) == sorted(MEASURES)
    assert all(key == each.id for key, each in MEASURES.items())
    with pytest.raises(TypeError):
        MEASURES["x"] = public[0]  # type: ignore[index]


@each_row("measure", MEASURES.values())
def test_every_measure_is_whole(measure: Measure) -> None:
    """A name in two languages, a formula in words that fits, and a source."""
    assert re.search("[\u4e00-\u9fff]", measure.name)
    assert re.fullmatch("[a-zA-Z ',-]+", measure.name_en)
    assert measure.text
    assert measure.source is not None
    assert all(term.isascii() for term in measure.facts)


@each_row("measure", MEASURES.values())
def test_every_measure_names_what_is_missing(measure: Measure) -> None:
    """With no fact at all, and with each one in turn taken away."""
    empty = measured(measure, {})
    assert isinstance(empty, Unmeasured)
    assert empty.why is Why.MISSING
    for absent in measure.facts:
        given = facts_of(measure, "5万元")
        del given[absent]
        found = measured(measure, given)
        assert isinstance(found, Unmeasured)
        assert found.why is Why.MISSING
        assert absent in found.facts


@each_row(
    "measure",
    [each for each in MEASURES.values() if each.kind is Kind.RATE and len(each.facts) > 1],
)
def test_every_ratio_is_undefined_on_a_zero_denominator(measure: Measure) -> None:
    """Never an exception, never 0% or 100%."""
    found = measured(measure, facts_of(measure, "0元"))
    assert isinstance(found, Unmeasured)
    assert found.why is Why.UNDEFINED


@each_row(
    ("key", "given", "rate"),
    [
        ("staffing_control_rate", {"staff.in_post": "29", "staff.authorised_posts": "30"}, "29/30"),
        ("three_public_change_rate",
         {"three_public.budget": "9.72万元", "three_public.prior_budget": "9.6万元"}, "1.25%"),
        ("priority_spending_share",
         {"priority.outturn": "71.08元", "project.outturn": "100元"}, "71.08%"),
        ("budget_completion_rate", {"budget.completed": "9元", "budget.approved": "8元"}, "9/8"),
        ("budget_adjustment_rate",
         {"budget.adjustments": "232.82元", "budget.adjustments.excluded": "232.82元",
          "budget.original": "1610.47元"}, "0%"),
        ("payment_progress_rate", {"payment.actual": "3元", "payment.planned": "4元"}, "75%"),
        ("carry_over_rate", {"balance.total": "3元", "budget.spending": "4元"}, "75%"),
        ("carry_over_change_rate",
         {"balance.cumulative": "3元", "balance.prior_cumulative": "4元"}, "-25%"),
        ("operating_control_rate",
         {"operating.outturn": "60.42元", "operating.budget": "32.4元"}, "60.42/32.4"),
        ("three_public_control_rate",
         {"three_public.outturn": "9.6元", "three_public.budget": "9.72元"}, "9.6/9.72"),
        ("procurement_execution_rate",
         {"procurement.outturn": "583.46元", "procurement.budget": "1115.29元"},
         "583.46/1115.29"),
        ("asset_utilisation_rate", {"assets.in_use": "3元", "assets.total": "4元"}, "75%"),
        ("completion_rate", {"work.completed": "3项", "work.planned": "4项"}, "75%"),
        ("timeliness_rate", {"work.on_time": "3项", "work.planned": "4项"}, "75%"),
        ("quality_rate", {"work.up_to_standard": "3项", "work.planned": "4项"}, "75%"),
        ("priority_work_rate", {"priority_work.done": "3", "priority_work.assigned": "4"}, "75%"),
        ("funds_arrival_rate",
         {"project_funds.received": "3元", "project_funds.planned": "4元"}, "75%"),
        ("funds_timeliness_rate",
         {"project_funds.on_time": "3元", "project_funds.due": "4元"}, "75%"),
        ("project_timeliness_rate",
         {"project_time.planned": "40天", "project_time.actual": "30天"}, "25%"),
        ("cost_saving_rate",
         {"project_cost.planned": "40元", "project_cost.actual": "50元"}, "-25%"),
        ("fund_execution_rate", {"fund.outturn": "3元", "fund.final": "4元"}, "75%"),
        ("execution_rate", {"budget.outturn": "3元", "budget.final": "4元"}, "75%"),
        ("outturn_rate", {"budget.outturn": "3元", "budget.original": "4元"}, "75%"),
        ("floor_area_control_rate",
         {"buildings.actual_area": "3㎡", "buildings.approved_area": "4㎡"}, "75%"),
        ("investment_control_rate",
         {"buildings.actual_investment": "3元", "buildings.approved_investment": "4元"}, "75%"),
        ("basic_control_rate", {"basic.outturn": "3元", "basic.final": "4元"}, "75%"),
        ("project_control_rate",
         {"project.outturn": "3元", "project.final": "3元", "balance.brought_forward": "1元"},
         "75%"),
        ("favourable_rate", {"ratings.favourable": "3个", "ratings.total": "4个"}, "75%"),
        ("official_card_use_rate", {"official_card.use_rate": "48.7%"}, "48.7%"),
        ("satisfaction_rate", {"satisfaction.rate": "99.9%"}, "99.9%")
    ]
)  # fmt: skip
def test_every_rate_divides_the_right_figures(key: str, given: dict[str, str], rate: str) -> None:
    """One worked case for each formula."""
    found = measured(MEASURES[key], given)
    assert isinstance(found, Measured)
    assert found.value == Rate(rate)


def test_the_worked_cases_leave_out_only_what_is_no_rate() -> None:
    """The balance is a state, late releases a count."""
    others = {key for key, each in MEASURES.items() if each.kind is not Kind.RATE}
    assert others == {"balance", "late_fund_releases"}
