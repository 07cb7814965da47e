"""Terms: whole numbers that are computed from the figures of a filing; and tests of them.

A figure is a count of atoms (10⁻⁸ of its unit), so all arithmetic is that of integers. A term is
data: several back ends can be made of it, and each is held to the same rules.
"""

from __future__ import annotations

import enum
from fractions import Fraction

from attrs import field, frozen

from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Number

__all__ = [
    "Compared",
    "Comparison",
    "Computed",
    "Input",
    "Integers",
    "Local",
    "Missing",
    "Operation",
    "Quotient",
    "Sum",
    "Term",
    "Test",
    "Whole",
    "exactly",
]

Integers = tuple[int | None, ...]
"""The figures of a filing: atoms, 1 and 0 for true and false, the number of a word, or nothing."""


class Operation(enum.Enum):
    """What is computed of two terms; the floor and the rest are those of Python: −7 // 2 is −4.

    >>> Operation("//").name
    'FLOOR'
    """

    TIMES = "*"
    FLOOR = "//"
    REST = "%"
    LEAST = "min"
    GREATEST = "max"


class Comparison(enum.Enum):
    """How two terms are compared.

    >>> Comparison("<=").name
    'AT_MOST'
    """

    BELOW = "<"
    AT_MOST = "<="
    EQUAL = "=="
    OTHER = "!="
    AT_LEAST = ">="
    ABOVE = ">"


@frozen
class Input:
    """One of the figures that a rubric asks a filing for, by its place among them."""

    position: int


@frozen(eq=False)
class Local:
    """A number that a part of a tree has computed before; each is its own."""


@frozen
class Whole:
    """A number that the rubric prints."""

    value: int


@frozen
class Sum:
    """The sum of some terms, less others."""

    plus: tuple[Term, ...]
    minus: tuple[Term, ...] = ()


@frozen
class Computed:
    """What an operation gives for two terms."""

    operation: Operation
    left: Term
    right: Term


Term = Input | Local | Whole | Sum | Computed


@frozen
class Compared:
    """Whether one term compares so with another."""

    left: Term
    comparison: Comparison
    right: Term


@frozen
class Missing:
    """Whether a figure is not stated, or is of another kind than is asked for."""

    figure: Input


Test = Compared | Missing


def times(left: Term, right: Term) -> Term:
    """The product; what is plain to see is computed at once."""
    if isinstance(left, Whole):
        left, right = right, left
    if isinstance(right, Whole):
        if isinstance(left, Whole):
            return Whole(left.value * right.value)
        if right.value in (0, 1):
            return left if right.value else right
        if right.value == -1:
            return sum_of((), (left,))
    return Computed(Operation.TIMES, left, right)


def sum_of(plus: tuple[Term, ...], minus: tuple[Term, ...] = ()) -> Term:
    """The sum of terms, less others; what is plain to see is computed at once."""
    more, less, whole = list[Term](), list[Term](), 0
    left = [(each, True) for each in plus] + [(each, False) for each in minus]
    for term, added in left:
        if isinstance(term, Whole):
            whole += term.value if added else -term.value
        elif isinstance(term, Sum):
            parts = [(each, added) for each in term.plus]
            left += parts + [(each, not added) for each in term.minus]
        else:
            (more if added else less).append(term)
    if whole or not (more or less):
        more.insert(0, Whole(whole))
    return more[0] if len(more) == 1 and not less else Sum(tuple(more), tuple(less))


def size_of(term: Term) -> Term:
    """The term without its sign."""
    return Computed(Operation.GREATEST, term, sum_of((), (term,)))


@frozen
class Quotient:
    """An exact ratio of two terms, of which the second is above 0 wherever it is asked for.

    It is compared by cross-multiplication and never divided before the end, so nothing is rounded
    on the way. What is added, multiplied and compared is exact as well.

    >>> rate = Quotient(Input(0), Input(1))
    >>> rate.compared(Comparison.AT_LEAST, Fraction(19, 20))  # doctest: +ELLIPSIS
    Compared(left=Computed(...Whole(value=20)), comparison=..., right=Computed(...Whole(value=19)))
    """

    top: Term
    bottom: Term = field(default=Whole(1))

    def compared(self, comparison: Comparison, edge: Fraction) -> Compared:
        """Whether the ratio compares so with `edge`."""
        if isinstance(self.bottom, Whole):
            edge *= self.bottom.value
            return Compared(
                times(self.top, Whole(edge.denominator)), comparison, Whole(edge.numerator)
            )
        here = times(self.top, Whole(edge.denominator))
        return Compared(here, comparison, times(self.bottom, Whole(edge.numerator)))

    def is_broken(self) -> Compared:
        """Whether the ratio is no whole number."""
        rest = Computed(Operation.REST, self.top, self.bottom)
        return Compared(rest, Comparison.OTHER, Whole(0))

    def plus(self, other: Fraction) -> Quotient:
        """The ratio and a number."""
        scaled = times(self.top, Whole(other.denominator))
        more = times(self.bottom, Whole(other.numerator))
        return Quotient(sum_of((scaled, more)), times(self.bottom, Whole(other.denominator)))

    def away(self) -> Quotient:
        """The ratio without its sign."""
        return Quotient(size_of(self.top), self.bottom)

    def times(self, factor: Fraction) -> Quotient:
        """The ratio so many times."""
        top = times(self.top, Whole(factor.numerator))
        return Quotient(top, times(self.bottom, Whole(factor.denominator)))

    def under(self, whole: Fraction) -> Quotient:
        """A number above 0 divided by the ratio, which must be above 0 there."""
        top = times(self.bottom, Whole(whole.numerator))
        return Quotient(top, times(self.top, Whole(whole.denominator)))

    def steps(self, *, started: bool) -> Quotient:
        """The whole steps in the ratio; with `started` a part of a step counts as one."""
        if not started:
            return Quotient(Computed(Operation.FLOOR, self.top, self.bottom))
        negative = sum_of((), (self.top,))
        down = Computed(Operation.FLOOR, negative, self.bottom)
        return Quotient(sum_of((), (down,)))

    def no_less_than(self, least: Fraction) -> Quotient:
        """The ratio, or `least` where that is more."""
        here = times(self.top, Whole(least.denominator))
        there = times(self.bottom, Whole(least.numerator))
        top = Computed(Operation.GREATEST, here, there)
        return Quotient(top, times(self.bottom, Whole(least.denominator)))

    def no_more_than(self, most: Fraction) -> Quotient:
        """The ratio, or `most` where that is less."""
        return self.times(Fraction(-1)).no_less_than(-most).times(Fraction(-1))

    def with_other(self, other: Quotient) -> Quotient:
        """The sum of two ratios."""
        top = sum_of((times(self.top, other.bottom), times(other.top, self.bottom)))
        return Quotient(top, times(self.bottom, other.bottom))

    def or_other(self, other: Quotient) -> Quotient:
        """The lower of two ratios."""
        one, two = times(self.top, other.bottom), times(other.top, self.bottom)
        return Quotient(Computed(Operation.LEAST, one, two), times(self.bottom, other.bottom))


def exactly(value: Fraction | Number) -> Quotient:
    """A number that the rubric prints, as a ratio.

    >>> exactly(Fraction(1, 2))
    Quotient(top=Whole(value=1), bottom=Whole(value=2))
    """
    if isinstance(value, Number):
        value = Fraction(value.atoms, ATOMS)
    return Quotient(Whole(value.numerator), Whole(value.denominator))
