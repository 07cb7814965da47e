"""Excel workbooks (.xlsx): the visible sheets as grids, with the numbers as they are printed.

The parts are read here, one pass each. A spreadsheet library gives a cell's formula or its cached
value, not both, hands numbers over as floats, and hangs on one merged range of a whole sheet.
"""

from __future__ import annotations

from typing import ClassVar, Final

from attrs import define, field

from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.excel.formats.number_format import BUILT_IN, GENERAL, printed
from perfeval.forms.sources.excel.sheet import Sheet, Stored
from perfeval.forms.sources.excel.sheet_cells import SheetCells
from perfeval.forms.sources.grid import Block, Cell, Grid, Paragraph
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.markup import parse
from perfeval.forms.sources.package import Relationships
from perfeval.forms.sources.usage import Usage

__all__ = ["check_sheets", "read_excel", "sheet_blocks"]

_LONGEST_FORMAT: Final = 255  # what spreadsheets themselves allow


def read_excel(archive: Archive, part: str, usage: Usage) -> tuple[Block, ...]:
    """The blocks in the workbook part of an archive. Raises `DecodeError`."""
    workbook = _Workbook()
    parse(archive, part, workbook, usage)
    links = Relationships.of(archive, part, usage)
    strings, styles = _Strings(), _Styles()
    for kind, handler in (("sharedStrings", strings), ("styles", styles)):
        name = links.first(kind)
        if name in archive:
            parse(archive, name, handler, usage)
    printer = _Printer(strings.texts, styles.codes(), workbook.from_1904, usage)
    check_sheets(len(workbook.sheets), part, usage)
    blocks: list[Block] = []
    for name, state, link in workbook.sheets:
        if state not in {"", "visible"}:
            usage.note("hidden_sheet", name, "隐藏的工作表未读入")
            continue
        target = links.targets.get(link, "")
        sheet = Sheet(name, usage, printer.cell)
        parse(archive, target, sheet, usage)
        drawing = Relationships.of(archive, target, usage).targets.get(sheet.drawing, "")
        if drawing in archive:
            parse(archive, drawing, _Drawing(sheet), usage)
        blocks += sheet_blocks(sheet.cells.grid(), usage)
    printer.cleaner.note_changes()
    return tuple(blocks)


def check_sheets(count: int, at: str, usage: Usage) -> None:
    """Refuse a workbook of too many sheets. Raises `DecodeError`."""
    if count > usage.limits.sheets:
        raise refusal(at, f"more than {usage.limits.sheets} sheets")


def sheet_blocks(grid: Grid, usage: Usage) -> list[Block]:
    """A sheet of one text a row is prose; any other is a grid."""
    usage.spend("lines", len(grid.rows), grid.name)
    said = [[cell for cell in row if cell.text] for row in grid.rows]
    if any(len(row) > 1 for row in said):
        return [grid]
    texts = [row[0] for row in said if row]
    return [
        Paragraph(text=line, at=f"{grid.name} 第{cell.row + 1}行")
        for cell in texts
        for line in cell.text.split("\n")
        if line
    ]


@define
class _Workbook:
    """Takes `xl/workbook.xml`: the sheets, and the first day of the calendar."""

    wanted: ClassVar[frozenset[str]] = frozenset({"sheet", "workbookPr"})

    sheets: list[tuple[str, str, str]] = field(factory=list)
    from_1904: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            state = attributes.get("state", "")
            self.sheets.append((attributes.get("name", ""), state, attributes.get("id", "")))
        else:
            self.from_1904 = attributes.get("date1904") in {"1", "true"}

    def end(self, name: str) -> None:
        """Nothing is kept of the end of an element."""

    def data(self, text: str) -> None:
        """The part holds no text."""


@define
class _Drawing:
    """Takes a drawing part: the cells on which pictures stand."""

    wanted: ClassVar[frozenset[str]] = frozenset({"from", "pic", "row", "col"})

    sheet: Sheet
    place: dict[str, int] = field(factory=dict)
    _anchored: bool = False
    _name: str = ""

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self._anchored = self._anchored or name == "from"
        self._name = name
        if name == "pic" and {"row", "col"} <= self.place.keys():
            self.sheet.cells.picture(self.place["row"], self.place["col"])

    def end(self, name: str) -> None:
        self._name = ""
        if name == "from":
            self._anchored = False

    def data(self, text: str) -> None:
        if self._anchored and self._name in {"row", "col"}:
            self.place[self._name] = _int(text.strip())


@define
class _Strings:
    """Takes `xl/sharedStrings.xml`: the texts that cells share, without phonetic hints."""

    wanted: ClassVar[frozenset[str]] = frozenset({"si", "rPh", "t"})

    texts: list[str] = field(factory=list)
    _pieces: list[str] = field(factory=list)
    _open: bool = False
    _phonetic: bool = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._phonetic = True
        else:
            self._open = not self._phonetic

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append("".join(self._pieces))
        elif name == "rPh":
            self._phonetic = False
        else:
            self._open = False

    def data(self, text: str) -> None:
        if self._open:
            self._pieces.append(text)


@define
class _Styles:
    """Takes `xl/styles.xml`: the number format of each cell style."""

    wanted: ClassVar[frozenset[str]] = frozenset({"cellXfs", "numFmt", "xf"})

    custom: dict[int, str] = field(factory=dict)
    formats: list[int] = field(factory=list)
    _inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "cellXfs":
            self._inside = True
        elif name == "numFmt":
            code = attributes.get("formatCode", "")
            self.custom[_int(attributes.get("numFmtId", ""))] = code[:_LONGEST_FORMAT]
        elif name == "xf" and self._inside:
            self.formats.append(_int(attributes.get("numFmtId", "")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False

    def data(self, text: str) -> None:
        """The part holds no text."""

    def codes(self) -> list[str]:
        """The format of each style, by its number."""
        return [self.custom.get(each) or BUILT_IN.get(each, GENERAL) for each in self.formats]


def _int(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


@define
class _Printer:
    """Says what a stored cell prints."""

    strings: list[str]
    codes: list[str]
    from_1904: bool
    usage: Usage
    cleaner: Cleaner = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.cleaner = Cleaner(self.usage)

    def cell(self, stored: Stored, row: int, column: int, cells: SheetCells) -> Cell:
        """The printed cell at its place in `cells`."""
        value = "".join(stored.value)
        if not value and not stored.is_formula:
            return Cell(row=row, column=column)
        if stored.kind == "n" and value:
            code = self.codes[stored.style] if stored.style < len(self.codes) else GENERAL
            shown = printed(value, code, from_1904=self.from_1904)
            if shown is not None:
                return Cell(
                    row=row,
                    column=column,
                    text=shown.text,
                    number=shown.number,
                    places=shown.places,
                )
        at = cells.at(row, column)
        if stored.is_formula and not value:
            formula = "".join(stored.formula)[:100]
            self.usage.note("formula", at, f"公式没有缓存的值：={formula}")
        if stored.kind == "s":
            index = _int(value) if value.strip().isdigit() else -1
            value = self.strings[index] if 0 <= index < len(self.strings) else ""
        elif stored.kind == "b":
            value = {"1": "TRUE", "0": "FALSE"}.get(value, value)
        elif stored.kind == "e":
            self.usage.note("unreadable", at, value[:100])
        self.usage.spend("text", len(value), at)
        return Cell(row=row, column=column, text=self.cleaner.clean(value, at))
