"""Texts in which a piece stands many times over: what a careless pattern tries in every way.

The pieces are those that matter to a reader of forms: brackets, blanks, digits and signs, and the
words in the package's own patterns; or parts of what one of these patterns takes.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Final

from hypothesis import strategies as st

import perfeval

__all__ = ["PIECES", "WORDS", "grown_texts"]

PIECES: Final = (
    *("()", "（）", "(", ")", "（", "）", "[", "]", "《", "》", "“", "”", "<", "(("),
    *(" ", "\u3000", "\t", "\n", "\xa0", "  ", "\r\n"),
    *("0", "1", "9", "10", "2023", "１", "0.", ".5", ",", "1,000", "%", "％", "‰"),
    *("、", "。", "；", "：", ":", ";", "，", ".", "…", "……", "-", "—", "——", "/"),
    *("+", "×", "÷", "=", "≥", "≤", "＞", "①", "1.", "（一）", "一、", "一", "十"),
    *("万", "元", "万元", "年", "分", "个", "a", "x", "x1", "无", "说明", "见附件"),
)
_TIMES: Final = (2, 12, 25, 40, 200, 1_000, 2_500)
_LONGEST: Final = 19_000  # a text may have 20,000 characters
_LONGEST_TAKEN: Final = 60


def _patterns() -> Iterator[str]:
    """Every pattern that stands in a module of the package, alone or among others."""
    for found in pkgutil.walk_packages(perfeval.__path__, "perfeval."):
        if found.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(found.name)).values():
            for each in value if isinstance(value, tuple | list) else (value,):
                if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                    yield each.pattern


PATTERNS: Final = tuple(sorted(set(_patterns())))
WORDS: Final = tuple(
    sorted({word for text in PATTERNS for word in re.findall("[㐀-鿿]{1,8}", text)})
)
_PIECE: Final = st.sampled_from(PIECES) | st.sampled_from(WORDS)
_FEW: Final = st.lists(_PIECE, max_size=3).map("".join)


def grown_texts() -> st.SearchStrategy[str]:
    """A text in which one piece stands up to thousands of times: any, or what a pattern takes."""
    some = st.lists(_PIECE, min_size=1, max_size=2).map("".join)
    return st.builds(_grown, _FEW, some, st.sampled_from(_TIMES), _FEW) | _pumped()


_TAKEN: Final = tuple(each for each in PATTERNS if each == each.encode(errors="ignore").decode())
"""The patterns but for what looks for surrogates, which no document can hold."""


@st.composite
def _pumped(draw: st.DrawFn) -> str:
    """A text that one of the package's patterns takes, a part of it repeated, and a few pieces."""
    text = draw(_taken(draw(st.sampled_from(_TAKEN))))[:_LONGEST_TAKEN] or draw(_PIECE)
    start = draw(st.integers(0, len(text) - 1))
    piece = text[start : start + draw(st.integers(1, 6))]
    return _grown(text[:start], piece, draw(st.sampled_from(_TIMES)), draw(_FEW))


@functools.cache
def _taken(pattern: str) -> st.SearchStrategy[str]:
    """What a pattern takes; with more around it where the pattern looks beyond its match."""
    return st.from_regex(pattern, fullmatch="(?=" not in pattern and "(?<" not in pattern)


def _grown(before: str, piece: str, times: int, after: str) -> str:
    return before + piece * min(times, _LONGEST // len(piece)) + after
