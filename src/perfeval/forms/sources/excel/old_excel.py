"""Workbooks of the old Excel and of WPS (.xls, .et), through python-calamine (extra `excel`).

That reader gives values without formulas, a blank for an error value, and no hidden rows and
columns: none of these is known, and a note says so. Number formats come from `old_formats`. The
reader works in a process of its own, which a file that lies may end. Its floats are taken to 15
significant digits at this door and go no further.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from importlib.util import find_spec
from typing import Final

from perfeval.errors import MissingExtraError, Phrase
from perfeval.forms.sources.apart.process import told
from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.excel import old_worker
from perfeval.forms.sources.excel.formats.cell_printer import shown_number
from perfeval.forms.sources.excel.formats.number_format import printed
from perfeval.forms.sources.excel.old_formats import OldFormats
from perfeval.forms.sources.excel.sheet_cells import SheetCells
from perfeval.forms.sources.excel.workbook import check_sheets, sheet_blocks
from perfeval.forms.sources.grid import Block, Cell
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage

__all__ = ["read_old_excel"]

_UNKNOWN: Final = "旧格式：公式、错误值和隐藏的行列读不出"
_UNPRINTED: Final = "旧格式：数字格式、公式、错误值和隐藏的行列读不出，按存储的数读入"
_DAMAGED: Final = "the old workbook is damaged and cannot be read"
_SECONDS: Final = 10


def read_old_excel(data: bytes, usage: Usage) -> tuple[Block, ...]:
    """The blocks in an old workbook. Raises `DecodeError`, and `MissingExtraError`."""
    if find_spec("python_calamine") is None:
        raise MissingExtraError("excel", "reading .xls and .et workbooks")
    formats = OldFormats.of(data)
    usage.note("places", "全文", _UNKNOWN if formats else _UNPRINTED)
    reader = _Reader(usage, formats)
    lines = told(
        data,
        old_worker.__file__,
        (),
        seconds=_SECONDS,
        wait=usage.limits.seconds,
        broken=_DAMAGED,
    )
    with closing(lines):
        for kind, *parts in lines:
            reader.take[kind](*parts)
    return reader.done()


class _Reader:
    """What the worker tells, made into blocks: each kind of line has its method."""

    def __init__(self, usage: Usage, formats: OldFormats) -> None:
        self._usage = usage
        self._cleaner = Cleaner(usage)
        self._formats = formats
        self._sheets: list[SheetCells] = []
        self._row = 0
        self.take: Final[dict[str, Callable[..., None]]] = {
            "sheets": self._count,
            "hidden": self._hidden,
            "sheet": self._sheet,
            "row": self._values,
            "merged": self._merged,
            "damaged": self._damaged,
        }

    def done(self) -> tuple[Block, ...]:
        """The blocks of all sheets."""
        blocks = [
            block for cells in self._sheets for block in sheet_blocks(cells.grid(), self._usage)
        ]
        self._cleaner.note_changes()
        return tuple(blocks)

    def _count(self, count: int) -> None:
        check_sheets(count, "", self._usage)

    def _hidden(self, name: str) -> None:
        self._usage.note("hidden_sheet", name, "隐藏的工作表未读入")

    def _sheet(self, name: str, height: int, width: int) -> None:
        limits = self._usage.limits
        if height > limits.rows or width > limits.columns:
            raise refusal(
                name,
                Phrase(
                    "{height} rows and {width} columns: more than are read",
                    height=height,
                    width=width,
                ),
            )
        self._sheets.append(SheetCells(name, self._usage))
        self._row = 0

    def _values(self, values: list[str | int | float]) -> None:
        cells = self._sheets[-1]
        for column, value in enumerate(values):
            cell = self._cell(value, self._row, column, cells)
            self._usage.spend("text", len(cell.text), cells.name)
            cells.put(cell)
        self._row += 1

    def _merged(self, ranges: list[tuple[int, int, int, int]]) -> None:
        for each in ranges:
            self._sheets[-1].merge(*each)

    def _damaged(self) -> None:
        raise refusal("", _DAMAGED)

    def _cell(self, value: str | int | float, row: int, column: int, cells: SheetCells) -> Cell:
        code = self._formats.code(cells.name, row, column)
        shown = None if isinstance(value, str) else printed(format(value, ".15g"), code)
        if shown is None:
            text = self._cleaner.clean(str(value), cells.at(row, column))
            return Cell(row=row, column=column, text=text)
        return Cell(
            row=row,
            column=column,
            text=shown_number(shown, code, row, column, cells),
            held=shown.held,
        )
