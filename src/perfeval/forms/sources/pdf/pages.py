"""The pages of a PDF file as paragraphs and tables.

A table that goes on behind a page break, in the same columns, is one table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from attrs import evolve

from perfeval.forms.sources.blocks import SENTENCE_ENDS, Blocks
from perfeval.forms.sources.grid import Block, Cell
from perfeval.forms.sources.pdf.characters import Character, Row, cell_text, rows_of, spaced
from perfeval.forms.sources.pdf.ruling import Ruled, ruled_tables
from perfeval.forms.sources.text.spaced import is_spaced, read_spaced
from perfeval.forms.sources.usage import Usage
from perfeval.forms.words.labels import is_quantity

__all__ = ["Pages"]

_NEAR: Final = 3.0
_WIDE: Final = 200.0
_INDENT: Final = 4
"""How many characters a row may be set in that goes on in the next: more, and it is a title."""
_FOLIO: Final = re.compile(
    r"\A[-—– ]*+(?:第 ?)?[0-9]{1,4}(?: ?页)?[-—– ]*+(?:[/共,，] ?[0-9共 ]{1,8}页?)?"
)


class Pages:
    """Takes pages one after the other; a table stays open until it is known where it ends."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage
        self._made = Blocks(usage)
        self._rows: list[list[Cell]] = []
        self._lefts: tuple[float, ...] = ()
        self._paragraph: list[Row] = []
        self._margin = 0.0

    def take(self, characters: list[Character], lines: list[Any]) -> None:
        """The characters and lines of the next page."""
        self._usage.spend("text", len(characters), self._made.name)
        tables = list(ruled_tables(map(tuple, lines), self._usage.limits.cells))
        within: list[dict[tuple[int, int], list[Character]]] = [{} for _ in tables]
        outside: list[Character] = []
        at = 0
        for each in sorted(characters, key=lambda each: each.top + each.bottom):
            x, y = (each.left + each.right) / 2, (each.top + each.bottom) / 2
            while at < len(tables) and tables[at].tops[-1] < y:
                at += 1
            place = tables[at].at(x, y) if at < len(tables) else None
            if place is None:
                outside.append(each)
            else:
                within[at].setdefault(place, []).append(each)
        rows = [*rows_of(outside)]
        first = 0
        for number, (table, texts) in enumerate(zip(tables, within, strict=True)):
            after = first
            while after < len(rows) and rows[after].top < table.tops[0]:
                after += 1
            self._lines(rows[first:after])
            self._table(table, texts, over=number == 0)
            first = after
        self._lines(rows[first:])

    def done(self) -> tuple[Block, ...]:
        """All blocks, once the last page was taken."""
        self._close_table()
        self._close_paragraph()
        return self._made.done()

    def _lines(self, rows: list[Row]) -> None:
        """Lines between tables; the number of a page is none."""
        kept = [row for row in rows if not _FOLIO.fullmatch(row.text().strip())]
        if not kept:
            return
        self._close_table()
        lines = spaced(kept)
        if is_spaced(lines):
            self._close_paragraph()
            read_spaced(lines, self._made)
            return
        self._margin = max(self._margin, *(row.right for row in kept))
        for row in kept:
            if not self._goes_on(row):
                self._close_paragraph()
            self._paragraph.append(row)

    def _goes_on(self, row: Row) -> bool:
        """Whether a row is the rest of the open paragraph: the row above is full."""
        if not self._paragraph:
            return False
        first, last = self._paragraph[0], self._paragraph[-1]
        full = last.right > self._margin - 2 * last.height and last.right - last.left > _WIDE
        if last.text().endswith(SENTENCE_ENDS):  # only a row that is not set in as the first one
            return full and row.left < first.left - first.height
        return full and -_INDENT * last.height < row.left - last.left < last.height

    def _table(
        self, table: Ruled, texts: dict[tuple[int, int], list[Character]], *, over: bool
    ) -> None:
        """A table, or the rest of the one before the page break, if it stands `over` the page."""
        self._close_paragraph()
        near = len(table.lefts) == len(self._lefts) and all(
            abs(one - other) < _NEAR for one, other in zip(table.lefts, self._lefts, strict=True)
        )
        if not near:
            self._close_table()
            self._lefts = table.lefts
        above = len(self._rows)
        for row in range(len(table.tops) - 1):
            cells: list[Cell] = []
            column = 0
            while column < len(table.lefts) - 1:
                corner = table.cells[row, column]
                high, wide = table.spans[corner]
                begins = corner == (row, column)
                right = table.lefts[column + wide]
                cells.append(
                    Cell(
                        row=above + row,
                        column=column,
                        column_span=wide,
                        row_span=high if begins else 1,
                        text=cell_text(texts.get(corner, ()), right) if begins else "",
                        continues=not begins,
                    )
                )
                column += wide
            self._made.count_row(len(self._rows), len(cells))
            if over and row == 0 and self._rows and _is_rest(self._rows[-1], cells):
                pairs = zip(self._rows[-1], cells, strict=True)
                self._rows[-1] = [
                    evolve(one, text=f"{one.text}\n{rest.text}".strip()) for one, rest in pairs
                ]
                continue
            self._rows.append(cells)

    def _close_paragraph(self) -> None:
        """The open paragraph ends."""
        if self._paragraph:
            self._made.paragraph("".join(row.text() for row in self._paragraph))
        self._paragraph = []

    def _close_table(self) -> None:
        """The open table ends."""
        self._made.table(self._rows, aligned=True)
        self._rows, self._lefts = [], ()


def _is_rest(above: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Whether a row is the rest of one that a page break divided.

    It has the same cells, and says nothing but the rest of words: under figures it is blank.
    """
    alike = [(one.column, one.end) for one in above] == [(one.column, one.end) for one in cells]
    pairs = [*zip(above, cells, strict=False)]
    said = [one for one, rest in pairs if rest.text.strip()]
    figured = [is_quantity(one.text) for one in above]
    blank = all(one.text.strip() and not is_quantity(one.text) for one in said)
    return alike and bool(said) and any(figured) and blank
