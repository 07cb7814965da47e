"""Every law can fail: for each there is something that breaks it, and it alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from perfeval import Filing, Points, Rubric, check_rubric, get_rubric
from perfeval.conformance.laws.definition import definition_checks
from perfeval.conformance.laws.examples import example_check
from perfeval.conformance.specimens import Figures, specimen
from perfeval.filing.sources import FiscalYears, Jurisdiction, Source
from perfeval.measures import EXECUTION_RATE, FUND_EXECUTION_RATE, THREE_PUBLIC_CHANGE_RATE
from perfeval.rubric.readings import Deviation
from perfeval.rules import Bands, ByTarget, PerStep, Steps
from tests.few_trials import few_trials
from tests.published import filing_of
from tests.strange_rules import HOSTILE_RULES, strange_rubric

DEVIATION = Deviation(
    unit="岳阳市岳阳楼区行政审批服务局",
    year=2023,
    row="budget_execution",
    claimed=Points("9"),
    computed=Points("10"),
    why="不再发生",
)

Patch = pytest.MonkeyPatch


def published() -> Filing:
    """The filing of 岳阳楼区 2023, with its claims."""
    return filing_of("yueyanglou-2023")


def sound(**changes: Any) -> Rubric:
    """A rubric that keeps every law, with some fields changed: the one with the fewest rows."""
    made: Rubric = evolve(get_rubric("national-project"), **changes)
    return made


def exampled(**changes: Any) -> Rubric:
    """The rubric of the published filing."""
    made: Rubric = evolve(get_rubric("yueyanglou-annex-2"), **changes)
    return made


def with_rule(name: str) -> Callable[[Patch], Rubric]:
    """A rubric with a hostile rule."""
    return lambda patch: strange_rubric(name, patch, **HOSTILE_RULES[name][0])


def without_json(patch: Patch) -> Rubric:
    """A rubric whose JSON gives another one."""
    patch.setattr("perfeval.conformance.laws.definition.loads", lambda _text: None)
    return sound()


def guessed(patch: Patch) -> Rubric:
    """A rubric by which a filing without any fact is scored."""
    good = specimen(sound(), Figures.GOOD)
    patch.setattr("perfeval.conformance.laws.scorecards.specimen", lambda *_: good)
    return sound()


def added_up_badly(patch: Patch) -> Rubric:
    """A rubric whose scorecards have another total than their scores."""
    patch.setattr("perfeval.conformance.laws.scorecards.readded", lambda _card: Points("1"))
    return sound()


def with_first(**changes: Any) -> Rubric:
    """A rubric with another first row; published examples say nothing of it."""
    first, *rest = exampled().sections
    item = evolve(first.items[0], **changes)
    return exampled(id="other", sections=(evolve(first, items=(item,)), *rest))


def with_steps(deduct: str) -> Rubric:
    """A rubric whose first pool takes off so much for each step."""
    first, second, *rest = exampled().sections
    pool = second.items[0]
    assert isinstance(pool.rule, ByTarget)
    missed = PerStep(deduct=deduct, per="1%", steps=Steps.STARTED)
    item = evolve(pool, rule=evolve(pool.rule, missed_rate=missed))
    return exampled(id="other", sections=(first, evolve(second, items=(item,)), *rest))


BREAKS: dict[str, Callable[[Patch], Rubric]] = {
    "points add up": with_rule("refuses-late"),
    "clauses and sources stand": lambda _: sound(source=Source(title="绩效自评办法")),
    "clauses print the numbers of their rules": lambda _: with_first(clause="低于60%不得分"),
    "rules give what their clauses say": lambda _: with_first(
        clause="90%以上（不含）得10分，80%（含）-90%（含）得6分，低于80%不得分。",
        rule=Bands.at_least(("90%", "10"), ("80%", "6"), otherwise="0"),
    ),
    "choices are recorded as readings": lambda _: exampled(id="other", readings=()),
    "a step is not larger than its row": lambda _: with_steps("51"),
    "facts are those that forms have": lambda _: with_first(
        measure=evolve(FUND_EXECUTION_RATE, formula=EXECUTION_RATE.formula)
    ),
    "whatever can occur is scored": lambda _: with_first(
        name="“三公经费”",
        measure=THREE_PUBLIC_CHANGE_RATE,
        rule=Bands.at_most(("0%", "10"), otherwise="0"),
    ),
    "the place is one of GB/T 2260": lambda _: exampled(
        id="other", jurisdiction=Jurisdiction(code="430602", name="君山区")
    ),
    "editions follow on each other": lambda _: exampled(id="earlier", years=FiscalYears(2020)),
    "keys and years are well-formed": lambda _: sound(readings=(*sound().readings,) * 2),
    "the rubric is a value": with_rule("can-be-changed"),
    "JSON gives it back": without_json,
    "every rule is total": with_rule("no-edges"),
    "the best value earns every point": with_rule("never-full"),
    "no hole between scored values": with_rule("has-a-hole"),
    "better values never earn less": with_rule("falls"),
    "a rule goes the way of its measure": lambda _: with_first(
        rule=Bands.at_least(("90%", "6"), ("80%", "10"), otherwise="0")
    ),
    "reasons tell scores apart": with_rule("rounds-its-reason"),
    "what is computed is what is awarded": with_rule("computes-otherwise"),
    "scoring is deterministic": with_rule("by-the-context"),
    "missing facts leave rows unscored": guessed,
    "scorecards explain themselves and re-add": added_up_badly,
    "scoring changes nothing that is scored": with_rule("changes-the-filing"),
    "published examples reproduce": lambda _: exampled(deviations=(DEVIATION,)),
}


OF_THE_DEFINITION = (
    *("points add up", "clauses and sources stand", "clauses print the numbers of their rules"),
    *("choices are recorded as readings", "a step is not larger than its row"),
    *("facts are those that forms have", "whatever can occur is scored"),
    *("the place is one of GB/T 2260", "editions follow on each other"),
    *("keys and years are well-formed", "the rubric is a value", "JSON gives it back"),
)


@pytest.mark.parametrize("law", OF_THE_DEFINITION)
def test_a_law_of_the_definition_is_told_before_anything_is_scored(
    law: str, monkeypatch: Patch
) -> None:
    """The law is named, and no other."""
    rubric = BREAKS[law](monkeypatch)
    assert [check.law for check in definition_checks(rubric) if not check.passed] == [law]


def test_a_published_example_is_reproduced_or_told() -> None:
    """A deviation that does not occur is no better than a claim that is not reproduced."""
    assert example_check(exampled(), (published(),)).passed
    assert not example_check(BREAKS["published examples reproduce"](Patch()), (published(),)).passed


@pytest.mark.unmeasured
@pytest.mark.parametrize("law", [law for law in BREAKS if law not in OF_THE_DEFINITION[1:]])
def test_a_rubric_that_breaks_one_law_is_told_of_this_one(law: str, monkeypatch: Patch) -> None:
    """The law is named, and no other is said to be broken; a few values show it."""
    few_trials(monkeypatch)
    rubric = BREAKS[law](monkeypatch)
    examples = [published()] if rubric.id == "yueyanglou-annex-2" else []
    report = check_rubric(rubric, examples)
    assert [check.law for check in report.checks if not check.passed] == [law], report.problems
    assert all(problem.startswith(f"{law}: ") for problem in report.problems)


@pytest.mark.unmeasured
def test_no_law_is_without_something_that_breaks_it(monkeypatch: Patch) -> None:
    """A check that cannot fail proves nothing."""
    few_trials(monkeypatch)
    report = check_rubric(exampled(), [published()])
    assert report.problems == ()
    assert [check.law for check in report.checks] == list(BREAKS)
