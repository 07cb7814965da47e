"""The lines of a document: rows and paragraphs in reading order, each with its place."""

from __future__ import annotations

from perfeval.forms.layout.segments import lines_of
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
