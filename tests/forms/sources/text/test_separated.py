"""Cells between separators: quotes, paragraphs around tables, columns that are kept or not."""

from __future__ import annotations

import csv

import pytest

from perfeval import read
from perfeval.errors import DecodeError
from perfeval.filing import ProjectForm
from perfeval.forms.sources.text.separated import keeps_columns, separator_of, tables_of
from tests.forms.seen_blocks import grids, shape
from tests.forms.sources.text.test_layouts import blocks
from tests.tables import each_row


def test_quoted_cells() -> None:
    """A cell may hold the separator, a quote and newlines."""
    text = '甲,乙,丙\n"1,234.5","二\n行","说“""好""”"\n'
    assert shape(blocks(text)) == [[["甲", "乙", "丙"], ["1,234.5", "二\n行", '说“"好"”']]]


def test_a_quote_without_end_takes_nothing() -> None:
    """A single quote is a character as any other."""
    assert shape(blocks('甲\t"乙\n丙\t丁\n')) == [[["甲", '"乙'], ["丙", "丁"]]]


def test_a_cell_that_is_too_long() -> None:
    """What no cell can be is refused."""
    with pytest.raises(DecodeError, match="a cell whose quote does not end"):
        blocks('甲\t"' + "乙" * 200_000 + '"\n丙\t丁\n戊\t己\n')


def test_a_host_may_allow_shorter_cells_only() -> None:
    """What the host lets the standard library read is all that is looked at."""
    before = csv.field_size_limit(5)
    try:
        assert separator_of("甲,乙,丙\n1,2,3\n") == ","
        assert separator_of("甲乙丙丁戊己,乙,丙\n1,2,3\n") == ""
    finally:
        csv.field_size_limit(before)


def test_lines_without_separator() -> None:
    """Such a line is a paragraph, but for one alone between two rows; empty lines say nothing."""
    text = "题\n甲\t乙\n小计\n丙\t丁\n\n说明\n再说\n戊\t己\n尾\n"
    assert shape(blocks(text)) == [
        "题",
        [["甲", "乙"], ["小计"], ["丙", "丁"]],
        *("说明", "再说"),
        [["戊", "己"]],
        "尾",
    ]


def test_columns_are_kept_or_not() -> None:
    """Cut at the end they are kept; where merged cells were left out, only the order is known."""
    kept = blocks("甲\t\t丙\n1\t2\n")
    lost = blocks("甲\t乙\t丙\n1\t2\n3\t4\t\n")
    assert [grid.aligned for grid in grids((*kept, *lost))] == [True, False]
    assert not keeps_columns([["甲", "乙", "丙"], ["1", "2"]])


@each_row(
    ("text", "due"),
    [
        (
            "资金\n(万元)\t\t执行数\t得分\n\t总额\t5\t10\n",
            [["资金\n(万元)", "", "执行数", "得分"], ["", "总额", "5", "10"]],
        ),
        (
            "甲\t一级\n指标\t二级指标\t得分\n乙\t好\t差\t5\n\t丙\n丁\t戊\n",
            [
                ["甲", "一级\n指标", "二级指标", "得分"],
                ["乙", "好", "差", "5"],
                ["", "丙"],
                ["丁", "戊"],
            ],
        ),
        ("甲\t5\n(乙)\t6\t7\n", [["甲", "5"], ["(乙)", "6", "7"]]),
        ("甲\t资金\n(乙)\t6\n丙\t丁\t7\n", [["甲", "资金\n(乙)", "6"], ["丙", "丁", "7"]]),
        ("甲\t5\n(乙)\t6\n丙\t丁\t7\n", [["甲", "5"], ["(乙)", "6"], ["丙", "丁", "7"]]),
        ("甲\t乙\n\t6\t7\n", [["甲", "乙"], ["", "6", "7"]]),
        (
            "甲\t乙\t丙\t5\n产 出\n指 标\n(50分)\t经济效益\n指标\t丁\t6\n",
            [["甲", "乙", "丙", "5"], ["产 出\n指 标\n(50分)", "经济效益\n指标", "丁", "6"]],
        ),
        (
            "甲\t乙\t5\n产出指标\n(50分)\t丙\t6\n\n",
            [["甲", "乙", "5"], ["产出指标\n(50分)", "丙", "6"]],
        ),
        (
            "甲\t乙\t5\n效益指标\n满意度指标\t丙\t6\n",
            [["甲", "乙", "5"], ["效益指标"], ["满意度指标", "丙", "6"]],
        ),
    ],
)
def test_a_line_break_within_a_cell(text: str, due: list[list[str]]) -> None:
    """A row goes on where a remark follows, or the rest of a heading; else it is another."""
    assert shape(blocks(text)) == [due]


@each_row(
    ("rows", "kept"),
    [
        ([["甲", "", "数", "分"], ["总额", "5", "9"], ["乙", "丙", "5", "9"]], False),
        ([["甲", "乙", "数", "分", "注"], ["", "丙", "5", "9"], ["", "丁", "5", "9", "戊"]], True),
    ],
)
def test_columns_by_where_figures_stand(rows: list[list[str]], kept: bool) -> None:
    """Figures above each other from the right end tell that labels were left out."""
    assert keeps_columns(rows) == kept


@each_row(
    ("text", "separator"),
    [
        ("甲;乙;丙\n1;2;3\n", ";"),
        ("甲,乙\n1,2\n3,4\n", ","),
        ("甲,乙\n1,2\n", ""),
        ("题\n甲,乙\n丙,丁,戊,己\n庚,辛,壬,癸,子\n", ","),
        ("题\n表\n甲,乙,丙,丁,戊\n", ""),
        ("题\n表\n注\n说\n语\n甲,乙,丙,丁\n丙,丁,戊,己,庚\n", ""),
        ("甲,乙,丙\n1,2,3。\n", ""),
        ("甲,,丙\n,乙,3。\n1,2,3\n", ","),
        (f"{'甲' * 40},{'乙' * 40},丙,丁\n{'甲' * 40},{'乙' * 40},丙,丁,戊\n", ""),
        ("甲,乙,丙\n" * 30_000, ","),
    ],
)
def test_the_separator_by_consistent_columns(text: str, separator: str) -> None:
    """All rows of a width, or short cells in most lines."""
    assert separator_of(text) == separator


@each_row(
    ("rows", "sizes"),
    [
        ([["甲表", ""], ["乙", "1"], ["丙表", "", ""], ["丁", "2", "3"]], [2, 2]),
        ([["乙", ""], ["甲表"], ["丙", "2", ""]], [1, 2]),
        ([["甲表"], ["乙", "1"], ["丙", "2", "3"]], [3]),
        ([["乙", "1"], ["甲表"], ["丙", "2", "3"]], [3]),
        ([["甲"], ["乙"]], [2]),
    ],
)
def test_tables_below_each_other(rows: list[list[str]], sizes: list[int]) -> None:
    """A title between rows of different width begins another one, where empty cells are written."""
    assert [len(table) for table in tables_of(rows)] == sizes


def test_words_beside_the_funds() -> None:
    """情况说明 of a transfer stands below the funds, and is none of their rows."""
    text = """转移支付区域绩效自评表,,,,,
项目名称,农田建设,,,,
资金情况（万元）,,,全年预算数,全年执行数,支出完成率
,年度资金总额,,100,99,99%
资金管理情况,,情况说明,,,存在问题和改进措施
,分配科学性,严格按规定执行，未发现问题。,,,无
绩效指标,一级指标,二级指标,三级指标,指标值,实际完成值
,产出指标,数量指标,培训人次,≥20人次,23人次
"""
    (form,) = read(text.encode()).forms
    assert isinstance(form, ProjectForm)
    assert form.fund is not None
    assert (form.fund.label, form.fund_parts) == ("年度资金总额", ())
