"""Forms that stand beside each other on one sheet, told by headings that are printed twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Final

from attrs import evolve

from perfeval.forms.sources.grid import Cell, Grid
from perfeval.text.labels import squeeze

__all__ = ["apart"]

_LEAST: Final = 4
"""How many headings of a row have to stand there again."""


def apart(grid: Grid) -> tuple[Grid, ...]:
    """The tables of a grid, left to right: several where headings are printed twice side by side.

    Blank columns part them, or the headings alone where no cell of a row reaches from one to the
    next, but for one that is all that its row says.

    >>> row = [Cell(row=0, column=at, text=text) for at, text in enumerate("甲乙丙丁 甲乙丙丁")]
    >>> grid = Grid(name="表1", rows=(tuple(row),))
    >>> [[cell.column for cell in each.rows[0]] for each in apart(grid)]
    [[0, 1, 2, 3], [5, 6, 7, 8]]
    """
    if not grid.aligned:
        return (grid,)
    bands = _bands(grid)
    rows = [_parted(row, bands) for row in grid.rows] if len(bands) > 1 else []
    if not any(_is_twice(row, len(bands)) for row in rows):
        bands = _halves(grid)
        rows = [_parted(row, bands) for row in grid.rows] if bands else []
    if not rows:
        return (grid,)
    tables: list[list[tuple[Cell, ...]]] = [[] for _ in bands]
    for row in rows:
        for band, cells in row.items():
            tables[band].append(tuple(cells))
    return tuple(evolve(grid, rows=tuple(table)) for table in tables)


def _bands(grid: Grid) -> list[tuple[int, int]]:
    """The stretches of columns that hold something, parted by columns that are blank throughout."""
    spans = {
        (cell.column, cell.end)
        for row in grid.rows
        for cell in row
        if cell.text.strip() or cell.continues
    }
    bands: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if bands and start <= bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], end))
        else:
            bands.append((start, end))
    return bands


def _halves(grid: Grid) -> list[tuple[int, int]]:
    """The two stretches of columns of which the second prints the headings of the first again."""
    for row in grid.rows:
        texts = [squeeze(cell.text) for cell in row if cell.text.strip()]
        middle = len(texts) // 2
        if middle >= _LEAST and texts[:middle] == texts[middle:] and len(set(texts)) >= _LEAST:
            said = [cell for cell in row if cell.text.strip()]
            start, end = said[middle].column, max(cell.end for row in grid.rows for cell in row)
            parted = not any(_reaches_over(row, start) for row in grid.rows)
            return [(0, start), (start, end)] if parted else []
    return []


def _reaches_over(row: Sequence[Cell], start: int) -> bool:
    """Whether a cell reaches from one side to the other in a row that says more than it."""
    over = any(cell.column < start < cell.end for cell in row)
    return over and sum(bool(cell.text.strip()) for cell in row) > 1


def _parted(row: Sequence[Cell], bands: Sequence[tuple[int, int]]) -> dict[int, list[Cell]]:
    """The cells of a row by the number of their band; each is looked for once, however many."""
    parts: dict[int, list[Cell]] = {}
    for cell in row:
        band = bisect_right(bands, cell.column, key=itemgetter(0)) - 1
        if band >= 0 and cell.column < bands[band][1]:
            parts.setdefault(band, []).append(cell)
    return parts


def _is_twice(row: Mapping[int, Sequence[Cell]], bands: int) -> bool:
    """Whether a row says the same in each band, and much of it."""
    said = {tuple(squeeze(cell.text) for cell in cells if cell.text) for cells in row.values()}
    return len(row) == bands and len(said) == 1 and len(next(iter(said))) >= _LEAST
