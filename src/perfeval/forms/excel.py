"""Excel workbooks (.xlsx): the visible sheets as grids, with the numbers as they are printed.

The parts are read here, one pass each. A spreadsheet library gives a cell's formula or its cached
value, not both, hands numbers over as floats, and hangs on one merged range of a whole sheet.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from perfeval.filing.notes import Note
from perfeval.forms.archive import Archive
from perfeval.forms.cleaning import Cleaner
from perfeval.forms.grid import Block, Cell, Document, Grid, Paragraph
from perfeval.forms.limits import Limits, refusal
from perfeval.forms.markup import parse
from perfeval.forms.number_format import BUILT_IN, GENERAL, printed
from perfeval.forms.package import Relationships
from perfeval.forms.sheet import Sheet, Stored
from perfeval.forms.sheet_cells import SheetCells

__all__ = ["read_excel", "sheet_blocks"]


def read_excel(archive: Archive, part: str, limits: Limits) -> Document:
    """The document in the workbook part of an archive. Raises `DecodeError`."""
    workbook = _Workbook()
    parse(part, archive.chunks(part), workbook, limits)
    links = Relationships.of(archive, part, limits)
    strings, styles = _Strings(limits), _Styles()
    for kind, handler in (("sharedStrings", strings), ("styles", styles)):
        name = links.first(kind)
        if name in archive:
            parse(name, archive.chunks(name), handler, limits)
    printer = _Printer(strings.texts, styles.codes(), workbook.from_1904)
    if len(workbook.sheets) > limits.sheets:
        raise refusal(part, f"more than {limits.sheets} sheets")
    blocks: list[Block] = []
    notes: list[Note] = []
    for name, state, link in workbook.sheets:
        if state not in {"", "visible"}:
            notes.append(Note(code="hidden_sheet", at=name, text="隐藏的工作表未读入"))
            continue
        target = links.targets.get(link, "")
        sheet = Sheet(name, limits, printer.cell)
        parse(target, archive.chunks(target), sheet, limits)
        drawing = Relationships.of(archive, target, limits).targets.get(sheet.drawing, "")
        if drawing in archive:
            parse(drawing, archive.chunks(drawing), _Drawing(sheet), limits)
        blocks += sheet_blocks(sheet.cells.grid())
        notes += sheet.cells.notes
    notes += [*printer.notes, *printer.cleaner.notes()]
    return Document(blocks=tuple(blocks), notes=tuple(notes))


def sheet_blocks(grid: Grid) -> list[Block]:
    """A sheet of one text a row is prose; any other is a grid."""
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

    limits: Limits
    texts: list[str] = field(factory=list)
    _pieces: list[str] = field(factory=list)
    _open: bool = False
    _phonetic: bool = False
    _size: int = 0

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
            self._size += len(text)
            if self._size > self.limits.text:
                raise refusal("sharedStrings", f"more than {self.limits.text} characters of text")
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
            self.custom[_int(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
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
    notes: list[Note] = field(factory=list)
    cleaner: Cleaner = field(factory=Cleaner)

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
            self.notes.append(Note(code="formula", at=at, text=f"公式没有缓存的值：={formula}"))
        if stored.kind == "s":
            index = _int(value) if value.strip().isdigit() else -1
            value = self.strings[index] if 0 <= index < len(self.strings) else ""
        elif stored.kind == "b":
            value = {"1": "TRUE", "0": "FALSE"}.get(value, value)
        elif stored.kind == "e":
            self.notes.append(Note(code="unreadable", at=at, text=value[:100]))
        return Cell(row=row, column=column, text=self.cleaner.clean(value, at))
