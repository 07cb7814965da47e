"""The shares that are printed behind the parts of a sum: 基本支出5万元，占62.5%, or 分别占…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from perfeval.forms.prose.mentions import Mention, core

__all__ = ["is_hundred", "printed_shares"]

_SHARE: Final = re.compile(
    r"(?<!\s)\s*+(?:[，,]\s*+)?(?:所)?占(?:比|比例)?(?:为|是)?([^，。；、0-9]{0,14}?)(?:的)?(?:比例|比重)?(?:为|是)?\s*([0-9]{1,3}(?:\.[0-9]{1,4})?)\s*[%％]"
)
_TOGETHER: Final = re.compile(
    r"(?<!\s)\s*+[，,；;]\s*+(?:各|分别)占(?:比|比例)?(?:为)?"
    r"([^，。；、0-9]{0,14}?)(?:的)?(?:比例|比重)?(?:为|是)? {0,2}"
    r"((?:[0-9]{1,3}(?:\.[0-9]{1,4})? {0,2}[%％][、，,和及]?){2,20})"
)
_ONE: Final = re.compile(r"([0-9.]{1,8}) {0,2}[%％]")


def printed_shares(
    sentence: str, total: Mention, parts: Sequence[Mention]
) -> list[tuple[Mention, str]]:
    """The printed share of each part: right behind it, or all of them in one list (分别占…)."""
    listed = _TOGETHER.match(sentence, parts[-1].end)
    if listed and _is_of(listed[1], total.label):
        numbers = _ONE.findall(listed[2])
        return list(zip(parts, numbers, strict=True)) if len(numbers) == len(parts) else []
    shares = [(each, _SHARE.match(sentence, each.end)) for each in parts]
    return [(each, match[2]) for each, match in shares if match and _is_of(match[1], total.label)]


def is_hundred(shares: Sequence[str]) -> bool:
    """Whether shares are those of all parts, as near as they are printed."""
    return abs(sum((Fraction(each) for each in shares), Fraction(-100))) <= 1


def _is_of(words: str, total: str) -> bool:
    """Whether 占…的 names the total, or nothing."""
    plain = words.strip()
    return not plain or plain in total or core(total) in plain
