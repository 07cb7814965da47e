"""What names and clauses say: characters of weight, pairs of characters in a row, numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Final

from perfeval.drafts.clauses.wording import DIGITS, UnreadError, Wording, number

__all__ = ["marks_of", "number_said", "numbers_printed", "pairs_of", "weighty"]

_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_PRINTED: Final = re.compile(DIGITS)
_OTHERS: Final = {"零": Fraction(0), "半": Fraction(1, 2)}
_COUNTED: Final = re.compile(rf"{DIGITS}[%\u4e00-\u9fff]?")
_COMMON: Final = frozenset("率数额度量比例的性情况及和与总")
"""Characters that say what kind of figure a measure is, and not of what."""


def weighty(*names: str) -> set[str]:
    """The Chinese characters of names that say of what a figure is.

    >>> sorted(weighty("到位率"))
    ['位', '到']
    """
    return set("".join(_HAN.findall("".join(names)))) - _COMMON


def pairs_of(text: str) -> set[str]:
    """Every two Chinese characters that stand in a row.

    >>> sorted(pairs_of("到位率，8"))
    ['位率', '到位']
    """
    return {one + other for word in _HAN.findall(text) for one, other in pairwise(word)}


def marks_of(text: str) -> set[str]:
    """What tells a text from another: pairs of characters, and numbers with what they count.

    >>> sorted(marks_of("6月底达到45％"))
    ['45%', '6月', '底达', '月底', '达到']
    """
    return pairs_of(text) | set(_COUNTED.findall(Wording.of(text).plain))


def number_said(text: str) -> Fraction | None:
    """The value of a number, also of 零 and 半; None for one of more digits than a sheet prints.

    >>> number_said("两"), number_said("0.5"), number_said("123456789.5")
    (Fraction(2, 1), Fraction(1, 2), None)
    """
    try:
        return _OTHERS[text] if text in _OTHERS else number(text)
    except UnreadError:
        return None


def numbers_printed(text: str) -> set[Fraction]:
    """Every number that a text prints in digits.

    >>> sorted(numbers_printed("80%-90%得3分"))
    [Fraction(3, 1), Fraction(80, 1), Fraction(90, 1)]
    """
    return {Fraction(each[0]) for each in _PRINTED.finditer(text)}
