"""Values that no caller should give: of every kind, of no kind, too large, out of the policy."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from hypothesis import strategies as st

from perfeval.filing.sources import Jurisdiction
from perfeval.numbers.printed import Points
from perfeval.testing import values
from tests.doors.grown import grown_texts

__all__ = ["odd_json", "odd_texts", "odd_values"]

_UNITS: Final = ("", "元", "万元", "亿元", "%", "％", "人", "分", "万封", "个", " 个")
_ITSELF: Final[list[Any]] = []
_ITSELF.append(_ITSELF)
_ODDEST: Final = (
    *(10**400, Decimal("1e999999"), Decimal("sNaN"), b"\xff\xfe", object(), int, print, ...),
    *(range(3), _ITSELF, frozenset({1}), Points("1"), Jurisdiction(code="430602", name="岳阳楼区")),
)

odd_texts: Final = st.one_of(
    st.text(st.characters(), max_size=40),
    st.sampled_from(("", "\0", "\ud800", "\u202e", "1e999999999", "9" * 5000, "NaN", "1_0", "½")),
    st.builds(str.__add__, values.printed(-100, 10**9, 8), st.sampled_from(_UNITS)),
    values.words() | values.texts(),
    st.text("0123456789.,+-%/eE_ ０９．％－万亿元人年月", max_size=20),
    grown_texts(),
)
odd_values: Final[st.SearchStrategy[Any]] = st.one_of(
    odd_texts,
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(10**400), 10**400),
    st.floats(),
    st.decimals(),
    st.fractions(),
    st.dates(),
    st.binary(max_size=20),
    st.lists(st.integers() | odd_texts, max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.sampled_from(_ODDEST),
)
odd_json: Final[st.SearchStrategy[Any]] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | odd_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(odd_texts, inner, max_size=3),
    max_leaves=6,
)
