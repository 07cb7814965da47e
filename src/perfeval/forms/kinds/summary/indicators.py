"""The indicators that a list of projects has beside each project, several rows each.

The columns of a project are merged down its rows, or blank below the first. Each half of a row is
made a line of its own, so that the indicators are read as those of any form.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.kinds.self_evaluation.indicators import IndicatorTable
from perfeval.forms.layout.columns.roles.heading_block import Block, blocks
from perfeval.forms.layout.columns.roles.judged import Judged, judged
from perfeval.forms.layout.columns.stacks import Stack
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.cores import LEVELS, SAID, spoken_for
from perfeval.forms.words.labels import is_figure, role_of
from perfeval.forms.words.ratings import is_rating_label
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS, is_project_name
from perfeval.text.labels import joined, squeeze

__all__ = ["Beside", "indicators_beside"]

_RESULTS: Final = frozenset({"value", "actual", "points"})
_SAID: Final = SAID - {"claimed"}
_LEVELS: Final = frozenset(LEVELS)
_MOST_ROWS: Final = 3


@frozen
class _Extent:
    """The grid columns that are of the indicators."""

    start: int
    end: int

    def parted(self, line: Line) -> tuple[Line, Line]:
        """What a row says of the project, and what of an indicator: a line each."""
        inner = [self.start <= cell.column < self.end for cell in line.cells]
        halves = [
            tuple(c for c, of_row in zip(line.cells, inner, strict=True) if of_row == half)
            for half in (False, True)
        ]
        return evolve(line, cells=halves[0]), evolve(line, cells=halves[1])


@frozen(kw_only=True)
class Beside:
    """The indicators beside the rows of a list: their columns, judged with the rows of all."""

    extent: _Extent
    heads: tuple[Line, ...]
    block: Block
    found: Judged

    def read(self, lines: Sequence[Line], table: IndicatorTable) -> None:
        """Read the indicators of one project, which these lines are."""
        own = evolve(self.block, until=None)
        table.under(self.found, own, [*self.heads, *lines])
        for line in lines:
            table.row(line)
        table.finish()


def indicators_beside(lines: Sequence[Line], first: int, named: Cell) -> Beside | None:
    """The indicators right of the column of names of a list, whose heading begins at `first`."""
    grid = lines[first].grid
    rows = list(takewhile(lambda line: line.grid is grid, lines[first:]))
    even = len({len(line.cells) for line in rows}) == 1  # where columns go by the order of cells
    start = _first_level(rows, named) if lines[first].aligned or even else None
    if start is None:
        return None
    width = max(cell.end for line in rows for cell in line.cells)
    right = _first_block(_halves(rows, _Extent(start, width)))
    if right is None or not _are_named(rows, named, right.below):
        return None
    stacks = [_from(stack, 0 if right.aligned else start) for stack in right.stacks]
    kept = _without_closing(stacks, _below_first(rows[right.below :], named))
    if not _RESULTS & {role for stack in kept for role in _role(stack)}:
        return None
    extent = _Extent(start, kept[-1].end)
    halves = _halves(rows, extent)
    block = _first_block(halves) or right
    found = judged(block, halves, INDICATOR_COLUMNS)
    return Beside(extent=extent, heads=tuple(halves[: block.below]), block=block, found=found)


def _first_block(lines: Sequence[Line]) -> Block | None:
    """The heading that lines begin with, below captions at most."""
    found = next(iter(blocks(lines, INDICATOR_COLUMNS).values()), None)
    return found if found is not None and found.first < _MOST_ROWS else None


def _are_named(rows: Sequence[Line], named: Cell, below: int) -> bool:
    """Whether the heading of names has the heading's whole height, and names below it."""
    texts = [_text(line, named.column, named.end) for line in rows]
    return not any(texts[1:below]) and any(texts[below:])


def _halves(lines: Sequence[Line], extent: _Extent) -> list[Line]:
    return [extent.parted(line)[1] for line in lines]


def _first_level(rows: Sequence[Line], named: Cell) -> int | None:
    """Where the first level of the indicators stands, by the words of the heading."""
    heads = takewhile(lambda line: not any(map(is_figure, line.texts)), rows[:_MOST_ROWS])
    cells = [cell for line in heads for cell in line.said if cell.column >= named.end]
    if not (is_project_name(named.text) or any(map(_is_level1, cells))):
        return None  # 项目 may itself be the first level
    levels = [cell.column for cell in cells if _LEVELS & spoken_for(cell.text).keys()]
    return min(levels, default=None)


def _is_level1(cell: Cell) -> bool:
    return role_of(cell.text, INDICATOR_COLUMNS) == "level1"


def _from(stack: Stack, start: int) -> Stack:
    """A column as far right: where only the order of cells is known, columns count from 0."""
    return evolve(stack, start=stack.start + start, end=stack.end + start)


def _role(stack: Stack) -> frozenset[str]:
    known = role_of(stack.label, INDICATOR_COLUMNS)
    return frozenset({known} if known else spoken_for(stack.label))


def _below_first(rows: Sequence[Line], named: Cell) -> list[Line]:
    """The rows that go on with the project of the row above them."""
    return [line for line in rows if not _text(line, named.column, named.end)]


def _without_closing(stacks: Sequence[Stack], further: Sequence[Line]) -> list[Stack]:
    """The columns without those at their end that are of the project: 总分, 等级, and 备注.

    These say nothing in the further rows of a project, or are called a total.
    """

    def is_of_project(stack: Stack) -> bool:
        return "总" in stack.label or is_rating_label(joined(stack.label))

    def may_be(stack: Stack) -> bool:
        blank = bool(further) and not any(_text(line, stack.start, stack.end) for line in further)
        return blank or is_of_project(stack)

    ends = list(takewhile(may_be, reversed(stacks)))
    while ends and _role(ends[-1]) & _SAID and not is_of_project(ends[-1]):
        ends.pop()
    return list(stacks[: len(stacks) - len(ends)])


def _text(line: Line, start: int, end: int) -> str:
    return squeeze("".join(c.text for c in line.cells if start <= c.column < end))
