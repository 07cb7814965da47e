"""Plain text: columns that line up where Chinese characters are two cells wide, and headings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from perfeval.errors import one_line

__all__ = ["INDENT", "Line", "aligned", "joined", "laid_out", "one_line", "text_of", "width"]

Line = str | tuple[str, ...]
"""A heading, or the cells of a row."""

INDENT: Final = "  "
_GAP: Final = 3
_WIDEST: Final = 60


def width(text: str) -> int:
    """How many cells `text` fills in a terminal: 2 for each wide character (UAX #11).

    Characters of ambiguous width (“ ” ≥ ÷) are counted as narrow, as UTF-8 terminals show them.

    >>> width("三公经费"), width("“5 ÷ 6”")
    (8, 7)
    """
    return sum(map(_cells, text))


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """A line for each row, its cells on one line each and lined up in columns.

    A column is as wide as its widest cell, but at most 60: a longer cell is never cut, it
    only pushes the rest of its own line to the right.

    >>> aligned([("资金结余", "2 / 3", "自评 2"), ("“三公经费”控制率", "未计分", "自评 6")])
    ['资金结余           2 / 3    自评 2', '“三公经费”控制率   未计分   自评 6']
    """
    table = [[one_line(cell) for cell in row] for row in rows]
    columns = max(map(len, table), default=0)
    widths = [
        max(
            (cells for row in table for cells in map(width, row[n : n + 1]) if cells <= _WIDEST),
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


def joined(*parts: str) -> str:
    """The parts that are not empty, beside each other on one line.

    >>> joined("澧县", "", "2023 年度")
    '澧县  2023 年度'
    """
    return INDENT.join(one_line(part) for part in parts if part)


def laid_out(lines: Iterable[Line]) -> Iterator[str]:
    """Headings, each after an empty line, and the rows below them in columns of one table.

    >>> list(laid_out(["过程", ("资金结余", "2 / 3")]))
    ['', '过程', '  资金结余   2 / 3']
    """
    lines = list(lines)
    rows = iter(aligned([line for line in lines if isinstance(line, tuple)]))
    for line in lines:
        if isinstance(line, tuple):
            yield INDENT + next(rows)
        else:
            yield from ("", one_line(line))


def text_of(lines: Iterable[str]) -> str:
    """The lines as one text that ends with a line break."""
    return "\n".join(lines) + "\n"


def _padded(cell: str, cells: int) -> str:
    return cell + " " * max(_GAP, cells - width(cell))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
