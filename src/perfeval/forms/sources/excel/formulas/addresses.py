"""The names of the cells of a sheet: A1 is row 0, column 0."""

from __future__ import annotations

import re
from typing import Final

from perfeval.filing.addresses import column_letters

__all__ = ["address", "column_number", "place"]

_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def address(row: int, column: int) -> str:
    """The name of a cell.

    >>> address(0, 0), address(9, 27)
    ('A1', 'AB10')
    """
    return f"{column_letters(column)}{row + 1}"


def place(reference: str) -> tuple[int, int] | None:
    """The row and column of a cell by its name; None where it is none.

    >>> place("AB10"), place("$A$1"), place("A0")
    ((9, 27), (0, 0), None)
    """
    match = _REFERENCE.fullmatch(reference)
    return (int(match[2]) - 1, column_number(match[1])) if match else None


def column_number(letters: str) -> int:
    """The number of a column by its letters, counted from 0.

    >>> column_number("A"), column_number("XFD")
    (0, 16383)
    """
    if len(letters) == 1:
        return ord(letters) - 65
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1
