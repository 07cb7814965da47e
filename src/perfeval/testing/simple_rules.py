"""Strategies for the simple kinds of rule, and a formula that each takes."""

from __future__ import annotations

from functools import cache
from typing import Final

from hypothesis import strategies as st

from perfeval.measures import Balance, Checks, GivenState, Kind
from perfeval.measures.formulas import SimpleFormula
from perfeval.numbers.printed import Points
from perfeval.rules import (
    Bands,
    Beyond,
    Checklist,
    Coefficient,
    Coefficients,
    Deduct,
    EqualShares,
    Gain,
    Item,
    Level,
    LevelRange,
    Linear,
    MissingItems,
    PerCase,
    Proportional,
    Rule,
    State,
    States,
    Steps,
    Toward,
)
from perfeval.testing import values
from perfeval.testing.formulas import formulas, terms

__all__ = ["LEVELS", "Ruled", "bands_worth", "simple_rules", "simply_ruled"]

Ruled = tuple[Rule, SimpleFormula]

LEVELS: Final = LevelRange(
    levels=(
        Level(words=("达成",), low="80%", high="100%", high_included=True),
        Level(words=("部分达成",), low="60%", high="80%"),
        Level(words=("未达成",), low="0%", high="60%"),
    )
)


@cache
@st.composite
def simply_ruled(draw: st.DrawFn, points: Points) -> Ruled:
    """A simple rule worth exactly `points`, and a formula that it takes."""
    rule = draw(st.one_of(*simple_rules(points).values()))
    if isinstance(rule, Checklist | MissingItems | EqualShares):
        return rule, Checks(terms=tuple(draw(terms()) for _ in rule.items))
    if isinstance(rule, States):
        return rule, Balance(balance=draw(terms()), brought_forward=draw(terms()))
    if isinstance(rule, LevelRange | Coefficients):
        return rule, GivenState(term=draw(terms()))
    return rule, draw(formulas(rule.accepts or Kind.RATE))


@cache
def simple_rules(points: Points) -> dict[type[Rule], st.SearchStrategy[Rule]]:
    """Every simple kind of rule, worth `points`."""
    return {
        Bands: bands_worth(points),
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
def _small(points: Points) -> st.SearchStrategy[str]:
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
def bands_worth(points: Points) -> st.SearchStrategy[Bands]:
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
