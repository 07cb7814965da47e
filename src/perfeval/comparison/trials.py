"""A form that is scored again and again with one of its figures changed."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from perfeval.comparison.changes import Changeable
from perfeval.comparison.figures import Figure, figures_of
from perfeval.filing import Filing
from perfeval.filing.foreign_form import is_own_form
from perfeval.plugins import contained
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.rows.row_scores import Basis
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import choose_form, score

__all__ = ["Trial", "Trials"]


class Trial:
    """One figure at other values; what was scored is kept."""

    def __init__(self, figure: Figure, score_at: Callable[[int], Scorecard]) -> None:
        self.figure = figure
        self._score_at = score_at
        self._known: dict[int, Scorecard] = {}
        turns, now = sorted(figure.turns), figure.now
        above = [each for each in turns if each > now]
        self._sides = [each for each in reversed(turns) if each < now], above

    def at(self, units: int) -> Scorecard:
        """The card of the form with the figure at so many units."""
        if units not in self._known:
            self._known[units] = self._score_at(units)
        return self._known[units]

    def nearest(self, wanted: Callable[[Scorecard], bool]) -> int | None:
        """The nearest value whose card is wanted; the lower of two that are as near."""
        now = self.figure.now
        found = [
            self._between(last, units, wanted)
            for side in self._sides
            for last, units in self._first(side, wanted)
        ]
        return min(found, key=lambda units: abs(units - now), default=None)

    def _first(self, side: list[int], wanted: Callable[[Scorecard], bool]) -> list[tuple[int, int]]:
        """The first turn whose card is wanted, with the turn before it."""
        pairs = zip([self.figure.now, *side], side, strict=False)
        return next(([pair] for pair in pairs if wanted(self.at(pair[1]))), [])

    def _between(self, last: int, units: int, wanted: Callable[[Scorecard], bool]) -> int:
        """The value next to one that is not wanted, by halves."""
        while abs(units - last) > 1:
            middle = (last + units) // 2
            last, units = (last, middle) if wanted(self.at(middle)) else (middle, units)
        return units


class Trials:
    """The trials of the figures of one form; `before` is its own card."""

    def __init__(self, filing: Filing, rubric: Rubric, form: str | None) -> None:
        self.before = score(filing, rubric, form=form)
        self._chosen = choose_form(filing, rubric.form, form)
        self.rubric, self._form = rubric, form
        self._changeable = Changeable(filing, rubric, self._chosen)
        self._basis = Basis(filing.facts_for(self._chosen), rubric)
        self._positions = {each.key: at for at, each in enumerate(self.before.scores)}

    def figures(self) -> tuple[Figure, ...]:
        """The figures that can be tried."""
        return figures_of(self._basis, self._chosen, self._changeable, self.before)

    def of(self, figure: Figure) -> Trial:
        """The trial of one figure."""

        def by_form(units: int) -> Scorecard:
            other = self._changeable.changed({figure.name: figure.put(units)})
            return score(other, self.rubric, form=self._form)

        # An indicator alters its own row and no other, so that the rest need not be scored again;
        # but what a form of a plugin derives from its indicators, only that form can say.
        if figure.row is None or self._chosen is None or not is_own_form(self._chosen):
            return Trial(figure, by_form)
        row = figure.row

        def by_row(units: int) -> Scorecard:
            made = contained(lambda: row(units))
            scores = [*self.before.scores]
            position = self._positions[made.key]
            scores[position] = evolve(made, weight=scores[position].weight)
            return evolve(self.before, scores=tuple(scores))

        return Trial(figure, by_row)
