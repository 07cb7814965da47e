"""One worksheet: its cells as a spreadsheet prints them, and its merged ranges."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from perfeval.errors import Phrase
from perfeval.filing.addresses import column_letters
from perfeval.forms.sources.excel.formulas.addresses import place
from perfeval.forms.sources.excel.rich_text import RichText
from perfeval.forms.sources.excel.sheet_cells import SheetCells
from perfeval.forms.sources.excel.stored_cell import StoredCell, StoredFormula
from perfeval.forms.sources.grid import Cell
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage

__all__ = ["Sheet"]

_TRUE: Final = frozenset({"1", "true"})
_FALSE: Final = frozenset({"0", "false"})
_TEXTS: Final = frozenset({"v", "f"}) | RichText.elements


def _column(number: str) -> str:
    """The letters of a column by its number, which counts from 1."""
    known = number.isascii() and number.isdigit() and len(number) < 6
    return column_letters(int(number) - 1) if known else "?"


def _is_zero(size: str) -> bool:
    """Whether a height or width is written and is 0."""
    return "0" in size and not size.strip("0.")


class Sheet:
    """Takes the elements of a worksheet part; `print_cell` says what a stored cell prints."""

    wanted: ClassVar[frozenset[str]] = frozenset(
        {"c", "row", "mergeCell", "col", "sheetView", "sheetFormatPr", "rPh", "drawing"} | _TEXTS
    )

    def __init__(
        self,
        name: str,
        usage: Usage,
        print_cell: Callable[[StoredCell, int, int, SheetCells], Cell],
    ) -> None:
        self.cells = SheetCells(name, usage)
        self._usage = usage
        self._print = print_cell
        self._row = self._column = -1
        self._stored: StoredCell | None = None
        self._target: Callable[[str], None] | None = None
        self._phonetic = 0
        self.drawing = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in _TEXTS:
            if self._stored is not None and not self._phonetic:
                self._begin_text(name, attributes, self._stored)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col":
            self._columns(attributes)
        elif name == "sheetView":
            self.cells.shows_zeros = attributes.get("showZeros") not in _FALSE
        elif name == "sheetFormatPr":
            self._usual_sizes(attributes)
        elif name == "rPh":
            self._phonetic += 1
        else:
            self.drawing = attributes.get("id", "")

    def end(self, name: str) -> None:
        if name in _TEXTS:
            self._target = None
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "c" and self._stored is not None:
            self._end_cell(self._stored)
            self._stored = None

    def data(self, text: str) -> None:
        if self._target is not None:
            self._target(text)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        digits = number.isascii() and number.isdigit() and len(number) < 8
        self._row = int(number) - 1 if digits and int(number) else self._row + 1
        self._column = -1
        if attributes.get("hidden") in _TRUE or _is_zero(attributes.get("ht", "")):
            at = f"{self.cells.name} 第{self._row + 1}行"
            self._usage.note("hidden_row", at, "隐藏的行已读入")

    def _columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE or _is_zero(attributes.get("width", "")):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            at = f"{self.cells.name} {_column(first)}至{_column(last)}列"
            self._usage.note("hidden_column", at, "隐藏的列已读入")

    def _usual_sizes(self, attributes: dict[str, str]) -> None:
        """Rows and columns that have no size of their own have this one."""
        if _is_zero(attributes.get("defaultRowHeight", "")):
            self._usage.note("hidden_row", self.cells.name, "未定行高的行均隐藏，已读入")
        if _is_zero(attributes.get("defaultColWidth", "")):
            self._usage.note("hidden_column", self.cells.name, "未定列宽的列均隐藏，已读入")

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        at = place(attributes.get("r", ""))
        self._row, self._column = at or (max(self._row, 0), self._column + 1)
        style = attributes.get("s", "0")
        number = int(style) if style.isascii() and style.isdigit() and len(style) < 6 else 0
        self._stored = StoredCell(attributes.get("t", "n"), number)

    def _begin_text(self, name: str, attributes: dict[str, str], stored: StoredCell) -> None:
        """The characters that follow are the cell's value, its formula, or its own text."""
        if name == "v":
            self._target = stored.value.append
        elif name == "f":
            stored.formula = StoredFormula(attributes.get("t", ""), attributes.get("si", ""))
            self._target = stored.formula.text.append
        else:
            stored.text = stored.text or RichText()
            stored.text.start(name, attributes)
            self._target = stored.text.data if name == "t" else None

    def _end_cell(self, stored: StoredCell) -> None:
        self.cells.put(self._print(stored, self._row, self._column, self.cells))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = place(first), place(last or first)
        if start is None or end is None or end[0] < start[0] or end[1] < start[1]:
            raise refusal(
                self.cells.name,
                Phrase("mergeCell {reference} is no range", reference=repr(reference[:30])),
            )
        self.cells.merge(*start, *end)
