"""Numbers as a form prints them: points, counts and percentages, with their text and places.

Equality, order and hash go by value: ``Points("10.0") == Points("10")``.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from typing import ClassVar, Final, Self

from attrs import field, frozen

from perfeval.errors import InputError
from perfeval.numbers.decimals import (
    ATOMS,
    EXPECTED,
    LIMIT,
    checked_atoms,
    decimal_text,
    number_text,
    read_decimal,
    rounded_atoms,
)
from perfeval.numbers.rates import Rate
from perfeval.text.numerals import narrow

__all__ = ["SCALES", "Count", "Number", "Percent", "Points"]

# A unit starts with a letter or a unit sign: 10², 10+ and 5½ are no counts, nor are 3千 and 10来人.
_COUNT = re.compile(
    r"\A([0-9.,+-]*[0-9])\s*(?:(万|亿)\s*)?"
    r"((?![十百千来万亿余多近约超以不内左上半几])[A-Za-zＡ-Ｚａ-ｚµ°℀-⅏㌀-㏿㐀-鿿]"
    r"[^\d.,%‰+万亿余多近约超以不内左上半几]{0,11})?"
)
SCALES: Final = {"": 1, "万": 10**4, "亿": 10**8}
"""How many ones the word behind a number is."""


def _to_text(value: object) -> str:
    return value.text if isinstance(value, Number) else number_text(value, "a number")


@total_ordering
@frozen(eq=False)
class Number:
    """An exact decimal number: printed `text`, `places`, and its value in `atoms` (10⁻⁸).

    Takes a string, an int, a Decimal or another number. Raises `InputError` for anything else.

    >>> Number("１,２３４.50").places, Number("1.50") == Number("1.5")
    (2, True)
    """

    expected: ClassVar[str] = EXPECTED

    text: str = field(converter=_to_text)
    atoms: int = field(init=False)
    places: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        read = self._read(self.text)
        if read is None or abs(read[0]) >= LIMIT * ATOMS:
            raise InputError(type(self).__name__, self.text, self.expected)
        object.__setattr__(self, "atoms", read[0])
        object.__setattr__(self, "places", read[1])

    @classmethod
    def _read(cls, text: str) -> tuple[int, int] | None:
        return read_decimal(text)

    @classmethod
    def of_atoms(cls, atoms: int) -> Self:
        """The number of so many atoms, printed without trailing zeros."""
        atoms = checked_atoms(atoms)
        text = decimal_text(atoms)
        if abs(atoms) >= LIMIT * ATOMS:
            raise InputError(cls.__name__, text, cls.expected)
        made = cls.__new__(cls)  # scoring makes many: what was just printed is not read again
        object.__setattr__(made, "text", text)
        object.__setattr__(made, "atoms", atoms)
        object.__setattr__(made, "places", len(text.partition(".")[2]))
        return made

    @property
    def plain(self) -> str:
        """The value as ASCII decimal text without trailing zeros, without any unit."""
        return decimal_text(self.atoms)

    @property
    def decimal(self) -> Decimal:
        """The value as an exact `Decimal`, whatever the ambient context."""
        return Decimal(self.plain)

    @property
    def fraction(self) -> Fraction:
        """The value as an exact fraction."""
        return Fraction(self.atoms, ATOMS)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.atoms == other.atoms

    def __lt__(self, other: Number) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.atoms < other.atoms

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.atoms))

    def __str__(self) -> str:
        return self.text


@frozen(eq=False)
class Points(Number):
    """分值 or 得分: points of a criterion, available or earned; may be fractional (22.5).

    A printed 分 behind the number is read over.

    >>> Points("99分").plain, Points("5") + Points("0.5")
    ('99', Points(text='5.5'))
    """

    @classmethod
    def _read(cls, text: str) -> tuple[int, int] | None:
        return read_decimal(text.removesuffix("分"))

    def __add__(self, other: Points) -> Points:
        return Points.of_atoms(self.atoms + _points(other).atoms)

    def __sub__(self, other: Points) -> Points:
        return Points.of_atoms(self.atoms - _points(other).atoms)

    @staticmethod
    def total(points: tuple[Points, ...] | list[Points]) -> Points:
        """The exact sum of `points`, a list or a tuple; 0 of none.

        >>> Points.total([Points("9"), Points("0.5")]).text
        '9.5'
        """
        if not isinstance(points, list | tuple):
            raise InputError("the points to add", points, "a list or a tuple of Points")
        return Points.of_atoms(sum(_points(each).atoms for each in points))

    @staticmethod
    def rounded(value: Fraction, places: int) -> Points:
        """`value` rounded half-up (四舍五入) to `places`, once, at the door."""
        return Points.of_atoms(rounded_atoms(value, places))

    def __repr__(self) -> str:
        return f"Points(text={self.text!r})"


@frozen(eq=False)
class Count(Number):
    """A number of things: 18, 18人, 1.2万封, 29.5亩; 万 and 亿 multiply, `unit` is what follows.

    Approximate counts (47万余条, 100以上) and money (30元) are no counts. Raises `InputError`.

    >>> Count("1.2万封").plain, Count("1.2万封").unit
    ('12000', '封')
    """

    expected: ClassVar[str] = "a number of things, such as 18, 18人 or 1.2万封"

    @classmethod
    def _parts(cls, text: str) -> tuple[str, str, str] | None:
        match = _COUNT.fullmatch(narrow(text))
        return None if match is None else (match[1], match[2] or "", match[3] or "")

    @classmethod
    def _read(cls, text: str) -> tuple[int, int] | None:
        parts = cls._parts(text)
        read = read_decimal(parts[0]) if parts else None
        if parts is None or read is None or parts[2] == "元":
            return None
        scale = SCALES[parts[1]]
        return read[0] * scale, max(0, read[1] - len(str(scale)) + 1)

    @property
    def unit(self) -> str:
        """The unit of measure as printed behind the number, or empty."""
        return _unit_of(self.text)


@functools.lru_cache(maxsize=4096)
def _unit_of(text: str) -> str:
    """The unit of a count by its text: the same few are asked for over and over."""
    parts = Count._parts(text)
    return parts[2] if parts else ""


@frozen(eq=False)
class Percent(Number):
    """A printed rate, in percent: 100%, 98.77％, or bare.

    A bare number is doubtful: 1 may say 1% or 100%; `readings` gives both.

    >>> Percent("98.77%").rate == Rate("98.77%")
    True
    """

    expected: ClassVar[str] = "a percentage, such as 98.77%"

    @classmethod
    def _read(cls, text: str) -> tuple[int, int] | None:
        return read_decimal(narrow(text).removesuffix("%"))

    @property
    def bare(self) -> bool:
        """Whether the printed text lacks a percent sign."""
        return not narrow(self.text).endswith("%")

    @property
    def rate(self) -> Rate:
        """The rate that the text says, a bare number taken as percent."""
        return Rate.of_atoms(self.atoms, 100 * ATOMS)

    @property
    def readings(self) -> tuple[Rate, ...]:
        """The rates that the text may say: one, or for a bare number percent and ratio."""
        return (self.rate, Rate.of_atoms(self.atoms, ATOMS)) if self.bare else (self.rate,)


def _points(value: object) -> Points:
    if isinstance(value, Points):
        return value
    raise InputError("points", value, "other Points")
