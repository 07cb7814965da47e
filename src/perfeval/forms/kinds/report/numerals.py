"""Numbered lines of a report: the numeral of each, and which of them are headings."""

from __future__ import annotations

import re
from typing import Final

from perfeval.text.numerals import NUMERAL_CHAR, number_of

__all__ = ["is_heading", "numeral_of"]

_NUMERALS: Final = (
    (1, re.compile(rf"({NUMERAL_CHAR}{{1,3}})\s*[、.．]\s*")),
    (2, re.compile(rf"[（(]\s*({NUMERAL_CHAR}{{1,3}})\s*[)）]\s*+(?:[、.．]\s*+)?")),
    (3, re.compile(r"([0-9]{1,2})\s*(?:[、．]|\.(?![0-9]))\s*")),
    (4, re.compile(r"[（(]\s*([0-9]{1,2})\s*[)）]\s*+(?:[、.．]\s*+)?")),
    (5, re.compile(r"([①-⑳])\s*")),
)
_ENDS: Final = re.compile(r"[。；;！，,](?!$)|[；;，,]$|[0-9]万?元|[0-9]%")


def numeral_of(text: str) -> tuple[int, int, str, str] | None:
    """The level, the number, the numeral as printed and the rest of a numbered line.

    >>> numeral_of("（二）项目支出情况")
    (2, 2, '（二）', '项目支出情况')
    >>> numeral_of("2.0版上线") is None
    True
    """
    for level, pattern in _NUMERALS:
        match = pattern.match(text)
        number = number_of(match[1]) if match else None
        if match and number is not None:
            return level, number, match[0].rstrip(), text[match.end() :].strip()
    return None


def is_heading(text: str, level: int) -> bool:
    """Whether a numbered line is a heading: short, and no sentence; high ones may have commas."""
    plain = text.replace("，", "") if level <= 2 else text
    ended = text.endswith("。") and ("，" in text or (level > 2 and len(text) > 12))
    return bool(text) and len(text) <= 45 and not ended and _ENDS.search(plain) is None
