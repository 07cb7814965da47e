"""The cells of a table in a web page, brought to their places by `rowspan` and `colspan`."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from perfeval.errors import Phrase
from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.grid import Cell
from perfeval.forms.sources.limits import refusal

__all__ = ["Spanned", "laid_out"]


@frozen
class Spanned:
    """A cell as it is written: its text and its spans; a `rows` of 0 reaches to the end."""

    text: str
    columns: int
    rows: int


def laid_out(table: Sequence[Sequence[Spanned]], made: Blocks) -> list[list[Cell]]:
    """The rows of a table with each cell at its place. Raises `DecodeError` beyond the limits.

    Spans are counted, never followed: one that reaches beyond the table ends with it, and one that
    reaches into a cell from above ends there.
    """
    width = _width(table, made.usage.limits.columns)
    rows: list[list[Cell]] = []
    down: dict[int, tuple[int, int]] = {}  # of each cell from above its width and what is left
    for number, written in enumerate(table):
        row: list[Cell] = []
        coming = sorted(down)
        waiting = list(reversed(written))
        made.usage.spend("cells", len(coming), made.name)
        column = place = 0
        while waiting or place < len(coming):
            if place < len(coming) and (coming[place] <= column or not waiting):
                column = coming[place]
                span, left = down.pop(column)
                place += 1
                row.append(Cell(row=number, column=column, column_span=span, continues=True))
            else:
                cell = waiting.pop()
                last = coming[place] if place < len(coming) else _last(made, column)
                wanted = cell.columns if cell.columns <= _last(made, 0) else width - column
                span = min(max(wanted, 1), last - column)
                most = len(table) - number
                left = min(cell.rows or most, most)
                row.append(
                    Cell(row=number, column=column, column_span=span, row_span=left, text=cell.text)
                )
            if left > 1:
                down[column] = (span, left - 1)
            column += span
        rows.append(row)
    return rows


def _width(table: Sequence[Sequence[Spanned]], most: int) -> int:
    """How wide a table is by its spans, a cell that exaggerates being taken as one column."""
    return max(
        (sum(cell.columns if cell.columns <= most else 1 for cell in row) for row in table),
        default=0,
    )


def _last(made: Blocks, column: int) -> int:
    """The end of the widest table that is read, if a cell at `column` is still within it."""
    most = made.usage.limits.columns
    if column >= most:
        raise refusal(made.name, Phrase("more than {most} columns", most=most))
    return most
