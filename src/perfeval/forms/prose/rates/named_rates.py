"""Rates that are known by name, beside the two figures that their definition asks for.

预算调整率 is the adjustment over the budget, 在职人员控制率 the staff over the posts, 满意度 the
satisfied over those who answered. Only where a sentence has exactly one figure for the part, and
one for the whole before or behind it. Source: 财预〔2013〕53号 (共性指标), 财预〔2020〕10号附2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from perfeval.filing.relations import Relation
from perfeval.forms.prose.quantities import Quantity, count_alike, quantities
from perfeval.forms.prose.related import rate_of
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["stated_named_rates"]


@frozen
class _Named:
    """A rate: its name, and what the labels of its part and of its whole hold."""

    name: re.Pattern[str]
    part: re.Pattern[str]
    whole: re.Pattern[str]


_RATES: Final = tuple(
    _Named(re.compile(f"(?:{name})(?:为|是|达到?|约为)?$"), re.compile(part), re.compile(whole))
    for name, part, whole in (
        ("预算调整率", "(?:调整|追加|调增)(?:数|金额|资金|预算)", "年初预算"),
        ("结转结余率", "结转|结余", "预算|收入"),
        (r"(?:人员|\A)控制率", "在职|实有|供养", "编制|核定"),
        ("经费控制率", "支出|决算|实际", "预算|控制数"),
        ("采购执行率", "实际|执行|完成|支出", "预算|计划"),
        ("满意度|满意率", "(?<!不)(?<!基本)(?<!较)满意", "收回|回收|有效|受访|调查|问卷"),
        ("回收率|收回率", "收回|回收", "发放|发出"),
    )
)
_KIND: Final = re.compile("行政|事业|工勤|参公")
"""Posts of one kind, which are no whole beside the posts of all."""
_BEFORE: Final = re.compile(f"{LAST_YEAR}|同期")


def stated_named_rates(sentence: str, at: str) -> Iterator[Relation]:
    """The rates of one sentence whose definition names both of the figures beside them."""
    figures: list[Quantity] = []
    for each in quantities(sentence):
        if not each.is_percent:
            figures.append(each)
            continue
        rate = next((one for one in _RATES if one.name.search(each.label)), None)
        sides = None if rate is None else _sides(figures, rate)
        figures = []
        if sides is not None:
            yield from rate_of(*sides, each, at)


def _sides(figures: Sequence[Quantity], rate: _Named) -> tuple[Quantity, Quantity] | None:
    """The part and the whole; of two wholes (发放, 收回) the one right before the part."""
    named = [each for each in figures if not _BEFORE.search(each.label)]
    wholes = [each for each in named if rate.whole.search(each.label)]
    parts = [each for each in named if rate.part.search(each.label)]
    own = [each for each in parts if each not in wholes] or parts[-1:]
    wholes = [each for each in wholes if each not in own]
    if len({each.fraction for each in own}) != 1 or not wholes:
        return None
    wholes = [each for each in wholes if not _KIND.search(each.label)] or wholes
    before = [each for each in wholes if each.start < own[0].start]
    whole = before[-1] if before else wholes[0]
    alone = len(wholes) == 1 or len(before) == len(wholes)
    return (own[0], whole) if alone and count_alike(whole.unit, own[0].unit) else None
