"""The tables of a web page while they are read, in reading order with the lines around them.

Old pages place everything by tables within tables. A table that holds more cells in its inner
tables than of its own is such a frame: it is taken apart, and what stands in it stands on the page.
Its rows of short texts side by side, 项目名称 and the name, stay a table.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from attrs import define, field

from perfeval.errors import Phrase
from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.grid import PICTURE
from perfeval.forms.sources.html.spans import Spanned, laid_out
from perfeval.forms.sources.limits import refusal

__all__ = ["Tables"]


@define
class _Cell:
    columns: int
    rows: int
    held: list[_Held] = field(factory=list)
    picture: bool = False

    def text(self) -> str:
        """The lines of the cell itself."""
        text = "\n".join(each for each in self.held if isinstance(each, str))
        return text or (PICTURE if self.picture else "")


@define
class _Table:
    rows: list[list[_Cell]] = field(factory=list)
    before: list[_Held] = field(factory=list)
    size: int = 0  # cells that say something, in the table and in those within
    cell: _Cell | None = None


_Held = str | _Table


def _apart(rows: Iterable[list[_Cell]]) -> list[_Held]:
    """What stands in the rows of a frame: its own rows of texts side by side, and all else."""
    found: list[_Held] = []
    filled = (row for row in rows if any(cell.held for cell in row))
    for beside, group in groupby(filled, _stand_beside):
        if beside:
            found.append(_Table(rows=[*group]))
        else:
            found += (held for row in group for cell in row for held in cell.held)
    return found


def _stand_beside(row: Iterable[_Cell]) -> bool:
    """Whether a row is of single lines side by side."""
    said = [cell.held for cell in row if cell.held]
    return len(said) > 1 and all(len(each) == 1 and isinstance(each[0], str) for each in said)


@define
class Tables:
    """Takes lines, tables, rows and cells; `made` takes what is done."""

    made: Blocks
    _page: list[_Held] = field(factory=list)
    _open: list[_Table] = field(factory=list)

    @property
    def in_cell(self) -> bool:
        """Whether a cell is open."""
        return bool(self._open) and self._open[-1].cell is not None

    def line(self, text: str) -> None:
        """A line of the open cell, or of what stands around the open table."""
        self._holder().append(text)

    def picture(self) -> None:
        """A picture stands here; it counts in a cell that says nothing."""
        if self._open and self._open[-1].cell is not None:
            self._open[-1].cell.picture = True

    def begin_table(self) -> None:
        """A table begins; one that is open without a cell ends before."""
        if self._open and not self.in_cell:
            self.end_table()
        most = 4 * self.made.usage.limits.nesting
        if len(self._open) >= most:
            raise refusal(self.made.name, Phrase("tables nested deeper than {most}", most=most))
        self.made.usage.spend("lines", 1, self.made.name)
        self._open.append(_Table())

    def begin_row(self) -> None:
        """A row begins."""
        self.end_cell()
        if self._open:
            self.made.count_row(len(self._open[-1].rows), 0)
            self._open[-1].rows.append([])

    def begin_cell(self, columns: int, rows: int) -> None:
        """A cell begins, in a row of its own where none is open."""
        self.end_cell()
        if self._open:
            table = self._open[-1]
            if not table.rows:
                self.begin_row()
            self.made.usage.spend("cells", 1, self.made.name)
            table.cell = _Cell(columns, rows)
            table.rows[-1].append(table.cell)

    def end_cell(self) -> None:
        """The open cell ends."""
        if self._open:
            self._open[-1].cell = None

    def end_table(self) -> None:
        """The open table ends, and stands where it was begun."""
        if not self._open:
            return
        table = self._open.pop()
        table.cell = None
        cells = [cell for row in table.rows for cell in row]
        inner = [each for cell in cells for each in cell.held if isinstance(each, _Table)]
        own = sum(any(isinstance(each, str) for each in cell.held) for cell in cells)
        within = sum(each.size for each in inner)
        table.size = own + within
        holder = self._holder()
        holder += table.before
        table.before = []
        if within > own:
            holder += _apart(table.rows)
        elif cells:
            holder += [table, *inner]
            if inner:
                self.made.usage.note("nested_table", "网页", f"嵌套的{len(inner)}个表另作一表读入")

    def end(self) -> None:
        """The page ends: what it holds is taken in reading order."""
        while self._open:
            self.end_table()
        self._take(self._page)

    def _take(self, held: Iterable[_Held]) -> None:
        for each in held:
            if isinstance(each, str):
                self.made.paragraph(each)
                continue
            rows = [
                [Spanned(cell.text(), cell.columns, cell.rows) for cell in row] for row in each.rows
            ]
            self.made.table(laid_out(rows, self.made), aligned=True)

    def _holder(self) -> list[_Held]:
        """What holds the next line or table."""
        if not self._open:
            return self._page
        table = self._open[-1]
        return table.before if table.cell is None else table.cell.held
