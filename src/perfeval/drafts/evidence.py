"""The words of a clause in which a number of its rule stands, to be shown beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.wording import NUMBER, OF_WEIGHT, Wording, number, of_weight

__all__ = ["words_for"]

_SENTENCE: Final = re.compile(r"[^;。]++")
_FRAGMENT: Final = re.compile(r"[^;。,]++")
_NUMBERS: Final = re.compile(
    rf"(?P<number>{NUMBER})(?P<unit>%|个?百分点|[^0-9一二两三四五六七八九十])?"
)
_SHARE: Final = re.compile(OF_WEIGHT)
_WORDED: Final = re.compile("(?P<full>满分|全分)|不得分|不计分|零分|不给分")
_OF_RATES: Final = ("%", "百分点", "个百分点")
_LONGEST_NUMBER: Final = 8
_PLAIN: Final = re.compile(r"[0-9]++(?:\.[0-9]++)?+%?")
_BESIDE: Final = {
    "per": re.compile("每"),
    "deduct": re.compile("扣"),
    "cap": re.compile("(?:最[多高]|累计|合计)扣|扣[满完]"),
    "nothing_below": re.compile("[不零0]"),
    "nothing_above": re.compile("[不零0]"),
}
"""What stands beside the number of a key: 每超过8个百分点, not 计8分."""


def words_for(clause: str, *numbers: object, worth: Fraction | None = None, key: str = "") -> str:
    """The shortest part of the clause that holds all the numbers, verbatim; empty where none does.

    A rate is one in the clause, too; other numbers are points or counts. 满分 counts as `worth`,
    the points of the row, 不得分 as nothing. `key` is what the rule calls the number. What is no
    number is not looked for.

    >>> words_for("控制率≦100%，计1分；每超过1个百分点扣1分。", "1", key="deduct")
    '每超过1个百分点扣1分'
    """
    wanted = {_read(str(each)) for each in numbers if _PLAIN.fullmatch(str(each))}
    beside = _BESIDE.get(key)
    wording = Wording.of(clause)
    if not wanted:
        return ""
    spread = len(wanted) == 1 or any(is_rate for _, is_rate in wanted)
    for parts in (_FRAGMENT, _SENTENCE) if spread else (_FRAGMENT,):  # two counts stand anywhere
        for match in parts.finditer(wording.plain):
            said = beside is None or beside.search(match[0])
            if said and wanted <= set(_numbers_of(match[0], worth)):
                return wording.verbatim[match.start() : match.end()].replace("\n", "")
    return ""


def _read(text: str) -> tuple[Fraction, bool]:
    """A number of a rule, and whether it is a rate."""
    return Fraction(text.removesuffix("%")), text.endswith("%")


def _numbers_of(text: str, worth: Fraction | None) -> Iterator[tuple[Fraction | None, bool]]:
    """The numbers of a part, each with whether it is a rate; a bare 0 may be either."""
    short = (each for each in _NUMBERS.finditer(text) if len(each["number"]) <= _LONGEST_NUMBER)
    for match in short:
        value, is_rate = number(match["number"]), match["unit"] in _OF_RATES
        yield value, is_rate
        if value == 0 and not is_rate:
            yield value, True
    for match in _SHARE.finditer(text):
        share = of_weight(match)
        yield (worth * share if worth and share else None), False
    for match in _WORDED.finditer(text):
        yield worth if match["full"] else Fraction(0), False
