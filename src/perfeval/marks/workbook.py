"""Notes at the cells of a workbook, and a sheet of its own for the findings without a cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from string import ascii_uppercase
from typing import Final

from perfeval.audit.finding import Finding
from perfeval.forms.sources.excel.formulas.addresses import place
from perfeval.forms.sources.excel.workbook import check_sheets
from perfeval.forms.words.marks import LIST_TITLES
from perfeval.marks.cell_notes import CellNotes, spelled
from perfeval.marks.edited_package import DECLARATION, EditedPackage
from perfeval.marks.edited_part import Element, quoted
from perfeval.marks.placing import placed
from perfeval.marks.sentences import list_lines, told
from perfeval.writing.paper import height_of, lines_in

__all__ = ["mark_workbook"]

_WANTED: Final = frozenset({"sheet", "sheets"})
_CELLS: Final = frozenset({"row", "c", "v", "is"})
_STYLES: Final = frozenset({"cellXfs", "xf", "numFmt", "fonts", "font", "strike"})
_PLAIN: Final = ("0", "49", *map(str, range(1, 49)))
"""The numbers of formats that show a text as it is, unless a workbook gives them another sense."""
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NAMES: Final = {"zh": "审核意见", "en": "findings"}
_LONGEST_ID: Final = 5
_WIDTH: Final = 68
"""In characters: not wider than the page, for a column is never made to fit."""


def mark_workbook(
    package: EditedPackage, findings: Sequence[Finding], lang: str
) -> tuple[Finding, ...]:
    """Put each finding into the note of its cell; the others into a sheet at the end.

    Gives those in the sheet. Raises `DecodeError`.
    """
    book = _Book(package)
    listed: list[Finding] = []
    for at, finding in placed(findings, book.find):
        text = told(finding, lang)
        if at is not None and at[0].takes(at[1], text):
            at[0].add(at[1], text)
        else:
            listed.append(finding)
    book.write_notes()
    if listed:
        lines = [line for each in listed for line in list_lines(each, lang)]
        book.add_sheet(_NAMES[lang], (LIST_TITLES[lang], *lines))
    return tuple(listed)


class _Book:
    """The workbook part: its sheets by name, and the notes of those that get some."""

    def __init__(self, package: EditedPackage) -> None:
        self._package = package
        self._part = package.part(package.main)
        self._found = self._part.elements(_WANTED)
        sheets = [each for each in self._found if each.name == "sheet"]
        check_sheets(len(sheets), package.main, package.usage)
        self._sheets: dict[str, str] = {}
        for each in sheets:
            target = package.by_id(package.main, each.attributes.get("id", ""))
            self._sheets.setdefault(each.attributes.get("name", ""), target)
        self._notes: dict[str, CellNotes] = {}
        self._firsts: dict[str, dict[str, str]] = {}

    def find(self, words: str) -> tuple[CellNotes, str] | None:
        """The notes of a sheet, and the cell that these words name: ``表!B5``, ``表 第5行``."""
        sheet, mark, cell = words.rpartition("!")
        if not mark:
            sheet, mark, cell = words.rpartition(" 第")
            cell = self._first_in(sheet, cell.removesuffix("行")) if cell.endswith("行") else ""
        part = self._sheets.get(sheet, "")
        if place(cell) is None or part not in self._package.archive:
            return None
        if part not in self._notes:
            self._notes[part] = CellNotes(self._package, part)
        notes = self._notes[part]
        return notes, notes.shown(cell)

    def _first_in(self, sheet: str, row: str) -> str:
        """The first cell of a row that holds something; empty where none does."""
        if sheet not in self._firsts:
            firsts = self._firsts[sheet] = dict[str, str]()
            name = self._sheets.get(sheet, "")
            part = self._package.part(name) if name in self._package.archive else None
            for each in part.elements(_CELLS) if part is not None else ():
                if each.name in {"v", "is"} and each.parent is not None:
                    cell = each.parent.attributes.get("r", "").upper()
                    firsts.setdefault(cell.lstrip(ascii_uppercase), cell)
        return self._firsts[sheet].get(row, "")

    def write_notes(self) -> None:
        """Put the notes into the package."""
        for notes in self._notes.values():
            notes.write()

    def add_sheet(self, name: str, lines: Sequence[str]) -> None:
        """Add a sheet with one line below the other, behind all others."""
        names = {each.casefold() for each in self._sheets}
        free = (f"{name}{number or ''}" for number in count())
        own_name = next(each for each in free if each.casefold() not in names)
        ids = [_number(each) for each in self._found if each.name == "sheet"]
        content = _sheet(self._part.root.namespace, lines, self._wrapped())
        stem = "xl/worksheets/sheet.xml"
        _, link = self._package.add(self._package.main, "worksheet", stem, content, _TYPE)
        sheets = next((each for each in self._found if each.name == "sheets"), self._part.root)
        self._part.append(
            sheets,
            f'<{sheets.prefix}sheet xmlns:r="{quoted(self._package.office)}" '
            f'name="{quoted(own_name)}" sheetId="{max(ids, default=0) + 1}" r:id="{link}"/>',
        )

    def _wrapped(self) -> int:
        """The number of a style in which long texts are broken into lines; 0 where none can be."""
        name = self._package.linked(self._package.main, "styles")
        if name not in self._package.archive:
            return 0
        part = self._package.part(name)
        found = part.elements(_STYLES)
        formats = next((each for each in found if each.name == "cellXfs"), None)
        if formats is None:
            return 0
        number = sum(each.parent is formats for each in found)
        p = formats.prefix
        part.append(
            formats,
            f'<{p}xf numFmtId="{_plain_format(found)}" fontId="{_plain_font(found)}" '
            'fillId="0" borderId="0" applyAlignment="1">'
            f'<{p}alignment vertical="top" wrapText="1"/></{p}xf>',
        )
        part.set_count(formats, number + 1)
        return number


def _plain_format(found: Sequence[Element]) -> str:
    """The number of a format of which the workbook makes nothing else."""
    own = {each.attributes.get("numFmtId") for each in found if each.name == "numFmt"}
    return next((each for each in _PLAIN if each not in own), _PLAIN[0])


def _plain_font(found: Sequence[Element]) -> int:
    """The number of the first font that strikes nothing out; 0 for none."""
    struck = {each.parent for each in found if each.name == "strike"}
    fonts = (each for each in found if each.parent is not None and each.parent.name == "fonts")
    return next((number for number, each in enumerate(fonts) if each not in struck), 0)


def _number(sheet: Element) -> int:
    own = sheet.attributes.get("sheetId", "")
    return int(own) if own.isascii() and own.isdigit() and len(own) <= _LONGEST_ID else 0


def _sheet(namespace: str, lines: Sequence[str], style: int) -> str:
    """A worksheet of one column, as wide as a page of A4; rows as high as their lines."""
    rows = "".join(
        f'<row r="{row}" ht="{height_of(lines_in(line, _WIDTH))}">'
        f'<c r="A{row}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{spelled(line)}</t></is></c></row>'
        for row, line in enumerate(lines, start=1)
    )
    return (
        f'{DECLARATION}<worksheet xmlns="{quoted(namespace)}">'
        f'<cols><col min="1" max="1" width="{_WIDTH}" customWidth="1"/></cols>'
        f'<sheetData>{rows}</sheetData><pageSetup paperSize="9"/></worksheet>'
    )
