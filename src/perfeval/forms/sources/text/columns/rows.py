"""The rows of a stretch of lines: which lines are those of one row.

The cells of a row stand between two rules, so its lines follow each other and are those of no
other row. Whether cells begin together, end together or are centred is the same all over a
document: the way in which most cells stand as they should is taken. A column of points has one
figure a row, and a line goes on with the one above it if its words and figures may.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import define, frozen

from perfeval.forms.sources.text.cell_lines import heads
from perfeval.forms.sources.text.columns.wrapping import is_part, part_cost, width_of
from perfeval.forms.sources.text.pieces import says_figure

__all__ = ["Band", "Line", "Ruler", "Stand"]

Band = tuple[int, int]
"""A row: its first line, and the one behind its last."""
_ROW, _BARE, _HOLLOW = 50, 250, 600
"""What a row costs, one without figures among others with some, one without a cell."""
_LONELY, _LED = 100, 10
"""What is added for a row of one cell, and for one that begins with a mere label."""
_REST: Final = 50
"""What it costs at most that the rest of a broken figure goes on with it."""
_AGAIN: Final = 8
"""What each further line of a cell costs, times the lines that it has."""
_SIDE: Final = 4
"""How many cells stand beside each other at least in a line that is a row of its own."""


class Stand(enum.Enum):
    """How the cells of a row stand in it."""

    TOP = "top"
    FOOT = "foot"
    CENTRE = "centre"


@frozen
class Line:
    """A line of a stretch: its number, and what it says in each column."""

    number: int
    texts: tuple[str, ...]


@define
class _Cell:
    """A cell as far as it is read from below: its first and last line, and how many it has."""

    first: int
    last: int
    lines: int = 1


class Ruler:
    """Finds the rows of lines of the same columns.

    `merged` are columns of labels that stand left of several rows, `figured` those of figures;
    a row has `tallest` lines at most.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        merged: Sequence[bool],
        figured: Sequence[bool],
        tallest: int,
    ) -> None:
        self._tallest = tallest
        self._numbers = [line.number for line in lines]
        self._whole = [line.texts for line in lines]
        self._texts = [
            [
                "" if merged[column] and is_part(text) else text
                for column, text in enumerate(line.texts)
            ]
            for line in lines
        ]
        self._figured = figured
        self._wide = len(merged) >= _SIDE
        columns = range(len(merged))
        self._widest = [
            max((width_of(texts[column]) for texts in self._texts), default=0) for column in columns
        ]
        self._goes_on = [self._costs(column) for column in columns]
        rests = {
            (other, column)
            for column in columns
            for other, cost in self._goes_on[column]
            if other and cost <= _REST
        }
        self._begun = [self._begins(number, rests) for number in range(len(lines))]
        self._cuts = [0, *self._cut()]

    def ruled(self, stand: Stand) -> tuple[int, list[Band]]:
        """What the best division into rows costs, and the rows."""
        best: list[tuple[int, int]] = [(0, 0)]
        for end in range(1, len(self._numbers) + 1):
            best.append(
                min((best[start][0] + cost, start) for start, cost in self._ways(end, stand))
            )
        made: list[Band] = []
        at = len(self._numbers)
        while at > 0:
            made.append((best[at][1], at))
            at = best[at][1]
        return best[-1][0], made[::-1]

    def _costs(self, column: int) -> list[tuple[int, int]]:
        """For each line the next one with a text in a column, and what it costs to join them."""
        made = [(0, 0)] * len(self._texts)
        said = [number for number, texts in enumerate(self._texts) if texts[column]]
        for one, other in pairwise(said):
            cost = part_cost(
                self._texts[one][column],
                self._texts[other][column],
                self._widest[column],
                self._numbers[other] - self._numbers[one],
                figured=self._figured[column],
            )
            made[one] = (other, cost)
        return made

    def _begins(self, number: int, rests: set[tuple[int, int]]) -> bool:
        """Whether a line has a figure that is no rest of one broken above it."""
        return any(
            figured and says_figure(text) and (number, column) not in rests
            for column, (figured, text) in enumerate(
                zip(self._figured, self._texts[number], strict=True)
            )
        )

    def _cut(self) -> Iterator[int]:
        """What it costs to end a row above each line; less than nothing where it should."""
        for number, (above, texts) in enumerate(pairwise(self._texts), start=1):
            both = [
                column for column, pair in enumerate(zip(above, texts, strict=True)) if all(pair)
            ]
            near = self._numbers[number] - self._numbers[number - 1] == 1
            cost = sum(
                30 if self._widest[column] <= 10 else 80
                for column in both
                if near and self._is_full(number - 1, column)
            )
            if self._are_rows(number):
                cost = -_BARE
            yield cost

    def _are_rows(self, number: int) -> bool:
        """Whether a line and the one above it, of columns without figures, have the same cells."""
        above, texts = self._whole[number - 1 : number + 1]
        both = [pair for pair in zip(above, texts, strict=True) if all(pair)]
        most = max(sum(map(bool, above)), sum(map(bool, texts)))
        alike = len(both) >= _SIDE and 5 * len(both) >= 4 * most and not any(self._figured)
        return alike and 2 * sum(heads(one + other) for one, other in both) < len(both)

    def _is_full(self, line: int, column: int) -> bool:
        """Whether a text of words fills its column, and the one right below goes on with it."""
        if self._figured[column]:
            return False
        full = width_of(self._texts[line][column]) > self._widest[column] - 2
        return full and self._goes_on[column][line][1] < 40

    def _ways(self, end: int, stand: Stand) -> Iterator[tuple[int, int]]:
        """For each first line of a row that ends before `end`, from below, what the row costs."""
        cells: dict[int, _Cell] = {}
        joined = 0
        figured = not any(self._figured)
        for start in range(end - 1, max(end - self._tallest, 0) - 1, -1):
            number = self._numbers[start]
            figured = figured or self._begun[start]
            for column, text in enumerate(self._texts[start]):
                if not text:
                    continue
                cell = cells.setdefault(column, _Cell(number, number, 0))
                if cell.lines:
                    joined += self._goes_on[column][start][1] + _AGAIN * cell.lines
                cell.first = number
                cell.lines += 1
            cost = _HOLLOW
            if cells:
                cost = joined + (_ROW if figured else _BARE) + _apart(list(cells.values()), stand)
                cost += _LONELY * (self._wide and len(cells) == 1)
            yield start, cost + self._cuts[start] + _LED * (not any(self._texts[start]))


def _apart(cells: Sequence[_Cell], stand: Stand) -> int:
    """What it costs that the cells of a row do not stand as they should."""
    top, foot = min(cell.first for cell in cells), max(cell.last for cell in cells)
    if stand is Stand.TOP:
        return sum(100 * min(cell.first - top, 2) for cell in cells)
    if stand is Stand.FOOT:
        return sum(100 * min(foot - cell.last, 2) for cell in cells)
    return sum(_off(abs(cell.first + cell.last - top - foot)) for cell in cells)


def _off(halves: int) -> int:
    """The same of a cell that is so many halves of a line off the middle of its row.

    One of two lines has no line in its middle: what stands beside it stands half a line off.
    """
    return 30 * halves if halves < 3 else min(50 * halves, 200)
