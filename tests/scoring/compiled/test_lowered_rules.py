"""Every kind of rule computes what it awards and says what its award says, branch by branch."""

from __future__ import annotations

import pytest
from attrs import evolve

from perfeval import Filing, FormKind, Rubric, score
from perfeval.conformance.laws.computed import computed_problems
from perfeval.conformance.series import series
from perfeval.measures import (
    Change,
    Checks,
    GivenCount,
    GivenRate,
    GivenState,
    Measure,
    Ratio,
    Term,
)
from perfeval.measures.formulas import Formula, Several
from perfeval.plugins import Failed
from perfeval.rubric.criteria import Criterion
from perfeval.rules import (
    Bands,
    ByState,
    Checklist,
    Coefficients,
    Composite,
    Deduct,
    EqualShares,
    Gain,
    Joined,
    Linear,
    MissingItems,
    Option,
    PerCase,
    Proportional,
    Rule,
    States,
    Steps,
    SubRule,
    Together,
    Toward,
)
from perfeval.scoring.interpreter import interpreted
from tests.given import filing, rubric
from tests.tables import each_row


def term(fact: str, *, minus: bool = False) -> Term:
    """A term of a fact, by its own name."""
    return Term(fact=fact, name=fact, minus=minus)


RATE = GivenRate(term=term("rate"))
COUNT = GivenCount(term=term("count"))
STATE = GivenState(term=term("state"))
THREE = Checks(terms=(term("one"), term("two"), term("three")))
PART = Ratio(numerator=(term("part"),), denominator=(term("whole"),))
NET = Ratio(
    numerator=(term("part"), term("less", minus=True)), denominator=(term("whole"),), magnitude=True
)
GROWTH = Change(this=term("part"), last=term("whole"))
COUNTED = PerCase(deduct="2", cap="5")
PAIR = Several(formulas=(COUNT, RATE))
WHOLE, STARTED, PRO_RATA = Steps.WHOLE, Steps.STARTED, Steps.PRO_RATA
CASES: list[tuple[Rule, Formula]] = [
    (Bands.at_least(("95%", "10"), ("80.005%", "6"), otherwise="0", most="200%"), RATE),
    (Bands.at_most(("0", "10"), ("3", "4"), otherwise="0", least="0"), COUNT),
    (Bands.at_least(("80%", "10"), otherwise="0", least=None), PART),
    (Bands.at_most(("0%", "10"), otherwise="0", most="90%", most_included=False), NET),
    (Deduct.above("100%", "1", per="1%", steps=WHOLE, nothing_above="120%"), PART),
    (Deduct.below("50%", "0.2", per="1%", steps=STARTED, cap="3", nothing_below="5%"), RATE),
    (Deduct.both("100%", "1", per="3%", steps=PRO_RATA, free="1%"), PART),
    (Deduct.above("0%", "0.5", per="0.7%", steps=PRO_RATA), GROWTH),
    (Proportional(), PART),
    (Proportional(full_at="90%", toward=Toward.AT_MOST), RATE),
    (Proportional(full_at="95%", toward=Toward.EQUAL), RATE),
    (Linear(full_at="90%", base_at="60%", base_share="60%", below_share="10%"), RATE),
    (COUNTED, COUNT),
    (PerCase(deduct="3"), COUNT),
    (Gain(each="3"), COUNT),
    (States.of(优="10", 良="6", 差="0"), STATE),
    (Coefficients.of(优="100%", 良="80%", 差="0%"), STATE),
    (Checklist.of(("甲", "5"), ("乙", "4.5"), ("丙", "0.5")), THREE),
    (MissingItems(items=("甲", "乙", "丙"), deduct="4"), THREE),
    (MissingItems(items=tuple(f"{item}{'好' * 9_000}" for item in "甲乙丙"), deduct="4"), THREE),
    (EqualShares(items=("甲", "乙", "丙")), THREE),
    (
        Composite(
            parts=(
                SubRule(name="甲", points="5", rule=COUNTED),
                SubRule(name="乙", points="5", rule=Proportional()),
            )
        ),
        PAIR,
    ),
    *(
        (
            Together(
                joined=joined,
                options=(Option(name="甲", rule=COUNTED), Option(name="乙", rule=Proportional())),
            ),
            PAIR,
        )
        for joined in Joined
    ),
    (
        ByState(
            cases=(
                SubRule(name="优", points="10", rule=Proportional()),
                SubRule(name="良", points="6", rule=Bands.at_least(("80%", "6"), otherwise="0")),
            )
        ),
        Several(formulas=(STATE, RATE)),
    ),
]
RATES = (
    "0%",
    "4.99%",
    "5%",
    "49.99%",
    "50%",
    "60%",
    "79.995%",
    "80.005%",
    "94.999%",
    "95%",
    "100%",
    "119.7%",
    "200.01%",
    "-3%",
)
PARTS = ("0元", "94元", "99元", "100元", "101元", "102.999元", "115元", "121元", "-3元", "33.33元")


def facts() -> list[dict[str, str | bool]]:
    """Facts of every branch, edges among them."""
    found: list[dict[str, str | bool]] = []
    for number in range(14):
        found.append(
            {
                "rate": RATES[number],
                "part": PARTS[number % 10],
                "less": "0.5元",
                "whole": ("100元", "100元", "3元", "0元", "0.01万元", "-5元")[number % 6],
                "count": f"{(0, 1, 2, 3, 4, 9, 2.5)[number % 7]}例",
                "state": ("优", " 良 ", "差", "其他")[number % 4],
                "one": number % 2 == 0,
                "two": number % 3 == 0,
                "three": number % 4 < 3,
            }
        )
    return [*found, found[0] | {"part": "3例", "whole": "4个"}]


def subject(rule: Rule, formula: Formula) -> Rubric:
    """A rubric of one row, for facts alone."""
    measure = Measure(id="own", name="某指标", formula=formula)
    row = Criterion(
        key="own", name="某指标", points="10", clause="某条文", measure=measure, rule=rule
    )
    return rubric(row, form=FormKind.SCORE_SHEET)


@each_row(("rule", "formula"), CASES)
def test_a_row_is_scored_and_explained_as_the_rule_awards(rule: Rule, formula: Formula) -> None:
    """The total before the row is read, the row, and its reason in both languages."""
    whole = subject(rule, formula)
    for given in facts():
        made: Filing = filing(facts=given)
        card, due = score(made, whole), interpreted(made, whole, None, made.facts_for(), {})
        assert card.total == due.total, given
        for lang in ("zh", "en"):
            assert card.scores[0].reason(lang) == due.scores[0].reason(lang), given
        assert card == due, given
        assert evolve(card, unit="乙") == evolve(due, unit="乙")


@pytest.mark.unmeasured
@each_row(("rule", "formula"), CASES)
def test_check_rubric_finds_nothing_to_say_of_it(rule: Rule, formula: Formula) -> None:
    """At every edge, one atom beside it, and over the whole range."""
    (row,) = (item for _, item in subject(rule, formula).walk())
    for each in series("某指标", row):
        awards = [each.ask(trial) for trial in each.trials]
        assert computed_problems(each, awards, 2) == []


def test_what_is_not_awarded_is_not_compared() -> None:
    """A rule that fails has another law to answer to, whatever its integers are."""
    ((_, row),) = subject(Proportional(), RATE).walk()
    (each,) = series("某指标", row)
    failed = Failed("failed with ValueError: no licence", ValueError("no licence"))
    assert computed_problems(each, [failed] * len(each.trials), 2) == []
