"""The law of edges: a value that a clause names lies on the side of which the clause speaks.

超过5天 parts 5 from 6, 5天（含）以上 parts 4 from 5. A rule may say it in other words (不少于6天),
but it may not give both the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.conformance.laws.said.part_steps import said_steps
from perfeval.conformance.laws.said.words import number_said, numbers_printed
from perfeval.conformance.report import breach
from perfeval.drafts.clauses.rates.intervals import ABOVE, AT_LEAST, AT_MOST, BELOW
from perfeval.drafts.clauses.wording import NUMBER, UNLESS_NEGATED, Wording, shown
from perfeval.errors import Phrase
from perfeval.measures import Kind, Measured
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Count
from perfeval.numbers.rates import Rate
from perfeval.rubric.criteria import Criterion
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Bands, Deduct, Linear, Steps

__all__ = ["edge_problems"]

_UNIT: Final = (
    r"(?P<unit>%|个?工作日|个?小时|个?月|[天日次起例人项件篇处家户份宗场期名位]|个(?!百分点))"
)
_BELOW: Final = rf"(?P<below>{AT_MOST}|{UNLESS_NEGATED}(?:{ABOVE}))"
_ABOVE: Final = rf"(?P<above>{BELOW}|{UNLESS_NEGATED}(?:{AT_LEAST}))"
_COMPARED: Final = re.compile(
    rf"(?<!每)(?<!每再)(?:{_BELOW}|{_ABOVE})"
    rf"(?P<number>{NUMBER}){_UNIT}(?!的?部分|\(|以下|之间)"
)
_FROM: Final = re.compile(
    rf"(?P<number>{NUMBER}){_UNIT}(?:\(含[^)]{{0,8}}\)以上|及以上|以上\(含)(?P<below>(?!))?"
)
_WITH_EDGES: Final = (Bands, Deduct, Linear)
_LEAST: Final = Fraction(1, ATOMS)
_JUMP: Final = Fraction(1, 1000)
"""What an edge changes at the least; a proportion changes by less in the least step."""


@frozen
class _Said:
    """A value that a clause compares with, whether it counts to what lies below, and the words."""

    at: Fraction
    below: bool
    words: str
    percent: bool


def edge_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Every compared value that the rule counts to the other side, or does not know."""
    for placed in rubric.rows():
        item = placed.item
        if not isinstance(item, Criterion) or type(item.rule) not in _WITH_EDGES:
            continue  # a rule of a stranger may do anything when it is asked
        wording = Wording.of(item.clause)
        said = list(_compared(wording))
        sides = {(each.at, each.below) for each in said}
        problem = _of_count if item.rule.accepts is Kind.COUNT else _of_rate
        for each in said:
            if (each.at, not each.below) not in sides:
                found = problem(item, each, wording)
                if found is not None:
                    yield breach(placed.where, found)


def _compared(wording: Wording) -> Iterator[_Said]:
    for pattern in (_COMPARED, _FROM):
        for found in pattern.finditer(wording.plain):
            at = number_said(found["number"])
            words = wording.verbatim[found.start() : found.end()]
            if at is not None:
                yield _Said(at, found["below"] is not None, words, found["unit"] == "%")


def _of_count(item: Criterion, said: _Said, wording: Wording) -> Phrase | None:
    """Of whole numbers 超过5 parts 5 from 6, whichever of the two the rule names.

    A number of something else is no edge: it is told only where an edge has no other number.
    """
    edges = {edge.fraction for edge in item.rule.edges()}
    printed = numbers_printed(wording.plain)
    free = edges - printed - {Fraction(0)}
    if said.percent or not (said.at in edges or free):
        return None
    beyond = said.at + (1 if said.below else -1)
    here, there = (
        _earned(item, Kind.COUNT, Count.of_atoms(int(at * ATOMS))) for at in (said.at, beyond)
    )
    if said.at not in edges and not free & {said.at - 1, said.at + 1}:
        if "每" in wording.plain and _is_stepped(item, here, there):
            return None
        own = ", ".join(map(shown, sorted(edges)))
        told = "its clause says {printed}, its rule has only {own}"
        return Phrase(told, printed=said.words, own=own)
    return _other_side(said) if here == there else None


def _is_stepped(item: Criterion, here: Fraction | None, there: Fraction | None) -> bool:
    """Whether steps leave no edge there: nothing is left to take off, or a part counts as none."""
    return here != there or here == 0 or said_steps(item.clause) is Steps.WHOLE


def _of_rate(item: Criterion, said: _Said, _wording: Wording) -> Phrase | None:
    """A rate beside an edge: with the values of which the clause speaks, or with the others."""
    if not said.percent:
        return None
    near = [said.at / 100 + step for step in (-_LEAST, Fraction(0), _LEAST)]
    rates = (Rate.of_atoms(each.numerator, each.denominator) for each in near)
    earned = [_earned(item, Kind.RATE, each) for each in rates]
    before, here, after = earned if said.below else reversed(earned)
    if before is None or here is None or after is None:
        return None
    return _other_side(said) if abs(here - after) < _JUMP <= abs(here - before) else None


def _other_side(said: _Said) -> Phrase:
    value = f"{shown(said.at)}{'%' if said.percent else ''}"
    told = "its clause says {words}, its rule counts {value} to the other side"
    return Phrase(told, words=said.words, value=value)


def _earned(item: Criterion, kind: Kind, value: Rate | Count) -> Fraction | None:
    return item.rule.award(Measured(kind, value), item.points).earned
