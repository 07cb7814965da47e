"""The unit of money: by headings and declarations, never by a target or a name."""

from __future__ import annotations

import pytest

from perfeval.filing import BaseDataForm
from perfeval.forms import read
from perfeval.forms.words.money import amount_in, declared_unit, is_money_line, money_unit
from perfeval.numbers.amounts import Unit
from tests.forms.paper import OVER, Row, Wide, as_word
from tests.forms.seen import HEAD, SOURCES, Maker, funds, notes, project
from tests.tables import each_row

MONEY = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]


@each_row(
    ("heading", "unit"),
    [
        ("项目资金（万元）", Unit.WAN_YUAN),
        ("项目资金\n（ 元 ）", Unit.YUAN),
        ("年度预算数/亿元", Unit.YI_YUAN),
        ("预算数，元", Unit.YUAN),
        ("预算数（单位：人民币万元）", Unit.WAN_YUAN),
        ("预算数人民币元", Unit.YUAN),
        ("单位：美元", None),
        ("年初预算数", None),
        ("单元", None),
    ],
)
def test_what_a_heading_names(heading: str, unit: Unit | None) -> None:
    """Brackets, a stroke, a comma or 单位： before the unit; any other unit is none."""
    assert money_unit([heading]) is unit


def test_a_form_says_once_that_its_money_was_converted() -> None:
    """With one figure as it is printed and as it is kept."""
    form, filing = project(
        as_word, "2023年度项目支出绩效自评表", table("项目资金（千元）", MONEY, "≤6")
    )
    assert funds(form)[0][1:4] == ("12.0万元", "10.0万元", "5.0万元")
    assert [text for _, text in notes(filing, "other_unit")] == [
        "金额以千元为单位，已换算为万元：120录为12.0万元"
    ]


def test_a_declared_unit_goes_before_one_that_a_heading_mentions() -> None:
    """The first label that declares a unit counts, then the first that names one."""
    assert money_unit(["预算（亿元）", "（元）"]) is Unit.YI_YUAN
    assert money_unit(["万元以上项目", "（元）"]) is Unit.YUAN
    assert money_unit([]) is None


@each_row(
    ("printed", "unit", "kept", "worth"),
    [
        ("12.50", "（千元）", "1.250万元", 12_500),
        ("1,234", "金额单位：百元", "12.34万元", 123_400),
        ("3.2", "预算数/百万元", "0.032亿元", 3_200_000),
        ("7", "单位：千万元", "0.7亿元", 70_000_000),
        ("0.05", "（十万元）", "0.00005亿元", 5_000),
        ("3千元", "单位：万元", "0.3万元", 3_000),
        ("5亿元", "单位：千元", "5亿元", 500_000_000),
        ("1.23456789", "单位：千元", "1.23456789", None),
        ("约五", "单位：千元", "约五", None),
        ("—", "单位：千元", "—", None),
    ],
)
def test_other_units_are_read_digit_by_digit(
    printed: str, unit: str, kept: str, worth: int | None
) -> None:
    """The last digit keeps its worth, as its rounding does; none is cut off."""
    cell, other = amount_in(printed, money_unit([unit]))
    assert (getattr(cell, "printed", "") or getattr(cell, "text", "")) == kept
    assert getattr(cell, "yuan", None) == worth
    assert (other is None) == (printed == kept)


@each_row(
    ("text", "unit"),
    [
        ("单位：万元", Unit.WAN_YUAN),
        ("填报单位：某局    金额单位：元", Unit.YUAN),
        ("注：金额单位为亿元。", Unit.YI_YUAN),
        ("元", Unit.YUAN),
        ("≤6万元", None),
        ("奖补50万元项目", None),
        ("单位：美元", None),
    ],
)
def test_what_a_text_declares(text: str, unit: Unit | None) -> None:
    """A target or a name with an amount declares nothing."""
    assert declared_unit([text]) is unit


@each_row(
    ("text", "known"),
    [
        ("（金额单位：万元）", True),
        ("单位：美元", True),
        ("货币单位:元。", True),
        ("单位：某局", False),
        ("填报单位：某局 单位：元", False),
    ],
)
def test_lines_that_only_declare_a_unit(text: str, known: bool) -> None:
    """Also a unit that is not read (美元): the line is no name of a unit that files."""
    assert is_money_line(text) is known


def table(label: str, heads: list[str], target: str) -> list[Row]:
    """A project of one fund row and one indicator."""
    return [
        ["项目名称", Wide("奖补50万元项目", 7)],
        [label, "", *heads],
        [OVER, "年度资金总额", "120", "100", "50", "10", "50%", "5"],
        HEAD,
        [OVER, "产出指标", "成本指标", "每公里成本", target, "5.5万元", "90", "90"],
    ]


@pytest.mark.unmeasured
@SOURCES
@each_row(
    ("label", "line", "unit"),
    [
        ("项目资金（元）", "", "元"),
        ("项目资金", "单位：元", "元"),
        ("项目资金（亿元）", "单位：元", "亿元"),
        ("项目资金（百万元）", "单位：元", "百万元"),
        ("项目资金", "", ""),
        ("项目资金", "单位：美元", ""),
    ],
)
def test_a_target_in_wan_yuan_says_nothing_of_the_funds(
    make: Maker, label: str, line: str, unit: str
) -> None:
    """≤6万元 in a target, 50万元 in a name: the funds are in the unit of their own heading."""
    form, filing = project(
        make, "2023年度项目支出绩效自评表", *([line] if line else []), table(label, MONEY, "≤6万元")
    )
    kept = [f"{figure}{unit}" for figure in (120, 100, 50)]
    if unit == "百万元":
        kept = ["1.20亿元", "1.00亿元", "0.50亿元"]
    assert [*funds(form)[0][1:4]] == kept
    told = notes(filing, "other_unit")
    text = "金额以百万元为单位，已换算为亿元：120录为1.20亿元"
    assert told == ([("年初预算数", text)] if unit == "百万元" else [])
    assert len(notes(filing, "no_unit")) == (not unit)
    assert filing.unit.name == "（未注明）"


@SOURCES
def test_each_column_may_have_a_unit_of_its_own(make: Maker) -> None:
    """预算数（万元） beside 执行数（元）."""
    heads = ["年初预算数（万元）", "全年预算数（万元）", "全年执行数（元）", *MONEY[3:]]
    form, _ = project(make, "项目支出绩效自评表", table("项目资金", heads, "≤6"))
    assert funds(form)[0][1:4] == ("120万元", "100万元", "50元")


@SOURCES
def test_the_blocks_of_base_data_have_units_of_their_own(make: Maker) -> None:
    """Costs in 元, investment in 万元."""
    costs: list[Row] = [
        ["单位名称", Wide("某局", 3)],
        ["经费控制情况（元）", "2022年决算数", "2023年预算数", "2023年决算数"],
        ["三公经费", "1200", "1300", "1100"],
    ]
    buildings: list[Row] = [
        [
            *("楼堂馆所控制情况", "批复规模", "实际规模", "规模控制率"),
            *("预算投资（万元）", "实际投资（万元）", "投资概算控制率"),
        ],
        [OVER, "10", "10", "100%", "5", "4", "80%"],
    ]
    (form,) = read(make("附件1", "2023年度部门整体支出绩效评价基础数据表", costs, buildings)).forms
    assert isinstance(form, BaseDataForm)
    assert form.buildings is not None
    assert [str(cell) for cell in (form.lines[0].budget, form.buildings.actual_investment)] == [
        "1300 元",
        "4 万元",
    ]
