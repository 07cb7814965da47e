"""Cells where a number is due: the number, nil (a blank mark), or words that are no number.

No cell is lost and none is guessed: a blank is never 0, and words stay verbatim.
"""

from __future__ import annotations

import functools
from typing import Any, Final, TypeVar

from attrs import field, frozen

from perfeval.errors import InputError
from perfeval.numbers.decimals import LONGEST
from perfeval.numbers.printed import Count, Number, Percent, Points
from perfeval.text.numerals import narrow
from perfeval.text.policy import checked_text

__all__ = [
    "BLANK",
    "CountCell",
    "Nil",
    "PointsCell",
    "RateCell",
    "Unreadable",
    "is_nil",
    "read_cell",
]

_NIL = frozenset({"", "/", "-", "——", "—", "--", "不适用", "无", "……", "…"})


def is_nil(text: str) -> bool:
    """Whether `text` is one of the marks that say “nothing here”: never 0."""
    return narrow(text) in _NIL


def _blank_text(value: object) -> str:
    return checked_text(value, "a blank cell")


def _cell_text(value: object) -> str:
    return checked_text(value, "a cell")


@frozen
class Nil:
    """A cell that says “nothing here”: empty, `/`, `——`, 不适用, 无, `……`. Never 0.

    Raises `InputError` for any other text.

    >>> Nil("/").text
    '/'
    """

    text: str = field(default="", converter=_blank_text)

    def __attrs_post_init__(self) -> None:
        if not is_nil(self.text):
            raise InputError("a blank cell", self.text, "empty, /, —, ——, 不适用, 无 or ……")

    @property
    def not_applicable(self) -> bool:
        """Whether the mark says that the row does not apply (不适用, `/`), not that it is blank."""
        return self.text.strip() in {"不适用", "/"}

    def __str__(self) -> str:
        return self.text


BLANK: Final = Nil("")


@frozen
class Unreadable:
    """A cell with words or junk where a number is due; kept verbatim, never guessed at.

    >>> Unreadable("约五万").text
    '约五万'
    """

    text: str = field(converter=_cell_text)

    def __str__(self) -> str:
        return self.text


PointsCell = Points | Nil | Unreadable
CountCell = Count | Nil | Unreadable
RateCell = Percent | Nil | Unreadable

_N = TypeVar("_N", bound=Number)


def read_cell(kind: type[_N], text: str) -> _N | Nil | Unreadable:
    """What a printed cell says where a number of `kind` is due: the number, nil, or unreadable.

    >>> read_cell(Points, "10"), read_cell(Points, "/"), read_cell(Points, "满分")
    (Points(text='10'), Nil(text='/'), Unreadable(text='满分'))
    """
    read: Any = _read_cell if len(text) <= LONGEST else _read_cell.__wrapped__
    cell: _N | Nil | Unreadable = read(kind, text)
    return cell


@functools.lru_cache(maxsize=4096)  # forms print the same few numbers over and over
def _read_cell(kind: type[_N], text: str) -> _N | Nil | Unreadable:
    if is_nil(text):
        return Nil(text)
    try:
        return kind(text)
    except InputError:
        return Unreadable(text)
