"""Strategies for the classes of a filing, and for filings that a rubric can score."""

from __future__ import annotations

import enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from perfeval.cells import Nil
from perfeval.conformance.specimens import FORMS
from perfeval.criteria import Criterion, Pool
from perfeval.filing import (
    BudgetUnit,
    Fact,
    Facts,
    FactValue,
    Figure,
    Filing,
    Form,
    FormKind,
    FundRow,
    Indicator,
    ProjectForm,
    ScoreSheet,
    SheetRow,
    UnitForm,
)
from perfeval.numbers import Points
from perfeval.rubric import Rubric
from perfeval.rules import LevelRange, States
from perfeval.testing import values
from perfeval.testing.registration import strategy_of

__all__ = ["class_strategy", "filings"]

FEW = 2


@st.composite
def class_strategy(draw: st.DrawFn, cls: type[Any]) -> Any:
    """A strategy for an attrs class of the filing: each field by its type, in the form's sense."""
    hints = get_type_hints(cls)
    fields = [each for each in attrs.fields(cls) if each.init]
    return cls(**{each.name: draw(_field(cls, each, hints[each.name])) for each in fields})


def _field(cls: type[Any], each: attrs.Attribute[Any], hint: Any) -> st.SearchStrategy[Any]:
    """One field: keys are keys, a text that is required is never blank, trees stay shallow."""
    if cls is Fact and each.name == "value":
        return fact_values()
    if cls is Figure and each.name == "value":
        return values.amounts() | values.percents() | values.counts()
    if cls is Filing and each.name == "forms":
        forms = _by_type(get_args(hint)[0], cls)
        return st.lists(forms, max_size=FEW, unique_by=lambda form: form.key)
    if hint is str:
        if each.name in {"code", "fact", "id", "key", "subject"}:
            return values.keys()
        return values.texts() if each.default is attrs.NOTHING else values.texts() | st.just("")
    if get_origin(hint) is tuple:
        (kind, _) = get_args(hint)
        if kind is cls:
            return st.just(())
        least = {"parts": 1, "figures": 2}.get(each.name, 0) if _is_relation(cls) else 0
        return st.lists(_by_type(kind, cls), min_size=least, max_size=max(least, FEW)).map(tuple)
    return _by_type(hint, cls)


def _is_relation(cls: type[Any]) -> bool:
    return cls.__module__.endswith(".relations")


def _by_type(hint: Any, cls: type[Any]) -> st.SearchStrategy[Any]:
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*(_by_type(each, cls) for each in get_args(hint)))
    if hint is NoneType:
        return st.none()
    if hint is str:
        return values.texts()
    if hint is bool:
        return st.booleans()
    if hint is int:  # the year of a deviation
        return st.integers(2000, 2050)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return st.sampled_from(hint)
    return st.deferred(lambda: strategy_of(hint))


def fact_values() -> st.SearchStrategy[FactValue]:
    """Whatever a fact may hold: figures, yes and no, 不适用, words."""
    return st.one_of(
        values.amounts(),
        values.counts(),
        values.percents(),
        st.booleans(),
        st.just(Nil("不适用")),
        values.texts(),
    )


def facts() -> st.SearchStrategy[Facts]:
    """A few facts by id."""
    return st.lists(class_strategy(Fact), max_size=3).map(Facts)


@st.composite
def filings(draw: st.DrawFn, rubric: Rubric) -> Filing:
    """Filings that `rubric` can score: a form of its kind, with any rows, facts and claims.

    Every fact that a measure asks for may be stated, in whatever kind and unit, or be missing.
    """
    items = [item for _, item in (*rubric.walk(), *rubric.extras())]
    asked = [each.measure for each in items if isinstance(each, Criterion) and each.measure]
    asked += [veto.measure for veto in rubric.vetoes]
    ids = sorted({fact for measure in asked for fact in measure.facts})
    stated = draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    words = _words(items)
    given = [Fact(id=each, value=draw(fact_values() | words)) for each in stated]
    return Filing(
        unit=BudgetUnit(name="某单位", jurisdiction=rubric.jurisdiction),
        year=rubric.years.first,
        forms=(draw(_forms(rubric, items)),),
        facts=tuple(given),
    )


def _words(items: list[Criterion | Pool]) -> st.SearchStrategy[FactValue]:
    """The states and levels that the rules name."""
    named = {
        state.name: None
        for each in items
        if isinstance(each.rule, States)
        for state in each.rule.states
    }
    for each in items:
        if isinstance(each.rule, LevelRange):
            named.update({word: None for level in each.rule.levels for word in level.words})
    return st.sampled_from(list(named)) if named else st.just(True)


def _forms(rubric: Rubric, items: list[Criterion | Pool]) -> st.SearchStrategy[Form]:
    cells = st.one_of(values.points(), values.nils(), values.unreadables())
    if rubric.form is FormKind.SCORE_SHEET:
        names = [item.name for item in items] + ["其他"]
        rows = st.builds(SheetRow, name=st.sampled_from(names), points=cells, claimed=cells)
        return st.builds(ScoreSheet, key=st.just("form"), rows=st.lists(rows, max_size=4))
    if rubric.form not in (FormKind.UNIT, FormKind.PROJECT):
        return st.just(FORMS[rubric.form](key="form"))
    labels = [label for item in items if isinstance(item, Pool) for label in item.labels]
    rows_ = st.builds(
        Indicator,
        level1=st.sampled_from([*labels, "其他"]),
        name=values.texts(),
        target=values.targets(),
        actual=values.actuals(),
        points=st.integers(0, 60).map(Points) | cells,
        claimed=cells,
        of_which=st.booleans(),
    )
    kind: type[Any] = UnitForm if rubric.form is FormKind.UNIT else ProjectForm
    fund = st.none() | class_strategy(FundRow)
    return st.builds(kind, key=st.just("form"), fund=fund, indicators=st.lists(rows_, max_size=5))
