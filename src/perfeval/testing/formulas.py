"""Strategies for measures and what they give."""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import Any, Final

from attrs import evolve, fields
from hypothesis import strategies as st

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
    Measure,
    Measured,
    Ratio,
    Several,
    Term,
    Total,
)
from perfeval.measures.formulas import FORMULAS, SimpleFormula
from perfeval.testing import values
from perfeval.testing.classes import class_strategy

__all__ = ["formulas", "formulas_of", "measured", "measures", "terms", "with_own_facts"]

_SIMPLE: Final[dict[Kind, tuple[type[Any], ...]]] = {
    Kind.RATE: (Ratio, Change, GivenRate),
    Kind.COUNT: (GivenCount,),
    Kind.AMOUNT: (Total,),
    Kind.STATE: (GivenState, Balance),
    Kind.CHECKS: (Checks,),
}


@cache
def terms() -> st.SearchStrategy[Term]:
    """Terms of a formula, some of them taken away."""
    return class_strategy(Term)


def formulas_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Formulas of one class."""
    several = st.lists(terms(), min_size=1, max_size=3).map(tuple)
    if kind in (Several, AnyOf):
        parts = st.lists(formulas(Kind.RATE) | formulas(Kind.COUNT), min_size=2, max_size=2)
        return st.builds(kind, formulas=parts.map(tuple))
    if kind is Ratio:
        return st.builds(Ratio, numerator=several, denominator=several, magnitude=st.booleans())
    if kind in (Total, Checks):
        return st.builds(kind, terms=several)
    return class_strategy(kind)


@cache
def formulas(kind: Kind) -> st.SearchStrategy[SimpleFormula]:
    """Formulas that are no composite, which give a value of one kind."""
    return st.one_of(*map(formulas_of, _SIMPLE[kind]))


def with_own_facts(value: Any, key: str) -> Any:
    """A formula whose terms ask for facts of their own, each for another; laws tell any other."""
    numbers = count()

    def own(part: Any) -> Any:
        if isinstance(part, Term):
            return evolve(part, fact=f"{key}.{next(numbers)}")
        if isinstance(part, tuple):
            return tuple(map(own, part))
        if type(part) not in FORMULAS:
            return part
        named = [each.name for each in fields(type(part)) if each.init]
        return evolve(part, **{name: own(getattr(part, name)) for name in named})

    return own(value)


@cache
def measures() -> st.SearchStrategy[Measure]:
    """Measures of every kind."""
    formula: st.SearchStrategy[Formula] = st.one_of(*map(formulas_of, FORMULAS))
    return class_strategy(Measure, formula=formula)


@cache
def measured() -> st.SearchStrategy[Measured]:
    """Measured rates and counts, with the figures that they were made of."""
    rates = st.builds(
        Measured, st.just(Kind.RATE), values.rates(), st.just("甲 ÷ 乙"), st.just("a ÷ b")
    )
    return rates | st.builds(Measured, st.just(Kind.COUNT), values.counts(), st.just("例数"))
