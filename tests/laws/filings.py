"""Every filing that can be made, as a Hypothesis strategy that follows the types themselves."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from types import NoneType
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs
from hypothesis import reject
from hypothesis import strategies as st

from perfeval.amounts import Amount, Unit
from perfeval.cells import Nil, Unreadable
from perfeval.decimals import decimal_text
from perfeval.errors import InputError
from perfeval.filing import Fact, Figure, Filing
from perfeval.numbers import Count, Percent, Points
from perfeval.sources import FiscalYear, Jurisdiction

__all__ = ["filings"]

_DEEPEST: Final = 5

_texts: Final = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"])
    | st.sampled_from('\n\t"\\/,[]{}:（）“”％≥年１'),
    max_size=8,
)
_keys: Final = st.from_regex(r"[a-z][a-z0-9_]{0,5}([.-][a-z0-9_]{1,5}){0,2}", fullmatch=True)
_numbers: Final = st.one_of(
    st.builds(decimal_text, st.integers(-(10**14), 10**14)),
    st.sampled_from(
        ["0", "1,393.97", "１．５", "-0.30", "+7", "10.00", "999999999999999.99999999"]
    ),
)
_amounts: Final = st.builds(Amount, _numbers, st.sampled_from(Unit))
_points: Final = st.builds(Points, _numbers | _numbers.map("{}分".format))
_rates: Final = st.builds(Percent, _numbers.map("{}%".format) | _numbers.map("{}％".format))
_counts: Final = st.builds(Count, st.sampled_from(["29", "29人", "1.2万封", "29.5 亩", "３家"]))
_nils: Final = st.sampled_from(["", "/", " / ", "-", "——", "不适用", "无", "……"]).map(Nil)
_words: Final = st.sampled_from(["约五万", "完成", "≥50个", "1,39.7", "一次\n性"]).map(Unreadable)

_CELLS: Final[dict[Any, st.SearchStrategy[Any]]] = {
    Amount: _amounts | st.just(Unreadable("202.64")),
    Points: _points,
    Count: _counts,
    Percent: _rates | st.builds(Percent, _numbers),
    Nil: _nils,
    Unreadable: _words,
}
_VALUES: Final[dict[Any, st.SearchStrategy[Any]]] = {
    (Fact, "value"): st.one_of(_amounts, _rates, _counts, _nils, st.booleans(), _texts),
    (Figure, "value"): st.one_of(
        _amounts, _rates, _counts, _points.filter(lambda p: "分" in p.text)
    ),
}
_SIMPLE: Final[dict[Any, st.SearchStrategy[Any]]] = {
    bool: st.booleans(),
    Amount: _amounts,
    str: _texts,
    FiscalYear: st.integers(1950, 2200).map(FiscalYear),
    Jurisdiction: st.builds(
        Jurisdiction,
        code=st.from_regex("[0-9]{6}", fullmatch=True),
        name=st.sampled_from(["岳阳市", "全国", "澧县"]),
    ),
}


def _accepts(attribute: attrs.Attribute[Any], value: object) -> bool:
    """Whether the field's own checks admit the value."""
    try:
        if attribute.validator is not None:
            attribute.validator(None, attribute, value)
    except InputError:
        return False
    return True


def _least(attribute: attrs.Attribute[Any]) -> int:
    """How many items a tuple must have, as its own check says."""
    try:
        if attribute.validator is not None:
            attribute.validator(None, attribute, ())
    except InputError as error:
        return int(error.expected.removeprefix("at least "))
    return 0


def _field(draw: st.DrawFn, attribute: attrs.Attribute[Any], kind: Any, depth: int) -> Any:
    """What one field can hold."""
    if kind is str:
        texts = _texts if _accepts(attribute, "某") else _keys
        return draw(texts.filter(lambda text: _accepts(attribute, text)))
    if get_origin(kind) is tuple:
        least = _least(attribute)
        count = draw(st.integers(least, least + (2 if depth < _DEEPEST else 0)))
        return tuple(_value(draw, get_args(kind)[0], depth + 1) for _ in range(count))
    return _value(draw, kind, depth)


def _value(draw: st.DrawFn, kind: Any, depth: int) -> Any:
    """A value of a type, or of one of the types of a union."""
    one = draw(st.sampled_from(get_args(kind))) if get_args(kind) else kind
    if one is NoneType:
        return None
    if one in (strategies := _CELLS if Unreadable in get_args(kind) else _SIMPLE):
        return draw(strategies[one])
    return draw(st.sampled_from(one)) if issubclass(one, Enum) else _made(draw, one, depth)


def _made(draw: st.DrawFn, cls: type, depth: int) -> Any:
    """A value of an attrs class, whose optional fields are given as often as not."""
    kinds = get_type_hints(cls)
    given: dict[str, object] = {}
    for attribute in attrs.fields(cls):
        name = attribute.name
        if (cls, name) in _VALUES:
            given[name] = draw(_VALUES[cls, name])
        elif attribute.default is attrs.NOTHING or draw(st.booleans()):
            given[name] = _field(draw, attribute, kinds[name], depth)
    made: Callable[..., Any] = cls
    return made(**given)


@st.composite
def filings(draw: st.DrawFn) -> Filing:
    """Any filing: every form, relation, fact and note, with any texts and figures."""
    try:
        made: Filing = _made(draw, Filing, 0)
    except InputError:  # two forms drew one key
        reject()
    return made
