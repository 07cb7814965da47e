"""One band of a rule: the values that it holds, and its points."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import Phrase, RubricError
from perfeval.numbers.printed import Points
from perfeval.rules.fields import EDGE, POINTS, read_edge, read_points
from perfeval.rules.figures import Edge, printed

__all__ = ["Band", "check_band"]

_SIDES: Final = {
    "zh": ("等于", "不低于", "高于", "不超过", "低于", "且"),
    "en": ("equal to", "at least", "above", "at most", "below", " and "),
}


@frozen(kw_only=True)
class Band:
    """One band: its points, and the values it holds: `at_least`, `above`, `at_most`, `below`.

    A band without lower edge begins with the domain, one without upper edge has no end.

    >>> Band(points="4", at_least="80%", below="90%").holds(Rate("90%"))
    False
    """

    points: Points = field(converter=read_points, **POINTS)
    at_least: Edge | None = field(default=None, converter=optional(read_edge), **EDGE)
    above: Edge | None = field(default=None, converter=optional(read_edge), **EDGE)
    at_most: Edge | None = field(default=None, converter=optional(read_edge), **EDGE)
    below: Edge | None = field(default=None, converter=optional(read_edge), **EDGE)

    @property
    def lower(self) -> Edge | None:
        """The lower edge, whichever side it is on."""
        return self.above if self.at_least is None else self.at_least

    @property
    def upper(self) -> Edge | None:
        """The upper edge, whichever side it is on."""
        return self.below if self.at_most is None else self.at_most

    def holds(self, value: Edge) -> bool:
        """Whether the value lies in the band."""
        return self.covers(read_edge(value).fraction)

    def covers(self, at: Fraction) -> bool:
        """Whether a value, given as a fraction (1 is 100%), lies in the band."""
        return (
            (self.at_least is None or at >= self.at_least.fraction)
            and (self.above is None or at > self.above.fraction)
            and (self.at_most is None or at <= self.at_most.fraction)
            and (self.below is None or at < self.below.fraction)
        )

    def text(self, lang: str) -> str:
        """The band in words, in ``zh`` or ``en``: 不低于 80%且低于 90%."""
        equal, *sides, joint = _SIDES[lang]
        if self.at_least is not None and self.at_least == self.at_most:
            return f"{equal} {printed(self.at_least)}"
        edges = (self.at_least, self.above, self.at_most, self.below)
        return joint.join(
            f"{side} {printed(edge)}"
            for side, edge in zip(sides, edges, strict=True)
            if edge is not None
        )


def check_band(band: Band) -> None:
    """Refuse, with `RubricError`, a band with two edges on one side or with points below 0."""
    if band.at_least is not None and band.above is not None:
        raise RubricError(
            "bands", Phrase("a band has two lower edges: {band}", band=band.text("en"))
        )
    if band.at_most is not None and band.below is not None:
        raise RubricError(
            "bands", Phrase("a band has two upper edges: {band}", band=band.text("en"))
        )
    if band.points.atoms < 0:
        raise RubricError(
            "bands",
            Phrase(
                "the band {band} is worth {points} points",
                band=band.text("en"),
                points=band.points.plain,
            ),
        )
