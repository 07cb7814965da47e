"""The form of 岳阳市 in other years and units."""

from __future__ import annotations

from collections.abc import Callable

from perfeval.filing import CityForm
from perfeval.forms import read
from perfeval.numbers.amounts import Amount
from tests.forms.paper import OVER, Row, Wide, as_excel, as_text, as_word
from tests.tables import each_row

TABLE: list[Row] = [
    [Wide("一、部门（单位）基本概况", 5)],
    ["联系人", Wide("某某", 2), "联络电话", "000"],
    ["人员编制", Wide("12", 2), "实有人数", "11"],
    ["职能职责概述", Wide("统筹\n协调", 4)],
    ["所属行业", Wide("水利", 4)],
    [Wide("年度收入情况（元）", 5)],
    ["机构名称", "收入合计", Wide("其中：", 3)],
    [OVER, OVER, "上年结转", "公共财政拨款", "其他收入"],
    ["机关", "6", "1", "2", "3"],
    ["二级机构", "4", "1", "2", "1"],
    [Wide("三、部门（单位）整体支出绩效自评情况", 5)],
    ["整体支出绩效定量目标及实施计划完成情况", Wide("评价内容", 2), "绩效目标", "完成情况"],
    [OVER, "产出目标", "质量指标", "指标1：甲\n续行\n指标2：", "已完成"],
    [OVER, OVER, "数量指标", "乙", "完成"],
    ["绩效自评综合得分", Wide("95分", 4)],
    ["评价等次", Wide("优", 4)],
    ["姓名", Wide("职务/职称", 2), "单位", "签字"],
    ["某某", Wide("科长", 2), "某市水利局", ""],
    ["某某", Wide("", 2), "", ""],
    ["", Wide("", 2), "", ""],
    [Wide("部门（单位）意见：\n同意。\n（盖章）\n年 月 日", 5)],
    [Wide("填报人（签名）：   联系电话：", 5)],
]


@each_row("make", [as_text, as_word, as_excel])
def test_a_form_of_two_organisations(make: Callable[..., bytes]) -> None:
    """Each 机构 has its row; goals are divided by 指标1, 指标2; opinions keep their words."""
    filing = read(make("某市部门（单位）整体支出绩效自评表（2021年度）", TABLE))
    (form,) = filing.forms
    assert isinstance(form, CityForm)
    assert form.title == "某市部门（单位）整体支出绩效自评表（2021年度）"
    assert form.duties == "统筹\n协调"
    assert [row.organisation for row in form.income] == ["机关", "二级机构"]
    assert isinstance(form.income[1].other, Amount)
    assert form.income[1].other.printed == "1元"
    assert [
        (row.level1, row.level2, row.name, row.target.text, row.actual.text) for row in form.goals
    ] == [
        ("产出目标", "质量指标", "指标1", "甲\n续行", "已完成"),
        ("产出目标", "质量指标", "指标2", "", ""),
        ("产出目标", "数量指标", "", "乙", "完成"),
    ]
    assert (str(form.claimed_score), form.claimed_rating) == ("95分", "优")
    assert [(each.post, each.organisation) for each in form.evaluators] == [("科长", "某市水利局")]
    assert [(each.heading, each.text) for each in form.opinions] == [
        ("部门（单位）意见：", "同意。")
    ]
    assert filing.unit.name == "某市水利局"
    codes = [note.code for note in filing.notes]
    assert codes.count("personal_data") == 2
    assert codes.count("signature") == 2
    assert [note.text for note in filing.notes if note.code == "unplaced"] == [
        "所属行业\n水利"
    ] or [note.text for note in filing.notes if note.code == "unplaced"] == ["所属行业水利"]


def test_rows_that_fit_no_heading_are_noted() -> None:
    """A table whose heading is not known, and a row too short for its goals, are not dropped."""
    table: list[Row] = [
        *TABLE[:4],
        ["机构名称", "编制合计"],
        ["整体支出绩效定量目标", "评价内容", "绩效目标", "完成情况"],
        ["孤零", "零"],
        ["", "只有二级", "目标", "完成"],
    ]
    filing = read(as_text("某市部门整体支出绩效自评表（2021年度）", table))
    (form,) = filing.forms
    assert isinstance(form, CityForm)
    assert [(row.level1, row.level2) for row in form.goals] == [("", "只有二级")]
    assert [note.text for note in filing.notes if note.code == "unplaced"] == [
        *("机构名称编制合计", "孤零零")
    ]
