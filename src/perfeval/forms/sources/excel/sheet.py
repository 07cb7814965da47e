"""One worksheet: its cells as a spreadsheet prints them, and its merged ranges."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar, Final

from attrs import define, field

from perfeval.forms.sources.excel.sheet_cells import SheetCells
from perfeval.forms.sources.grid import Cell
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage

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


class Sheet:
    """Takes the elements of a worksheet part; `print_cell` says what a stored cell prints."""

    wanted: ClassVar[frozenset[str]] = frozenset(
        {"row", "c", "mergeCell", "col", "rPh", "drawing", "v", "t", "f"}
    )

    def __init__(
        self,
        name: str,
        usage: Usage,
        print_cell: Callable[[Stored, int, int, SheetCells], Cell],
    ) -> None:
        self.cells = SheetCells(name, usage)
        self._usage = usage
        self._print = print_cell
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
            self._usage.note("hidden_column", self.cells.name, text)
        elif name == "rPh":
            self._phonetic += 1
        elif name == "drawing":
            self.drawing = attributes.get("id", "")
        elif self._stored is not None and not self._phonetic:
            if name in {"v", "t"}:
                self._target = self._stored.value
            else:
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
            at = f"{self.cells.name} 第{self._row + 1}行"
            self._usage.note("hidden_row", at, "隐藏的行已读入")

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = _place(attributes.get("r", ""))
        self._row, self._column = place or (max(self._row, 0), self._column + 1)
        style = attributes.get("s", "0")
        number = int(style) if style.isascii() and style.isdigit() and len(style) < 6 else 0
        self._stored = Stored(kind=attributes.get("t", "n"), style=number)

    def _end_cell(self, stored: Stored) -> None:
        self.cells.put(self._print(stored, self._row, self._column, self.cells))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _place(first), _place(last or first)
        if start is None or end is None or end[0] < start[0] or end[1] < start[1]:
            raise refusal(self.cells.name, f"mergeCell {reference[:30]!r} is no range")
        self.cells.merge(*start, *end)
