"""Rates: exact ratios that know their numerator and denominator.

No rounding moves a rate across an edge; in print it gets the places that keep it on its side.
"""

from __future__ import annotations

from fractions import Fraction
from functools import total_ordering
from math import gcd

from attrs import frozen

from perfeval.errors import InputError
from perfeval.numbers.decimals import (
    ATOMS,
    LIMIT,
    checked_atoms,
    checked_places,
    decimal_text,
    plain_int,
    read_decimal,
    round_half_up,
)
from perfeval.text.numerals import narrow
from perfeval.text.policy import checked_text

__all__ = ["Rate"]


@total_ordering
@frozen(eq=False, init=False, repr=False)
class Rate:
    """An exact ratio that knows its numerator and denominator (both in atoms or any one unit).

    ``Rate("98.77%")``, ``Rate("583.46/1115.29")``, ``Rate(29, 30)`` or another rate. Equality and
    order go by value, by cross-multiplication: no rounding moves a rate across an edge.
    Raises `InputError` for other text and for a denominator that is not positive.

    >>> Rate(29, 30).percent()
    '96.67%'
    >>> Rate("0.5/1") == Rate("50%")
    True
    """

    numerator: int
    denominator: int

    def __init__(self, value: str | int | Rate, whole: int | None = None) -> None:
        parts: tuple[int, int] | None = None
        if isinstance(value, str) and whole is None:
            parts = _rate_parts(checked_text(value, "a rate"))
        elif isinstance(value, Rate) and whole is None:
            parts = value.numerator, value.denominator
        else:
            top, bottom = plain_int(value), plain_int(whole)
            if top is not None and bottom is not None and max(abs(top), abs(bottom)) < LIMIT:
                parts = top * ATOMS, bottom * ATOMS
        if parts is None or parts[1] <= 0:
            raise InputError("a rate", value, "a rate such as 98.77% or 29/30, two ints (29, 30)")
        self.__attrs_init__(*parts)

    @classmethod
    def of_atoms(cls, numerator: int, denominator: int) -> Rate:
        """The ratio of two figures given in atoms; the denominator must be above 0."""
        top, bottom = checked_atoms(numerator), checked_atoms(denominator)
        if bottom <= 0:
            raise InputError("the denominator of a rate", bottom, "a figure above 0")
        rate = cls.__new__(cls)
        rate.__attrs_init__(top, bottom)
        return rate

    @property
    def fraction(self) -> Fraction:
        """The exact value."""
        return Fraction(self.numerator, self.denominator)

    @property
    def text(self) -> str:
        """The canonical text, which ``Rate(text)`` reads back: ``98.77%`` or ``29/30``."""
        if self.denominator == 100 * ATOMS:
            return f"{decimal_text(self.numerator)}%"
        return f"{decimal_text(self.numerator)}/{decimal_text(self.denominator)}"

    def percent(self, *edges: Rate, places: int = 2) -> str:
        """The rate in percent, half-up, with the places that keep it on its side of all `edges`.

        A rate that is equal to an edge and that no decimal can print (1/3) is simply rounded.

        >>> Rate("94.9999%").percent(Rate("95%"))
        '94.9999%'
        """
        pairs = tuple([(edge.numerator, edge.denominator) for edge in map(_edge, edges)])
        return percent_text(self.numerator, self.denominator, pairs, checked_places(places))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rate):
            return NotImplemented
        return self.numerator * other.denominator == other.numerator * self.denominator

    def __lt__(self, other: Rate) -> bool:
        if not isinstance(other, Rate):
            return NotImplemented
        return self.numerator * other.denominator < other.numerator * self.denominator

    def __hash__(self) -> int:
        return hash(self.fraction)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Rate({self.text!r})"


def _edge(value: object) -> Rate:
    if isinstance(value, Rate):
        return value
    raise InputError("the edge of a rate", value, "another Rate")


def percent_text(top: int, bottom: int, edges: tuple[tuple[int, int], ...], places: int = 2) -> str:
    """top ÷ bottom in percent, with the places that keep it on its side of all `edges`.

    See `Rate.percent`; an edge is a numerator and a denominator.
    """
    sides = [(above, below, _side(top, bottom, above, below)) for above, below in edges]
    if edges and not all(side for _, _, side in sides) and not _ends(top, bottom):
        sides = [each for each in sides if each[2]]
    while True:
        hundreds: int = 100 * 10**places
        scaled = round_half_up(top * hundreds, bottom)
        if scaled * bottom == top * hundreds:
            break  # it is printed as it is
        if all(_side(scaled, hundreds, above, below) == side for above, below, side in sides):
            break
        places += 1
    whole, rest = divmod(abs(scaled), 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
    return f"{'-' if scaled < 0 else ''}{whole}{'.' if decimals else ''}{decimals}%"


def _side(top: int, bottom: int, above: int, below: int) -> int:
    """On which side of an edge a ratio lies: 1 above, 0 equal, -1 below."""
    here, there = top * below, above * bottom
    return (here > there) - (here < there)


def _ends(numerator: int, denominator: int) -> bool:
    """Whether a ratio is a decimal number that ends."""
    reduced = denominator // gcd(numerator, denominator)
    return pow(10, reduced.bit_length(), reduced) == 0


def _rate_parts(text: str) -> tuple[int, int] | None:
    part, slash, whole = narrow(text).partition("/")
    if not slash:
        read = read_decimal(part.removesuffix("%")) if part.endswith("%") else None
        return None if read is None else (read[0], 100 * ATOMS)
    top, bottom = read_decimal(part), read_decimal(whole)
    return None if top is None or bottom is None else (top[0], bottom[0])
