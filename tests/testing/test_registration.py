"""A strategy for every public type: what is drawn is of the type, and is a value."""

from __future__ import annotations

import sys
from importlib import import_module
from inspect import signature
from typing import Any

import pytest
from attrs import has
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from perfeval import (
    Amount,
    BudgetUnit,
    Percent,
    Points,
    Pool,
    Rubric,
    Scorecard,
    Source,
    Unreadable,
    check_rubric,
    dumps,
    loads,
    score,
)
from perfeval.filing import CostLine, Facts, FundRow
from perfeval.rules import Rule
from perfeval.testing import filings
from perfeval.testing.registration import public_types, register
from tests.effort import examples
from tests.few_trials import few_trials
from tests.tables import each_row

register()
SEARCH = settings(
    max_examples=2000, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
FEW = settings(max_examples=examples(0.2), suppress_health_check=list(HealthCheck))


PUBLIC = (
    "",
    *(
        f".{name}"
        for name in [
            "filing",
            "filing.sources",
            "measures",
            "rules",
            "audit",
            "comparison",
            "ledger",
            "rubric",
            "scoring",
            "numbers",
        ]
    ),
)


@each_row("module", PUBLIC)
def test_every_public_class_that_holds_a_value_is_registered(module: str) -> None:
    """Nothing public is left out: no class that a caller makes or gets, and no new one."""
    place = import_module(f"perfeval{module}")
    kinds = [getattr(place, name) for name in place.__all__]
    values = {kind for kind in kinds if isinstance(kind, type) and has(kind)}
    assert {kind.__name__ for kind in values - set(public_types())} == set()
    assert values


@each_row("kind", public_types())
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


@pytest.mark.unmeasured
@FEW
@given(st.from_type(Rubric))
def test_every_drawn_rubric_reads_back(rubric: Rubric) -> None:
    """As filings and scorecards do, `tests/laws/test_codec.py`."""
    assert loads(dumps(rubric)) == rubric


@pytest.mark.unmeasured
@settings(max_examples=examples(0.2), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_drawn_rubric_keeps_every_law(
    data: st.DataObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the strategies draw, the laws admit; and any filing can be scored by it."""
    few_trials(monkeypatch)
    rubric = data.draw(st.from_type(Rubric))
    assert check_rubric(rubric).problems == ()
    filing = data.draw(filings(rubric))
    assert score(filing, rubric).rubric == rubric.id


def below(rubric: Rubric) -> bool:
    """Whether a section stands below a section."""
    return any(section.sections for section in rubric.sections)


REACHED: dict[str, tuple[type[Any], Any]] = {
    "a figure in groups": (Amount, lambda amount: "," in amount.text),
    "full-width digits": (Points, lambda points: not points.text.isascii()),
    "padded zeros": (Percent, lambda percent: ".00" in percent.text),
    "a line break": (BudgetUnit, lambda unit: "\n" in unit.name),
    "another script": (Source, lambda source: any(ord(each) > 0x20000 for each in source.title)),
    "a part of a part": (CostLine, lambda line: any(part.parts for part in line.parts)),
    "words for a figure": (FundRow, lambda row: isinstance(row.final, Unreadable)),
    "a section below a section": (Rubric, below),
    "a shared pool": (Pool, lambda pool: pool.shared and pool.rows),
    "a veto": (Rubric, lambda rubric: rubric.vetoes),
    "a bonus": (Rubric, lambda rubric: rubric.bonuses),
    "a judged row": (Scorecard, lambda card: any(row.judged for row in card.scores)),
    "a pool that is full": (Scorecard, lambda card: card.pools and card.total),
}


@pytest.mark.unmeasured
@each_row(("kind", "reached"), REACHED.values())
def test_what_forms_hold_is_drawn(kind: type[Any], reached: Any) -> None:
    """A strategy that never draws what real forms and rubrics hold proves nothing."""
    assert find(st.from_type(kind), lambda value: bool(reached(value)), settings=SEARCH)


def test_strategies_are_made_where_they_are_asked_for() -> None:
    """Each is made once and kept; made anew it is the same kind of thing."""
    modules = {import_module(f"perfeval.testing.{each}") for each in ("targets", "values")}
    makers = [each for module in modules for each in vars(module).values() if is_maker(each)]
    assert len(makers) > 20
    for maker in makers:
        assert maker() is maker()
        assert isinstance(maker.__wrapped__(), st.SearchStrategy)


def test_what_is_loaded_is_registered_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not, when it is loaded."""
    finders = list(sys.meta_path)
    monkeypatch.setattr(sys, "meta_path", list(finders))
    register()
    assert sys.meta_path[1:] == finders
    assert isinstance(find(st.from_type(Amount), lambda _: True), Amount)


def is_maker(value: Any) -> bool:
    """Whether a value of a module is a function that makes a strategy of nothing, and keeps it."""
    return hasattr(value, "cache_info") and not signature(value).parameters
