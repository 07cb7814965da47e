"""The law of one meaning: a fact stands once in a measure, and is the same thing in every row.

Two conditions with one fact are one answer counted twice; a fact that is a rate in one row and a
count in another leaves one of the two unscored for ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from perfeval.conformance.laws.said.words import weighty
from perfeval.conformance.report import breach
from perfeval.conformance.series import rules_of
from perfeval.errors import Phrase
from perfeval.measures import (
    AnyOf,
    Balance,
    Change,
    Checks,
    Formula,
    GivenCount,
    GivenRate,
    GivenState,
    Kind,
    Ratio,
    Several,
    Term,
    Total,
)
from perfeval.measures.formulas import SimpleFormula, terms_of
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Joined, Rule, Together

__all__ = ["repeated_fact_problems"]

_STATED: Final = (GivenRate, GivenCount, GivenState, Checks)
_FIGURES: Final = (Kind.AMOUNT, Kind.COUNT)
"""What a sum or a ratio takes: a count may stand in one and be scored by itself, too."""


def repeated_fact_problems(rubric: Rubric) -> Iterator[Phrase]:
    """Facts that stand twice in a measure, and facts that are two things in two rows."""
    first: dict[str, tuple[str, Term, Kind]] = {}
    for placed, measure, rule in rubric.measured():
        where = placed.where
        for fact, names in _repeated(measure.formula, rule).items():
            said = "the fact {fact} stands twice in its measure: {names}"
            yield breach(where, said, fact=fact, names="、".join(names))
        for formula in _simple(measure.formula):
            kind = formula.kind if isinstance(formula, _STATED) else Kind.AMOUNT
            for term in terms_of(formula):
                other, before, was = first.setdefault(term.fact, (where, term, kind))
                if was is not kind and not (was in _FIGURES and kind in _FIGURES):
                    said = "the fact {fact} is taken as {kind}, in {other} as {was}"
                    kinds = {"kind": Phrase(kind.value), "was": Phrase(was.value)}
                    yield breach(where, said, fact=term.fact, other=other, **kinds)
                elif other != where and _are_strangers(before.name, term.name):
                    said = "the fact {fact} is called {name}, in {other} {before}"
                    names_of = {"name": term.name, "before": before.name}
                    yield breach(where, said, fact=term.fact, other=other, **names_of)


def _simple(formula: Formula) -> tuple[SimpleFormula, ...]:
    return formula.formulas if isinstance(formula, Several | AnyOf) else (formula,)


def _repeated(formula: Formula, rule: Rule | None) -> dict[str, list[str]]:
    """The facts of a measure that cannot be meant twice, with their names."""
    found: list[tuple[Term, ...]] = []
    stated: list[Term] = []
    for each in _simple(formula):
        if isinstance(each, Ratio):
            above, below = each.numerator, each.denominator
            found += [above, below]
            if len(above) == len(below) == 1:  # otherwise (a − b) ÷ b is sound
                found.append(above + below)
        elif isinstance(each, Change | Total | Balance | Checks):
            found.append(tuple(terms_of(each)))
        else:
            stated += terms_of(each)
    found.append(tuple(stated if _adds_up(rule) else dict.fromkeys(stated)))
    return {
        fact: [term.name for term in terms if term.fact == fact]
        for terms in found
        for fact, count in Counter(term.fact for term in terms).items()
        if count > 1
    }


def _adds_up(rule: Rule | None) -> bool:
    """Whether a rule adds up what its parts lose, so that one case would be counted twice."""
    rules = [] if rule is None else [each for _, each in rules_of("", rule)]
    return any(isinstance(each, Together) and each.joined is Joined.LOSSES for each in rules)


def _are_strangers(*names: str) -> bool:
    """Whether two names that say something have no character of weight in common."""
    one, other = map(weighty, names)
    return len(one) > 1 and len(other) > 1 and not one & other
