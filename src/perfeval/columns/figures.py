"""The cells of a table as whole numbers: exact, each column in one power of ten.

What is no plain number stays out: the interpreter reads such a cell, and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve, frozen

from perfeval.columns.engine import numpy, polars
from perfeval.columns.headings import Heading, Kind
from perfeval.columns.numbers import BIT, EXACT, WHOLE, Range, type_of
from perfeval.errors import InputError, Phrase, Shown
from perfeval.numbers.decimals import PLACES

__all__ = ["Cells", "Numbers", "Shape", "cells_of", "states_of"]

_MOST_DIGITS: Final = 11
"""Figures of more digits than this before the point are left to the interpreter."""
_PLAIN: Final = rf"^-?[0-9]{{1,{_MOST_DIGITS}}}(\.[0-9]{{1,{PLACES}}})?$"
_INT64: Final = 2**63


@frozen
class Shape:
    """All that is known of a column before anything is computed of it.

    Its numbers count 10 to the `power`, in atoms (10⁻⁸ of the unit), and lie in `range`; with
    `gaps` some row has none.
    """

    type: str
    power: int
    gaps: bool
    range: Range

    @property
    def kind(self) -> tuple[str, int, bool]:
        """What is known but the range."""
        return self.type, self.power, self.gaps

    def holds(self, other: Shape) -> bool:
        """Whether the numbers of a column of another shape lie in this range."""
        return self.range[0] <= other.range[0] and other.range[1] <= self.range[1]

    def wide(self, other: Shape) -> Shape:
        """The shape of both, with a range in which those of the next block most often lie, too."""
        low = min(self.range[0], other.range[0])
        high = max(self.range[1], other.range[1])
        # The side of 0 is kept: of a divisor that is above 0 more is proved.
        most = 1 << high.bit_length() if high > 0 else max(high, -1)
        return evolve(self, range=(-(1 << low.bit_length()) if low < 0 else min(low, 1), most))


@frozen
class Numbers:
    """A column of whole numbers as an array. In a gap some number of the range stands.

    A gap is an empty cell, or one that is left to the interpreter. Checks are 1 and 0.
    """

    shape: Shape
    values: Any
    gaps: Any

    @classmethod
    def of(cls, column: Any, range_: Range, power: int = 0) -> Numbers:
        """The numbers of a column of polars that lie in a range: it is whole, or Boolean."""
        gaps = column.is_null().to_numpy() if column.null_count() else None
        if gaps is not None:
            column = column.fill_null(polars().lit(range_[0]).cast(column.dtype))
        if column.dtype == polars().Boolean:
            type_, values = BIT, column.to_numpy().view(BIT)
        elif type_of(range_) == EXACT:
            type_, values = EXACT, numpy().array(column.to_list(), dtype=object)
        else:
            type_, values = WHOLE, column.cast(polars().Int64, wrap_numerical=True).to_numpy()
        return cls(Shape(type_, power, gaps is not None, range_), values, gaps)


def states_of(column: Any, codes: Mapping[str, int]) -> Numbers:
    """The states of a column by their numbers; any other word is a gap."""
    pl = polars()
    found = column.cast(pl.String).replace_strict(codes, default=None, return_dtype=pl.Int64)
    return Numbers.of(found, (0, max(codes.values(), default=0)))


@frozen
class Cells:
    """A column of figures of a table, as it is read block by block: `places` None for text."""

    column: Any
    power: int
    places: int | None

    def numbers(self, start: int, size: int) -> Numbers:
        """The numbers of a block."""
        column = self.column.slice(start, size)
        if self.places is None:
            return _of_texts(column, self.power)
        if column.dtype == polars().Boolean:
            return Numbers.of(column, (0, 1))
        if self.places > PLACES:
            return _numbers(_shortened(column, self.places - PLACES), PLACES, self.power)
        return _numbers(column, self.places, self.power + PLACES - self.places)


def cells_of(column: Any, heading: Heading) -> Cells | None:
    """The cells of a column; None of one of words, which are no figures.

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
        return Cells(column.cast(pl.Boolean), 0, 0)
    if type_ == pl.Decimal:
        return Cells(column.to_physical(), heading.power, type_.scale)
    if type_.is_integer() or type_ == pl.Null:
        return Cells(column if type_.is_integer() else column.cast(pl.Int64), heading.power, 0)
    due = "whole numbers, decimals or text: binary floats are not exact"
    _check(type_ == pl.String, heading, type_, due)
    return Cells(column, heading.power, None)


def _check(fits: bool, heading: Heading, type_: object, expected: str) -> None:
    if not fits:
        where = Phrase("the column {name}", name=heading.name)
        raise InputError(where, Shown(str(type_)), expected)


def _shortened(column: Any, places: int) -> Any:
    """Numbers without so many places; those that say something there are left out."""
    pl = polars()
    rest = pl.lit(10**places, dtype=pl.Int128)
    return pl.select(pl.when(column % rest == 0).then(column // rest)).to_series()


def _of_texts(column: Any, power: int) -> Numbers:
    """Texts that are plain numbers."""
    pl = polars()
    plain = column.set(~column.str.contains(_PLAIN), None)
    decimals = plain.str.extract(r"\.([0-9]*)$").str.len_bytes().max() or 0
    numbers = plain.cast(pl.Decimal(38, decimals)).to_physical()
    return _numbers(numbers, decimals, power + PLACES - decimals)


def _numbers(column: Any, places: int, power: int) -> Numbers:
    """Numbers with so many decimal places; those of very many digits are left out."""
    pl = polars()
    if column.dtype == pl.Int128 and 0 <= (column.bitwise_or() or 0) < _INT64:
        column = column.cast(pl.Int64, wrap_numerical=True)  # no number has a bit beyond these
    low, high = column.min() or 0, column.max() or 0
    limit = 10 ** (_MOST_DIGITS + places)
    if low <= -limit or high >= limit:
        column = column.cast(pl.Int128)
        column = column.set(~column.is_between(-limit, limit, closed="none"), None)
        low, high = column.min() or 0, column.max() or 0
    return Numbers.of(column, (low, high), power)
