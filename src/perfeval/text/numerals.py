"""Numerals as forms print them: full-width digits, 十二, ⑫, the digits of 二〇二三年."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["NUMERAL_CHAR", "chinese", "digits", "narrow", "number_of"]

NUMERAL_CHAR: Final = "[一二三四五六七八九十]"
"""A character of a Chinese numeral below 100, as a pattern has it."""

_WIDE: Final = tuple(zip("０１２３４５６７８９．，％＋－\u2212", "0123456789.,%+--", strict=True))
_ANY_WIDE: Final = re.compile("[０-９．，％＋－\u2212]")
_DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final = ((1000, "千"), (100, "百"), (10, "十"))
_SPELLED: Final = str.maketrans("〇○零０Oo一二三四五六七八九", "000000123456789")
_LONGEST: Final = 9


def narrow(text: str) -> str:
    """`text` trimmed, with full-width digits and signs as ASCII (never NFKC: 10² is not 102)."""
    if not text.isascii() and _ANY_WIDE.search(text) is not None:
        for wide, plain in _WIDE:  # one after the other: translating prose is slow
            text = text.replace(wide, plain)
    return text.strip()


def number_of(text: str) -> int | None:
    """The value of a numeral: in digits, in Chinese below 100, in a circle; None for no numeral.

    >>> [number_of(text) for text in ("三", "十", "十二", "二十", "7", "③", "十二三")]
    [3, 10, 12, 20, 7, 3, None]
    """
    if text.isascii():
        return int(text) if text.isdecimal() and len(text) <= _LONGEST else None
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    tens, ten, ones = text.rpartition("十")
    values = [_DIGITS.find(each) if len(each) == 1 else -1 for each in (tens, ones) if each]
    if any(value < 1 for value in values):
        return None
    if not ten:
        return values[0]
    return 10 * (values[0] if tens else 1) + (values[-1] if ones else 0)


def chinese(number: int) -> str:
    """A number below 10,000 in words: 一十二 is printed 十二, 101 一百零一.

    >>> chinese(12), chinese(101), chinese(0)
    ('十二', '一百零一', '零')
    """
    words, rest = "", number
    for value, unit in _UNITS:
        digit, rest = divmod(rest, value)
        if digit:
            words += _DIGITS[digit] + unit
        elif words and rest and not words.endswith("零"):
            words += "零"
    words += _DIGITS[rest] if rest or not words else ""
    return words.removeprefix("一") if words.startswith("一十") else words


def digits(text: str) -> str:
    """Digits that are spelled out one by one, as years are, in ASCII.

    >>> digits("二○二三")
    '2023'
    """
    return text.translate(_SPELLED)
