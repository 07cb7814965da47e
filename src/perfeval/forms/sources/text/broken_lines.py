"""Cells that a page broke over lines, joined again in the row that they belong to.

A cell is broken where a line of it fills its column: it is as wide as any other there, and reaches
nearly to the next column. The line below begins right below it. The figures of the row stand
beside the first line of its cells, beside the last one, or between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import define, evolve, field

from perfeval.forms.sources.text.pieces import Piece, says_figure
from perfeval.forms.words.cores import KIND

__all__ = ["rejoined"]

_FEWEST: Final = 4
"""How many characters a line has at least that fills its column."""
_GAP: Final = 4
"""How far before the next column such a line may end."""
_OFF: Final = 1
"""By how much the lines of a cell may begin apart, and be less wide than the widest one."""
_LABEL: Final = re.compile(
    rf"(?:{KIND}|产出|效益|效果|(?:服务对象|社会公众)?满意度|成本)指标|[总合小]\s{{0,8}}计|总\s{{0,8}}分"
)
"""What is a label of its own and the rest of none."""


def rejoined(lines: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The lines of a table; those that are the rest of cells are joined with their rows."""
    table = _Table(lines)
    for number in range(len(lines)):
        table.take(number)
    return table.rows


@define
class _Table:
    """The rows as far as they are joined; `tails` are the last lines of the cells of the last one.

    `ahead` are the first lines of the cells of the next row.
    """

    lines: Sequence[Sequence[Piece]]
    rows: list[list[Piece]] = field(factory=list)
    tails: list[Piece] = field(factory=list)
    ahead: Sequence[Piece] = ()
    _widest: dict[int, int] = field(factory=dict)
    _next: dict[int, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """How wide the columns are that begin at each place, and where the next one begins."""
        for line in filter(_is_figured, self.lines):
            for piece in line:
                wide = self._widest.get(piece.start, 0)
                self._widest[piece.start] = max(wide, piece.end - piece.start)
            for piece, after in pairwise(line):
                self._next[piece.start] = min(self._next.get(piece.start, after.start), after.start)

    def take(self, number: int) -> None:
        """Take the line of this number: as the rest of the last row, or for the next one."""
        line = self.lines[number]
        if self._is_rest(line):
            row = self.rows[-1]
            for piece in line:
                place = _place(self.tails, piece)
                whole = row[place]
                end = max(whole.end, piece.end)
                row[place] = evolve(whole, text=whole.text + piece.text, end=end)
                self.tails[place] = piece
        elif self._leads(line, number):
            self.ahead = line
        else:
            self.rows.append(self._led(line))
            self.tails = [*self.rows[-1]]
            for piece in self.ahead:
                place = _place(self.rows[-1], piece)
                if self.rows[-1][place] is piece:
                    self.tails[place] = piece
            self.ahead = ()

    def _is_rest(self, line: Sequence[Piece]) -> bool:
        """Whether each piece of a line goes on with a cell of the last row."""
        if _is_figured(line) or not self.rows or not _is_figured(self.rows[-1]):
            return False
        places = [_place(self.tails, piece) for piece in line]
        return all(
            place >= 0 and self._is_full(self.tails[place]) and not _LABEL.fullmatch(piece.text)
            for place, piece in zip(places, line, strict=True)
        )

    def _leads(self, line: Sequence[Piece], number: int) -> bool:
        """Whether a line holds the first lines of cells of the row below it.

        Labels of its groups may stand beside them, which the row then lacks.
        """
        row, rest = [*self.lines[number + 1 : number + 3], (), ()][:2]
        if _is_figured(line) or not _is_figured(row):
            return False
        broken = [piece for piece in line if not _LABEL.fullmatch(piece.text)]
        labels = [piece for piece in line if _LABEL.fullmatch(piece.text)]
        below = () if _is_figured(rest) else rest
        return (
            bool(broken)
            and all(_place(row, piece) < 0 for piece in labels)
            and all(
                self._is_full(piece) and (_place(row, piece) >= 0 or _place(below, piece) >= 0)
                for piece in broken
            )
        )

    def _led(self, line: Sequence[Piece]) -> list[Piece]:
        """A row with the first lines of its cells that stand above it."""
        row = [*line]
        for piece in self.ahead:
            place = _place(row, piece)
            if place >= 0:
                end = max(piece.end, row[place].end)
                row[place] = evolve(row[place], text=piece.text + row[place].text, end=end)
            else:
                row.append(piece)
        return sorted(row, key=lambda each: each.start)

    def _is_full(self, piece: Piece) -> bool:
        """Whether a line of a cell fills its column."""
        starts = range(piece.start - _OFF, piece.start + _OFF + 1)
        widest = max((self._widest.get(start, 0) for start in starts), default=0)
        after = min((self._next[start] for start in starts if start in self._next), default=None)
        wide = piece.end - piece.start + _OFF >= widest > 0 and len(piece.text) >= _FEWEST
        return wide and (after is None or after - piece.end <= _GAP)


def _is_figured(line: Sequence[Piece]) -> bool:
    """Whether a line is one of the row itself: it has figures."""
    figures = sum(says_figure(piece.text) for piece in line)
    return figures > 1 or (figures == 1 and len(line) > 2)


def _place(pieces: Sequence[Piece], piece: Piece) -> int:
    """The place of the piece that begins where another does; -1 for none."""
    return next((n for n, each in enumerate(pieces) if abs(each.start - piece.start) <= _OFF), -1)
