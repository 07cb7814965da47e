"""Bands: points by the band in which a value lies (norms 5, 7, 15).

Every edge says which side it belongs to. The bands cover the domain without hole or overlap.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Self, cast

from attrs import field, frozen
from attrs.converters import optional

from perfeval.errors import Phrase, RubricError
from perfeval.filing.structure import many, of_kind
from perfeval.lowering import DOUBT, Comparison, Quotient, Test, Tree, Value, pick
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules.band import Band, check_band
from perfeval.rules.because import Because, Sentence
from perfeval.rules.coverage import direction_of, edges_of, points_upward
from perfeval.rules.fields import EDGE, read_edge, read_pairs
from perfeval.rules.figures import Beside, misfit_of_worth
from perfeval.rules.rule import Award, Direction, Edge, checked_points, ratio_of, value_of
from perfeval.rules.written import ShownCount, ShownRate, told
from perfeval.text.fields import later

__all__ = ["Bands"]

_PAIR: Final = '("95%", "5")'
_BAND: Final = Sentence(
    "band", "{value}，{band}，计 {points} 分", "{value}, {band}: {points:point}"
)
_OUTSIDE: Final = Sentence("outside", "{value}，评分标准未规定", "{value}: the clause says nothing")
_SAID: Final = Sentence("rule", "{bands}{least}{most}", "{bands}{least}{most}")
_POINTS: Final = Sentence("rule", "{band}，{points} 分", "{band}: {points:point}")
_NO_LEAST: Final = Because("rule", "；负值也计分", "; values below 0 count, too")
_LEAST: Final = Sentence("rule", "；低于 {least} 的未规定", "; nothing is said below {least}")
_MOST: Final = Sentence("rule", "；高于 {most} 的未规定", "; nothing is said above {most}")
_UNDER: Final = Sentence("rule", "；{most} 及以上的未规定", "; nothing is said from {most} on")


@frozen(kw_only=True)
class Bands:
    """分档计分: the points of the band that holds the value, a rate or a count.

    `least` is the least value that can occur (0 unless said otherwise; None: no bound), and `most`
    the greatest of which the clause speaks (None: no bound), itself only where `most_included`;
    beyond them nothing is scored. Raises `RubricError` for a hole, an overlap, a band that holds
    nothing, and mixed edges.

    >>> rule = Bands.at_least(("95%", "5"), ("85%", "3"), ("75%", "1"), otherwise="0")
    >>> rule.award(Measured(Kind.RATE, Rate("85%")), Points("5")).earned
    Fraction(3, 1)
    """

    bands: tuple[Band, ...] = many("the bands of a rule", Band, least=1, most=100)
    least: Edge | None = field(default=Rate("0%"), converter=optional(read_edge), **EDGE)
    most: Edge | None = field(default=None, converter=optional(read_edge), **later(EDGE))
    most_included: bool = field(default=True, **later(of_kind("most_included", bool)))
    _edges: tuple[Edge, ...] = field(init=False, eq=False, repr=False)
    _worth: Points = field(init=False, eq=False, repr=False)
    _direction: Direction = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for band in self.bands:
            check_band(band)
        edges = edges_of(self.bands)
        if not edges:
            raise RubricError("bands", "no band has an edge")
        if len({type(edge) for edge in edges}) > 1:
            raise RubricError("bands", "rates and counts are mixed as edges")
        points = points_upward(self.bands, self._bounds, self._within_bounds)
        object.__setattr__(self, "_edges", edges)
        object.__setattr__(self, "_worth", max(band.points for band in self.bands))
        object.__setattr__(self, "_direction", direction_of(points))

    @classmethod
    def at_least(
        cls,
        *steps: tuple[str, str],
        otherwise: str,
        least: str | None = "0%",
        most: str | None = None,
        most_included: bool = True,
    ) -> Self:
        """Bands closed below, from best to worst: “≥95% 5分，85%（含）-95% 3分，低于85% 0分”."""
        bands, below = [], None
        for edge, points in read_pairs("the bands of a rule", steps, _PAIR):
            bands.append(Band(points=points, at_least=edge, below=below))
            _check_order(below, edge, "below")
            below = edge
        return cls(
            bands=(*bands, Band(points=otherwise, below=below)),
            least=least,
            most=most,
            most_included=most_included,
        )

    @classmethod
    def at_most(
        cls,
        *steps: tuple[str, str],
        otherwise: str,
        least: str | None = "0%",
        most: str | None = None,
        most_included: bool = True,
    ) -> Self:
        """Bands closed above, from best to worst: “=0 3分，0-10%（含） 2分，大于10% 0分”."""
        bands, above = [], None
        for edge, points in read_pairs("the bands of a rule", steps, _PAIR):
            bands.append(Band(points=points, at_most=edge, above=above))
            _check_order(above, edge, "above")
            above = edge
        return cls(
            bands=(*bands, Band(points=otherwise, above=above)),
            least=least,
            most=most,
            most_included=most_included,
        )

    @property
    def accepts(self) -> Kind:
        """A rate or a count, as the edges are."""
        return Kind.RATE if isinstance(self._edges[0], Rate) else Kind.COUNT

    @property
    def direction(self) -> Direction:
        """Which way the points go up, band by band."""
        return self._direction

    def award(self, measured: Measured, points: Points) -> Award:
        """The points of the band; nothing for a value below the least that can occur."""
        checked_points(points, self._worth)
        value: Edge = value_of(measured, self.accepts, type(self._edges[0]))
        at = value.fraction
        found = Beside(value, (*self._edges, *self._bounds), measured)
        if not self._within_bounds(at):
            return Award(None, _OUTSIDE.because(value=found))
        band = next(band for band in self.bands if band.covers(at))
        because = _BAND.because(value=found, band=band, points=band.points)
        return Award(band.points.fraction, because)

    def lower(self, value: Value, points: Points) -> Tree:
        """The same of integers: from the highest band down, each by its lower edge."""
        at = ratio_of(value)
        beyond: list[tuple[Test, Tree]] = []
        if self.least is not None:
            beyond.append((at.compared(Comparison.BELOW, self.least.fraction), DOUBT))
        if self.most is not None:
            side = Comparison.ABOVE if self.most_included else Comparison.AT_LEAST
            beyond.append((at.compared(side, self.most.fraction), DOUBT))
        *higher, lowest = sorted(self.bands, key=_height, reverse=True)
        held = [
            (
                at.compared(
                    Comparison.AT_LEAST if band.above is None else Comparison.ABOVE,
                    cast("Edge", band.lower).fraction,
                ),
                self._told(at, band),
            )
            for band in higher
        ]
        return pick([*beyond, *held], self._told(at, lowest))

    def _told(self, at: Quotient, band: Band) -> Tree:
        """The points of a band, with the value that lies in it."""
        edges = tuple(each for each in (*self._edges, *self._bounds) if isinstance(each, Rate))
        shown = ShownRate(at, edges) if self.accepts is Kind.RATE else ShownCount(at)
        return told(band.points, _BAND, value=shown, band=band, points=band.points)

    @property
    def _bounds(self) -> tuple[Edge, ...]:
        """The least and the most of which the clause speaks, where it has them."""
        return tuple(each for each in (self.least, self.most) if each is not None)

    def _within_bounds(self, at: Fraction) -> bool:
        """Whether the clause speaks of a value: whether it lies within the bounds."""
        if self.least is not None and at < self.least.fraction:
            return False
        if self.most is None:
            return True
        most = self.most.fraction
        return at <= most if self.most_included else at < most

    def problem(self, points: Points) -> str | Phrase | None:
        """The best band must be worth exactly the row's points."""
        return misfit_of_worth("the best band is worth {worth} of {points}", self._worth, points)

    def text(self, lang: str) -> str:
        """Each band with its points, and of which values nothing is said."""
        bands = tuple([_POINTS.because(band=band, points=band.points) for band in self.bands])
        least = _NO_LEAST if self.least is None else None
        if self.least is not None and self.least.fraction != 0:
            least = _LEAST.because(least=self.least)
        most = None
        if self.most is not None:
            most = (_MOST if self.most_included else _UNDER).because(most=self.most)
        return _SAID.because(bands=bands, least=least, most=most).text(lang)

    def edges(self) -> tuple[Edge, ...]:
        """Every edge of every band, once, in order."""
        return self._edges


def _height(band: Band) -> tuple[bool, Fraction, bool]:
    """By which bands that do not overlap go up: one without lower edge is the lowest."""
    at = Fraction(0) if band.lower is None else band.lower.fraction
    return band.lower is not None, at, band.above is not None


def _check_order(before: str | None, edge: str, side: str) -> None:
    """Bands are given in one direction, so that each begins where the one before it ends."""
    if before is None:
        return
    one, other = read_edge(before), read_edge(edge)
    if type(one) is not type(other):
        return  # reported where all edges are compared
    if one == other or (one.fraction < other.fraction) is (side == "below"):
        raise RubricError(
            "bands",
            Phrase(
                "{edge} stands behind {before}, but is not {side} it",
                edge=edge,
                before=before,
                side=Phrase(side),
            ),
        )
