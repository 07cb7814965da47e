"""Strategies for rules of every kind, each with a formula that gives what it takes.

The simple kinds are drawn in `testing.simple_rules`; here they are put together.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from perfeval.measures import AnyOf, Formula, GivenState, Kind, Measured, Several
from perfeval.measures.formulas import SimpleFormula
from perfeval.numbers.printed import Points
from perfeval.rules import (
    Assessed,
    Award,
    Band,
    Because,
    ByState,
    Composite,
    EitherOr,
    Joined,
    Judged,
    Level,
    Option,
    Proportional,
    Rule,
    SubRule,
    Together,
)
from perfeval.testing import values
from perfeval.testing.formulas import formulas, terms
from perfeval.testing.simple_rules import LEVELS, bands_worth, simple_rules, simply_ruled

__all__ = [
    "any_rules",
    "awards",
    "bands",
    "levels",
    "options",
    "parts",
    "reasons",
    "ruled",
    "rules",
]

_TEN: Final = Points("10")


@cache
def ruled(points: Points) -> st.SearchStrategy[tuple[Rule, Formula]]:
    """A rule worth exactly `points`, simple or composite, and a formula that it takes."""
    simple: st.SearchStrategy[tuple[Rule, Formula]] = simply_ruled(points)
    return (
        simple | simple | _composed(points) | _either(points) | _joined(points) | _by_state(points)
    )


@cache
@st.composite
def _composed(draw: st.DrawFn, points: Points) -> tuple[Composite, Several]:
    half = Points.of_atoms(points.atoms // 2)
    worth = (half, points - half)
    (first, one), (second, other) = (draw(simply_ruled(each)) for each in worth)
    names = draw(_names())
    parts = (
        SubRule(name=names[0], points=worth[0], rule=first),
        SubRule(name=names[1], points=worth[1], rule=second),
    )
    return Composite(parts=parts), Several(formulas=(one, other))


@cache
@st.composite
def _two_options(
    draw: st.DrawFn, points: Points
) -> tuple[tuple[Option, ...], tuple[SimpleFormula, ...]]:
    (first, one), (second, other) = draw(simply_ruled(points)), draw(simply_ruled(points))
    names = draw(_names())
    options = (Option(name=names[0], rule=first), Option(name=names[1], rule=second))
    return options, (one, other)


@cache
@st.composite
def _either(draw: st.DrawFn, points: Points) -> tuple[EitherOr, AnyOf]:
    options, taken = draw(_two_options(points))
    rule = EitherOr(options=options, assessed=draw(st.sampled_from(Assessed)))
    return rule, AnyOf(formulas=taken)


@cache
@st.composite
def _joined(draw: st.DrawFn, points: Points) -> tuple[Together, Several]:
    options, taken = draw(_two_options(points))
    rule = Together(options=options, joined=draw(st.sampled_from(Joined)))
    return rule, Several(formulas=taken)


@cache
@st.composite
def _by_state(draw: st.DrawFn, points: Points) -> tuple[ByState, Several]:
    half = Points.of_atoms(points.atoms // 2)
    rates = bands_worth(points), bands_worth(half)
    names = ("完成", "未完成")
    cases = tuple(
        SubRule(name=name, points=most, rule=draw(rule))
        for name, most, rule in zip(names, (points, half), rates, strict=True)
    )
    return ByState(cases=cases), Several(
        formulas=(GivenState(term=draw(terms())), draw(formulas(Kind.RATE)))
    )


@cache
def _names() -> st.SearchStrategy[list[str]]:
    """The names of two parts."""
    return st.lists(values.texts(), min_size=2, max_size=2, unique=True)


@cache
def parts() -> st.SearchStrategy[SubRule]:
    """Parts of a composite."""
    return simply_ruled(_TEN).map(lambda pair: SubRule(name="分项", points=_TEN, rule=pair[0]))


@cache
def options() -> st.SearchStrategy[Option]:
    """Options of an either-or."""
    return simply_ruled(_TEN).map(lambda pair: Option(name="指标", rule=pair[0]))


@cache
def rules(kind: type[Rule]) -> st.SearchStrategy[Rule]:
    """Rules of one kind, worth 10 points."""
    composites: dict[type[Any], Callable[[Points], st.SearchStrategy[tuple[Rule, Formula]]]] = {
        Composite: _composed,
        EitherOr: _either,
        Together: _joined,
        ByState: _by_state,
    }
    if kind in composites:
        return composites[kind](_TEN).map(lambda pair: pair[0])
    return simple_rules(_TEN).get(kind, st.just(Judged()))


def any_rules() -> st.SearchStrategy[Rule]:
    """Rules of every kind, worth 10 points."""
    return ruled(_TEN).map(lambda pair: pair[0])


@cache
def bands() -> st.SearchStrategy[Band]:
    """Bands of a rule of bands."""
    return bands_worth(_TEN).flatmap(lambda rule: st.sampled_from(rule.bands))


@cache
def levels() -> st.SearchStrategy[Level]:
    """Levels of a qualitative indicator."""
    return st.sampled_from(LEVELS.levels)


@cache
def awards() -> st.SearchStrategy[Award]:
    """Awards of up to 10 points, and those that leave a row unscored."""
    earned = st.none() | st.fractions(0, 10, max_denominator=100)
    return st.builds(Award, earned, reasons())


@cache
def reasons() -> st.SearchStrategy[Because]:
    """Reasons given as text, and those that hold figures."""
    written = st.builds(Because, values.texts(), values.texts(), values.texts())
    rates = values.rates().map(lambda rate: Measured(Kind.RATE, rate))
    return written | rates.map(lambda measured: Proportional().award(measured, _TEN).because)
