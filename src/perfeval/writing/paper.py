"""An official form as it lies on paper: lines and tables of cells, before it is Word or Excel."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

from attrs import frozen

__all__ = [
    "Look",
    "Paper",
    "PaperCell",
    "PaperLine",
    "PaperTable",
    "Place",
    "height_for",
    "height_of",
    "lines_in",
    "lines_of",
    "starts",
]

_LINE: Final = 15
_TALLEST: Final = 409
"""The height of a line, and of the tallest row that Excel has, in points."""

_WIDE: Final = 110
"""From how many characters on a table lies across the page."""

Place = tuple[int, int]
"""A row and a column of a table, from 0."""


class Look(enum.Enum):
    """What a line or a cell is, and so how it looks."""

    ANNEX = "annex"
    TITLE = "title"
    HEADING = "heading"
    PROSE = "prose"
    FOOT = "foot"
    LABEL = "label"
    TEXT = "text"
    FIGURE = "figure"


@frozen(kw_only=True)
class PaperCell:
    """One cell, over so many columns and rows; one that is covered from above has no rows.

    `sum_of` are the cells of the table (row and column, from 0) that the figure should be the sum
    of, and `ratio_of` the two whose ratio it should be: where it is, a workbook has a formula.
    """

    text: str = ""
    columns: int = 1
    rows: int = 1
    look: Look = Look.TEXT
    sum_of: tuple[Place, ...] = ()
    ratio_of: tuple[Place, Place] | None = None


@frozen
class PaperLine:
    """A line outside of tables."""

    text: str
    look: Look = Look.PROSE


@frozen
class PaperTable:
    """A table: how wide its columns are, in characters, and its rows, cell by cell from the left.

    A cell that reaches over several rows stands in each of them, below the first with no `rows`.
    The first `repeated` rows stand on each page again.
    """

    widths: tuple[int, ...]
    rows: tuple[tuple[PaperCell, ...], ...]
    repeated: int = 0


@frozen
class Paper:
    """A form on paper: the name of its sheet, and what stands on it."""

    name: str
    pieces: tuple[PaperLine | PaperTable, ...]

    @property
    def widths(self) -> tuple[int, ...]:
        """How wide the columns of its first table are; of no table none."""
        tables = (piece for piece in self.pieces if isinstance(piece, PaperTable))
        return next((table.widths for table in tables), ())

    @property
    def lies(self) -> bool:
        """Whether the table lies across the page."""
        return sum(self.widths) > _WIDE


def lines_in(said: str, columns: int) -> int:
    """How many lines a text takes in a cell that is so many characters of Latin type wide.

    A character of three bytes in UTF-8 is counted as wide, as the fonts of official forms have it.
    """
    room = 2 * max(columns, 2)
    counted = ((len(line) + len(line.encode(errors="replace"))) for line in said.split("\n"))
    return sum(max(1, -(-each // room)) for each in counted)


def height_of(lines: int) -> int:
    """How high a row of so many lines is in a workbook, in points."""
    return min(_TALLEST, _LINE * lines + 5)


def height_for(cells: Iterable[tuple[str, int]]) -> int | None:
    """How high a row is, of its texts and how wide their columns are; None for a single line.

    Columns are taken as a tenth narrower: lines are not broken where they are just full.
    """
    lines = max((lines_in(text, columns * 9 // 10) for text, columns in cells), default=1)
    return height_of(lines) if lines > 1 else None


def lines_of(table: PaperTable) -> list[int]:
    """How many lines each row needs; what a merged cell lacks is added to the last of its rows."""
    lines = [1] * len(table.rows)
    merged: list[tuple[int, int, int]] = []
    for number, row in enumerate(table.rows):
        for column, cell in zip(starts(row), row, strict=True):
            needed = lines_in(cell.text, sum(table.widths[column : column + cell.columns]))
            if cell.rows == 1:
                lines[number] = max(lines[number], needed)
            elif cell.rows:
                merged.append((number + cell.rows, number, needed))
    for end, number, needed in sorted(merged):
        lines[end - 1] += max(0, needed - sum(lines[number:end]))
    return lines


def starts(row: Sequence[PaperCell]) -> list[int]:
    """In which column each cell of a row begins."""
    return [0, *accumulate(cell.columns for cell in row[:-1])]
