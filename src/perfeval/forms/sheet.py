"""One worksheet: its cells as a spreadsheet prints them, and its merged ranges."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from attrs import define, evolve, field

from perfeval.filing.notes import Note
from perfeval.forms.grid import PICTURE, Cell, Grid
from perfeval.forms.limits import Limits, refusal

__all__ = ["Sheet", "Stored"]

_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_HIDDEN: Final = frozenset({"1", "true"})


@define
class Stored:
    """A cell as it is stored: its kind, its style, its value and formula."""

    kind: str = "n"
    style: int = 0
    value: list[str] = field(factory=list)
    formula: list[str] = field(factory=list)
    is_formula: bool = False


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def address(row: int, column: int) -> str:
    """The name of a cell: row 0, column 0 is A1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


class Sheet:
    """Takes the elements of a worksheet part; `print_cell` says what a stored cell prints."""

    def __init__(
        self,
        name: str,
        limits: Limits,
        print_cell: Callable[[Stored, str], Cell | None],
    ) -> None:
        self.name = name
        self.notes: list[Note] = []
        self._limits = limits
        self._print = print_cell
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merges: list[tuple[int, int, int, int]] = []
        self._row = self._column = -1
        self._stored: Stored | None = None
        self._target: list[str] | None = None
        self._phonetic = 0
        self.drawing = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._begin_row(attributes)
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in _HIDDEN:
            text = f"隐藏的列{attributes.get('min')}至{attributes.get('max')}已读入"
            self.notes.append(Note(code="hidden_column", at=self.name, text=text))
        elif name == "rPh":
            self._phonetic += 1
        elif name == "drawing":
            self.drawing = attributes.get("id", "")
        elif self._stored is not None and not self._phonetic:
            if name in {"v", "t"}:
                self._target = self._stored.value
            elif name == "f":
                self._stored.is_formula = True
                self._target = self._stored.formula

    def end(self, name: str) -> None:
        if name in {"v", "t", "f"}:
            self._target = None
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "c" and self._stored is not None:
            self._end_cell(self._stored)
            self._stored = None

    def data(self, text: str) -> None:
        if self._target is not None:
            self._target.append(text)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        digits = number.isascii() and number.isdigit() and len(number) < 8
        self._row = int(number) - 1 if digits else self._row + 1
        self._column = -1
        if attributes.get("hidden") in _HIDDEN:
            text = "隐藏的行已读入"
            self.notes.append(
                Note(code="hidden_row", at=f"{self.name} 第{self._row + 1}行", text=text)
            )

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = _place(attributes.get("r", ""))
        self._row, self._column = place or (max(self._row, 0), self._column + 1)
        style = attributes.get("s", "0")
        number = int(style) if style.isascii() and style.isdigit() and len(style) < 6 else 0
        self._stored = Stored(kind=attributes.get("t", "n"), style=number)

    def _end_cell(self, stored: Stored) -> None:
        row, column = self._row, self._column
        inside = row < self._limits.rows and column < self._limits.columns
        cell = self._print(stored, f"{self.name}!{address(row, column)}")
        if cell is None:
            return
        if not inside and cell.text:
            raise refusal(
                f"{self.name}!{address(row, column)}",
                f"a cell beyond {self._limits.rows} rows and {self._limits.columns} columns",
            )
        if inside:
            if len(self._cells) >= self._limits.cells:
                raise refusal(self.name, f"more than {self._limits.cells} cells")
            self._cells[row, column] = evolve(cell, row=row, column=column)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _place(first), _place(last or first)
        if start is None or end is None or end[0] < start[0] or end[1] < start[1]:
            raise refusal(self.name, f"mergeCell {reference[:30]!r} is no range")
        if len(self._merges) >= self._limits.rows * 4:
            raise refusal(self.name, "too many merged ranges")
        self._merges.append((*start, *end))

    def picture(self, row: int, column: int) -> None:
        """Say that a picture stands on a cell, where the cell says nothing itself."""
        for top, left, bottom, right in self._merges:
            if top <= row <= bottom and left <= column <= right:
                row, column = top, left
                break
        cell = self._cells.get((row, column))
        if cell is not None and not cell.text:
            self._cells[row, column] = evolve(cell, text=PICTURE)

    def grid(self) -> Grid:
        """The sheet as a grid, from its first to its last cell that says something."""
        said = [place for place, cell in self._cells.items() if cell.text]
        last_row = max((row for row, _ in said), default=-1)
        last_column = max((column for _, column in said), default=-1)
        hidden = self._spread(last_row, last_column)
        rows: list[list[Cell]] = [[] for _ in range(last_row + 1)]
        for (row, column), cell in sorted(self._cells.items()):
            if row <= last_row and column <= last_column and (row, column) not in hidden:
                rows[row].append(cell)
        return Grid(name=self.name, rows=tuple(tuple(row) for row in rows if row), apart=True)

    def _spread(self, last_row: int, last_column: int) -> set[tuple[int, int]]:
        """Give merged cells their spans; the cells that they cover."""
        covered: set[tuple[int, int]] = set()
        for top, left, bottom, right in self._merges:
            bottom, right = min(bottom, last_row), min(right, last_column)
            if top > bottom or left > right:
                continue
            area = (bottom - top + 1) * (right - left + 1)
            if len(covered) + area > self._limits.cells:
                raise refusal(
                    self.name, f"merged ranges cover more than {self._limits.cells} cells"
                )
            anchor = self._cells.get((top, left)) or Cell(row=top, column=left)
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    self._cover(row, column, (top, left), covered)
                self._cells[row, left] = Cell(
                    row=row,
                    column=left,
                    row_span=bottom - top + 1 if row == top else 1,
                    column_span=right - left + 1,
                    text=anchor.text if row == top else "",
                    number=anchor.number if row == top else "",
                    places=anchor.places if row == top else None,
                    continues=row > top,
                )
                covered.discard((row, left))
        return covered

    def _cover(
        self, row: int, column: int, anchor: tuple[int, int], covered: set[tuple[int, int]]
    ) -> None:
        if (row, column) in covered:
            raise refusal(f"{self.name}!{address(row, column)}", "merged ranges overlap")
        covered.add((row, column))
        cell = self._cells.get((row, column))
        if (row, column) != anchor and cell is not None and cell.text:
            at = f"{self.name}!{address(row, column)}"
            self.notes.append(Note(code="hidden_text", at=at, text=cell.text))
