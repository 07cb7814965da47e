"""The tables that lines on a page rule: cells between the lines, merged where none is drawn.

Lines that almost touch are one; a border may be drawn in pieces, or as a thin box. What one line
frames alone is no table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from perfeval.errors import Phrase
from perfeval.forms.sources.limits import refusal

__all__ = ["Line", "Ruled", "ruled_tables"]

Line = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the upper left corner."""

_NEAR = 3.0
_SHORT = 1.0


@frozen
class Ruled:
    """A table: where its columns and rows begin and end, and its cells by their first corner.

    `cells` gives for each elementary place (row, column) the first place of the cell that covers
    it, and `spans` for that place how many rows and columns the cell covers.
    """

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    cells: dict[tuple[int, int], tuple[int, int]]
    spans: dict[tuple[int, int], tuple[int, int]]

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """The first place of the cell in which a point lies; None outside."""
        row, column = bisect_right(self.tops, y) - 1, bisect_right(self.lefts, x) - 1
        return self.cells.get((row, column))


def ruled_tables(lines: Iterable[Line], most: int) -> Iterator[Ruled]:
    """The tables of a page from above. Raises `DecodeError` for more than `most` cells in one."""
    levels: list[Line] = []
    uprights: list[Line] = []
    for line in lines:
        wide, high = line[2] - line[0], line[3] - line[1]
        if max(wide, high) > _SHORT:
            (levels if wide > high else uprights).append(line)
    levels.sort(key=lambda line: line[1])
    start = 0
    for top, bottom, own in _bands(uprights):
        while start < len(levels) and levels[start][1] < top - _NEAR:
            start += 1
        end = start
        while end < len(levels) and levels[end][1] <= bottom + _NEAR:
            end += 1
        table = _table(levels[start:end], own, most)
        if table is not None:
            yield table
        start = end


def _bands(uprights: list[Line]) -> Iterator[tuple[float, float, list[Line]]]:
    """The stretches of a page in which upright lines follow each other without a gap."""
    own: list[Line] = []
    bottom = 0.0
    for line in sorted(uprights, key=lambda line: line[1]):
        if own and line[1] > bottom + _NEAR:
            yield own[0][1], bottom, own
            own = []
        bottom = max(bottom, line[3]) if own else line[3]
        own.append(line)
    if own:
        yield own[0][1], bottom, own


def _table(levels: Sequence[Line], uprights: Sequence[Line], most: int) -> Ruled | None:
    ends = [at for line in levels for at in (line[0], line[2])]
    lefts = _joined([line[0] for line in uprights] + ([min(ends), max(ends)] if ends else []))
    tops = _joined([line[1] for line in levels])
    rows, columns = len(tops) - 1, len(lefts) - 1
    if rows < 1 or columns < 1:
        return None
    if rows * columns > most:
        raise refusal("", Phrase("a table of more than {most} cells", most=most))
    beside = _borders([(line[0], line[1], line[3]) for line in uprights], lefts, tops)
    below = _borders([(line[1], line[0], line[2]) for line in levels], tops, lefts)
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in cells:
                corner = (row, column)
                high, wide = _reach(corner, rows, columns, beside, below, cells)
                spans[corner] = (high, wide)
                cells |= {
                    (each, other): corner
                    for each in range(row, row + high)
                    for other in range(column, column + wide)
                }
    return _compact(lefts, tops, cells, spans) if len(spans) > 1 else None


def _reach(
    corner: tuple[int, int],
    rows: int,
    columns: int,
    beside: set[tuple[int, int]],
    below: set[tuple[int, int]],
    taken: dict[tuple[int, int], tuple[int, int]],
) -> tuple[int, int]:
    """How many rows and columns a cell covers: first to the right, then whole rows down."""
    row, column = corner
    end = column + 1
    while end < columns and (end, row) not in beside and (row, end) not in taken:
        end += 1
    last = row + 1
    while last < rows and not any((last, each) in below for each in range(column, end)):
        if any((each, last) in beside for each in range(column + 1, end)):
            break
        last += 1
    return last - row, end - column


def _joined(values: list[float]) -> list[float]:
    """Values in order, those that are near each other as one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(group[0] + group[-1]) / 2 for group in groups]


def _borders(
    lines: list[tuple[float, float, float]], across: list[float], along: list[float]
) -> set[tuple[int, int]]:
    """Where lines part: (number of the line across, number of the stretch along it)."""
    pieces: dict[int, list[tuple[float, float]]] = {}
    for at, start, end in lines:
        number = min(bisect_right(across, at + _NEAR), len(across)) - 1
        pieces.setdefault(number, []).append((start, end))
    middles = [(one + other) / 2 for one, other in pairwise(along)]
    made: set[tuple[int, int]] = set()
    for number, stretches in pieces.items():
        covered = 0
        for start, end in sorted(stretches):
            covered = max(covered, bisect_right(middles, start))
            while covered < len(middles) and middles[covered] <= end:
                made.add((number, covered))
                covered += 1
    return made


def _compact(
    lefts: list[float],
    tops: list[float],
    cells: dict[tuple[int, int], tuple[int, int]],
    spans: dict[tuple[int, int], tuple[int, int]],
) -> Ruled:
    """The table without the rows and columns in which no cell begins."""
    rows = sorted({row for row, _ in spans})
    columns = sorted({column for _, column in spans})

    def place(at: tuple[int, int]) -> tuple[int, int]:
        return bisect_right(rows, at[0]) - 1, bisect_right(columns, at[1]) - 1

    made = {place(at): place(corner) for at, corner in cells.items()}
    sized: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), (high, wide) in spans.items():
        first, last = place((row, column)), place((row + high - 1, column + wide - 1))
        sized[first] = (last[0] - first[0] + 1, last[1] - first[1] + 1)
    return Ruled(
        lefts=(*(lefts[each] for each in columns), lefts[-1]),
        tops=(*(tops[each] for each in rows), tops[-1]),
        cells=made,
        spans=sized,
    )
