"""Filings that a rubric can score: what its rules name is drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, find, settings

from perfeval import Criterion, Filing
from perfeval.measures import GivenState, Measure, Term
from perfeval.rules import Level, LevelRange, State, States
from perfeval.testing import filings
from tests.given import rubric

pytestmark = pytest.mark.unmeasured

SEARCH = settings(
    max_examples=500,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=list(HealthCheck),
)
STATED = Measure(
    id="some.state",
    name="完成情况",
    formula=GivenState(term=Term(fact="some.state", name="完成情况")),
    text="按填报",
)


def row(rule: States | LevelRange) -> Criterion:
    """A row that goes by what the unit states."""
    return Criterion(
        key="work", name="履职", points="10", clause="按完成情况计分。", measure=STATED, rule=rule
    )


def stating(word: str) -> Callable[[Filing], bool]:
    """Whether a filing states a word."""
    return lambda filing: any(fact.value == word for fact in filing.facts)


def test_the_states_and_levels_of_a_rule_are_drawn() -> None:
    """Words that a rule names, not only words of any kind."""
    by_state = States(
        states=(State(name="达成", points="10"), State(name="未达成", points="0")),
    )
    by_level = LevelRange(
        levels=(
            Level(words=("优秀",), low="80%", high="100%", high_included=True),
            Level(words=("较差",), low="0%", high="80%"),
        )
    )
    for rule, word in ((by_state, "未达成"), (by_level, "较差")):
        drawn = find(filings(rubric(row(rule))), stating(word), settings=SEARCH)
        assert drawn.forms
