"""Cells that narrow columns broke, of which the lines stand below each other, made whole.

A row of an evaluation has figures, its points at least; they stand beside the first line of its
cells, beside the last one, or between. So a line without figures, right below a row with some, is
the rest of that row, if each of its pieces stands under one of the row and may go on with it; and
one right above a row is the first lines of its cells, if they fill their columns. Below headings,
and below names, a line is the rest of them if words come of it that head a column or a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from attrs import define, evolve, field

from perfeval.forms.sources.text.cell_lines import (
    begins_cell,
    goes_on_in_figures,
    heads,
    is_block,
    is_label,
)
from perfeval.forms.sources.text.pieces import Piece, says_figure

__all__ = ["unwrapped_cells"]

_OFF: Final = 1
"""By how much the lines of a cell may begin apart."""
_WIDE: Final = 2
"""As wide as a Chinese character."""
_FEWEST: Final = 4
"""How many characters a line has at least that fills its column."""
_GAP: Final = 4
"""How far before the next column such a line may end."""
_NARROW: Final = 7
"""Up to how wide a column is broken into lines that are alike; else a rest is shorter."""


@define
class _Cell:
    """A cell as far as it is read: its row and place there, its last line, and the widest one."""

    row: int
    place: int
    tail: Piece
    widest: int


@define
class _Columns:
    """Of the pieces that begin at each place, how wide the widest is, and where the next begins."""

    _widest: dict[int, int] = field(factory=dict)
    _next: dict[int, int] = field(factory=dict)

    def take(self, line: Sequence[Piece]) -> None:
        """Take a further line."""
        for piece in line:
            self._widest[piece.start] = max(self._widest.get(piece.start, 0), piece.width)
        for piece, after in pairwise(line):
            self._next[piece.start] = min(self._next.get(piece.start, after.start), after.start)

    def fills(self, piece: Piece) -> bool:
        """Whether a line of a cell is as wide as any there, up to nearly the next column."""
        starts = range(piece.start - _OFF, piece.start + _OFF + 1)
        widest = max((self._widest.get(start, 0) for start in starts), default=0)
        after = min((self._next[start] for start in starts if start in self._next), default=None)
        wide = piece.width + _OFF >= widest > 0 and len(piece.text) >= _FEWEST
        return wide and (after is None or after - piece.end <= _GAP)


@define
class _Table:
    """The rows of a table as far as they are joined.

    `cells` are those of the line above, and `ahead` the first lines of cells of the next row.
    """

    _columns: _Columns
    rows: list[list[Piece]] = field(factory=list)
    _figures: list[int] = field(factory=list)
    """How many figures each row has, which no further line of its cells changes."""
    _cells: list[_Cell] = field(factory=list)
    _ahead: Sequence[Piece] = ()

    def take(self, line: Sequence[Piece], below: Sequence[Sequence[Piece]]) -> None:
        """Take the next line: as the rest of the cells above it, or for a row."""
        over = list(self._over(line))
        if not self._is_rest(line, over):
            over = list(takewhile(lambda pair: is_block(self._text(pair[0]), pair[1].text), over))
        self._cells = [self._joined(cell, piece) for cell, piece in over]
        begun = line[len(over) :]
        if not self._ahead and self._leads(begun, below):
            self._ahead = begun
        elif begun:
            row = _led(begun, self._ahead)
            self._ahead = ()
            self._cells += [
                _Cell(len(self.rows), place, piece, piece.width) for place, piece in enumerate(row)
            ]
            self.rows.append(row)
            self._figures.append(_figures(row))

    def _over(self, line: Sequence[Piece]) -> Iterator[tuple[_Cell, Piece]]:
        """The pieces at the front of a line that may go on with cells above, with those.

        Two pieces of a line are no line of one cell.
        """
        last = None
        cells, passed = self._cells, 0
        for piece in line:
            while passed < len(cells) and _is_left(cells[passed].tail, piece):
                passed += 1  # of the pieces that follow none is under it, either
            left = (cells[place] for place in range(passed, len(cells)))
            cell = next((each for each in left if _is_under(piece, each.tail)), None)
            if cell is None or cell is last or not self._goes_on(cell, piece):
                return
            yield cell, piece
            last = cell

    def _goes_on(self, cell: _Cell, piece: Piece) -> bool:
        """Whether a piece may be the next line of a cell: those above it fill their column."""
        tail = cell.tail
        if begins_cell(tail.text, piece.text):
            return False
        if self._fills(cell, piece):
            return True
        most = cell.widest + (2 * _WIDE if cell.widest <= _NARROW else -1)
        full = cell.widest - _WIDE < tail.width and piece.width <= most
        known = self._figures[cell.row] < 2 and heads(self._text(cell) + piece.text)
        return (full or known) and goes_on_in_figures(tail.text, piece.text)

    def _fills(self, cell: _Cell, piece: Piece) -> bool:
        """Whether a piece stands right under a cell of figured rows that fills its column."""
        row = self.rows[cell.row]
        whole = row[cell.place]
        ended = 2 * cell.tail.width < cell.widest
        under = not ended and _place([whole], piece) == 0
        figured = _has_figures(self._figures[cell.row], len(row))
        return under and figured and self._columns.fills(whole)

    def _is_rest(self, line: Sequence[Piece], over: Sequence[tuple[_Cell, Piece]]) -> bool:
        """Whether all pieces of a line go on with cells of the line above."""
        if len(over) < len(line) or _figures(line) > 1:
            return False
        if self._figures[-1] > 1 or all(self._fills(*pair) for pair in over):
            return True
        texts = [(self._text(cell), piece.text) for cell, piece in over]
        return any(heads(text + rest) or is_block(text, rest) for text, rest in texts)

    def _leads(self, line: Sequence[Piece], below: Sequence[Sequence[Piece]]) -> bool:
        """Whether a line holds the first lines of cells of the row below it.

        Labels of its groups may stand beside them, which the row then lacks.
        """
        row, rest = [*below, (), ()][:2]
        if _is_figured(line) or not _is_figured(row):
            return False
        rest = () if _is_figured(rest) else rest
        return not all(is_label(piece.text) for piece in line) and all(
            _place(row, piece) < 0
            if is_label(piece.text)
            else self._columns.fills(piece) and max(_place(row, piece), _place(rest, piece)) >= 0
            for piece in line
        )

    def _text(self, cell: _Cell) -> str:
        return self.rows[cell.row][cell.place].text

    def _joined(self, cell: _Cell, piece: Piece) -> _Cell:
        row = self.rows[cell.row]
        row[cell.place] = row[cell.place].above(piece)
        return evolve(cell, tail=piece, widest=max(cell.widest, piece.width))


def unwrapped_cells(lines: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The rows of a table whose cells were broken over lines."""
    columns = _Columns()
    for line in filter(_is_figured, lines):
        columns.take(line)
    table = _Table(columns)
    for number, line in enumerate(lines, start=1):
        table.take(line, lines[number : number + 2])
    return table.rows


def _led(line: Sequence[Piece], ahead: Sequence[Piece]) -> list[Piece]:
    """A row with the first lines of its cells that stand above it."""
    row = [*line]
    for piece in ahead:
        place = _place(row, piece)
        if place >= 0:
            row[place] = piece.above(row[place])
        else:
            row.append(piece)
    return sorted(row, key=lambda each: each.start)


def _place(pieces: Sequence[Piece], piece: Piece) -> int:
    """The place of the piece that begins where another does; -1 for none."""
    return next((n for n, each in enumerate(pieces) if abs(each.start - piece.start) <= _OFF), -1)


def _is_under(piece: Piece, tail: Piece) -> bool:
    """Whether a piece begins where the line above it does, or lies within that."""
    inside = tail.start - _OFF <= piece.start and piece.end <= tail.end + _OFF
    return inside or _place([tail], piece) == 0


def _is_left(tail: Piece, piece: Piece) -> bool:
    """Whether a line of a cell ends before a piece begins, and begins before it, too."""
    return max(tail.start, tail.end) + _OFF < piece.start


def _figures(line: Sequence[Piece]) -> int:
    return sum(says_figure(piece.text) for piece in line)


def _is_figured(line: Sequence[Piece]) -> bool:
    """Whether a line is that of a row which has figures: with two, or one among words."""
    return _has_figures(_figures(line), len(line))


def _has_figures(figures: int, pieces: int) -> bool:
    return figures > 1 or (figures == 1 and pieces > 2)
