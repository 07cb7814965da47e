"""Linear: between a base and full points."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Direction, Linear
from tests.given import ATOM, earned, rate, told
from tests.tables import each_row

RULE = Linear(full_at="90%", base_at="70%", base_share="80%")
LOW, HIGH = Fraction(7, 10), Fraction(9, 10)
SLOPE = 10 * Fraction(1, 5) / (HIGH - LOW)


@each_row(
    ("value", "points"),
    [
        (HIGH, Fraction(10)),
        (HIGH + ATOM, Fraction(10)),
        (HIGH - ATOM, 10 - SLOPE * ATOM),
        (Fraction(8, 10), Fraction(9)),
        (LOW + ATOM, 8 + SLOPE * ATOM),
        (LOW, Fraction(8)),
        (LOW - ATOM, Fraction(0)),
        (Fraction(-1), Fraction(0)),
    ],
)
def test_the_line_and_its_ends(value: Fraction, points: Fraction) -> None:
    """≥90% 满分；70% 计80%，其间按比例；低于70% 不得分."""
    assert earned(RULE, rate(value), "10") == points


def test_below_the_base_a_share_may_stay() -> None:
    """低于70% 计50%."""
    rule = Linear(full_at="90%", base_at="70%", base_share="80%", below_share="50%")
    assert earned(rule, rate("1%"), "10") == 5
    assert rule.award(rate("1%"), Points("10")).because.zh == "1%，低于 70%，计分值的 50%"


@each_row(
    ("value", "code", "zh", "en"),
    [
        ("95%", "full", "达到 90%，计满分", ": full points from 90% on"),
        ("80%", "between", "不低于 70% 且低于 90%，按比例计分值的 90%",
         ", from 70% to below 90%: 90% of the points"),
        ("69.99999%", "below", "低于 70%，计分值的 0%", ", below 70%: 0% of the points"),
        ("89.999999%", "between", "不低于 70% 且低于 90%，按比例计分值的 99.999999%",
         ", from 70% to below 90%: 99.999999% of the points")
    ]
)  # fmt: skip
def test_the_reason_agrees_with_the_score(value: str, code: str, zh: str, en: str) -> None:
    """No rounding across an edge, nor to full points."""
    assert told(RULE.award(rate(value), Points("10"))) == (code, f"{value}，{zh}", f"{value}{en}")


def test_a_full_base_is_not_said_to_reach_the_top() -> None:
    """At 80% the whole share is earned, yet 90% is not reached."""
    flat = Linear(full_at="90%", base_at="70%", base_share="100%")
    award = flat.award(rate("80%"), Points("10"))
    assert award.earned == 10
    assert award.because.code == "between"
    assert "达到" not in award.because.zh


@each_row(
    "fields",
    [
        {"base_at": "90%"},
        {"base_at": "95%"},
        {"base_share": "101%"},
        {"below_share": "81%"},
        {"below_share": "-1%"},
    ],
)
def test_a_line_goes_up_within_the_points(fields: dict[str, str]) -> None:
    """Otherwise it cannot be constructed."""
    with pytest.raises(RubricError, match="linear"):
        Linear(**{"full_at": "90%", "base_at": "70%", "base_share": "80%"} | fields)


def test_junk_is_refused() -> None:
    """Rates are rates."""
    with pytest.raises(InputError):
        Linear(full_at=0.9, base_at="70%", base_share="80%")


def test_what_the_rule_says_of_itself() -> None:
    """Higher is better; two edges; any points."""
    assert RULE.direction is Direction.HIGHER
    assert RULE.edges() == (Rate("70%"), Rate("90%"))
    assert RULE.problem(Points("10")) is None
    assert str(RULE.problem(Points("0"))) == "a linear rule needs points above 0"


def test_the_reason_at_the_base_is_that_of_the_line() -> None:
    """Just below it is another."""
    assert told(RULE.award(rate(LOW), Points("10")))[0] == "between"
    assert told(RULE.award(rate(LOW - ATOM), Points("10")))[0] == "below"


def test_an_edge_that_is_no_text_is_named() -> None:
    """With what would be accepted."""
    with pytest.raises(InputError, match=r'^a rate: found 0; expected a rate such as "1%"$'):
        Linear(full_at=0, base_at="70%", base_share="80%")
