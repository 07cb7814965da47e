"""The cells of a table as whole numbers: exact, each column in one power of ten.

What is no plain number stays out: the interpreter reads such a cell, and says what is wrong.
"""

from __future__ import annotations

from typing import Any, Final

from attrs import frozen

from perfeval.columns.bounds import Range
from perfeval.columns.engine import polars
from perfeval.columns.headings import Heading, Kind
from perfeval.errors import InputError, Phrase, Shown
from perfeval.numbers.decimals import PLACES

__all__ = ["Numbers", "cells_of"]

_PLAIN: Final = r"^-?[0-9]{1,11}(\.[0-9]{1,8})?$"
_MOST_DIGITS: Final = 11
"""Figures of more digits than this before the point are left to the interpreter."""
_INT64: Final = 2**63


@frozen
class Numbers:
    """A column of whole numbers: so many times 10 to the `power`, in atoms (10⁻⁸ of the unit).

    Of checks it is Boolean. An empty cell is null, and so is one that is left to the interpreter.
    """

    column: Any
    power: int
    range: Range

    @property
    def has_nulls(self) -> bool:
        """Whether a cell is empty, or left to the interpreter."""
        return bool(self.column.null_count())

    @property
    def shape(self) -> tuple[object, ...]:
        """All that is asked about the column when something is computed of it."""
        return self.power, self.column.dtype, self.has_nulls, self.wide

    @property
    def wide(self) -> Range:
        """A range around the numbers that those of the next block will most often have, too."""
        low, high = self.range
        most = 1 << high.bit_length() if high > 0 else max(high, -1)
        return (-(1 << low.bit_length()) if low < 0 else min(low, 1)), most


def cells_of(column: Any, heading: Heading) -> Numbers | None:
    """The numbers of a column; None of one of words, which have none.

    Raises `InputError` for a column whose cells are of a type that does not fit.
    """
    pl = polars()
    if column.null_count() == len(column):  # of whatever type
        column = column.clear(len(column)).cast(pl.Null)
    kind, type_ = heading.kind, column.dtype
    if kind is Kind.STATE:
        _check(type_ in (pl.String, pl.Null), heading, type_, "text")
        return None
    if kind is Kind.CHECK:
        _check(type_ in (pl.Boolean, pl.Null), heading, type_, "true or false (Boolean)")
        return Numbers(column.cast(pl.Boolean), 0, (0, 1))
    if type_.is_integer() or type_ == pl.Null:
        return _numbers(column, 0, heading.power + PLACES)
    if type_ == pl.Decimal:
        return _of_decimals(column, heading.power)
    due = "whole numbers, decimals or text: binary floats are not exact"
    _check(type_ == pl.String, heading, type_, due)
    return _of_texts(column, heading.power)


def _check(fits: bool, heading: Heading, type_: object, expected: str) -> None:
    if not fits:
        where = Phrase("the column {name}", name=heading.name)
        raise InputError(where, Shown(str(type_)), expected)


def _of_decimals(column: Any, power: int) -> Numbers:
    """Decimals as they are kept; of more than 8 places those that say no more than 8 do."""
    numbers, places = column.to_physical(), column.dtype.scale
    if places > PLACES:
        pl = polars()
        rest = pl.lit(10 ** (places - PLACES), dtype=pl.Int128)
        fits = pl.when(numbers % rest == 0).then(numbers // rest)
        numbers, places = pl.select(fits).to_series(), PLACES
    return _numbers(numbers, places, power + PLACES - places)


def _of_texts(column: Any, power: int) -> Numbers:
    """Texts that are plain numbers."""
    pl = polars()
    plain = column.set(~column.str.contains(_PLAIN), None)
    decimals = plain.str.extract(r"\.([0-9]*)$").str.len_bytes().max() or 0
    numbers = plain.cast(pl.Decimal(38, decimals)).to_physical()
    return _numbers(numbers, decimals, power + PLACES - decimals)


def _numbers(column: Any, places: int, power: int = 0) -> Numbers:
    """Numbers with so many decimal places; those of very many digits are left out."""
    pl = polars()
    low, high = column.min() or 0, column.max() or 0
    limit = 10 ** (_MOST_DIGITS + places)
    if low <= -limit or high >= limit:
        column = column.cast(pl.Int128)
        column = column.set(~column.is_between(-limit, limit, closed="none"), None)
        low, high = column.min() or 0, column.max() or 0
    type_ = pl.Int64 if low >= -_INT64 and high < _INT64 else pl.Int128
    return Numbers(column.cast(type_, wrap_numerical=True), power, (low, high))  # all of it fits
