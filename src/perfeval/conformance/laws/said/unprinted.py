"""The law of the other way: a number of a rule is one that its clause prints.

A band that earns 3 where the clause says 不得分, a cap that it does not have, 10% for 100%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval.conformance.laws.said.words import number_said, numbers_printed
from perfeval.conformance.report import breach
from perfeval.conformance.series import rows_with_places
from perfeval.drafts.clauses.wording import DIGITS, NUMBER, Wording, shown
from perfeval.errors import Phrase
from perfeval.numbers.rates import Rate
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Bands, Deduct, PerCase, Rule, States
from perfeval.rules.checked import is_own_rule

__all__ = ["unprinted_problems"]

_POINTS: Final = re.compile(rf"(?P<points>{NUMBER})(?=(?:[、/,]{NUMBER}){{0,9}}分(?!之|钟))")
"""Points, each also of a list with one 分: 分别得10、8、6、0分."""
_STEP: Final = re.compile(rf"每[^%,。;每]{{0,8}}?(?P<step>{NUMBER})(?:%|个?百分点)")
_EDGE: Final = re.compile(rf"(?P<edge>{DIGITS})(?:%|个?百分点)")
_OTHERWISE: Final = re.compile(
    "一半|减半|折|百分之|[一二三四五六七八九]成|依次|递减|递增|[每一]个?档|系数"
)
"""Words by which a clause says a number without printing it."""


def unprinted_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Every number of a rule that its clause does not say, where it says others of its kind."""
    for where, item in rows_with_places(rubric):
        text = Wording.of(item.clause).plain
        if _OTHERWISE.search(text) is not None or not is_own_rule(item.rule):
            continue
        found = (number_said(each["points"]) for each in _POINTS.finditer(text))
        said = {each for each in found if each is not None}
        printed = numbers_printed(text)
        whole = item.points.fraction
        known = said | {whole - each for each in said} | {whole, Fraction(0)}
        known |= {whole * each / 100 for each in printed}
        if "每" in text and isinstance(item.rule, Bands):
            known |= {own for own in _points(item.rule) if _are_steps(whole - own, said)}
        for own in dict.fromkeys(_points(item.rule)) if said else ():
            if own not in known:
                said_of = "its rule has {own}, which its clause does not say"
                yield breach(where, said_of, own=Phrase("{points} points", points=shown(own)))
        known = {at for each in printed for at in (each, 100 * each, 100 + each, 100 - each)}
        known |= {Fraction(0), Fraction(100)}
        steps = _steps(text) if isinstance(item.rule, Bands) else set()
        starts = {Fraction(each["edge"]) for each in _EDGE.finditer(text)}
        starts.add(Fraction(0))
        for edge, other in _edges(item.rule) if "%" in text else ():
            stepped = any(_are_steps(other - start, steps) for start in starts)
            if not ({edge, other} & known or stepped):
                said_of = "its rule has {own}, which its clause does not say"
                yield breach(where, said_of, own=f"{shown(edge)}%")


def _steps(text: str) -> set[Fraction]:
    """The sizes of the steps that a clause counts by: 每超支1%."""
    found = (number_said(each["step"]) for each in _STEP.finditer(text))
    return {each for each in found if each is not None}


def _are_steps(lost: Fraction, prices: set[Fraction]) -> bool:
    """Whether what is lost is a price of the clause some times over; so of steps."""
    return any(each and (lost / each).denominator == 1 for each in prices)


def _points(rule: Rule | object) -> Iterator[Fraction]:
    match rule:
        case Bands():
            yield from (band.points.fraction for band in rule.bands)
        case States():
            yield from (state.points.fraction for state in rule.states)
        case PerCase() | Deduct():
            yield from () if rule.cap is None else (rule.cap.fraction,)


def _edges(rule: Rule | object) -> Iterator[tuple[Fraction, Fraction]]:
    """The rates of a rule in percent, each with how far it lies from the standard (±5%)."""
    if isinstance(rule, Bands | Deduct):
        standard = rule.standard.fraction if isinstance(rule, Deduct) else Fraction(0)
        for edge in rule.edges():
            if isinstance(edge, Rate):
                away = abs(edge.fraction - standard)
                yield 100 * edge.fraction, 100 * (away or edge.fraction)
