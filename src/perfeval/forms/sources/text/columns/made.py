"""The rows that were put together of lines, and whether they are those of the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from perfeval.forms.sources.text.cell_lines import is_label
from perfeval.forms.sources.text.columns.rows import Band
from perfeval.forms.sources.text.columns.stretch import Columns
from perfeval.forms.sources.text.columns.wrapping import is_part, points_of, worth_of
from perfeval.forms.words.vocabulary import is_total
from perfeval.text.labels import squeeze

__all__ = ["Made", "Part", "Spans", "are_sure", "made_of"]

Part = tuple[int, str]
"""A line of a cell: its number, and what it says."""
Spans = Mapping[tuple[int, int], tuple[int, str]]
"""By row and column, how many rows a label covers and what it says; 0 for one that goes on."""


@frozen
class Made:
    """The cells of a row as their lines, by columns.

    `level` is a row of which each cell begins on the first line, but for labels over several rows.
    """

    parts: list[list[Part]]
    extent: Band
    level: bool

    def text(self, column: int) -> str:
        """What the cell of a column says in one line."""
        return "".join(text for _, text in self.parts[column])

    @property
    def texts(self) -> list[str]:
        """What its lines say, cell by cell."""
        return [text for cell in self.parts for _, text in cell]


def made_of(columns: Columns, band: Band) -> Made:
    """The row of the lines of a band."""
    lines = columns.lines[slice(*band)]
    parts = [
        [(line.number, line.texts[column]) for line in lines if line.texts[column]]
        for column in range(columns.count)
    ]
    own = [
        [number for number, text in cell if not (merged and is_part(text))]
        for cell, merged in zip(parts, columns.merged, strict=True)
    ]
    firsts = {cell[0] for cell in own if cell}
    numbers = [number for cell in own for number in cell] or [line.number for line in lines]
    return Made(parts, (min(numbers), max(numbers)), len(firsts) < 2)


def are_sure(columns: Columns, rows: Sequence[Made], spans: Spans) -> bool:
    """Whether rows of the same columns, and the labels over them, are those of the paper.

    A line between two rows may belong to either. It is the lower end of the upper one where every
    row begins with all its cells, and the total says that no row was lost.
    """
    points = [[points_of(row.text(column)) for row in rows] for column in range(columns.count)]
    if not all(_is_sure(rows, each, spans[each], points) for each in spans):
        return False
    if all(top == foot for top, foot in (row.extent for row in rows)):
        return True
    totals = [
        number
        for number, row in enumerate(rows)
        if any(map(is_total, row.texts)) and any(column[number] for column in points)
    ]
    if len(totals) != 1 or not all(row.level for row in rows):
        return False
    told = [column for column in points if column[totals[0]]]
    return all(2 * column[totals[0]] == sum(column) for column in told)


def _is_sure(
    rows: Sequence[Made],
    at: tuple[int, int],
    span: tuple[int, str],
    points: Sequence[Sequence[int]],
) -> bool:
    """Whether a label covers its rows for sure: one in the first of them says where they begin."""
    (start, column), (high, text) = at, span
    lines = [[line for _, line in row.parts[column]] for row in rows[start : start + high]]
    if not high or lines[0] == [text]:
        return True
    worth = worth_of(text)
    if worth is not None:
        return any(sum(each[start : start + high]) == worth for each in points)
    return [text] in lines or is_label(squeeze(text))
