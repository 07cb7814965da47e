"""A page as plain text: headings, and tables in columns that line up."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.render.page import Block, Listed, Page, Prose, Row, Table
from perfeval.render.words import SEVERITIES
from perfeval.text.columns import INDENT, aligned, one_line, text_of

__all__ = ["plain_text"]


def plain_text(page: Page) -> str:
    """The title and its lines; each part under its heading, one line for each row."""
    return text_of(_lines(page))


def _lines(page: Page) -> Iterator[str]:
    yield from map(one_line, (page.title, *page.lines))
    for part in page.parts:
        if part.heading:
            yield from ("", one_line(part.heading))
        for block in part.blocks:
            if not (part.heading and block is part.blocks[0]):
                yield ""
            yield from (INDENT + line for line in _block(block, part.heading, page.lang))


def _block(block: Block, heading: str, lang: str) -> Iterator[str]:
    if isinstance(block, Table):
        if block.caption not in ("", heading):
            yield one_line(block.caption)
        yield from _table(block, lang)
    elif isinstance(block, Listed):
        yield from aligned(block.pairs)
    else:
        prose: Prose = block
        yield from map(one_line, prose.texts)


def _table(table: Table, lang: str) -> Iterator[str]:
    rows = [
        tuple(
            cell.text if column >= len(spans) or spans[column] else ""
            for column, cell in enumerate(row.cells)
        )
        for row, spans in zip(table.rows, table.spans(), strict=True)
    ]
    if table.total is not None:
        rows.append(tuple(cell.text for cell in table.total.cells))
    head, *lines = aligned([table.headings, *rows])
    yield head
    for number, line in enumerate(lines):
        yield line
        if number < len(table.rows):
            yield from _under(table.rows[number], lang)


def _under(row: Row, lang: str) -> Iterator[str]:
    for label, text in row.below:
        if text:
            yield INDENT * 2 + one_line(f"{label} {text}")
    for note in row.notes:
        yield INDENT * 2 + one_line(f"{SEVERITIES[lang][note.severity]} {note.code} {note.text}")
