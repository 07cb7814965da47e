"""Rates that a sentence writes out as a division: “三公经费”控制率=9.60/9.72*100%=98.77%.

And those whose division stands in brackets behind them: 执行率为90%（支出1080万元÷预算1200万元）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing.relations import Figure, RateRelation, Relation
from perfeval.forms.prose.quantities import Quantity
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count
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


def stated_written_rates(sentence: str, at: str) -> Iterator[Relation]:
    """The rates of one sentence, each with its two figures."""
    for match in _RATE.finditer(narrow(sentence)):
        name = match[1]
        top, bottom = (_side(match[place], match[place + 1]) for place in (2, 4))
        if top is None or bottom is None:
            continue
        yield RateRelation(
            at=at,
            numerator=Figure(label=f"{name}的分子", value=top, at=at),
            denominator=Figure(label=f"{name}的分母", value=bottom, at=at),
            rate=Figure(label=name, value=f"{match[6]}%", at=at),
        )
    for match in _BRACKETED.finditer(narrow(sentence)):
        name, percent, part, over, unit, whole, under, other = match.groups()
        if unit != other or not (_PLAIN.fullmatch(over) and _PLAIN.fullmatch(under)):
            continue
        numerator, denominator = (
            Quantity(label=label, number=number, unit=unit or "", start=0, end=0).figure(label, at)
            for label, number in (
                (part or f"{name}的分子", over),
                (whole or f"{name}的分母", under),
            )
        )
        if numerator and denominator:
            printed = Figure(label=name, value=f"{percent}%", at=at)
            yield RateRelation(at=at, numerator=numerator, denominator=denominator, rate=printed)


def _side(number: str, unit: str | None) -> Amount | Count | None:
    if not _PLAIN.fullmatch(number):
        return None
    return Amount.parse(f"{number}{unit}") if unit else Count(number)
