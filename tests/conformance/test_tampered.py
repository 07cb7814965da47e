"""What a rubric's own checks refuse at construction, and a change behind their back brings in."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve, frozen

from perfeval import (
    Criterion,
    Filing,
    FormKind,
    Points,
    Rubric,
    Scorecard,
    check_rubric,
    get_rubric,
    score,
)
from perfeval.conformance.scorecards import scorecard_problems
from perfeval.conformance.specimens import Figures, specimen
from perfeval.measures import Checks, Measure, Ratio, Term
from perfeval.rubric import Deviation
from perfeval.rules import Because, MissingItems
from perfeval.sources import Source


def tampered(value: Any, **changes: Any) -> Any:
    """A copy whose fields were changed without any check."""
    copy = evolve(value)
    for name, change in changes.items():
        object.__setattr__(copy, name, change)
    return copy


def project() -> Rubric:
    """The national rubric for projects."""
    return get_rubric("national-project")


def with_row(rubric: Rubric, **changes: Any) -> Rubric:
    """The rubric with a tampered first row."""
    first, *rest = rubric.sections
    item = tampered(first.items[0], **changes)
    made: Rubric = tampered(rubric, sections=(tampered(first, items=(item,)), *rest))
    return made


@frozen(kw_only=True)
class OwnCriterion(Criterion):
    """A criterion of a stranger's class."""


@frozen(kw_only=True)
class OwnMeasure(Measure):
    """A measure of a stranger's class."""


@frozen(kw_only=True)
class Guess(Ratio):
    """A formula of a stranger's class."""


RATIO = (Term(fact="a.b", name="甲"),)


def problems(rubric: Rubric) -> str:
    """Every problem, as one text."""
    return "\n".join(check_rubric(rubric).problems)


def test_points_that_do_not_add_up() -> None:
    """At the top, and in a section."""
    assert "its parts add up to 100, not to 90" in problems(
        tampered(project(), out_of=Points("90"))
    )
    told = problems(with_row(project(), points=Points("9")))
    assert "points add up: 预算执行: its parts add up to 9, not to 10" in told


def test_clauses_keys_years_and_classes() -> None:
    """No clause, no formula in words, no issuer, odd classes, twins, years that end too soon."""
    rubric = project()
    criterion = rubric.sections[0].items[0]
    assert isinstance(criterion, Criterion)
    assert criterion.measure is not None
    assert "预算执行 / 年度资金总额: no clause" in problems(with_row(rubric, clause=" "))
    mute = evolve(criterion.measure, text="")
    assert "has no formula in words" in problems(with_row(rubric, measure=mute))
    unsigned = tampered(rubric, source=Source(title="办法"))
    assert "its source names neither issuer nor 文号" in problems(unsigned)
    guess = tampered(criterion.measure, formula=Guess(numerator=RATIO, denominator=RATIO))
    assert "a Guess is no formula of the library" in problems(with_row(rubric, measure=guess))
    own = OwnMeasure(id="own", name="甲", formula=criterion.measure.formula, text="甲")
    assert "an OwnMeasure is no plain Measure" in problems(with_row(rubric, measure=own))
    twins = tampered(rubric, readings=(rubric.readings[0],) * 2)
    assert "the reading fund-row stands 2 times" in problems(twins)
    lost = Deviation(unit="某局", year=2023, row="nowhere", claimed="1", computed="2", why="误")
    told = problems(
        evolve(rubric, deviations=(lost, evolve(lost, row=criterion.key, computed="1")))
    )
    assert "the deviation of 某局 2023 names no row: nowhere" in told
    assert f"the deviation of 某局 2023, {criterion.key}: nothing deviates" in told
    printed = evolve(lost, row="output/甲")
    assert problems(evolve(rubric, deviations=(printed,))) == ""
    ended = tampered(rubric.years, last=2001)
    assert "its years end before they begin" in problems(tampered(rubric, years=ended))


def test_a_subclass_is_named() -> None:
    """Of a rubric, and of a row."""
    rubric = project()
    first = rubric.sections[0]
    row = first.items[0]
    assert isinstance(row, Criterion)
    own = OwnCriterion(
        key=row.key,
        name=row.name,
        points=row.points,
        clause=row.clause,
        measure=row.measure,
        rule=row.rule,
    )
    sections = (evolve(first, items=(own,)), *rubric.sections[1:])
    assert "an OwnCriterion is no plain Criterion or Pool" in problems(
        evolve(rubric, sections=sections)
    )

    class OwnRubric(Rubric):
        """A rubric of a stranger's class."""

    plain = {
        each: getattr(rubric, each)
        for each in ("id", "edition", "name", "form", "jurisdiction", "years", "source", "sections")
    }
    assert "an OwnRubric is no plain Rubric" in problems(OwnRubric(**plain))


def test_json_that_gives_another_rubric(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read back must be what was written, of rubrics and of scorecards."""
    monkeypatch.setattr(
        "perfeval.conformance.definition.loads", lambda _text: get_rubric("national-unit")
    )
    assert "JSON gives it back: it gives another rubric" in problems(project())
    monkeypatch.setattr("perfeval.conformance.definition.loads", lambda _text: 1 / 0)
    assert "JSON gives it back: it failed with ZeroDivisionError" in problems(project())


def card() -> Scorecard:
    """A sound scorecard."""
    made = score(specimen(project(), Figures.GOOD), project())
    assert tuple(scorecard_problems(made, project())) == ()
    return made


def test_what_a_scorecard_says_badly() -> None:
    """Of another rubric, a row short, without reason, with a sum that does not re-add."""
    made, rubric = card(), project()

    def told(**changes: Any) -> str:
        return "\n".join(scorecard_problems(tampered(made, **changes), rubric))

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
    monkeypatch.setattr("perfeval.conformance.scorecards.readded", lambda _card: Points("1"))
    assert any("its scores add up to 1" in each for each in scorecard_problems(made, rubric))
    monkeypatch.setattr("perfeval.conformance.scorecards.loads", lambda _text: None)
    assert any("gives another scorecard" in each for each in scorecard_problems(made, rubric))
    monkeypatch.setattr("perfeval.conformance.scorecards.loads", lambda _text: 1 / 0)
    assert any("its JSON failed with" in each for each in scorecard_problems(made, rubric))


def test_scoring_that_guesses_or_wavers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A score without a fact, and a second scorecard that is another."""
    good = specimen(project(), Figures.GOOD)
    monkeypatch.setattr(
        "perfeval.conformance.scorecards.score", lambda _filing, rubric: score(good, rubric)
    )
    assert "without any fact" in problems(project())
    turns = iter(range(99))

    def wavering(filing: Filing, rubric: Rubric) -> Scorecard:
        made: Scorecard = evolve(score(filing, rubric), unit=f"第{next(turns)}次")
        return made

    monkeypatch.setattr("perfeval.conformance.scorecards.score", wavering)
    assert "scored again, it is another scorecard" in problems(project())


def test_rubrics_for_other_forms_and_longer_lists() -> None:
    """A form without rows, and a checklist too long to try every way."""
    terms = tuple(Term(fact=f"check.n{n}", name=f"第{n}项") for n in range(8))
    long = Criterion(
        key="long",
        name="制度",
        points="10",
        clause="每缺一项扣1分。",
        measure=Measure(id="long", name="制度", formula=Checks(terms=terms), text="逐项核对"),
        rule=MissingItems(items=tuple(term.name for term in terms), deduct="1"),
    )
    rubric = project()
    sections = (evolve(rubric.sections[0], items=(long,)), *rubric.sections[1:])
    assert problems(evolve(rubric, form=FormKind.REPORT, sections=sections)) == ""
