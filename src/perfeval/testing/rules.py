"""Strategies for rules: each with a formula that gives what it takes."""

from __future__ import annotations

from hypothesis import strategies as st

from perfeval.measures import (
    AnyOf,
    Balance,
    Checks,
    Formula,
    GivenState,
    Kind,
    Several,
    Term,
)
from perfeval.measures.formulas import SimpleFormula
from perfeval.numbers import Points
from perfeval.rules import (
    Assessed,
    Award,
    Bands,
    Because,
    Checklist,
    Composite,
    Deduct,
    EitherOr,
    Gain,
    Item,
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
    Toward,
)
from perfeval.testing import values
from perfeval.testing.formulas import simple_formulas, terms

__all__ = [
    "awards",
    "levels",
    "options",
    "parts",
    "ruled",
    "rules",
    "simply_ruled",
]

Ruled = tuple[Rule, SimpleFormula]

LEVELS = LevelRange(
    levels=(
        Level(words=("达成",), low="80%", high="100%", high_included=True),
        Level(words=("部分达成",), low="60%", high="80%"),
        Level(words=("未达成",), low="0%", high="60%"),
    )
)


@st.composite
def simply_ruled(draw: st.DrawFn, points: Points) -> Ruled:
    """A simple rule worth exactly `points`, and a formula that it takes."""
    rule = draw(st.one_of(*_simple(points).values()))
    if isinstance(rule, Checklist | MissingItems):
        conditions = [Term(fact=draw(values.keys()), name="条件") for _ in rule.items]
        return rule, Checks(terms=tuple(conditions))
    if isinstance(rule, States):
        return rule, Balance(balance=draw(terms()), brought_forward=draw(terms()))
    if isinstance(rule, LevelRange):
        return rule, GivenState(term=draw(terms()))
    return rule, draw(simple_formulas(rule.accepts or Kind.RATE))


@st.composite
def ruled(draw: st.DrawFn, points: Points) -> tuple[Rule, Formula]:
    """A rule worth exactly `points`, simple or composite, and a formula that it takes."""
    way = draw(st.sampled_from(("simple", "simple", "composite", "either")))
    if way == "simple":
        return draw(simply_ruled(points))
    half = Points.of_atoms(points.atoms // 2)
    worth = (half, points - half) if way == "composite" else (points, points)
    (first, one), (second, other) = draw(simply_ruled(worth[0])), draw(simply_ruled(worth[1]))
    if way == "composite":
        parts = (
            SubRule(name="分项一", points=worth[0], rule=first),
            SubRule(name="分项二", points=worth[1], rule=second),
        )
        return Composite(parts=parts), Several(formulas=(one, other))
    options = (Option(name="指标一", rule=first), Option(name="指标二", rule=second))
    assessed = draw(st.sampled_from(Assessed))
    return EitherOr(options=options, assessed=assessed), AnyOf(formulas=(one, other))


def parts() -> st.SearchStrategy[SubRule]:
    """Parts of a composite."""
    return simply_ruled(Points("5")).map(lambda r: SubRule(name="分项", points="5", rule=r[0]))


def options() -> st.SearchStrategy[Option]:
    """Options of an either-or."""
    return simply_ruled(Points("5")).map(lambda pair: Option(name="指标", rule=pair[0]))


def rules(kind: type[Rule]) -> st.SearchStrategy[Rule]:
    """Rules of one kind, worth 10 points; of any for `Rule` itself."""
    ten = Points("10")
    if kind in (Rule, Composite, EitherOr):
        made = ruled(ten).map(lambda pair: pair[0])
        return made.filter(lambda rule: kind in (Rule, type(rule)))
    return _simple(ten).get(kind, st.just(Judged()))


def levels() -> st.SearchStrategy[Level]:
    """Levels of a qualitative indicator."""
    return st.sampled_from(LEVELS.levels)


def awards() -> st.SearchStrategy[Award]:
    """Awards of up to 10 points, and those that leave a row unscored."""
    earned = st.none() | st.fractions(0, 10, max_denominator=100)
    because = st.just(Because("drawn", "按规则计分", "by the rule"))
    return st.builds(Award, earned, because)


def _simple(points: Points) -> dict[type[Rule], st.SearchStrategy[Rule]]:
    """Every simple kind of rule, worth `points`."""
    return {
        Bands: _bands(points),
        Checklist: st.integers(1, 4).map(lambda length: _checklist(points, length)),
        Deduct: _deductions(),
        Gain: st.builds(Gain, each=st.sampled_from((points, Points("0.01")))),
        LevelRange: st.just(LEVELS),
        Linear: _lines(),
        MissingItems: st.integers(1, 4).map(_missing_items),
        PerCase: st.builds(PerCase, deduct=_small()),
        Proportional: _proportions(),
        States: _states(points),
    }


def _small() -> st.SearchStrategy[str]:
    return st.sampled_from(("0.1", "0.2", "0.5", "1", "2", "0.07"))


def _shares(points: Points, parts: int) -> list[Points]:
    """`points` in so many parts, which add up to it."""
    share = Points.of_atoms(points.atoms // parts)
    return [share] * (parts - 1) + [points - Points.of_atoms(share.atoms * (parts - 1))]


def _bands(points: Points) -> st.SearchStrategy[Bands]:
    def make(edges: list[int], *, rising: bool) -> Bands:
        order = sorted(edges, reverse=rising)
        steps = [
            (f"{edge}%", Points.of_atoms(points.atoms // (n + 1)).plain)
            for n, edge in enumerate(order)
        ]
        make_bands = Bands.at_least if rising else Bands.at_most
        return make_bands(*steps, otherwise="0")

    edges = st.lists(st.integers(1, 120), min_size=1, max_size=4, unique=True)
    return st.builds(make, edges, rising=st.booleans())


def _deductions() -> st.SearchStrategy[Deduct]:
    return st.builds(
        lambda make, standard, deduct, per, steps, free: make(
            standard, deduct, per=per, steps=steps, free=free
        ),
        st.sampled_from((Deduct.above, Deduct.below, Deduct.both)),
        st.sampled_from(("0%", "50%", "100%")),
        _small(),
        st.sampled_from(("1%", "2%", "5%")),
        st.sampled_from(Steps),
        st.sampled_from(("0%", "5%")),
    )


def _proportions() -> st.SearchStrategy[Proportional]:
    return st.builds(
        Proportional,
        full_at=st.sampled_from(("50%", "100%", "120%")),
        toward=st.sampled_from(Toward),
    )


def _lines() -> st.SearchStrategy[Linear]:
    return st.builds(
        Linear,
        full_at=st.sampled_from(("90%", "100%")),
        base_at=st.sampled_from(("60%", "70%")),
        base_share=st.sampled_from(("0%", "60%", "80%")),
    )


def _checklist(points: Points, length: int) -> Checklist:
    shares = enumerate(_shares(points, length))
    return Checklist(items=tuple(Item(text=f"条件{n}", points=share) for n, share in shares))


def _missing_items(length: int) -> MissingItems:
    return MissingItems(items=tuple(f"条件{n}" for n in range(length)), deduct="1")


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
