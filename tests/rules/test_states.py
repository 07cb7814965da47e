"""States: points for each of a few named states."""

from __future__ import annotations

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.numbers.printed import Points
from perfeval.rules import Direction, State, States
from tests.given import earned, state, told
from tests.tables import each_row

BALANCE = States.of(none="3", within="2", above="0")


@each_row(("name", "points"), [("none", 3), ("within", 2), ("above", 0)])
def test_each_state_has_its_points(name: str, points: int) -> None:
    """无结余 3分；不超过上年结转 2分；超过 0分."""
    assert earned(BALANCE, state(name), "3") == points


def test_the_reason_repeats_what_was_measured() -> None:
    """With the figures; one point is singular."""
    rule = States.of(yes="1", no="0")
    assert told(rule.award(state("yes", "当年结余 0 元，无结余"), Points("1"))) == (
        "state",
        "当年结余 0 元，无结余，计 1 分",
        "当年结余 0 元，无结余: 1 point",
    )


def test_a_state_that_the_clause_does_not_name_is_not_scored() -> None:
    """It is not 0."""
    award = BALANCE.award(state("deficit", "赤字"), Points("3"))
    assert award.earned is None
    assert told(award) == (
        "outside",
        "赤字：评分标准未规定",
        "赤字: the clause says nothing of it",
    )


def test_a_state_stands_once_and_is_worth_at_least_nothing() -> None:
    """Otherwise the rule contradicts itself."""
    with pytest.raises(RubricError, match="the state none stands twice") as twice:
        States(states=(State(name="none", points="3"), State(name="none", points="2")))
    with pytest.raises(RubricError, match="above is worth -1 points") as below:
        States.of(none="3", above="-1")
    assert [raised.value.where for raised in (twice, below)] == ["states", "states"]


def test_junk_is_refused() -> None:
    """At least two states, with names."""
    with pytest.raises(InputError, match="the states of a rule"):
        States.of(none="3")
    with pytest.raises(InputError, match="the name of a state"):
        State(name="", points="1")
    with pytest.raises(InputError):
        States.of(none="three", above="0")


def test_the_best_state_is_worth_the_row() -> None:
    """Exactly."""
    assert BALANCE.problem(Points("3")) is None
    assert str(BALANCE.problem(Points("1"))) == "the best state is worth 3 of 1 point"
    assert BALANCE.direction is Direction.NONE
    assert BALANCE.edges() == ()
