"""The lines of a document: rows and paragraphs in reading order, each with its place."""

from __future__ import annotations

import pytest

from perfeval.forms.layout.segments import lines_of, segments
from perfeval.forms.sources.grid import Cell, Document, Grid, Paragraph


def test_a_line_says_where_it_stands() -> None:
    """A row by its number from 1, as the document counts it; a paragraph as its source says."""
    rows = tuple((Cell(row=row, column=0, text="甲"),) for row in (0, 1, 4))
    grid = Grid(name="表1", rows=rows)
    document = Document(blocks=(Paragraph(text="一、概况", at="第1段"), grid))
    found = list(lines_of(document))
    assert [line.at for line in found] == ["第1段", "表1 第1行", "表1 第2行", "表1 第5行"]
    assert [line.grid for line in found] == [None, grid, grid, grid]
    assert [line.first for line in found] == ["一、概况", "甲", "甲", "甲"]


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("石门县2024年度部门整体支出绩效评价评分标准（试行）", True),
        ("财政专项资金绩效评价指标体系及评分标准", True),
        ("2024年部门整体支出绩效评价评分细则", True),
        ("项目支出绩效评价指标体系框架", True),
        ("评分标准", False),
        ("根据项目绩效评价评分标准", False),
        ("（二）项目绩效评价评分标准", False),
        ("绩效评价原则、评分标准", False),
    ],
)
def test_a_sheet_may_be_titled_by_its_standard(line: str, is_title: bool) -> None:
    """…评分标准, …细则, …指标体系: not a heading of columns, nor a chapter or a sentence."""
    row = tuple(Cell(row=0, column=number, text=text) for number, text in enumerate("分值"))
    blocks = (Paragraph(text=line, at="第1段"), Grid(name="表1", rows=(row,)))
    found = segments(Document(blocks=blocks))
    assert [segment.title for segment in found if segment.rows] == [line if is_title else ""]
