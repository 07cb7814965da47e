"""What every rule shares: awards with reasons, edges, and the checks of what it is given."""

from __future__ import annotations

import copy
import pickle
from fractions import Fraction
from typing import Any

import pytest

from perfeval.errors import InputError
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import (
    Award,
    Band,
    Bands,
    Checklist,
    Composite,
    Deduct,
    Direction,
    Judged,
    Level,
    LevelRange,
    Linear,
    MissingItems,
    PerCase,
    Proportional,
    Rule,
    States,
    Steps,
    SubRule,
)
from perfeval.rules.fields import read_edge, read_points, read_rate
from perfeval.rules.rule import checked_points, value_of
from tests.given import checks, count, rate, state
from tests.tables import each_row

RULES: dict[str, Rule] = {
    "bands": Bands.at_least(("95%", "5"), ("85%", "3"), otherwise="0"),
    "counted bands": Bands(
        bands=(Band(points="5", at_most="0"), Band(points="1", above="0")), least="0"
    ),
    "checklist": Checklist.of(("①", "2"), ("②", "3")),
    "composite": Composite(
        parts=(
            SubRule(name="率", points="3", rule=Proportional()),
            SubRule(name="例数", points="2", rule=PerCase(deduct="1")),
        )
    ),
    "deduct": Deduct.above("100%", "0.5", per="1%", steps=Steps.WHOLE),
    "judged": Judged(),
    "levels": LevelRange(
        levels=(Level(words=("达成",), low="0%", high="100%", high_included=True),)
    ),
    "linear": Linear(full_at="90%", base_at="70%", base_share="80%"),
    "missing items": MissingItems(items=("制度", "执行"), deduct="1"),
    "per case": PerCase(deduct="1"),
    "proportional": Proportional(),
    "states": States.of(none="5", within="2", above="0"),
}
VALUES: dict[Kind, Measured] = {
    Kind.RATE: rate("96%"),
    Kind.COUNT: count("0"),
    Kind.STATE: state("none"),
    Kind.CHECKS: checks(True, True),
    Kind.SEVERAL: Measured(Kind.SEVERAL, (rate("100%"), count(0))),
}
all_rules = each_row("rule", RULES.values())
measuring = each_row("rule", [rule for rule in RULES.values() if rule.accepts])


@all_rules
def test_every_kind_keeps_the_protocol(rule: Rule) -> None:
    """It says what it takes and which way is better, and is worth its five points."""
    assert isinstance(rule, Rule)
    assert rule.accepts is None or isinstance(rule.accepts, Kind)
    assert isinstance(rule.direction, Direction)
    assert rule.problem(Points("5")) is None
    assert all(isinstance(edge, Rate | Count) for edge in rule.edges())


@all_rules
def test_no_kind_is_worth_nothing(rule: Rule) -> None:
    """A row of 0 points fits no rule, or is refused by its criterion."""
    assert rule.problem(Points("0"))
    assert rule.problem(Points("-5"))


@all_rules
def test_every_kind_is_a_value(rule: Rule) -> None:
    """It compares, hashes, pickles and copies, and cannot be changed."""
    again = pickle.loads(pickle.dumps(rule))
    assert again == rule == copy.deepcopy(rule)
    assert hash(again) == hash(rule)
    assert repr(again) == repr(rule)
    assert (again.accepts, again.direction, again.edges()) == (
        rule.accepts,
        rule.direction,
        rule.edges(),
    )
    with pytest.raises(AttributeError):
        rule.extra = 5  # type: ignore[attr-defined]


@measuring
def test_a_rule_takes_its_own_kind_of_value_only(rule: Rule) -> None:
    """A count given to a rule of rates is an error of the caller, never a score."""
    for kind, value in VALUES.items():
        if kind is rule.accepts:
            assert isinstance(rule.award(value, Points("5")), Award)
        else:
            with pytest.raises(InputError, match="the measured value: found"):
                rule.award(value, Points("5"))


@measuring
@each_row("junk", [None, "96%", 0.96, Rate("96%"), Fraction(1), (True,), object()])
def test_a_rule_takes_measured_values_only(rule: Rule, junk: Any) -> None:
    """No foreign exception leaves the call."""
    with pytest.raises(InputError, match="the measured value: found"):
        rule.award(junk, Points("5"))


@each_row("junk", [None, "5", 5, 5.0, Count("5"), object()])
@each_row("rule", [rule for name, rule in RULES.items() if name not in ("judged", "levels")])
def test_a_rule_awards_points_only(rule: Rule, junk: Any) -> None:
    """What has no points of its own needs them as `Points`."""
    assert rule.accepts is not None
    with pytest.raises(InputError, match=r"the points of a row: found .*; expected Points$"):
        rule.award(VALUES[rule.accepts], junk)


@each_row("name", ["bands", "checklist", "composite", "states"])
def test_a_rule_with_points_of_its_own_is_not_used_for_fewer(name: str) -> None:
    """It would award more than the row is worth; for more points it awards its own."""
    rule = RULES[name]
    assert rule.accepts is not None
    value = VALUES[rule.accepts]
    with pytest.raises(InputError, match=r"the points of a row: found '4.99'; expected the 5 of"):
        rule.award(value, Points("4.99"))
    assert rule.award(value, Points("6")).earned == 5


@each_row(
    ("value", "edge"),
    [("90%", Rate("90%")), ("９０％", Rate("90%")), ("1/3", Rate(1, 3)), ("3", Count("3")),
     (3, Count("3")), (Rate("5%"), Rate("5%")), (Count("3个"), Count("3"))]
)  # fmt: skip
def test_an_edge_is_a_rate_or_a_count(value: Any, edge: Rate | Count) -> None:
    """The percent sign tells."""
    assert read_edge(value) == edge


@each_row("value", [0.9, True, None, "ninety%", "%", "很多", [], Points])
def test_other_edges_are_refused(value: Any) -> None:
    """With the error of the library."""
    with pytest.raises(InputError):
        read_edge(value)
    with pytest.raises(InputError):
        read_rate(value)


def test_a_rate_is_read_and_points_are_canonical() -> None:
    """10.00 分 are 10."""
    assert read_rate("1%") == read_rate(Rate("1%")) == Rate(1, 100)
    assert read_points("10.00分").text == "10"


def test_the_error_names_the_kind_that_was_found() -> None:
    """A person sees what to change."""
    with pytest.raises(InputError, match="found 'count'; expected a measured rate"):
        value_of(count(3), Kind.RATE, Rate)
    assert value_of(rate("5%"), Kind.RATE, Rate) == Rate("5%")


def test_points_are_checked_against_what_a_rule_is_worth() -> None:
    """At least so many."""
    assert checked_points(Points("5"), Points("5.00")) == Points("5")
    assert checked_points(Points("5")) == Points("5")
    with pytest.raises(InputError):
        checked_points(Points("4"), Points("5"))
