"""Decimal numbers as text and as integers, and the way from the one to the other and back.

Every number is an integer count of *atoms*, 10⁻⁸ of its unit, so that nothing depends on the
ambient `decimal` context and rules can be compiled to integer arithmetic. Strings, ints and
Decimals come in; `float`, `bool`, NaN, Infinity and exponents are refused.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from perfeval.errors import InputError, Phrase
from perfeval.text.numerals import narrow
from perfeval.text.policy import checked_text

__all__ = [
    "ATOMS",
    "EXPECTED",
    "HUNDREDTHS",
    "LIMIT",
    "LONGEST",
    "PLACES",
    "checked_atoms",
    "checked_places",
    "decimal_text",
    "number_text",
    "plain_int",
    "read_decimal",
    "round_half_up",
    "rounded_atoms",
]

PLACES: Final = 8
"""The most decimal places that a number has."""
ATOMS: Final = 10**PLACES
LIMIT: Final = 10**15
"""The least whole number that is too large."""
LONGEST: Final = 32
"""How many characters a number text may have."""
_DIGITS: Final = 15
_MOST_BITS: Final = 9_900  # Python refuses to print an int of more than 4,300 digits
_SCALE: Final = tuple(10 ** (PLACES - places) for places in range(PLACES + 1))
_HUNDREDTH: Final = 10 ** (PLACES - 2)
HUNDREDTHS: Final = ("", *(f".{rest:02d}".rstrip("0") for rest in range(1, 100)))
"""How so many hundredths are printed behind a whole number: money and percent have two places."""

_NUMBER = re.compile(r"([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,8}))?", re.ASCII)
EXPECTED: Final = (
    "a plain decimal number, such as 12 or 1,234.56 (no exponent, below 10^15, 8 places)"
)


def read_decimal(text: str) -> tuple[int, int] | None:
    """The atoms and the printed places of a number text, or None where it is no number."""
    plain = narrow(text)
    figure, _, decimals = plain.partition(".")
    if figure.isdecimal() and plain.isascii() and len(figure) <= _DIGITS:  # the most frequent
        if len(figure) == len(plain):
            return int(figure) * ATOMS, 0
        if decimals.isdecimal() and len(decimals) <= PLACES:
            return int(figure + decimals) * _SCALE[len(decimals)], len(decimals)
    match = _NUMBER.fullmatch(plain) if len(plain) <= LONGEST else None
    if match is None:
        return None
    sign, whole, decimals = match[1], match[2].replace(",", ""), match[3] or ""
    atoms = int(whole) * ATOMS + int(decimals.ljust(PLACES, "0"))
    return (-atoms if sign == "-" else atoms), len(decimals)


def decimal_text(atoms: int, places: int | None = None) -> str:
    """`atoms` as decimal text: with `places`, or without trailing zeros where it is None.

    `places` only adds zeros or cuts zeros off; round before.
    """
    if atoms < 0:
        return f"-{decimal_text(-atoms, places)}"
    whole, rest = divmod(atoms, ATOMS)
    if places is None:
        if not rest:
            return str(whole)
        hundredths, finer = divmod(rest, _HUNDREDTH)
        if not finer:  # the most frequent
            return f"{whole}{HUNDREDTHS[hundredths]}"
    decimals = str(ATOMS + rest)[1:]  # padding with zeros takes three times as long
    decimals = decimals.rstrip("0") if places is None else decimals[:places]
    return f"{whole}.{decimals}" if decimals else str(whole)


def round_half_up(numerator: int, denominator: int) -> int:
    """numerator ÷ denominator (> 0) to the nearest integer; ties away from zero (四舍五入)."""
    quotient = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -quotient if numerator < 0 else quotient


def rounded_atoms(value: Fraction, places: int) -> int:
    """`value` in atoms, rounded half-up to `places`, 0 to 8."""
    if not isinstance(value, Fraction):
        raise InputError("a number to round", value, "a Fraction")
    places = checked_places(places)
    unit = int(10**places)
    return round_half_up(value.numerator * unit, value.denominator) * int(10 ** (PLACES - places))


def number_text(value: object, where: str) -> str:
    """The text of a number given as a string, an int or a Decimal.

    Raises `InputError` that names `where` for anything else: a float, a bool, NaN.
    """
    if isinstance(value, str):
        return checked_text(value, where).strip()
    whole = plain_int(value)
    if whole is not None and abs(whole) < LIMIT:
        return str(whole)
    if isinstance(value, Decimal):
        sign, digits, exponent = value.as_tuple()
        if isinstance(exponent, int) and -PLACES <= exponent <= 15 and len(digits) <= LONGEST:
            number = int("".join(map(str, digits))) * 10 ** (PLACES + exponent)
            if number < LIMIT * ATOMS:
                return decimal_text(-number if sign else number, max(0, -exponent))
    raise InputError(where, value, EXPECTED)


def plain_int(value: object) -> int | None:
    """`value` as a plain int, where it is an int (of any subclass) and no bool; else None."""
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    return None


def checked_atoms(value: object) -> int:
    """`value` where it is an int that can be printed. Raises `InputError`."""
    atoms = plain_int(value)
    if atoms is None or atoms.bit_length() > _MOST_BITS:
        raise InputError("a number of atoms", value, "an int of less than 3,000 digits")
    return atoms


def checked_places(value: object) -> int:
    """`value` where it is an int from 0 to 8. Raises `InputError`."""
    places = plain_int(value)
    if places is None or not 0 <= places <= PLACES:
        raise InputError("the places of a number", value, Phrase("0 to {most}", most=PLACES))
    return places
