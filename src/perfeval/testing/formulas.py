"""Strategies for measures and what they give."""

from __future__ import annotations

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
from perfeval.measures.formulas import SimpleFormula
from perfeval.testing import values

__all__ = ["formulas", "measured", "measures", "simple_formulas", "terms"]


def terms() -> st.SearchStrategy[Term]:
    """Terms of a formula."""
    return st.builds(Term, fact=values.keys(), name=values.texts())


@st.composite
def formulas(draw: st.DrawFn, kind: Kind) -> Formula:
    """Formulas that give a value of one kind."""
    if kind in (Kind.SEVERAL, Kind.ANY):
        last = GivenRate(term=draw(terms())), GivenCount(term=draw(terms()))
        return Several(formulas=last) if kind is Kind.SEVERAL else AnyOf(formulas=last)
    return draw(simple_formulas(kind))


@st.composite
def simple_formulas(draw: st.DrawFn, kind: Kind) -> SimpleFormula:
    """Formulas that are no composite, which give a value of one kind."""
    several = st.lists(terms(), min_size=1, max_size=3).map(tuple)
    if kind is Kind.RATE:
        return draw(
            st.one_of(
                st.builds(Ratio, numerator=several, denominator=several, magnitude=st.booleans()),
                st.builds(Change, this=terms(), last=terms()),
                st.builds(GivenRate, term=terms()),
            )
        )
    if kind is Kind.COUNT:
        return GivenCount(term=draw(terms()))
    if kind is Kind.AMOUNT:
        return Total(terms=draw(several))
    if kind is Kind.STATE:
        balance = st.builds(Balance, balance=terms(), brought_forward=terms())
        return draw(balance | st.builds(GivenState, term=terms()))
    return Checks(terms=draw(several))


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    """Measures of every kind."""
    return Measure(
        id=draw(values.keys()),
        name=draw(values.texts()),
        formula=draw(formulas(draw(st.sampled_from(Kind)))),
        text=draw(values.texts()),
        source=draw(st.none() | values.sources()),
    )


def measured() -> st.SearchStrategy[Measured]:
    """Measured rates and counts, with the figures that they were made of."""
    rates = st.builds(
        Measured, st.just(Kind.RATE), values.rates(), st.just("甲 ÷ 乙"), st.just("a ÷ b")
    )
    return rates | st.builds(Measured, st.just(Kind.COUNT), values.counts(), st.just("例数"))
