"""Rates: exact ratios, ordered by value, printed on their own side of every edge."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.numbers.printed import Percent
from perfeval.numbers.rates import Rate, ends_of_steps, percent_writer
from tests.copies import assert_is_value
from tests.tables import each_row


@each_row(
    ("value", "text"),
    [
        (Rate("98.77%"), "98.77%"),
        (Rate(" ９８．７７％ "), "98.77%"),
        (Rate("583.46/1115.29"), "583.46/1115.29"),
        (Rate(" 29 / 30 "), "29/30"),
        (Rate(29, 30), "29/30"),
        (Rate(Rate(29, 30)), "29/30"),
        (Rate(29, 100), "29%"),
        (Rate(-1, 3), "-1/3"),
        (Rate("0%"), "0%"),
        (Rate("1,000.50/2,000"), "1000.5/2000"),
        (Rate(10**15 - 1, 7), "999999999999999/7"),
    ],
)
def test_a_rate_has_one_text(value: Rate, text: str) -> None:
    """The text of a rate keeps numerator and denominator, and reads back as the same rate."""
    assert (value.text, str(value), repr(value)) == (text, text, f"Rate({text!r})")
    back = Rate(text)
    assert (back.numerator, back.denominator) == (value.numerator, value.denominator)


@each_row(
    "args",
    [("98.77",), ("",), ("%",), ("1/0",), ("1/-2",), ("0/0",), ("1/2/3",), ("1/2%",), ("1%/2",),
     ("/",), ("1/",), ("一/二",), (1,), (1, 0), (1, -2), (True, 2), (1, True), (1.0, 2), (1, 2.0),
     ("1", 2), (1, "2"), ("1/2", 3), (Rate("5%"), 3), (None,), (None, None), (10**15, 1),
     (1, 10**15), (10**4000, 1)]
)  # fmt: skip
def test_what_is_no_rate_is_refused(args: tuple[Any, ...]) -> None:
    """A rate is percent text, a fraction text, or two ints with a denominator above 0."""
    with pytest.raises(InputError, match="a rate: found"):
        Rate(*args)


def test_a_text_that_no_document_may_hold_is_no_rate() -> None:
    """And is named as one."""
    with pytest.raises(InputError, match=r"^a rate: .*U\+D800"):
        Rate("5%\ud800")


@each_row("denominator", [0, -1])
def test_the_denominator_of_a_rate_is_above_zero(denominator: int) -> None:
    """0/0 is never 100 %."""
    with pytest.raises(InputError, match="the denominator of a rate"):
        Rate.of_atoms(1, denominator)


def test_rates_are_equal_and_ordered_by_value() -> None:
    """One half is one half however it is written, and nothing is rounded on the way."""
    halves = [Rate("50%"), Rate(1, 2), Rate("0.5/1"), Rate.of_atoms(7, 14)]
    assert len(set(halves)) == 1
    assert all(one == other for one in halves for other in halves)
    assert {hash(half) for half in halves} == {hash(Rate("50.00%"))}
    assert len({hash(Rate(number, 9)) for number in range(9)}) == 9
    third = Rate(1, 3)
    assert Rate("33.33333333%") < third < Rate("33.33333334%")
    assert third > Rate("-99%")
    assert third <= Rate(2, 6)
    assert third >= Rate(2, 6)
    assert third != Fraction(1, 3)
    assert third.fraction == Fraction(1, 3)


@each_row("other", [1, 0.5, "50%", Fraction(1, 2), Percent("50%"), None])
def test_a_rate_is_compared_with_rates_only(other: Any) -> None:
    """A rate is neither more nor less than what is no rate."""
    assert Rate("50%") != other
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(TypeError):
            compare(Rate("50%"), other)


@each_row(
    ("rate", "edges", "places", "text"),
    [
        (Rate(29, 30), (), 2, "96.67%"),
        (Rate(29, 30), (), 0, "97%"),
        (Rate("100%"), (), 2, "100%"),
        (Rate("12.50%"), (), 2, "12.5%"),
        (Rate("12.345%"), (), 2, "12.35%"),
        (Rate("-12.345%"), (), 2, "-12.35%"),
        (Rate(-1, 3), (), 2, "-33.33%"),
        (Rate("-0.001%"), (), 2, "0%"),
        (Rate("-0.001%"), (Rate("0%"),), 2, "-0.001%"),
        (Rate("0.001%"), (Rate("0%"),), 2, "0.001%"),
        (Rate("94.9999%"), (Rate("95%"),), 2, "94.9999%"),
        (Rate("95.0001%"), (Rate("95%"),), 2, "95.0001%"),
        (Rate("95%"), (Rate("95%"),), 2, "95%"),
        (Rate("100.00000001%"), (Rate("100%"),), 2, "100.00000001%"),
        (Rate("99.99999999%"), (Rate("100%"),), 0, "99.99999999%"),
        (Rate("95.001%"), (Rate("94.999%"), Rate("95%")), 2, "95.001%"),
        (Rate("33.333%"), (Rate("33.333%"),), 2, "33.333%"),
        (Rate(1, 3), (Rate(1, 3),), 2, "33.33%"),
        (Rate(1, 3), (Rate(2, 6), Rate("33.33%")), 2, "33.333%"),
        (Rate(29, 30), (Rate("100%"),), 2, "96.67%")
    ]
)  # fmt: skip
def test_a_printed_rate_stays_on_its_side_of_an_edge(
    rate: Rate, edges: tuple[Rate, ...], places: int, text: str
) -> None:
    """A rate just below an edge is printed below it, with as many places as that takes."""
    assert rate.percent(*edges, places=places) == text


@each_row(
    ("edges", "places"),
    [
        ((), -1),
        ((), 9),
        ((), 10**9),
        ((), 1.0),
        ((), True),
        ((), None),
        ((Fraction(1, 2),), 2),
        (("50%",), 2),
        ((1,), 2),
    ],
)
def test_only_rates_are_edges(edges: tuple[Any, ...], places: Any) -> None:
    """What is no edge and what is no number of places is refused."""
    with pytest.raises(InputError, match=r"^(?:the edge of a rate|the places of a number): found "):
        Rate("50%").percent(*edges, places=places)


def test_a_rate_is_a_value() -> None:
    """Frozen, and the same after pickle and copy."""
    assert_is_value(Rate(29, 30))


@each_row(
    ("top", "bottom", "alone", "steps"),
    [
        (100_001, 10**7, "1.00001%", "1.00001%"),
        (200_001, 10**7, "2%", "2.00001%"),
        (1, 50, "2%", "2%"),
        (25_001, 10**6, "2.5%", "2.5%"),
        (-99_999, 10**7, "-1%", "-0.99999%"),
    ],
)
def test_what_writes_ratios_knows_its_edges(top: int, bottom: int, alone: str, steps: str) -> None:
    """One edge at 1%, or every whole percent from there: rounding ends on none of them."""
    edge = Rate("1%")
    assert percent_writer((edge,))(top, bottom) == alone
    assert percent_writer((edge,), every=edge)(top, bottom) == steps


@each_row(
    ("value", "before", "after"),
    [
        ("101.5%", "101%", "102%"),
        ("101%", "101%", "102%"),
        ("100.99%", "100%", "101%"),
        ("100%", "100%", "99%"),
        ("99.99%", "100%", "99%"),
        ("99%", "99%", "98%"),
        ("-1.5%", "-1%", "-2%"),
    ],
)
def test_where_the_steps_around_a_rate_end(value: str, before: str, after: str) -> None:
    """Steps of 1% from 100%, in either direction; the one before may end at the rate itself."""
    rate, start, step = Rate(value), Rate("100%"), Rate("1%")
    ends = ends_of_steps(rate.numerator, rate.denominator, start, step)
    assert [Rate.of_atoms(*end) for end in ends] == [Rate(before), Rate(after)]
