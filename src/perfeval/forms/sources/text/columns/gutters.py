"""Where the columns of a table lie that blanks keep: the gutters that stay empty over its lines.

A form has blocks of different columns below each other: names, funds, goals, indicators. The lines
are divided into stretches so that as many pieces as may be stay apart over as many lines. Places
are counted twice, so that a gutter may lie between two characters that touch on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from attrs import frozen

from perfeval.forms.sources.text.cell_lines import heads
from perfeval.forms.sources.text.pieces import Piece

__all__ = ["Stretch", "is_headed", "stretch_of", "stretches_of"]

_COST, _HEADED = 6, 2
"""How much must be gained where a further stretch begins, and where it begins with headings."""
_CLEAR: Final = 5
"""How wide a gutter is, twice counted, that no line needs to show by wide blanks."""
_TOUCHING: Final = 4
_FURTHEST: Final = 4000
_COLUMNS: Final = 60
_LOOKED: Final = 12
"""How often the columns of a stretch are looked at anew, so that time stays in proportion."""
_HEADS: Final = 2
_GOAL: Final = re.compile(r".{0,8}目标(?:[(（].{0,20}[)）])?")
_ATTAINED: Final = re.compile(r".{0,8}(?:完成|实现)情况.{0,8}")


@frozen
class Stretch:
    """Lines with the same columns: the first one, the one behind the last, where columns begin."""

    start: int
    end: int
    lefts: tuple[int, ...]


@frozen
class _Ink:
    """What of a line is printed, where wide blanks part its pieces, and where these begin."""

    printed: int = 0
    parted: int = 0
    begun: int = 0

    def over(self, other: _Ink) -> _Ink:
        """This line and another one as if they were one."""
        return _Ink(self.printed | other.printed, self.parted | other.parted)


@frozen
class _Column:
    """A column: where it begins and ends, and the lines that have print in it."""

    left: int
    right: int
    lines: frozenset[int]


def is_headed(line: Sequence[Piece]) -> bool:
    """Whether a line heads the columns of a block: several headings, or those of the goal."""
    if sum(heads(piece.text) for piece in line) > _HEADS:
        return True
    goals = 1 < len(line) < 4 and _GOAL.fullmatch(line[-2].text) is not None
    return goals and _ATTAINED.fullmatch(line[-1].text) is not None


def stretches_of(lines: Sequence[Sequence[Piece]], most: int) -> list[Stretch]:
    """The stretches of lines, from above, of `most` lines each; a page begins a new one."""
    inks = [_ink_of(line) for line in lines]
    headed = [is_headed(line) for line in lines]
    best = [(0, 0)]
    for end in range(1, len(lines) + 1):
        ways = [
            (
                best[start][0] + worth - (_HEADED if any(headed[start : start + 2]) else _COST),
                -start,
            )
            for start, worth in _worths(lines, inks, end, most)
        ]
        best.append(max(ways))
    made: list[Stretch] = []
    at = len(lines)
    while at > 0:
        start = -best[at][1]
        made.append(stretch_of(lines, start, at))
        at = start
    return made[::-1]


def stretch_of(lines: Sequence[Sequence[Piece]], start: int, end: int) -> Stretch:
    """The stretch of these lines, whatever stands beside them."""
    inks = [_ink_of(line) for line in lines[start:end]]
    whole = _Ink()
    for ink in inks:
        whole = whole.over(ink)
    columns = _joined(_lefts(whole), whole.printed.bit_length() + 1, inks)
    return Stretch(start, end, tuple(column.left // 2 for column in columns))


def _worths(
    lines: Sequence[Sequence[Piece]], inks: Sequence[_Ink], end: int, most: int
) -> Iterator[tuple[int, int]]:
    """For each first line of a stretch that ends before `end`, from below, what it is worth."""
    ink = _Ink()
    columns: list[int] = []
    apart = looked = 0
    for start in range(end - 1, max(end - most, 0) - 1, -1):
        wider = ink.over(inks[start])
        if wider != ink:
            ink = wider
            edges = (*_lefts(ink), ink.printed.bit_length() + 1)
            fewer = len(edges) - 1 != len(columns)
            columns = [_bits(*each) for each in pairwise(edges)]
            if fewer:
                looked += 1
                apart = sum(
                    _taken(inks[each], columns) - 2 * (len(lines[each]) - 1)
                    for each in range(start + 1, end)
                )
        apart += _taken(inks[start], columns) - 2 * (len(lines[start]) - 1)
        yield start, apart
        turned = start > 0 and lines[start][0].page != lines[start - 1][0].page
        if turned or looked > _LOOKED or (len(columns) < 2 and start < end - 1):
            return


def _ink_of(line: Sequence[Piece]) -> _Ink:
    printed = parted = begun = 0
    for piece in line:
        begun |= 1 << _place(piece.start) + 1
        for word in piece.words:
            printed |= _bits(_place(word.start) + 1, _place(word.end))
    for one, other in pairwise(line):
        parted |= _bits(_place(one.end), _place(other.start) + 1)
    return _Ink(printed, parted, begun)


def _place(at: int) -> int:
    """A place as it is counted here; beyond a wide page all is one column."""
    return 2 * min(at, _FURTHEST)


def _bits(start: int, end: int) -> int:
    return (1 << max(end, start + 1)) - (1 << start)


def _taken(ink: _Ink, columns: Sequence[int]) -> int:
    """What it is worth that a line has print on both sides of gutters.

    A gutter within wide blanks is worth four; one that parts the words of a piece costs one.
    """
    words = sum(bool(ink.printed & each) for each in columns)
    pieces = sum(bool(ink.begun & each) for each in columns)
    return 4 * (pieces - 1) - (words - pieces)


def _lefts(ink: _Ink) -> tuple[int, ...]:
    """Where columns begin: at the first print, and behind each gutter that parts."""
    return tuple(islice(_parted(ink), _COLUMNS))


def _parted(ink: _Ink) -> Iterator[int]:
    at = _lowest(ink.printed)
    yield at
    rest = ink.printed >> at
    while True:
        full = _lowest(~rest)
        rest >>= full
        at += full
        if not rest:
            return
        blank = _lowest(rest)
        if blank >= _CLEAR or ink.parted & _bits(at, at + blank):
            yield at + blank
        rest >>= blank
        at += blank


def _lowest(bits: int) -> int:
    """The place of the lowest bit that is set."""
    return (bits & -bits).bit_length() - 1


def _joined(lefts: Sequence[int], right: int, inks: Sequence[_Ink]) -> list[_Column]:
    """The columns, of which neighbours are one that no line parts by wide blanks.

    A figure in the middle of its column may stand beside the heading above it, as near as this.
    """
    made: list[_Column] = []
    for left, after in pairwise((*lefts, right)):
        own = [(n, ink.printed & _bits(left, after)) for n, ink in enumerate(inks)]
        said = [(n, print_) for n, print_ in own if print_]
        end = max((print_.bit_length() for _, print_ in said), default=left)
        made.append(_Column(left, end, frozenset(n for n, _ in said)))
    while near := [
        (other.left - one.right, n)
        for n, (one, other) in enumerate(pairwise(made))
        if _are_one(one, other, inks)
    ]:
        _, n = min(near)
        one, other = made[n : n + 2]
        made[n : n + 2] = [_Column(one.left, other.right, one.lines | other.lines)]
    return made


def _are_one(one: _Column, other: _Column, inks: Sequence[_Ink]) -> bool:
    both = one.lines & other.lines
    lonely = min(len(one.lines), len(other.lines)) < 2
    if not (both or lonely or other.left - one.right < _TOUCHING):
        return False
    return not any(_are_parted(inks[each], other.left) for each in both)


def _are_parted(ink: _Ink, at: int) -> bool:
    """Whether wide blanks stand before the first print of a line from a place on."""
    start = at + _lowest(ink.printed >> at)
    end = (ink.printed & ((1 << at) - 1)).bit_length()
    return bool(ink.parted & _bits(end, start))
