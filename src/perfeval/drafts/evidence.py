"""The words of a clause in which a number of its rule stands, to be shown beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.wording import NUMBER, Wording, number

__all__ = ["words_for"]

_SENTENCE: Final = re.compile(r"[^;。]++")
_FRAGMENT: Final = re.compile(r"[^;。,]++")
_NUMBERS: Final = re.compile(NUMBER)
_LONGEST_NUMBER: Final = 8


_WORDED: Final = re.compile("(?P<full>满分|全分)|不得分|不计分|零分|不给分")


def words_for(clause: str, *numbers: Fraction, worth: Fraction | None = None) -> str:
    """The shortest part of the clause that holds all the numbers, verbatim; empty where none does.

    满分 counts as `worth`, the points of the row, 不得分 as nothing.

    >>> words_for("控制率≦100%，计6分；每超过一个百分点扣1分。", Fraction(100), Fraction(6))
    '控制率≦100%，计6分'
    """
    wording = Wording.of(clause)
    for parts in (_FRAGMENT, _SENTENCE):
        found = [
            wording.verbatim[match.start() : match.end()].replace("\n", "")
            for match in parts.finditer(wording.plain)
            if set(numbers) <= _numbers_of(match[0], worth)
        ]
        if found:
            return found[0]
    return ""


def _numbers_of(text: str, worth: Fraction | None) -> set[Fraction | None]:
    found: Iterable[str] = (match[0] for match in _NUMBERS.finditer(text))
    worded = {worth if match["full"] else Fraction(0) for match in _WORDED.finditer(text)}
    return worded | {number(each) for each in found if len(each) <= _LONGEST_NUMBER}
