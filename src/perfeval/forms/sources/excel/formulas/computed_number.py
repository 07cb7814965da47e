"""A number computed exactly, and how far off a spreadsheet may be that computes it in floats."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.forms.sources.excel.formats.stored_number import PLACES, StoredNumber, plain

__all__ = ["ComputedNumber"]

_NOISE: Final = 10**24
_STEP: Final = 10**10  # 15 digits are sure: each step may be off by 10**-14 of its result
_SEEN: Final = int(10 ** (24 - PLACES))
_MOST_BITS: Final = 1_024
_MOST_PLACES: Final = 15


@frozen
class ComputedNumber:
    """An exact `value`; a float of it is within `noise`, a count of 10**-24.

    Every operation raises `ArithmeticError` where there is no result, or one of too many digits.

    >>> third = ComputedNumber.of(StoredNumber(1, 0)) / ComputedNumber.of(StoredNumber(3, 0))
    >>> str(third), third.is_stored_as(StoredNumber(333333333333333, 15))
    ('0.33333333', True)
    """

    value: Fraction
    noise: int = 0

    @classmethod
    def of(cls, number: StoredNumber) -> ComputedNumber:
        """A number as it is stored."""
        return cls(_fraction(number.digits, number.places))._after(0)

    @classmethod
    def sum(cls, numbers: Iterable[StoredNumber]) -> ComputedNumber:
        """The sum of numbers as they are stored; 0 of none."""
        totals: dict[int, int] = {}
        sizes: dict[int, int] = {}
        for number in numbers:
            totals[number.places] = totals.get(number.places, 0) + number.digits
            sizes[number.places] = sizes.get(number.places, 0) + abs(number.digits)
        return cls(_total(totals))._after(_part(_total(sizes), _STEP))

    def __add__(self, other: ComputedNumber) -> ComputedNumber:
        return ComputedNumber(self.value + other.value)._after(self.noise + other.noise)

    def __neg__(self) -> ComputedNumber:
        return ComputedNumber(-self.value, self.noise)

    def __mul__(self, other: ComputedNumber) -> ComputedNumber:
        noise = _part(self.value, other.noise) + _part(other.value, self.noise)
        return ComputedNumber(self.value * other.value)._after(noise)

    def __truediv__(self, other: ComputedNumber) -> ComputedNumber:
        quotient = self.value / other.value
        noise = _part(quotient, other.noise) + self.noise
        return ComputedNumber(quotient)._after(_part(1 / other.value, noise))

    def rounded(self, places: ComputedNumber) -> ComputedNumber:
        """The number to so many decimal places, half away from zero, where that is sure."""
        if places.value.denominator != 1 or abs(places.value) > _MOST_PLACES:
            raise ArithmeticError
        unit = Fraction(10) ** -int(places.value)
        halves = 2 * abs(self.value) / unit
        below = 2 * (int(halves) // 2)
        gap = abs(halves - below - 1)
        if gap and gap * unit * _NOISE <= 2 * self.noise:
            raise ArithmeticError
        whole = below // 2 + (halves >= below + 1)
        return ComputedNumber((-whole if self.value < 0 else whole) * unit)._after(0)

    def is_stored_as(self, number: StoredNumber) -> bool:
        """Whether `number` is this one, but for what floats lose or what 8 places do not show."""
        stored = ComputedNumber.of(number)
        gap = abs(self.value - stored.value) * _NOISE
        return gap <= self.noise + stored.noise + _SEEN

    def __str__(self) -> str:
        top, bottom = abs(self.value.numerator) * int(10**PLACES), self.value.denominator
        digits = (2 * top + bottom) // (2 * bottom)
        return plain(-digits if self.value < 0 else digits, PLACES)

    def _after(self, noise: int) -> ComputedNumber:
        """The result of one step, of operands that brought so much `noise`."""
        value = self.value
        if value.numerator.bit_length() + value.denominator.bit_length() > _MOST_BITS:
            raise ArithmeticError
        return ComputedNumber(value, noise + _part(value, _STEP))


def _total(digits: dict[int, int]) -> Fraction:
    """The sum of digits by their decimal places."""
    return sum((_fraction(each, places) for places, each in digits.items()), Fraction(0))


def _fraction(digits: int, places: int) -> Fraction:
    if places < 0:
        return Fraction(digits * int(10**-places))
    return Fraction(digits, int(10**places))


def _part(size: Fraction, noise: int) -> int:
    """`noise` as often as `size` says, rounded up."""
    return abs(size.numerator) * noise // size.denominator + 1
