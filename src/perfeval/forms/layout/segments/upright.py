"""Indicators that stand beside each other, a column each, turned to stand below each other.

Such a table has its headings in its first column: 三级指标, 目标值, 完成值, 分值, 得分. Its cells
keep their places in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.sources.grid import Cell, Grid
from perfeval.forms.words.cores import LEVELS, spoken_for
from perfeval.forms.words.labels import is_quantity

__all__ = ["upright"]

_SCORES: Final = frozenset({"points", "claimed"})
_RESULTS: Final = frozenset({"value", "actual"})
_LEAST: Final = 2
"""How many indicators stand beside each other at least."""


@frozen
class _Row:
    """A row of such a table: its heading, what this speaks for, and the other cells."""

    head: Cell
    role: str
    cells: tuple[Cell, ...]


def upright(grid: Grid) -> tuple[Grid, ...]:
    """The grid in its parts, each table of indicators side by side turned; most have none.

    What stands in such a table and is no part of it, as the label of the block, comes before it.

    >>> texts = ("三级指标 里程 合格率", "目标值 1公里 95%", "完成值 1公里 96%", "得分 50 50")
    >>> rows = [tuple(Cell(row=row, column=at, text=text) for at, text in enumerate(each.split()))
    ...     for row, each in enumerate(texts)]
    >>> (turned,) = upright(Grid(name="表1", rows=tuple(rows)))
    >>> [" ".join(cell.text for cell in row) for row in turned.rows]
    ['三级指标 目标值 完成值 得分', '里程 1公里 1公里 50', '合格率 95% 96% 50']
    """
    made: list[Grid] = []
    after = 0
    for start, rows in _tables(grid):
        if start > after:
            made.append(evolve(grid, rows=grid.rows[after:start]))
        after, turned = start + len(rows), _turned(rows)
        kept = {id(cell) for row in turned for cell in row}
        left = [c for row in grid.rows[start:after] for c in row if c.text and id(c) not in kept]
        made += [evolve(grid, rows=(tuple(left),))] if left else []
        made.append(evolve(grid, rows=turned, aligned=False))
    if not made:
        return (grid,)
    return (*made, evolve(grid, rows=grid.rows[after:])) if grid.rows[after:] else tuple(made)


def _tables(grid: Grid) -> Iterator[tuple[int, list[_Row]]]:
    """The tables of indicators side by side, each with the place of its first row."""
    found: list[_Row] = []
    for place, cells in enumerate((*grid.rows, ())):
        row = _row(cells)
        if row is not None and not any(row.role == each.role for each in found):
            found.append(row)
            continue
        if _is_table(found):
            yield place - len(found), found
        found = [] if row is None else [row]


def _row(cells: Sequence[Cell]) -> _Row | None:
    """The row with what its heading speaks for; None where it begins with no such heading.

    The label of the whole block, merged down, may stand left of the heading.
    """
    said = [each for each in cells[:2] if each.text.strip() and each.row_span == 1]
    if len(cells) <= _LEAST or not said or is_quantity(said[0].text):
        return None
    roles = spoken_for(said[0].text)
    if len(roles) != 1:
        return None
    (role,) = roles
    others = tuple(cell for cell in cells if cell.column >= said[0].end)
    heads = sum(bool(spoken_for(cell.text)) for cell in others if role not in LEVELS)
    return None if heads else _Row(said[0], role, others)


def _is_table(rows: Sequence[_Row]) -> bool:
    """Whether rows are of indicators side by side: names, results and scores, and figures."""
    roles = {row.role for row in rows}
    if not (roles & set(LEVELS) and roles >= _RESULTS and roles & _SCORES):
        return False
    figures = (is_quantity(cell.text) for row in rows if row.role in _SCORES for cell in row.cells)
    return len(_names(rows)) >= _LEAST and sum(figures) >= _LEAST


def _names(rows: Sequence[_Row]) -> list[Cell]:
    """The cells that name the indicators: those of the deepest level."""
    level = max((row for row in rows if row.role in LEVELS), key=lambda row: LEVELS.index(row.role))
    return [cell for cell in level.cells if cell.text.strip()]


def _turned(rows: Sequence[_Row]) -> tuple[tuple[Cell, ...], ...]:
    """The headings as one row, and below them a row for each indicator."""
    made = [tuple(row.head for row in rows)]
    taken: set[int] = set()
    for name in _names(rows):
        cells = []
        for row in rows:
            over = next((c for c in row.cells if c.column <= name.column < c.end), None)
            again = over is not None and id(over) in taken
            if over is None or again:
                blank = Cell(row=row.head.row, column=name.column, continues=again)
                cells.append(blank)
            else:
                taken.add(id(over))
                cells.append(over)
        made.append(tuple(cells))
    return tuple(made)
