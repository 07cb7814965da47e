"""目录: which lines are contents, and that none of them becomes a heading or a form."""

from __future__ import annotations

from perfeval.filing import Report
from perfeval.forms import read
from perfeval.forms.layout.segments.contents import contents_of
from tests.forms.paper import Row, as_word
from tests.tables import each_row

BODY = ["一、单位概况", "本局有科室5个。", "二、自评结果", "自评得分98分。"]


@each_row(
    ("lines", "found"),
    [
        (["一、概况......3", "二、结果……………5"], [0, 1]),
        (["一、概况·····（3）", "附件1 项目支出绩效自评表 ________ - 12 -"], [0, 1]),
        (["目 录", "一、概况 3", "二、结果\t5", "一、概况"], [0, 1, 2]),
        (["目录", "一、概况", "二、结果", "一、概况", "正文。", "二、结果"], [0, 1, 2]),
        (["目录", "一、概况 3"], [0, 1]),
        (["目录", "正文从这里开始。"], []),
        (["目录", "", "一、概况 3"], []),
        (["......3", "3", "1..3", "自评得分 98"], []),
        (["预算数为……100", "甲" * 201 + "...3"], [0]),
    ],
)
def test_which_lines_are_contents(lines: list[str], found: list[int]) -> None:
    """Dots that lead to a page, or what stands below 目录 with a page or once more."""
    assert sorted(contents_of(lines)) == found


@each_row(
    "entries",
    [
        ["一、单位概况......3", "附件1 项目支出绩效自评表......9"],
        ["一、单位概况 3", "二、自评结果 4"],
        ["一、单位概况", "二、自评结果"],
    ],
)
def test_contents_are_no_headings(entries: list[str]) -> None:
    """The outline begins below them; how many there were is noted."""
    filing = read(as_word("某局2023年部门整体支出绩效自评报告", "目录", *entries, *BODY))
    (report,) = filing.forms
    assert isinstance(report, Report)
    assert [(s.numeral, s.heading) for s in report.sections] == [
        ("一、", "单位概况"),
        ("二、", "自评结果"),
    ]
    assert "contents" in [note.code for note in filing.notes]


def test_contents_below_a_table_begin_no_report() -> None:
    """A line of contents behind a table is a line of the form that it stands in."""
    table: list[Row] = [
        ["项目名称", "养护", "", "", ""],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"],
        ["产出", "数量", "里程", "1公里", "5"],
    ]
    filing = read(as_word("2023年度项目支出绩效自评表", table, "一、附件清单......9"))
    assert [form.kind.value for form in filing.forms] == ["project"]
