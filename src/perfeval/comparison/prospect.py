"""What the figures of a form can win, as its rubric reads its clauses, and under other readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from operator import is_
from typing import Any

import attrs
from attrs import evolve, field, frozen

from perfeval.comparison.figure_gains import FigureChange, FigureGain, gains_of, nearest_rating_of
from perfeval.comparison.trials import Trials
from perfeval.filing import Filing
from perfeval.filing.structure import many, maybe, of_kind
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Steps
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.fields import text_field

__all__ = ["Prospect", "prospects"]


@frozen(kw_only=True)
class Prospect:
    """What the figures of a form can win under one reading of a rubric.

    `card` is the scorecard by it, `gains` what each figure can win, `nearest_rating` the least
    change that alters the rating. Of another reading than the rubric's own, `row` is the row whose
    clause is read otherwise, and `steps` how a part of a step counts there.

    >>> own = prospects(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))[0]
    >>> own.card.total.plain, len(own.gains), own.steps
    ('98', 2, None)
    """

    card: Scorecard = field(**of_kind("the scorecard of a prospect", Scorecard))
    gains: tuple[FigureGain, ...] = many("the gains of a prospect", FigureGain)
    nearest_rating: FigureChange | None = maybe("the nearest rating of a prospect", FigureChange)
    row: str = text_field("the row that is read otherwise")
    steps: Steps | None = maybe("how a part of a step counts", Steps)

    def says_as(self, other: Prospect) -> bool:
        """Whether both give the same points, and the same changes win the same."""
        return self._said == other._said

    @property
    def _said(self) -> tuple[object, ...]:
        return self.card.total, self.card.rating, self.gains, self.nearest_rating


def prospects(filing: Filing, rubric: Rubric, *, form: str | None = None) -> tuple[Prospect, ...]:
    """`gains` and `nearest_rating` as the rubric reads its clauses; then under other readings.

    Each clause that takes points off by steps is read in the two other ways, the rest as it is:
    a part of a step costs nothing, as much as a whole one, or its share. A reading under which
    nothing differs is left out. Other open questions (`Rubric.readings`) have no list of answers:
    the gains name them. Raises what `score` raises.

    >>> filing = loads(example("yueyanglou-2023"))
    >>> for each in prospects(filing, get_rubric("yueyanglou-annex-2"))[1:]:
    ...     print(each.row, each.steps.value, each.card.total)
    产出指标 whole 99
    产出指标 pro_rata 98.61
    """
    own = _prospect(filing, rubric, form)
    others = (
        evolve(_prospect(filing, other, form), row=row, steps=steps)
        for row, steps, other in _readings(rubric)
    )
    return (own, *(each for each in others if not each.says_as(own)))


def _prospect(filing: Filing, rubric: Rubric, form: str | None) -> Prospect:
    trials = Trials(filing, rubric, form)
    return Prospect(
        card=trials.card, gains=gains_of(trials), nearest_rating=nearest_rating_of(trials)
    )


def _readings(rubric: Rubric) -> Iterator[tuple[str, Steps, Rubric]]:
    """The rubric with the steps of one row counted otherwise: the row, how, and the rubric."""
    for _, item in rubric.rows():
        for steps in Steps:
            rule = _with(item.rule, lambda each: isinstance(each, Steps), steps)
            if rule != item.rule:
                other = evolve(item, rule=rule)
                yield item.name, steps, _with(rubric, partial(is_, item), other)


def _with(value: Any, meant: Callable[[object], bool], new: object) -> Any:
    """A value of attrs classes with something new wherever it holds what is meant."""
    if meant(value):
        return new
    if isinstance(value, tuple):
        return tuple(_with(each, meant, new) for each in value)
    changed = {}
    for each in attrs.fields(type(value)) if attrs.has(type(value)) else ():
        before = getattr(value, each.name) if each.init else None
        after = _with(before, meant, new)
        if after != before:
            changed[each.alias] = after
    return evolve(value, **changed) if changed else value
