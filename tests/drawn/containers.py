"""Pages as files: Word, Excel, web pages, and the layouts of text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from html import escape
from typing import Final

from tests.drawn.paper import Box, Page, Table, laid, width_of
from tests.forms.paper import column_name, word_file, word_paragraph, workbook

__all__ = ["CONTAINERS", "SUFFIXES"]

_NUMBER: Final = re.compile(r"(?:0|[1-9][0-9]{0,8})(?:\.([0-9]{1,4}))?(%?)")


def as_word(pages: Sequence[Page]) -> bytes:
    """All pages in one Word document."""
    body = [
        word_paragraph(piece) if isinstance(piece, str) else _word_table(piece)
        for page in pages
        for piece in page.pieces
    ]
    return word_file("".join(body))


def _word_table(table: Table) -> str:
    rows = []
    for row in laid(table):
        cells = "".join(_word_cell(box, begins=begins) for _, box, begins in row)
        rows.append(f"<w:tr>{cells}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _word_cell(box: Box, *, begins: bool) -> str:
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    merge = ('<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>") if box.rows > 1 else ""
    lines = box.text.split("\n") if begins else [""]
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{''.join(map(word_paragraph, lines))}</w:tc>"


def as_excel(pages: Sequence[Page], *, typed: bool = False) -> bytes:
    """A sheet a page; `typed`: figures are numbers with a format, as a clerk types them."""
    formats: dict[str, int] = {}
    sheets: dict[str, str] = {}
    for page in pages:
        width = max(
            (width_of(each) for each in page.pieces if not isinstance(each, str)), default=1
        )
        table: Table = []
        for piece in page.pieces:
            table += [[Box(piece, width)]] if isinstance(piece, str) else _widened(piece, width)
        sheets[_free(page.name, sheets)] = _sheet(table, formats if typed else None)
    return workbook(sheets, {"xl/styles.xml": _styles(formats)} if typed else None)


def _widened(table: Table, width: int) -> Table:
    """The table as wide as its sheet: the last box of each row that ends here grows."""
    more = width - width_of(table)
    if not more:
        return table
    made = [[Box(box.text, box.columns, box.rows) for box in row] for row in table]
    for number, row in enumerate(laid(table)):
        _, last, begins = row[-1]
        if begins:
            made[number][-1] = Box(last.text, last.columns + more, last.rows)
    return made


def _free(name: str, taken: dict[str, str]) -> str:
    made, number = name, 1
    while made in taken:
        number += 1
        made = f"{name}{number}"
    return made


def _sheet(table: Table, formats: dict[str, int] | None) -> str:
    rows, merges = [], []
    for number, row in enumerate(laid(table), start=1):
        cells = ""
        for column, box, begins in row:
            if not begins:
                continue
            name = f"{column_name(column)}{number}"
            cells += _excel_cell(name, box.text, formats)
            if box.columns > 1 or box.rows > 1:
                end = f"{column_name(column + box.columns - 1)}{number + box.rows - 1}"
                merges.append(f'<mergeCell ref="{name}:{end}"/>')
        rows.append(f'<row r="{number}">{cells}</row>')
    merged = f"<mergeCells>{''.join(merges)}</mergeCells>" if merges else ""
    return f"<sheetData>{''.join(rows)}</sheetData>{merged}"


def _excel_cell(name: str, text: str, formats: dict[str, int] | None) -> str:
    if not text:
        return ""
    number = _NUMBER.fullmatch(text) if formats is not None else None
    if number is None or formats is None:
        return f'<c r="{name}" t="inlineStr"><is><t>{escape(text, quote=False)}</t></is></c>'
    places = len(number[1] or "")
    code = ("0." + "0" * places if places else "0") + number[2]
    value = Decimal(text.rstrip("%"))
    stored = value / 100 if number[2] else value
    style = formats.setdefault(code, len(formats) + 1)
    return f'<c r="{name}" s="{style}"><v>{stored.normalize():f}</v></c>'


def _styles(formats: dict[str, int]) -> str:
    codes = "".join(
        f'<numFmt numFmtId="{163 + number}" formatCode="{code}"/>'
        for code, number in formats.items()
    )
    styles = "".join(f'<xf numFmtId="{163 + number}"/>' for number in formats.values())
    return (
        f"<styleSheet><numFmts>{codes}</numFmts>"
        f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
    )


def as_text(pages: Sequence[Page]) -> bytes:
    """Text as extraction tools print it: a tab before each cell, an empty line after each row."""
    lines: list[str] = []
    for page in pages:
        for piece in page.pieces:
            if isinstance(piece, str):
                lines.append(piece)
                continue
            for row in laid(piece):
                lines += ["\t" + (box.text if begins else "") for _, box, begins in row] + [""]
    return "\n".join([*lines, ""]).encode()


def as_html(pages: Sequence[Page]) -> bytes:
    """A web page."""
    body = ""
    for page in pages:
        for piece in page.pieces:
            if isinstance(piece, str):
                body += f"<p>{escape(piece)}</p>"
                continue
            rows = ("".join(map(_html_cell, row)) for row in piece)
            body += f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def _html_cell(box: Box) -> str:
    spans = f' colspan="{box.columns}"' if box.columns > 1 else ""
    spans += f' rowspan="{box.rows}"' if box.rows > 1 else ""
    return f"<td{spans}>{escape(box.text).replace(chr(10), '<br>')}</td>"


def as_markdown(pages: Sequence[Page]) -> bytes:
    """Tables between pipes; a merged cell is printed once and leaves empty ones."""
    lines: list[str] = []
    for page in pages:
        for piece in page.pieces:
            if isinstance(piece, str):
                lines += [piece, ""]
                continue
            for number, row in enumerate(_flat(piece)):
                lines.append("| " + " | ".join(each.replace("\n", " ") for each in row) + " |")
                lines += ["|" + "---|" * len(row)] if not number else []
            lines.append("")
    return "\n".join(lines).encode()


def as_tabs(pages: Sequence[Page]) -> bytes:
    """Rows of cells between tabs, as a sheet is copied into a text."""
    lines: list[str] = []
    for page in pages:
        for piece in page.pieces:
            rows = [[piece]] if isinstance(piece, str) else _flat(piece)
            lines += ["\t".join(each.replace("\n", "") for each in row) for row in rows]
    return "\n".join([*lines, ""]).encode()


def as_csv(pages: Sequence[Page]) -> bytes:
    """One sheet a page, each line as wide as its sheet, as a spreadsheet exports it."""
    made = io.StringIO()
    writer = csv.writer(made)
    for page in pages:
        tables = [each for each in page.pieces if not isinstance(each, str)]
        width = max(map(width_of, tables), default=1)
        for piece in page.pieces:
            rows = [[piece]] if isinstance(piece, str) else _flat(piece)
            writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def _flat(table: Table) -> list[list[str]]:
    return [
        [
            text
            for _, box, begins in row
            for text in (box.text if begins else "", *[""] * (box.columns - 1))
        ]
        for row in laid(table)
    ]


CONTAINERS: Final[dict[str, Callable[[Sequence[Page]], bytes]]] = {
    "docx": as_word,
    "xlsx": as_excel,
    "typed": lambda pages: as_excel(pages, typed=True),
    "text": as_text,
    "html": as_html,
    "markdown": as_markdown,
    "tabs": as_tabs,
    "csv": as_csv,
}
"""How each container is written; ``typed`` is a workbook whose figures are numbers."""
SUFFIXES: Final = {"typed": "xlsx", "text": "txt", "markdown": "md", "tabs": "txt"}
