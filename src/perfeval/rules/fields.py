"""The fields of a rule: points, rates, edges and pairs of them, as a clause gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from perfeval.errors import InputError, Phrase, RubricError
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules.figures import Edge
from perfeval.text.fields import titled

__all__ = [
    "EDGE",
    "POINTS",
    "RATE",
    "check_above_zero",
    "read_edge",
    "read_pairs",
    "read_points",
    "read_rate",
]

POINTS: Final = titled("points")
RATE: Final = titled("a rate")
EDGE: Final = titled("an edge")


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
