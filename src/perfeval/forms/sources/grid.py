"""A document as paragraphs and grids of cells, whatever it came from.

Recognisers work on these alone. A cell keeps the text that a reader of the paper would see; a
spreadsheet cell also keeps the number and the formula behind it.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from perfeval.filing.notes import Note

__all__ = ["MISSING", "PICTURE", "UNKEPT", "Block", "Cell", "Document", "Grid", "Paragraph"]

PICTURE: Final = "[image: ]"
MISSING: Final = "[text: {}]"
UNKEPT: Final = "…"
"""Stands for a formula of which the text is not kept."""


@frozen(kw_only=True)
class Cell:
    """One cell: its place in the grid, its spans, and its printed text.

    `row` and `column` count from 0. `continues` marks a cell that a vertical merge covers: its text
    is empty, and what it says stands above. Of a spreadsheet's cell, `held` is the exact number
    behind the text, and `formula` what gave it, without its sign; ``…`` for one that is not kept.
    `pieced` marks a cell of rows that were put together of broken lines: what belongs to which row
    is guesswork there.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str = ""
    continues: bool = False
    held: str = ""
    formula: str = ""
    pieced: bool = False

    @property
    def end(self) -> int:
        """The first column to the right of the cell."""
        return self.column + self.column_span


@frozen(kw_only=True)
class Grid:
    """A table: rows of cells, in reading order.

    A horizontally merged cell stands once in its row; a vertically merged one stands in each of
    its rows, with its text in the first. `aligned` is false where the source does not know the
    columns (extracted text): there, cells are only known by their order in the row. `apart` marks a
    grid that is a sheet of its own.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    aligned: bool = True
    apart: bool = False


@frozen(kw_only=True)
class Paragraph:
    """A paragraph between tables; `at` is its place in the document."""

    text: str
    at: str = ""


Block = Grid | Paragraph


@frozen(kw_only=True)
class Document:
    """Paragraphs and grids in reading order, and notes on what the source hides or lacks.

    `read_as` says how tables are read from such a source, for a document without any.
    """

    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    read_as: str = ""
