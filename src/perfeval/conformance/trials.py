"""Trials: the values that a rule is tried with, at every edge and one step to either side."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from typing import Final, cast

from attrs import frozen

from perfeval.errors import Phrase
from perfeval.filing import Actual, Indicator, Target
from perfeval.measures import AnyOf, Checks, Kind, Measure, Measured, Several
from perfeval.measures.formulas import SimpleFormula
from perfeval.numbers.amounts import yuan
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Count, Points
from perfeval.numbers.rates import Rate
from perfeval.rules import ByState, Direction, Rule
from perfeval.rules.checked import checked_edges, is_own_rule
from perfeval.rules.fit import states_of
from perfeval.rules.inner import with_formulas

__all__ = ["Trial", "measure_of", "numbers_of", "target_trials", "trials_of", "worded_trials"]

_STEP: Final = Fraction(1, ATOMS)
_LONGEST_LIST: Final = 6

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


def trials_of(kind: Kind, rule: Rule, measure: Measure | None) -> Iterator[Trial]:
    """The trials of a rule that takes values of `kind`."""
    if kind in (Kind.RATE, Kind.COUNT):
        yield from numbers_of(kind, rule)
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


def numbers_of(kind: Kind, rule: Rule) -> Iterator[Trial]:
    """Rates or counts: at each edge, one step beside it, and over the whole range."""
    rates = kind is Kind.RATE
    edges = [edge.fraction for edge in checked_edges(rule, "")]
    least = _STEP if rates else Fraction(1)
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
    if length <= _LONGEST_LIST:
        yield from product((True, False), repeat=length)
        return
    yield (True,) * length
    yield (False,) * length
    for missing in range(length):
        yield tuple(position != missing for position in range(length))


def measure_of(formula: SimpleFormula) -> Measure:
    """A measure of a part or an option."""
    return Measure(id="part", name="分项", formula=formula)


def _parts(kind: Kind, rule: Rule, formula: Several | AnyOf) -> Iterator[Trial]:
    """Each part or option through all its trials, the others at their first and last."""
    columns = [
        tuple(trials_of(own.kind, part.rule, measure_of(own)))
        for part, own in with_formulas(rule, formula)
    ]
    if isinstance(rule, ByState):
        first = measure_of(formula.formulas[0])
        states = tuple(trials_of(Kind.STATE, rule, first))
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


def worded_trials() -> tuple[Trial, ...]:
    """Indicators whose target or value is said in words."""
    return tuple(Trial(_of_row(aim, value), _row(aim, value)) for aim, value in _WORDS)


@functools.cache
def target_trials() -> tuple[tuple[str, Direction, tuple[Trial, ...]], ...]:
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


def _around(aim: int, *, whole: bool) -> Iterator[tuple[Fraction, str, Fraction | None]]:
    beside = () if whole else (-_STEP, _STEP)
    near = {aim + step for step in (Fraction(0), *beside)}
    for at in sorted({*near, *map(Fraction, range(2 * aim + 12))}):
        if at >= 0:
            yield at, Points.rounded(at, 8).plain, Fraction(aim) if at in near else None


def _row(target: str, actual: str) -> Indicator:
    return Indicator(name="指标", target=Target(text=target), actual=Actual(text=actual))
