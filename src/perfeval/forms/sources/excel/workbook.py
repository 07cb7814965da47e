"""Excel workbooks (.xlsx): the visible sheets as grids, with the numbers as they are printed.

The parts are read here, one pass each. A spreadsheet library gives a cell's formula or its cached
value, not both, hands numbers over as floats, and hangs on one merged range of a whole sheet.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from perfeval.errors import Phrase
from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.excel.formats.cell_printer import CellPrinter
from perfeval.forms.sources.excel.formulas.recalculation import recalculate
from perfeval.forms.sources.excel.sheet import Sheet
from perfeval.forms.sources.excel.workbook_parts import SharedStrings, Styles, whole_number
from perfeval.forms.sources.grid import Block, Grid, Paragraph
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.markup import parse
from perfeval.forms.sources.package import Relationships
from perfeval.forms.sources.usage import Usage

__all__ = ["check_sheets", "read_excel", "sheet_blocks"]


def read_excel(archive: Archive, part: str, usage: Usage) -> tuple[Block, ...]:
    """The blocks in the workbook part of an archive. Raises `DecodeError`."""
    workbook = _Workbook()
    parse(archive, part, workbook, usage)
    links = Relationships.of(archive, part, usage)
    strings, styles = SharedStrings(), Styles()
    for kind, handler in (("sharedStrings", strings), ("styles", styles)):
        name = links.first(kind)
        if name in archive:
            parse(archive, name, handler, usage)
    printer = CellPrinter(strings.texts, styles.codes(), styles.looks(), workbook.from_1904, usage)
    check_sheets(len(workbook.sheets), part, usage)
    sheets: list[Sheet] = []
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
        sheets.append(sheet)
    recalculate([sheet.cells for sheet in sheets], precise=workbook.precise)
    blocks = [block for sheet in sheets for block in sheet_blocks(sheet.cells.grid(), usage)]
    printer.cleaner.note_changes()
    return tuple(blocks)


def check_sheets(count: int, at: str, usage: Usage) -> None:
    """Refuse a workbook of too many sheets. Raises `DecodeError`."""
    if count > usage.limits.sheets:
        raise refusal(at, Phrase("more than {most} sheets", most=usage.limits.sheets))


def sheet_blocks(grid: Grid, usage: Usage) -> list[Block]:
    """A sheet of one text a row is prose; any other is a grid."""
    usage.spend("lines", len(grid.rows), grid.name)
    if any(sum(cell.text != "" for cell in row) > 1 for row in grid.rows):
        return [grid]
    return [
        Paragraph(text=line, at=f"{grid.name} 第{cell.row + 1}行")
        for row in grid.rows
        for cell in row
        for line in cell.text.split("\n")
        if line
    ]


@define
class _Workbook:
    """Takes `xl/workbook.xml`: the sheets, and how it counts days and computes.

    A workbook that is not `precise` computes with the figures that it shows.
    """

    wanted: ClassVar[frozenset[str]] = frozenset({"sheet", "workbookPr", "calcPr"})

    sheets: list[tuple[str, str, str]] = field(factory=list)
    from_1904: bool = False
    precise: bool = True

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            state = attributes.get("state", "")
            self.sheets.append((attributes.get("name", ""), state, attributes.get("id", "")))
        elif name == "calcPr":
            self.precise = attributes.get("fullPrecision") not in {"0", "false"}
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
            self.place[self._name] = whole_number(text.strip())
