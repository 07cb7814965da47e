"""Tables as they are printed: boxes that cover columns and rows, and the pages that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from attrs import field, frozen

__all__ = ["Box", "Page", "Piece", "Row", "Table", "beside", "filled", "laid", "width_of"]


@frozen
class Box:
    """One printed cell; the rows below leave out what it covers."""

    text: str = ""
    columns: int = 1
    rows: int = 1


Row = list[Box]
Table = list[Row]
Piece = str | Table


@frozen(kw_only=True)
class Page:
    """Paragraphs and tables in their order; a sheet of its own in a workbook."""

    name: str = "自评表"
    pieces: list[Piece] = field(factory=list)


def width_of(table: Sequence[Row]) -> int:
    """How many columns a table has: its first row covers them all."""
    return sum(box.columns for box in table[0])


def laid(table: Sequence[Row]) -> Iterator[list[tuple[int, Box, bool]]]:
    """Each row as (column, box, begins here), with the boxes that come down from above."""
    down: dict[int, tuple[Box, int]] = {}
    width = width_of(table)
    for number, row in enumerate(table):
        placed: list[tuple[int, Box, bool]] = []
        waiting = list(row)
        column = 0
        while column < width:
            if column in down:
                box, left = down.pop(column)
                placed.append((column, box, False))
            else:
                if not waiting:
                    raise ValueError(f"row {number} of a drawn table ends at column {column}")
                box = waiting.pop(0)
                left = box.rows
                placed.append((column, box, True))
            if left > 1:
                down[column] = (box, left - 1)
            column += box.columns
        if waiting or column != width:
            raise ValueError(f"row {number} of a drawn table is wider than {width}")
        yield placed


def filled(texts: Sequence[str], width: int, random: Random, *, wide: int | None = None) -> Row:
    """A row of these texts that covers `width` columns; `wide` takes what is left over."""
    spans = [1] * len(texts)
    while sum(spans) < width:
        spans[random.randrange(len(spans)) if wide is None else wide] += 1
    return [Box(text, span) for text, span in zip(texts, spans, strict=True)]


def beside(label: str, rows: Table) -> Table:
    """Rows with one merged label left of all of them."""
    first, *others = rows
    return [[Box(label, 1, len(rows)), *first], *others]
