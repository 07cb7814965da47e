"""Strategies for whole documents: any filing, scorecard or rubric, made from the types.

A field is filled by its declared type and by what its own checks accept, so that a new class or a
new field is generated as soon as it stands in a type.
"""

from __future__ import annotations

import enum
import functools
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from perfeval.amounts import Amount, Unit, read_amount
from perfeval.cells import Unreadable, read_cell
from perfeval.criteria import Criterion, NotApplicable, Pool, PoolRow
from perfeval.errors import PerfevalError
from perfeval.filing import CostLine, Filing, FormKind, Section
from perfeval.measures import (
    Balance,
    Change,
    Checks,
    GivenCount,
    GivenRate,
    GivenState,
    Kind,
    Measure,
    Ratio,
    Several,
    Term,
)
from perfeval.numbers import Count, Percent, Points
from perfeval.rates import Rate
from perfeval.rubric import Rating, Reading, Rubric
from perfeval.rubric import Section as RubricSection
from perfeval.rules import (
    Bands,
    ByTarget,
    Checklist,
    Composite,
    Deduct,
    InProportion,
    Judged,
    LevelRange,
    Linear,
    MissingItems,
    PerCase,
    PerStep,
    Proportional,
    Rule,
    States,
    Steps,
)
from perfeval.rules.composite import SubRule
from perfeval.rules.level_range import Level
from perfeval.scorecard import Scorecard
from perfeval.scores import Score
from perfeval.sources import FiscalYear, FiscalYears, Jurisdiction, Source
from perfeval.texts import text_problem

WORDS = ("无", "不适用", "/", "——", "三公经费", "约五万", "=1+1", "a\tb", "第一行\n第二行", "𠮷")
NUMBERS = (
    *("0", "100", "9.5", "1,393.97", "１.５", "-2.50", "0.00000001", "999999999999999"),
    *("10.0", "００", "+7", "47万余", "1e3", "NaN", "１２，３４５．６", "98.77％"),
)
UNITS = ("", "元", "万元", "亿元", "%", "％", "人", "分", "万封", "个", " 个")

_characters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"])
texts = st.sampled_from(WORDS) | st.text(_characters, max_size=12).filter(
    lambda text: text_problem(text) is None
)
said = texts.filter(lambda text: bool(text.strip()))
keys = st.from_regex(r"\A[a-z][a-z0-9_]{0,6}([.-][a-z0-9_]{1,5}){0,2}\Z")
decimals = st.decimals(-(10**9), 10**9, allow_nan=False, places=8).map(lambda n: f"{n:f}")
cells = st.builds(str.__add__, st.sampled_from(NUMBERS) | decimals, st.sampled_from(UNITS)) | texts
points = st.decimals(0, 200, allow_nan=False, places=2).map(Points)
amounts = st.builds(
    Amount, st.sampled_from(("0", "1,393.97", "１.５", "-2.50")) | decimals, st.sampled_from(Unit)
)
rates = st.builds(Rate, st.integers(-(10**6), 10**6), st.integers(1, 10**6)) | st.integers(
    -(10**9), 10**9
).map(lambda atoms: Rate.of_atoms(atoms, 100 * 10**8))
years = st.integers(1950, 2200)
spans = st.builds(FiscalYears, years, st.none()) | st.lists(years, min_size=2, max_size=2).map(
    lambda pair: FiscalYears(min(pair), max(pair))
)

LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(0, 8),
    Amount: amounts,
    Points: points,
    Rate: rates,
    FiscalYear: years.map(FiscalYear),
    FiscalYears: spans,
    Jurisdiction: st.builds(Jurisdiction, code=st.from_regex(r"\A[0-9]{6}\Z"), name=said),
}
RECURSIVE = {CostLine: "parts", Section: "sections"}


def refuses(attribute: attrs.Attribute[Any], value: object) -> bool:
    """Whether the checks of a field refuse a value."""
    try:
        made: Any = attribute.converter
        value = value if made is None else made(value)
        if attribute.validator is not None:
            attribute.validator(None, attribute, value)
    except PerfevalError:
        return True
    return False


@functools.cache
def of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a declared type."""
    if kind in LEAVES:
        return LEAVES[kind]
    if get_origin(kind) in (Union, UnionType):
        return _union(get_args(kind))
    if get_origin(kind) is tuple:
        first, *rest = get_args(kind)
        several = st.lists(of(first), max_size=2).map(tuple)
        return several if rest == [...] else st.tuples(of(first), *map(of, rest))
    if issubclass(kind, enum.Enum):
        return st.sampled_from(list(kind))
    kinds = get_type_hints(kind)
    fields = {
        each.name: _field(each, kinds[each.name])
        for each in attrs.fields(kind)
        if each.init and each.name != RECURSIVE.get(kind)
    }
    if kind not in RECURSIVE:
        return st.builds(kind, **fields)
    return st.recursive(
        st.builds(kind, **fields),
        lambda below: st.builds(
            kind, **fields, **{RECURSIVE[kind]: st.lists(below, max_size=2).map(tuple)}
        ),
        max_leaves=4,
    )


def _union(kinds: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if Unreadable in kinds:
        number = next(each for each in kinds if each in (Amount, Points, Count, Percent))
        read = read_amount if number is Amount else functools.partial(read_cell, number)
        return st.one_of(cells.map(read), *([st.none()] if NoneType in kinds else []))
    return st.one_of(*(st.none() if each is NoneType else of(each) for each in kinds))


def _field(attribute: attrs.Attribute[Any], kind: Any) -> st.SearchStrategy[Any]:
    default = attribute.default
    made: st.SearchStrategy[Any]
    if attribute.name == "value":  # of a fact or a figure: what its text says
        return (cells | st.booleans()).filter(lambda value: not refuses(attribute, value))
    if kind is str and refuses(attribute, "é"):
        made = keys
    elif kind is str and refuses(attribute, ""):
        made = said
    elif attribute.name == "year":
        made = years | st.none() if kind == int | None else of(kind)
    elif get_origin(kind) is tuple and refuses(attribute, ()):
        made = st.lists(of(get_args(kind)[0]), min_size=2, max_size=3).map(tuple)
    else:
        made = of(kind)
    if default is attrs.NOTHING or refuses(attribute, default):
        return made
    return st.just(default) | made  # most fields of a form are blank


@st.composite
def filings(draw: st.DrawFn) -> Filing:
    """Any filing."""
    kinds = get_type_hints(Filing)
    forms = st.lists(of(get_args(kinds["forms"])[0]), max_size=3, unique_by=lambda form: form.key)
    rest = {name: of(kinds[name]) for name in ("unit", "year", "facts", "relations", "notes")}
    return Filing(forms=tuple(draw(forms)), **{name: draw(each) for name, each in rest.items()})


@st.composite
def scores(draw: st.DrawFn) -> Score:
    """Any row of a scorecard: nothing earned or judged is above its points."""
    out_of = draw(points)
    earned = st.sampled_from((None, Points("0"), Points.of_atoms(out_of.atoms // 3), out_of))
    kinds = get_type_hints(Score)
    rest = {
        each.name: draw(_field(each, kinds[each.name]))
        for each in attrs.fields(Score)
        if each.name not in ("out_of", "earned", "judged")
    }
    return Score(out_of=out_of, earned=draw(earned), judged=draw(earned), **rest)


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    """Any scorecard."""
    kinds = get_type_hints(Scorecard)
    rows = draw(st.lists(scores(), max_size=4, unique_by=lambda score: score.key))
    split = draw(st.integers(0, len(rows)))
    rest: dict[str, Any] = {
        each.name: draw(_field(each, kinds[each.name]))
        for each in attrs.fields(Scorecard)
        if each.name not in ("scores", "bonuses", "penalties")
    }
    rest["bonuses"] = tuple(rows[split::2])
    rest["penalties"] = tuple(rows[split + 1 :: 2])
    return Scorecard(scores=tuple(rows[:split]), **rest)


FORMULAS: dict[Kind, tuple[Any, ...]] = {
    Kind.RATE: (Ratio, Change, GivenRate),
    Kind.COUNT: (GivenCount,),
    Kind.STATE: (GivenState, Balance),
}
LEVELS = LevelRange(
    levels=(
        Level(words=("达成",), low="80%", high="100%", high_included=True),
        Level(words=("部分达成",), low="60%", high="80%"),
        Level(words=("未达成",), low="0%", high="60%"),
    )
)


@st.composite
def rules(draw: st.DrawFn, worth: Points, *, simple: bool = False) -> Rule:
    """A rule of any kind that is worth exactly `worth`, an even number of points."""
    full, half = worth.plain, Points.rounded(worth.fraction / 2, 2)
    low, high = (
        f"{n}%" for n in sorted(draw(st.sets(st.integers(1, 100), min_size=2, max_size=2)))
    )
    loss = draw(st.decimals("0.01", 9, places=2))
    steps = draw(st.sampled_from(Steps))
    choices: list[Rule] = [
        Bands.at_least((high, full), (low, half.plain), otherwise="0"),
        Bands.at_most((low, full), (high, half.plain), otherwise="0", least=None),
        Deduct.both(high, f"{loss}", per=low, steps=steps, free=low),
        Deduct.below(low, f"{loss}", per=high, steps=steps, cap=full),
        Proportional(full_at=high),
        Linear(full_at=high, base_at=low, base_share=high, below_share=low),
        PerCase(deduct=loss, cap=draw(st.sampled_from((None, half)))),
        States.of(none=full, within=half.plain, above="0"),
        Checklist.of(("①", half.plain), ("②", half.plain)),
        MissingItems(items=("制度", "执行"), deduct=loss),
        LEVELS,
    ]
    if not simple:
        parts = [SubRule(name=draw(said), points=half, rule=draw(rules(half, simple=True)))] * 2
        choices += [Composite(parts=tuple(parts)), Judged()]
    return draw(st.sampled_from(choices))


def formulas(rule: Rule) -> st.SearchStrategy[Any] | None:
    """Formulas that fit a rule."""
    if isinstance(rule, Composite):
        parts = [formulas(part.rule) for part in rule.parts]
        given = st.tuples(*(part for part in parts if part is not None))
        return given.map(lambda several: Several(formulas=several))
    if isinstance(rule, Checklist | MissingItems):
        terms = st.lists(of(Term), min_size=len(rule.items), max_size=len(rule.items))
        return terms.map(lambda several: Checks(terms=tuple(several)))
    if rule.accepts is None:
        return None
    return st.one_of(*map(of, FORMULAS[rule.accepts]))


@st.composite
def criteria(draw: st.DrawFn, key: str) -> Criterion:
    """A criterion with a rule of any kind and a measure that it takes."""
    worth = Points(draw(st.integers(1, 9)) * 4)
    rule = draw(rules(worth))
    measure = None
    formula = formulas(rule)
    if formula is not None:
        measure = draw(
            st.builds(Measure, id=keys, name=said, formula=formula, source=of(Source | None))
        )
    return Criterion(
        key=key,
        name=f"{draw(said)} {key}",
        name_en=draw(texts),
        aliases=draw(of(tuple[str, ...])),
        points=worth,
        clause=draw(said),
        measure=measure,
        rule=rule,
        not_applicable=draw(st.none() | st.sampled_from(NotApplicable)),
    )


@st.composite
def pools(draw: st.DrawFn, key: str) -> Pool:
    """A pool with labels, with rows of its own, or with rows that share its points."""
    share = Points(draw(st.integers(1, 9)))
    missed = PerStep(deduct=draw(points.filter(lambda p: p.atoms)), per="1", steps=Steps.STARTED)
    by_target = ByTarget(
        missed_rate=InProportion(),
        missed_count=draw(st.just(missed) | st.just(InProportion())),
        met_words=tuple(draw(st.lists(said, max_size=2))),
        levels=draw(st.sampled_from((None, LEVELS))),
    )
    shared = draw(st.booleans())
    rows = [
        PoolRow(key=f"{key}.{n}", name=draw(said), points=None if shared else share)
        for n in range(draw(st.integers(1 if shared else 0, 2)))
    ]
    return Pool(
        key=key,
        name=draw(said),
        labels=(f"产出指标 {key}",),
        points=Points.total([share] * (len(rows) or 1)),
        clause=draw(said),
        rule=draw(st.just(by_target) | st.just(Judged())),
        rows=tuple(rows),
        shared=shared,
    )


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Any rubric: one to three sections, of which the last holds the first."""
    sections: list[RubricSection] = []
    for n in range(draw(st.integers(1, 3))):
        items: list[Criterion | Pool] = [draw(criteria(f"criterion-{n}")), draw(pools(f"pool-{n}"))]
        below = tuple(sections[:1]) if n == 2 else ()
        total = Points.total([each.points for each in (*items, *below)])
        sections = sections[1:] if n == 2 else sections
        sections.append(
            RubricSection(name=draw(said), points=total, items=tuple(items), sections=below)
        )
    out_of = Points.total([section.points for section in sections])
    return Rubric(
        id=draw(keys),
        edition=draw(said),
        name=draw(said),
        form=draw(st.sampled_from(FormKind)),
        jurisdiction=draw(of(Jurisdiction)),
        years=draw(spans),
        source=draw(of(Source)),
        out_of=out_of,
        sections=tuple(sections),
        places=draw(st.integers(0, 8)),
        ratings=draw(st.sampled_from(((), (Rating(name="优", at_least=out_of), RATED)))),
        not_applicable=draw(st.sampled_from(NotApplicable)),
        readings=draw(of(tuple[Reading, ...])),
        distribution=draw(texts),
    )


RATED = Rating(name="差", at_least="0", synonyms=("不合格",))
documents = filings() | scorecards() | rubrics()
