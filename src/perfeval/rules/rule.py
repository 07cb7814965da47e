"""What a scoring rule is: the small public protocol, and the award that it gives.

A rule is data: a frozen value that compares, prints and serialises. It knows which kind of measure
it takes, awards points for a measured value with the reason, and says why it would not be worth
exactly the points of its row.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol, TypeVar, cast, runtime_checkable

from attrs import frozen

from perfeval.errors import InputError, Phrase
from perfeval.lowering import Quotient, Term, Value
from perfeval.measures import Direction, Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules.because import Because
from perfeval.rules.figures import Edge
from perfeval.rules.level import Level

__all__ = ["Award", "Because", "Direction", "Edge", "Rule"]


@frozen
class Award:
    """What a rule gives: `earned` exactly (rounded later, once), or None where it cannot say.

    `level` is the range within which an evaluator picks, where the rule leaves it to one.

    >>> from fractions import Fraction
    >>> Award(Fraction(9, 2), Because("deducted", "扣 0.5 分", "0.5 off")).earned
    Fraction(9, 2)
    """

    earned: Fraction | None
    because: Because
    level: Level | None = None


@runtime_checkable
class Rule(Protocol):
    """A kind of scoring rule.

    `accepts` is the kind of measure that it takes, None where it takes none; `direction` says
    which way is better. One of a plugin's own can be written in documents where its class is a
    frozen attrs class that the entry-point group ``perfeval.rules`` names.

    >>> from perfeval.rules import Proportional
    >>> isinstance(Proportional(), Rule), isinstance("proportional", Rule)
    (True, False)
    """

    @property
    def accepts(self) -> Kind | None:
        """The kind of measure that the rule takes."""

    @property
    def direction(self) -> Direction:
        """Which way a value gets better."""

    def award(self, measured: Measured, points: Points) -> Award:
        """The award for a value, out of `points`: 0 ≤ earned ≤ points.

        Raises `InputError` for a value of another kind, and for fewer points than it awards.
        """

    def problem(self, points: Points) -> str | Phrase | None:
        """Why the rule is not worth exactly `points`, or None."""

    def edges(self) -> tuple[Edge, ...]:
        """The values at which the award changes its course."""


_V = TypeVar("_V")


def value_of(measured: object, accepts: Kind, kind: type[_V]) -> _V:
    """The measured value, of the kind that a rule takes. Raises `InputError` for another."""
    found = measured
    if isinstance(measured, Measured):
        found, value = measured.kind.value, measured.value
        if measured.kind is accepts and isinstance(value, kind):
            return value
    raise InputError("the measured value", found, Phrase("a measured {kind}", kind=accepts.value))


def ratio_of(value: Value) -> Quotient:
    """The value of a rule that takes a rate or a count; a rubric has checked that it fits."""
    return cast("Quotient", value)


def ticks_of(value: Value) -> tuple[Term, ...]:
    """The ticks of a rule that takes checks, each 1 or 0."""
    return cast("tuple[Term, ...]", value)


def values_of(value: Value) -> tuple[Value, ...]:
    """The values of a rule that takes several."""
    return cast("tuple[Value, ...]", value)


def checked_points(points: object, worth: Points | None = None) -> Points:
    """The points that a rule can award: at least what it is `worth`. Raises `InputError`."""
    if not isinstance(points, Points):
        raise InputError("the points of a row", points, "Points")
    if worth is not None and points < worth:
        raise InputError(
            "the points of a row",
            points.plain,
            Phrase("the {worth} of its rule", worth=worth.plain),
        )
    return points
