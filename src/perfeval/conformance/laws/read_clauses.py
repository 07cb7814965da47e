"""The law of clauses that can be read: a rule gives what its clause says, wherever both do."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import Final

from perfeval.conformance.report import breach
from perfeval.conformance.trials import trials_of
from perfeval.drafts.clauses import Understood, UnreadError, read_clause
from perfeval.errors import Phrase
from perfeval.measures import Kind, Measured
from perfeval.numbers.decimals import decimal_text, rounded_atoms
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Deduct, Rule, Steps
from perfeval.rules.checked import is_own_rule

__all__ = ["read_problems"]

_COMPARED: Final = (Kind.RATE, Kind.COUNT, Kind.STATE, Kind.CHECKS)
_PLACES: Final = 4


def read_problems(rubric: Rubric) -> Iterator[Phrase]:
    """The rows whose rule gives other points than their clause, by a value at which it does.

    What a clause leaves open may be read in any way; a clause that is not plain says nothing here,
    nor does one of a bonus or a penalty, which is no clause of a row of so many points.
    """
    for row in rubric.walk():
        item = row.item
        if not isinstance(item, Criterion) or not is_own_rule(item.rule):
            continue
        try:
            understood = read_clause(item.clause, item.points)
        except UnreadError:
            continue
        if understood.kind is item.rule.accepts and _alike(item, understood):
            readings = _readings(item.rule, understood)
            told = [said for each in readings if (said := _difference(item, each)) is not None]
            if len(told) == len(readings):
                yield breach(row.where, told[0])


def _alike(item: Criterion, understood: Understood) -> bool:
    """Whether rule and clause can be tried with the same values."""
    if any(each.key != "part-step" for each in understood.assumed):
        return False  # a rubric may read otherwise what the clause does not say
    terms = getattr(item.measure and item.measure.formula, "terms", ())
    ticks = understood.kind is Kind.CHECKS
    return understood.kind in _COMPARED and (not ticks or len(terms) == len(understood.conditions))


def _readings(rule: Rule, understood: Understood) -> list[Rule]:
    """The rules that a clause admits; of a part-step as the rule itself has it, where it does."""
    if not understood.open_step:
        return [understood.rule]
    chosen = (rule.steps,) if isinstance(rule, Deduct) else Steps
    return [understood.chosen(steps) for steps in chosen]


def _difference(item: Criterion, read: Rule) -> Phrase | None:
    """Where two rules give other points, and which; None where they never do."""
    kind = read.accepts or Kind.RATE
    tried = chain(*(trials_of(kind, each, item.measure) for each in (item.rule, read)))
    values = ((each.shown, each.given) for each in tried if isinstance(each.given, Measured))
    for shown, value in values:
        given = item.rule.award(value, item.points).earned
        said = read.award(value, item.points).earned
        if given is not None and said is not None and given != said:
            return Phrase(
                "its clause says {said} points at {value}, its rule gives {given}",
                said=_plain(said),
                value=shown,
                given=_plain(given),
            )
    return None


def _plain(points: Fraction) -> str:
    return decimal_text(rounded_atoms(points, _PLACES))
