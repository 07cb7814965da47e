"""The laws of scorecards: nothing guessed, everything told, and totals that re-add."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from perfeval import (
    CapTotal,
    Criterion,
    Fact,
    Filing,
    FormKind,
    Nil,
    NotApplicable,
    Points,
    Rubric,
    Scorecard,
    score,
)
from perfeval.conformance.laws.scorecards import scorecard_checks, scorecard_problems
from perfeval.conformance.specimens import Figures, specimen
from perfeval.measures import SATISFACTION_RATE, GivenRate, Measure, Term
from perfeval.rules import Because, Proportional
from tests.conformance.tampering import project, tampered
from tests.extras import EXTRAS
from tests.given import rubric


def problems(rubric: Rubric) -> str:
    """Every problem of its scorecards, as one text."""
    return "\n".join(text for each in scorecard_checks(rubric) for text in each.problems)


def card() -> Scorecard:
    """A sound scorecard."""
    made = score(specimen(project(), Figures.GOOD), project())
    assert tuple(scorecard_problems(made, project())) == ()
    return made


def test_what_a_scorecard_says_badly() -> None:
    """Of another rubric, a row short, without reason, with a sum that does not re-add."""
    made, rubric = card(), project()

    def told(**changes: Any) -> str:
        return "\n".join(map(str, scorecard_problems(tampered(made, **changes), rubric)))

    assert "does not name the rubric" in told(edition="1999")
    first, *rest = made.scores
    assert "预算执行 / 年度资金总额: the row is missing" in told(scores=tuple(rest))
    bare = tampered(first, clause=" ")
    assert "年度资金总额: no clause" in told(scores=(bare, *rest))
    mute = tampered(first, because=Because("full", " ", "full"))
    assert "年度资金总额: no reason (zh)" in told(scores=(mute, *rest))
    over = tampered(first, earned=Points("11"))
    assert "年度资金总额: 11 of 10 points" in told(scores=(over, *rest))
    assert "points" in told(out_of=Points("90"))


def test_a_total_that_does_not_re_add(monkeypatch: pytest.MonkeyPatch) -> None:
    """The total is added up a second time, and JSON read a second time."""
    made, rubric = card(), project()
    monkeypatch.setattr("perfeval.conformance.laws.scorecards.readded", lambda _card: Points("1"))
    assert any("its scores add up to 1" in str(each) for each in scorecard_problems(made, rubric))
    monkeypatch.setattr("perfeval.conformance.laws.scorecards.loads", lambda _text: None)
    assert any("gives another scorecard" in str(each) for each in scorecard_problems(made, rubric))
    monkeypatch.setattr("perfeval.conformance.laws.scorecards.loads", lambda _text: 1 / 0)
    assert any("its JSON failed with" in str(each) for each in scorecard_problems(made, rubric))


def test_scoring_that_guesses_or_wavers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A score without a fact, and a second scorecard that is another."""
    good = specimen(project(), Figures.GOOD)
    monkeypatch.setattr(
        "perfeval.conformance.laws.scorecards.score", lambda _filing, rubric: score(good, rubric)
    )
    assert "without any fact" in problems(project())
    turns = iter(range(99))

    def wavering(filing: Filing, rubric: Rubric) -> Scorecard:
        made: Scorecard = evolve(score(filing, rubric), unit=f"第{next(turns)}次")
        return made

    monkeypatch.setattr("perfeval.conformance.laws.scorecards.score", wavering)
    assert "scored again, it is another scorecard" in problems(project())


def test_dropped_rows_are_re_added_rescaled() -> None:
    """不适用 dropped: the rest is rescaled to 100, and re-adds."""
    asked = GivenRate(term=Term(fact="asked", name="所问"))
    rows = tuple(
        Criterion(
            key=key,
            name=key,
            points="50",
            clause="按比例计分。",
            measure=Measure(id=key, name=key, formula=formula, text=key),
            rule=Proportional(),
        )
        for key, formula in (("asked", asked), ("satisfied", SATISFACTION_RATE.formula))
    )
    made = rubric(*rows, form=FormKind.SCORE_SHEET, not_applicable=NotApplicable.DROPPED)
    filing = specimen(made, Figures.MIXED)
    kept = tuple(fact for fact in filing.facts if fact.id != "asked")
    filing = evolve(filing, facts=(*kept, Fact(id="asked", value=Nil("不适用"))))
    card = score(filing, made)
    assert card.dropped == Points("50")
    assert tuple(scorecard_problems(card, made)) == ()


def test_a_total_that_is_capped_before_penalties_re_adds() -> None:
    """With the best figures and with mixed ones, and not as one that is capped after them."""
    made = evolve(EXTRAS, cap_total=CapTotal.BEFORE_PENALTIES)
    for figures in (Figures.GOOD, Figures.MIXED):
        card = score(specimen(made, figures), made)
        assert tuple(scorecard_problems(card, made)) == ()
