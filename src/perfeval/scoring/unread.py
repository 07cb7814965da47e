"""Scorecards that nobody has read yet: points, from which rows and reasons are made when read.

Only of filings without a form, by rubrics that run no code of a plugin: what is the same in each of
their scorecards is taken from the interpreter once, with no facts at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from attrs import evolve, fields

from perfeval.filing import BudgetUnit, Facts, Filing
from perfeval.lowering import Integers
from perfeval.measures.checked import has_own_formula
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.compiled import Compiled, Place, compiled, is_own, places_of
from perfeval.scoring.deferred import deferred
from perfeval.scoring.interpreter import interpreted
from perfeval.scoring.row_scores import Basis, criterion_score, reason_of
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import WHOLE, Score, points_of
from perfeval.scoring.vetoes import settled

__all__ = ["Template", "template_of"]

_UNNAMED: Final = Filing(unit=BudgetUnit(name="某单位"))
_ROWS: Final = ("scores", "bonuses", "penalties")
_UNKNOWN: Final[Any] = object()
_SAME: Final = tuple(each.name for each in fields(Scorecard) if each.name not in _ROWS)
_SAME_IN_ROWS: Final = tuple(each.name for each in fields(Score) if each.name != "because")


def template_of(rubric: Rubric) -> Template | None:
    """The template of a rubric, kept with it; None where it runs code of a plugin."""
    kept: Template | None = getattr(rubric, "_template", _UNKNOWN)
    if kept is _UNKNOWN:
        kept = Template(rubric, compiled(rubric)) if _is_own_rubric(rubric) else None
        object.__setattr__(rubric, "_template", kept)
    return kept


def _is_own_rubric(rubric: Rubric) -> bool:
    vetoes = [veto.measure for veto in rubric.vetoes]
    measured = all(is_own(place.criterion) for place in places_of(rubric))
    return type(rubric) is Rubric and measured and all(map(has_own_formula, vetoes))


class Template:
    """What is the same in every scorecard of a rubric without a form."""

    def __init__(self, rubric: Rubric, plan: Compiled) -> None:
        card = interpreted(_UNNAMED, rubric, None, Facts(()), {})
        numbers = {key: number for number, key in enumerate(plan.keys)}
        places = {place.criterion.key: place for place in places_of(rubric)}
        self.rubric, self.plan = rubric, plan
        self.same = {name: getattr(card, name) for name in _SAME}
        self.rows = {
            name: tuple(
                _Row(score, places.get(score.key), numbers.get(score.key))
                for score in getattr(card, name)
            )
            for name in _ROWS
        }
        extras = (card.bonuses, card.penalties, card.vetoes, rubric.weights())
        self._adds_up = card.total_at_most is None and not any(extras)

    def card(self, filing: Filing, facts: Facts) -> Scorecard:
        """The scorecard of a filing, by its facts."""
        points = self.plan.results(facts)
        made = deferred(Scorecard, _Unread(self, filing, facts, points))
        if self._adds_up and None not in points:
            object.__setattr__(made, "_sum", sum(points))
        return made


class _Unread:
    """What a card is made of when it is read: the facts of a filing, and points in atoms."""

    __slots__ = ("_told", "facts", "filing", "points", "template")

    def __init__(self, template: Template, filing: Filing, facts: Facts, points: Integers) -> None:
        self.template, self.filing, self.facts, self.points = template, filing, facts, points
        self._told: Callable[[int, str], str | None] | None = None

    def told(self, number: int, lang: str) -> str | None:
        """The reason of a computed row in words; None where only the award says it."""
        if self._told is None:
            self._told = self.template.plan.reasons.told(self.facts)
        return self._told(number, lang)

    def fields(self, _name: str) -> Mapping[str, object]:
        """Every field of the card."""
        template, year = self.template, self.filing.year
        return {
            **template.same,
            **{
                name: tuple([self._score(row) for row in rows])
                for name, rows in template.rows.items()
            },
            "unit": self.filing.unit.name,
            "year": None if year is None else year.year,
            "vetoes": tuple(settled(veto, self.facts) for veto in template.rubric.vetoes),
        }

    def _score(self, row: _Row) -> Score:
        """The score of one row."""
        place, score = row.place, row.score
        if place is None:
            return score
        if row.number is not None and self.points[row.number] is not None:
            return deferred(Score, _UnreadRow(self, row, row.number))
        basis = Basis(self.facts, self.template.rubric)
        made = criterion_score(basis, place.criterion, place.path, None, score.out_of)
        return made if score.weight == WHOLE else evolve(made, weight=score.weight)


class _UnreadRow:
    """What a score is made of when it is read."""

    __slots__ = ("card", "number", "row")

    def __init__(self, card: _Unread, row: _Row, number: int) -> None:
        self.card, self.row, self.number = card, row, number

    def fields(self, name: str) -> Mapping[str, object]:
        """The reason, where it is read; else everything but the reason."""
        card, place = self.card, cast("Place", self.row.place)
        if name == "because":
            return {"because": reason_of(place.criterion, place.path, card.facts)}
        return {**self.row.same, "earned": points_of(cast("int", card.points[self.number]))}

    def reason(self, lang: str) -> str | None:
        """The reason in words, without making it; None where only the award says it."""
        return self.card.told(self.number, lang)


class _Row:
    """One row: its score without facts; the criterion that it is for, and which of the points."""

    def __init__(self, score: Score, place: Place | None, number: int | None) -> None:
        self.score, self.place, self.number = score, place, number
        self.same = {name: getattr(score, name) for name in _SAME_IN_ROWS}
