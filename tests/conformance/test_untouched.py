"""The law of untouched data, for what is no criterion with a rule of a stranger."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from attrs import fields, frozen

from perfeval import Criterion, FormKind, Pool, Rubric, get_rubric
from perfeval.conformance.laws.untouched import untouched_check
from perfeval.conformance.series import state_of
from perfeval.filing import Actual, Facts, Filing, Indicator
from perfeval.measures import GivenCount, Measure, Measured, Several, Term, Unmeasured
from perfeval.numbers.printed import Count, Points
from perfeval.rules import Award, ByTarget, Composite, Judged, PerCase, SubRule
from tests.given import rubric as rubric_of
from tests.published import filing_of

TERM = Term(fact="asked", name="所问")


def problems(rubric: Rubric, *examples: Filing) -> tuple[str, ...]:
    """What the law says of a rubric."""
    return untouched_check(rubric, examples).problems


@frozen(kw_only=True)
class Corrects(GivenCount):
    """A formula that corrects the fact that it is given."""

    def measure(self, facts: Facts) -> Measured | Unmeasured:
        """The count, made better."""
        found = facts.find(self.term.fact)
        if found is not None:
            object.__setattr__(found, "value", Count("0"))
        return super().measure(facts)


@frozen(kw_only=True)
class Shares(PerCase):
    """A rule that writes into the value, which is that of the fact itself."""

    def award(self, measured: Measured, points: Points) -> Award:
        """Nothing is deducted any more."""
        object.__setattr__(measured.value, "text", "0个")
        return super().award(measured, points)


@frozen(kw_only=True)
class Embellishes(ByTarget):
    """A rule of a pool that improves the rows of the form."""

    def award(self, indicator: Indicator, points: Points) -> Award:
        """Every target is met."""
        object.__setattr__(indicator, "actual", Actual(text=indicator.target.text))
        return super().award(indicator, points)


def counted(rule: Any, *formulas: GivenCount) -> Rubric:
    """A rubric of one row that counts."""
    formula = formulas[0] if len(formulas) == 1 else Several(formulas=formulas)
    measure = Measure(id="asked", name="所问", formula=formula, text="所问")
    row = Criterion(
        key="asked", name="所问", points="100", clause="每个扣10分", measure=measure, rule=rule
    )
    return rubric_of(row, form=FormKind.SCORE_SHEET)


def test_a_formula_that_changes_a_fact_is_named() -> None:
    """By the row that it stands in."""
    rubric = counted(PerCase(deduct="10"), Corrects(term=TERM))
    assert problems(rubric) == ("过程 / 所问: its measure changes the filing that it scores",)


def test_a_rule_that_changes_a_value_of_the_filing_is_named() -> None:
    """The value of a fact may be what the rule is given; also in a part of a composite."""
    rule, given = Shares(deduct="10"), GivenCount(term=TERM)
    told = ("过程 / 所问: its rule changes the filing that it scores",)
    assert problems(counted(rule, given)) == told
    part = SubRule(name="一", points="50", rule=Shares(deduct="10"))
    parts = Composite(parts=(part, SubRule(name="二", points="50", rule=PerCase(deduct="10"))))
    assert problems(counted(parts, given, given)) == told


def test_the_rule_of_a_pool_is_tried_on_every_row() -> None:
    """And what a host gives as an example stays as it was."""
    pool = Pool(
        key="output",
        name="产出",
        labels=("产出指标",),
        points="100",
        clause="按完成比例",
        rule=Embellishes(**{each.name: getattr(BY_TARGET, each.name) for each in fields(ByTarget)}),
    )
    rubric = rubric_of(pool)
    filing = filing_of("yueyanglou-2023")
    before = copy.deepcopy(filing)
    assert problems(rubric, filing) == ("过程 / 产出: its rule changes the filing that it scores",)
    assert state_of(filing) == state_of(before)


def _by_target() -> ByTarget:
    rules = (item.rule for _, item in get_rubric("national-project").walk())
    return next(rule for rule in rules if isinstance(rule, ByTarget))


BY_TARGET = _by_target()


@frozen(kw_only=True)
class Waits(Judged):
    """A rule of a stranger that leaves its row to an evaluator."""


def test_a_row_that_nothing_measures_asks_nobody() -> None:
    """Its rule is not called when a filing is scored, either."""
    row = Criterion(key="work", name="履职", points="100", clause="由评价人判定", rule=Waits())
    assert problems(rubric_of(row, form=FormKind.SCORE_SHEET)) == ()


def test_own_rules_are_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nobody who could change anything."""
    monkeypatch.setattr("perfeval.conformance.laws.untouched.specimen", lambda *_: 1 / 0)
    assert problems(get_rubric("yueyang-annex-3-1")) == ()
