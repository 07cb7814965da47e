"""Rates that a sentence writes out as a division: “三公经费”控制率=9.60/9.72*100%=98.77%.

And those whose division stands in brackets behind them: 执行率为90%（支出1080万元÷预算1200万元）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing.relations import Relation
from perfeval.forms.prose.quantities import Quantity
from perfeval.forms.prose.related import rate_of
from perfeval.text.numerals import narrow

__all__ = ["stated_written_rates"]

_RATE: Final = re.compile(
    r"([^=＝，,。；;：:、（）()\s]{2,30}(?:率|比例|比重|进度))\s*[=＝为]\s*([0-9.]{1,16})\s*+(?:(万元|元)\s*+)?[/÷／]\s*([0-9.]{1,16})"
    r"\s*+(?:(万元|元)\s*+)?[*×xX＊]\s*100\s*[%％]\s*[=＝]\s*([0-9]{1,4}(?:\.[0-9]{1,4})?)\s*[%％]"
)
_BRACKETED: Final = re.compile(
    r"([^=＝，,。；;：:、（）()\s0-9]{1,30}(?:率|比例|比重|进度))(?:为|是|达到?)?\s*([0-9]{1,4}(?:\.[0-9]{1,4})?)\s*[%％]\s*"
    r"[（(]([^（）()0-9]{0,14})([0-9.]{1,16})\s*(万元|亿元|元|[\u4e00-\u9fff]{1,2})?\s*[/÷／]\s*([^（）()0-9]{0,14})([0-9.]{1,16})"
    r"\s*(万元|亿元|元|[\u4e00-\u9fff]{1,2})?(?:\s*[*×xX＊]\s*100\s*[%％])?[)）]"
)
_PLAIN: Final = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,8})?")

_Side = tuple[str, str, str | None]
"""A figure of a division: what it is called, its number and its unit."""


def stated_written_rates(sentence: str, at: str) -> Iterator[Relation]:
    """The rates of one sentence, each with its two figures."""
    plain = narrow(sentence)
    for match in _RATE.finditer(plain):
        name, over, unit, under, other, percent = match.groups()
        yield from _written(name, percent, ("", over, unit), ("", under, other), at)
    for match in _BRACKETED.finditer(plain):
        name, percent, part, over, unit, whole, under, other = match.groups()
        if unit == other:
            yield from _written(name, percent, (part, over, unit), (whole, under, other), at)


def _written(name: str, percent: str, above: _Side, below: _Side, at: str) -> Iterator[Relation]:
    if not (_PLAIN.fullmatch(above[1]) and _PLAIN.fullmatch(below[1])):
        return
    top, bottom, share = (
        Quantity(label=label, number=number, unit=unit or "", start=0, end=0)
        for label, number, unit in (
            (above[0] or f"{name}的分子", *above[1:]),
            (below[0] or f"{name}的分母", *below[1:]),
            (name, percent, "%"),
        )
    )
    yield from rate_of(top, bottom, share, at)
