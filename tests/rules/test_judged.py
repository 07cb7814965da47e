"""Judged: a row that an evaluator scores."""

from __future__ import annotations

from perfeval.numbers.printed import Points
from perfeval.rules import Direction, Judged
from tests.given import rate, told


def test_nothing_is_computed_and_nothing_is_invented() -> None:
    """With a value as without one; the reason says who judges."""
    for measured in (None, rate("100%")):
        award = Judged().award(measured, Points("5"))
        assert award.earned is None
        assert told(award) == (
            "judged",
            "由评价人按条文判定",
            "an evaluator judges by the clause",
        )


def test_what_the_rule_says_of_itself() -> None:
    """It takes nothing and fits any points above 0."""
    assert Judged().accepts is None
    assert Judged().direction is Direction.NONE
    assert Judged().edges() == ()
    assert Judged().problem(Points("5")) is None
    assert Judged().problem(Points("0.00000001")) is None
    assert str(Judged().problem(Points("0"))) == "a judged row needs points above 0"
