"""Several formulas for the parts of one criterion."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.filing import Fact, Facts
from perfeval.measures import (
    Checks,
    GivenCount,
    GivenRate,
    Kind,
    Measured,
    Several,
    Term,
    Unmeasured,
    Why,
)
from perfeval.measures.formulas import FORMULAS, SIMPLE, AnyOf
from perfeval.numbers.printed import Count
from perfeval.numbers.rates import Rate
from tests.tables import each_row

RATE = GivenRate(term=Term(fact="rate", name="率"))
COUNT = GivenCount(term=Term(fact="cases", name="例数"))
BOTH = Several(formulas=(RATE, COUNT))


def test_the_parts_are_measured_in_their_order() -> None:
    """Each keeps its own figures."""
    facts = Facts([Fact(id="rate", value="95%"), Fact(id="cases", value="2例")])
    found = BOTH.measure(facts)
    assert isinstance(found, Measured)
    assert found.kind is Kind.SEVERAL
    assert found.value == (
        Measured(Kind.RATE, Rate("95%"), "率", "rate"),
        Measured(Kind.COUNT, Count("2"), "例数", "cases"),
    )


@each_row(
    ("values", "why", "facts"),
    [
        ({"rate": "95%"}, Why.MISSING, ("cases",)),
        ({}, Why.MISSING, ("rate", "cases")),
        ({"rate": "5人"}, Why.MISSING, ("cases",)),
        ({"rate": "/"}, Why.MISSING, ("cases",)),
        ({"rate": "5人", "cases": "/"}, Why.UNFIT, ("rate",)),
    ],
)
def test_a_part_without_value_leaves_the_whole_without(
    values: dict[str, str], why: Why, facts: tuple[str, ...]
) -> None:
    """All that is missing is named, before anything else; otherwise the first reason is given."""
    assert BOTH.facts == ("rate", "cases")
    found = BOTH.measure(Facts(Fact(id=key, value=value) for key, value in values.items()))
    assert isinstance(found, Unmeasured)
    assert (found.why, found.facts) == (why, facts)


@each_row("formulas", [(), (RATE,), (RATE, BOTH), (RATE, "b"), [RATE, COUNT], None, 5])
def test_the_parts_are_at_least_two_simple_formulas(formulas: Any) -> None:
    """A composite has no composite in it."""
    for kind in (Several, AnyOf):
        with pytest.raises(InputError, match="formula"):
            kind(formulas=formulas)


EITHER = AnyOf(formulas=(RATE, COUNT))


def test_of_formulas_one_of_which_is_assessed_one_value_is_enough() -> None:
    """任选其一: each in its place, with its value or why it has none."""
    assert EITHER.facts == ("rate", "cases")
    found = EITHER.measure(Facts([Fact(id="cases", value="2例")]))
    assert isinstance(found, Measured)
    assert found.kind is Kind.ANY
    first, second = found.value if isinstance(found.value, tuple) else ()
    assert isinstance(first, Unmeasured)
    assert (first.why, first.facts) == (Why.MISSING, ("rate",))
    assert second == Measured(Kind.COUNT, Count("2"), "例数", "cases")


@each_row(
    ("values", "why", "fact"),
    [
        ({}, Why.MISSING, "rate"),
        ({"rate": "/"}, Why.MISSING, "cases"),
        ({"cases": "不适用"}, Why.MISSING, "rate"),
        ({"rate": "5人", "cases": "/"}, Why.UNFIT, "rate"),
        ({"rate": "/", "cases": "/"}, Why.NOT_APPLICABLE, "rate"),
    ],
)
def test_where_none_has_a_value_a_doubt_is_told_first(
    values: dict[str, str], why: Why, fact: str
) -> None:
    """It does not apply only where none of them does."""
    found = EITHER.measure(Facts(Fact(id=key, value=value) for key, value in values.items()))
    assert isinstance(found, Unmeasured)
    assert (found.why, found.facts) == (why, (fact,))


def test_every_kind_of_formula_is_known() -> None:
    """A measure takes any of these."""
    assert set(FORMULAS) == {*SIMPLE, Several, AnyOf}
    assert {each.kind for each in FORMULAS} == set(Kind)
    assert Checks in SIMPLE
