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


def words_for(clause: str, *numbers: Fraction, last: bool = False) -> str:
    """The shortest part of the clause that holds all the numbers, verbatim; empty where none does.

    `last` takes the last such part: 低于60%不得分 stands after all bands that begin at 60%.

    >>> words_for("控制率≦100%，计6分；每超过一个百分点扣1分。", Fraction(100), Fraction(6))
    '控制率≦100%，计6分'
    """
    wording = Wording.of(clause)
    for parts in (_FRAGMENT, _SENTENCE):
        found = [
            wording.verbatim[match.start() : match.end()].replace("\n", "")
            for match in parts.finditer(wording.plain)
            if set(numbers) <= _numbers_of(match[0])
        ]
        if found:
            return found[-1 if last else 0]
    return ""


def _numbers_of(text: str) -> set[Fraction]:
    found: Iterable[str] = (match[0] for match in _NUMBERS.finditer(text))
    return {number(each) for each in found if len(each) <= _LONGEST_NUMBER}
