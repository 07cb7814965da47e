"""The cells of one worksheet as they come, and the grid that they make with its merged ranges."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Container, Iterator
from typing import Final

from attrs import evolve

from perfeval.errors import Phrase
from perfeval.filing.notes import NOTE_NAMES
from perfeval.forms.sources.excel.formulas.addresses import address
from perfeval.forms.sources.grid import PICTURE, UNKEPT, Cell, Grid
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage
from perfeval.forms.words.people import personal_label, tells_person

__all__ = ["SheetCells"]

_SHOWN: Final = 40
_REMARKS: Final = 10
"""How many cells of a sheet are named for one reason; the others are counted."""


def _says(cell: Cell) -> bool:
    return bool(cell.text or cell.held or cell.formula)


class SheetCells:
    """The cells of a sheet called `name`. Raises `DecodeError` beyond the limits."""

    def __init__(self, name: str, usage: Usage) -> None:
        self.name = name
        self.shows_zeros = True
        self._usage = usage
        self._limits = usage.limits
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merges: list[tuple[int, int, int, int]] = []
        self._pictures: set[tuple[int, int]] = set()
        self._remarks: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._cells)

    def at(self, row: int, column: int) -> str:
        """The place of a cell, for notes and errors."""
        return f"{self.name}!{address(row, column)}"

    def put(self, cell: Cell) -> None:
        """A cell at its place; one that says something must lie within the limits."""
        place = row, column = cell.row, cell.column
        self._usage.spend("cells", 1, self.name)
        if row >= self._limits.rows or column >= self._limits.columns:
            if cell.text or cell.held:
                raise refusal(
                    self.at(row, column),
                    Phrase(
                        "a cell beyond {most} rows and {columns} columns",
                        most=self._limits.rows,
                        columns=self._limits.columns,
                    ),
                )
            return
        before = self._cells.get(place)
        if before is not None and _says(before) and before != cell:
            if not _says(cell):
                return
            text = (
                f"同一单元格给出两次：“{before.text[:_SHOWN]}”、“{cell.text[:_SHOWN]}”，按后者读入"
            )
            self.quote("twice", row, column, text)
        self._cells[place] = cell

    def tell_formula(self, row: int, column: int, formula: str) -> None:
        """Give a cell the formula that was told after it came."""
        cell = self._cells.get((row, column))
        if cell is not None and cell.formula == UNKEPT:
            self._cells[row, column] = evolve(cell, formula=formula)

    def remark(self, code: str, row: int, column: int, text: str) -> None:
        """Note something of a cell; of many cells the first are named."""
        self._remarks[code] += 1
        if self._remarks[code] <= _REMARKS:
            self._usage.note(code, self.at(row, column), text)

    def quote(self, code: str, row: int, column: int, text: str) -> None:
        """Note something with the words of the cell, unless they may name a person."""
        if self._remarks[code] < _REMARKS and self._is_personal(row, column, text):
            text = "涉及人名或电话，未录"
        self.remark(code, row, column, text)

    def _is_personal(self, row: int, column: int, text: str) -> bool:
        beside = self._cells.get((row, column - 1))
        return tells_person(text) or (beside is not None and personal_label(beside.text))

    def note(self, code: str, text: str) -> None:
        """Note something of the sheet as a whole."""
        self._usage.note(code, self.name, text)

    def computed(self) -> list[Cell]:
        """The cells that a formula gave, row by row."""
        cells = [cell for cell in self._cells.values() if cell.formula]
        return sorted(cells, key=lambda cell: (cell.row, cell.column))

    def within(self, top: int, left: int, bottom: int, right: int) -> Iterator[Cell]:
        """The cells of a range, at no more cost than there are cells."""
        if (bottom - top + 1) * (right - left + 1) <= len(self._cells):
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    if (row, column) in self._cells:
                        yield self._cells[row, column]
            return
        for (row, column), cell in self._cells.items():
            if top <= row <= bottom and left <= column <= right:
                yield cell

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """A merged range, from its first to its last cell, whatever its size."""
        if len(self._merges) >= self._limits.rows * 4:
            raise refusal(self.name, "too many merged ranges")
        self._merges.append((top, left, bottom, right))

    def picture(self, row: int, column: int) -> None:
        """Say that a picture stands on a cell; it counts where the cell says nothing itself."""
        if row < self._limits.rows and column < self._limits.columns:
            self._pictures.add((row, column))

    def grid(self) -> Grid:
        """The sheet as a grid, from its first to its last cell that says something."""
        for code, count in self._remarks.items():
            if count > _REMARKS:
                text = f"另有{count - _REMARKS}个单元格有同样的提示（{NOTE_NAMES[code]}），从略"
                self.note("more", text)
        filled = [place for place, cell in self._cells.items() if cell.text]
        filled += self._pictures
        last_row = max((row for row, _ in filled), default=-1)
        last_column = max((column for _, column in filled), default=-1)
        merged = self._spread(last_row, last_column)
        for place in self._pictures:
            cell = self._cells.get(merged.get(place, place))
            if cell is not None and not cell.text:
                self._cells[cell.row, cell.column] = evolve(cell, text=PICTURE)
        rows: list[list[Cell]] = [[] for _ in range(last_row + 1)]
        for place in sorted(self._cells):
            row, column = place
            if row <= last_row and column <= last_column and merged.get(place, place)[1] == column:
                rows[row].append(self._cells[place])
        return Grid(name=self.name, rows=tuple(tuple(row) for row in rows if row), apart=True)

    def _spread(self, last_row: int, last_column: int) -> dict[tuple[int, int], tuple[int, int]]:
        """Give merged ranges their spans; the cells of each, with its first cell.

        A range that overlaps an earlier one is none, as spreadsheets repair such files.
        """
        covered: dict[tuple[int, int], tuple[int, int]] = {}
        looked = 0
        for top, left, bottom, right in self._merges:
            bottom, right = min(bottom, last_row), min(right, last_column)
            if top > bottom or left > right:
                continue
            area = (bottom - top + 1) * (right - left + 1)
            looked += area
            if looked > self._limits.cells:
                raise refusal(
                    self.name,
                    Phrase("merged ranges cover more than {most} cells", most=self._limits.cells),
                )
            if overlap := self._overlap(top, left, bottom, right, covered):
                self._usage.note("overlap", overlap, "合并区域重叠，后一处按未合并读入")
                continue
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
                    held=anchor.held if row == top else "",
                    formula=anchor.formula if row == top else "",
                    continues=row > top,
                )
        return covered

    def _overlap(
        self, top: int, left: int, bottom: int, right: int, covered: Container[tuple[int, int]]
    ) -> str:
        """The first cell of a range that another range covers; empty where none does."""
        places = itertools.product(range(top, bottom + 1), range(left, right + 1))
        return next((self.at(*place) for place in places if place in covered), "")

    def _cover(
        self,
        row: int,
        column: int,
        anchor: tuple[int, int],
        covered: dict[tuple[int, int], tuple[int, int]],
    ) -> None:
        covered[row, column] = anchor
        cell = self._cells.get((row, column))
        if (row, column) != anchor and cell is not None and cell.text:
            self._usage.note("hidden_text", self.at(row, column), cell.text)
