"""Missing items: each condition that is not met costs the same."""

from __future__ import annotations

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.numbers.printed import Points
from perfeval.rules import Direction, MissingItems
from tests.given import checks, earned, told
from tests.tables import each_row

RULE = MissingItems(items=("制度", "合规", "执行"), deduct="1")


@each_row("missing", range(4))
def test_each_missing_item_costs_the_same(missing: int) -> None:
    """Down to zero, whatever the row is worth."""
    met = [False] * missing + [True] * (3 - missing)
    assert earned(RULE, checks(*met), "3") == 3 - missing
    assert earned(RULE, checks(*met), "2") == max(0, 2 - missing)


def test_the_reason_names_what_is_missing() -> None:
    """And where the floor was met."""
    assert told(RULE.award(checks(True, False, True), Points("3"))) == (
        "deducted",
        "缺 1 项（合规），每项扣 1 分",
        "1 not met (合规), 1 off each",
    )
    all_missing = RULE.award(checks(False, False, False), Points("2")).because
    assert all_missing.zh == "缺 3 项（制度；合规；执行），每项扣 1 分，扣完为止"
    assert all_missing.en.endswith("1 off each, down to zero")
    assert told(RULE.award(checks(True, True, True), Points("3")))[0] == "full"


@each_row("met", [(), (True, True), (True,) * 4])
def test_a_list_of_another_length_is_not_scored(met: tuple[bool, ...]) -> None:
    """Nothing is guessed about the rest."""
    award = RULE.award(checks(*met), Points("3"))
    assert (award.earned, award.because.code) == (None, "outside")


@each_row("deduct", ["0", "-1"])
def test_an_item_costs_something(deduct: str) -> None:
    """Otherwise it is a mistake."""
    with pytest.raises(RubricError, match="per item is not above 0"):
        MissingItems(items=("制度",), deduct=deduct)


def test_junk_is_refused() -> None:
    """A list of words."""
    with pytest.raises(InputError):
        MissingItems(items=(), deduct="1")
    with pytest.raises(InputError):
        MissingItems(items=(5,), deduct="1")  # type: ignore[arg-type]


def test_what_the_rule_says_of_itself() -> None:
    """Any points above 0; no direction, no edges."""
    assert RULE.problem(Points("0.5")) is None
    assert str(RULE.problem(Points("0"))) == "a deduction needs points above 0"
    assert RULE.direction is Direction.NONE
    assert RULE.edges() == ()


def test_an_item_may_cost_more_or_less_than_a_point() -> None:
    """So much for each."""
    for deduct, left in (("2", 2), ("0.5", 5)):
        rule = MissingItems(items=("制度", "合规", "执行"), deduct=deduct)
        assert earned(rule, checks(True, False, False), "6") == left


def test_a_list_of_another_length_says_both_lengths() -> None:
    """What was checked, and what is due."""
    because = RULE.award(checks(True, True), Points("3")).because
    assert (because.zh, because.en) == ("核对 2 项，应为 3 项", "2 checks for 3 conditions")
