"""Strategies for rules: each with a formula that gives what it takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from perfeval.measures import AnyOf, Balance, Checks, Formula, GivenState, Kind, Measured, Several
from perfeval.measures.formulas import SimpleFormula
from perfeval.numbers.printed import Points
from perfeval.rules import (
    Assessed,
    Award,
    Band,
    Bands,
    Because,
    Beyond,
    ByState,
    Checklist,
    Coefficient,
    Coefficients,
    Composite,
    Deduct,
    EitherOr,
    EqualShares,
    Gain,
    Item,
    Joined,
    Judged,
    Level,
    LevelRange,
    Linear,
    MissingItems,
    Option,
    PerCase,
    Proportional,
    Rule,
    State,
    States,
    Steps,
    SubRule,
    Together,
    Toward,
)
from perfeval.testing import values
from perfeval.testing.formulas import formulas, terms

__all__ = [
    "LEVELS",
    "any_rules",
    "awards",
    "bands",
    "levels",
    "options",
    "parts",
    "reasons",
    "ruled",
    "rules",
    "simply_ruled",
]

Ruled = tuple[Rule, SimpleFormula]

LEVELS: Final = LevelRange(
    levels=(
        Level(words=("达成",), low="80%", high="100%", high_included=True),
        Level(words=("部分达成",), low="60%", high="80%"),
        Level(words=("未达成",), low="0%", high="60%"),
    )
)
_TEN: Final = Points("10")


@cache
@st.composite
def simply_ruled(draw: st.DrawFn, points: Points) -> Ruled:
    """A simple rule worth exactly `points`, and a formula that it takes."""
    rule = draw(st.one_of(*_simple(points).values()))
    if isinstance(rule, Checklist | MissingItems | EqualShares):
        return rule, Checks(terms=tuple(draw(terms()) for _ in rule.items))
    if isinstance(rule, States):
        return rule, Balance(balance=draw(terms()), brought_forward=draw(terms()))
    if isinstance(rule, LevelRange | Coefficients):
        return rule, GivenState(term=draw(terms()))
    return rule, draw(formulas(rule.accepts or Kind.RATE))


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
def _either(draw: st.DrawFn, points: Points) -> tuple[EitherOr, AnyOf]:
    (first, one), (second, other) = draw(simply_ruled(points)), draw(simply_ruled(points))
    names = draw(_names())
    options = (Option(name=names[0], rule=first), Option(name=names[1], rule=second))
    rule = EitherOr(options=options, assessed=draw(st.sampled_from(Assessed)))
    return rule, AnyOf(formulas=(one, other))


@cache
@st.composite
def _joined(draw: st.DrawFn, points: Points) -> tuple[Together, Several]:
    (first, one), (second, other) = draw(simply_ruled(points)), draw(simply_ruled(points))
    names = draw(_names())
    options = (Option(name=names[0], rule=first), Option(name=names[1], rule=second))
    rule = Together(options=options, joined=draw(st.sampled_from(Joined)))
    return rule, Several(formulas=(one, other))


@cache
@st.composite
def _by_state(draw: st.DrawFn, points: Points) -> tuple[ByState, Several]:
    half = Points.of_atoms(points.atoms // 2)
    rates = _bands(points), _bands(half)
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
    return _simple(_TEN).get(kind, st.just(Judged()))


def any_rules() -> st.SearchStrategy[Rule]:
    """Rules of every kind, worth 10 points."""
    return ruled(_TEN).map(lambda pair: pair[0])


@cache
def bands() -> st.SearchStrategy[Band]:
    """Bands of a rule of bands."""
    return _bands(_TEN).flatmap(lambda rule: st.sampled_from(rule.bands))


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


@cache
def _simple(points: Points) -> dict[type[Rule], st.SearchStrategy[Rule]]:
    """Every simple kind of rule, worth `points`."""
    return {
        Bands: _bands(points),
        Checklist: _texts().map(lambda texts: _checklist(points, texts)),
        Coefficients: st.builds(_coefficients, _percents(0, 100)),
        Deduct: _deductions(points),
        EqualShares: _texts(2).map(lambda texts: EqualShares(items=texts)),
        Gain: st.builds(Gain, each=st.sampled_from((points, Points("0.01")))),
        LevelRange: st.just(LEVELS),
        Linear: _lines(),
        MissingItems: st.builds(MissingItems, items=_texts(), deduct=_small(points)),
        PerCase: st.builds(PerCase, deduct=_small(points), cap=_caps(points)),
        Proportional: st.builds(
            Proportional, full_at=_percents(1, 120), toward=st.sampled_from(Toward)
        ),
        States: _states(points),
    }


@cache
def _small(points: Points = _TEN) -> st.SearchStrategy[str]:
    """What a step takes off, not more than there is."""
    some = ("0.1", "0.2", "0.5", "1", "2", "0.07", "7")
    fitting = [each for each in some if Points(each) <= points]
    return st.sampled_from(fitting or [points.plain])


@cache
def _caps(points: Points) -> st.SearchStrategy[Points | None]:
    """None, or the most that a deduction can cost."""
    return st.sampled_from((None, points, Points.of_atoms(points.atoms // 2)))


@cache
def _percents(least: int, most: int) -> st.SearchStrategy[str]:
    """Percentages, whole or in hundredths."""
    hundredths = st.integers(least * 100, most * 100).map(lambda n: f"{n // 100}.{n % 100:02}%")
    return st.integers(least, most).map("{}%".format) | hundredths


@cache
def _texts(least: int = 1) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values.texts(), min_size=least, max_size=4, unique=True).map(tuple)


def _coefficients(share: str) -> Coefficients:
    levels = (("达成", "100%"), ("部分达成", share), ("未达成", "0%"))
    return Coefficients(
        levels=tuple(Coefficient(words=(word,), share=each) for word, each in levels)
    )


def _shares(points: Points, parts: int) -> list[Points]:
    """`points` in so many parts, which add up to it."""
    share = Points.of_atoms(points.atoms // parts)
    return [share] * (parts - 1) + [points - Points.of_atoms(share.atoms * (parts - 1))]


@cache
def _bands(points: Points) -> st.SearchStrategy[Bands]:
    def make(edges: list[int], *, rising: bool) -> Bands:
        order = sorted(edges, reverse=rising)
        steps = [
            (f"{edge}%", Points.of_atoms(points.atoms // (n + 1)).plain)
            for n, edge in enumerate(order)
        ]
        make_bands = Bands.at_least if rising else Bands.at_most
        return make_bands(*steps, otherwise="0", least=None)

    edges = st.lists(st.integers(1, 120), min_size=1, max_size=4, unique=True)
    return st.builds(make, edges, rising=st.booleans())


@cache
def _deductions(points: Points) -> st.SearchStrategy[Deduct]:
    cut = st.builds(
        Deduct.below,
        _percents(80, 120),
        _small(points),
        per=st.just("1%"),
        steps=st.sampled_from(Steps),
        nothing_below=st.none() | _percents(0, 79),
    )
    return cut | st.builds(
        Deduct,
        standard=_percents(0, 120),
        beyond=st.sampled_from(Beyond),
        deduct=_small(points),
        per=st.sampled_from(("0.5%", "1%", "2%", "5%")),
        steps=st.sampled_from(Steps),
        free=st.sampled_from(("0%", "2%", "5%")),
        cap=_caps(points),
    )


@cache
def _lines() -> st.SearchStrategy[Linear]:
    return st.builds(
        Linear,
        full_at=_percents(80, 120),
        base_at=_percents(1, 79),
        base_share=st.sampled_from(("50%", "60%", "80%")),
        below_share=st.sampled_from(("0%", "10%", "50%")),
    )


def _checklist(points: Points, texts: tuple[str, ...]) -> Checklist:
    shares = _shares(points, len(texts))
    pairs = zip(texts, shares, strict=True)
    return Checklist(items=tuple(Item(text=text, points=share) for text, share in pairs))


@cache
def _states(points: Points) -> st.SearchStrategy[States]:
    middle = st.integers(0, points.atoms).map(Points.of_atoms)
    return middle.map(
        lambda within: States(
            states=(
                State(name="none", points=points),
                State(name="within", points=within),
                State(name="above", points="0"),
            )
        )
    )
