"""The laws of a definition, of which only a change behind the back of its checks can break one."""

from __future__ import annotations

import pytest
from attrs import evolve, frozen

from perfeval import Criterion, Points, Rubric, get_rubric
from perfeval.conformance.laws.definition import _in_words, definition_checks
from perfeval.errors import Phrase
from perfeval.filing.sources import Source
from perfeval.measures import Measure, Ratio, Term
from perfeval.rubric.readings import Deviation
from tests.conformance.tampering import project, tampered, with_row


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
    """Every problem of the definition, each with its law in front."""
    checks = definition_checks(rubric)
    return "\n".join(f"{each.law}: {text}" for each in checks for text in each.problems)


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
    own = OwnMeasure(id="own", name="甲", formula=criterion.measure.formula, text="甲")
    assert "an OwnMeasure is no plain Measure" in problems(with_row(rubric, measure=own))
    guess = tampered(criterion.measure, formula=Guess(numerator=RATIO, denominator=RATIO))
    assert "a Guess is no formula of the library" in problems(with_row(rubric, measure=guess))
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
        "perfeval.conformance.laws.definition.loads", lambda _text: get_rubric("national-unit")
    )
    assert "JSON gives it back: it gives another rubric" in problems(project())
    monkeypatch.setattr("perfeval.conformance.laws.definition.loads", lambda _text: 1 / 0)
    assert "JSON gives it back: it failed with ZeroDivisionError" in problems(project())


class Unworded:
    """A value that says nothing of itself, not even its class."""

    __class__ = property(lambda _self: 1 / 0)


def test_a_problem_that_is_no_text_is_named() -> None:
    """Asking it for words, or for its class, may raise."""
    assert str(_in_words("too many")) == "too many"
    said = Phrase("{a} of {b}", a="1", b="2")
    assert _in_words(said) is said
    told = "its rule gave an Unworded where a problem in words is due"
    assert str(_in_words(Unworded())) == told
