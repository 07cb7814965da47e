"""Budgets as a report tells them."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.filing import (
    Account,
    Adjustment,
    AmountLine,
    Basis,
    Budget,
    Classification,
    HeadCount,
    ReportedProject,
    Scope,
    SpendingSplit,
)
from perfeval.numbers.amounts import wan_yuan, yuan
from perfeval.numbers.cells import BLANK, Nil, Unreadable
from perfeval.numbers.printed import Count
from tests.tables import each_row


def told(budget: Budget) -> dict[str, str]:
    """The facts of a budget, by id."""
    return {fact.id: str(fact.value) for fact in budget.facts("报告")}


def test_a_budget_rolls_forward() -> None:
    """年初, 全年 and 执行 with their splits, what was brought forward and what is left."""
    budget = Budget(
        brought_forward=wan_yuan("1131.56"),
        original=SpendingSplit(total=wan_yuan("100")),
        final=SpendingSplit(total=wan_yuan("120"), basic=wan_yuan("80"), project=wan_yuan("40")),
        outturn=SpendingSplit(total=Unreadable("约118")),
        year_end_balance=wan_yuan("548.69"),
    )
    assert told(budget) == {
        "balance.brought_forward": "1131.56 万元",
        "budget.original": "100 万元",
        "budget.final": "120 万元",
        "basic.final": "80 万元",
        "project.final": "40 万元",
        "balance.current_year": "548.69 万元",
    }


def test_adjustments_count_by_magnitude() -> None:
    """A cut and a rise do not cancel out; what is excluded is told beside the whole."""
    budget = Budget(
        adjustments=(
            Adjustment(label="追加", amount=wan_yuan("30.50")),
            Adjustment(label="压减", amount=wan_yuan("-10.5")),
            Adjustment(label="政策性调资", amount=wan_yuan("-2"), excluded=True, reason="国家政策"),
            Adjustment(label="上级交办", amount=yuan("5000"), excluded=True),
        ),
        adjusted_by=wan_yuan("18.5"),
    )
    assert told(budget) == {
        "budget.adjustments": "43.5 万元",
        "budget.adjustments.excluded": "2.5 万元",
    }


def test_nothing_excluded_is_zero() -> None:
    """Itemised adjustments of which none is excluded exclude 0, in the unit of the items."""
    budget = Budget(adjustments=(Adjustment(label="压减", amount=wan_yuan("-10.00")),))
    assert told(budget) == {
        "budget.adjustments": "10 万元",
        "budget.adjustments.excluded": "0 万元",
    }


def test_a_budget_without_items_states_no_adjustment() -> None:
    """Without itemised adjustments nothing says that there were none."""
    assert told(Budget(adjusted_by=wan_yuan("5"), year_end_balance=Nil("/"))) == {}


def test_an_adjustment_has_an_amount() -> None:
    """An adjustment of nothing is none."""
    cell: Any = BLANK
    with pytest.raises(InputError, match=r"the amount of an adjustment: found a Nil; .* Amount"):
        Adjustment(label="追加", amount=cell)
    flag: Any = "是"
    with pytest.raises(InputError, match="除外调整: found '是'; expected bool"):
        Adjustment(label="追加", amount=wan_yuan("1"), excluded=flag)


CELLS: dict[str, Any] = {
    "approved": wan_yuan("9"),
    "received": wan_yuan("8"),
    "spent": wan_yuan("7"),
    "basic": wan_yuan("4"),
    "project": wan_yuan("3"),
    "brought_forward": wan_yuan("2"),
    "balance": wan_yuan("1"),
}


def test_the_account_of_a_unit_speaks_for_the_unit() -> None:
    """Without a subject an account states the budget of the whole unit."""
    account = Account(label="全部资金", **CELLS)
    assert [(fact.id, str(fact.value), fact.at) for fact in account.facts("报告")] == [
        ("budget.final", "9 万元", "报告 / 全部资金 / 预算批复"),
        ("budget.received", "8 万元", "报告 / 全部资金 / 到位资金"),
        ("budget.outturn", "7 万元", "报告 / 全部资金 / 实际支出"),
        ("basic.outturn", "4 万元", "报告 / 全部资金 / 基本支出"),
        ("project.outturn", "3 万元", "报告 / 全部资金 / 项目支出"),
        ("balance.brought_forward", "2 万元", "报告 / 全部资金 / 上年结余"),
        ("balance.current_year", "1 万元", "报告 / 全部资金 / 本年结余"),
    ]


def test_the_account_of_a_subject_speaks_for_itself() -> None:
    """With a subject the facts are the subject's: they never pass for the unit's."""
    account = Account(label="专项资金", subject="special_funds", **CELLS)
    assert [(fact.id, str(fact.value)) for fact in account.facts("报告")] == [
        ("account.special_funds.approved", "9 万元"),
        ("account.special_funds.received", "8 万元"),
        ("account.special_funds.spent", "7 万元"),
        ("account.special_funds.brought_forward", "2 万元"),
        ("account.special_funds.balance", "1 万元"),
    ]


@each_row("scope", Scope)
def test_every_fact_keeps_the_scope_of_its_money(scope: Scope) -> None:
    """All funds or the general public budget: a measure's reader can tell."""
    amount, split = wan_yuan("5"), SpendingSplit(total=wan_yuan("5"), basic=wan_yuan("5"))
    budget = Budget(
        scope=scope,
        brought_forward=amount,
        original=split,
        adjustments=(Adjustment(label="追加", amount=amount),),
        year_end_balance=amount,
    )
    whole = Account(
        label="一般公共预算", scope=scope, approved=amount, spent=amount, balance=amount
    )
    part = Account(label="专项资金", scope=scope, subject="special_funds", received=amount)
    facts = [fact for each in (budget, whole, part) for fact in each.facts("报告")]
    assert len(facts) == 10
    assert {fact.scope for fact in facts} == {scope}


def test_a_head_count_states_a_fact_where_it_has_an_id() -> None:
    """Retired and hired staff are told, but only what has an id is a fact."""
    count = HeadCount(label="在职在编", count=Count("29人"), fact="staff.in_post")
    assert [(fact.id, fact.at) for fact in count.facts("报告")] == [
        ("staff.in_post", "报告 / 在职在编")
    ]
    assert list(HeadCount(label="退休", count=Count("5人")).facts("报告")) == []
    assert list(HeadCount(label="在职在编", fact="staff.in_post").facts("报告")) == []


def test_a_classification_divides_by_something() -> None:
    """功能分类, 经济分类, 基本/项目 or 资金来源: the basis must be said."""
    lines = (AmountLine(label="基本支出", amount=wan_yuan("253.31")),)
    assert Classification(label="按性质", basis=Basis.NATURE, lines=lines).lines == lines
    word: Any = "nature"
    with pytest.raises(InputError, match="the basis of a classification: found 'nature'"):
        Classification(label="按性质", basis=word)


def test_a_project_has_a_name() -> None:
    """How it was procured may be unknown; its name may not."""
    assert ReportedProject(name="窗口改造").contract_amount == BLANK
    with pytest.raises(InputError, match="the name of a project: found ''"):
        ReportedProject(name="")


def test_adjustments_beyond_any_amount_state_nothing() -> None:
    """Two items of 9·10^14 are an absurd sum: it is no fact, and no exception either."""
    huge = wan_yuan("900000000000000")
    items = (Adjustment(label="甲", amount=huge), Adjustment(label="乙", amount=huge))
    facts = list(Budget(adjustments=items).facts("报告"))
    assert [fact.id for fact in facts] == ["budget.adjustments.excluded"]
