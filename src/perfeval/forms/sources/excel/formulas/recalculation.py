"""The formulas of a workbook against the values that are stored beside them.

Each formula is computed with the stored values of its cells: so only the stale one is reported,
not all that rest on it. What is not sure is not reported: a formula that is not simple, a circle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.forms.sources.excel.formats.stored_number import StoredNumber, read_stored
from perfeval.forms.sources.excel.formulas.addresses import address
from perfeval.forms.sources.excel.formulas.computed_number import ComputedNumber
from perfeval.forms.sources.excel.formulas.formula import Area, NotSimple, compute
from perfeval.forms.sources.excel.sheet_cells import SheetCells
from perfeval.forms.sources.grid import Cell

__all__ = ["recalculate"]

Place = tuple[str, int, int]

_STEPS: Final = 60_000
_NAMED: Final = 5
_LONGEST: Final = 40
_DIGIT: Final = re.compile("[0-9０-９]")
_STRING: Final = re.compile(r'"[^"]*+"')
_OTHER_WORKBOOK: Final = re.compile(r"(?<![\w\]])\[[0-9]{1,4}\]")


def recalculate(sheets: Iterable[SheetCells], *, precise: bool) -> None:
    """Note what is computed in each sheet, what other workbooks feed, and what is stale.

    A workbook that is not `precise` computes with the figures that it shows; then nothing is sure.
    """
    formulas = _Formulas(sheets, _STEPS if precise else 0)
    formulas.compute()
    formulas.report()


class _Formulas:
    """The formulas of the sheets, and the work that may still be spent on them."""

    def __init__(self, sheets: Iterable[SheetCells], steps: int) -> None:
        self._sheets: dict[str, SheetCells] = {}
        for sheet in sheets:
            key = sheet.name.casefold()
            while key in self._sheets:  # no formula can mean a second sheet of one name
                key += "\0"
            self._sheets[key] = sheet
        self._steps = self._left = steps
        self._areas: list[Area] = []
        self._read: dict[Place, list[Area]] = {}
        self._values: dict[Place, ComputedNumber] = {}

    def compute(self) -> None:
        """Compute what can be."""
        for key, sheet in self._sheets.items():
            for cell in sheet.computed():
                self._areas = self._read[key, cell.row, cell.column] = []
                try:
                    value = compute(cell.formula, key, self)
                except NotSimple:
                    continue
                self._values[key, cell.row, cell.column] = value

    def report(self) -> None:
        """Note on each sheet what its formulas are worth."""
        self._left = self._steps
        for key, sheet in self._sheets.items():
            cells = sheet.computed()
            if not cells:
                continue
            sure = sum(self._checked(key, sheet, cell) for cell in cells)
            named = "、".join(address(cell.row, cell.column) for cell in cells[:_NAMED])
            more = "等" if len(cells) > _NAMED else ""
            text = f"{len(cells)}个单元格的值由公式算得（{named}{more}），其中{sure}个已按公式重算"
            sheet.note("computed", text)

    def spend(self, steps: int) -> None:
        """Count steps of work. Raises `NotSimple` where there are none left."""
        self._left -= steps
        if self._left < 0:
            raise NotSimple

    def number(self, area: Area) -> StoredNumber:
        """The number in one cell; 0 where it is blank. Raises `NotSimple` for text."""
        self._areas.append(area)
        for cell in self._within(area):
            number = _number(cell)
            if number is not None:
                return number
            if cell.text:
                raise NotSimple
        return StoredNumber(0, 0)

    def numbers(self, area: Area) -> Iterator[StoredNumber]:
        """The numbers among cells; texts are left out, as a sum does."""
        self._areas.append(area)
        for cell in self._within(area):
            number = _number(cell)
            if number is not None:
                yield number

    def _within(self, area: Area) -> Iterator[Cell]:
        """The cells of `area`. Raises `NotSimple` where its sheet was not read."""
        sheet = self._sheets.get(area.sheet.casefold())
        if sheet is None:
            raise NotSimple
        size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
        self.spend(min(size, len(sheet)))
        return sheet.within(area.top, area.left, area.bottom, area.right)

    def _checked(self, key: str, sheet: SheetCells, cell: Cell) -> bool:
        """Whether the value of a cell was computed; a stale one is noted."""
        if _OTHER_WORKBOOK.search(_STRING.sub("", cell.formula)):
            sheet.remark(
                "external_link", cell.row, cell.column, f"数取自其他工作簿：={cell.formula}"
            )
        value = self._values.get((key, cell.row, cell.column))
        cached = cell.held or cell.text
        if value is None or not cached or cached.startswith("#"):
            return False
        stored = read_stored(cached)
        if stored is not None and value.is_stored_as(stored):
            return True
        if stored is None and _DIGIT.search(cached):  # a figure in words, as some programs store it
            return False
        if self._is_circular((key, cell.row, cell.column)):
            return False
        shown = str(ComputedNumber.of(stored)) if stored else cached[:_LONGEST]
        text = f"{shown}→{value}（={cell.formula}）"
        sheet.remark("stale", cell.row, cell.column, text)
        return True

    def _is_circular(self, place: Place) -> bool:
        """Whether a formula rests on itself, or may, for all that can be seen."""
        seen: set[Place] = set()
        waiting = [place]
        try:
            while waiting:
                for each in self._read_by(waiting.pop()):
                    if each == place:
                        return True
                    if each not in seen:
                        seen.add(each)
                        waiting.append(each)
        except NotSimple:
            return True
        return False

    def _read_by(self, place: Place) -> Iterator[Place]:
        """The formulas that the one at `place` reads."""
        for area in self._read[place]:
            for cell in self._within(area):
                if cell.formula:
                    yield area.sheet.casefold(), cell.row, cell.column


def _number(cell: Cell) -> StoredNumber | None:
    """The number that a cell holds. Raises `NotSimple` where it holds an error, or nothing yet."""
    if cell.held:
        return read_stored(cell.held)
    if cell.text.startswith("#") or (cell.formula and not cell.text):
        raise NotSimple
    return None
