"""A heading of two rows made one, where a source knows only the order of the cells.

There the upper row is short: each of its cells goes on in a blank one of the row below, or is
divided into a run of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from attrs import evolve

from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.sources.grid import Cell

__all__ = ["with_one_heading"]


def with_one_heading(segment: Segment, place: int) -> Segment:
    """The segment; two rows of a heading that begins at `place` are one, the upper a head."""
    upper, *below = segment.lines[place : place + 2]
    lower = below[0] if below and below[0].grid is upper.grid else upper
    if upper.aligned or len(upper.cells) >= len(lower.cells) or lower.cells[0].text.strip():
        return segment
    cells = _one_row(upper.cells, lower.cells)
    if cells is None:
        return segment
    lines = [*segment.lines[:place], evolve(lower, cells=cells), *segment.lines[place + 2 :]]
    kept = {cell.text for cell in cells}
    over = evolve(upper, cells=tuple(cell for cell in upper.cells if cell.text not in kept))
    return evolve(segment, lines=lines, heads=[*segment.heads, over])


def _one_row(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[Cell, ...] | None:
    """The lower cells, the blank ones with what goes on there; None where that is open."""
    by_words = groupby(lower, lambda cell: bool(cell.text.strip()))
    runs = [(filled, list(cells)) for filled, cells in by_words]
    words = sum(filled for filled, _ in runs)
    divided = len(upper) - sum(len(cells) for filled, cells in runs if not filled)
    if divided < words or (divided > words > 1):
        return None
    waiting = list(upper)
    made: list[Cell] = []
    for filled, cells in runs:
        count = divided // words if filled else len(cells)
        over, waiting = waiting[:count], waiting[count:]
        made += (
            cells
            if filled
            else [evolve(each, column=cell.column) for each, cell in zip(over, cells, strict=True)]
        )
    return tuple(made)
