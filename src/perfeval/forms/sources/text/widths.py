"""How wide a text is on paper, where columns are kept by blanks.

Tools count a Chinese character as one place or as two, and a box character likewise: the columns
of a table tell which.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from unicodedata import east_asian_width

__all__ = ["MEASURES", "Measure", "offsets"]

Measure = Callable[[str], int]


def _wide(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 1


def _widest(character: str) -> int:
    return 2 if east_asian_width(character) in "WFA" else 1


def _single(_character: str) -> int:
    return 1


MEASURES: Final[tuple[Measure, ...]] = (_wide, _single, _widest)
"""The ways to count, the commonest first."""


def offsets(line: str, measure: Measure) -> list[int]:
    """Where each character of a line begins, and where the last one ends.

    >>> offsets("甲 1", MEASURES[0])
    [0, 2, 3, 4]
    """
    at = 0
    places = [0]
    for character in line:
        at += measure(character)
        places.append(at)
    return places
