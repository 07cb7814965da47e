"""The figures that a scorecard rests on: what each is now, and what else it could be."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any

import attrs
from attrs import evolve, field, frozen

from perfeval.comparison.changes import indicator_places, known_facts
from perfeval.comparison.turning_points import turns_of_actual, turns_of_fact
from perfeval.filing import Facts, Filing, Form, Indicator
from perfeval.filing.facts import FactValue
from perfeval.measures import Formula, Term
from perfeval.numbers.amounts import Amount
from perfeval.numbers.decimals import LIMIT, PLACES, decimal_text, read_decimal
from perfeval.numbers.printed import Count, Percent
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import ByTarget
from perfeval.scoring.labels import label_of
from perfeval.scoring.scorecard import Scorecard

__all__ = ["Figure", "Part", "figures_of"]

_Printed = Amount | Count | Percent

Part = tuple[str, Criterion | Pool | None, bool]
"""A row that rests on a figure: its name, its item (None: a veto), whether it lost points."""


@frozen(eq=False)
class Figure:
    """A figure in units of its last printed place: `now`, and `turns`, where a row may turn."""

    name: str
    title: str
    value: FactValue
    now: int
    put: Callable[[int], FactValue]
    turns: set[int] = field(factory=set)
    parts: list[Part] = field(factory=list)


def figures_of(
    filing: Filing, rubric: Rubric, form: Form | None, card: Scorecard
) -> tuple[Figure, ...]:
    """Facts in the order of the rows that ask for them, then indicators; words are left out."""
    facts = _facts(filing.facts_for(form), rubric, card)
    known = known_facts(filing, rubric, form)
    return (*facts, *(each for each in _actuals(form, rubric, card) if each.name not in known))


def _facts(facts: Facts, rubric: Rubric, card: Scorecard) -> Iterable[Figure]:
    found: dict[str, Figure] = {}
    rows = (*card.scores, *card.bonuses)
    lost = {each.key for each in rows if each.earned not in (None, each.out_of)}
    lost |= {each.key for each in card.penalties if each.earned is not None and each.earned.atoms}
    for path, item in (*rubric.walk(), *rubric.extras()):
        if isinstance(item, Criterion) and item.measure is not None:
            part: Part = (item.name, item, item.key in lost)
            where = " / ".join((*path, item.name))
            _gather(found, facts, item.measure.formula, item.rule, part, where)
    applied = {each.key for each in card.vetoes if each.applies}
    for veto in rubric.vetoes:
        part = (veto.name, None, veto.key in applied)
        _gather(found, facts, veto.measure.formula, None, part, veto.name)
    return found.values()


def _gather(
    found: dict[str, Figure], facts: Facts, formula: Formula, rule: object, part: Part, where: str
) -> None:
    for term in dict.fromkeys(_terms(formula)):
        value = facts.get(term.fact)
        if not isinstance(value, bool | Amount | Count | Percent):
            continue
        figure = found.get(term.fact)
        if figure is None:
            figure = found[term.fact] = _figure(term.fact, term.name, value)
        if part not in figure.parts:
            figure.parts.append(part)
        if not isinstance(value, bool):
            step = _step(value)
            turns = turns_of_fact(formula, rule, facts, term.fact, where)
            figure.turns.update(_beside((each / step for each in turns), value.places))


def _terms(value: Any) -> Iterator[Term]:
    if isinstance(value, Term):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _terms(each)
    elif attrs.has(type(value)):
        for each in attrs.fields(type(value)):
            yield from _terms(getattr(value, each.name))


def _figure(name: str, title: str, value: bool | _Printed) -> Figure:
    if isinstance(value, bool):
        return Figure(name, title, value, int(value), bool, {0, 1})
    now = value.atoms // _step(value)
    turns = set(_beside((Fraction(0), Fraction(2 * now)), value.places))
    return Figure(name, title, value, now, _printing(value), turns)


def _step(value: _Printed) -> int:
    """The atoms of one in the last printed place."""
    one: int = 10 ** (PLACES - value.places)
    return one * value.unit.yuan if isinstance(value, Amount) else one


def _printing(value: _Printed) -> Callable[[int], FactValue]:
    """What prints so many units of the last place as the value is printed."""

    def put(units: int) -> FactValue:
        text = decimal_text(units * 10 ** (PLACES - value.places), value.places)
        if isinstance(value, Amount):
            return Amount(text, value.unit)
        if isinstance(value, Percent):
            return Percent(f"{text}%")
        return Count(f"{text}{value.unit}")

    return put


def _beside(turns: Iterable[Fraction], places: int) -> Iterator[int]:
    """The whole units at each turn and on both sides of it; none is negative or too large."""
    most = LIMIT * 10**places
    for each in turns:
        for units in (math.ceil(each) - 1, math.floor(each), math.ceil(each), math.floor(each) + 1):
            if 0 <= units < most:
                yield units


def _actuals(form: Form | None, rubric: Rubric, card: Scorecard) -> Iterator[Figure]:
    """Indicators that one name tells apart, scored by their own targets."""
    if form is None or "indicators" not in attrs.fields_dict(type(form)):
        return
    pools = {item.key: item for _, item in rubric.walk() if isinstance(item, Pool)}
    places, rows = indicator_places(form), list(form.indicators)
    for score in card.scores:
        pool, at = pools.get(score.pool), places.get(label_of(score.name), [])
        if pool is not None and isinstance(pool.rule, ByTarget) and len(at) == 1:
            part = (score.name, pool, score.earned not in (None, score.out_of))
            yield from _actual(rows[at[0]], pool.rule, part)


def _actual(row: Indicator, rule: ByTarget, part: Part) -> Iterator[Figure]:
    """The 实际完成值 of an indicator, where it is a number."""
    quantity = row.actual.quantity
    if quantity is not None and row.name.strip():
        figure = _figure(row.name, part[0], quantity.number)
        places, plain = quantity.number.places, read_decimal(row.actual.text) is not None
        unit = "" if plain else quantity.measure
        turns = (each * 10**places for each in turns_of_actual(rule, row, part[0]))
        figure.turns.update(_beside(turns, places))
        figure.parts.append(part)
        yield evolve(
            figure,
            value=row.actual.text,
            put=lambda units: f"{figure.put(units)}{unit}",
        )
