"""The tables of a Word document while they are read: open cells, merges, grids that are done.

`gridSpan`, `vMerge` and `gridBefore` are checked by arithmetic as they come. A Word library would
add nothing but its own tree: `row.cells` of python-docx repeats merged cells and raises on
irregular tables, and a `gridSpan` of 10⁸ hangs it.
"""

from __future__ import annotations

from attrs import define, evolve, field

from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.grid import PICTURE, Cell, Grid
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage

__all__ = ["WordTables"]


@define
class _Table:
    name: str
    rows: list[list[Cell]] = field(factory=list)
    anchors: dict[int, tuple[int, int]] = field(factory=dict)
    nested: list[Grid] = field(factory=list)
    column: int = 0


@define
class _OpenCell:
    span: int = 1
    merge: str = ""
    lines: list[str] = field(factory=list)
    picture: bool = False


@define
class WordTables:
    """The tables that are open, the innermost last; `part` is named in errors."""

    part: str
    usage: Usage
    cleaner: Cleaner
    _tables: list[_Table] = field(factory=list)
    _cells: list[_OpenCell] = field(factory=list)
    _count: int = 0

    @property
    def open(self) -> bool:
        """Whether a table is open."""
        return bool(self._tables)

    @property
    def in_cell(self) -> bool:
        """Whether a cell is open: paragraphs are its lines."""
        return bool(self._cells)

    def place(self) -> str:
        """The place of the next cell."""
        table = self._tables[-1]
        cell = len(table.rows[-1]) + 1 if table.rows else 1
        return f"{table.name} 第{max(len(table.rows), 1)}行第{cell}格"

    def begin_table(self) -> None:
        """A table begins, in the body or in a cell."""
        self._count += 1
        name = f"表{self._count}"
        if len(self._tables) >= self.usage.limits.nesting:
            raise refusal(
                self.part, f"tables nested deeper than {self.usage.limits.nesting}: {name}"
            )
        if self._tables:
            self._note("nested_table", f"嵌套的{name}另作一表读入")
        self._tables.append(_Table(name))

    def begin_row(self) -> None:
        """A row begins."""
        table = self._tables[-1]
        if len(table.rows) >= self.usage.limits.rows:
            raise refusal(f"{self.part}, {table.name}", f"more than {self.usage.limits.rows} rows")
        self.usage.spend("lines", 1, self.part)
        table.rows.append([])
        table.column = 0

    def begin_cell(self) -> None:
        """A cell begins, in a row of its own where none is open."""
        if not self._tables[-1].rows:
            self.begin_row()
        self._cells.append(_OpenCell())

    def property(self, name: str, attributes: dict[str, str]) -> None:
        """A property of the open row or cell: gridBefore, gridAfter, gridSpan, vMerge."""
        if name in {"gridBefore", "gridAfter"}:
            count = self._number(name, attributes, least=0)
            self._tables[-1].column += count if name == "gridBefore" else 0
        elif self._cells and name == "gridSpan":
            self._cells[-1].span = self._number(name, attributes, least=1)
        elif self._cells:
            self._cells[-1].merge = attributes.get("val", "continue")

    def picture(self) -> None:
        """A picture stands in the open cell."""
        self._cells[-1].picture = True

    def line(self, text: str) -> None:
        """A paragraph of the open cell."""
        self._cells[-1].lines.append(text)

    def end_cell(self) -> None:
        """The open cell ends: it takes its place in the row."""
        table, made = self._tables[-1], self._cells.pop()
        row, column = len(table.rows) - 1, table.column
        self.usage.spend("cells", 1, self.part)
        if column + made.span > self.usage.limits.columns:
            raise refusal(self._path(), f"more than {self.usage.limits.columns} columns")
        text = self.cleaner.clean("\n".join(made.lines), self.place())
        if not text and made.picture:
            text = PICTURE
        continues = made.merge == "continue" and column in table.anchors
        if made.merge == "continue" and not continues:
            self._note("merge_without_start", "纵向合并没有起始格，按单独一格读入")
        if continues and text:
            self._note("hidden_text", text)
            text = ""
        if continues:
            anchor_row, anchor = table.anchors[column]
            old = table.rows[anchor_row][anchor]
            table.rows[anchor_row][anchor] = evolve(old, row_span=row - old.row + 1)
        elif made.merge:
            table.anchors[column] = (row, len(table.rows[row]))
        else:
            table.anchors.pop(column, None)
        table.rows[row].append(
            Cell(row=row, column=column, column_span=made.span, text=text, continues=continues)
        )
        table.column = column + made.span

    def end_row(self) -> None:
        """The open row ends."""
        self._tables[-1].column = 0

    def end_table(self) -> list[Grid]:
        """The open table ends: its grid and those nested in it, once it stands in the body."""
        table = self._tables.pop()
        grid = Grid(name=table.name, rows=tuple(tuple(row) for row in table.rows if row))
        made = [grid, *table.nested] if grid.rows else table.nested
        if self._tables:
            self._tables[-1].nested += made
            return []
        return made

    def _number(self, name: str, attributes: dict[str, str], *, least: int) -> int:
        text = attributes.get("val", "")
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise refusal(self._path(), f"{name} is {text[:20]!r}, no count of columns")
        if not least <= int(text) <= self.usage.limits.columns:
            raise refusal(
                self._path(),
                f"{name} is {text}; from {least} to {self.usage.limits.columns} are read",
            )
        return int(text)

    def _path(self) -> str:
        return f"{self.part}, {self.place()}"

    def _note(self, code: str, text: str) -> None:
        self.usage.note(code, self.place(), text)
