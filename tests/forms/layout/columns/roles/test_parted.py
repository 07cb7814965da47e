"""Headings over several columns of labels: what stands in each of them."""

from __future__ import annotations

from perfeval.filing import ProjectForm, ScoreSheet
from perfeval.forms import read
from tests.forms.paper import OVER, Row, Wide, as_word
from tests.forms.seen import SOURCES, Maker
from tests.tables import each_row

TITLE = "2023年度部门整体支出绩效评价得分表"


def labels(make: Maker, *table: Row) -> list[tuple[str, str, str]]:
    """The labels of the rows of a sheet."""
    (form,) = read(make(TITLE, list(table))).forms
    assert isinstance(form, ScoreSheet)
    return [(row.level1, row.level2, row.name) for row in form.rows]


@SOURCES
def test_one_heading_over_all_labels(make: Maker) -> None:
    """评价内容 merged over group, subgroup and name, in whatever source."""
    assert labels(
        make,
        [Wide("评价内容", 3), "分值", "得分", "扣分原因"],
        ["投入", "目标", "合理性", "5", "5", ""],
        [OVER, OVER, "明确性", "5", "4", "不明确"],
        ["过程", "执行", "预算完成率", "10", "9", ""],
        [OVER, "管理", "制度健全性", "10", "10", ""],
    ) == [
        ("投入", "目标", "合理性"),
        ("投入", "目标", "明确性"),
        ("过程", "执行", "预算完成率"),
        ("过程", "管理", "制度健全性"),
    ]


@SOURCES
def test_the_names_stand_beside_their_heading(make: Maker) -> None:
    """评价内容 over the groups, and nothing over the names."""
    assert labels(
        make,
        ["评价内容", "", "评价标准", "标准分", "实得分"],
        ["预算执行（20分）", "预算完成率", "100%得满分", "10", "9.5"],
        ["预算执行（20分）", "结转结余率", "≤10%得满分", "10", "10"],
        ["履职（80分）", "重点工作完成率", "按比例得分", "80", "80"],
    ) == [
        ("预算执行（20分）", "", "预算完成率"),
        ("预算执行（20分）", "", "结转结余率"),
        ("履职（80分）", "", "重点工作完成率"),
    ]


def test_the_names_stand_under_their_heading() -> None:
    """A column without heading that says the same in every row holds no names."""
    assert labels(
        as_word,
        ["评价内容", "", "评价标准", "标准分", "实得分"],
        ["预算完成率", "定量", "100%得满分", "10", "9.5"],
        ["结转结余率", "定量", "≤10%得满分", "10", "10"],
        ["重点工作完成率", "定量", "按比例得分", "80", "80"],
    ) == [("", "", "预算完成率"), ("", "", "结转结余率"), ("", "", "重点工作完成率")]


@each_row("wide", [Wide("三级指标", 2), "三级指标"])
def test_a_wide_heading_over_wide_cells_is_one_column(wide: Wide | str) -> None:
    """A cell that lies across the place where one row is divided keeps the column whole."""
    columns = 2 if isinstance(wide, Wide) else 1

    def name(text: str) -> Wide | str:
        return Wide(text, columns) if columns > 1 else text

    assert labels(
        as_word,
        ["一级指标", "二级指标", wide, "分值", "得分"],
        ["投入", "目标", name("合理性"), "50", "50"],
        ["过程", "执行", name("完成率"), "50", "50"],
    ) == [("投入", "目标", "合理性"), ("过程", "执行", "完成率")]


@SOURCES
@each_row("heads", [["一类指标", "二类指标", "三级指标"], ["项目", "指标子类", "具体内容"]])
def test_a_level_is_known_by_its_place(make: Maker, heads: list[str]) -> None:
    """A heading that says nothing stands between others that do, or left of the names."""
    assert labels(
        make,
        [*heads, "评分准则", "权数", "考评得分"],
        ["投入", "目标", "合理性", "符合规定得满分，否则不得分。", "5", "5"],
        ["投入", "目标", "明确性", "明确的得满分，否则扣1分。", "5", "4"],
        ["过程", "执行", "预算完成率", "100%得满分，每低5%扣2分。", "10", "9"],
        ["过程", "管理", "制度健全性", "健全的得满分，否则扣1分。", "10", "10"],
    )[1:3] == [("投入", "目标", "明确性"), ("过程", "执行", "预算完成率")]


def test_a_column_that_is_printed_unevenly() -> None:
    """In text a label may begin a character beside its heading: that makes no column of it."""
    text = """                项目支出绩效自评表
项目名称     养护
绩效指标完成情况  一级指标         二级指标     三级指标            预期指标值        实际完成指标值
           项目完成指标     数量指标      养护里程           ≥3200 米      3318 米
                      质量指标      养护准确率           100%         100%
                      时效指标      养护时间            按月          按月
                      成本指标      项目总成本           96 万元        93.6 万元
           效益指标       社会效益指标    老年人生活质量         有所提升         明显提升
           满意度指标      满意度指标     高龄老人满意度         ≥90%         96%
"""
    (form,) = read(text.encode()).forms
    assert isinstance(form, ProjectForm)
    assert (form.indicators[4].level1, form.indicators[4].level2) == ("效益指标", "社会效益指标")
