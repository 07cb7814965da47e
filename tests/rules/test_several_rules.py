"""Rules in a rule: the rule of a state, the lowest of several, one floor over several."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from perfeval.errors import InputError, RubricError
from perfeval.measures import (
    AnyOf,
    Balance,
    GivenCount,
    GivenRate,
    GivenState,
    Kind,
    Measured,
    Several,
    Term,
)
from perfeval.numbers.printed import Points
from perfeval.rules import (
    Band,
    Bands,
    ByState,
    Composite,
    Direction,
    Gain,
    Joined,
    Option,
    PerCase,
    Proportional,
    Rule,
    States,
    SubRule,
    Together,
)
from perfeval.rules.fit import misfit, states_of
from perfeval.rules.inner import inner_rules, with_formulas
from tests.given import ATOM, count, earned, rate, state
from tests.tables import each_row

DONE = Bands(bands=(Band(points="10", at_most="100%"),), most="100%")
OPEN = Bands.at_least(("80%", "7"), ("60%", "5"), otherwise="0", most="100%", most_included=False)
EXECUTION = ByState(
    cases=(
        SubRule(name="完成", points="10", rule=DONE),
        SubRule(name="未完成", points="7", rule=OPEN),
    )
)
PRICES = Together(
    joined=Joined.LOSSES,
    options=(
        Option(name="一般", rule=PerCase(deduct="2")),
        Option(name="重大", rule=PerCase(deduct="10")),
    ),
)
GAINS = Together(
    joined=Joined.GAINS,
    options=(Option(name="县级", rule=Gain(each="1")), Option(name="市级", rule=Gain(each="2"))),
)
LOWEST = Together(
    joined=Joined.LOWEST,
    options=(
        Option(name="完成率", rule=Proportional()),
        Option(name="达标率", rule=Proportional()),
    ),
)
RATE = GivenRate(term=Term(fact="r", name="率"))
CASES = GivenCount(term=Term(fact="c", name="例"))
STATE = GivenState(term=Term(fact="s", name="状态"))


def several(*values: Measured) -> Measured:
    return Measured(Kind.SEVERAL, values)


@each_row(
    ("name", "at", "points"),
    [
        ("完成", Fraction(0), 10),
        ("完成", Fraction(1), 10),
        ("完成", Fraction(1) + ATOM, None),
        ("未完成", Fraction(1), None),
        ("未完成", Fraction(1) - ATOM, 7),
        ("未完成", Fraction(4, 5), 7),
        ("未完成", Fraction(4, 5) - ATOM, 5),
        ("未完成", Fraction(3, 5), 5),
        ("未完成", Fraction(3, 5) - ATOM, 0),
        ("未开工", Fraction(1), None),
    ],
)
def test_the_rule_of_a_state(name: str, at: Fraction, points: int | None) -> None:
    """财预〔2021〕101号, just below, at and above each edge; silent where the clause is."""
    assert earned(EXECUTION, several(state(name), rate(at)), "10") == points


def test_its_reason_names_the_state() -> None:
    """And says so where the clause does not know it."""
    award = EXECUTION.award(several(state("未完成"), rate("85%")), Points("10"))
    assert award.because.zh == "未完成：85%，不低于 80%，计 7 分"
    award = EXECUTION.award(several(state("停工", "项目完成情况 停工"), rate("85%")), Points("10"))
    assert (award.because.code, award.because.zh) == (
        "outside",
        "项目完成情况 停工：评分标准未规定",
    )
    for values in ((state("完成"),), (rate("1%"), rate("1%"))):
        assert EXECUTION.award(several(*values), Points("10")).because.code == "outside"


@each_row(
    ("minor", "major", "points"),
    [(0, 0, 10), (1, 0, 8), (4, 0, 2), (5, 0, 0), (6, 0, 0), (0, 1, 0), (3, 1, 0)],
)
def test_one_floor_over_two_prices(minor: int, major: int, points: int) -> None:
    """每例扣2分，重大扣10分，扣完为止: zero once, never below."""
    assert earned(PRICES, several(count(minor), count(major)), "10") == points


def test_the_losses_are_told() -> None:
    """Each, then the sum, and that it ends at zero."""
    award = PRICES.award(several(count(1, "一般问题"), count(0, "重大问题")), Points("10"))
    assert award.because.zh == (
        "一般：一般问题 1，每例扣 2 分，扣 2 分；重大：重大问题 0，计满分；共扣 2 分"
    )
    award = PRICES.award(several(count(1), count(1)), Points("10"))
    assert award.because.zh.endswith("共扣 10 分，扣完为止")
    award = PRICES.award(several(count(0), count(0)), Points("10"))
    assert award.because.zh == "一般：0，计满分；重大：0，计满分，计满分"
    assert award.because.code == "full"


@each_row(("county", "city", "points"), [(0, 0, 0), (1, 1, 3), (2, 1, 4), (1, 2, 4), (5, 0, 4)])
def test_gains_of_several_sorts_add_up_to_the_points(county: int, city: int, points: int) -> None:
    """县级每篇1分，市级每篇2分，最高4分; each is told, then the sum and that it is the most."""
    value = several(count(county), count(city))
    assert earned(GAINS, value, "4") == points
    award = GAINS.award(value, Points("4"))
    assert award.because.code == "gained"
    assert award.because.zh.endswith("，以 4 分为限") is (county + 2 * city > 4 and county < 5)


@each_row(("one", "other", "points"), [("95%", "80%", 8), ("80%", "95%", 8), ("100%", "120%", 10)])
def test_the_lower_of_two(one: str, other: str, points: int) -> None:
    """孰低; its name stands in the reason."""
    award = LOWEST.award(several(rate(one), rate(other)), Points("10"))
    assert award.earned == points
    assert award.because.code == "lowest"
    assert award.because.zh.startswith("孰低者：")


def test_all_of_them_must_be_scored() -> None:
    """Else the one that is not might have been the lowest."""
    award = PRICES.award(several(count("0.5"), count(0)), Points("10"))
    assert (award.earned, award.because.zh) == (None, "一般：0.5：不是例数")
    assert PRICES.award(several(count(0)), Points("10")).because.code == "outside"


def test_what_they_are_worth() -> None:
    """Exactly the row, each in its way."""
    assert EXECUTION.problem(Points("10")) is None
    assert str(EXECUTION.problem(Points("9"))) == "the best case is worth 10 of 9 points"
    part = ByState(cases=(*EXECUTION.cases[:1], SubRule(name="未完成", points="8", rule=OPEN)))
    assert str(part.problem(Points("10"))) == "未完成: the best band is worth 7 of 8 points"
    wrong = Together(joined=Joined.LOWEST, options=(Option(name="甲", rule=DONE),) * 2)
    assert str(wrong.problem(Points("9"))) == "甲: the best band is worth 10 of 9 points"
    for rule in (EXECUTION, PRICES):
        assert (rule.edges(), rule.direction, rule.accepts) == ((), Direction.NONE, Kind.SEVERAL)


@each_row(
    ("rule", "formula", "problem"),
    [
        (EXECUTION, Several(formulas=(STATE, RATE)), None),
        (EXECUTION, Several(formulas=(STATE, RATE, RATE)), "values: 2 in its rule, 3 in its m"),
        (EXECUTION, Several(formulas=(RATE, RATE)), "takes a state first, its measure gives rate"),
        (
            EXECUTION,
            Several(formulas=(STATE, CASES)),
            "完成: its rule takes rate, its m",
        ),
        (
            EXECUTION,
            Several(
                formulas=(Balance(balance=STATE.term, brought_forward=STATE.term), RATE),
            ),
            "its rule has a state 完成, its measure only none, within, above",
        ),
        (EXECUTION, RATE, "its rule takes several, its measure gives rate"),
        (PRICES, Several(formulas=(CASES, CASES)), None),
        (PRICES, Several(formulas=(CASES, RATE)), "重大: its rule takes count, its measure gives"),
        (PRICES, Several(formulas=(CASES, CASES, CASES)), "parts: 2 in its rule, 3 in its measure"),
        (PRICES, AnyOf(formulas=(CASES, CASES)), "its rule takes several, its measure gives any"),
    ],
)
def test_which_measure_they_take(rule: Rule, formula: Any, problem: str | None) -> None:
    """A pair that can never give a score is refused."""
    found = misfit(rule, formula, "行")
    assert (found is None) if problem is None else (found is not None and problem in str(found))


def test_no_rule_of_several_stands_in_another() -> None:
    """Whatever their kinds: no formula could give what they take."""
    for inner in (EXECUTION, PRICES, Composite(parts=EXECUTION.cases)):
        with pytest.raises(RubricError, match="no simple rule"):
            Option(name="甲", rule=inner)
        with pytest.raises(RubricError, match="no composite in it"):
            SubRule(name="甲", points="10", rule=inner)


def test_a_state_stands_once() -> None:
    """Else it would have two rules."""
    with pytest.raises(RubricError, match="the state 完成 stands twice"):
        ByState(cases=EXECUTION.cases[:1] * 2)


def test_rules_in_rules_are_known() -> None:
    """With the formulas whose values they take; a simple rule has none."""
    assert inner_rules(PRICES) == PRICES.options
    assert inner_rules(EXECUTION) == EXECUTION.cases
    assert inner_rules(DONE) == ()
    assert with_formulas(EXECUTION, Several(formulas=(STATE, RATE))) == [
        (case, RATE) for case in EXECUTION.cases
    ]
    assert with_formulas(DONE, RATE) == []
    assert states_of(EXECUTION) == ("完成", "未完成")
    assert states_of(States.of(none="1", above="0")) == ("none", "above")
    assert states_of(DONE) == ()


def test_they_take_several_values_only() -> None:
    """Anything else is refused."""
    for rule in (EXECUTION, PRICES):
        with pytest.raises(InputError, match="a measured several"):
            rule.award(rate("1%"), Points("10"))
