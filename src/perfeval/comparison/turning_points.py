"""Where the course of a row may turn: the values of one figure that meet an edge of its rule.

They are solved for exactly. Between two that are neighbours, the points of the row move one way.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, cast

from attrs import evolve

from perfeval.filing import Facts, Indicator
from perfeval.measures import (
    AnyOf,
    Balance,
    Change,
    Formula,
    GivenCount,
    GivenRate,
    Ratio,
    Several,
    Term,
)
from perfeval.numbers.decimals import ATOMS
from perfeval.rules import ByRate, ByTarget
from perfeval.rules.checked import checked_edges
from perfeval.rules.inner import with_formulas
from perfeval.rules.rule import Rule

__all__ = ["turns_of_actual", "turns_of_fact"]

_PERCENT: Final = 100


def turns_of_fact(
    formula: Formula, rule: object, facts: Facts, fact: str, where: str
) -> Iterator[Fraction]:
    """The values of a fact, in atoms, at which `rule` may turn; the other facts stay."""
    if isinstance(formula, Several | AnyOf):
        for inner, own in with_formulas(rule, formula):
            yield from turns_of_fact(own, inner.rule, facts, fact, where)
        if isinstance(formula.formulas[0], Balance):  # the cases of a rule by state have no edge
            yield from turns_of_fact(formula.formulas[0], None, facts, fact, where)
    elif isinstance(formula, Balance):
        yield from (Fraction(_atoms(facts, each)) for each in formula.facts if each != fact)
    elif isinstance(formula, Ratio | Change | GivenRate | GivenCount) and fact in formula.facts:
        for edge in checked_edges(cast("Rule", rule), where):
            yield from _meeting(formula, edge.fraction, facts, fact)


def _meeting(
    formula: Ratio | Change | GivenRate | GivenCount, edge: Fraction, facts: Facts, fact: str
) -> Iterator[Fraction]:
    """The values at which a formula gives `edge`."""
    if isinstance(formula, Change):
        difference = (formula.this, evolve(formula.last, minus=True))
        formula = Ratio(numerator=difference, denominator=(formula.last,))
    if isinstance(formula, Ratio):
        above, rest_above = _linear(formula.numerator, facts, fact)
        below, rest_below = _linear(formula.denominator, facts, fact)
        for each in dict.fromkeys((edge, -edge) if formula.magnitude else (edge,)):
            slope = above - each * below
            if slope:
                yield (each * rest_below - rest_above) / slope
    else:
        yield edge * ATOMS * (_PERCENT if isinstance(formula, GivenRate) else 1)


def _linear(terms: tuple[Term, ...], facts: Facts, fact: str) -> tuple[int, int]:
    """How often a sum counts a fact, and what it is without it."""
    signs = [(term.fact, -1 if term.minus else 1) for term in terms]
    often = sum(sign for each, sign in signs if each == fact)
    return often, sum(sign * _atoms(facts, each) for each, sign in signs if each != fact)


def _atoms(facts: Facts, fact: str) -> int:
    """The atoms of a fact; 0 of what is not stated, whose row has no points anyhow."""
    return getattr(facts.get(fact), "atoms", 0)


def turns_of_actual(rule: ByTarget, indicator: Indicator, where: str) -> Iterator[Fraction]:
    """The numbers of an 实际完成值, without its unit, at which the award of its row may turn."""
    aim, actual = indicator.target.quantity, indicator.actual.quantity
    if aim is None or actual is None:
        return
    at, one = aim.value, aim.scale if actual.bare else actual.scale
    turns = [at]
    for miss in (rule.missed_rate, rule.missed_count):
        if isinstance(miss, ByRate):
            edges = [each.fraction for each in checked_edges(miss.rule, where)]
            turns += [at * each for each in edges]
            turns += [at / each for each in edges if each]
    if rule.own_rate is not None:
        edges = [each.fraction for each in checked_edges(rule.own_rate.rule, where)]
        turns += [_PERCENT * each for each in edges]
    if rule.overshoot is not None:
        beyond = rule.overshoot.beyond.fraction
        for share in (beyond, 1, 1 + beyond):
            turns += [at * (1 + share), at * (1 - share)]
    yield from (each / one for each in turns)
