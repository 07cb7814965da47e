"""Workbooks of the old Excel and of WPS (.xls, .et), through python-calamine (extra `excel`).

That reader gives values without their number formats and formulas, a blank for an error value, and
no hidden rows and columns: none of these is known, and a note says so. Its floats are taken to 15
significant digits at this door and go no further.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Final, TypeVar

from attrs import evolve

from perfeval.errors import MissingExtraError, Phrase
from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.excel.formats.number_format import printed
from perfeval.forms.sources.excel.sheet_cells import SheetCells
from perfeval.forms.sources.excel.workbook import check_sheets, sheet_blocks
from perfeval.forms.sources.grid import Block, Cell
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage
from perfeval.plugins import Failed, guarded

__all__ = ["read_old_excel"]

_T = TypeVar("_T")

_UNKNOWN: Final = "旧格式：数字格式、公式、错误值和隐藏的行列读不出，按存储的数读入"


def read_old_excel(data: bytes, usage: Usage) -> tuple[Block, ...]:
    """The blocks in an old workbook. Raises `DecodeError`, and `MissingExtraError`."""
    try:
        calamine = import_module("python_calamine")
    except ImportError as error:
        raise MissingExtraError("excel", "reading .xls and .et workbooks") from error
    cleaner = Cleaner(usage)
    blocks: list[Block] = []
    usage.note("places", "全文", _UNKNOWN)
    sheets = _asked(
        lambda: list(_sheets(calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))))
    )
    check_sheets(len(sheets), "", usage)
    for name, sheet in sheets:
        if sheet is None:
            usage.note("hidden_sheet", name, "隐藏的工作表未读入")
            continue
        cells = _cells(name, sheet, cleaner, usage)
        blocks += sheet_blocks(cells.grid(), usage)
    cleaner.note_changes()
    return tuple(blocks)


def _sheets(workbook: Any) -> Iterator[tuple[str, Any]]:
    """The sheets by name; None for a hidden one."""
    for number, metadata in enumerate(workbook.sheets_metadata):
        shown = str(metadata.visible).endswith("Visible")
        yield metadata.name, workbook.get_sheet_by_index(number) if shown else None


def _asked(call: Callable[[], _T]) -> _T:
    """What the reader of old workbooks gives. Raises `DecodeError` where it fails or panics."""
    found = guarded(call)
    if isinstance(found, Failed):
        raise refusal("", "the old workbook is damaged and cannot be read") from found.error
    return found


def _cells(name: str, sheet: Any, cleaner: Cleaner, usage: Usage) -> SheetCells:
    cells, limits = SheetCells(name, usage), usage.limits
    if sheet.height > limits.rows or sheet.width > limits.columns:
        raise refusal(
            name,
            Phrase(
                "{height} rows and {width} columns: more than are read",
                height=sheet.height,
                width=sheet.width,
            ),
        )
    for row, values in enumerate(_asked(lambda: sheet.to_python(skip_empty_area=False))):
        for column, value in enumerate(values):
            cell = _cell(value, cells.at(row, column), cleaner)
            usage.spend("text", len(cell.text), name)
            cells.put(evolve(cell, row=row, column=column))
    for (top, left), (bottom, right) in _asked(lambda: list(sheet.merged_cell_ranges or ())):
        cells.merge(top, left, bottom, right)
    return cells


def _cell(value: object, at: str, cleaner: Cleaner) -> Cell:
    if isinstance(value, bool) or not isinstance(value, int | float):
        text = value.isoformat() if hasattr(value, "isoformat") else str(value)
        return Cell(row=0, column=0, text=cleaner.clean(text, at))
    shown = printed(format(value, ".15g"), "General")
    if shown is None:
        return Cell(row=0, column=0, text=cleaner.clean(str(value), at))
    return Cell(row=0, column=0, text=shown.text, held=shown.held)
