"""Proportional: points × rate, capped at full."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Direction, Proportional, Toward
from tests.given import ATOM, earned, rate, told
from tests.tables import each_row

EXECUTION = Proportional()
CEILING = Proportional(toward=Toward.AT_MOST)
EQUAL = Proportional(toward=Toward.EQUAL)


@each_row(
    ("value", "at_least", "at_most", "equal"),
    [
        (Fraction(1), 10, 10, 10),
        (1 - ATOM, 10 - 10 * ATOM, 10, 10 - 10 * ATOM),
        (1 + ATOM, 10, 10 / (1 + ATOM), 10 / (1 + ATOM)),
        (Fraction(7927, 10_000), Fraction(7927, 1000), 10, Fraction(7927, 1000)),
        (Fraction(2), 10, 5, 5),
        (Fraction(0), 0, 10, 0),
        (Fraction(-1, 2), 0, 10, 0),
    ],
)
def test_the_three_sides(value: Fraction, at_least: Any, at_most: Any, equal: Any) -> None:
    """Below, at and above the rate that earns everything; never above the points, never below 0."""
    assert earned(EXECUTION, rate(value), "10") == at_least
    assert earned(CEILING, rate(value), "10") == at_most
    assert earned(EQUAL, rate(value), "10") == equal


@each_row(
    ("rule", "value", "code", "zh", "en"),
    [
        (EXECUTION, "100.39%", "full", "达到 100%，计满分", "not below 100%: full points"),
        (CEILING, "96.67%", "full", "不超过 100%，计满分", "not above 100%: full points"),
        (EQUAL, "100%", "full", "等于 100%，计满分", "equal to 100%: full points"),
        (EXECUTION, "79.27%", "proportional", "按比例计 10 × 79.27%",
         "in proportion: 10 × 79.27%"),
        (EXECUTION, "99.99999%", "proportional", "按比例计 10 × 99.99999%",
         "in proportion: 10 × 99.99999%"),
        (CEILING, "125%", "proportional", "按比例计 10 × 100% ÷ 125%",
         "in proportion: 10 × 100% ÷ 125%"),
        (EQUAL, "80%", "proportional", "按比例计 10 × 80%", "in proportion: 10 × 80%"),
        (Proportional(full_at="95%"), "90%", "proportional", "按比例计 10 × 90% ÷ 95%",
         "in proportion: 10 × 90% ÷ 95%"),
        (Proportional(full_at="99.995%"), "99.99%", "proportional",
         "按比例计 10 × 99.99% ÷ 99.995%", "in proportion: 10 × 99.99% ÷ 99.995%"),
        (EXECUTION, "-5%", "proportional", "按比例计 10 × 0", "in proportion: 10 × 0"),
        (EXECUTION, "0%", "proportional", "按比例计 10 × 0", "in proportion: 10 × 0")
    ]
)  # fmt: skip
def test_the_reason_shows_the_factor(
    rule: Proportional, value: str, code: str, zh: str, en: str
) -> None:
    """It agrees with the score on every side."""
    assert told(rule.award(rate(value), Points("10"))) == (code, f"{value}，{zh}", f"{value}, {en}")


@each_row(
    ("rule", "direction"),
    [(EXECUTION, Direction.HIGHER), (CEILING, Direction.LOWER), (EQUAL, Direction.NONE)],
)
def test_the_direction_is_that_of_the_side(rule: Proportional, direction: Direction) -> None:
    """Equality has none."""
    assert rule.direction is direction
    assert rule.edges() == (Rate("100%"),)


@each_row("full_at", ["0%", "-5%"])
def test_full_points_need_a_rate_above_nothing(full_at: str) -> None:
    """Otherwise the proportion has no meaning."""
    with pytest.raises(RubricError, match="full_at"):
        Proportional(full_at=full_at)


@each_row("fields", [{"full_at": "1"}, {"full_at": 1.0}, {"toward": "at_most"}])
def test_junk_is_refused(fields: dict[str, Any]) -> None:
    """With the error of the library."""
    with pytest.raises(InputError):
        Proportional(**fields)


def test_any_points_above_nothing_will_do() -> None:
    """The rule is worth what its row is worth."""
    assert EXECUTION.problem(Points("0.5")) is None
    assert str(EXECUTION.problem(Points("0"))) == "a proportional rule needs points above 0"


def test_the_least_rate_that_can_earn_everything() -> None:
    """One above 0, however small."""
    rule = Proportional(full_at=Rate.of_atoms(1, 10**10))
    assert earned(rule, rate(ATOM), "10") == 10
