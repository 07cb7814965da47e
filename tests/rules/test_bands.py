"""Bands: points by the band that holds the value, every edge on its side."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.measures import Kind
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Band, Bands, Direction
from tests.given import ATOM, count, earned, rate, told
from tests.tables import each_row

SATISFACTION = Bands.at_least(("95%", "5"), ("85%", "3"), ("75%", "1"), otherwise="0")
ADJUSTMENT = Bands.at_most(("0%", "3"), ("10%", "2"), ("20%", "1"), ("30%", "0.5"), otherwise="0")


@each_row(("edge", "below", "at", "above"), [(95, 3, 5, 5), (85, 1, 3, 3), (75, 0, 1, 1)])
def test_bands_closed_below(edge: int, below: int, at: int, above: int) -> None:
    """85%（含）-95%: an edge belongs to the better band, one hundred-millionth below does not."""
    exact = Fraction(edge, 100)
    assert earned(SATISFACTION, rate(exact - ATOM), "5") == below
    assert earned(SATISFACTION, rate(exact), "5") == at
    assert earned(SATISFACTION, rate(exact + ATOM), "5") == above


@each_row(
    ("edge", "at", "above"), [(0, "3", "2"), (10, "2", "1"), (20, "1", "0.5"), (30, "0.5", "0")]
)
def test_bands_closed_above(edge: int, at: str, above: str) -> None:
    """=0 3分；0-10%（含） 2分: zero is a band of its own."""
    exact = Fraction(edge, 100)
    assert earned(ADJUSTMENT, rate(exact), "3") == Fraction(at)
    assert earned(ADJUSTMENT, rate(exact + ATOM), "3") == Fraction(above)


def test_a_value_below_the_domain_is_not_scored() -> None:
    """The clause says nothing of a negative rate; the reason prints its sign, however small."""
    award = ADJUSTMENT.award(rate(-ATOM, "预算调整率"), Points("3"))
    assert award.earned is None
    assert told(award) == (
        "outside",
        "预算调整率 -0.00000001%，评分标准未规定",
        "预算调整率 -0.00000001%: the clause says nothing",
    )


def test_the_least_value_counts_even_where_no_edge_stands() -> None:
    """A bound between two edges, and none at all."""
    bounded = Bands.at_least(("95%", "5"), otherwise="0", least="50%")
    assert earned(bounded, rate("50%"), "5") == 0
    award = bounded.award(rate("49.999%"), Points("5"))
    assert (award.earned, award.because.zh) == (None, "49.999%，评分标准未规定")
    endless = Bands.at_least(("95%", "5"), otherwise="0", least=None)
    assert earned(endless, rate("-900%"), "5") == 0


def test_a_least_value_above_every_edge_leaves_one_band() -> None:
    """Which is no use: the others hold nothing."""
    with pytest.raises(RubricError, match=r"bands: the band below 95% holds no value"):
        Bands.at_least(("95%", "5"), otherwise="0", least="300%")


def test_a_reason_names_the_band() -> None:
    """With all digits of its edges, and of a value beside them."""
    narrow = Bands(
        bands=(
            Band(points="3", at_least="99.995%"),
            Band(points="1", above="50%", below="99.995%"),
            Band(points="0", at_most="50%"),
        )
    )
    assert told(narrow.award(rate("99.9949%"), Points("3"))) == (
        "band",
        "99.99%，高于 50%且低于 99.995%，计 1 分",
        "99.99%, above 50% and below 99.995%: 1 point",
    )
    assert narrow.award(rate("50%"), Points("3")).because.en == "50%, at most 50%: 0 points"


def test_an_exact_value_is_a_band() -> None:
    """=100% 3分."""
    rule = Bands(
        bands=(
            Band(points="3", at_least="100%", at_most="100%"),
            Band(points="0", below="100%"),
            Band(points="1", above="100%"),
        )
    )
    assert rule.award(rate("100%"), Points("3")).because.zh == "100%，等于 100%，计 3 分"
    assert rule.award(rate("100%"), Points("3")).because.en == "100%, equal to 100%: 3 points"
    assert rule.edges() == (Rate("100%"),)


def test_bands_of_counts_take_counts() -> None:
    """无事故 5分；1起 2分；2起以上 0分."""
    rule = Bands.at_most(("0", "5"), ("1", "2"), otherwise="0", least="0")
    assert rule.accepts is Kind.COUNT
    assert [earned(rule, count(n), "5") for n in range(4)] == [5, 2, 0, 0]
    assert rule.award(count("1起", "事故"), Points("5")).because.zh == (
        "事故 1，高于 0且不超过 1，计 2 分"
    )
    assert rule.edges() == (Count("0"), Count("1"))
    with pytest.raises(InputError, match="the measured value"):
        rule.award(rate("1%"), Points("5"))


@each_row(
    ("points", "direction"),
    [((1, 2, 3), Direction.HIGHER), ((3, 2, 1), Direction.LOWER), ((1, 3, 2), Direction.NONE),
     ((2, 3, 1), Direction.NONE), ((1, 1, 3), Direction.HIGHER), ((3, 1, 1), Direction.LOWER)]
)  # fmt: skip
def test_the_direction_follows_the_points_band_by_band(
    points: tuple[int, int, int], direction: Direction
) -> None:
    """Below, equal to, and above 100%, in whatever order the bands stand."""
    low, equal, high = points
    bands = (
        Band(points=equal, at_least="100%", at_most="100%"),
        Band(points=high, above="100%"),
        Band(points=low, below="100%"),
    )
    assert Bands(bands=bands).direction is direction
    assert Bands(bands=bands[::-1]).direction is direction


def test_a_band_holds_values_given_as_it_is() -> None:
    """As a rate, a count, or text."""
    band = Band(points="1", above="50%", at_most="60%")
    assert (band.holds("60%"), band.holds(Rate("50%"))) == (True, False)  # type: ignore[arg-type]
    assert Band(points="1").holds(Count("5"))
    with pytest.raises(InputError):
        band.holds(None)  # type: ignore[arg-type]


@each_row(
    ("bands", "problem"),
    [
        ([{"at_least": "90%"}, {"at_most": "80%"}], "no band holds values between 80% and 90%"),
        (
            [{"at_least": "90%"}, {"at_least": "80%", "below": "90%"}, {"at_most": "70%"}],
            "no band holds values between 70% and 80%",
        ),
        (
            [{"at_least": "90%"}, {"above": "70%", "at_most": "80%"}, {"at_most": "70%"}],
            "no band holds values between 80% and 90%",
        ),
        ([{"above": "90%"}, {"below": "90%"}], "no band holds 90%"),
        ([{"at_least": "90%"}, {"at_most": "90%"}], "2 bands hold 90%"),
        ([{"at_least": "80%"}, {"below": "90%"}], "2 bands hold 80%"),
        ([{"at_least": "90%"}, {"at_least": "80%", "below": "90%"}], "no band holds 0%"),
        ([{"below": "90%"}, {"at_least": "90%", "below": "95%"}], "no band holds 95%"),
        ([{"at_least": "90%", "at_most": "80%"}, {}], "at least 90% and at most 80% holds no"),
        ([{"at_most": "-5%"}, {"above": "-5%"}], "the band at most -5% holds no value"),
        ([{}, {}], "no band has an edge"),
        ([{"at_least": "90%"}, {"below": "3"}], "rates and counts are mixed"),
        ([{"at_least": "90%", "above": "90%"}, {"below": "90%"}], "two lower edges"),
        ([{"at_most": "90%", "below": "90%"}, {"above": "90%"}], "two upper edges"),
        ([{"at_least": "90%"}, {"below": "90%", "points": "-1"}], "is worth -1 points"),
        ([{"above": "90%"}, {"above": "90%"}, {"at_most": "90%"}], "2 bands hold values above"),
    ],
)
def test_bands_leave_no_hole_and_do_not_overlap(bands: list[dict[str, Any]], problem: str) -> None:
    """Otherwise they cannot be constructed, and the error says where."""
    with pytest.raises(RubricError, match=problem) as caught:
        Bands(bands=tuple(Band(**{"points": "5"} | band) for band in bands))
    assert caught.value.where == "bands"


def test_one_band_is_no_rule() -> None:
    """It would tell nothing apart; where the clause itself ends, one band says something."""
    with pytest.raises(RubricError, match="no band has an edge"):
        Bands(bands=(Band(points="5"),))
    with pytest.raises(RubricError, match="no band holds values above 100%"):
        Bands(bands=(Band(points="5", at_most="100%"),))
    with pytest.raises(InputError, match="the bands of a rule"):
        Bands(bands=())
    only = Bands(bands=(Band(points="5", at_most="100%"),), most="100%")
    assert [earned(only, rate(each), "5") for each in ("100%", "100.01%")] == [5, None]


@each_row(("included", "at_100"), [(True, Fraction(7)), (False, None)])
def test_a_clause_may_end_at_a_value(included: bool, at_100: Fraction | None) -> None:
    """Just below, at and above the last value of which it speaks."""
    rule = Bands.at_least(
        ("80%", "7"), ("60%", "5"), otherwise="0", most="100%", most_included=included
    )
    tried = [rate(Fraction(1) - ATOM), rate("100%"), rate(Fraction(1) + ATOM)]
    assert [earned(rule, each, "7") for each in tried] == [7, at_100, None]
    assert rule.award(tried[2], Points("7")).because.code == "outside"


def test_no_hole_hides_between_the_last_edge_and_the_end() -> None:
    """Nor a band beyond it."""
    with pytest.raises(RubricError, match="no band holds values between 100% and 150%"):
        Bands(bands=(Band(points="5", at_most="100%"),), most="150%", most_included=False)
    with pytest.raises(RubricError, match="the band above 100% holds no value"):
        Bands.at_most(("100%", "10"), otherwise="0", most="100%")


def test_the_best_band_is_worth_the_row() -> None:
    """Exactly."""
    assert SATISFACTION.problem(Points("5.00")) is None
    assert str(SATISFACTION.problem(Points("6"))) == "the best band is worth 5 of 6 points"
    assert str(SATISFACTION.problem(Points("1"))) == "the best band is worth 5 of 1 point"


@each_row("points", ["five", None, 5.0, True])
def test_the_points_of_a_band_are_points(points: Any) -> None:
    """Exact numbers only."""
    with pytest.raises(InputError):
        Band(points=points)
