"""A number as a spreadsheet stores it, in exact digits.

The stored text is a binary fraction's (0.99980000000000002); it is rounded to 15 significant digits
first, as spreadsheets do before they show it.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

__all__ = ["PLACES", "StoredNumber", "plain", "read_stored", "rounded"]

PLACES: Final = 8
"""The decimal places to which figures are compared."""

_NUMBER: Final = re.compile(r"(-?)([0-9]{1,40})(?:\.([0-9]{1,40}))?(?:[eE]([+-]?[0-9]{1,3}))?")
_SIGNIFICANT: Final = 15
_LIMIT: Final = 40


@frozen
class StoredNumber:
    """`digits` at so many decimal `places`: 139397 at 2 is 1393.97, 1 at -3 is 1000."""

    digits: int
    places: int

    def at(self, places: int) -> int:
        """The number without its sign as a whole number of `places`, rounded half-up."""
        return rounded(abs(self.digits), self.places, places)

    def beside(self, other: StoredNumber) -> tuple[int, int]:
        """The digits of both at the same places, so that they compare."""
        places = max(self.places, other.places)
        ours = self.digits * int(10 ** (places - self.places))
        return ours, other.digits * int(10 ** (places - other.places))

    def __str__(self) -> str:
        return plain(self.digits, self.places)


def read_stored(text: str) -> StoredNumber | None:
    """The number that `text` is, to 15 significant digits; None where it is none.

    >>> str(read_stored("0.99980000000000002")), str(read_stored("-1E3"))
    ('0.9998', '-1000')
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    decimals = match[3] or ""
    digits = int(match[2] + decimals)
    places = len(decimals) - int(match[4] or "0")
    if not -_LIMIT <= places <= _LIMIT + _SIGNIFICANT * 20:
        return None
    excess = len(str(digits)) - _SIGNIFICANT
    if excess > 0:
        digits, places = rounded(digits, excess, 0), places - excess
    while digits and digits % 10 == 0 and places > 0:
        digits, places = digits // 10, places - 1
    if places > _LIMIT or not digits:
        return StoredNumber(0, 0)
    return StoredNumber(-digits if match[1] else digits, places)


def rounded(digits: int, places: int, wanted: int) -> int:
    """`digits` at `places`, half-up at `wanted` places."""
    if places <= wanted:
        return digits * int(10 ** (wanted - places))
    unit = int(10 ** (places - wanted))
    return (2 * digits + unit) // (2 * unit)


def plain(digits: int, places: int) -> str:
    """The shortest decimal text of `digits` at `places`.

    >>> plain(-2500, 3)
    '-2.5'
    """
    if places <= 0:
        return str(digits * 10 ** (-places))
    text = str(abs(digits)).rjust(places + 1, "0")
    whole, rest = text[:-places], text[-places:].rstrip("0")
    return ("-" if digits < 0 else "") + (f"{whole}.{rest}" if rest else whole)
