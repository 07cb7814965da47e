"""Forms that stand beside each other on one sheet, told by headings that are printed twice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from attrs import evolve

from perfeval.forms.sources.grid import Cell, Grid
from perfeval.text.labels import squeeze

__all__ = ["apart"]

_LEAST: Final = 4
"""How many headings of a row have to stand there again."""


def apart(grid: Grid) -> tuple[Grid, ...]:
    """The tables of a grid, left to right: several where blank columns part headings alike.

    >>> row = [Cell(row=0, column=at, text=text) for at, text in enumerate("甲乙丙丁 甲乙丙丁")]
    >>> grid = Grid(name="表1", rows=(tuple(each for each in row if each.text.strip()),))
    >>> [[cell.column for cell in each.rows[0]] for each in apart(grid)]
    [[0, 1, 2, 3], [5, 6, 7, 8]]
    """
    bands = _bands(grid) if grid.aligned else []
    if len(bands) < 2 or not any(_is_twice(row, bands) for row in grid.rows):
        return (grid,)
    return tuple(
        evolve(grid, rows=tuple(row for each in grid.rows if (row := _within(each, band))))
        for band in bands
    )


def _bands(grid: Grid) -> list[tuple[int, int]]:
    """The stretches of columns that hold something, parted by columns that are blank throughout."""
    filled = {
        column
        for row in grid.rows
        for cell in row
        if cell.text.strip() or cell.continues
        for column in range(cell.column, cell.end)
    }
    runs = groupby(enumerate(sorted(filled)), key=lambda each: each[1] - each[0])
    columns = [[column for _, column in run] for _, run in runs]
    return [(each[0], each[-1] + 1) for each in columns]


def _is_twice(row: Sequence[Cell], bands: Sequence[tuple[int, int]]) -> bool:
    """Whether a row says the same in each band, and much of it."""
    said = [tuple(squeeze(cell.text) for cell in _within(row, band) if cell.text) for band in bands]
    return len(said[0]) >= _LEAST and len(set(said)) == 1


def _within(row: Sequence[Cell], band: tuple[int, int]) -> tuple[Cell, ...]:
    return tuple(cell for cell in row if band[0] <= cell.column < band[1])
