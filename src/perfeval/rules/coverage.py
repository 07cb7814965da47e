"""What bands cover: each value within their bounds once, as values at and beside edges prove."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from perfeval.errors import Phrase, RubricError
from perfeval.numbers.printed import Points
from perfeval.rules.band import Band
from perfeval.rules.figures import printed
from perfeval.rules.rule import Direction, Edge

__all__ = ["direction_of", "edges_of", "points_upward"]


def points_upward(
    bands: tuple[Band, ...], bounds: tuple[Edge, ...], within: Callable[[Fraction], bool]
) -> list[Points]:
    """The points of values that go up, one at every edge and between any two.

    `within` says of which values the clause speaks. Raises `RubricError` for a hole, an overlap,
    and a band that holds nothing.
    """
    probes = [each for each in _probes((*bounds, *edges_of(bands))) if within(each[0])]
    points: list[Points] = []
    for probe, text in probes:
        holding = [band for band in bands if band.covers(probe)]
        if not holding:
            raise RubricError("bands", Phrase("no band holds {text}", text=text))
        if len(holding) > 1:
            raise RubricError(
                "bands", Phrase("{count} bands hold {text}", count=len(holding), text=text)
            )
        points.append(holding[0].points)
    for band in bands:
        if not any(band.covers(probe) for probe, _ in probes):
            raise RubricError(
                "bands", Phrase("the band {band} holds no value", band=band.text("en"))
            )
    return points


def edges_of(bands: tuple[Band, ...]) -> tuple[Edge, ...]:
    """Every edge of every band, once, in order."""
    found = {
        edge.fraction: edge
        for band in bands
        for edge in (band.lower, band.upper)
        if edge is not None
    }
    return tuple(found[at] for at in sorted(found))


def direction_of(points: list[Points]) -> Direction:
    """Which way the points go, given those of values that go up."""
    if points == sorted(points):
        return Direction.HIGHER
    return Direction.LOWER if points == sorted(points, reverse=True) else Direction.NONE


def _probes(edges: tuple[Edge, ...]) -> list[tuple[Fraction, Phrase]]:
    """A value at every edge, between any two, below the first and above the last."""
    known = {edge.fraction: edge for edge in edges}
    at = sorted(known)
    found = [(at[0] - 1, Phrase("values below {edge}", edge=printed(known[at[0]])))]
    for position, edge in enumerate(at):
        found.append((edge, Phrase(printed(known[edge]))))
        for after in at[position + 1 : position + 2]:
            between = Phrase(
                "values between {edge} and {after}",
                edge=printed(known[edge]),
                after=printed(known[after]),
            )
            found.append(((edge + after) / 2, between))
    found.append((at[-1] + 1, Phrase("values above {edge}", edge=printed(known[at[-1]]))))
    return found
