"""Extracted text: how lines, tabs and empty lines make rows, cells and paragraphs."""

from __future__ import annotations

import pytest

from perfeval.errors import DecodeError
from perfeval.forms import Document, Grid, Limits, Paragraph
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.text.layouts import read_text
from perfeval.forms.sources.usage import Usage
from tests.tables import each_row


def opened(text: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document of a text."""
    return Document(blocks=read_text(text, Usage(limits)))


def shape(document: Document) -> list[str | list[list[str]]]:
    """Paragraphs as texts, grids as rows of texts."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[c.text for c in row] for row in block.rows]
        for block in document.blocks
    ]


HEAD = "\t绩效指标\n\t一级指标\n\t二级指标\n\t三级指标\n\t指标值\n\n"


def test_cells_rows_and_paragraphs() -> None:
    """A tab opens a cell, further lines are its paragraphs, an empty line closes the row."""
    document = opened("标题\r\n\t甲\n\t乙\n丙\n\n\t丁\n\t\n\n\n落款\n")
    assert shape(document) == ["标题", [["甲", "乙\n丙"], ["丁", ""]], "落款"]
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert not grid.aligned


def test_an_empty_paragraph_within_a_cell() -> None:
    """Where the row comes out just as wide as its heading, the empty line was within a cell."""
    text = HEAD + "\t\n\t\n\n\n产出\n(50分)\n\t数量\n\t个数\n\t5\n\n\t\n\t\n\t\n\t≤9\n\n\t完\n\n"
    assert shape(opened(text)) == [
        [
            ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
            ["", "产出\n(50分)", "数量", "个数", "5"],
            ["", "", "", "≤9", "完"],
        ]
    ]


def test_short_rows_stay_rows() -> None:
    """A total, a remark, rows of equal length: short rows that are whole."""
    text = HEAD + "\t总分\n\t100\n\t98\n\n\t备注\n\t无\n\n\t甲\n\t乙\n\n\t丙\n\t丁\n\n"
    assert [len(row) for row in shape(opened(text))[0]] == [5, 3, 2, 2, 2]


def test_text_behind_a_table_ends_it() -> None:
    """The footer of a form is no part of its last cell, even where it follows at once."""
    assert shape(opened("\t甲\n\t\n\n\n填表人：某某\n\t乙\n\t丙\n")) == [
        *([["甲", ""]], "填表人：某某", [["乙", "丙"]])
    ]
    assert shape(opened("\t甲\n\t乙\n 附件2\n\t丙\n")) == [[["甲", "乙"]], "附件2", [["丙"]]]


def test_an_unfinished_row_before_text() -> None:
    """A row that nothing completes stays as short as it is."""
    assert shape(opened(HEAD + "\t\n\t甲\n\n\t乙\n\n正文\n"))[0] == [
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
        ["", "甲"],
        ["乙"],
    ]


def test_a_page_break_closes_the_row() -> None:
    """A leading space before a tab begins a new row, whatever is missing in the one before."""
    assert shape(opened(HEAD + "\t1\n\t2\n \t机构\n\t3\n")) == [
        [["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"], ["1", "2"], ["机构", "3"]]
    ]


def test_a_box_with_empty_lines() -> None:
    """A box of one cell keeps its short last lines; long text behind it is prose."""
    box = "\t评价组意见：\n\n\n年  月  日\n\n\t部门意见：\n\n\n年 月 日\n"
    assert shape(opened(box)) == [[["评价组意见：\n\n年  月  日"], ["部门意见："]], "年 月 日"]


def test_bookmarks_and_invisible_lines_are_no_text() -> None:
    """The marks of bookmarks that a tool prints are left out, and lines of nothing to be seen."""
    assert shape(opened("[bookmark: _GoBack]3、某表\n\u200b\n")) == ["3、某表"]


def test_limits() -> None:
    """Rows and columns are counted."""
    with pytest.raises(DecodeError, match="more than 2 rows"):
        opened("\t1\n\n\t2\n\n\t3\n", Limits(rows=2))
    with pytest.raises(DecodeError, match="more than 2 columns"):
        opened("\t1\n\t2\n\t3\n", Limits(columns=2))
    with pytest.raises(DecodeError, match="more than 2 cells"):
        opened("\t1\n\t2\n\t3\n", Limits(cells=2))
    with pytest.raises(DecodeError, match="more than 2 rows and paragraphs"):
        opened("1\n2\n3\n", Limits(lines=2))
    with pytest.raises(DecodeError, match="more than 4 lines of text"):
        opened("\n" * 5, Limits(cells=1, lines=1))


def test_a_title_ends_the_last_row() -> None:
    """A total whose last cell is empty, then the title of the next form: no text of that cell."""
    text = f"{HEAD}\t总分\n\t100\n\t\n\n项目支出绩效自评表（2023年度）\n\t项目名称\n\t养护\n"
    assert shape(opened(text))[1:] == ["项目支出绩效自评表（2023年度）", [["项目名称", "养护"]]]


@each_row(
    ("row", "below"),
    [
        ("其他资金： ", "一级指标 三级指标 得分"),
        ("按收入性质分： 按支出性质分：", "一级指标 三级指标 得分"),
        ("其他资金  ", "预期目标 实际完成情况"),
    ],
)
def test_a_heading_completes_no_row(row: str, below: str) -> None:
    """A row of the divisions and the heading below it, as wide together as the heading above."""
    made = [each.split(" ") for each in (row, below)]
    text = "\n".join("".join(f"\t{cell}\n" for cell in each) for each in made)
    (rows,) = shape(opened(HEAD + text))
    assert rows[1:] == made


def test_short_words_complete_no_row() -> None:
    """Four labels below a goal of two texts, as wide together as the heading above."""
    head = HEAD.rstrip("\n") + "\n\t实际完成值\n\n"
    text = f"{head}\t\n\t修好道路\n\n\t项目\n\t内容\n\t赋分\n\t要点\n"
    (rows,) = shape(opened(text))
    assert [len(cells) for cells in rows] == [6, 2, 4]
