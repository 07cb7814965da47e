"""A target whose bound is words (95%以上, 不高于6万元), as the sign that the words stand for.

Scoring never reads words: such a row stays unscored. The audit reads them, because a reviewer
does, and says so.

Source: 民法典 art. 1259 (以上、以下、以内 include the number, 超过、不满 do not).
"""

from __future__ import annotations

import functools
import re
from typing import Final

from perfeval.filing.values import Actual, Comparison, Quantity, Target
from perfeval.text.numerals import narrow

__all__ = ["bounded", "sign_of", "stated"]

_OR_EQUAL: Final = "(?:或|或者)?(?:等于)"
_BEFORE: Final = (
    (Comparison.AT_LEAST, rf"(?:大于|高于|多于){_OR_EQUAL}|不小于|至少|最少|达到|⩾"),
    (Comparison.AT_MOST, rf"(?:小于|低于|少于){_OR_EQUAL}|不高于|不大于|不多于|至多|最多|控制在|⩽"),
    (Comparison.ABOVE, "大于|高于|多于|超过"),
    (Comparison.BELOW, "小于|低于|少于|不满"),
    (Comparison.EQUAL, "等于"),
)
_FIRST: Final = tuple((sign, re.compile(rf"\A(?:{words})\s*(.+)", re.S)) for sign, words in _BEFORE)
_SHORT: Final = 40
_INCLUDED: Final = r"(?:[（(]含(?:本数)?[）)]|及|或)?"
_LAST: Final = (
    (Comparison.AT_LEAST, re.compile(rf"\A(?:达到|达)?\s*+(.+?){_INCLUDED}以上")),
    (
        Comparison.AT_MOST,
        re.compile(rf"\A(?:控制在|不超过)?\s*+(.+?){_INCLUDED}(?:以下|以内|之内)"),
    ),
    (
        Comparison.AT_MOST,
        re.compile(
            r"\A(?:在|控制在|不超过)?\s*+([0-9]{1,3}(?:\.[0-9]{1,2})?\s*+(?:个)?(?:工作日|日|天|小时|分钟|(?<=个)月|周))"
            r"(?:以|之)?内(?:办结|完成|办理|答复|回复|送达|支付|拨付|发放|到位|审结)?"
        ),
    ),
)

_NOTED: Final = re.compile(r"([^（(]{1,30})[（(]([^（()）]{1,30})[)）]")
_AGAIN: Final = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)[%分]")
_OF_FIGURES: Final = (*"0123456789", ".")
_DOUBTFUL: Final = re.compile("[0-9年期月季周每均未不约暂]|累计|总|计划|预计|其中")


def _without_note(text: str) -> str:
    """A cell without what its brackets say besides; one that says 分 and % again says %.

    >>> _without_note("≥90%（含）"), _without_note("82分（82%）"), _without_note("3个（2022年1个）")
    ('≥90%', '82%', '3个（2022年1个）')
    >>> _without_note("182分（82%）"), _without_note("18分（8分）")
    ('182分', '18分')
    """
    match = _NOTED.fullmatch(narrow(text.strip()))
    if match is None:
        return text
    figure, note = match[1].strip(), match[2].strip()
    again = _AGAIN.fullmatch(note)
    if again is not None:
        before = figure.removesuffix(f"{again[1]}分")
        alike = note.endswith("%") and before != figure and not before.endswith(_OF_FIGURES)
        return before + note if alike else figure
    return text if _DOUBTFUL.search(note) else figure


def stated(actual: Actual) -> Quantity | None:
    """The quantity of a value, but for what its brackets say besides."""
    return actual.quantity or Actual(text=_without_note(actual.text), unit=actual.unit).quantity


def bounded(target: Target) -> Target:
    """The target with the sign that its words stand for, and without a note in brackets.

    The same where there is nothing to read.

    >>> bounded(Target(text="95%（含）以上")).text, bounded(Target(text="有所提升")).text
    ('≥95%', '有所提升')
    """
    if target.quantity is not None:
        return target
    short = len(target.text) + len(target.nature) + len(target.unit) <= _SHORT
    return _known(target) if short else _read(target)


@functools.lru_cache(maxsize=4096)
def _known(target: Target) -> Target:
    """The same for short cells: every check of a row asks for its bound."""
    return _read(target)


def _read(target: Target) -> Target:
    text = target.printed.strip()
    plain = Target(text=_without_note(text))
    if plain.text != text and plain.quantity is not None:
        return plain
    for sign, pattern in (*_LAST, *_FIRST):
        match = pattern.fullmatch(text)
        read = Target(text=f"{sign.value}{match[1]}") if match else target
        if read.quantity is not None and Target(text=read.text[1:]).comparison is None:
            return read
    return target


def sign_of(target: Target) -> Comparison | None:
    """The printed sign of a target, or the one that its words stand for; None without a number."""
    read = bounded(target)
    return read.comparison if read.quantity is not None else None
