"""Every filing that can be made, as Hypothesis strategies, drawn from the types themselves."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from types import NoneType
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from perfeval.amounts import Amount, Unit
from perfeval.errors import InputError
from perfeval.filing import Fact, Filing
from perfeval.numbers import Count, Nil, Percent, Points, Unreadable, decimal_text
from perfeval.sources import FiscalYear, Jurisdiction

_DEEPEST: Final = 5

_TEXTS: Final = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"])
    | st.sampled_from('\n\t"\\/,[]{}:（）“”％≥年１'),
    max_size=8,
)
_NUMBERS: Final = st.one_of(
    st.builds(decimal_text, st.integers(-(10**14), 10**14)),
    st.sampled_from(["0", "1,393.97", "１．５", "-0.30", "+7", "10.00", "999999999999999.99999999"]),
)
amounts: Final = st.builds(Amount, _NUMBERS, st.sampled_from(Unit))
_points: Final = st.builds(Points, _NUMBERS | _NUMBERS.map("{}分".format))
_percents: Final = st.builds(Percent, _NUMBERS.map("{}%".format) | _NUMBERS.map("{}％".format))
_counts: Final = st.builds(
    Count,
    _NUMBERS.filter(lambda text: len(text) < 10)
    | st.sampled_from(["29人", "1.2万封", "29.5 亩", "３家", "8亿"]),
)
_nils: Final = st.sampled_from(["", "/", " / ", "-", "——", "不适用", "无", "……"]).map(Nil)
_words: Final = st.sampled_from(["约五万", "完成", "≥50个", "1,39.7", "一次\n性"])

_CELLS: Final[dict[Any, st.SearchStrategy[Any]]] = {
    Amount: amounts | st.just(Unreadable("202.64")),
    Points: _points,
    Count: _counts,
    Percent: _percents | st.builds(Percent, _NUMBERS),
}
_KEYS: Final = st.from_regex(r"[a-z][a-z0-9_]{0,5}([.-][a-z0-9_]{1,5}){0,2}", fullmatch=True)


def _fact_value(value: object) -> bool:
    """Whether a fact can hold the value: `Fact` itself says so."""
    try:
        Fact(id="a", value=value)
    except InputError:
        return False
    return True


_FIGURES: Final = st.one_of(amounts, _percents, _counts, _points)
_FACTS: Final = st.one_of(
    amounts, _percents, _counts, st.booleans(), _nils, _words, _TEXTS
).filter(_fact_value)


def _accepts(attribute: attrs.Attribute[Any], value: object) -> bool:
    try:
        if attribute.validator is not None:
            attribute.validator(None, attribute, value)
    except InputError:
        return False
    return True


def _strategy(attribute: attrs.Attribute[Any], kind: Any, depth: int) -> st.SearchStrategy[Any]:
    """What a field can hold, by its type and by what its own checks admit."""
    if kind is str:
        texts = _TEXTS if _accepts(attribute, "某") else _KEYS
        empty = _accepts(attribute, "")
        return texts | st.just("") if empty else texts.filter(bool)
    if get_origin(kind) is tuple:
        (item, _) = get_args(kind)
        least = next(n for n in range(4) if not _too_few(attribute, n))
        if depth >= _DEEPEST and not least:
            return st.just(())
        return st.lists(_of(item, depth + 1), min_size=least, max_size=least + 2).map(tuple)
    return _of(kind, depth)


def _too_few(attribute: attrs.Attribute[Any], count: int) -> bool:
    """Whether the field asks for more than `count` items, whatever these are."""
    try:
        if attribute.validator is not None:
            attribute.validator(None, attribute, ())
    except InputError as error:
        return error.expected.startswith("at least") and count < int(error.expected.split()[-1])
    return False


def _of(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    kinds = get_args(kind)
    if NoneType in kinds:
        return st.none() | st.one_of(*_parts(tuple(k for k in kinds if k is not NoneType), depth))
    return st.one_of(*_parts(kinds, depth)) if kinds else _single(kind, depth)


def _parts(kinds: tuple[Any, ...], depth: int) -> list[st.SearchStrategy[Any]]:
    if bool in kinds:
        return [_FACTS]
    if Unreadable in kinds:
        return [_nils, _words.map(Unreadable), *(_CELLS[k] for k in kinds if k in _CELLS)]
    if Amount in kinds:
        return [_FIGURES]
    return [_single(kind, depth) for kind in kinds]


def _single(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: _TEXTS,
        bool: st.booleans(),
        Amount: amounts,
        FiscalYear: st.integers(1950, 2200).map(FiscalYear),
        Jurisdiction: st.builds(
            Jurisdiction,
            code=st.from_regex("[0-9]{6}", fullmatch=True),
            name=_TEXTS.filter(bool),
        ),
    }
    if kind in simple:
        return simple[kind]
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return st.deferred(lambda: _built(kind, depth))


def _built(kind: type, depth: int) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    fields = {
        each.name: _strategy(each, hints[each.name], depth) for each in attrs.fields(kind)
    }
    made: Callable[..., Any] = kind
    return st.builds(made, **fields)


def _distinct(filing: Filing) -> bool:
    return len({form.key for form in filing.forms}) == len(filing.forms)


filings: Final[st.SearchStrategy[Filing]] = _built(Filing, 0).filter(_distinct)
