"""Which columns of two tables are the same, where one has more, or places went astray.

`pdftotext` counts the places of each page anew, and of headings apart from the figures below. Their
order stays, and what they hold.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Final

__all__ = ["Kind", "matched"]


class Kind(enum.Enum):
    """What a column holds: bare numbers, quantities with signs and units, or words."""

    NUMBER = "number"
    QUANTITY = "quantity"
    WORDS = "words"


_UNLIKE: Final = {
    frozenset((Kind.NUMBER, Kind.WORDS)): 225,
    frozenset((Kind.NUMBER, Kind.QUANTITY)): 100,
    frozenset((Kind.QUANTITY, Kind.WORDS)): 50,
}
_LABELS: Final = 75
"""What it costs where only one of the two is a column of labels over several rows."""

Told = tuple[Kind, bool, int]
"""Of a column what it holds, whether that are labels over several rows, and its place."""


def matched(host: Sequence[Told], guest: Sequence[Told]) -> list[int] | None:
    """For each column of the guest the one of the host, in order; None where none would fit.

    >>> number, words = Kind.NUMBER, Kind.WORDS
    >>> matched([(words, False, 0), (words, False, 300), (number, False, 800)],
    ...     [(words, False, 0), (number, False, 700)])
    [0, 2]
    """
    rows: list[list[tuple[int, tuple[int, ...]] | None]] = [[(0, ())] + [None] * len(guest)]
    for number, column in enumerate(host):
        above = rows[-1]
        row = [above[0]]
        for place, other in enumerate(guest, start=1):
            ways = [each for each in (above[place],) if each is not None]
            before = above[place - 1]
            if before is not None:
                ways.append((before[0] + _cost(column, other), (*before[1], number)))
            row.append(min(ways, default=None))
        rows.append(row)
    found = rows[-1][-1]
    if found is None:
        return None
    pairs = zip(found[1], guest, strict=True)
    unlike = any({host[at][0], other[0]} == {Kind.NUMBER, Kind.WORDS} for at, other in pairs)
    return None if unlike else [*found[1]]


def _cost(one: Told, other: Told) -> int:
    apart = abs(one[2] - other[2])
    return apart + _UNLIKE.get(frozenset((one[0], other[0])), 0) + _LABELS * (one[1] != other[1])
