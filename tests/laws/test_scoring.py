"""Laws of scoring, over every installed rubric and over generated ones."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perfeval import (
    Amount,
    Criterion,
    Fact,
    Filing,
    Finding,
    FormKind,
    Jurisdiction,
    Nil,
    PerfevalError,
    Points,
    Pool,
    Rubric,
    Score,
    Scorecard,
    Section,
    audit,
    dumps,
    find_rubric,
    get_rubric,
    loads,
    render,
    rubrics,
    score,
    score_all,
    wan_yuan,
    yuan,
)
from perfeval.cells import read_cell
from perfeval.decimals import decimal_text
from perfeval.filing import (
    Actual,
    BudgetUnit,
    FundRow,
    Indicator,
    ProjectForm,
    ScoreSheet,
    SheetRow,
    Target,
    UnitForm,
)
from perfeval.measures import (
    Balance,
    Change,
    Checks,
    GivenCount,
    GivenRate,
    Kind,
    Measure,
    Ratio,
    Term,
)
from perfeval.registry import Installed
from perfeval.rules import (
    Bands,
    Beyond,
    ByTarget,
    Deduct,
    Direction,
    InProportion,
    PerCase,
    PerStep,
    Proportional,
    Rule,
    Steps,
    Toward,
)
from tests.given import indicator
from tests.given import rubric as rubric_of

RUBRICS: Final = [get_rubric(entry.qualified_id) for entry in rubrics()]
ANNEX_2: Final = get_rubric("yueyanglou-annex-2")
EXAMPLE: Final = Path(__file__).parents[2] / "docs" / "examples" / "yueyanglou-2023.json"
installed: Final = pytest.mark.parametrize("rubric", RUBRICS, ids=[each.id for each in RUBRICS])

_small: Final = st.integers(1, 20)
_atoms: Final = st.integers(0, 300 * 10**8) | st.sampled_from(
    [10**10 + step * 10**8 + tiny for step in range(-6, 7) for tiny in (-1, 0, 1)]
)
_numbers: Final = st.builds(decimal_text, _atoms)
_odd: Final[st.SearchStrategy[Any]] = st.sampled_from(
    ["不适用", "/", "", "约五万", "-1万元", "3次", True]
)


# What is scored: facts, forms and rubrics.


def _given(criterion: Criterion, unit: str) -> st.SearchStrategy[Any]:
    """What a fact of a criterion can be, now and then something that does not fit."""
    formula = None if criterion.measure is None else criterion.measure.formula
    fitting: st.SearchStrategy[Any]
    if isinstance(formula, Checks):
        fitting = st.booleans()
    elif isinstance(formula, GivenCount):
        fitting = st.integers(0, 9).map(str)
    elif isinstance(formula, GivenRate):
        fitting = _numbers.map("{}%".format)
    else:
        fitting = _numbers.map(lambda number: f"{number}{unit}")
    return st.integers(0, 9).flatmap(lambda luck: fitting if luck else _odd)


@st.composite
def facts_for(draw: st.DrawFn, rubric: Rubric) -> tuple[Fact, ...]:
    """Facts that the criteria of a rubric ask for, most of them given."""
    found: dict[str, Any] = {}
    for _, item in rubric.walk():
        if isinstance(item, Criterion) and item.measure is not None:
            unit = draw(st.sampled_from(["万元", "元", "人"]))
            for fact in item.measure.facts:
                if draw(st.integers(0, 9)):
                    found[fact] = draw(_given(item, unit))
    return tuple(Fact(id=key, value=value) for key, value in found.items())


_signs: Final = st.sampled_from(["≥", "≧", "≤", "＞", "＜", "=", "", "不少于"])
_texts: Final = st.sampled_from(["出台", "完成", "已出台", "达成", "部分达成", "不适用", "", "约5"])
_cells: Final = st.integers(0, 2000).map(lambda n: decimal_text(n * 10**6)) | st.sampled_from(
    ["", "/", "满分", "-1"]
)


@st.composite
def indicators(draw: st.DrawFn, label: str) -> Indicator:
    """A row of an indicator table under a 一级 label."""
    unit = draw(st.sampled_from(["%", "个", ""]))
    figures = _numbers.map(lambda number: f"{number}{unit}")
    return Indicator(
        level1=label,
        level2=draw(st.sampled_from(["数量指标", "质量指标", ""])),
        name=draw(st.sampled_from(["甲", "乙", "不适用"])),
        target=Target(text=draw(_texts | st.builds("{}{}".format, _signs, figures))),
        actual=Actual(text=draw(_texts | figures)),
        points=read_cell(Points, draw(_cells)),
        claimed=read_cell(Points, draw(_cells)),
    )


@st.composite
def tables_for(draw: st.DrawFn, rubric: Rubric) -> UnitForm | ProjectForm | ScoreSheet:
    """The form that a rubric is for, with claims, rows in any order, and a row of no rubric."""
    if rubric.form is FormKind.SCORE_SHEET:
        rows = [
            SheetRow(
                level1=path[0],
                level2=path[-1],
                name=name,
                clause=item.clause,
                points=item.points,
                claimed=read_cell(Points, draw(_cells)),
            )
            for path, item in rubric.walk()
            for name in (
                [item.name] if isinstance(item, Criterion) else [r.name for r in item.rows]
            )
        ]
        return ScoreSheet(key="sheet", rows=tuple(draw(st.permutations(rows))))
    labels = [item.labels[0] for _, item in rubric.walk() if isinstance(item, Pool)]
    under = st.sampled_from([*labels, "别的指标"]).flatmap(indicators)
    return _table(
        rubric,
        FundRow(label="年度资金总额", claimed=read_cell(Points, draw(_cells))),
        tuple(draw(st.lists(under, max_size=8))),
    )


def _table(
    rubric: Rubric, fund: FundRow | None, rows: tuple[Indicator, ...]
) -> UnitForm | ProjectForm:
    """The table that a rubric is for."""
    if rubric.form is FormKind.UNIT:
        return UnitForm(key="form", fund=fund, indicators=rows)
    assert rubric.form is FormKind.PROJECT
    return ProjectForm(key="form", fund=fund, indicators=rows)


@st.composite
def filings_for(draw: st.DrawFn, rubric: Rubric) -> Filing:
    """A filing that can be scored by a rubric."""
    form = draw(tables_for(rubric))
    unit = BudgetUnit(name="某局")
    return Filing(unit=unit, year=2023, forms=(form,), facts=draw(facts_for(rubric)))


_percents: Final = st.integers(1, 15000).map(lambda n: f"{decimal_text(n * 10**6)}%")


@st.composite
def rules_worth(draw: st.DrawFn, points: int) -> Rule:
    """A rule that is worth exactly so many points."""
    match draw(st.integers(0, 3)):
        case 0:
            return Deduct(
                standard=draw(_percents),
                beyond=draw(st.sampled_from(Beyond)),
                deduct=draw(st.sampled_from(["0.1", "0.5", "3"])),
                per=draw(st.sampled_from(["0.5%", "1%", "5%"])),
                steps=draw(st.sampled_from(Steps)),
                free=draw(st.sampled_from(["0%", "2%"])),
                cap=draw(st.sampled_from([None, "1"])),
            )
        case 1:
            return Proportional(full_at=draw(_percents), toward=draw(st.sampled_from(Toward)))
        case 2:
            return PerCase(deduct=draw(st.sampled_from(["0.3", "1", "7"])))
    count = draw(st.integers(1, points))
    at = draw(st.lists(st.integers(0, 150), min_size=count, max_size=count, unique=True))
    worth = [str(points - lost) for lost in range(count)]
    if draw(st.booleans()):
        down = [f"{edge}%" for edge in sorted(at, reverse=True)]
        assume(down[-1] != "0%")
        return Bands.at_least(*zip(down, worth, strict=True), otherwise="0")
    up = [f"{edge}%" for edge in sorted(at)]
    return Bands.at_most(*zip(up, worth, strict=True), otherwise="0")


_by_target: Final = st.builds(
    ByTarget,
    missed_rate=st.builds(
        PerStep, deduct=st.just("1"), per=st.just("1%"), steps=st.sampled_from(Steps)
    )
    | st.builds(InProportion),
    missed_count=st.builds(InProportion),
    met_words=st.just(("完成",)),
)


@st.composite
def rubrics_made(draw: st.DrawFn) -> Rubric:
    """A rubric of one to four criteria and a pool."""
    items: list[Criterion | Pool] = []
    for number in range(draw(st.integers(1, 4))):
        points = draw(_small)
        rule = draw(rules_worth(points))
        term = Term(fact=f"made.{number}", name=f"数{number}")
        formula = GivenRate(term=term) if rule.accepts is Kind.RATE else GivenCount(term=term)
        items.append(
            Criterion(
                key=f"row-{number}",
                name=f"指标{number}",
                points=str(points),
                clause="评分标准",
                measure=Measure(id=f"made.{number}", name="指标", formula=formula),
                rule=rule,
            )
        )
    pool = Pool(
        key="output",
        name="产出",
        labels=("产出指标",),
        points=str(draw(_small)),
        clause="评分标准",
        rule=draw(_by_target),
    )
    return rubric_of(*items, pool, places=draw(st.integers(0, 8)))


any_rubric: Final = st.sampled_from(RUBRICS) | rubrics_made()
scored: Final = any_rubric.flatmap(lambda rubric: st.tuples(st.just(rubric), filings_for(rubric)))


# Points and totals.


def _sections(parts: tuple[Section, ...]) -> Iterator[Section]:
    for part in parts:
        yield part
        yield from _sections(part.sections)


@installed
def test_points_add_up_to_100_at_every_level(rubric: Rubric) -> None:
    """Rows to pools, rows and sections to sections, sections to the whole."""
    assert rubric.out_of == Points("100")
    assert sum(section.points.fraction for section in rubric.sections) == 100
    for section in _sections(rubric.sections):
        below = [*section.sections, *section.items]
        assert sum(part.points.fraction for part in below) == section.points.fraction
    for _, item in rubric.walk():
        if isinstance(item, Pool) and item.rows and not item.shared:
            rows = [row.points.fraction for row in item.rows if row.points is not None]
            assert sum(rows) == item.points.fraction


@given(scored)
def test_no_row_earns_more_than_it_is_worth(drawn: tuple[Rubric, Filing]) -> None:
    """0 ≤ earned ≤ out of, of every row and of the whole."""
    rubric, filing = drawn
    card = score(filing, rubric)
    for each in card.scores:
        assert each.earned is None or 0 <= each.earned.atoms <= each.out_of.atoms
        assert each.reason()
        assert each.reason("en")
    assert 0 <= card.total.atoms <= card.scored_out_of.atoms <= card.out_of.atoms
    assert 0 <= card.reviewed_total.atoms <= card.reviewed_out_of.atoms <= card.out_of.atoms


@given(scored)
def test_the_parts_add_up_to_the_total(drawn: tuple[Rubric, Filing]) -> None:
    """Each computed score once, rounded by itself; the rows of a pool no more than the pool."""
    rubric, filing = drawn
    card = score(filing, rubric)
    pools = {item.key: item for _, item in rubric.walk() if isinstance(item, Pool)}
    total = claimed = Fraction(0)
    pooled = dict.fromkeys(pools, Fraction(0))
    for each in card.scores:
        claimed += 0 if each.claimed is None else each.claimed.fraction
        if each.earned is not None and each.pool:
            pooled[each.pool] += each.earned.fraction
        elif each.earned is not None:
            total += each.earned.fraction
    total += sum(min(pooled[key], pool.points.fraction) for key, pool in pools.items())
    assert card.total.fraction == total
    assert card.claimed_total.fraction == claimed


# Edges: an oracle that shares nothing with the rules but the clauses.


def _off(points: int, deduct: str, beyond: Fraction) -> Fraction:
    """`deduct` for each whole percentage point beyond a standard, down to zero."""
    return max(Fraction(0), points - Fraction(deduct) * max(0, floor(beyond * 100)))


def _bands(value: Fraction, *bands: tuple[int, str], closed_above: bool = False) -> Fraction:
    """The points of the first band that holds the value, from best to worst."""
    for percent, points in bands:
        edge = Fraction(percent, 100)
        if value <= edge if closed_above else value >= edge:
            return Fraction(points)
    return Fraction(0)


def _execution(rate: Fraction) -> Fraction:
    return min(Fraction(10), 10 * rate)


ORACLES: Final[dict[tuple[str, str], Callable[[Fraction], Fraction]]] = {
    ("yueyang-annex-3-1", key): oracle
    for key, oracle in {
        "staffing": lambda rate: _off(5, "0.5", rate - 1),
        "three_public_change": lambda rate: _off(5, "0.5", rate),
        "priority_spending": lambda rate: _bands(rate, (90, "5"), (80, "4"), (70, "3"), (60, "2")),
        "budget_adjustment": lambda rate: _bands(
            rate, (0, "3"), (10, "2"), (20, "1"), (30, "0.5"), closed_above=True
        ),
        "fund_releases": lambda late: max(Fraction(0), 3 - late / 2),
        "three_public_control": lambda rate: _off(6, "1", rate - 1),
        "regularity": lambda cases: max(Fraction(0), 3 - cases),
        "procurement": lambda rate: _off(3, "0.2", 1 - rate),
        "official_card": lambda rate: _off(3, "0.2", Fraction(1, 2) - rate),
        "asset_safety": lambda cases: max(Fraction(0), 4 - cases),
        "asset_utilisation": lambda rate: _off(3, "0.1", 1 - rate),
        "satisfaction": lambda rate: _bands(rate, (95, "5"), (85, "3"), (75, "1")),
    }.items()
} | {
    (name, "budget_execution"): _execution
    for name in ("yueyanglou-annex-2", "yueyanglou-annex-3", "national-project", "national-unit")
}
MEASURED: Final = [
    (rubric, item)
    for rubric in RUBRICS
    for _, item in rubric.walk()
    if isinstance(item, Criterion) and (rubric.id, item.key) in ORACLES
]
measured: Final = pytest.mark.parametrize(
    ("rubric", "criterion"), MEASURED, ids=[f"{r.id}-{c.key}" for r, c in MEASURED]
)


def _text(value: Fraction) -> str:
    """A value of at most 8 decimals, as text."""
    atoms = value * 10**8
    assert atoms.denominator == 1
    return decimal_text(atoms.numerator)


def _facts_giving(criterion: Criterion, value: Fraction) -> dict[str, str]:
    """The facts by which a criterion measures just this rate (of 100 元) or count."""
    assert criterion.measure is not None
    formula = criterion.measure.formula
    match formula:
        case Ratio():
            amounts = {term.fact: "0元" for term in formula.numerator}
            amounts[formula.numerator[0].fact] = f"{_text(100 * value)}元"
            return amounts | {formula.denominator[0].fact: "100元"}
        case Change():
            this = f"{_text(100 * (1 + value))}元"
            return {formula.this.fact: this, formula.last.fact: "100元"}
        case GivenRate():
            return {formula.term.fact: f"{_text(100 * value)}%"}
        case GivenCount():
            return {formula.term.fact: _text(value)}
    raise AssertionError(formula)


def _earned(rubric: Rubric, criterion: Criterion, value: Fraction) -> Fraction:
    """What a filing earns in one criterion that measures `value`."""
    facts = _facts_giving(criterion, value).items()
    filing = Filing(
        unit=BudgetUnit(name="某局"),
        forms=() if rubric.form is FormKind.SCORE_SHEET else (_table(rubric, None, ()),),
        facts=tuple(Fact(id=key, value=each) for key, each in facts),
    )
    (found,) = (each for each in score(filing, rubric).scores if each.key == criterion.key)
    assert found.earned is not None
    return found.earned.fraction


def _rounded(value: Fraction) -> Fraction:
    """Two decimals, half-up."""
    return Fraction(floor(value * 100 + Fraction(1, 2)), 100)


def test_every_criterion_with_numbers_has_an_oracle() -> None:
    """A rubric that comes with the library cannot be added without one."""
    missing = [
        (rubric.id, item.key)
        for rubric in RUBRICS
        for _, item in rubric.walk()
        if rubric.distribution.startswith("perfeval ")
        and isinstance(item, Criterion)
        and (rubric.id, item.key) not in ORACLES
        and not (item.measure and isinstance(item.measure.formula, Balance | Checks))
    ]
    assert missing == []
    assert len(MEASURED) == len(ORACLES)


@measured
def test_the_exact_score_at_every_edge_and_one_atom_beside_it(
    rubric: Rubric, criterion: Criterion
) -> None:
    """10⁻⁸ of a percentage point (one, for counts) below, at and above every edge and step."""
    oracle = ORACLES[rubric.id, criterion.key]
    rates = criterion.rule.accepts is Kind.RATE
    step, atom = (Fraction(1, 100), Fraction(1, 10**10)) if rates else (Fraction(1), Fraction(1))
    edges = {edge.fraction for edge in criterion.rule.edges()}
    around = {edge + steps * step for edge in edges for steps in range(-32, 33)}
    values = {at + beside for at in around for beside in (-atom, Fraction(0), atom)}
    tried = sorted(value for value in values if value >= 0)
    assert edges <= set(tried)
    assert [
        value for value in tried if _earned(rubric, criterion, value) != _rounded(oracle(value))
    ] == []


@measured
@given(st.data())
def test_any_value_scores_as_its_clause_says(
    rubric: Rubric, criterion: Criterion, data: st.DataObject
) -> None:
    """Anywhere between the edges too."""
    if criterion.rule.accepts is Kind.RATE:
        value = Fraction(data.draw(st.integers(0, 3 * 10**10)), 10**10)
    else:
        value = Fraction(data.draw(st.integers(0, 10**6)))
    oracle = ORACLES[rubric.id, criterion.key]
    assert _earned(rubric, criterion, value) == _rounded(oracle(value))


STEPPED: Final = {"yueyanglou-annex-2": True, "yueyanglou-annex-3": True, "national-project": False}
by_target: Final = pytest.mark.parametrize("rubric_id", STEPPED)
MET: Final[dict[str, Callable[[Fraction, Fraction], bool]]] = {
    "≥": lambda actual, target: actual >= target,
    "≤": lambda actual, target: actual <= target,
    "＞": lambda actual, target: actual > target,
    "＜": lambda actual, target: actual < target,
    "=": lambda actual, target: actual == target,
}
Aim = tuple[str, Fraction, Fraction, str]


def _by_clause(rubric_id: str, aim: Aim) -> Fraction:
    """What a row of 10 points earns: all, in proportion, or 10 less each started point."""
    sign, target, actual, unit = aim
    if MET[sign](actual, target):
        return Fraction(10)
    if unit == "%" and STEPPED[rubric_id]:
        return Fraction(max(0, 10 - ceil(abs(actual - target))))
    return 10 * min(actual, target) / max(actual, target)


def _earned_by(rubric_id: str, aims: list[Aim]) -> list[Fraction | None]:
    """What rows of 10 points with these targets and values earn, each by itself."""
    rows = tuple(
        Indicator(
            level1="产出指标",
            name=f"指标{number:05}",
            target=Target(text=f"{sign}{_text(target)}{unit}"),
            actual=Actual(text=f"{_text(actual)}{unit}"),
            points=Points("10"),
        )
        for number, (sign, target, actual, unit) in enumerate(aims)
    )
    rubric = get_rubric(rubric_id)
    forms = (_table(rubric, None, rows),)
    card = score(Filing(unit=BudgetUnit(name="某局"), forms=forms), rubric)
    found = [each for each in card.scores if each.key.startswith("output/")]
    assert len(found) == len(aims)
    return [None if each.earned is None else each.earned.fraction for each in found]


@by_target
def test_the_exact_score_of_an_indicator_at_every_edge(rubric_id: str) -> None:
    """At its target and every whole point or thing from it, and one atom beside."""
    aims = [
        (sign, Fraction(target), target + steps + beside * atom, unit)
        for sign in MET
        for target in (1, 50, 95, 100)
        for unit, atom in (("%", Fraction(1, 10**8)), ("个", Fraction(1)))
        for steps in range(-12, 13)
        for beside in (-1, 0, 1)
        if target + steps + beside * atom >= 0
    ]
    assert _earned_by(rubric_id, aims) == [_rounded(_by_clause(rubric_id, aim)) for aim in aims]


_values: Final = st.integers(1, 3 * 10**10).map(lambda atoms: Fraction(atoms, 10**8))
_aims: Final = st.tuples(
    st.sampled_from(sorted(MET)), _values, _values, st.sampled_from(["%", "个"])
)


@by_target
@given(st.lists(_aims, min_size=1, max_size=20))
def test_any_indicator_scores_as_its_clause_says(rubric_id: str, aims: list[Aim]) -> None:
    """Whatever its target and its value."""
    assert _earned_by(rubric_id, aims) == [_rounded(_by_clause(rubric_id, aim)) for aim in aims]


@given(st.integers(0, 10**10), st.integers(0, 10**10))
def test_an_execution_rate_up_to_100_scores_full(rate: int, more: int) -> None:
    """Wherever the target or the standard is ≤100%, or a rate above it."""
    value = Fraction(rate, 10**10)
    standards = [
        (rubric, item)
        for rubric, item in MEASURED
        if isinstance(item.rule, Deduct)
        and item.rule.beyond is Beyond.ABOVE
        and item.rule.standard.fraction == 1
    ]
    assert {item.key for _, item in standards} == {"staffing", "three_public_control"}
    for rubric, item in standards:
        assert _earned(rubric, item, value) == item.points.fraction
    aim = ("≤", 100 + Fraction(more, 10**8), 100 * value, "%")
    assert [_earned_by(rubric_id, [aim]) for rubric_id in STEPPED] == [[10]] * 3


@given(any_rubric, st.data())
def test_a_worse_value_never_earns_more(rubric: Rubric, data: st.DataObject) -> None:
    """Where a rule declares a direction."""
    declared = [
        item
        for _, item in rubric.walk()
        if isinstance(item, Criterion) and item.rule.direction is not Direction.NONE
    ]
    assume(declared)
    criterion = data.draw(st.sampled_from(declared))
    if criterion.rule.accepts is Kind.RATE:
        values = _atoms.map(lambda atoms: Fraction(atoms, 10**10))
    else:
        values = st.integers(0, 40).map(Fraction)
    low, high = sorted((data.draw(values), data.draw(values)))
    less, more = _earned(rubric, criterion, low), _earned(rubric, criterion, high)
    assert less <= more if criterion.rule.direction is Direction.HIGHER else less >= more


@by_target
@given(_aims, _values)
def test_a_worse_indicator_never_earns_more(rubric_id: str, aim: Aim, other: Fraction) -> None:
    """Further from a floor or a ceiling, on the wrong side of it."""
    sign, target, actual, unit = aim
    assume(sign != "=")
    low, high = sorted((actual, other))
    aims: list[Aim] = [(sign, target, low, unit), (sign, target, high, unit)]
    less, more = _earned_by(rubric_id, aims)
    assert less is not None
    assert more is not None
    assert less <= more if sign in "≥＞" else less >= more


# What must not matter.


def _by_key(card: Scorecard) -> dict[str, Score]:
    return {each.key: each for each in card.scores}


def _assert_same(one: Scorecard, other: Scorecard) -> None:
    """Two scorecards are the same but for the order of their rows."""
    assert _by_key(one) == _by_key(other)
    for total in ("total", "scored_out_of", "claimed_total", "reviewed_total", "reviewed_out_of"):
        assert getattr(one, total) == getattr(other, total)


@given(scored, st.data())
def test_the_order_of_rows_is_irrelevant(drawn: tuple[Rubric, Filing], data: st.DataObject) -> None:
    """The same scores by key, and the same totals."""
    rubric, filing = drawn
    (form,) = filing.forms
    moved: ScoreSheet | UnitForm | ProjectForm
    if isinstance(form, ScoreSheet):
        moved = evolve(form, rows=tuple(data.draw(st.permutations(form.rows))))
    else:
        assert isinstance(form, UnitForm | ProjectForm)
        moved = evolve(form, indicators=tuple(data.draw(st.permutations(form.indicators))))
    _assert_same(score(filing, rubric), score(evolve(filing, forms=(moved,)), rubric))


TEN: Final = indicator("≥10个", "10个")
ALIKE: Final = {
    "points": [TEN, evolve(TEN, points=Points("5"))],
    "claim": [TEN, evolve(TEN, claimed=Points("5"))],
    "label": [TEN, evolve(TEN, level2="质量指标")],
    "of which": [evolve(TEN, points=Nil(""), of_which=each) for each in (False, True)],
    "cells of the target": [TEN, evolve(TEN, target=Target(text="≥1", unit="0个"))],
    "cells of the value": [TEN, evolve(TEN, actual=Actual(text="1", unit="0个"))],
}


@pytest.mark.parametrize("rows", ALIKE.values(), ids=ALIKE)
def test_rows_that_print_alike_keep_their_keys(rows: list[Indicator]) -> None:
    """Rows that differ in anything that is scored are told apart by it, not by their order."""
    unit = BudgetUnit(name="某局")
    cards = [
        score(Filing(unit=unit, forms=(UnitForm(key="form", indicators=order),)), ANNEX_2)
        for order in (tuple(rows), tuple(reversed(rows)))
    ]
    _assert_same(*cards)


def test_of_two_rows_of_one_criterion_neither_is_first() -> None:
    """A sheet that prints a criterion twice: which claim stands does not depend on the order."""
    rows = [SheetRow(name="资金结余", points=Points("3"), claimed=Points(n)) for n in ("1", "2")]
    unit, rubric = BudgetUnit(name="某局"), get_rubric("yueyang-annex-3-1")
    cards = [
        score(Filing(unit=unit, forms=(ScoreSheet(key="sheet", rows=order),)), rubric)
        for order in (tuple(rows), tuple(reversed(rows)))
    ]
    _assert_same(*cards)


@given(scored, _cells)
def test_a_claim_never_changes_a_computed_score(drawn: tuple[Rubric, Filing], text: str) -> None:
    """Whatever is claimed, the rows earn what they earn, for the same reasons."""
    rubric, filing = drawn
    (form,) = filing.forms
    claim = read_cell(Points, text)
    claimed: ScoreSheet | UnitForm | ProjectForm
    if isinstance(form, ScoreSheet):
        claimed = evolve(form, rows=tuple(evolve(row, claimed=claim) for row in form.rows))
    else:
        assert isinstance(form, UnitForm | ProjectForm)
        assert form.fund is not None
        claimed = evolve(
            form,
            fund=evolve(form.fund, claimed=claim),
            indicators=tuple(evolve(row, claimed=claim) for row in form.indicators),
        )
    card, other = (score(evolve(filing, forms=(each,)), rubric) for each in (form, claimed))
    unclaimed = [
        {key: evolve(each, claimed=None) for key, each in _by_key(every).items()}
        for every in (card, other)
    ]
    assert unclaimed[0] == unclaimed[1]
    assert (card.total, card.scored_out_of) == (other.total, other.scored_out_of)


@given(scored, st.integers(1, 28))
def test_no_decimal_context_matters(drawn: tuple[Rubric, Filing], precision: int) -> None:
    """One digit, and every signal a trap: the same scorecard, bytes and rendering."""
    rubric, filing = drawn
    card = score(filing, rubric)
    context = Context(prec=precision, Emin=-1, Emax=1)
    with localcontext(context) as ambient:
        ambient.traps = dict.fromkeys(ambient.traps, True)
        again = score(filing, rubric)
        text = dumps(again)
        shown = render(again, "text")
        assert again.total == card.total
    assert (again, text, shown) == (card, dumps(card), render(card, "text"))


@installed
@settings(max_examples=10)
@given(st.data())
def test_no_thread_matters(rubric: Rubric, data: st.DataObject) -> None:
    """Many at once are as one after another."""
    filings = [data.draw(filings_for(rubric)) for _ in range(4)]
    with ThreadPoolExecutor(8) as pool:
        cards = list(pool.map(lambda filing: score(filing, rubric), filings * 4))
    assert cards == [score(filing, rubric) for filing in filings] * 4


@pytest.mark.parametrize(
    "setting",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "42", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_no_hash_seed_and_no_locale_matters(setting: dict[str, str]) -> None:
    """Another process, without UTF-8, writes the same scorecard, byte for byte."""
    command = (
        "import sys; from perfeval import dumps, get_rubric, loads, score; "
        "filing = loads(sys.stdin.buffer.read()); "
        "card = score(filing, get_rubric('yueyanglou-annex-2')); "
        "sys.stdout.buffer.write(dumps(card).encode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", command],
        env={**os.environ, **setting},
        input=EXAMPLE.read_bytes(),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == dumps(CARD)


def _example() -> Filing:
    filing = loads(EXAMPLE.read_bytes())
    assert isinstance(filing, Filing)
    return filing


@given(scored)
def test_pickle_copy_and_json_keep_everything(drawn: tuple[Rubric, Filing]) -> None:
    """Filing, rubric and scorecard come back equal, and score as before."""
    rubric, filing = drawn
    card = score(filing, rubric)
    for value in (rubric, filing, card):
        for back in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), loads(dumps(value))):
            assert type(back) is type(value)
            assert back == value
            assert dumps(back) == dumps(value)
    again = pickle.loads(pickle.dumps(rubric))
    assert again.digest == rubric.digest
    assert score(copy.deepcopy(filing), again) == card


# Junk in any public door gives one of our errors.

_ITSELF: Final[list[Any]] = []
_ITSELF.append(_ITSELF)
_junk: Final[st.SearchStrategy[Any]] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.decimals(),
    st.fractions(),
    st.dates(),
    st.lists(st.integers() | st.text(), max_size=3),
    st.dictionaries(st.text(), st.integers(), max_size=3),
    st.sampled_from(
        [
            10**400,
            "9" * 5000,
            "\ud800",
            "\x00",
            b"\xff\xfe",
            Decimal("1e999999"),
            Decimal("sNaN"),
            object(),
            int,
            print,
            ...,
            range(3),
            _ITSELF,
            frozenset({1}),
            Points("1"),
            Jurisdiction(code="430602", name="岳阳楼区"),
        ]
    ),
)
FILING: Final = _example()
CARD: Final = score(FILING, ANNEX_2)
PLACE: Final = Jurisdiction(code="430602", name="岳阳楼区")
DOORS: Final[dict[str, tuple[Callable[[Any], object], type | tuple[type, ...]]]] = {
    "score, filing": (lambda junk: score(junk, ANNEX_2), ()),
    "score, rubric": (lambda junk: score(FILING, junk), ()),
    "score, form": (lambda junk: score(FILING, ANNEX_2, form=junk), Scorecard),
    "score, judgements": (lambda junk: score(FILING, ANNEX_2, judgements=junk), Scorecard),
    "score, judgement": (
        lambda junk: score(FILING, ANNEX_2, judgements={"budget_execution": junk}),
        Scorecard,
    ),
    "score_all, filing": (lambda junk: score_all(junk), ()),
    "score_all, rubrics": (lambda junk: score_all(FILING, junk), tuple),
    "get_rubric, id": (lambda junk: get_rubric(junk), ()),
    "get_rubric, allow": (lambda junk: get_rubric("national-project", allow=junk), Rubric),
    "rubrics, allow": (lambda junk: rubrics(junk), tuple),
    "find_rubric, place": (lambda junk: find_rubric(junk, "unit", 2023), Rubric),
    "find_rubric, form": (lambda junk: find_rubric(PLACE, junk, 2023), ()),
    "find_rubric, year": (lambda junk: find_rubric(PLACE, "unit", junk), Rubric),
    "loads": (lambda junk: loads(junk), ()),
    "dumps": (lambda junk: dumps(junk), ()),
    "render, what": (lambda junk: render(junk, "text"), ()),
    "render, format": (lambda junk: render(CARD, junk), ()),
    "render, language": (lambda junk: render(CARD, "text", junk), ()),
    "yuan": (lambda junk: yuan(junk), Amount),
    "wan_yuan": (lambda junk: wan_yuan(junk), Amount),
    "audit, filing": (lambda junk: audit(junk), ()),
    "audit, scorecard": (lambda junk: audit(FILING, junk), tuple),
    "audit, checks": (lambda junk: audit(FILING, checks=junk), tuple),
}


@pytest.mark.parametrize(("call", "kinds"), DOORS.values(), ids=DOORS)
@given(junk=_junk)
def test_junk_in_any_door_gives_one_of_our_errors(
    call: Callable[[Any], object], kinds: type | tuple[type, ...], junk: Any
) -> None:
    """No foreign error; what is not refused is what the call promises."""
    refused: PerfevalError | None = None
    try:
        given_back = call(junk)
    except PerfevalError as error:
        refused = error
    if refused is None:
        assert isinstance(given_back, kinds)
        parts = given_back if isinstance(given_back, tuple) else ()
        assert all(isinstance(each, Finding | Scorecard | Installed) for each in parts)
    else:
        assert str(refused)
        assert pickle.loads(pickle.dumps(refused)).args == refused.args
