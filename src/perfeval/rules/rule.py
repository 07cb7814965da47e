"""What a scoring rule is: the small public protocol, and the award that it gives.

A rule is data: a frozen value that compares, prints and serialises. It knows which kind of measure
it takes, awards points for a measured value with the reason, and says why it would not be worth
exactly the points of its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, cast, runtime_checkable

from attrs import frozen

from perfeval.errors import InputError, Phrase, RubricError
from perfeval.lowering import Quotient, Term, Value
from perfeval.measures import Direction, Kind, Measured
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Because
from perfeval.rules.figures import Edge
from perfeval.text.fields import titled

if TYPE_CHECKING:
    from perfeval.rules.level_range import Level

__all__ = ["Award", "Because", "Direction", "Edge", "Rule"]

POINTS: Final = titled("points")
RATE: Final = titled("a rate")
EDGE: Final = titled("an edge")


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


def read_edge(value: object) -> Edge:
    """An edge given as a rate ("90%"), as a count ("3"), or as itself."""
    if isinstance(value, Rate | Count):
        return value
    if isinstance(value, str) and ("%" in value or "％" in value or "/" in value):
        return Rate(value)
    return Count(value)


def read_rate(value: object) -> Rate:
    """A rate given as text ("1%") or as itself."""
    if isinstance(value, Rate):
        return value
    if isinstance(value, str):
        return Rate(value)
    raise InputError("a rate", value, 'a rate such as "1%"')


def read_points(value: object) -> Points:
    """Points given as text, int, Decimal or themselves; canonical, without printed zeros."""
    return Points.of_atoms(Points(value).atoms)


def check_above_zero(said: str, where: str = "", /, **figures: Points | Edge | None) -> None:
    """Refuse a figure that is stated and not above 0; `said` has it by name, as has `where`."""
    for name, figure in figures.items():
        if figure is not None and figure.fraction <= 0:
            shown = figure.plain if isinstance(figure, Points) else figure
            raise RubricError(where or name, Phrase(said, **{name: shown}))


def read_pairs(where: str, pairs: Iterable[object], example: str) -> Iterator[tuple[Any, Any]]:
    """Pairs as they stand in a clause, such as an edge and its points. Raises `InputError`."""
    for pair in pairs:
        match pair:
            case (one, other):
                yield one, other
            case _:
                raise InputError(where, pair, Phrase("pairs such as {example}", example=example))


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
