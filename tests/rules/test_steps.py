"""Steps: how a part of a step counts, and the words for what was lost."""

from __future__ import annotations

from fractions import Fraction

from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Steps
from perfeval.rules.figures import printed
from perfeval.rules.steps import BesideSteps, deduction_problem, limited, lose
from tests.tables import each_row

FIVE, ONE = Points("5"), Points("1")


@each_row(
    ("steps", "whole", "started"),
    [("0", 0, 0), ("0.39", 0, 1), ("1", 1, 1), ("1.00000001", 1, 2), ("2.5", 2, 3)],
)
def test_a_part_of_a_step_counts_by_the_reading(steps: str, whole: int, started: int) -> None:
    """Not at all, as a whole one, or by its share."""
    exact = Fraction(steps)
    assert Steps.WHOLE.count(exact) == whole
    assert Steps.STARTED.count(exact) == started
    assert Steps.PRO_RATA.count(exact) == exact


@each_row(
    ("steps", "words"),
    [
        (Steps.WHOLE, "不足一步的不计，计 0 步，扣 0 分"),
        (Steps.STARTED, "不足一步的按一步计，计 1 步，扣 1 分"),
        (Steps.PRO_RATA, "不足一步的按比例计，计 0.39 步，扣 0.39 分"),
    ],
)
def test_the_words_say_the_reading_where_it_matters(steps: Steps, words: str) -> None:
    """0.39 个百分点 short; exactly one point needs no reading."""
    part = lose(FIVE, Fraction(39, 10_000), per=Rate("1%"), deduct=ONE, steps=steps)
    assert part.text("zh") == f"0.39 个百分点，每 1 个百分点扣 1 分，{words}"
    exact = lose(FIVE, Fraction(1, 100), per=Rate("1%"), deduct=ONE, steps=steps)
    assert exact.text("zh") == "1 个百分点，每 1 个百分点扣 1 分，计 1 步，扣 1 分"
    assert exact.text("en") == "1 percentage point, 1 off per 1: 1 step, 1 off"
    assert exact.lost == 1


def test_counts_have_no_percentage_points() -> None:
    """Per thing that is missing."""
    loss = lose(FIVE, Fraction(7), per=Count("2"), deduct=ONE, steps=Steps.STARTED)
    assert loss.lost == 4
    assert loss.text("zh") == "7，每 2扣 1 分，不足一步的按一步计，计 4 步，扣 4 分"
    assert loss.text("en") == "7, 1 off per 2 (a started step counts as one): 4 steps, 4 off"


def test_a_difference_beside_a_step_keeps_its_digits() -> None:
    """1.99999 个百分点 are not printed as 2 when one step is counted."""
    loss = lose(FIVE, Fraction(199_999, 10**7), per=Rate("1%"), deduct=ONE, steps=Steps.WHOLE)
    assert loss.text("zh").startswith("1.99999 个百分点")
    assert "计 1 步" in loss.text("zh")


@each_row(
    ("lost", "cap", "taken", "words"),
    [
        ("4.99", None, "4.99", ""),
        ("5", None, "5", "，扣完为止"),
        ("7", None, "5", "，扣完为止"),
        ("2", "2", "2", ""),
        ("2.01", "2", "2", "，以 2 分为限"),
        ("7", "5", "5", "，扣完为止"),
        ("7", "6", "5", "，扣完为止"),
    ],
)
def test_the_limit_that_was_met_is_named(
    lost: str, cap: str | None, taken: str, words: str
) -> None:
    """The cap, or all the points; neither where neither was reached."""
    found, limit = limited(Fraction(lost), FIVE, None if cap is None else Points(cap))
    assert (found, printed(limit, "zh")) == (Fraction(taken), words)
    assert bool(printed(limit, "en")) is bool(words)


def test_no_excess_is_too_large_for_words() -> None:
    """Doubtful data are scored and said, however absurd."""
    loss = lose(FIVE, Fraction(10**30), per=Count("1"), deduct=ONE, steps=Steps.WHOLE)
    assert loss.lost == 5
    assert f"计 {10**30} 步，扣 5 分" in loss.text("zh")


@each_row(
    ("points", "cap", "problem"),
    [
        ("5", None, None),
        ("5", "5", None),
        ("5", "5.01", "the cap of 5.01 is above the 5 points of the row"),
        ("1", "2", "the cap of 2 is above the 1 point of the row"),
        ("0", None, "a deduction needs points above 0"),
    ],
)
def test_nothing_can_be_taken_off_no_points(
    points: str, cap: str | None, problem: str | None
) -> None:
    """And no more than all of them."""
    found = deduction_problem(Points(points), None if cap is None else Points(cap))
    assert (found and str(found)) == problem


def test_a_rate_beside_steps_says_its_formula_in_either_language() -> None:
    """And keeps the digits that hold it on its side of a step: 101.999% is not 102%."""
    value = Rate("101.999%")
    measured = Measured(Kind.RATE, value, "控制率", "control rate")
    beside = BesideSteps(measured, value, start=Rate("100%"), per=Rate("1%"))
    assert (beside.text("zh"), beside.text("en")) == ("控制率 101.999%", "control rate 101.999%")
