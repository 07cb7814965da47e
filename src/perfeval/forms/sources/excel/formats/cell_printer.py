"""What a stored cell of a workbook prints, and what is noted of it."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, evolve, field

from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.excel.cell_looks import CellLook
from perfeval.forms.sources.excel.formats.format_code import GENERAL
from perfeval.forms.sources.excel.formats.number_format import Printed, printed, printed_text
from perfeval.forms.sources.excel.formulas.shared_formulas import SharedFormulas
from perfeval.forms.sources.excel.rich_text import Seen, unescaped
from perfeval.forms.sources.excel.sheet_cells import SheetCells
from perfeval.forms.sources.excel.stored_cell import StoredCell
from perfeval.forms.sources.grid import MISSING, Cell
from perfeval.forms.sources.usage import Usage

__all__ = ["CellPrinter", "shown_number"]

_TOLD: Final = {
    "struck_text": "划去的文字未读入",
    "faint_text": "白色或极小的文字已读入",
    "note_mark": "注释标记未读入",
}
_PLAIN: Final = CellLook()
_LONGEST: Final = 40
"""A longer number is long because of its format, and counts as text."""
_FIGURE: Final = re.compile(r"[0-9][0-9.,]{0,20}(?:[%％‰]|[^\x00-\x7f]{1,6})?")
"""A figure with its unit: =100% is a target that a program took for a formula."""


@define
class CellPrinter:
    """Says what a stored cell prints, with the texts and formats that its workbook shares."""

    strings: list[Seen]
    codes: list[str]
    looks: list[CellLook]
    from_1904: bool
    usage: Usage
    cleaner: Cleaner = field(init=False)
    formulas: SharedFormulas = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.cleaner = Cleaner(self.usage)
        self.formulas = SharedFormulas(self.usage.limits.text // 4)

    def cell(self, stored: StoredCell, row: int, column: int, cells: SheetCells) -> Cell:
        """The printed cell at its place in `cells`; one that is struck through is left out."""
        look = self.looks[stored.style] if stored.style < len(self.looks) else _PLAIN
        made = self._whole(stored, look, row, column, cells)
        if look.struck and made.text:
            _note("struck_text", made.text, row, column, cells)
            return evolve(made, text="")
        return made

    def _whole(
        self, stored: StoredCell, look: CellLook, row: int, column: int, cells: SheetCells
    ) -> Cell:
        value = "".join(stored.value)
        formula = ""
        if stored.formula is not None:
            formula = self.formulas.formula(stored.formula, row, column, cells)
        elif not value and stored.text is None:
            return Cell(row=row, column=column)
        code = self.codes[stored.style] if stored.style < len(self.codes) else GENERAL
        if stored.kind == "n" and value:
            shown = printed(value, code, from_1904=self.from_1904)
            if shown is not None:
                text = self._number(shown, code, row, column, cells)
                if text and (look.faint or (shown.white and not look.filled)):
                    _note("faint_text", text, row, column, cells)
                return Cell(row=row, column=column, text=text, held=shown.held, formula=formula)
        if not value and stored.text is None and stored.kind != "str":
            if _FIGURE.fullmatch(formula):
                return Cell(row=row, column=column, text=f"={formula}")
            self.usage.note("formula", cells.at(row, column), f"公式没有缓存的值：={formula[:100]}")
        seen = self._seen(stored, value, cells.at(row, column))
        if look.filled and seen.on_fill is not None:
            seen = seen.on_fill
        for note, told in seen.unseen:
            _note(note, told, row, column, cells)
        text = self._text(stored.kind, seen.text, code, row, column, cells)
        if text and look.faint and not seen.coloured:
            _note("faint_text", text, row, column, cells)
        return Cell(row=row, column=column, text=text, formula=formula)

    def _number(self, shown: Printed, code: str, row: int, column: int, cells: SheetCells) -> str:
        """What is seen of a number."""
        text = shown_number(shown, code, row, column, cells)
        if len(text) > _LONGEST:
            self.usage.spend("text", len(text), cells.at(row, column))
        return text

    def _seen(self, stored: StoredCell, value: str, at: str) -> Seen:
        """What is seen of a cell that holds no number, before its format."""
        if stored.kind == "s":
            return self._shared(value.strip(), at)
        if stored.kind == "b":
            return Seen({"1": "TRUE", "0": "FALSE"}.get(value, value))
        if stored.kind == "e":
            self.usage.note("unreadable", at, value[:100])
        own = Seen("") if stored.text is None else stored.text.seen()
        if not value:
            return own
        return Seen(unescaped(value) + own.text, own.unseen, coloured=own.coloured)

    def _text(
        self, kind: str, value: str, code: str, row: int, column: int, cells: SheetCells
    ) -> str:
        """What the format of the cell shows of it."""
        at = cells.at(row, column)
        text = value if code == GENERAL or kind in {"b", "e"} else printed_text(value, code)
        if value and not text:
            cells.quote("hidden_text", row, column, value)
        self.usage.spend("text", len(text), at)
        return self.cleaner.clean(text, at)

    def _shared(self, index: str, at: str) -> Seen:
        """The text that several cells share; one that is not there is no blank."""
        if (
            index.isascii()
            and index.isdigit()
            and len(index) < 8
            and int(index) < len(self.strings)
        ):
            return self.strings[int(index)]
        self.usage.note("unreadable", at, f"文本索引{index[:20]}不存在")
        return Seen(MISSING.format(index[:20]))


def shown_number(shown: Printed, code: str, row: int, column: int, cells: SheetCells) -> str:
    """What is seen of a number; where that is not the number itself, it is noted."""
    text = shown.text if shown.held != "0" or cells.shows_zeros else ""
    if not text:
        cells.quote("hidden_text", row, column, shown.held)
    elif not shown.understood:
        note = f"数字格式“{code[:_LONGEST]}”看不懂，按存储的数{shown.held}读入"
        cells.quote("format", row, column, note)
    elif not shown.faithful:
        note = f"显示为{text[:_LONGEST]}，存储的数为{shown.held}"
        cells.quote("display", row, column, note)
    return text


def _note(code: str, text: str, row: int, column: int, cells: SheetCells) -> None:
    """Note a text of a cell that is not seen, or not read."""
    cells.quote(code, row, column, f"{_TOLD[code]}：{text[:_LONGEST]}")
