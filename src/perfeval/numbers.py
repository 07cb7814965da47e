"""Exact numbers, and the way from printed text to them and back.

Every number is an integer count of *atoms*, 10⁻⁸ of its unit, so that nothing depends on the
ambient `decimal` context and rules can be compiled to integer arithmetic. Strings, ints and
Decimals come in; `float`, `bool`, NaN, Infinity and exponents are refused.

A figure read from a form keeps its printed text and places. Equality, order and hash go by value:
``Points("10.0") == Points("10")``.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from math import gcd
from typing import Any, ClassVar, Final, Self, TypeGuard, TypeVar

from attrs import field, frozen

from perfeval.errors import InputError
from perfeval.texts import checked_text

__all__ = [
    "ATOMS",
    "BLANK",
    "Count",
    "CountCell",
    "Nil",
    "Number",
    "Percent",
    "Points",
    "PointsCell",
    "Rate",
    "RateCell",
    "Unreadable",
]

PLACES: Final = 8
ATOMS: Final = 10**PLACES
LIMIT: Final = 10**15
LONGEST: Final = 32
_DIGITS: Final = 15

_WIDE = str.maketrans("０１２３４５６７８９．，％＋－\u2212", "0123456789.,%+--")
_NUMBER = re.compile(r"([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,8}))?", re.ASCII)
# A unit starts with a letter or a unit sign: 10², 10+ and 5½ are no counts, nor are 3千 and 10来人.
_COUNT = re.compile(
    r"([0-9.,+-]*[0-9])\s*(?:(万|亿)\s*)?"
    r"((?![十百千来万亿余多近约超以不内左上半几])[A-Za-zＡ-Ｚａ-ｚµ°℀-⅏㌀-㏿㐀-鿿]"
    r"[^\d.,%‰+万亿余多近约超以不内左上半几]{0,11})?"
)
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}
_NIL = frozenset({"", "/", "-", "——", "—", "--", "不适用", "无", "……", "…"})
_EXPECTED = "a plain decimal number, such as 12 or 1,234.56 (no exponent, below 10^15, 8 places)"


def narrow(text: str) -> str:
    """`text` trimmed, with full-width digits and signs as ASCII (never NFKC: 10² is not 102)."""
    return text.strip() if text.isascii() else text.translate(_WIDE).strip()


def is_nil(text: str) -> bool:
    """Whether `text` is one of the marks that say “nothing here”: never 0."""
    return narrow(text) in _NIL


def read_decimal(text: str) -> tuple[int, int] | None:
    """The atoms and the printed places of a number text, or None where it is no number."""
    plain = narrow(text)
    if plain.isdecimal() and plain.isascii() and len(plain) <= _DIGITS:  # the most frequent
        return int(plain) * ATOMS, 0
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
    sign = "-" if atoms < 0 else ""
    whole, rest = divmod(abs(atoms), ATOMS)
    decimals = f"{rest:08d}"
    decimals = decimals.rstrip("0") if places is None else decimals[:places]
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def round_half_up(numerator: int, denominator: int) -> int:
    """numerator ÷ denominator (> 0) to the nearest integer; ties away from zero (四舍五入)."""
    quotient = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -quotient if numerator < 0 else quotient


def rounded_atoms(value: Fraction, places: int) -> int:
    """`value` in atoms, rounded half-up to `places`, 0 to 8."""
    if not isinstance(value, Fraction):
        raise InputError("a number to round", value, "a Fraction")
    if not _is_int(places) or not 0 <= places <= PLACES:
        raise InputError("the places of a number", places, f"0 to {PLACES}")
    unit = int(10**places)
    return round_half_up(value.numerator * unit, value.denominator) * int(10 ** (PLACES - places))


def number_text(value: object, where: str) -> str:
    """The text of a number given as a string, an int or a Decimal.

    Raises `InputError` that names `where` for anything else: a float, a bool, NaN.
    """
    if isinstance(value, str):
        return checked_text(value, where).strip()
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LIMIT:
        return str(value)
    if isinstance(value, Decimal):
        sign, digits, exponent = value.as_tuple()
        if isinstance(exponent, int) and -PLACES <= exponent <= 15 and len(digits) <= LONGEST:
            number = int("".join(map(str, digits))) * 10 ** (PLACES + exponent)
            if number < LIMIT * ATOMS:
                return decimal_text(-number if sign else number, max(0, -exponent))
    raise InputError(where, value, _EXPECTED)


@frozen
class Nil:
    """A cell that says “nothing here”: empty, `/`, `——`, 不适用, 无, `……`. Never 0.

    Raises `InputError` for any other text.

    >>> Nil("/").text
    '/'
    """

    text: str = ""

    def __attrs_post_init__(self) -> None:
        if not is_nil(checked_text(self.text, "a blank cell")):
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

    text: str

    def __attrs_post_init__(self) -> None:
        checked_text(self.text, "a cell")

    def __str__(self) -> str:
        return self.text


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

    expected: ClassVar[str] = _EXPECTED

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
        text = decimal_text(checked_atoms(atoms))
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
        """The exact sum of `points`; 0 of none.

        >>> Points.total([Points("9"), Points("0.5")]).text
        '9.5'
        """
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
        scale = _SCALES[parts[1]]
        return read[0] * scale, max(0, read[1] - len(str(scale)) + 1)

    @property
    def unit(self) -> str:
        """The unit of measure as printed behind the number, or empty."""
        parts = self._parts(self.text)
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


@total_ordering
@frozen(eq=False, init=False)
class Rate:
    """An exact ratio that knows its numerator and denominator (both in atoms or any one unit).

    ``Rate("98.77%")``, ``Rate("583.46/1115.29")`` or ``Rate(29, 30)``. Equality and order go by
    value, by cross-multiplication: no rounding moves a rate across an edge.
    Raises `InputError` for other text and for a denominator that is not positive.

    >>> Rate(29, 30).percent()
    '96.67%'
    >>> Rate("0.5/1") == Rate("50%")
    True
    """

    numerator: int
    denominator: int

    def __init__(self, value: str | int, whole: int | None = None) -> None:
        if isinstance(value, str) and whole is None:
            parts = _rate_parts(value)
        elif _is_int(value) and _is_int(whole) and max(abs(value), abs(whole)) < LIMIT:
            parts = value * ATOMS, whole * ATOMS
        else:
            parts = None
        if parts is None or parts[1] <= 0:
            raise InputError("a rate", value, "a rate such as 98.77% or 29/30, two ints (29, 30)")
        self.__attrs_init__(*parts)

    @classmethod
    def of_atoms(cls, numerator: int, denominator: int) -> Rate:
        """The ratio of two figures given in atoms; the denominator must be above 0."""
        if checked_atoms(denominator) <= 0:
            raise InputError("the denominator of a rate", denominator, "a figure above 0")
        rate = cls.__new__(cls)
        rate.__attrs_init__(checked_atoms(numerator), denominator)
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
        if not _is_int(places) or places < 0:
            raise InputError("the places of a percentage", places, "0 or more")
        top, bottom = self.numerator, self.denominator
        sides = [(edge, _side(top, bottom, edge)) for edge in map(_edge, edges)]
        if not all(side for _, side in sides) and not _ends(top, bottom):
            sides = [(edge, side) for edge, side in sides if side]
        while True:
            hundreds = 100 * 10**places
            scaled = round_half_up(top * hundreds, bottom)
            if all(_side(scaled, hundreds, edge) == side for edge, side in sides):
                break
            places += 1
        whole, rest = divmod(abs(scaled), 10**places)
        decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
        return f"{'-' if scaled < 0 else ''}{whole}{'.' if decimals else ''}{decimals}%"

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


def _is_int(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def checked_atoms(value: object) -> int:
    """`value` where it is an int. Raises `InputError`."""
    if _is_int(value):
        return value
    raise InputError("a number of atoms", value, "an int")


def _points(value: object) -> Points:
    if isinstance(value, Points):
        return value
    raise InputError("points", value, "other Points")


def _edge(value: object) -> Rate:
    if isinstance(value, Rate):
        return value
    raise InputError("the edge of a rate", value, "another Rate")


def _side(numerator: int, denominator: int, edge: Rate) -> int:
    """On which side of `edge` a ratio lies: 1 above, 0 equal, -1 below."""
    here, there = numerator * edge.denominator, edge.numerator * denominator
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


PointsCell = Points | Nil | Unreadable
CountCell = Count | Nil | Unreadable
RateCell = Percent | Nil | Unreadable

_N = TypeVar("_N", bound=Number)


def read_cell(kind: type[_N], text: str) -> _N | Nil | Unreadable:
    """What a printed cell says where a number of `kind` is due: the number, nil, or unreadable.

    >>> read_cell(Points, "10"), read_cell(Points, "/"), read_cell(Points, "满分")
    (Points(text='10'), Nil(text='/'), Unreadable(text='满分'))
    """
    key: Any = kind
    cell: _N | Nil | Unreadable
    cell = _known_cell(key, text) if len(text) <= LONGEST else _read_cell(kind, text)
    return cell


def _read_cell(kind: type[_N], text: str) -> _N | Nil | Unreadable:
    if is_nil(text):
        return Nil(text)
    try:
        return kind(text)
    except InputError:
        return Unreadable(text)


@functools.lru_cache(maxsize=4096)
def _known_cell(kind: Any, text: str) -> Any:
    """The same for short texts: forms print the same few numbers over and over."""
    return _read_cell(kind, text)
