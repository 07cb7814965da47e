"""Per case: each violation costs so many points."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.numbers.printed import Count, Points
from perfeval.rules import Direction, PerCase
from tests.given import count, earned, told
from tests.tables import each_row

RULE = PerCase(deduct="0.5")


@each_row(
    ("cases", "points"), [(0, "3"), (1, "2.5"), (5, "0.5"), (6, "0"), (7, "0"), (10**14, "0")]
)
def test_each_case_costs_down_to_zero(cases: int, points: str) -> None:
    """每出现一个专项扣0.5分，扣完为止."""
    assert earned(RULE, count(cases), "3") == Fraction(points)


@each_row("cases", ["0.5", "1.00000001", "-1", "-0.5"])
def test_what_is_no_number_of_cases_is_not_scored(cases: str) -> None:
    """Half a case and minus one case are doubt, not points."""
    award = RULE.award(count(cases, "例数"), Points("3"))
    assert award.earned is None
    assert told(award) == (
        "outside",
        f"例数 {cases}：不是例数",
        f"例数 {cases}: this is no number of cases",
    )


def test_a_cap_limits_what_is_lost() -> None:
    """And the reason says so."""
    rule = PerCase(deduct="1", cap="2")
    assert [earned(rule, count(n), "3") for n in range(5)] == [3, 2, 1, 1, 1]
    assert told(rule.award(count("5例", "不合规"), Points("3"))) == (
        "deducted",
        "不合规 5，每例扣 1 分，扣 2 分，以 2 分为限",
        "不合规 5, 1 off each: 2 off, the most that is taken off",
    )


@each_row(
    ("cases", "zh", "en"),
    [(0, "0，计满分", "0: full points"),
     (2, "2，每例扣 0.5 分，扣 1 分", "2, 0.5 off each: 1 off"),
     (9, "9，每例扣 0.5 分，扣 3 分，扣完为止", "9, 0.5 off each: 3 off, down to zero")]
)  # fmt: skip
def test_the_reason_counts(cases: int, zh: str, en: str) -> None:
    """Cases, what each costs, what was lost."""
    assert told(RULE.award(count(cases), Points("3")))[1:] == (zh, en)


@each_row("fields", [{"deduct": "0"}, {"deduct": "-1"}, {"deduct": "1", "cap": "0"}])
def test_a_case_that_costs_nothing_is_refused(fields: dict[str, str]) -> None:
    """The definition contradicts itself."""
    with pytest.raises(RubricError) as caught:
        PerCase(**fields)
    assert caught.value.where == list(fields)[-1]


@each_row("fields", [{"deduct": 0.5}, {"deduct": None}, {"deduct": 1, "cap": "x"}])
def test_junk_is_refused(fields: dict[str, Any]) -> None:
    """Exact numbers only."""
    with pytest.raises(InputError):
        PerCase(**fields)


def test_what_the_rule_says_of_itself() -> None:
    """Fewer is better; the edge is no case at all; a cap fits the row."""
    assert RULE.direction is Direction.LOWER
    assert RULE.edges() == (Count("0"),)
    assert RULE.problem(Points("3")) is None
    assert str(RULE.problem(Points("0"))) == "a deduction needs points above 0"
    capped = PerCase(deduct="1", cap="2")
    assert capped.problem(Points("2")) is None
    assert str(capped.problem(Points("1"))) == "the cap of 2 is above the 1 point of the row"
