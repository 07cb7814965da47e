"""The figures that a scorecard rests on: what each is now, and what else it could be."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial
from typing import Any, cast

import attrs
from attrs import evolve, field, frozen

from perfeval.comparison.changes import Changeable, with_actual
from perfeval.comparison.turning_points import turns_of_actual, turns_of_fact
from perfeval.filing import Facts, Form, Indicator
from perfeval.filing.facts import FactValue
from perfeval.measures import Formula
from perfeval.measures.formulas import terms_of
from perfeval.numbers.amounts import Amount
from perfeval.numbers.decimals import LIMIT, PLACES, decimal_text, read_decimal
from perfeval.numbers.printed import Count, Percent
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import ByTarget
from perfeval.scoring.rows.form_rows import Row, rows_of
from perfeval.scoring.rows.free_rows import found_rows
from perfeval.scoring.rows.row_scores import Basis, pool_score
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Score

__all__ = ["Figure", "Part", "figures_of"]

_Printed = Amount | Count | Percent

Part = tuple[str, Criterion | Pool | None, bool]
"""A row that rests on a figure: its name, its item (None: a veto), whether it lost points."""


@frozen(eq=False)
class Figure:
    """A figure in units of its last printed place: `now`, and `turns`, where a row may turn.

    `row` scores the row of an indicator at so many units, all else being as it is.
    """

    name: str
    title: str
    value: FactValue
    now: int
    put: Callable[[int], FactValue]
    turns: set[int] = field(factory=set)
    parts: list[Part] = field(factory=list)
    row: Callable[[int], Score] | None = None


def figures_of(
    basis: Basis, form: Form | None, known: Changeable, card: Scorecard
) -> tuple[Figure, ...]:
    """Facts in the order of the rows that ask for them, then indicators; words are left out."""
    facts, actuals = _facts(basis.facts, basis.rubric, card), _actuals(basis, form, known, card)
    return (*facts, *(each for each in actuals if each.name not in known.facts))


def _facts(facts: Facts, rubric: Rubric, card: Scorecard) -> Iterable[Figure]:
    found: dict[str, Figure] = {}
    rows = (*card.scores, *card.bonuses)
    lost = {each.key for each in rows if each.earned not in (None, each.out_of)}
    lost |= {each.key for each in card.penalties if each.earned is not None and each.earned.atoms}
    applied = {each.key for each in card.vetoes if each.applies}
    for row, measure, rule in rubric.measured():
        item = row.item
        if isinstance(item, Criterion):
            part: Part = (item.name, item, item.key in lost)
        else:
            part = (item.name, None, item.key in applied)
        _gather(found, facts, measure.formula, rule, part, row.where)
    return found.values()


def _gather(
    found: dict[str, Figure], facts: Facts, formula: Formula, rule: object, part: Part, where: str
) -> None:
    names: dict[str, str] = {}
    for term in terms_of(formula):
        names.setdefault(term.fact, term.name)
    for fact, name in names.items():
        value = facts.get(fact)
        if not isinstance(value, bool | Amount | Count | Percent):
            continue
        figure = found.get(fact)
        if figure is None:
            figure = found[fact] = _figure(fact, name, value)
        figure.parts.append(part)
        if not isinstance(value, bool):
            step = _step(value)
            turns = turns_of_fact(formula, rule, facts, fact, where)
            figure.turns.update(_beside((each / step for each in turns), value.places))


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


def _actuals(
    basis: Basis, form: Form | None, known: Changeable, card: Scorecard
) -> Iterator[Figure]:
    """Indicators that one name tells apart, scored by their own targets."""
    if form is None or "indicators" not in attrs.fields_dict(type(form)):
        return
    rows = found_rows(rows_of(form), basis.rubric).pools
    lost = {each.key for each in card.scores if each.earned not in (None, each.out_of)}
    for path, pool in basis.rubric.walk():
        if not (isinstance(pool, Pool) and isinstance(pool.rule, ByTarget)):
            continue
        for key, row in rows[pool.key]:
            figure = _actual(row, pool.rule)
            if figure is not None and len(known.indicators.get(row.label, ())) == 1:
                figure.parts.append((row.printed_name, pool, key in lost))
                scored = partial(_scored, basis, key, row, pool, path, figure.put)
                yield evolve(figure, row=scored)


def _scored(
    basis: Basis,
    key: str,
    row: Row,
    pool: Pool,
    path: tuple[str, ...],
    put: Callable[[int], Any],
    units: int,
) -> Score:
    """The score of a row with so many units for its 实际完成值."""
    indicator = with_actual(cast("Indicator", row.indicator), put(units))
    return pool_score(basis, key, evolve(row, indicator=indicator), pool, path)


def _actual(row: Row, rule: ByTarget) -> Figure | None:
    """The 实际完成值 of an indicator, where it is a number."""
    indicator = row.indicator
    quantity = None if indicator is None else indicator.actual.quantity
    if indicator is None or quantity is None or not row.name.strip():
        return None
    figure = _figure(row.name, row.printed_name, quantity.number)
    text, places = indicator.actual.text, quantity.number.places
    unit = "" if read_decimal(text) is not None else quantity.measure
    turns = (each * 10**places for each in turns_of_actual(rule, indicator, row.printed_name))
    figure.turns.update(_beside(turns, places))
    return evolve(figure, value=text, put=lambda units: f"{figure.put(units)}{unit}")
