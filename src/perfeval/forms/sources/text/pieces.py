"""The pieces of a line that wide blanks part, and which of two lines stand under each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from perfeval.forms.sources.text.widths import Measure, offsets

__all__ = ["PIECE", "Piece", "pairs_of", "pieces_of", "says_figure"]

PIECE: Final = re.compile(
    r"(?<!\S)(?:[总合小][ \u3000]{1,8}计|[总得][ \u3000]{1,8}分"
    r"|分[ \u3000]{1,8}值|备[ \u3000]{1,8}注)(?!\S)"
    r"|[^ \u3000\t\f]++(?: [^ \u3000\t\f]++)*+"
)
"""A run of words; the two letters of 总　　分 that were set apart are one."""
_WORD: Final = re.compile(r"[^ ]++(?: {2,}+[^ ]++)*+")
_FIGURE: Final = re.compile(r"[≥≤≧≦=<>＞＜]?[0-9]")


@frozen
class Piece:
    """A piece of a line: where it begins and ends on paper, and what it says."""

    start: int
    end: int
    text: str
    words: tuple[Piece, ...] = ()
    page: int = 0


def pieces_of(line: str, measure: Measure, page: int = 0) -> list[Piece]:
    """The pieces of a line, left to right."""
    places = offsets(line, measure)
    return [
        Piece(
            places[match.start()], places[match.end()], match[0], tuple(_words(match, places)), page
        )
        for match in PIECE.finditer(line)
    ]


def _words(match: re.Match[str], places: Sequence[int]) -> Iterator[Piece]:
    """The words of a piece between its single blanks."""
    for word in _WORD.finditer(match[0]):
        start, end = match.start() + word.start(), match.start() + word.end()
        yield Piece(places[start], places[end], word[0])


def pairs_of(above: Sequence[Piece], below: Sequence[Piece]) -> list[tuple[int, int]]:
    """The pieces of two lines that stand under each other, by their numbers."""
    pairs: list[tuple[int, int]] = []
    upper = lower = 0
    while upper < len(above) and lower < len(below):
        one, other = above[upper], below[lower]
        if max(one.start, other.start) < min(one.end, other.end):
            pairs.append((upper, lower))
        upper, lower = (upper + 1, lower) if one.end <= other.end else (upper, lower + 1)
    return pairs


def says_figure(text: str) -> bool:
    """Whether a text begins with a figure, be it behind a sign.

    >>> says_figure("≥95%"), says_figure("明显改善")
    (True, False)
    """
    return _FIGURE.match(text) is not None
