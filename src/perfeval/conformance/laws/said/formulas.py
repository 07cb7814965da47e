"""The law of formulas: a ratio is the one that its words state, each term above or below the line.

The words are those of the measure, or of the clause where it prints a formula (率＝甲÷乙). Only a
formula of the same terms is compared, by whatever longer or shorter names it has for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from typing import Final, cast

from attrs import evolve

from perfeval.conformance.laws.said.words import marks_of
from perfeval.drafts.clauses import UnreadError
from perfeval.drafts.clauses.wording import Wording
from perfeval.drafts.own_rates import own_ratio
from perfeval.errors import Phrase
from perfeval.measures import AnyOf, Change, Measure, Ratio, Several, Term

__all__ = ["formula_problems"]

_STATEMENT: Final = re.compile(r"[^,;。:=\n]+")
_TAKEN_OFF: Final = re.compile(r"(?:扣除|剔除|减去|扣减|减掉)(?P<what>[^-+÷/×*()\[\],;。=]{2,40})")
_MOST: Final = 5
_CLEARLY: Final = 2

_Side = list[tuple[str, bool]]
_Sides = tuple[_Side, _Side]


def formula_problems(measure: Measure, clause: str) -> Iterator[Phrase]:
    """The ratios of a measure that are no formula of the same terms, and signs that are lost."""
    texts = [Wording.of(each).plain for each in (measure.text, clause)]
    stated = [each for text in texts for each in _stated(text)]
    for ratio in dict.fromkeys(_ratios(measure)):
        own = _sides(ratio)
        alike = [
            (text, _ordered(named), _ordered(said))
            for text, said in stated
            if (named := _renamed(own, said)) is not None
        ]
        if alike and all(named != said for _, named, said in alike):
            text, named, said = alike[0]
            yield Phrase(_difference(named, said), text=text)
        elif not alike and (lost := _lost(own[0], texts)) is not None:
            yield Phrase("its formula says {text}, its terms have other signs", text=lost)


def _difference(own: _Sides, said: _Sides) -> str:
    """How a ratio differs from its formula in words."""
    if own == said[::-1]:
        return "its formula says {text}, its terms are the other way round"
    if all(sorted(dict(a)) == sorted(dict(b)) for a, b in zip(own, said, strict=True)):
        return "its formula says {text}, its terms have other signs"
    return "its formula says {text}, its terms stand elsewhere"


def _ratios(measure: Measure) -> Iterator[Ratio]:
    formula = measure.formula
    for each in formula.formulas if isinstance(formula, Several | AnyOf) else (formula,):
        if isinstance(each, Ratio):
            yield each
        elif isinstance(each, Change):
            difference = (each.this, evolve(each.last, minus=True))
            yield Ratio(numerator=difference, denominator=(each.last,))


def _stated(text: str) -> Iterator[tuple[str, _Sides]]:
    """Every ratio that a text states plainly, with its words."""
    for found in _STATEMENT.finditer(text):
        try:
            said = own_ratio(text, found[0], "said").formula
        except UnreadError:
            continue
        yield found[0], _sides(cast("Ratio", said))


def _sides(ratio: Ratio) -> _Sides:
    return _signed(ratio.numerator), _signed(ratio.denominator)


def _signed(terms: tuple[Term, ...]) -> _Side:
    return [(Wording.of(term.name).plain, term.minus) for term in terms]


def _ordered(sides: _Sides) -> _Sides:
    """In an order of no meaning: a sum is the same whichever term it begins with."""
    return sorted(sides[0]), sorted(sides[1])


def _renamed(own: _Sides, said: _Sides) -> _Sides | None:
    """A ratio by the names of a formula in words; None where these are other terms, or where it
    is open which is which.
    """
    names, others = (
        list(dict.fromkeys(name for side in each for name, _ in side)) for each in (own, said)
    )
    if len(names) != len(others) or len(names) > _MOST:
        return None
    if set(names) != set(others):
        ranked = sorted(
            ((_likeness(names, order), order) for order in permutations(others)), reverse=True
        )
        (best, order), *rest = ranked
        if not best or any(best - each < _CLEARLY for each, _ in rest):
            return None
        others = list(order)
    else:
        others = names
    other = dict(zip(names, others, strict=True))
    above, below = ([(other[name], minus) for name, minus in side] for side in own)
    return above, below


def _likeness(names: list[str], others: tuple[str, ...]) -> int:
    """How much two lists of names share, place by place; 0 where one shares nothing."""
    shared = [
        len(marks_of(one) & marks_of(other)) + (one == other)
        for one, other in zip(names, others, strict=True)
    ]
    return sum(shared) if all(shared) else 0


def _lost(above: _Side, texts: list[str]) -> str | None:
    """The words by which a text takes off a term that is added, where nothing is taken off."""
    if len(above) == 1 or any(minus for _, minus in above):
        return None
    taken = (found for text in texts for found in _TAKEN_OFF.finditer(text))
    return next(
        (found[0] for found in taken if any(name in found["what"] for name, _ in above)), None
    )
