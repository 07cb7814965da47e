"""A strategy for every public type: what is drawn is of the type, and is a value."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import has
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import perfeval
from perfeval import Filing, Rubric, Scorecard, check_rubric, dumps, loads, score
from perfeval.filing import Facts
from perfeval.rules import Rule
from perfeval.testing import filings
from perfeval.testing.registration import public_types, register

register()
FEW = settings(max_examples=12, suppress_health_check=list(HealthCheck))


def test_every_public_class_that_holds_a_value_is_registered() -> None:
    """Nothing public is left out: no class that a caller makes or gets."""
    known = set(public_types())
    for name in perfeval.__all__:
        kind = getattr(perfeval, name)
        if isinstance(kind, type) and has(kind) and not issubclass(kind, Exception):
            assert kind in known or name == "Finding", name


@pytest.mark.parametrize("kind", public_types(), ids=lambda kind: kind.__name__)
def test_what_is_drawn_is_of_the_type_and_a_value(kind: type[Any]) -> None:
    """Equal to itself, hashable, and never refused by its own checks."""

    @FEW
    @given(st.from_type(kind))
    def draw(value: object) -> None:
        assert isinstance(value, kind)
        assert value == value
        assert kind is Facts or isinstance(hash(value), int)

    draw()


@FEW
@given(st.from_type(Rule))  # type: ignore[type-abstract]
def test_the_protocol_stands_for_any_rule(rule: Rule) -> None:
    """`from_type(Rule)` draws rules of every kind."""
    assert isinstance(rule, Rule)


@FEW
@given(st.from_type(Filing) | st.from_type(Rubric) | st.from_type(Scorecard))
def test_every_drawn_document_reads_back(document: Filing | Rubric | Scorecard) -> None:
    """JSON gives back whatever was drawn."""
    assert loads(dumps(document)) == document


@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_drawn_rubric_keeps_every_law(data: st.DataObject) -> None:
    """What the strategies draw, the laws admit; and any filing can be scored by it."""
    rubric = data.draw(st.from_type(Rubric))
    assert check_rubric(rubric).problems == ()
    filing = data.draw(filings(rubric))
    assert score(filing, rubric).rubric == rubric.id
