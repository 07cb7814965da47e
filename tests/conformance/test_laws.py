"""Every law can fail: for each there is something that breaks it, and it alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from perfeval import Filing, Points, Rubric, check_rubric, get_rubric, loads
from perfeval.conformance.specimens import Figures, specimen
from perfeval.filing.sources import Source
from perfeval.rubric.rubric import Deviation
from tests.strange_rules import HOSTILE_RULES, strange_rubric

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
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
    filing = loads((EXAMPLES / "yueyanglou-2023.json").read_text(encoding="utf-8"))
    assert isinstance(filing, Filing)
    return filing


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
    patch.setattr("perfeval.conformance.definition.loads", lambda _text: None)
    return sound()


def guessed(patch: Patch) -> Rubric:
    """A rubric by which a filing without any fact is scored."""
    good = specimen(sound(), Figures.GOOD)
    patch.setattr("perfeval.conformance.scorecards.specimen", lambda *_: good)
    return sound()


def added_up_badly(patch: Patch) -> Rubric:
    """A rubric whose scorecards have another total than their scores."""
    patch.setattr("perfeval.conformance.scorecards.readded", lambda _card: Points("1"))
    return sound()


BREAKS: dict[str, Callable[[Patch], Rubric]] = {
    "points add up": with_rule("refuses-late"),
    "clauses and sources stand": lambda _: sound(source=Source(title="绩效自评办法")),
    "keys and years are well-formed": lambda _: sound(readings=(*sound().readings,) * 2),
    "the rubric is a value": with_rule("can-be-changed"),
    "JSON gives it back": without_json,
    "every rule is total": with_rule("no-edges"),
    "the best value earns every point": with_rule("never-full"),
    "no hole between scored values": with_rule("has-a-hole"),
    "better values never earn less": with_rule("falls"),
    "reasons tell scores apart": with_rule("rounds-its-reason"),
    "scoring is deterministic": with_rule("by-the-context"),
    "missing facts leave rows unscored": guessed,
    "scorecards explain themselves and re-add": added_up_badly,
    "scoring changes nothing that is scored": with_rule("changes-the-filing"),
    "published examples reproduce": lambda _: exampled(deviations=(DEVIATION,)),
}


@pytest.mark.parametrize("law", BREAKS)
def test_a_rubric_that_breaks_one_law_is_told_of_this_one(law: str, monkeypatch: Patch) -> None:
    """The law is named, and no other is said to be broken."""
    rubric = BREAKS[law](monkeypatch)
    examples = [published()] if rubric.id == "yueyanglou-annex-2" else []
    report = check_rubric(rubric, examples)
    assert [check.law for check in report.checks if not check.passed] == [law], report.problems
    assert all(problem.startswith(f"{law}: ") for problem in report.problems)


def test_no_law_is_without_something_that_breaks_it() -> None:
    """A check that cannot fail proves nothing."""
    report = check_rubric(exampled(), [published()])
    assert report.problems == ()
    assert [check.law for check in report.checks] == list(BREAKS)
