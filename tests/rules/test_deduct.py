"""Deduct: so many points per step beyond a standard, with every reading of a part-step."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError, RubricError
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Beyond, Deduct, Direction, Overshoot, Steps
from tests.given import ATOM, earned, rate, told
from tests.tables import each_row

WHOLE = Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE)
STARTED = evolve(WHOLE, steps=Steps.STARTED)
PRO_RATA = evolve(WHOLE, steps=Steps.PRO_RATA)
BELOW = Deduct.below("50%", "0.2", per="1%", steps=Steps.WHOLE)
BOTH = Deduct.both("100%", "2", per="5%", steps=Steps.WHOLE, free="1%")


@each_row(
    ("steps", "at", "whole", "started", "pro_rata"),
    [
        (Fraction(100, 100), 5, 5, 5, 5),
        (Fraction(100, 100) + ATOM, None, 5, Fraction(9, 2), 5 - Fraction(1, 2) * ATOM * 100),
        (Fraction(101, 100) - ATOM, None, 5, Fraction(9, 2), None),
        (Fraction(101, 100), None, Fraction(9, 2), Fraction(9, 2), Fraction(9, 2)),
        (Fraction(101, 100) + ATOM, None, Fraction(9, 2), 4, None),
        (Fraction(1019, 1000), None, Fraction(9, 2), 4, Fraction(81, 20)),
        (Fraction(110, 100), None, 0, 0, 0),
        (Fraction(900, 100), None, 0, 0, 0),
        (Fraction(-900, 100), None, 5, 5, 5),
    ],
)
def test_readings_of_a_part_step(
    steps: Fraction, at: int | None, whole: Any, started: Any, pro_rata: Any
) -> None:
    """Just below, at and above the standard and the first step; down to zero and no further."""
    assert earned(WHOLE, rate(steps), "5") == (whole if at is None else at)
    assert earned(STARTED, rate(steps), "5") == (started if at is None else at)
    if pro_rata is not None:
        assert earned(PRO_RATA, rate(steps), "5") == pro_rata


def test_below_a_standard() -> None:
    """公务卡刷卡率达50％以上的，得3分，每减少一个百分点扣0.2分."""
    given = [
        ("50%", "3"),
        ("50.1%", "3"),
        ("49.01%", "3"),
        ("49%", "2.8"),
        ("35%", "0"),
        ("0%", "0"),
    ]
    for value, points in given:
        assert earned(BELOW, rate(value), "3") == Fraction(points)
    assert BELOW.award(rate("48.5%"), Points("3")).because.zh == (
        "48.5%，低于 50% 1.5 个百分点，每 1 个百分点扣 0.2 分，不足一步的不计，计 1 步，扣 0.2 分"
    )
    assert BELOW.award(rate("49%"), Points("3")).because.en == (
        "49%, below 50% by 1 percentage point, 0.2 off per 1: 1 step, 0.2 off"
    )


def test_both_sides_with_a_free_zone() -> None:
    """The steps count from the end of the zone, and the reason names that end."""
    for value, points in (("101%", 10), ("99%", 10), ("105.99%", 10), ("106%", 8), ("94%", 8)):
        assert earned(BOTH, rate(value), "10") == points
    over = BOTH.award(rate("107%"), Points("10")).because
    assert over.zh == (
        "107%，超过 101% 6 个百分点，每 5 个百分点扣 2 分，不足一步的不计，计 1 步，扣 2 分"
    )
    under = BOTH.award(rate("89%"), Points("10")).because
    assert under.en == ("89%, below 99% by 10 percentage points, 2 off per 5: 2 steps, 4 off")
    assert BOTH.edges() == (Rate("99%"), Rate("101%"))


@each_row(
    ("rule", "value", "words"),
    [
        (WHOLE, "96.67%", ("不超过 100%", "not above 100%")),
        (evolve(WHOLE, free="2%"), "101%", ("不超过 102%", "not above 102%")),
        (BELOW, "50%", ("不低于 50%", "not below 50%")),
        (evolve(BELOW, free="2%"), "48%", ("不低于 48%", "not below 48%")),
        (BOTH, "100%", ("等于 100%", "equal to 100%")),
        (BOTH, "100.001%", ("与 100% 的偏差不扣分", "within the free zone around 100%")),
        (BOTH, "99%", ("与 100% 的偏差不扣分", "within the free zone around 100%")),
    ],
)
def test_full_points_say_where_the_rate_stands(
    rule: Deduct, value: str, words: tuple[str, str]
) -> None:
    """The words agree with the figures, the free zone included."""
    assert told(rule.award(rate(value), Points("5"))) == (
        "full",
        f"{value}，{words[0]}，计满分",
        f"{value}, {words[1]}: full points",
    )


def test_a_rate_beside_the_standard_is_printed_with_its_digits() -> None:
    """100.0000001% is not printed as 100% and then said to exceed it."""
    because = WHOLE.award(rate("100.0000001%"), Points("5")).because
    assert because.zh == (
        "100.0000001%，超过 100% 0.0000001 个百分点，每 1 个百分点扣 0.5 分，"
        "不足一步的不计，计 0 步，扣 0 分"
    )


def test_a_rate_beside_a_step_is_printed_with_its_digits() -> None:
    """101.999% loses one step; printed as 102% it would seem to lose two."""
    because = WHOLE.award(rate("101.999%"), Points("5")).because
    assert because.zh.startswith("101.999%，超过 100% 1.999 个百分点")
    under = BELOW.award(rate("48.00001%"), Points("3")).because
    assert under.en.startswith("48.00001%, below 50% by 1.99999 percentage points")


def test_a_cap_limits_what_is_lost() -> None:
    """最多扣2分; the reason says so. A cap of all the points is the floor."""
    capped = evolve(WHOLE, cap="2")
    assert earned(capped, rate("104%"), "5") == 3
    assert earned(capped, rate("120%"), "5") == 3
    because = capped.award(rate("120%"), Points("5")).because
    assert because.zh.endswith("计 20 步，扣 2 分，以 2 分为限")
    assert because.en.endswith("20 steps, 2 off, the most that is taken off")
    whole = evolve(WHOLE, cap="5").award(rate("120%"), Points("5")).because
    assert whole.zh.endswith("扣 5 分，扣完为止")


def test_a_share_of_a_step_is_shown_as_what_it_is() -> None:
    """Exact where it ends, ≈ where it does not."""
    because = PRO_RATA.award(rate("103/102"), Points("5")).because
    assert because.zh == (
        "100.98%，超过 100% 0.98 个百分点，每 1 个百分点扣 0.5 分，不足一步的按比例计，"
        "计 ≈0.98039216 步，扣 ≈0.49019608 分"
    )


@each_row(
    ("rule", "direction"),
    [(WHOLE, Direction.LOWER), (BELOW, Direction.HIGHER), (BOTH, Direction.NONE)],
)
def test_the_direction_is_that_of_the_standard(rule: Deduct, direction: Direction) -> None:
    """Above a standard lower is better."""
    assert rule.direction is direction


@each_row(
    ("beyond", "edges"),
    [(Beyond.ABOVE, ("101%",)), (Beyond.BELOW, ("99%",)), (Beyond.BOTH, ("99%", "101%"))],
)
def test_the_deduction_begins_at_the_end_of_the_free_zone(
    beyond: Beyond, edges: tuple[str, ...]
) -> None:
    """On each side that costs."""
    assert evolve(BOTH, beyond=beyond).edges() == tuple(map(Rate, edges))
    assert evolve(BOTH, beyond=beyond, free="0%").edges() == (Rate("100%"),)


@each_row(
    ("field", "value", "where"),
    [("deduct", "0", "deduct"), ("deduct", "-1", "deduct"), ("per", "0%", "per"),
     ("per", "-1%", "per"), ("free", "-1%", "free"), ("cap", "0", "cap"), ("cap", "-1", "cap")]
)  # fmt: skip
def test_a_deduction_that_takes_nothing_is_refused(field: str, value: str, where: str) -> None:
    """And one that gives."""
    fields: dict[str, Any] = {field: value}
    with pytest.raises(RubricError) as caught:
        evolve(WHOLE, **fields)
    assert caught.value.where == where
    if value == "0":
        fields[field] = "0.00000001"
        assert evolve(WHOLE, **fields) != WHOLE


@each_row(
    ("field", "value"),
    [("steps", "whole"), ("beyond", "above"), ("standard", 1.0), ("standard", "100"),
     ("deduct", 0.5), ("per", "1"), ("cap", "half"), ("free", None)]
)  # fmt: skip
def test_junk_is_refused(field: str, value: Any) -> None:
    """The reading of a part-step is a member of `Steps`, a step a rate."""
    with pytest.raises(InputError):
        evolve(WHOLE, **{field: value})


def test_a_cap_is_within_the_points_of_the_row() -> None:
    """Otherwise it is a mistake."""
    assert evolve(WHOLE, cap="5").problem(Points("5")) is None
    assert str(evolve(WHOLE, cap="6").problem(Points("5"))) == (
        "the cap of 6 is above the 5 points of the row"
    )
    assert str(WHOLE.problem(Points("0"))) == "a deduction needs points above 0"


CUT_BELOW = Deduct.below("100%", "0.5", per="1%", steps=Steps.WHOLE, nothing_below="60%")
CUT_BOTH = Deduct.both(
    "100%", "0.1", per="1%", steps=Steps.WHOLE, free="5%", nothing_below="80%", nothing_above="130%"
)
CUT_ABOVE = Deduct.above("100%", "0.1", per="1%", steps=Steps.WHOLE, nothing_above="130%")


@each_row(
    ("rule", "at", "less", "equal", "more"),
    [
        (CUT_BELOW, Fraction(3, 5), "0", "10", "10.5"),
        (CUT_ABOVE, Fraction(13, 10), "27.1", "27", "0"),
        (CUT_BOTH, Fraction(4, 5), "0", "28.5", "28.6"),
        (CUT_BOTH, Fraction(13, 10), "27.6", "27.5", "0"),
    ],
)
def test_a_cut_off(rule: Deduct, at: Fraction, less: str, equal: str, more: str) -> None:
    """低于60%不得分: just below, at and above; the edge itself still counts by its steps."""
    for value, points in ((at - ATOM, less), (at, equal), (at + ATOM, more)):
        assert earned(rule, rate(value), "30") == Fraction(points), value
    assert at in {edge.fraction for edge in rule.edges()}


def test_the_reason_of_a_cut_off() -> None:
    """It names the edge; a cap does not save the points."""
    assert told(CUT_BELOW.award(rate("59.999%"), Points("30"))) == (
        "cut_off",
        "59.999%，低于 60%，不得分",
        "59.999%, below 60%: no points",
    )
    assert CUT_BOTH.award(rate("131%"), Points("30")).because.zh == "131%，高于 130%，不得分"
    capped = evolve(CUT_BELOW, cap="5")
    assert [earned(capped, rate(each), "30") for each in ("60%", "59%")] == [25, 0]


@each_row(
    ("make", "problem"),
    [
        (
            lambda: evolve(CUT_BELOW, nothing_below="100%"),
            "100% does not lie below 100%, w",
        ),
        (lambda: evolve(CUT_ABOVE, nothing_below="60%"), "60% does not lie below 100%"),
        (lambda: evolve(CUT_BELOW, nothing_above="130%"), "130% does not lie above 100%"),
        (lambda: evolve(CUT_BOTH, nothing_above="105%"), "105% does not lie above 105%"),
        (lambda: evolve(CUT_BOTH, nothing_below="95%"), "95% does not lie below 95%"),
    ],
)
def test_a_cut_off_lies_where_points_are_lost(make: Callable[[], Deduct], problem: str) -> None:
    """Beyond the standard and its free zone, on a side that costs."""
    with pytest.raises(RubricError, match=problem):
        make()


def test_a_missing_choice_is_listed() -> None:
    """Wherever a reading is due, in every way to make such a rule."""
    listed = r"steps: found nothing; expected Steps.WHOLE or Steps.STARTED or Steps.PRO_RATA, as"
    for make in (Deduct.above, Deduct.below, Deduct.both):
        with pytest.raises(InputError, match=listed):
            make("100%", "1", per="1%")  # type: ignore[call-arg]
    with pytest.raises(InputError, match=listed):
        Deduct(standard="100%", beyond=Beyond.ABOVE, deduct="1", per="1%")  # type: ignore[call-arg]
    with pytest.raises(InputError, match="beyond: found nothing; expected "):
        Deduct(standard="100%", deduct="1", per="1%", steps=Steps.WHOLE)  # type: ignore[call-arg]
    with pytest.raises(InputError, match="reduce: found nothing; expected "):
        Overshoot(beyond="30%")  # type: ignore[call-arg]
