"""Shares of one whole that a sentence states without amounts: 基本支出占62.5%，项目支出占37.5%.

They are all of it where the sentence closes with 合计100%, or names the two halves that every
spending has; else they may at most fill it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Figure, Relation
from perfeval.forms.prose.mentions import core
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.related import rate_of, sum_of

__all__ = ["stated_shares"]

_SHARE: Final = re.compile(
    r"(.{2,20}?)(?:所)?占(?:比|比例|比重)?(?:(?:全部|总)?([\u4e00-\u9fff]{0,10})的)?(?:为|是)?$"
)
_LISTED: Final = re.compile(r"([^占]{2,20}?)()(?:为|是)?$")
_HEADED: Final = re.compile(r"(?:占比|比例|比重)(?:分别)?(?:为|是)?[:：]?[^:：，。；]{0,10}$")
_OF_WHOLE: Final = re.compile(r"([^占]{2,20})占([^占]{2,20})的(?:比例|比重)?(?:为|是)?$")
_MONEY: Final = re.compile(r"支出|收入|资金|经费|拨款|预算")
_TOTAL: Final = re.compile(r"(?:合计|共计|总计)(?:为|占)?$")
_HALVES: Final = (("基本支出", "项目支出"), ("人员", "公用"))
_WHOLE: Final = "100"
_LEAST: Final = 2


def stated_shares(sentence: str, at: str) -> Iterator[Relation]:
    """The shares of money that one sentence states, as a sum of 100%."""
    figures = quantities(sentence)
    yield from _of_amounts(figures, at)
    found = [each for each in figures if each.is_percent]
    shares: list[tuple[str, str, Quantity]] = []
    closed = False
    listed = bool(found) and _HEADED.search(sentence, 0, found[0].start) is not None
    for each in found:
        match = _SHARE.fullmatch(each.label) or (listed and _LISTED.fullmatch(each.label))
        if match and _MONEY.search(match[1]):
            shares.append((match[1], match[2] or "", each))
        elif _TOTAL.search(each.label) and each.number == _WHOLE:
            closed = True
        else:
            return
    wholes = {whole for _, whole, _ in shares if whole}
    names = [name for name, _, _ in shares]
    if len(shares) < _LEAST or len(wholes) > 1 or len(set(names)) < len(names):
        return
    total = Figure(label="占比合计", value="100%", at=at)
    kind = Breakdown.EXHAUSTIVE if closed or _halved(names) else Breakdown.SUBSET
    yield from sum_of(total, [each.figure(at, name) for name, _, each in shares], at, kind)


def _of_amounts(figures: Sequence[Quantity], at: str) -> Iterator[Relation]:
    """项目支出占总支出的45%，总支出800万元，项目支出320万元: the amounts stand behind the share."""
    for number, each in enumerate(figures):
        match = _OF_WHOLE.fullmatch(each.label) if each.is_percent else None
        if match is None or any(one.is_percent for one in figures[number + 1 :]):
            continue
        sides = [
            [one for one in figures if core(one.label) == core(name)] for name in match.groups()
        ]
        if any(len(side) != 1 for side in sides) or sides[0][0].unit != sides[1][0].unit:
            continue
        yield from rate_of(sides[0][0], sides[1][0], each, at, "占比")


def _halved(names: list[str]) -> bool:
    """Whether two names are the halves of a spending."""
    return len(names) == _LEAST and any(
        any(one in name for name in names) and any(other in name for name in names)
        for one, other in _HALVES
    )
