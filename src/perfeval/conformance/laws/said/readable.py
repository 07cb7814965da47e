"""The law of clauses that can be read: a rule gives what its clause says, wherever both do."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import Final

from attrs import evolve

from perfeval.conformance.report import breach
from perfeval.conformance.trials import trials_of
from perfeval.drafts.clauses import Understood, UnreadError, read_clause
from perfeval.errors import Phrase
from perfeval.measures import Checks, Kind, Measured
from perfeval.numbers.decimals import decimal_text, rounded_atoms
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Beyond, Deduct, Rule, Steps
from perfeval.rules.checked import is_own_rule
from perfeval.rules.rule import Edge

__all__ = ["read_problems"]

_COMPARED: Final = (Kind.RATE, Kind.COUNT, Kind.STATE, Kind.CHECKS)
_PLACES: Final = (4, 8)
_DEVIATION: Final = "偏"
_ONE_SIDE: Final = "one-side"
_EDGES: Final = "edges"


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
            understood = read_clause(item.clause, item.points, name=item.name)
        except UnreadError:
            continue
        if understood.kind is not item.rule.accepts or _is_of_deviation(understood, item):
            continue
        listed, checks = len(understood.conditions), item.measure and item.measure.formula
        if isinstance(checks, Checks) and listed != len(checks.terms):
            said = "its clause lists {listed} conditions, its measure {own}"
            yield breach(row.where, said, listed=listed, own=len(checks.terms))
        elif _alike(understood):
            readings, open_at = _readings(item.rule, understood), _open_edges(understood)
            found = [_difference(item, each, open_at) for each in readings]
            told = [each for each in found if each is not None]
            if len(told) == len(readings):
                yield breach(row.where, told[0])


def _is_of_deviation(understood: Understood, item: Criterion) -> bool:
    """Whether a clause speaks of a deviation and the measure is what deviates: 偏差率 of 完成率."""
    names = item.name + ("" if item.measure is None else item.measure.name)
    return any(_DEVIATION in each for each in understood.subjects) and _DEVIATION not in names


def _alike(understood: Understood) -> bool:
    """Whether rule and clause can be tried with the same values, and what the clause does not say
    was read in one of the ways that `_readings` knows.
    """
    read = all(each.key in ("part-step", _ONE_SIDE, _EDGES) for each in understood.assumed)
    return read and understood.kind in _COMPARED


def _readings(rule: Rule, understood: Understood) -> list[Rule]:
    """The rules that a clause admits; of a part-step as the rule itself has it, where it does."""
    found = [understood.rule]
    if understood.open_step:
        chosen = (rule.steps,) if isinstance(rule, Deduct) else Steps
        found = [understood.chosen(steps) for steps in chosen]
    if any(each.key == _ONE_SIDE for each in understood.assumed):
        found += [evolve(each, beyond=Beyond.BOTH) for each in found if isinstance(each, Deduct)]
    return found


def _open_edges(understood: Understood) -> tuple[Edge, ...]:
    """The edges of a clause of which it does not say to which side they belong."""
    is_open = any(each.key == _EDGES for each in understood.assumed)
    return understood.rule.edges() if is_open else ()


def _difference(item: Criterion, read: Rule, open_at: tuple[Edge, ...]) -> Phrase | None:
    """Where two rules give other points, and which; None where they never do but at `open_at`."""
    kind = read.accepts or Kind.RATE
    tried = chain(*(trials_of(kind, each, item.measure) for each in (item.rule, read)))
    values = ((each.shown, each.given) for each in tried if isinstance(each.given, Measured))
    for shown, value in values:
        given = item.rule.award(value, item.points).earned
        said = read.award(value, item.points).earned
        if given is not None and said is not None and given != said and value.value not in open_at:
            first, other = _apart(said, given)
            return Phrase(
                "its clause says {said} points at {value}, its rule gives {given}",
                said=first,
                value=shown,
                given=other,
            )
    return None


def _apart(one: Fraction, other: Fraction) -> tuple[str, str]:
    """Two numbers of points, with as many places as show that they differ; else as fractions."""
    for places in _PLACES:
        shown = [decimal_text(rounded_atoms(each, places)) for each in (one, other)]
        if shown[0] != shown[1]:
            return shown[0], shown[1]
    return str(one), str(other)
