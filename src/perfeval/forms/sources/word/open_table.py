"""One table of a Word document while it is open: its rows, its merges, its open row and cell.

A row that is hidden, or too low for its text to be seen, is not on the page: it is left out, and
its texts are kept for a note. A column without width is read, for Word may widen it.
"""

from __future__ import annotations

from typing import Final

from attrs import define, evolve, field

from perfeval.forms.sources.grid import Cell, Grid

__all__ = ["OpenCell", "OpenTable"]

_SEEN: Final = 40  # twentieths of a point: a row or a column of two points shows no text


@define
class OpenCell:
    """A cell that is open: its span and width, its merge, what it says, and in text boxes."""

    span: int = 1
    width: int = 0
    merge: str = ""
    lines: list[str] = field(factory=list)
    boxed: list[str] = field(factory=list)
    picture: bool = False
    shaded: bool = False

    def set_width(self, text: str) -> None:
        """The width that the cell asks for, in twentieths of a point."""
        self.width = _measure(text)


@define
class OpenTable:
    """A table that is open; `left_out` are the texts of its open row where that is hidden."""

    name: str
    style: str = ""
    rows: list[list[Cell]] = field(factory=list)
    nested: list[Grid] = field(factory=list)
    column: int = 0
    left_out: list[str] | None = None
    _anchors: dict[int, tuple[int, int]] = field(factory=dict)
    _spans: dict[tuple[int, int], int] = field(factory=dict)
    _widths: list[int] = field(factory=list)
    _is_wide: bool = False
    _narrow: set[int] = field(factory=set)

    @property
    def place(self) -> str:
        """The place of the next cell."""
        cell = len(self.rows[-1]) + 1 if self.rows else 1
        return f"{self.name} 第{max(len(self.rows), 1)}行第{cell}格"

    def begin_row(self) -> None:
        """A row begins."""
        self.rows.append([])
        self.column = 0
        self.left_out = None

    def add_column(self, width: str, most: int) -> None:
        """A column of the grid, in twentieths of a point; more than `most` are not looked at."""
        if len(self._widths) < most:
            self._widths.append(_measure(width))
            self._is_wide = self._is_wide or self._widths[-1] > _SEEN

    def hide_row(self, height: str | None = None) -> None:
        """The open row is hidden, or just so high; no cell has begun yet."""
        if self.rows and not self.rows[-1] and (height is None or _measure(height) <= _SEEN):
            self.left_out = []

    def hides_column(self, cell: OpenCell) -> bool:
        """Whether the column of a cell is found to have no width, for the first time."""
        if cell.width > _SEEN or not self._is_wide:
            return False
        known = [cell.width] if cell.width else self._widths[self.column : self.column + cell.span]
        hidden = bool(known) and sum(known) <= _SEEN
        if not hidden or self.column in self._narrow:
            return False
        self._narrow.add(self.column)
        return True

    def goes_on(self, cell: OpenCell) -> bool:
        """Whether a cell goes on from the row above; the cell that it goes on from grows.

        One of a hidden row does not, and nothing goes on from it.
        """
        row = len(self.rows) - 1
        anchor = self._anchors.get(self.column)
        if anchor is not None and cell.merge == "continue" and self.left_out is None:
            self._spans[anchor] = row - anchor[0] + 1
            return True
        if cell.merge and self.left_out is None:
            self._anchors[self.column] = (row, len(self.rows[row]))
        else:
            self._anchors.pop(self.column, None)
        return False

    def end_row(self) -> list[str]:
        """The open row ends; gives the texts of one that is left out."""
        self.column = 0
        texts = self.left_out or []
        if self.left_out is not None:
            self.rows.pop()
            self.left_out = None
        return [text for text in texts if text]

    def take(self, grids: list[Grid]) -> None:
        """The grids of a table within the open cell."""
        if self.left_out is None:
            self.nested += grids
            return
        self.left_out += [cell.text for grid in grids for row in grid.rows for cell in row]

    def grids(self) -> list[Grid]:
        """The grid of the table, where it has rows, and those nested in it."""
        for (row, place), span in self._spans.items():
            self.rows[row][place] = evolve(self.rows[row][place], row_span=span)
        grid = Grid(name=self.name, rows=tuple(tuple(row) for row in self.rows if row))
        return [grid, *self.nested] if grid.rows else self.nested


def _measure(text: str) -> int:
    """A measure in twentieths of a point; one that is no number is wide enough to be seen."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else _SEEN + 1
