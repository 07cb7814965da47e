"""The formulas of cells, those too that are stored once for many cells."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.filing.addresses import column_letters
from perfeval.forms.sources.excel.formulas.addresses import column_number
from perfeval.forms.sources.excel.sheet_cells import SheetCells
from perfeval.forms.sources.excel.stored_cell import StoredFormula
from perfeval.forms.sources.grid import UNKEPT

__all__ = ["SharedFormulas", "moved"]

_LAST_ROW, _LAST_COLUMN = 2**20 - 1, 2**14 - 1
_REFERENCE: Final = re.compile(
    r"""'[^']*+'|"[^"]*+"|(?<![\w.$])(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})(?![\w(!.])"""
)


@define
class SharedFormulas:
    """Writes out the formulas of the cells of a workbook, while there is `room` for letters."""

    room: int
    _first: dict[tuple[str, str], tuple[str, int, int]] = field(factory=dict)
    _early: dict[tuple[str, str], list[tuple[int, int]]] = field(factory=dict)

    def formula(self, stored: StoredFormula, row: int, column: int, cells: SheetCells) -> str:
        """The formula of a cell at its place; ``…`` for one of which the text is not kept.

        Cells of a group that stand before the one with its text get theirs when that one comes.
        """
        text = "".join(stored.text)
        if stored.kind == "dataTable":
            return UNKEPT
        if stored.kind != "shared":
            return self._kept(text)
        group = (cells.name, stored.group)
        if not text and group not in self._first:
            self._early.setdefault(group, []).append((row, column))
            return UNKEPT
        if text and len(text) <= self.room and group not in self._first:
            self._first[group] = (text, row, column)
            for place in self._early.pop(group, ()):
                cells.tell_formula(*place, self._shared(group, *place))
        return self._kept(text) if text else self._shared(group, row, column)

    def _shared(self, group: tuple[str, str], row: int, column: int) -> str:
        """The formula of a group as it reads at a place."""
        text, first_row, first_column = self._first[group]
        if len(text) > self.room:
            return UNKEPT
        return self._kept(moved(text, row - first_row, column - first_column))

    def _kept(self, text: str) -> str:
        if not text or len(text) > self.room:
            return UNKEPT
        self.room -= len(text)
        return text


def moved(formula: str, rows: int, columns: int) -> str:
    """A formula as it reads so many rows down and columns to the right of its cell.

    >>> moved("SUM($B3:B5)*'A1'!C7", 1, 2)
    "SUM($B4:D6)*'A1'!E8"
    """

    def reference(match: re.Match[str]) -> str:
        if match[2] is None:
            return match[0]
        row = int(match[4]) - 1 + (0 if match[3] else rows)
        column = column_number(match[2]) + (0 if match[1] else columns)
        if not (0 <= row <= _LAST_ROW and 0 <= column <= _LAST_COLUMN):
            return "#REF!"
        return f"{match[1]}{column_letters(column)}{match[3]}{row + 1}"

    return _REFERENCE.sub(reference, formula)
