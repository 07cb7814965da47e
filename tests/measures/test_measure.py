"""A measure: formula, official name and text, source."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval.errors import InputError
from perfeval.filing import Fact, Facts
from perfeval.measures import STAFFING_CONTROL_RATE, Kind, Measured, Unmeasured
from tests.tables import each_row


def test_a_measure_gives_what_its_formula_gives() -> None:
    """The same kind, the same facts."""
    assert STAFFING_CONTROL_RATE.kind is Kind.RATE
    assert STAFFING_CONTROL_RATE.facts == ("staff.in_post", "staff.authorised_posts")
    facts = Facts(
        [Fact(id="staff.in_post", value="63人"), Fact(id="staff.authorised_posts", value="76人")]
    )
    found = STAFFING_CONTROL_RATE.of(facts)
    assert isinstance(found, Measured)
    assert found.zh == "63 ÷ 76"
    assert isinstance(STAFFING_CONTROL_RATE.of(Facts([])), Unmeasured)


@each_row("junk", [None, {}, [], "facts", 5])
def test_a_measure_takes_facts(junk: Any) -> None:
    """Anything else is refused with the error of the library."""
    with pytest.raises(InputError, match="the facts of a measure"):
        STAFFING_CONTROL_RATE.of(junk)


@each_row(
    ("field", "value", "where"),
    [
        ("id", "控制率", "the id of a measure"),
        ("name", "", "the name of a measure"),
        ("name_en", None, "the English name of a measure"),
        ("formula", "a÷b", "the formula of a measure"),
        ("text", 5, "the text of a formula"),
        ("exclusions", 5, "the exclusions of a measure"),
        ("source", "财预〔2013〕53号", "the source of a measure"),
    ],
)
def test_a_measure_is_checked(field: str, value: Any, where: str) -> None:
    """Every field, at construction."""
    with pytest.raises(InputError, match=where):
        evolve(STAFFING_CONTROL_RATE, **{field: value})
