"""Workbooks, through XlsxWriter (extra `excel`): row after row, each forgotten once it is written.

A text is always a text: never a formula, a link or a number. Numbers go out as they are; Excel
keeps 15 digits of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Self

from perfeval.errors import InputError, MissingExtraError, Phrase
from perfeval.text.policy import visible
from perfeval.writing.paper import height_for
from perfeval.writing.texts import is_formula

__all__ = ["MADE", "MOST_ROWS", "Sheet", "Workbook", "cell_text", "xlsxwriter"]

_LONGEST_CELL: Final = 32_767
"""How many characters (UTF-16) a cell of Excel holds."""
MOST_ROWS: Final = 1_048_576
_A4: Final = 9
_WIDTH: Final = 10
"""Of a column of which nothing else is said, in characters."""
_CUT: Final = "…（本格未完，全文见.csv或.json文件）"
MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001  # so that equal content makes equal bytes
_NUMBERS: Final = (Decimal, int)
_SETTINGS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def xlsxwriter() -> Any:
    """The library. Raises `MissingExtraError` where it is not installed."""
    try:
        return import_module("xlsxwriter")
    except ImportError as error:
        raise MissingExtraError("excel", "writing .xlsx workbooks") from error


def cell_text(text: str) -> str:
    """`text` as a cell of Excel can hold it: control characters by their code, the end cut.

    XlsxWriter takes a text in ``<r>`` and ``</r>`` for markup and writes it as it is; with a blank
    behind it, it is a text as any other.
    """
    shown = visible(text)
    if shown.startswith("<r>") and shown.endswith("</r>"):
        shown = f"{shown} "
    if 2 * len(shown) <= _LONGEST_CELL or len(shown.encode("utf-16-le")) <= 2 * _LONGEST_CELL:
        return shown
    kept = shown.encode("utf-16-le")[: 2 * (_LONGEST_CELL - len(_CUT))]
    return f"{kept.decode('utf-16-le', errors='ignore')}{_CUT}"


class Workbook:
    """A workbook at `path` that is written sheet by sheet or across them, and closed at the end."""

    def __init__(self, path: Path) -> None:
        library = xlsxwriter()
        with ExitStack() as stack:
            stream = stack.enter_context(path.open("wb"))
            rows = stack.enter_context(TemporaryDirectory())  # of each sheet, until it is closed
            self._book = library.Workbook(stream, _SETTINGS | {"tmpdir": rows})
            stack.callback(self._book.close)
            self._closing = stack.pop_all()
        self._book.set_properties({"created": MADE})
        self._formats: dict[tuple[bool, bool], Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._closing.close()

    def sheet(self, name: str, columns: Mapping[str, str], widths: Mapping[str, int]) -> Sheet:
        """A sheet with a row of headings that stays in sight, each filtered by."""
        sheet = self._book.add_worksheet(name)
        wide = [widths.get(column, _WIDTH) for column in columns]
        for number, characters in enumerate(wide):
            sheet.set_column(number, number, characters, self.looks())
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return Sheet(self, sheet, columns, wide)

    def looks(self, *, heading: bool = False, quoted: bool = False) -> Any:
        """The format of a heading or a cell; `quoted` says that it stays a text when edited."""
        key = heading, quoted
        if key not in self._formats:
            made = {"valign": "top", "text_wrap": True, "quote_prefix": quoted, "border": 1}
            if heading:
                made |= {"bold": True, "bg_color": "#DDEBF7", "valign": "vcenter"}
            self._formats[key] = self._book.add_format(made)
        return self._formats[key]


class Sheet:
    """A sheet to which rows are added, in their order."""

    def __init__(
        self, book: Workbook, sheet: Any, columns: Mapping[str, str], widths: Sequence[int]
    ) -> None:
        self._book, self._sheet, self._columns, self._widths = book, sheet, columns, widths
        self._next = 0
        self._add(tuple(columns.values()), heading=True)

    def add(self, row: Mapping[str, object]) -> None:
        """A row, by the names of the columns. Raises `InputError` where Excel has no more room."""
        if self._next >= MOST_ROWS:
            full = Phrase("a sheet of more than {most} rows", most=MOST_ROWS)
            raise InputError("the workbook", full, "fewer rows, or a .csv or .json file")
        self._add([row[name] for name in self._columns], heading=False)

    def finish(self) -> None:
        """Let the rows be filtered."""
        self._sheet.autofilter(0, 0, max(self._next - 1, 1), len(self._columns) - 1)

    def _add(self, values: Sequence[object], *, heading: bool) -> None:
        plain, row, sheet = self._book.looks(heading=heading), self._next, self._sheet
        texts = zip(values, self._widths, strict=True)
        height = height_for([(text, wide) for text, wide in texts if isinstance(text, str)])
        if height is not None:
            sheet.set_row(row, height)
        for column, value in enumerate(values):
            if value is None or value == "":
                continue  # an empty cell looks as its column does
            if isinstance(value, _NUMBERS):
                sheet.write_number(row, column, value, plain)
            else:
                text = cell_text(str(value))
                quoted = is_formula(text)
                looks = self._book.looks(heading=heading, quoted=True) if quoted else plain
                sheet.write_string(row, column, text, looks)
        self._next += 1
