"""A form that is scored again and again with one of its figures changed."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from itertools import pairwise

from attrs import evolve

from perfeval.comparison.changes import Changeable
from perfeval.comparison.figures import Figure, figures_of
from perfeval.filing import Filing
from perfeval.filing.foreign_form import is_own_form
from perfeval.numbers.printed import Points
from perfeval.plugins import contained
from perfeval.rubric.rubric import Rubric
from perfeval.scoring.rows.row_scores import Basis
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scoring import choose_form, score

__all__ = ["Outcome", "Trial", "Trials"]


class Outcome:
    """What a card comes to, each worked out when it is first asked for."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card

    @functools.cached_property
    def total(self) -> Points:
        """The total of the card."""
        return self.card.total

    @functools.cached_property
    def rating(self) -> str | None:
        """The rating of the card."""
        return self.card.rating

    @functools.cached_property
    def unscored(self) -> frozenset[str]:
        """The rows without points: where they differ, two totals are not alike."""
        return frozenset(each.key for each in self.card.rows if each.earned is None)


_Wanted = Callable[[Outcome], bool]


class Trial:
    """One figure at other values; what each comes to is kept."""

    def __init__(self, figure: Figure, outcome_at: Callable[[int], Outcome]) -> None:
        self.figure = figure
        self._outcome_at = outcome_at
        self._known: dict[int, Outcome] = {}
        turns, now = sorted(figure.turns), figure.now
        above = [each for each in turns if each > now]
        self._sides = [each for each in reversed(turns) if each < now], above

    def at(self, units: int) -> Outcome:
        """What the form comes to with the figure at so many units."""
        if units not in self._known:
            self._known[units] = self._outcome_at(units)
        return self._known[units]

    def nearest(self, wanted: _Wanted) -> int | None:
        """The nearest value whose outcome is wanted; the lower of two that are as near."""
        now = self.figure.now
        found = []
        for side in self._sides:
            for last, units in pairwise([now, *side]):
                if wanted(self.at(units)):
                    found.append(self._between(last, units, wanted))
                    break
        return min(found, key=lambda units: abs(units - now), default=None)

    def _between(self, last: int, units: int, wanted: _Wanted) -> int:
        """The value next to one that is not wanted, by halves."""
        while abs(units - last) > 1:
            middle = (last + units) // 2
            last, units = (last, middle) if wanted(self.at(middle)) else (middle, units)
        return units


class Trials:
    """The trials of the figures of one form; `before` is what its own `card` comes to."""

    def __init__(self, filing: Filing, rubric: Rubric, form: str | None) -> None:
        self.card = score(filing, rubric, form=form)
        self.before = Outcome(self.card)
        self._chosen = choose_form(filing, rubric, form)
        self.rubric, self._form = rubric, form
        self._changeable = Changeable(filing, rubric, self._chosen)
        self._basis = Basis(filing.facts_for(self._chosen), rubric)
        self._positions = {each.key: at for at, each in enumerate(self.card.scores)}

    def each(self) -> Iterator[Trial]:
        """The trial of each figure; none is kept, for it keeps a card for each of its values."""
        return map(self._of, figures_of(self._basis, self._chosen, self._changeable, self.card))

    def _of(self, figure: Figure) -> Trial:
        def by_form(units: int) -> Outcome:
            other = self._changeable.changed({figure.name: figure.put(units)})
            return Outcome(score(other, self.rubric, form=self._form))

        # An indicator alters its own row and no other, so that the rest need not be scored again;
        # but what a form of a plugin derives from its indicators, only that form can say.
        if figure.row is None or self._chosen is None or not is_own_form(self._chosen):
            return Trial(figure, by_form)
        row = figure.row

        def by_row(units: int) -> Outcome:
            made = contained(lambda: row(units))
            scores = [*self.card.scores]
            position = self._positions[made.key]
            if made.earned == scores[position].earned:
                return self.before
            scores[position] = evolve(made, weight=scores[position].weight)
            return Outcome(evolve(self.card, scores=tuple(scores)))

        return Trial(figure, by_row)
