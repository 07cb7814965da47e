"""Series: the rules of a rubric, each with the trials of it, and what is expected of them."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen

from perfeval.conformance.trials import (
    Trial,
    measure_of,
    numbers_of,
    target_trials,
    trials_of,
    worded_trials,
)
from perfeval.errors import Phrase, RubricError
from perfeval.measures import GivenCount, Kind, Measure, Measured
from perfeval.numbers.printed import Points
from perfeval.plugins import Failed, guarded
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import (
    Award,
    Beyond,
    ByRate,
    ByTarget,
    Deduct,
    Direction,
    Proportional,
    Reduce,
    Rule,
    SubRule,
    Toward,
)
from perfeval.rules.checked import accepted, checked_direction, is_own_rule
from perfeval.rules.inner import inner_rules, with_formulas

__all__ = ["Series", "rows_with_places", "rules_of", "series", "state_of"]


_FAULTS: Final = ("违规", "违纪", "违法", "投诉", "事故", "逾期", "迟报", "漏报", "差错", "超标")
_MENDED: Final = ("办结", "整改", "处理", "查处", "解决", "办理", "化解", "追回", "未", "无")


@frozen
class Series:
    """The trials of one rule of the rubric, in ascending order where they have one.

    `better` is the direction of what is measured, where the rule is not for both sides.
    `complete` where every trial must be scored and the best earn everything: not so for words,
    nor for a composite as a whole, whose parts have series of their own.
    """

    where: str | Phrase
    rule: Rule | ByTarget
    points: Points
    direction: Direction
    trials: tuple[Trial, ...]
    complete: bool = True
    better: Direction = Direction.NONE

    def ask(self, trial: Trial) -> Award:
        """What the rule awards in one trial, unchecked. Raises `RubricError` where it changes the
        value or the points that it is given.
        """
        rule: Any = self.rule  # either takes what its trials hold
        if is_own_rule(rule):
            own: Award = rule.award(trial.given, self.points)
            return own
        points, before = Points.of_atoms(self.points.atoms), state_of(trial.given)
        award: Award = rule.award(trial.given, points)
        if points != self.points:
            raise RubricError("", "its rule changes the points that it is given")
        if state_of(trial.given) != before:
            raise RubricError("", "its rule changes the value that it is given")
        return award


def rows_with_places(rubric: Rubric) -> Iterator[tuple[str, Criterion | Pool]]:
    """Every row of the rubric with its place in the form's words."""
    return ((row.where, row.item) for row in rubric.rows())


def rules_of(where: str, rule: object) -> Iterator[tuple[str, object]]:
    """A rule with its place, then the rules of its parts or options."""
    yield where, rule
    for part in inner_rules(rule):
        yield f"{where} / {part.name}", part.rule
    for rate in _by_rates(rule):
        yield where, rate.rule


def _by_rates(rule: object) -> list[ByRate]:
    """The rules over a rate that a rule by target holds."""
    if not isinstance(rule, ByTarget):
        return []
    held = dict.fromkeys((rule.missed_rate, rule.missed_count, rule.own_rate))
    return [each for each in held if isinstance(each, ByRate)]


def state_of(value: object) -> bytes:
    """All that a value holds, to the class of each part; empty where it cannot be pickled."""
    state = guarded(lambda: pickle.dumps(value))
    return b"" if type(state) is Failed else state


def series(where: str, item: Criterion | Pool) -> Iterator[Series]:
    """The series of one row. Whatever the methods of a foreign rule raise, passes through."""
    if isinstance(item, Pool):
        if isinstance(item.rule, ByTarget):
            yield from _target_series(where, item, item.rule)
        return
    rule, kind = item.rule, accepted(item.rule, "")
    if kind is None:
        nothing = Trial(Phrase("any value"), Measured(Kind.CHECKS, ()))
        yield Series(where, rule, item.points, Direction.NONE, (nothing,))
        return
    trials = tuple(trials_of(kind, rule, item.measure))
    whole = kind not in (Kind.SEVERAL, Kind.ANY)
    direction = checked_direction(rule, "")
    yield Series(where, rule, item.points, direction, trials, whole, _better(rule, item.measure))
    whole_formula = None if item.measure is None else item.measure.formula
    for part, formula in with_formulas(rule, whole_formula):
        points = part.points if isinstance(part, SubRule) else item.points
        tried = tuple(trials_of(formula.kind, part.rule, measure_of(formula)))
        direction = checked_direction(part.rule, "")
        yield Series(f"{where} / {part.name}", part.rule, points, direction, tried)


def _better(rule: Rule, measure: Measure | None) -> Direction:
    """Which way the measure of a rule gets better; none where the clause wants a middle."""
    middle = isinstance(rule, Deduct) and rule.beyond is Beyond.BOTH
    middle = middle or (isinstance(rule, Proportional) and rule.toward is Toward.EQUAL)
    if middle or measure is None:
        return Direction.NONE
    return Direction.LOWER if _counts_faults(measure) else measure.direction


def _counts_faults(measure: Measure) -> bool:
    """Whether a measure that does not say its direction counts what is the worse the more it is."""
    said = measure.direction is not Direction.NONE or not isinstance(measure.formula, GivenCount)
    name = measure.name
    return (
        not said
        and any(each in name for each in _FAULTS)
        and not any(each in name for each in _MENDED)
    )


def _target_series(where: str, pool: Pool, rule: ByTarget) -> Iterator[Series]:
    """An indicator with every sign, as a rate and as a count, below, at and above its target."""
    for rate in _by_rates(rule):
        points = pool.points if rate.points is None else rate.points
        tried = tuple(numbers_of(Kind.RATE, rate.rule))
        way = checked_direction(rate.rule, "")
        yield Series(Phrase("{where} (rate)", where=where), rate.rule, points, way, tried)
    for target, direction, trials in target_trials():
        if rule.own_rate is not None and target.endswith("%"):
            continue  # scored by its own size, which is tried above
        at = Phrase("{where} ({target})", where=where, target=target)
        yield Series(at, rule, pool.points, _way(rule, direction), trials)
    at = Phrase("{where} (words)", where=where)
    yield Series(at, rule, pool.points, Direction.NONE, worded_trials(), complete=False)


def _way(rule: ByTarget, direction: Direction) -> Direction:
    """Which way is better; none where to exceed the target costs points as well."""
    spoiled = rule.overshoot is not None and rule.overshoot.reduce is not Reduce.ANALYSE
    return Direction.NONE if spoiled else direction
