"""Scorecards that nobody has read yet: points, from which rows and reasons are made when read.

Only of filings without a form, by rubrics that run no code of a plugin: what is the same in each of
their scorecards is taken from the interpreter once, with no facts at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final, cast

from attrs import evolve, fields

from perfeval.filing import BudgetUnit, Facts, Filing
from perfeval.lowering import Integers
from perfeval.measures.checked import has_own_formula
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.placed import Placed
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.compiled.plan import Compiled, compiled, is_own, places_of
from perfeval.scoring.deferred.reasons import Telling
from perfeval.scoring.deferred.values import deferred
from perfeval.scoring.interpreter import interpreted
from perfeval.scoring.rows.row_scores import Basis, criterion_score, reason_of
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import WHOLE, Score, points_of
from perfeval.scoring.vetoes import settled

__all__ = ["Template", "template_of"]

_UNNAMED: Final = Filing(unit=BudgetUnit(name="某单位"))
_ROWS: Final = ("scores", "bonuses", "penalties")
_CARD: Final = -1
"""The place of the card itself, beside those of its rows."""
_IN_DOUBT: Final = -1
"""The number of a row that is never computed."""
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
    measured = all(is_own(place.item) for place in places_of(rubric))
    return type(rubric) is Rubric and measured and all(map(has_own_formula, vetoes))


class Template:
    """What is the same in every scorecard of a rubric without a form.

    `rows` are those that are measured, by their places; the others are `written` beforehand.
    """

    def __init__(self, rubric: Rubric, plan: Compiled) -> None:
        card = interpreted(_UNNAMED, rubric, None, Facts(()), {})
        numbers = {key: number for number, key in enumerate(plan.keys)}
        places = {place.item.key: place for place in places_of(rubric)}
        self.rubric, self.plan = rubric, plan
        self.same = {name: getattr(card, name) for name in _SAME}
        self.rows: dict[int, _Row] = {}
        self.written: list[Score | None] = []
        for place, score in enumerate(score for name in _ROWS for score in getattr(card, name)):
            is_measured = score.key in places
            self.written.append(None if is_measured else score)
            if is_measured:
                number = numbers.get(score.key, _IN_DOUBT)
                self.rows[place] = _Row(score, places[score.key], number)
        self._sizes = {name: len(getattr(card, name)) for name in _ROWS}
        extras = (card.bonuses, card.penalties, card.vetoes, rubric.weights())
        computed = len(numbers) == len(places)
        self._adds_up = computed and card.total_at_most is None and not any(extras)

    def card(self, filing: Filing, facts: Facts) -> Scorecard:
        """The scorecard of a filing, by its facts."""
        points = self.plan.results(facts)
        made = deferred(Scorecard, _Unread(self, filing, facts, points), _CARD)
        if self._adds_up and None not in points:
            object.__setattr__(made, "_sum", sum(points))
        return made

    def divided(self, rows: Iterable[Score]) -> dict[str, tuple[Score, ...]]:
        """The rows, the bonuses and the penalties."""
        rest = iter(rows)
        return {name: tuple(islice(rest, size)) for name, size in self._sizes.items()}


class _Unread:
    """What a card and its rows are made of when they are read: the facts, and points in atoms."""

    __slots__ = ("_facts", "_filing", "_points", "_telling", "_template")

    def __init__(self, template: Template, filing: Filing, facts: Facts, points: Integers) -> None:
        self._template, self._filing = template, filing
        self._facts, self._points = facts, points
        self._telling: Telling | None = None

    def fields(self, place: int, name: str) -> Mapping[str, object]:
        """The rows of the card, or all else of it; of a row its reason, or all else of it."""
        if place == _CARD:
            return self._rows() if name in _ROWS else self._card()
        row = self._template.rows[place]
        if name == "because":
            return {name: reason_of(row.place, self._facts)}
        return {**row.same, "earned": points_of(cast("int", self._points[row.number]))}

    def reason(self, place: int, lang: str) -> str | None:
        """The reason of a row in words, without making it; None where only the award says it."""
        telling = self._telling
        if telling is None:
            telling = self._telling = Telling(self._template.plan.reasons, self._facts)
        return telling.text(self._template.rows[place].number, lang)

    def _rows(self) -> Mapping[str, object]:
        template, points = self._template, (*self._points, None)
        rows: list[Any] = template.written.copy()
        for place, row in template.rows.items():
            known = points[row.number] is not None  # the last is that of rows always in doubt
            rows[place] = deferred(Score, self, place) if known else self._interpreted(row)
        return template.divided(rows)

    def _card(self) -> Mapping[str, object]:
        template, year = self._template, self._filing.year
        return {
            **template.same,
            "unit": self._filing.unit.name,
            "year": None if year is None else year.year,
            "vetoes": tuple(settled(veto, self._facts) for veto in template.rubric.vetoes),
        }

    def _interpreted(self, row: _Row) -> Score:
        """The score of a row that is in doubt."""
        basis, place, weight = Basis(self._facts, self._template.rubric), row.place, row.weight
        made = criterion_score(basis, place, None, place.item.points)
        return made if weight == WHOLE else evolve(made, weight=weight)


class _Row:
    """A row that is measured: its criterion, which of the points are its own, and what stays."""

    def __init__(self, score: Score, place: Placed[Criterion], number: int) -> None:
        self.place, self.number, self.weight = place, number, score.weight
        self.same = {name: getattr(score, name) for name in _SAME_IN_ROWS}
