"""What the figures of a form can win, as its rubric reads its clauses, and under other readings."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from functools import partial
from operator import is_
from typing import Any, Final

import attrs
from attrs import evolve, field, frozen

from perfeval.comparison.figure_gains import FigureChange, FigureGain, gains_of, nearest_rating_of
from perfeval.comparison.trials import Trials
from perfeval.filing import Filing
from perfeval.filing.structure import many, maybe, of_kind
from perfeval.rubric.criteria import Criterion, NotApplicable, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import ByTarget, InProportion, Joined
from perfeval.rules.because import Because
from perfeval.rules.checked import asked
from perfeval.rules.either_or import ASSESSED
from perfeval.rules.steps import READINGS
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.fields import text_field

__all__ = ["Prospect", "prospects"]

_CHOICES: Final[tuple[tuple[enum.Enum, Because], ...]] = (
    *READINGS.items(),
    *ASSESSED.items(),
    (Joined.LOWEST, Because("lowest", "取得分最低的一项", "the lowest counts")),
    (Joined.LOSSES, Because("losses", "各项所扣的分相加", "what each takes off is added up")),
)
_IN_PROPORTION: Final = Because(
    "in_proportion", "未达到目标的，按完成比例计分", "a missed target earns in proportion"
)
_NOT_APPLICABLE: Final = {
    NotApplicable.FULL: Because("full", "不适用的行计满分", "full points for it"),
    NotApplicable.DROPPED: Because(
        "dropped", "不适用的行不计，总分按其余各行折算", "left out, the rest rescaled"
    ),
    NotApplicable.BLANK: Because("blank", "不适用的行不计分", "no points for it"),
}


@frozen(kw_only=True)
class Prospect:
    """What the figures of a form can win under one reading of a rubric.

    `card` is the scorecard by it, `gains` what each figure can win, `nearest_rating` the least
    change that alters the rating. Of another reading than the rubric's own, `row` is the row whose
    clause is read otherwise (不适用: every row that does not apply), and `reading` how.

    >>> own = prospects(loads(example("yueyanglou-2023")), get_rubric("yueyanglou-annex-2"))[0]
    >>> own.card.total.plain, len(own.gains), own.reading
    ('98', 2, None)
    """

    card: Scorecard = field(**of_kind("the scorecard of a prospect", Scorecard))
    gains: tuple[FigureGain, ...] = many("the gains of a prospect", FigureGain)
    nearest_rating: FigureChange | None = maybe("the nearest rating of a prospect", FigureChange)
    row: str = text_field("the row that is read otherwise")
    reading: Because | None = maybe("how it is read", Because)

    def says_as(self, other: Prospect) -> bool:
        """Whether both give the same points, and the same changes win the same."""
        return self._said == other._said

    @property
    def _said(self) -> tuple[object, ...]:
        return self.card.total, self.card.rating, self.gains, self.nearest_rating


def prospects(filing: Filing, rubric: Rubric, *, form: str | None = None) -> tuple[Prospect, ...]:
    """`gains` and `nearest_rating` as the rubric reads its clauses; then under other readings.

    Each question to which a rule has a list of answers is answered otherwise, row by row, the rest
    as it is: how a part of a step counts, whether a missed target earns in proportion, which of
    several options counts; then, for all rows, what 不适用 earns. A reading under which nothing
    differs is left out. Other open questions (`Rubric.readings`) have no such list: the gains name
    them. Raises what `score` raises.

    >>> filing = loads(example("yueyanglou-2023"))
    >>> for each in prospects(filing, get_rubric("yueyanglou-annex-2"))[1:]:
    ...     print(each.row, each.reading.code, each.card.total)
    产出指标 whole 99
    产出指标 pro_rata 98.61
    产出指标 in_proportion 98.96
    满意度指标 in_proportion 98.9
    """
    own = _prospect(filing, rubric, form)
    others = (
        evolve(_prospect(filing, other, form), row=row, reading=reading)
        for row, reading, other in _readings(rubric)
    )
    return (own, *(each for each in others if not each.says_as(own)))


def _prospect(filing: Filing, rubric: Rubric, form: str | None) -> Prospect:
    trials = Trials(filing, rubric, form)
    return Prospect(
        card=trials.card, gains=gains_of(trials), nearest_rating=nearest_rating_of(trials)
    )


def _readings(rubric: Rubric) -> Iterator[tuple[str, Because, Rubric]]:
    """The rubric with one thing read otherwise: the row, how it is read, and the rubric."""
    for row in rubric.rows():
        for reading, other in asked(row.where, partial(_read_otherwise, rubric, row.item)):
            yield row.item.name, reading, other
    for choice, reading in _NOT_APPLICABLE.items():
        if choice is not rubric.not_applicable:
            yield "不适用", reading, evolve(rubric, not_applicable=choice)


def _read_otherwise(rubric: Rubric, item: Criterion | Pool) -> list[tuple[Because, Rubric]]:
    """The rubric with one row read otherwise; its rule is compared, and may be a plugin's."""
    return [
        (reading, _with(rubric, partial(is_, item), evolve(item, rule=rule)))
        for reading, rule in _otherwise(item.rule)
    ]


def _otherwise(rule: Any) -> list[tuple[Because, Any]]:
    """A rule with one choice made otherwise, and what is chosen."""
    others = [
        (reading, _with(rule, partial(_is_of, type(choice)), choice))
        for choice, reading in _CHOICES
    ]
    if isinstance(rule, ByTarget):
        missed = InProportion()
        others.append((_IN_PROPORTION, evolve(rule, missed_rate=missed, missed_count=missed)))
    return [(reading, other) for reading, other in others if other != rule]


def _is_of(kind: type, value: object) -> bool:
    """Whether it is one of these choices; what cases earn together is no choice but the clause."""
    return isinstance(value, kind) and value is not Joined.GAINS


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
