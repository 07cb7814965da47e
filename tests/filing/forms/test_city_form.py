"""部门整体支出绩效自评表 of 岳阳市."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError
from perfeval.filing import (
    CityForm,
    Evaluator,
    FixedAssets,
    FormKind,
    Income,
    Opinion,
    Spending,
    Staffing,
    ThreePublic,
)
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.printed import Count

AMOUNT = wan_yuan("1")
FORM = CityForm(
    key="city",
    title="自评表",
    staffing=Staffing(authorised_posts=Count("30"), staff_in_post=Count("29")),
    income=(
        Income(
            organisation="局机关",
            total=AMOUNT,
            brought_forward=AMOUNT,
            fiscal_appropriation=AMOUNT,
            fund_appropriation=AMOUNT,
            special_account=AMOUNT,
            other=AMOUNT,
        ),
    ),
    spending=(
        Spending(
            total=AMOUNT,
            basic=AMOUNT,
            personnel=AMOUNT,
            operating=AMOUNT,
            project=AMOUNT,
            current_year_balance=AMOUNT,
            cumulative_balance=AMOUNT,
        ),
    ),
    three_public=(
        ThreePublic(
            total=AMOUNT,
            hospitality=AMOUNT,
            vehicle_running=AMOUNT,
            vehicle_purchase=AMOUNT,
            overseas=AMOUNT,
        ),
    ),
    assets=(FixedAssets(total=AMOUNT, in_use=AMOUNT, leased=AMOUNT, other=AMOUNT),),
)


def test_one_row_speaks_for_the_unit() -> None:
    """Where there is one 机构, its row states the facts of the whole unit."""
    assert {fact.id: fact.at for fact in FORM.facts()} == {
        "staff.authorised_posts": "自评表 / 一、部门（单位）基本概况 / 编制数",
        "staff.in_post": "自评表 / 一、部门（单位）基本概况 / 在职人数",
        "income.total": "自评表 / 年度收入情况 / 收入合计",
        "balance.brought_forward": "自评表 / 年度收入情况 / 上年结转",
        "income.fiscal": "自评表 / 年度收入情况 / 公共财政拨款",
        "income.fund": "自评表 / 年度收入情况 / 政府基金拨款",
        "income.special_account": "自评表 / 年度收入情况",
        "income.other": "自评表 / 年度收入情况 / 其他收入",
        "budget.outturn": "自评表 / 年度支出和结余情况 / 支出合计",
        "basic.outturn": "自评表 / 年度支出和结余情况 / 基本支出",
        "personnel.outturn": "自评表 / 年度支出和结余情况 / 人员支出",
        "operating.outturn": "自评表 / 年度支出和结余情况 / 公用支出",
        "project.outturn": "自评表 / 年度支出和结余情况 / 项目支出",
        "balance.current_year": "自评表 / 年度支出和结余情况 / 当年结余",
        "balance.cumulative": "自评表 / 年度支出和结余情况 / 累计结余",
        "three_public.outturn": "自评表 / 三公经费 / 三公经费合计",
        "three_public.hospitality.outturn": "自评表 / 三公经费",
        "three_public.vehicle_running.outturn": "自评表 / 三公经费",
        "three_public.vehicle_purchase.outturn": "自评表 / 三公经费",
        "three_public.overseas.outturn": "自评表 / 三公经费",
        "assets.total": "自评表 / 固定资产 / 固定资产合计",
        "assets.in_use": "自评表 / 固定资产 / 在用固定资产",
        "assets.leased": "自评表 / 固定资产 / 出租固定资产",
    }


def test_several_rows_speak_for_nobody() -> None:
    """With two 机构 no row is the whole unit, and nothing is added up unasked."""
    two = evolve(FORM, income=FORM.income * 2, spending=FORM.spending * 2, title="", staffing=None)
    assert {fact.id.partition(".")[0] for fact in two.facts()} == {"three_public", "assets"}
    assert next(two.facts()).at.startswith("部门整体支出绩效自评表（岳阳市） / 三公经费")


def test_an_empty_form_states_nothing() -> None:
    """Blank rows are no facts."""
    blank = CityForm(key="city", income=(Income(),), spending=(), assets=(FixedAssets(),))
    assert list(blank.facts()) == []
    assert blank.kind is FormKind.CITY


def test_an_evaluator_has_a_post_and_no_name() -> None:
    """Names of persons have no place in a filing."""
    make: Any = Evaluator
    assert Evaluator(post="股长", organisation="办公室").post == "股长"
    with pytest.raises(TypeError, match="unexpected keyword argument 'name'"):
        make(post="股长", name="")
    with pytest.raises(InputError, match="职务/职称: found ''"):
        Evaluator(post="")


def test_an_opinion_has_a_heading() -> None:
    """An opinion box may be empty, but it has a heading."""
    assert Opinion(heading="财政部门审核意见").text == ""
    with pytest.raises(InputError, match="the heading of an opinion: found ''"):
        Opinion(heading="")
