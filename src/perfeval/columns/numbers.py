"""Numbers of columns before they are computed: where they stand, and how large they can be.

Arrays of whole numbers wrap without a word where a number does not fit. So every column is known
with the range of its numbers, and kept in the smallest type that holds all of them.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Final

from attrs import frozen

from perfeval.lowering import Comparison

__all__ = [
    "BIT",
    "EXACT",
    "MASK",
    "WHOLE",
    "Mask",
    "Number",
    "Range",
    "Slot",
    "ends",
    "is_narrower",
    "proved",
    "type_of",
]

Range = tuple[int, int]
"""The least and the greatest of some numbers."""

BIT: Final = "i1"
"""The type of checks, and of other small numbers."""
WHOLE: Final = "i8"
EXACT: Final = "O"
"""The type of numbers that 64 bits do not hold: those of Python."""
MASK: Final = "?"
# None of 32 bits: amounts need 64, and every operation on two types converts one of them first.
_SIZES: Final = {BIT: 1 << 7, "i2": 1 << 15, WHOLE: 1 << 63}
_ORDER: Final = (*_SIZES, EXACT)
_HOLDS: Final[Mapping[Comparison, Callable[[int, int], bool]]] = {
    Comparison.BELOW: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.AT_LEAST: operator.ge,
    Comparison.ABOVE: operator.gt,
}


@frozen
class Slot:
    """A column that is given, or is computed on the way; and the type of its numbers."""

    number: int
    type: str


Mask = Slot | bool
"""A condition that depends on the row; or one that every row meets, or none."""


@frozen
class Number:
    """A number of each row: so many times what stands in a slot; without one it is the factor.

    What stands there lies in `range`. The factor is carried along, and most often never computed:
    it falls out where two numbers that both have it are compared or divided.
    """

    slot: Slot | None
    factor: int = 1
    range: Range = (1, 1)

    @property
    def reach(self) -> Range:
        """The least and the greatest that the number can be."""
        low, high = sorted(self.factor * end for end in self.range)
        return low, high

    def times(self, factor: int) -> Number:
        """The number so many times."""
        return Number(self.slot, self.factor * factor, self.range) if factor else Number(None, 0)

    def per(self, unit: int) -> Number:
        """The number counted in a unit that its factor is a multiple of."""
        return Number(self.slot, self.factor // unit, self.range)


def type_of(*ranges: Range) -> str:
    """The smallest type that holds all numbers of these ranges.

    >>> type_of((-128, 127)), type_of((0, 128)), type_of((0, 2**63))
    ('i1', 'i2', 'O')
    """
    for type_, size in _SIZES.items():
        if all(-size <= low and high < size for low, high in ranges):
            return type_
    return EXACT


def is_narrower(type_: str, other: str) -> bool:
    """Whether not all numbers of the other type fit into this one."""
    return _ORDER.index(type_) < _ORDER.index(other)


def proved(comparison: Comparison, left: Range, right: Range) -> bool | None:
    """Whether all numbers of two ranges compare so, or none do; None if it depends.

    >>> [proved(Comparison.AT_MOST, each, (5, 5)) for each in ((2, 5), (6, 9), (5, 6))]
    [True, False, None]
    """
    (low, high), (least, most) = left, right
    if comparison in _HOLDS:
        found = {_HOLDS[comparison](one, other) for one in left for other in right}
        return found.pop() if len(found) == 1 else None
    if high < least or low > most:
        return comparison is Comparison.OTHER
    return comparison is Comparison.EQUAL if low == high == least == most else None


def ends(operation: Callable[[int, int], int], left: Range, right: Range) -> Range:
    """The range of what an operation gives that is least and greatest at the ends of ranges."""
    found = [operation(one, other) for one in left for other in right]
    return min(found), max(found)
