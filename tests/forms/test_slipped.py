"""Rows that slipped, cells that were joined, missing headings: right, or told as a doubt."""

from __future__ import annotations

from perfeval.audit import audit
from perfeval.forms import read
from tests.forms.paper import OVER, Drawn, Row, Wide, as_word
from tests.forms.seen import project, rows
from tests.tables import each_row

TITLE = "2023年度项目支出绩效自评表"
NAME: Row = ["项目名称", Wide("社区养老服务补贴", 9)]
HEAD: Row = [
    "一级指标",
    "二级指标",
    "三级指标",
    "指标方向",
    "指标值",
    "计量单位",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因",
]
ROWS: list[Row] = [
    ["产出指标", "数量指标", "服务老人数", "≥", "1500", "人", "1562", "40", "40", ""],
    [OVER, "质量指标", "服务达标率", "=", "100", "%", "100", "20", "20", ""],
    ["效益指标", "社会效益", "探访次数", "≥", "12", "次", "13", "30", "30", ""],
    ["满意度指标", "满意度", "老人满意度", "≥", "92", "%", "91", "10", "9.9", "收费偏高"],
]
TOTAL: Row = [Wide("总分", 7), "100", "99.9", ""]
SHEET: Row = ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "得分"]
CRITERIA: list[Row] = [
    ["过程", "预算执行", "预算完成率", "50", "≥95%得满分，每低1%扣1分", "50"],
    ["产出", "职责履行", "重点工作完成率", "50", "按完成比例计分", "48"],
]
WHOLE = "2023年部门整体支出绩效评价评分表"


def _with(row: int, *cells: Drawn) -> list[Row]:
    return [*ROWS[:row], cells, *ROWS[row + 1 :]]


@each_row(
    ("table", "at"),
    [
        (_with(0, "产出指标", "", "数量指标", "服务老人数", *ROWS[0][3:9]), "三级指标"),
        (_with(0, *ROWS[0][:3], "1500", *ROWS[0][4:]), "指标方向"),
        (_with(0, *ROWS[0][:5], "1562", *ROWS[0][6:]), "计量单位"),
        (_with(0, *ROWS[0][:2], "1562", *ROWS[0][3:]), "三级指标"),
        (_with(0, *ROWS[0][:2], Wide("服务老人数 ≥", 2), *ROWS[0][4:]), "三级指标"),
        (_with(0, *ROWS[0][:6], Wide("1562 40", 2), "40", ""), "实际完成值"),
        (_with(0, *ROWS[0][:7], "40", "", "40"), "偏差原因"),
        (_with(0, *ROWS[0][:4], "97,2", *ROWS[0][5:]), "指标值"),
        (_with(0, *ROWS[0][:2], "≥1500人", *ROWS[0][3:]), "三级指标"),
        (_with(0, "数量指标", "产出指标", *ROWS[0][2:]), "一级指标"),
        (_with(0, *ROWS[0][:9], "产出指标"), "偏差原因"),
        (_with(0, *ROWS[0][:3], "", "", "", "≥1562", *ROWS[0][7:]), "实际完成值"),
    ],
)
def test_a_row_that_slipped_is_in_doubt(table: list[Row], at: str) -> None:
    """The column is named with the row; nothing that it may explain is called wrong."""
    _, filing = project(as_word, TITLE, [NAME, HEAD, *table, TOTAL])
    assert filing.doubts[0].at == f"{TITLE} / 绩效指标 / {at}"
    assert {finding.code for finding in audit(filing)} >= {"form.partly_read"}


def test_a_sheet_with_a_row_that_slipped() -> None:
    """A scoring sheet is asked the same, and a person is never named in a doubt."""
    table: list[Row] = [
        CRITERIA[0],
        ["产出", "职责履行", Wide("重点工作完成率 50", 2), "按比例", "48"],
    ]
    filing = read(as_word(WHOLE, [SHEET, *table]))
    assert [note.at for note in filing.doubts] == [f"{WHOLE} / 绩效指标 / 三级指标"]
    named = Wide("负责人：李某 电话" + "138" + "0" * 8 + " 50", 2)
    filing = read(as_word(WHOLE, [SHEET, CRITERIA[0], ["产出", "职责", named, "按比例", "48"]]))
    assert "李某" not in "".join(note.text for note in filing.notes)


@each_row("blank", [1, 2, 5])
def test_a_column_without_its_heading(blank: int) -> None:
    """What stands under it, and where, says which it is."""
    head: Row = [*HEAD[:blank], "", *HEAD[blank + 1 :]]
    made, _ = project(as_word, TITLE, [NAME, head, *ROWS, TOTAL])
    whole, _ = project(as_word, TITLE, [NAME, HEAD, *ROWS, TOTAL])
    assert rows(made) == rows(whole)


def test_a_name_that_begins_under_the_kinds() -> None:
    """A cell over 二级指标 and 三级指标 is the name of its row."""
    wide: Row = ["满意度指标", Wide("服务对象满意度", 2), *ROWS[3][3:]]
    made, filing = project(as_word, TITLE, [NAME, HEAD, *ROWS[:3], wide, TOTAL])
    assert (made.indicators[-1].name, filing.doubts) == ("服务对象满意度", ())


def test_figures_of_two_columns_in_one_cell_of_the_funds() -> None:
    """Neither a label nor a budget is made of them."""
    head: Row = ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "执行率"]
    table: list[Row] = [head, [OVER, "年度资金总额", Wide("55.00 55.00", 2), "50.00", "90.91%"]]
    filing = read(as_word(TITLE, [*table, HEAD, *ROWS, TOTAL]))
    assert len(filing.doubts) == 1


def test_a_heading_that_is_repeated_with_few_rows() -> None:
    """A page that begins with one row has the columns of the page before it."""
    head = ["序号", "评价项目", "评价内容", "考核得分", "评分细则", "扣分原因"]
    before = [
        ["1", "决策（20分）", "立项依据（10分）", "10", "依据充分得10分，否则酌情扣分", ""],
        ["2", OVER, "绩效目标（10分）", "8", "目标明确得5分，量化得5分", "未量化"],
        ["3", "过程（60分）", "资金到位（60分）", "60", "按到位率计分", ""],
    ]
    last = ["4", "效益（20分）", "市民满意度（20分）", "18.5", "≥95%满分，每降1%扣0.5分", ""]
    (sheet,) = read(as_word(WHOLE, [head, *before, head, last])).forms
    levels = [(row.level1, row.name) for row in sheet.rows]  # type: ignore[attr-defined]
    assert levels[-1] == ("效益（20分）", "市民满意度（20分）")


def test_a_score_of_a_row_without_points() -> None:
    """It is found where the printed total is not reached without it."""
    table = _with(0, *ROWS[0][:7], "", "40", "")
    _, filing = project(as_word, TITLE, [NAME, HEAD, *table, TOTAL])
    (found,) = (finding for finding in audit(filing) if finding.code == "score.empty")
    assert "分值" in found.message()
    shared: Row = [Wide("总分", 7), "60", "99.9", ""]
    _, filing = project(as_word, TITLE, [NAME, HEAD, *table, shared])
    assert "score.empty" not in {finding.code for finding in audit(filing)}
