"""Rates that a sentence writes out as a division: “三公经费”控制率=9.60/9.72*100%=98.77%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing.relations import Figure, RateRelation, Relation
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Count
from perfeval.text.numerals import narrow

__all__ = ["stated_written_rates"]

_RATE: Final = re.compile(
    r"([^=＝，,。；;：:、（）()\s]{2,30}(?:率|比例|比重|进度))\s*[=＝为]\s*([0-9.]{1,16})\s*+(?:(万元|元)\s*+)?[/÷／]\s*([0-9.]{1,16})"
    r"\s*+(?:(万元|元)\s*+)?[*×xX＊]\s*100\s*[%％]\s*[=＝]\s*([0-9]{1,4}(?:\.[0-9]{1,4})?)\s*[%％]"
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


def _side(number: str, unit: str | None) -> Amount | Count | None:
    if not _PLAIN.fullmatch(number):
        return None
    return Amount.parse(f"{number}{unit}") if unit else Count(number)
