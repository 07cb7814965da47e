"""Rates: exact ratios that know their numerator and denominator.

No rounding moves a rate across an edge; in print it gets the places that keep it on its side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import total_ordering
from math import gcd
from typing import Final

from attrs import frozen

from perfeval.errors import InputError
from perfeval.numbers.decimals import (
    ATOMS,
    HUNDREDTHS,
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

__all__ = ["Rate", "ends_of_steps", "percent_writer"]

_HUNDREDTHS: Final = 100 * 10**2
"""How many hundredths of a percent 100% is."""


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
        return _percent_text(self.numerator, self.denominator, pairs, checked_places(places))

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


def _percent_text(
    top: int, bottom: int, edges: tuple[tuple[int, int], ...], places: int = 2
) -> str:
    """top ÷ bottom in percent, with the places that keep it on its side of all `edges`.

    See `Rate.percent`; an edge is a numerator and a denominator.
    """
    while True:
        hundreds: int = 100 * 10**places
        scaled = round_half_up(top * hundreds, bottom)
        if scaled * bottom == top * hundreds or _on_its_side(top, bottom, scaled, hundreds, edges):
            break
        places += 1
    whole, rest = divmod(abs(scaled), 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0") if rest else ""
    return f"{'-' if scaled < 0 else ''}{whole}{'.' if decimals else ''}{decimals}%"


def percent_writer(edges: Iterable[Rate], every: Rate | None = None) -> Callable[[int, int], str]:
    """What writes ratios beside the same edges; with `every`, beside all steps from the first edge.

    Rounding crosses no edge that is itself a number of hundredths of a percent: it can only end on
    it. So the edges have to be looked at only where it does.
    """
    given = tuple(edges)
    pairs = tuple((edge.numerator, edge.denominator) for edge in given)
    marks = [edge.fraction * _HUNDREDTHS for edge in (*given, *([every] if every else []))]
    plain = all(mark.denominator == 1 for mark in marks)
    on = frozenset(int(mark) for mark in marks)
    start, step = int(marks[0]) if marks else 0, int(marks[-1]) if marks else 1

    def written(top: int, bottom: int) -> str:
        if top < 0:
            scaled = round_half_up(top * _HUNDREDTHS, bottom)
        else:  # the same without a call
            scaled = (2 * _HUNDREDTHS * top + bottom) // (2 * bottom)
        near = (scaled - start) % step == 0 if every else scaled in on
        if plain and not (near and scaled * bottom != top * _HUNDREDTHS):
            if scaled >= 0:
                return f"{scaled // 100}{HUNDREDTHS[scaled % 100]}%"
            return f"-{-scaled // 100}{HUNDREDTHS[-scaled % 100]}%"
        if every is None:
            return _percent_text(top, bottom, pairs)
        return _percent_text(top, bottom, (*pairs, *ends_of_steps(top, bottom, given[0], every)))

    return written


def ends_of_steps(
    top: int, bottom: int, start: Rate, step: Rate
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the whole steps from `start` end that lie before and after top ÷ bottom."""
    whole = start.denominator * step.denominator
    first, one = start.numerator * step.denominator, step.numerator * start.denominator
    away = top * whole - first * bottom
    steps = abs(away) // (one * bottom)
    one = one if away > 0 else -one
    before = first + steps * one
    return (before, whole), (before + one, whole)


def _on_its_side(
    top: int, bottom: int, scaled: int, hundreds: int, edges: tuple[tuple[int, int], ...]
) -> bool:
    """Whether a rounded ratio lies on the same side of every edge as the ratio itself."""
    for above, below in edges:
        here, there = top * below - above * bottom, scaled * below - above * hundreds
        if (here > 0) != (there > 0) or (here < 0) != (there < 0):
            if here == 0 and not _ends(top, bottom):
                continue  # no decimal is equal to this edge
            return False
    return True


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
