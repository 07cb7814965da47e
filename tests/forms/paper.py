"""Documents made for tests: one drawing of paragraphs and tables, as text, as Word, as Excel."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from attrs import frozen

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OVER = "^"  # the cell above goes on (vertical merge)


@frozen
class Wide:
    """A cell that covers several columns."""

    text: str
    columns: int


Drawn = str | Wide
Row = Sequence[Drawn]
Table = Sequence[Row]
Piece = str | Table


def text_of(cell: Drawn) -> str:
    """What a drawn cell says."""
    return cell.text if isinstance(cell, Wide) else cell


def width_of(cell: Drawn) -> int:
    """How many columns a drawn cell covers."""
    return cell.columns if isinstance(cell, Wide) else 1


def as_text(*pieces: Piece) -> bytes:
    """The drawing as extraction tools print it."""
    lines: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            lines.append(piece)
            continue
        for row in piece:
            lines += ["\t" + text_of(cell).replace(OVER, "") for cell in row]
            lines.append("")
    return "\n".join([*lines, ""]).encode()


def word_cell(cell: Drawn, extra: str = "") -> str:
    """One `w:tc`."""
    text = text_of(cell)
    merge = "<w:vMerge/>" if text == OVER else '<w:vMerge w:val="restart"/>'
    span = f'<w:gridSpan w:val="{width_of(cell)}"/>' if width_of(cell) > 1 else ""
    shown = "" if text == OVER else text
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in shown.split("\n")
    )
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{extra}{paragraphs}</w:tc>"


def word_table(table: Table) -> str:
    """One `w:tbl`."""
    rows = "".join(f"<w:tr>{''.join(map(word_cell, row))}</w:tr>" for row in table)
    return f"<w:tbl>{rows}</w:tbl>"


def word_paragraph(text: str) -> str:
    """One `w:p`."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def as_word(*pieces: Piece) -> bytes:
    """The drawing as a Word document."""
    body = "".join(
        word_paragraph(piece) if isinstance(piece, str) else word_table(piece) for piece in pieces
    )
    return word_file(body)


def word_file(body: str, more: dict[str, str] | None = None) -> bytes:
    """A Word document with this body, and further parts."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": document, **(more or {})}, "word/document.xml")


def packed(parts: dict[str, str], main: str) -> bytes:
    """An archive of parts, with the relationship to the main one."""
    link = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{LINKS}/officeDocument" '
        f'Target="{main}"/></Relationships>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", link)
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def column_name(column: int) -> str:
    """The letters of a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def as_excel(*pieces: Piece) -> bytes:
    """The drawing as a workbook of one sheet, every cell a text."""
    return as_workbook({"表": pieces})


def as_workbook(sheets: dict[str, Sequence[Piece]]) -> bytes:
    """Drawings as a workbook, each on the sheet of its name."""
    return workbook({name: _sheet(pieces) for name, pieces in sheets.items()})


def _sheet(pieces: Sequence[Piece]) -> str:
    """The inside of the worksheet of a drawing."""
    rows: list[Row] = []
    for piece in pieces:
        rows += [[piece]] if isinstance(piece, str) else list(piece)
    cells: list[str] = []
    merges: list[str] = []
    down: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows, start=1):
        column = 0
        line = []
        for cell in row:
            text, width = text_of(cell), width_of(cell)
            first = down[column][0] if text == OVER and column in down else number
            down[column] = (first, number)
            name = f"{column_name(column)}{number}"
            shown = "" if text == OVER else escape(text)
            if shown:  # a workbook keeps no cell that says nothing
                line.append(f'<c r="{name}" t="inlineStr"><is><t>{shown}</t></is></c>')
            follows = number < len(rows) and _goes_on(rows[number], column)
            first, last = down[column]
            if not follows and (last > first or width > 1):
                end = f"{column_name(column + width - 1)}{last}"
                merges.append(f'<mergeCell ref="{column_name(column)}{first}:{end}"/>')
            column += width
        cells.append(f'<row r="{number}">{"".join(line)}</row>')
    merged = f"<mergeCells>{''.join(merges)}</mergeCells>" if merges else ""
    return f"<sheetData>{''.join(cells)}</sheetData>{merged}"


def _goes_on(row: Row, column: int) -> bool:
    at = 0
    for cell in row:
        if at == column:
            return text_of(cell) == OVER
        at += width_of(cell)
    return False


def workbook(
    sheets: dict[str, str], more: dict[str, str] | None = None, states: dict[str, str] | None = None
) -> bytes:
    """A workbook of sheets by name, each given as the inside of `worksheet`."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{(states or {}).get(name, "visible")}" '
        f'r:id="rId{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{LINKS}/worksheet" '
        f'Target="worksheets/s{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    extra = "".join(
        f'<Relationship Id="{kind}" Type="{LINKS}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "sharedStrings")
        if f"xl/{kind}.xml" in (more or {})
    )
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{LINKS}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}{extra}'
        "</Relationships>",
    }
    for number, inside in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/s{number}.xml"] = (
            f'<worksheet xmlns="{SHEET}" xmlns:r="{LINKS}">{inside}</worksheet>'
        )
    return packed({**parts, **(more or {})}, "xl/workbook.xml")
