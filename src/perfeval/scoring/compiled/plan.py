"""A rubric compiled: the points of its criteria by one function over integers.

Everything comes from the declared formulas and rules, so fast and slow paths cannot disagree. What
is in doubt, and every reason, is left to the interpreter.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from functools import partial
from typing import cast

from perfeval.errors import RubricError
from perfeval.filing import Facts
from perfeval.lowering import (
    DOUBT,
    Figures,
    Integers,
    Row,
    Tree,
    UnfitTreeError,
    WrittenRow,
    python_function,
)
from perfeval.lowering.trees import then
from perfeval.measures import Measure
from perfeval.measures.checked import has_own_formula
from perfeval.plugins import Failed, contained, guarded
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.placed import Placed
from perfeval.rubric.rubric import Rubric
from perfeval.rules.checked import asked, is_own_rule
from perfeval.rules.inner import inner_rules
from perfeval.rules.lowered import has_lowering, lowered
from perfeval.scoring.deferred.reasons import Reasons, Telling
from perfeval.scoring.rows.row_scores import Known
from perfeval.scoring.scores import points_of

__all__ = ["Compiled", "compiled", "is_own", "places_of", "tree_of"]


def compiled(rubric: Rubric) -> Compiled:
    """What a rubric computes, made when it is first scored by and kept with it."""
    kept: Compiled | None = getattr(rubric, "_compiled", None)
    if kept is None:
        kept = Compiled(rubric)
        object.__setattr__(rubric, "_compiled", kept)
    return kept


class Compiled:
    """The criteria of one rubric, those whose rules and formulas have an intermediate form.

    Rows of the library's own rules are one function. A rule of a plugin has one to itself, so that
    it can spoil no other row.
    """

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric
        self._figures = Figures()
        self.keys: list[str] = []
        foreign: list[tuple[str, WrittenRow]] = []
        rows: list[WrittenRow] = []
        self._told: list[tuple[Measure, Row]] = []
        for place in places_of(rubric):
            own = is_own(place.item)
            if own:
                row, written = self._written(place, own=True)
            else:
                row, written = asked(place.where, partial(self._written, place, own=False))
            if row is None or written is None:
                continue
            if own:
                self.keys.append(place.item.key)
                self._told.append((cast("Measure", place.item.measure), row))
                rows.append(written)
            else:
                foreign.append((place.item.key, written))
        width = self._figures.width
        self._function = python_function(rows, width)
        self._foreign = [(key, python_function([row], width)) for key, row in foreign]

    def _written(
        self, place: Placed[Criterion], *, own: bool
    ) -> tuple[Row, WrittenRow] | tuple[None, None]:
        """A row as it is computed, and its lines; None where it is left to the interpreter."""
        tree = contained(lambda: tree_of(place.item, self._figures))
        if tree is DOUBT:
            return None, None
        row = Row(tree, self._rubric.places, place.item.points.atoms, trusted=own)
        written = _lines_of(row, place)
        return (None, None) if written is None else (row, written)

    def known(self, facts: Facts) -> dict[str, Known]:
        """What is computed of the criteria that are in no doubt, by their keys."""
        figures = self._figures.of(facts)
        points = self._function(figures)
        telling = Telling(self.reasons, facts)
        found = {
            key: Known(points_of(atoms), telling, number)
            for number, key in enumerate(self.keys)
            if (atoms := points[number]) is not None
        }
        for key, function in self._foreign:
            given = guarded(partial(function, figures))
            if type(given) is not Failed and given[0] is not None:
                found[key] = Known(points_of(given[0]))
        return found

    def results(self, facts: Facts) -> Integers:
        """The points in atoms of the criteria `keys`; None in doubt."""
        return self._function(self._figures.of(facts))

    @functools.cached_property
    def reasons(self) -> Reasons:
        """What writes the reasons of the criteria `keys`."""
        return Reasons(self._told, self._figures)


def _lines_of(row: Row, place: Placed[Criterion]) -> WrittenRow | None:
    """The lines of a row; None for a very large one of our own, which is awarded.

    Raises `RubricError` for what is no tree, which only a rule of a plugin gives.
    """
    try:
        return WrittenRow(row)
    except UnfitTreeError:
        if row.trusted:
            return None
        raise RubricError(place.where, "its rule gave no tree of terms in lower") from None


def places_of(rubric: Rubric) -> Iterator[Placed[Criterion]]:
    """Every criterion that is measured."""
    if type(rubric) is Rubric:
        for path, item in rubric.rows():
            if type(item) is Criterion and item.measure is not None:
                yield Placed(path, item)


def is_own(criterion: Criterion) -> bool:
    """Whether no code of a plugin is run to score a criterion."""
    rules = (criterion.rule, *(inner.rule for inner in inner_rules(criterion.rule)))
    measure = criterion.measure
    return all(map(is_own_rule, rules)) and (measure is None or has_own_formula(measure))


def tree_of(criterion: Criterion, figures: Figures) -> Tree:
    """What a criterion earns by the figures of a filing."""
    measure, rule, points = cast("Measure", criterion.measure), criterion.rule, criterion.points
    if not has_own_formula(measure) or not has_lowering(rule):
        return DOUBT
    return then(measure.formula.lower(figures), lambda value: lowered(rule, value, points))
