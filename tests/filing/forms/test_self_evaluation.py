"""附件2 and 附件3: fund table, goals and indicators."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError
from perfeval.filing import (
    Actual,
    AmountLine,
    FormKind,
    FundRow,
    Indicator,
    ProjectForm,
    Target,
    UnitForm,
)
from perfeval.filing.form import FormRow
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Percent, Points
from tests.tables import each_row

FUND = FundRow(
    label="年度资金总额",
    original=wan_yuan("1115.29"),
    final=wan_yuan("1393.97"),
    outturn=wan_yuan("1393.97"),
    points=Points("10"),
    rate=Percent("100.00%"),
    claimed=Points("10"),
)
UNIT = UnitForm(
    key="annex-2",
    title="附件2",
    fund=FUND,
    by_income=(AmountLine(label="一般公共预算", amount=wan_yuan("1393.97"), fact="income.fiscal"),),
    by_nature=(
        AmountLine(label="其中：基本支出", amount=wan_yuan("253.31"), fact="basic.outturn"),
        AmountLine(label="项目支出", amount=wan_yuan("1140.66")),
    ),
)
PROJECT = ProjectForm(key="annex-3", title="附件3", project_name="业务工作经费", fund=FUND)
EMPTY = FundRow(label="年度资金总额", final=Nil("/"), outturn=Nil("/"))


def test_the_unit_table_speaks_for_the_unit() -> None:
    """The fund row states the unit's budget; lines with an id state their facts."""
    assert [(fact.id, str(fact.value), fact.at) for fact in UNIT.facts()] == [
        ("budget.original", "1115.29 万元", "附件2 / 年度资金总额 / 年初预算数"),
        ("budget.final", "1393.97 万元", "附件2 / 年度资金总额 / 全年预算数"),
        ("budget.outturn", "1393.97 万元", "附件2 / 年度资金总额 / 全年执行数"),
        ("income.fiscal", "1393.97 万元", "附件2 / 一般公共预算"),
        ("basic.outturn", "253.31 万元", "附件2 / 其中：基本支出"),
    ]


@each_row("form", [UNIT, PROJECT])
def test_a_form_is_scored_by_its_own_fund_row(form: UnitForm | ProjectForm) -> None:
    """The fund row of the form itself has ids of its own: no other form can state them."""
    assert [(fact.id, str(fact.value)) for fact in form.own_facts()] == [
        ("fund.original", "1115.29 万元"),
        ("fund.final", "1393.97 万元"),
        ("fund.outturn", "1393.97 万元"),
    ]


@each_row("form", [UNIT, PROJECT])
def test_rows_can_be_scored_as_they_are_printed(form: UnitForm | ProjectForm) -> None:
    """年度资金总额 first, then each indicator with all its cells."""
    shown: dict[str, Any] = {
        "points": Points("90"),
        "claimed": Points("89"),
        "clause": "一项不符扣1分",
    }
    line = Indicator(
        level1="产出",
        level2="数量",
        name="办件",
        target=Target(text="9件"),
        actual=Actual(text="8件"),
        variance_note="个别超时",
        **shown,
    )
    money, row = evolve(form, indicators=(line,)).scored_rows()
    assert money == FormRow(
        name="年度资金总额", points=Points("10"), claimed=Points("10"), is_fund=True
    )
    assert row == FormRow(
        labels=("产出", "数量"), name="办件", reason="个别超时", indicator=line, **shown
    )
    (blank,) = evolve(form, fund=evolve(EMPTY, reason="未拨付")).scored_rows()
    assert blank == FormRow(name="年度资金总额", reason="未拨付", is_fund=True)


def test_a_project_does_not_speak_for_the_unit() -> None:
    """A project states no fact of the whole unit."""
    assert list(PROJECT.facts()) == []


def test_a_form_without_a_fund_row_states_nothing() -> None:
    """No row, no fact; and the kind of form stands for a title that is missing."""
    assert list(evolve(UNIT, fund=None, by_income=(), by_nature=()).facts()) == []
    assert list(evolve(UNIT, fund=None).own_facts()) == []
    assert list(evolve(PROJECT, fund=None).own_facts()) == []
    assert [fact.at for fact in evolve(UNIT, title="", fund=None).facts()] == [
        "整体支出绩效自评表 / 一般公共预算",
        "整体支出绩效自评表 / 其中：基本支出",
    ]
    first = next(evolve(PROJECT, title="").own_facts())
    assert first.at == "项目支出绩效自评表 / 年度资金总额 / 年初预算数"


def test_a_column_that_the_form_lacks_is_none() -> None:
    """None is not blank: some forms have no 年初预算数 at all."""
    assert (EMPTY.original, EMPTY.points, EMPTY.claimed) == (None, None, None)
    assert list(EMPTY.facts("fund", "附件3")) == []


@each_row(
    ("project", "said"),
    [
        (PROJECT, False),
        (evolve(PROJECT, project_name="/", fund=EMPTY), True),
        (evolve(PROJECT, project_name=" 无 ", fund=None), True),
        (evolve(PROJECT, project_name="不适用", fund=evolve(EMPTY, original=Nil("/"))), True),
        (evolve(PROJECT, project_name="不适用", fund=evolve(EMPTY, final=Unreadable("无"))), True),
        (evolve(PROJECT, project_name="/"), False),
        (evolve(PROJECT, project_name="/", fund=evolve(EMPTY, outturn=wan_yuan("0"))), False),
        (evolve(PROJECT, project_name="/", fund=evolve(EMPTY, claimed=Points("10"))), False),
        (evolve(PROJECT, project_name="", fund=None), False),
        (evolve(PROJECT, project_name="/号项目", fund=None), False),
    ],
)
def test_a_project_form_may_not_apply(project: ProjectForm, said: bool) -> None:
    """A form marked `/` has neither a project nor a figure; with a figure it applies."""
    assert project.not_applicable is said


def test_the_unit_table_always_applies() -> None:
    """No mark switches the unit table off."""
    assert not UNIT.not_applicable
    assert (UNIT.kind, PROJECT.kind) == (FormKind.UNIT, FormKind.PROJECT)
    assert UNIT.total_label == "总分"


def test_the_fund_row_is_a_fund_row() -> None:
    """Errors name the row and the column of the form."""
    wrong: Any = "1393.97"
    with pytest.raises(
        InputError, match=r"年度资金总额: found '1393.97'; expected FundRow or None"
    ):
        UnitForm(key="annex-2", fund=wrong)
    with pytest.raises(InputError, match=r"全年预算数: found '1393.97'; expected Amount"):
        FundRow(label="年度资金总额", final=wrong)
    with pytest.raises(InputError, match="the label of a fund row: found ''"):
        FundRow(label="")
