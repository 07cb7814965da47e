"""Tables that text draws with lines, read by the places of their lines.

A cell reaches from one upright line to the next, and goes on in the row below where no line is
drawn under it; so merged cells are known in both directions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import define, field, frozen

from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.grid import Cell
from perfeval.forms.sources.text.widths import MEASURES, Measure, offsets

__all__ = ["PIPES", "is_border", "is_drawn", "ruled_rows"]

PIPES: Final = "|｜│┃║"
_KNOTS: Final = "+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╭╮╰╯╞╪╡╟╫╢┝┿┥┠╂┨┯┷"
_RULES: Final = "-=─━═:_—"
_BORDER: Final = re.compile(f"[ {re.escape(PIPES + _KNOTS + _RULES)}]{{3,}}")
_RULED: Final = re.compile(f"[{re.escape(_RULES)}]")
_RULE: Final = re.compile(f"[{re.escape(_RULES)}]+")
_EDGES: Final = re.compile(f"[{re.escape(PIPES + _KNOTS)}]")


def is_border(line: str) -> bool:
    """Whether a line draws a rule and says nothing.

    >>> is_border("├───┼───┤"), is_border("|---|"), is_border("| - 5 |")
    (True, True, False)
    """
    return _RULED.search(line) is not None and _BORDER.fullmatch(line) is not None


def is_drawn(line: str) -> bool:
    """Whether a line begins and ends with what stands upright, as `+产出+---+` in a drawing."""
    ends = line.strip()
    return len(ends) > 2 and all(end in PIPES + _KNOTS for end in (ends[0], ends[-1]))


@frozen
class _Piece:
    """What a line holds between two upright lines, which stand at `start` and `end`."""

    start: int
    end: int
    text: str
    is_rule: bool = False


@define
class _Row:
    """The lines of one row, and the border above it where one is drawn."""

    lines: list[list[_Piece]] = field(factory=list)
    above: list[_Piece] = field(factory=list)


def ruled_rows(block: Sequence[str], made: Blocks) -> list[list[Cell]] | None:
    """The rows of a drawn table; None where its lines do not stand above each other."""
    drawn = _pieces(block)
    if drawn is None:
        return None
    places = sorted({piece.start for line in drawn for piece in line} | {drawn[0][-1].end})
    table = _Ruled({place: number for number, place in enumerate(places)})
    for row in _rows(drawn):
        made.count_row(len(table.rows), len(row.lines[0]))
        table.take(row)
    return table.cells()


@define
class _Open:
    """A cell while it is read: its rows and columns, and the lines that it says."""

    row: int
    column: int
    end: int
    rows: int = 1
    texts: list[str] = field(factory=list)

    def add(self, piece: _Piece) -> None:
        """Add what a line says in this cell."""
        text = piece.text.strip()
        if text:
            self.texts.append(text)

    def cell(self, row: int) -> Cell:
        """The cell as it stands in one of its rows."""
        first = row == self.row
        return Cell(
            row=row,
            column=self.column,
            column_span=self.end - self.column,
            row_span=self.rows if first else 1,
            text="\n".join(self.texts) if first else "",
            continues=not first,
        )


@define
class _Ruled:
    """Takes the rows of a table; `columns` numbers the places of its upright lines."""

    columns: dict[int, int]
    rows: list[list[_Open]] = field(factory=list)
    _open: dict[int, _Open] = field(factory=dict)

    def take(self, row: _Row) -> None:
        """The next row: cells that no border parts from those above go on."""
        number = len(self.rows)
        going = [piece for piece in row.above if not piece.is_rule and piece.start in self._open]
        for piece in going:
            self._open[piece.start].add(piece)
        on = {piece.start: self._open[piece.start] for piece in going}
        self._open = {}
        for piece in row.lines[0]:
            columns = self.columns[piece.start], self.columns[piece.end]
            cell = on.get(piece.start)
            if cell is None or cell.end != columns[1]:
                cell = _Open(number, *columns)
            cell.rows = number - cell.row + 1
            self._open[piece.start] = cell
        self.rows.append(list(self._open.values()))
        for line in row.lines:
            for piece in line:
                self._open[piece.start].add(piece)

    def cells(self) -> list[list[Cell]]:
        """The rows, once the table has ended."""
        return [[cell.cell(row) for cell in cells] for row, cells in enumerate(self.rows)]


def _pieces(block: Sequence[str]) -> list[list[_Piece]] | None:
    """The pieces of each line, if by some way to count the lines stand above each other."""
    if not any(map(is_border, block)):
        return None
    for measure in MEASURES:
        drawn = [_parted(line, measure) for line in block]
        if not all(drawn):
            return None
        ends = {(line[0].start, line[-1].end) for line in drawn}
        uprights = {piece.start for line in drawn for piece in line}
        if len(ends) == 1 and len(uprights) == max(map(len, drawn)):
            return drawn
    return None


def _parted(line: str, measure: Measure) -> list[_Piece]:
    """The pieces of a line; one that fills its place with a rule is part of a border."""
    places = offsets(line, measure)
    edges = [match.start() for match in _EDGES.finditer(line)]
    whole = is_border(line)
    made = []
    for start, end in pairwise(edges):
        text = line[start + 1 : end]
        knotted = line[start] in _KNOTS or line[end] in _KNOTS
        ruled = _RULED.search(text) if whole else knotted and _RULE.fullmatch(text)
        made.append(_Piece(places[start], places[end], text, bool(ruled)))
    return made


def _rows(drawn: Sequence[list[_Piece]]) -> Iterator[_Row]:
    row = _Row()
    for line in drawn:
        if any(piece.is_rule for piece in line):
            yield from _single(row)
            row = _Row(above=line)
        else:
            row.lines.append(line)
    yield from _single(row)


def _single(row: _Row) -> Iterator[_Row]:
    """The rows between two borders: one of several lines, or one a line where most are full."""
    if not row.lines:
        return
    starts = {tuple(piece.start for piece in line) for line in row.lines}
    used = {piece.start for line in row.lines for piece in line if piece.text.strip()}
    filled = (sum(bool(piece.text.strip()) for piece in line) for line in row.lines)
    full = sum(2 * count >= len(used) for count in filled)
    if len(starts) == 1 and (full < 2 or len(used) < 2):
        yield row
        return
    first, *others = row.lines
    yield _Row([first], row.above)
    yield from (_Row([line]) for line in others)
