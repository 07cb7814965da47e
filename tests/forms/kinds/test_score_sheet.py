"""Scoring sheets of other places: criteria, continuation tables, remarks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval.filing import ProjectForm, ScoreSheet
from perfeval.forms import read
from tests.forms.paper import OVER, Row, Wide, as_excel, as_text, as_word

HEAD: Row = ["一级指标", "二级指标", "三级指标", "评分标准", "分值", "自评得分", "核查", "扣分原因"]
TABLE: list[Row] = [
    [Wide("单位：某局", 8)],
    HEAD,
    [
        "过  程\n（20分）",
        "管理\n（20分）",
        "制度",
        "有则计分\n\n无则不计",
        "10",
        "9",
        "已核",
        "一处不符",
    ],
    [OVER, OVER, "合规", OVER, "10", "十分", "", ""],
    HEAD,
    ["过程", "管理", "公开", "公开计分", OVER, "5", "", ""],
    ["效果", "", "效益", "", "", "3", "", ""],
    ["", "", "", "", "", "", "", ""],
    [Wide("合计", 4), "20", "19", "", ""],
]


@pytest.mark.parametrize("make", [as_text, as_word, as_excel])
def test_a_sheet_over_two_pages(make: Callable[..., bytes]) -> None:
    """Labels printed again without their points are the same group; merged clauses go on."""
    filing = read(
        make("附件4", "2022年度部门整体支出绩效评分表", TABLE, "备注：无", "填表人：某某")
    )
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert (form.key, form.note) == ("annex-4", "备注：无")
    assert [(row.level1, row.level2, row.name, row.clause) for row in form.rows] == [
        ("过程（20分）", "管理（20分）", "制度", "有则计分\n无则不计"),
        ("过程（20分）", "管理（20分）", "合规", "有则计分\n无则不计"),
        ("过程（20分）", "管理（20分）", "公开", "公开计分"),
        ("效果", "", "效益", ""),
    ]
    assert [str(row.points) for row in form.rows] == ["10", "10", "", ""]
    assert form.rows[0].reason == "一处不符"
    assert (str(form.total_points), str(form.total_claimed)) == ("20", "19")
    assert [" / ".join(note.at.split(" / ")[-2:]) for note in filing.notes][:2] == [
        "制度 / 核查",
        "合规 / 自评得分",
    ]
    assert filing.unit.name == "某局"
    assert [(note.code, note.text) for note in filing.notes] == [
        ("unplaced", "已核"),
        ("unreadable", "十分"),
        ("signature", "1处，未录：填表人"),
    ]


def test_a_cell_too_many_is_noted() -> None:
    """In extracted text a row may be longer than its heading."""
    table: list[Row] = [HEAD, ["过程", "管理", "制度", "有", "1", "1", "", "", "多"]]
    filing = read(as_text("2022年度评分表", table))
    assert [(note.code, note.at.partition(" / ")[2]) for note in filing.notes][:1] == [
        ("unplaced", "制度 / 多出的一格")
    ]


def test_a_table_of_measured_indicators_is_no_scoring_sheet() -> None:
    """评分标准 beside 完成值 is a self-evaluation; the clause stays with its row."""
    table: list[Row] = [
        ["项目名称", "某项目", "", "", "", "", ""],
        ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "评分标准", "得分"],
        ["产出", "数量", "个数", "1个", "1个", "每少一个扣1分", "5"],
    ]
    filing = read(as_text("2022年度项目支出绩效自评表", table))
    assert isinstance(filing.forms[0], ProjectForm)
    assert filing.forms[0].indicators[0].clause == "每少一个扣1分"


def test_a_title_printed_again_begins_no_other_form() -> None:
    """续表: the rest of a table under its title again is the same form."""
    first: list[Row] = [HEAD, ["过程", "管理", "制度", "有", "1", "1", "", ""]]
    second: list[Row] = [HEAD, ["过程", "管理", "合规", "无", "2", "2", "", ""]]
    filing = read(as_text("2022年度评分表", first, "2022年度评分表（续表）", second))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert [row.name for row in form.rows] == ["制度", "合规"]


@pytest.mark.parametrize("make", [as_text, as_word, as_excel])
@pytest.mark.parametrize(
    "lines",
    [
        ["2022年度部门整体支出绩效评分表", "（2022年度）", "单位：某县教育局    单位：万元"],
        ["某县教育局2022年度部门整体支出绩效评价指标体系"],
    ],
)
def test_who_files_and_what_else_stands_above(make: Callable[..., bytes], lines: list[str]) -> None:
    """A line or the title names the unit; 序号 says nothing, and 扣分理由 is a reason."""
    table: list[Row] = [
        ["序号", "评价指标", "评价标准", "标准分", "评分结果", "扣分理由"],
        ["1", "预算编制", "完整得10分", "10", "9", "有调整"],
        [Wide("合计", 3), "10", "9", ""],
    ]
    filing = read(make(*lines, "本表由某科汇总", table, "填报日期：2023年3月1日"))
    (form,) = filing.forms
    assert isinstance(form, ScoreSheet)
    assert (filing.unit.name, str(filing.year)) == ("某县教育局", "2022")
    assert [(row.name, row.reason, str(row.claimed)) for row in form.rows] == [
        ("预算编制", "有调整", "9")
    ]
    assert [note.text for note in filing.notes if note.code == "unplaced"] == ["本表由某科汇总"]
