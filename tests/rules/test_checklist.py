"""Checklist: every condition has points of its own."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.numbers.printed import Points
from perfeval.rules import Checklist, Direction, Item
from tests.given import checks, earned, told
from tests.tables import each_row

POINTS = ("1", "0.5", "0.5", "0.5", "0.5")
DISCLOSURE = Checklist.of(*((f"条件{n}", points) for n, points in enumerate(POINTS, 1)))


@each_row("met", list(product((True, False), repeat=5)))
def test_each_condition_earns_its_own_points(met: tuple[bool, ...]) -> None:
    """All 32 ways."""
    expected = sum(Fraction(points) for points, yes in zip(POINTS, met, strict=True) if yes)
    assert earned(DISCLOSURE, checks(*met), "3") == expected


def test_the_reason_names_what_is_not_met() -> None:
    """Verbatim; and says when nothing is missing."""
    assert told(DISCLOSURE.award(checks(True, False, True, False, True), Points("3"))) == (
        "checked",
        "3/5 项符合；不符合：条件2；条件4",
        "3 of 5 conditions met; not met: 条件2; 条件4",
    )
    assert told(DISCLOSURE.award(checks(*[True] * 5), Points("3")))[0] == "full"


@each_row("met", [(), (True,), (True,) * 6])
def test_a_list_of_another_length_is_not_scored(met: tuple[bool, ...]) -> None:
    """Nothing is guessed about the rest."""
    award = DISCLOSURE.award(checks(*met), Points("3"))
    assert (award.earned, award.because.code) == (None, "outside")
    assert award.because.zh == f"核对 {len(met)} 项，应为 5 项"


def test_the_conditions_add_up_to_the_row() -> None:
    """Exactly."""
    assert DISCLOSURE.problem(Points("3")) is None
    assert Checklist.of(("①", "0.00000001")).problem(Points("0.00000001")) is None
    assert str(DISCLOSURE.problem(Points("1"))) == "the conditions add up to 3 of 1 point"


@each_row("points", ["0", "-1"])
def test_a_condition_is_worth_something(points: str) -> None:
    """Otherwise it is a mistake."""
    with pytest.raises(RubricError, match=f"checklist: ②执行 is worth {points} points"):
        Checklist.of(("①制度", "2"), ("②执行", points))


def test_junk_is_refused() -> None:
    """A list needs conditions with words."""
    with pytest.raises(InputError, match="the conditions of a checklist"):
        Checklist.of()
    with pytest.raises(InputError, match="a condition"):
        Item(text=" ", points="1")


def test_what_the_rule_says_of_itself() -> None:
    """No number, no direction."""
    assert DISCLOSURE.direction is Direction.NONE
    assert DISCLOSURE.edges() == ()
