"""The tables of an old Word file as they are stored, for one in which LibreOffice finds none.

It loses a table that no paragraph follows, which other programs write. Hidden and struck text is
not known here.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

from attrs import define, evolve, field

from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.grid import Block, Cell
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.old_paragraphs import old_paragraphs

__all__ = ["read_old_tables"]

_CELL: Final = 20
"""How many bytes say what a cell of a row is."""
_MERGED, _BEGINS = 0x20, 0x40
_NEAR: Final = 30
"""Edges that are nearer than this (a twentieth of a point each) are one."""


def read_old_tables(data: bytes, usage: Usage) -> tuple[Block, ...]:
    """The paragraphs and tables in a .doc file; nothing where it stores no table."""
    paragraphs = old_paragraphs(data)
    if not any(each.row is not None for each in paragraphs):
        return ()
    usage.note("converted", "全文", "LibreOffice没有转出表格，按文件中存储的单元格读入")
    reader = _Reader(Blocks(usage))
    for each in paragraphs:
        if each.row is not None:
            reader.end_row(each.row)
        elif each.ends == "\x07":
            reader.end_cell(each.text)
        elif each.in_table:
            reader.texts.append(each.text)
        else:
            reader.end_table()
            reader.blocks.paragraph(each.text)
    reader.end_table()
    return reader.blocks.done()


@define
class _Row:
    """The texts of a row, where its cells begin and end, and which of them are merged."""

    texts: list[str]
    edges: Sequence[int]
    kinds: Sequence[int]


@define
class _Reader:
    """The table that is being read: its rows, and the cells and texts of the one that is open."""

    blocks: Blocks
    texts: list[str] = field(factory=list)
    _cells: list[str] = field(factory=list)
    _rows: list[_Row] = field(factory=list)

    def end_cell(self, text: str) -> None:
        """A cell ends with this text, behind the paragraphs before it."""
        self._cells.append("\n".join([*self.texts, text]))
        self.texts = []

    def end_row(self, stored: bytes) -> None:
        """The row ends, of which this is stored; what is not told of its cells is in order."""
        self.blocks.count_row(len(self._rows), len(self._cells))
        count = stored[2] if len(stored) > 2 else 0
        if count != len(self._cells) or len(stored) < 3 + 2 * (count + 1):
            edges: Sequence[int] = [1000 * n for n in range(len(self._cells) + 1)]
            kinds: Sequence[int] = ()
        else:
            edges = struct.unpack_from(f"<{count + 1}h", stored, 3)
            told = stored[3 + 2 * (count + 1) :]
            kinds = [told[n] for n in range(0, min(len(told), count * _CELL), _CELL)]
        self._rows.append(_Row(self._cells, edges, kinds))
        self._cells = []

    def end_table(self) -> None:
        """The table ends, if one is open."""
        if self._rows:
            self.blocks.table(_spanned(_placed(self._rows)), aligned=True)
        self._rows, self._cells, self.texts = [], [], []


def _placed(rows: Sequence[_Row]) -> list[list[Cell]]:
    """The cells of all rows in the columns that their edges make."""
    columns: dict[int, int] = {}
    last = None
    for edge in sorted({edge for row in rows for edge in row.edges}):
        near = last is not None and edge - last < _NEAR
        columns[edge] = columns[last] if near and last is not None else len(set(columns.values()))
        last = edge
    made: list[list[Cell]] = []
    for row in rows:
        cells: list[Cell] = []
        for number, text in enumerate(row.texts):
            column, end = columns[row.edges[number]], columns[row.edges[number + 1]]
            kind = row.kinds[number] if number < len(row.kinds) else 0
            inside = bool(kind & _MERGED) and not kind & _BEGINS
            cells.append(
                Cell(
                    row=0,
                    column=column,
                    column_span=max(end - column, 1),
                    text="" if inside else text,
                    continues=inside,
                )
            )
        made.append(cells)
    return made


def _spanned(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The same; each cell that others below it go on with spans their rows."""
    open_cells: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        above, open_cells = open_cells, {}
        for place, cell in enumerate(row):
            at = above.get(cell.column) if cell.continues else None
            if at is not None:
                top = rows[at[0]][at[1]]
                rows[at[0]][at[1]] = evolve(top, row_span=number - at[0] + 1)
            open_cells[cell.column] = at or (number, place)
    return rows
