"""Gain: so many points a case, up to the points of the row."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval import Count, InputError, Points, RubricError
from perfeval.measures import Kind, Measured
from perfeval.rules import Direction, Gain
from tests.tables import each_row

RULE = Gain(each="2")


def cases(text: str) -> Measured:
    """A measured number of cases."""
    return Measured(Kind.COUNT, Count(text), "获奖次数", "awards")


@each_row(("count", "earned"), [("0", 0), ("1", 2), ("2", 4), ("3", 5), ("9", 5)])
def test_each_case_earns_until_the_row_is_full(count: str, earned: int) -> None:
    """“每次加2分，最多5分”."""
    assert RULE.award(cases(count), Points("5")).earned == Fraction(earned)


def test_the_reason_names_the_count_and_the_limit() -> None:
    """Read aloud, in both languages; exactly the points of the row are no limit met."""
    because = RULE.award(cases("2"), Points("4")).because
    assert because.code == "gained"
    assert because.zh == "获奖次数 2，每例 2 分，计 4 分"
    assert because.en == "awards 2, 2 each: 4 points"
    because = RULE.award(cases("3"), Points("5")).because
    assert because.zh == "获奖次数 3，每例 2 分，计 5 分，以 5 分为限"
    assert because.en == "awards 3, 2 each: 5 points, at most 5"


@each_row("count", ["1.5", "-1"])
def test_what_is_no_number_of_cases_is_unscored(count: str) -> None:
    """Half a case is no case."""
    award = RULE.award(cases(count), Points("5"))
    assert (award.earned, award.because.code) == (None, "outside")


def test_a_case_worth_more_than_the_row_is_a_mistake() -> None:
    """The definition contradicts itself, and so does its use."""
    assert str(RULE.problem(Points("1"))) == "one case is worth 2 of 1 point"
    assert RULE.problem(Points("2")) is None
    with pytest.raises(InputError):
        RULE.award(cases("1"), Points("1"))
    with pytest.raises(RubricError, match="0 points per case is not above 0") as raised:
        Gain(each="0")
    assert raised.value.where == "each"
    assert Gain(each="0.00000001").award(cases("2"), Points("1")).earned == Fraction(2, 10**8)


def test_more_is_better() -> None:
    """The direction and the only edge."""
    assert RULE.direction is Direction.HIGHER
    assert RULE.edges() == (Count("0"),)


def test_what_is_no_number_of_cases_is_said() -> None:
    """With the number as it was measured."""
    because = RULE.award(cases("1.5"), Points("5")).because
    assert because.zh == "获奖次数 1.5：不是整数个"
    assert because.en == "awards 1.5: no whole number of cases"
