"""Ratio, change, sum: exact, and undefined where the denominator is zero."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.filing import Fact, Facts
from perfeval.measures import Change, Kind, Measured, Ratio, Term, Total, Unmeasured, Why
from perfeval.numbers.amounts import wan_yuan
from perfeval.numbers.rates import Rate
from tests.tables import each_row

A, B = Term(fact="a", name="甲", name_en="A"), Term(fact="b", name="乙", name_en="B")
LESS_B = Term(fact="b", name="乙", name_en="B", minus=True)
C = Term(fact="c", name="丙")


def measure(formula: Ratio | Change | Total, **values: str) -> Measured | Unmeasured:
    return formula.measure(Facts(Fact(id=key, value=value) for key, value in values.items()))


def why(found: Measured | Unmeasured) -> Why | None:
    return found.why if isinstance(found, Unmeasured) else None


SHARE = Ratio(numerator=(A,), denominator=(B,))
CHANGE = Change(this=A, last=B)


def test_a_ratio_shows_its_figures() -> None:
    """29 ÷ 30, exactly."""
    assert measure(SHARE, a="29人", b="30人") == Measured(
        Kind.RATE, Rate(29, 30), "29 ÷ 30", "29 ÷ 30"
    )


def test_amounts_in_different_units_compare_exactly() -> None:
    """2.4 万元 of 30,000 元 is 80%, and the units are shown."""
    found = measure(SHARE, a="2.4万元", b="30000元")
    assert isinstance(found, Measured)
    assert found.value == Rate("80%")
    assert found.zh == "2.4 万元 ÷ 30000 元"


@each_row("zero", ["0万元", "0.00元"])
def test_a_zero_denominator_is_undefined(zero: str) -> None:
    """0/0 is never 100%, and nothing raises."""
    found = measure(SHARE, a="0元", b=zero)
    assert isinstance(found, Unmeasured)
    assert found.why is Why.UNDEFINED
    assert found.facts == ("a", "b")
    assert found.zh.endswith("：除数为零")
    assert found.en.endswith(": division by zero")


def test_a_negative_denominator_does_not_fit() -> None:
    """A budget below nothing bears no rate, and the reason says why."""
    found = measure(SHARE, a="1元", b="-2元")
    assert isinstance(found, Unmeasured)
    assert (found.why, found.facts) == (Why.UNFIT, ("b",))
    assert found.zh == "乙为负数，不能作除数"
    assert found.en == "B below 0: no denominator"


def test_exclusions_are_taken_away_before_computing() -> None:
    """(232.82 − 52.79) ÷ 1610.47."""
    rate = Ratio(numerator=(A, LESS_B), denominator=(C,))
    found = measure(rate, a="232.82万元", b="52.79万元", c="1610.47万元")
    assert isinstance(found, Measured)
    assert found.value == Rate("180.03/1610.47")
    assert found.zh == "(232.82 − 52.79) ÷ 1610.47"


def test_a_magnitude_has_no_sign() -> None:
    """A cut counts as an addition does, where the rubric reads it so."""
    cut = Ratio(numerator=(A,), denominator=(B,), magnitude=True)
    found = measure(cut, a="-5元", b="100元")
    assert isinstance(found, Measured)
    assert found.value == Rate("5%")
    signed = measure(SHARE, a="-5元", b="100元")
    assert isinstance(signed, Measured)
    assert signed.value == Rate("-5%")


@each_row(
    ("this", "last", "rate"), [("9.72", "9.60", "1.25%"), ("9", "12", "-25%"), ("5", "5", "0%")]
)
def test_a_change_is_by_last_year(this: str, last: str, rate: str) -> None:
    """(本年 − 上年) ÷ 上年."""
    found = measure(CHANGE, a=f"{this}万元", b=f"{last}万元")
    assert isinstance(found, Measured)
    assert found.value == Rate(rate)


def test_a_change_from_nothing_is_undefined() -> None:
    """三公经费 of last year 0."""
    assert why(measure(CHANGE, a="1元", b="0元")) is Why.UNDEFINED


@each_row("formula", [SHARE, CHANGE, Total(terms=(A, B))])
def test_every_formula_names_its_facts_and_what_is_missing(formula: Ratio | Change | Total) -> None:
    """A missing fact is never 0."""
    assert formula.facts == ("a", "b")
    found = measure(formula, a="1元")
    assert isinstance(found, Unmeasured)
    assert (found.why, found.facts, found.zh) == (Why.MISSING, ("b",), "缺少乙")


def test_a_total_adds_amounts_in_the_unit_of_the_first() -> None:
    """And takes away what is marked."""
    found = measure(Total(terms=(A, LESS_B)), a="3万元", b="5000元")
    assert isinstance(found, Measured)
    assert found.kind is Kind.AMOUNT
    assert found.value == wan_yuan("2.5")
    assert found.zh == "(3 万元 − 5000 元)"


def test_a_total_of_counts_does_not_fit() -> None:
    """A sum of money is asked for."""
    assert why(measure(Total(terms=(A,)), a="3人")) is Why.UNFIT


def test_a_total_beyond_every_amount_is_doubt_not_an_error() -> None:
    """Figures of fifteen digits are read; their sum is not computed, and says so."""
    found = measure(Total(terms=(A, B)), a="999999999999999元", b="1元")
    assert isinstance(found, Unmeasured)
    assert (found.why, found.facts) == (Why.UNFIT, ("a", "b"))
    assert found.zh == "甲、乙的合计超出范围"


@each_row(
    ("kind", "fields", "where"),
    [
        (Ratio, {"numerator": (), "denominator": (B,)}, "the numerator of a ratio"),
        (Ratio, {"numerator": (A,), "denominator": ()}, "the denominator of a ratio"),
        (Ratio, {"numerator": ("a",), "denominator": (B,)}, "the numerator of a ratio, item 1"),
        (Ratio, {"numerator": A, "denominator": (B,)}, "the numerator of a ratio"),
        (Ratio, {"numerator": (A,), "denominator": (B,), "magnitude": 1}, "magnitude"),
        (Change, {"this": "a", "last": B}, "this year's term"),
        (Change, {"this": A, "last": None}, "last year's term"),
        (Total, {"terms": ()}, "the terms of a sum"),
    ],
)
def test_what_is_no_term_is_refused(kind: type, fields: dict[str, Any], where: str) -> None:
    """Structure is checked at construction."""
    with pytest.raises(InputError, match=where):
        kind(**fields)
