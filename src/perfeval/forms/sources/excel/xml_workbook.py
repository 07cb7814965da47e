"""Workbooks that Excel saved as "XML 表格 2003" (SpreadsheetML 2003): one XML file.

Its formulas are not computed again: they are written in another notation, and its values are read.
Source: Microsoft, XML Spreadsheet Reference (2001).
"""

from __future__ import annotations

import re
from typing import ClassVar, Final

from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.excel.formats.format_code import GENERAL
from perfeval.forms.sources.excel.formats.number_format import printed
from perfeval.forms.sources.excel.sheet_cells import SheetCells
from perfeval.forms.sources.excel.workbook import check_sheets, sheet_blocks
from perfeval.forms.sources.grid import Block, Cell
from perfeval.forms.sources.markup import parse_chunks
from perfeval.forms.sources.usage import Usage

__all__ = ["is_xml_workbook", "read_xml_workbook"]

_HEAD: Final = 2**12
_NAMESPACE: Final = "urn:schemas-microsoft-com:office:spreadsheet"
_WORKBOOK: Final = re.compile(r"<(?:[A-Za-z]{1,10}:)?Workbook[\s>]")
_CODES: Final = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00"}
"""The formats that have a name; of the others each is a code, or one that says nothing."""
_NAMED: Final = re.compile(r"[A-Z][A-Za-z]{2,}(?: [A-Z][a-z]+)?")
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00(?:\.0{1,9})?")
_ON: Final = frozenset({"1", "true"})


def is_xml_workbook(data: bytes) -> bool:
    """Whether `data` begins as such a workbook does."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    head = data[:_HEAD].decode("utf-16" if wide else "ascii", "ignore").lstrip()
    return head.startswith("<") and _NAMESPACE in head and _WORKBOOK.search(head) is not None


def read_xml_workbook(data: bytes, usage: Usage) -> tuple[Block, ...]:
    """The blocks of the sheets that are shown. Raises `DecodeError`."""
    reader = _Reader(usage)
    chunks = (data[start : start + _HEAD] for start in range(0, len(data), _HEAD))
    parse_chunks(chunks, "XML", reader, usage)
    reader.cleaner.note_changes()
    return tuple(reader.blocks)


class _Reader:
    """Takes the elements of the workbook."""

    wanted: ClassVar[frozenset[str]] = frozenset(
        {"Style", "NumberFormat", "Worksheet", "Column", "Row", "Cell", "Data", "Comment"}
        | {"Visible"}
    )

    def __init__(self, usage: Usage) -> None:
        self.blocks: list[Block] = []
        self.cleaner = Cleaner(usage)
        self._usage = usage
        self._codes: dict[str, str] = {}
        self._style = ""
        self._sheets = 0
        self._cells = SheetCells("", usage)
        self._row = self._column = -1
        self._cell: dict[str, str] = {}
        self._kind = ""
        self._texts: list[str] | None = None
        self._visible: list[str] | None = None
        self._hidden = False
        self._remarks = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Comment":
            self._remarks += 1
        elif name == "Style":
            self._style = attributes.get("ID", "")
        elif name == "NumberFormat":
            self._codes[self._style] = attributes.get("Format", "")
        elif name == "Worksheet":
            self._begin_sheet(attributes)
        elif name == "Column":
            self._size("hidden_column", "列", attributes)
        elif name == "Row":
            self._row = _place(attributes, self._row)
            self._column = -1
            self._size("hidden_row", f"第{self._row + 1}行", attributes)
        elif name == "Cell":
            self._begin_cell(attributes)
        elif name == "Data" and not self._remarks:
            self._kind, self._texts = attributes.get("Type", ""), []
        elif name == "Visible":
            self._visible = []

    def end(self, name: str) -> None:
        if name == "Comment":
            self._remarks -= 1
        elif name == "Data" and self._texts is not None:
            self._put("".join(self._texts))
            self._texts = None
        elif name == "Cell":
            self._column += _span(self._cell, "MergeAcross")
        elif name == "Visible" and self._visible is not None:
            self._hidden = "".join(self._visible).strip() in {"SheetHidden", "SheetVeryHidden"}
            self._visible = None
        elif name == "Worksheet":
            self._end_sheet()

    def data(self, text: str) -> None:
        for texts in (self._texts, self._visible):
            if texts is not None:
                texts.append(text)

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        self._sheets += 1
        check_sheets(self._sheets, "XML", self._usage)
        name = attributes.get("Name", "").strip() or f"表{self._sheets}"
        self._cells = SheetCells(self.cleaner.clean(name, name), self._usage)
        self._row, self._hidden = -1, False

    def _end_sheet(self) -> None:
        if self._hidden:
            self._usage.note("hidden_sheet", self._cells.name, "隐藏的工作表未读入")
        else:
            self.blocks += sheet_blocks(self._cells.grid(), self._usage)

    def _size(self, code: str, what: str, attributes: dict[str, str]) -> None:
        if attributes.get("Hidden") in _ON:
            at = f"{self._cells.name} {what}"
            self._usage.note(code, at, f"隐藏的{what[-1]}已读入")

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._column = _place(attributes, self._column)
        self._cell = attributes
        across, down = _span(attributes, "MergeAcross"), _span(attributes, "MergeDown")
        if across or down:
            self._cells.put(Cell(row=self._row, column=self._column))
            bottom, right = self._row + down, self._column + across
            self._cells.merge(self._row, self._column, bottom, right)

    def _put(self, value: str) -> None:
        """The open cell prints this value."""
        row, column = self._row, self._column
        at = self._cells.at(row, column)
        code = self._codes.get(self._cell.get("StyleID", ""), "")
        code = _CODES.get(code, GENERAL if _NAMED.fullmatch(code) or not code else code)
        shown = printed(value, code) if self._kind == "Number" else None
        if shown is not None:
            cell = Cell(row=row, column=column, text=shown.text, held=shown.held)
            self._usage.spend("text", len(shown.text), at)
        else:
            day = _DAY.fullmatch(value) if self._kind == "DateTime" else None
            self._usage.spend("text", len(value), at)
            text = self.cleaner.clean(day[1] if day else value, at)
            cell = Cell(row=row, column=column, text=text)
        if self._kind == "Error":
            self._usage.note("unreadable", at, value[:100])
        self._cells.put(cell)


def _number(text: str) -> int:
    """A count in an attribute; 0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _place(attributes: dict[str, str], before: int) -> int:
    """Where a row or a cell stands: where it says so, else behind the one before."""
    return (_number(attributes.get("Index", "")) or before + 2) - 1


def _span(attributes: dict[str, str], name: str) -> int:
    """How many further columns or rows a cell covers."""
    return _number(attributes.get(name, ""))
