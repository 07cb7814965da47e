"""Columns of text that line up where Chinese characters are two cells wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from perfeval.errors import ascii_controls

__all__ = ["aligned", "one_line", "width"]

_GAP: Final = 3


def width(text: str) -> int:
    """How many cells `text` fills in a terminal: 2 for each wide character (UAX #11).

    Characters of ambiguous width (“ ” ≥ ÷) are counted as narrow, as UTF-8 terminals show them.

    >>> width("三公经费"), width("“5 ÷ 6”")
    (8, 7)
    """
    return sum(map(_cells, text))


def one_line(text: str) -> str:
    """`text` on one line, with any other character that a terminal would act on escaped.

    >>> one_line("预算\\n调整率\\x1b[2J")
    '预算 调整率\\\\u001b[2J'
    """
    return ascii_controls(" ".join(text.split()))


def aligned(rows: Iterable[Sequence[str]], *, widest: int = 60) -> list[str]:
    """A line for each row, its cells on one line each and lined up in columns.

    A column is as wide as its widest cell, but at most `widest`: a longer cell is never cut, it
    only pushes the rest of its own line to the right.

    >>> aligned([("资金结余", "2 / 3", "自评 2"), ("“三公经费”控制率", "未计分", "自评 6")])
    ['资金结余           2 / 3    自评 2', '“三公经费”控制率   未计分   自评 6']
    """
    table = [[one_line(cell) for cell in row] for row in rows]
    columns = max(map(len, table), default=0)
    widths = [
        max(
            (cells for row in table for cells in map(width, row[n : n + 1]) if cells <= widest),
            default=0,
        )
        for n in range(columns)
    ]
    return [
        "".join(
            _padded(cell, cells + _GAP) for cell, cells in zip(row, widths, strict=False)
        ).rstrip()
        for row in table
    ]


def _padded(cell: str, cells: int) -> str:
    return cell + " " * max(_GAP, cells - width(cell))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
