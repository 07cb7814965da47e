"""Composite: several sub-rules added inside one indicator."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.measures import Kind, Measured
from perfeval.numbers.printed import Points
from perfeval.rules import (
    Award,
    Because,
    Composite,
    Direction,
    Judged,
    PerCase,
    Proportional,
    States,
    SubRule,
)
from tests.given import count, rate, state, told
from tests.tables import each_row

RATE = SubRule(name="执行率", points="3", rule=Proportional())
CASES = SubRule(name="违规", points="2", rule=PerCase(deduct="0.5"))
BOTH = Composite(parts=(RATE, CASES))


def several(*values: Measured) -> Measured:
    return Measured(Kind.SEVERAL, values)


@each_row(
    ("execution", "cases", "points"),
    [("100%", 0, "5"), ("50%", 0, "3.5"), ("50%", 1, "3"), ("0%", 4, "0"), ("120%", 9, "3")],
)
def test_the_parts_add_up(execution: str, cases: int, points: str) -> None:
    """Each earns its own, at most its own."""
    award = BOTH.award(several(rate(execution), count(cases)), Points("5"))
    assert award.earned == Fraction(points)


def test_the_reason_tells_every_part() -> None:
    """Name, points and reason of each."""
    award = BOTH.award(several(rate("1/3"), count(1, "例数")), Points("5"))
    assert told(award) == (
        "composite",
        "执行率 1/3（33.33%，按比例计 3 × 33.33%）；违规 1.5/2（例数 1，每例扣 0.5 分，扣 0.5 分）",
        "执行率 1/3 (33.33%, in proportion: 3 × 33.33%); "
        "违规 1.5/2 (例数 1, 0.5 off each: 0.5 off)",
    )


def test_a_part_that_cannot_be_scored_leaves_the_whole_unscored() -> None:
    """The reason names the part."""
    award = BOTH.award(several(rate("100%"), count("0.5", "例数")), Points("5"))
    assert award.earned is None
    assert told(award) == (
        "outside",
        "违规：例数 0.5：不是例数",
        "违规: 例数 0.5: this is no number of cases",
    )


@each_row("values", [(), (rate("100%"),), (rate("100%"), count(0), count(0))])
def test_another_number_of_values_is_not_scored(values: tuple[Measured, ...]) -> None:
    """Nothing is guessed."""
    award = BOTH.award(several(*values), Points("5"))
    assert award.earned is None
    assert award.because.en == f"{len(values)} values for 2 parts"


def test_a_value_of_another_kind_is_a_mistake_of_the_definition() -> None:
    """The error names the part."""
    with pytest.raises(RubricError, match="违规: its rule failed with InputError"):
        BOTH.award(several(rate("100%"), state("none")), Points("5"))


def test_a_strangers_part_is_checked_as_a_strangers_rule_is() -> None:
    """More than its own points is refused, even where the other part leaves room."""

    class Greedy(Proportional):
        def award(self, measured: Measured, points: Points) -> Award:  # noqa: ARG002
            return Award(Fraction(5), Because("x", "x", "x"))

    rule = Composite(parts=(SubRule(name="贪", points="3", rule=Greedy()), CASES))
    with pytest.raises(RubricError, match="贪: its rule earned '5' of 3 points"):
        rule.award(several(rate("0%"), count(9)), Points("5"))


def test_the_parts_are_worth_the_row_and_each_its_own() -> None:
    """Otherwise it cannot be a criterion's rule."""
    assert BOTH.problem(Points("5")) is None
    assert str(BOTH.problem(Points("1"))) == "the parts add up to 5 of 1 point"
    wrong = SubRule(name="结余", points="3", rule=States.of(none="2", above="0"))
    problem = Composite(parts=(wrong, CASES)).problem(Points("5"))
    assert str(problem) == "结余: the best state is worth 2 of 3 points"


@each_row(
    ("rule", "problem"),
    [
        (BOTH, "a composite has no composite in it"),
        (Judged, "the class Judged is no rule"),
        ("Judged", "str is no rule"),
        (None, "NoneType is no rule"),
    ],
)
def test_a_part_is_a_simple_rule(rule: Any, problem: str) -> None:
    """A class without its brackets is none."""
    with pytest.raises(RubricError, match=f"a part of a composite: {problem}"):
        SubRule(name="分项", points="3", rule=rule)


def test_junk_is_refused() -> None:
    """At least two parts, with names."""
    with pytest.raises(InputError, match="the parts of a composite"):
        Composite(parts=(RATE,))
    with pytest.raises(InputError, match="the name of a part"):
        SubRule(name="", points="3", rule=Proportional())


def test_what_the_rule_says_of_itself() -> None:
    """The parts have their edges and directions, the whole has none."""
    assert BOTH.direction is Direction.NONE
    assert BOTH.edges() == ()
