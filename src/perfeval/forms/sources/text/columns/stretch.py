"""The lines of a stretch by their columns, and what these hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import define, field

from perfeval.forms.sources.text.cell_lines import heads
from perfeval.forms.sources.text.columns.gutters import Stretch
from perfeval.forms.sources.text.columns.matching import Kind, matched
from perfeval.forms.sources.text.columns.rows import Line
from perfeval.forms.sources.text.columns.tally import Tally, tally_of
from perfeval.forms.sources.text.pieces import Piece, says_figure

__all__ = ["Columns", "columns_of"]

_FEWEST: Final = 4
_HEADS: Final = 2
_MANY: Final = 300
"""How many lines are put together at most, so that time stays in proportion."""


@define
class Columns:
    """Lines by the same columns: where each begins, and where the last one ends."""

    lefts: tuple[int, ...]
    right: int
    lines: list[Line]
    kinds: list[Kind] = field(init=False)
    figured: list[bool] = field(init=False)
    merged: list[bool] = field(init=False)
    _tallies: list[Tally] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """See what the columns hold."""
        self._tallies = [tally_of(self.said(column)) for column in range(self.count)]
        self._judge()

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.lefts)

    def said(self, column: int) -> list[str]:
        """What a column says, from above."""
        return [line.texts[column] for line in self.lines if line.texts[column]]

    def bare(self) -> int:
        """How many columns of figures have no word above them."""
        texts = [self.said(column) for column in range(self.count)]
        return sum(
            bool(each) and says_figure(each[0]) and sum(map(says_figure, each)) > 1
            for each in texts
        )

    def takes(self, below: Columns) -> bool:
        """Take the lines of further columns that have no headings, if they are these; else no."""
        fits = _FEWEST <= below.count <= self.count and len(self.lines) < _MANY
        if not fits or below.is_headed():
            return False
        return self.join(below)

    def is_headed(self) -> bool:
        """Whether a line of these columns holds headings."""
        return any(sum(bool(t) and heads(t) for t in line.texts) > _HEADS for line in self.lines)

    def join(self, guest: Columns) -> bool:
        """Take the lines of others that have no more columns, each under the one that it fits."""
        if guest.count == self.count:
            order: Sequence[int] | None = range(self.count)
        else:
            order = matched(_told(self), _told(guest))
        if order is None:
            return False
        moved: list[Line] = []
        for line in guest.lines:
            texts = [""] * self.count
            for at, text in zip(order, line.texts, strict=True):
                texts[at] = text
            moved.append(Line(line.number, tuple(texts)))
        self.lines = sorted([*self.lines, *moved], key=lambda line: line.number)
        self.right = max(self.right, guest.right)
        for at, tally in zip(order, guest._tallies, strict=True):
            self._tallies[at] = self._tallies[at].with_(tally)
        self._judge()
        return True

    def places(self) -> list[int]:
        """Where each column begins, in thousandths of the whole."""
        return [1000 * left // max(self.right, 1) for left in self.lefts]

    def _judge(self) -> None:
        self.kinds = [each.kind for each in self._tallies]
        self.figured = [each.figured for each in self._tallies]
        self.merged = [each.merged for each in self._tallies]


def _told(columns: Columns) -> list[tuple[Kind, bool, int]]:
    return [*zip(columns.kinds, columns.merged, columns.places(), strict=True)]


def columns_of(lines: Sequence[Sequence[Piece]], stretch: Stretch) -> Columns:
    """The lines of a stretch, each by its columns."""
    numbers = range(stretch.start, stretch.end)
    return Columns(
        stretch.lefts,
        max(lines[number][-1].end for number in numbers),
        [Line(number, _split(lines[number], stretch.lefts)) for number in numbers],
    )


def _split(pieces: Iterable[Piece], lefts: Sequence[int]) -> tuple[str, ...]:
    """What a line says in each column."""
    made: list[list[str]] = [[] for _ in lefts]
    for piece in pieces:
        for word in piece.words:
            made[max(bisect_right(lefts, word.start) - 1, 0)].append(word.text)
    return tuple(map(" ".join, made))
