"""A strategy for any attrs class: every field by its declared type and by what it says of itself.

So a new class or a new field is drawn as soon as it stands in a type.
"""

from __future__ import annotations

from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from perfeval.filing import Fact, FactValue, Figure
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.testing import registration, values
from perfeval.text.fields import Described, Holds

__all__ = ["class_strategy", "fact_values"]

_FEW: Final = 2
_LEAVES: Final = 4


def class_strategy(cls: type[Any], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of an attrs class, with `given` strategies for some of its fields.

    An optional field is left at its default as often as not; a tree stays shallow.
    """
    hints = get_type_hints(cls)
    tree = ""
    for each in attrs.fields(cls):
        if get_args(hints[each.name]) == (cls, ...):
            tree = each.name
        elif each.init and each.name not in given:
            given[each.name] = _field(cls, each, hints[each.name])
    plain = st.builds(cls, **given)
    if not tree:
        return plain
    return st.recursive(
        plain,
        lambda below: st.builds(cls, **given, **{tree: _several(below)}),
        max_leaves=_LEAVES,
    )


def fact_values() -> st.SearchStrategy[FactValue]:
    """Whatever a fact may hold: figures, yes and no, marks, words."""
    return st.one_of(
        values.amounts(),
        values.counts(),
        values.percents(),
        st.booleans(),
        values.nils(),
        values.texts(),
    )


def _field(cls: type[Any], each: attrs.Attribute[Any], hint: Any) -> st.SearchStrategy[Any]:
    if cls is Fact and each.name == "value":
        return fact_values()
    if cls is Figure and each.name == "value":
        points = values.points().filter(lambda drawn: drawn.text.endswith("分"))
        return values.amounts() | values.percents() | values.counts() | points
    described = Described.of(each)
    made: st.SearchStrategy[Any]
    if described.holds in (Holds.KEY, Holds.OPTIONAL_KEY):
        made = values.keys()
    elif described.holds is Holds.YEAR:
        years = values.years().map(attrgetter("year"))
        made = years if hint is int else st.none() | years
    elif ... in get_args(hint):
        made = _several(_typed(get_args(hint)[0]), described.least)
    else:
        made = _typed(hint)
    if each.default is attrs.NOTHING or described.least:
        return made
    return st.just(each.default) | made


def _several(items: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, min_size=least, max_size=_FEW).map(tuple)


def _typed(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a declared type."""
    if get_origin(hint) in (Union, UnionType):
        return _union(get_args(hint))
    if hint is str:
        return values.texts()
    if hint is int:
        return st.integers(0, 10**6)
    if hint is bool:
        return st.booleans()
    return st.deferred(lambda: registration.strategy_of(hint))


def _union(kinds: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """A cell, where words may stand for a number; otherwise any of the types."""
    made = [st.none()] if NoneType in kinds else []
    if Unreadable in kinds:
        (kind,) = (each for each in kinds if each not in (Nil, Unreadable, NoneType))
        cells = values.amount_cells() if kind is Amount else values.cells(kind)
        return st.one_of(*made, cells)
    return st.one_of(*made, *(_typed(each) for each in kinds if each is not NoneType))
