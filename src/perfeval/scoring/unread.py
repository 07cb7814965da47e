"""Scorecards that nobody has read yet: points, from which rows and reasons are made when read.

Only of filings without a form, by rubrics that run no code of a plugin: what is the same in each of
their scorecards is taken from the interpreter once, with no facts at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

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
        self._rubric, self._plan = rubric, plan
        self._same = {name: getattr(card, name) for name in _SAME}
        self._rows = {
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
        points = self._plan.results(facts)
        made = deferred(Scorecard, {}, lambda: self._fields(filing, facts, points))
        if self._adds_up and None not in points:
            object.__setattr__(made, "_sum", sum(points))
        return made

    def _fields(self, filing: Filing, facts: Facts, points: Integers) -> Mapping[str, object]:
        """The fields of a card."""
        rubric, rows = self._rubric, self._rows
        made = {
            name: tuple([row.scored(rubric, facts, points) for row in rows[name]]) for name in _ROWS
        }
        return {
            **self._same,
            **made,
            "unit": filing.unit.name,
            "year": None if filing.year is None else filing.year.year,
            "vetoes": tuple(settled(veto, facts) for veto in rubric.vetoes),
        }


class _Row:
    """One row: its score without facts; the criterion that it is for, and which of the points."""

    def __init__(self, score: Score, place: Place | None, number: int | None) -> None:
        self._score, self._place, self._number = score, place, number
        self._same = {name: getattr(score, name) for name in _SAME_IN_ROWS}

    def scored(self, rubric: Rubric, facts: Facts, points: Integers) -> Score:
        """The score by these facts, of which the points have been computed."""
        place, score = self._place, self._score
        if place is None:
            return score
        atoms = None if self._number is None else points[self._number]
        if atoms is None:
            basis = Basis(facts, rubric)
            made = criterion_score(basis, place.criterion, place.path, None, score.out_of)
            return made if score.weight == WHOLE else evolve(made, weight=score.weight)
        known = {**self._same, "earned": points_of(atoms)}
        criterion, path = place.criterion, place.path
        return deferred(Score, known, lambda: {"because": reason_of(criterion, path, facts)})
