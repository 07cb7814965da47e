"""Trials: the values that a rule is tried with, at every edge and one step to either side."""

from __future__ import annotations

import functools
import pickle
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any, Final, cast

from attrs import frozen

from perfeval.errors import Phrase, RubricError
from perfeval.filing import Actual, Indicator, Target
from perfeval.measures import AnyOf, Checks, Kind, Measure, Measured, Several
from perfeval.measures.formulas import SimpleFormula
from perfeval.numbers.amounts import yuan
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.plugins import Failed, guarded
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import (
    Award,
    Beyond,
    ByRate,
    ByState,
    ByTarget,
    Deduct,
    Direction,
    Proportional,
    Reduce,
    Rule,
    SubRule,
    Toward,
)
from perfeval.rules.checked import accepted, checked_direction, checked_edges, is_own_rule
from perfeval.rules.fit import states_of
from perfeval.rules.inner import inner_rules, with_formulas

STEP: Final = Fraction(1, ATOMS)
LONGEST_LIST: Final = 6

_PERCENTS: Final = (*(Fraction(n, 100) for n in range(-2, 202)), Fraction(1, 3), Fraction(10**6))
_TENTHS: Final = tuple(Fraction(n, 1000) for n in range(2001))
"""Only for rules of plugins, which may not name every edge that they have."""
_COUNTS: Final = (*map(Fraction, range(31)), Fraction(10**6))
_YUAN: Final = ("-1", "0", "0.01", "1", "10000", "123456789.01")


@frozen
class Trial:
    """One value that a rule is given: as text, where it lies, and the edge that it lies at."""

    shown: Phrase
    given: Measured | Indicator
    at: Fraction | None = None
    edge: Fraction | None = None


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
    for path, item in (*rubric.walk(), *rubric.extras()):
        yield " / ".join((*path, item.name)), item


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
    return b"" if isinstance(state, Failed) else state


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
    trials = tuple(_trials(kind, rule, item.measure))
    whole = kind not in (Kind.SEVERAL, Kind.ANY)
    direction = checked_direction(rule, "")
    yield Series(where, rule, item.points, direction, trials, whole, _better(rule, item.measure))
    whole_formula = None if item.measure is None else item.measure.formula
    for part, formula in with_formulas(rule, whole_formula):
        points = part.points if isinstance(part, SubRule) else item.points
        tried = tuple(_trials(formula.kind, part.rule, _measure_of(formula)))
        direction = checked_direction(part.rule, "")
        yield Series(f"{where} / {part.name}", part.rule, points, direction, tried)


def _better(rule: Rule, measure: Measure | None) -> Direction:
    """Which way the measure of a rule gets better; none where the clause wants a middle."""
    middle = isinstance(rule, Deduct) and rule.beyond is Beyond.BOTH
    middle = middle or (isinstance(rule, Proportional) and rule.toward is Toward.EQUAL)
    return Direction.NONE if middle or measure is None else measure.direction


def _trials(kind: Kind, rule: Rule, measure: Measure | None) -> Iterator[Trial]:
    if kind in (Kind.RATE, Kind.COUNT):
        yield from _numbers(kind, rule)
    elif kind is Kind.AMOUNT:
        for text in _YUAN:
            amount = yuan(text)
            measured = Measured(kind, amount, "甲", "a")
            yield Trial(Phrase(f"{text}元"), measured, Fraction(amount.atoms))
    elif kind is Kind.STATE:
        for state in _states(rule, measure):
            yield Trial(Phrase(state), Measured(kind, state, f"状态{state}", f"state {state}"))
    elif kind is Kind.CHECKS:
        terms = measure.formula.terms if measure and isinstance(measure.formula, Checks) else ()
        for met in _ticks(len(terms)):
            shown = "".join("√" if yes else "×" for yes in met)
            yield Trial(Phrase(shown), Measured(kind, met))
    else:  # of several formulas, as the rubric has checked
        yield from _parts(kind, rule, cast("Several | AnyOf", measure and measure.formula))


def _numbers(kind: Kind, rule: Rule) -> Iterator[Trial]:
    """Rates or counts: at each edge, one step beside it, and over the whole range."""
    rates = kind is Kind.RATE
    edges = [edge.fraction for edge in checked_edges(rule, "")]
    least = STEP if rates else Fraction(1)
    near = {at + step: at for at in edges for step in (-least, Fraction(0), least)}
    fine = _TENTHS if rates and not is_own_rule(rule) else ()
    for at in sorted({*near, *fine, *(_PERCENTS if rates else _COUNTS)}):
        if rates:
            rate = Rate.of_atoms(at.numerator, at.denominator)
            text, measured = rate.percent(rate), Measured(kind, rate, "甲", "a")
        else:
            count = Count.of_atoms(at.numerator * ATOMS // at.denominator)
            text, measured = count.plain, Measured(kind, count, "甲", "a")
        yield Trial(Phrase(text), measured, at, near.get(at))


def _of_row(target: str, actual: str) -> Phrase:
    return Phrase("{where}: {problem}", where=target, problem=actual)


def _states(rule: Rule, measure: Measure | None) -> Iterable[str]:
    """The states that the measure can give, and those that the rule names."""
    given = getattr(measure.formula, "states", ()) if measure else ()
    return dict.fromkeys((*given, *states_of(rule)))


def _ticks(length: int) -> Iterator[tuple[bool, ...]]:
    """Every way to tick a list; of a long one all, none, and each one missing."""
    if length <= LONGEST_LIST:
        yield from product((True, False), repeat=length)
        return
    yield (True,) * length
    yield (False,) * length
    for missing in range(length):
        yield tuple(position != missing for position in range(length))


def _measure_of(formula: SimpleFormula) -> Measure:
    return Measure(id="part", name="分项", formula=formula)


def _parts(kind: Kind, rule: Rule, formula: Several | AnyOf) -> Iterator[Trial]:
    """Each part or option through all its trials, the others at their first and last."""
    columns = [
        tuple(_trials(own.kind, part.rule, _measure_of(own)))
        for part, own in with_formulas(rule, formula)
    ]
    if isinstance(rule, ByState):
        first = _measure_of(formula.formulas[0])
        states = tuple(_trials(Kind.STATE, rule, first))
        columns = [states, tuple(trial for column in columns for trial in column)]
    for position, column in enumerate(columns):
        for end in (0, -1):
            for trial in column:
                row = [each[end] for each in columns]
                row[position] = trial
                values = tuple(each.given for each in row if isinstance(each.given, Measured))
                shown = Phrase(" | ".join(str(each.shown) for each in row))
                yield Trial(shown, Measured(kind, values))


_TARGETS: Final = (
    ("≥", Direction.HIGHER),
    ("＞", Direction.HIGHER),
    ("≤", Direction.LOWER),
    ("＜", Direction.LOWER),
    ("=", Direction.NONE),
)
_WORDS: Final = (
    ("≥10个", "若干"),
    ("出台", "完成"),
    ("出台", "推进中"),
    ("", "1"),
    ("10个", "9个"),
)


def _target_series(where: str, pool: Pool, rule: ByTarget) -> Iterator[Series]:
    """An indicator with every sign, as a rate and as a count, below, at and above its target."""
    for rate in _by_rates(rule):
        points = pool.points if rate.points is None else rate.points
        tried = tuple(_numbers(Kind.RATE, rate.rule))
        way = checked_direction(rate.rule, "")
        yield Series(Phrase("{where} (rate)", where=where), rate.rule, points, way, tried)
    for target, direction, trials in _target_trials():
        if rule.own_rate is not None and target.endswith("%"):
            continue  # scored by its own size, which is tried above
        at = Phrase("{where} ({target})", where=where, target=target)
        yield Series(at, rule, pool.points, _way(rule, direction), trials)
    words = tuple(Trial(_of_row(aim, value), _row(aim, value)) for aim, value in _WORDS)
    at = Phrase("{where} (words)", where=where)
    yield Series(at, rule, pool.points, Direction.NONE, words, complete=False)


@functools.cache
def _target_trials() -> tuple[tuple[str, Direction, tuple[Trial, ...]], ...]:
    """Every target that is tried, its direction and its trials: the same for every pool."""
    made = []
    for sign, direction in _TARGETS:
        for unit, aims in (("%", (0, 95, 100)), ("个", (0, 3, 50))):
            for aim in aims[1:] if sign == "＜" else aims:  # nothing tried lies below 0
                target = f"{sign}{aim}{unit}"
                trials = tuple(
                    Trial(_of_row(target, actual), _row(target, actual), at, aim_at)
                    for at, shown, aim_at in _around(aim, whole=unit == "个")
                    for actual in (f"{shown}{unit}",)
                )
                made.append((target, direction, trials))
    return tuple(made)


def _way(rule: ByTarget, direction: Direction) -> Direction:
    """Which way is better; none where to exceed the target costs points as well."""
    spoiled = rule.overshoot is not None and rule.overshoot.reduce is not Reduce.ANALYSE
    return Direction.NONE if spoiled else direction


def _around(aim: int, *, whole: bool) -> Iterator[tuple[Fraction, str, Fraction | None]]:
    beside = () if whole else (-STEP, STEP)
    near = {aim + step for step in (Fraction(0), *beside)}
    for at in sorted({*near, *map(Fraction, range(2 * aim + 12))}):
        if at >= 0:
            yield at, Points.rounded(at, 8).plain, Fraction(aim) if at in near else None


def _row(target: str, actual: str) -> Indicator:
    return Indicator(name="指标", target=Target(text=target), actual=Actual(text=actual))
