"""Means that a sentence prints beside the total and the count: 12期480人次，平均每期40人.

户均, 人均, 平均每期, and what one of a thing costs (每公里造价). Only where right before it, or
behind it, stand one total in the unit of the mean and one count of what it is for each of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing.relations import Relation
from perfeval.forms.prose.quantities import Quantity, count_alike, quantities
from perfeval.forms.prose.related import multiple_of
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["stated_means"]

_MEAN: Final = re.compile(
    r"(?:平均每一?(?P<each>[\u4e00-\u9fff]{1,2}?)(?:[^每均]{0,6})?|(?P<mean>人|户|亩|村|家|场|期|次)均"
    r"|每(?P<one>公里|平方米|立方米|亩|户|人|台|套|座|处)(?:造价|成本|投资|单价))(?:[^每均，。]{0,6}?)(?:为|是|达)?\Z"
)
_TOTAL: Final = re.compile(
    "共|总|合计|累计|发放|兑付|拨付|支出|支付|投入|投资|补助|补贴|资助|救助|培训|服务|参加|参训|实现|销售|产量|收入"
)
_DOUBTFUL: Final = re.compile(
    f"其中|{LAST_YEAR}|计划|预计|预算|拟|首批|部分|另|其余|剩余|标准|每月|每年|/|节约|结余"
)
_TOGETHER: Final = re.compile("共|合计|总计|累计")
_LONGEST: Final = 40
"""So far before the mean its figures may begin."""


def stated_means(sentence: str, at: str) -> Iterator[Relation]:
    """The means of one sentence, each with its total and its count.

    They stand right before it, or right behind it as 人均6926元，266人共支出184.23万元.
    """
    found = quantities(sentence)
    for place, mean in enumerate(found):
        match = None if mean.is_percent else _MEAN.search(mean.label)
        if match is None:
            continue
        unit = match["each"] or match["mean"] or match["one"]
        before, behind = found[max(place - 3, 0) : place], found[place + 1 : place + 3]
        together = len(behind) == 2 and _TOGETHER.match(behind[1].label)
        pair = behind if together else [each for each in before if _is_of(each, mean, unit)]
        if len(pair) != 2:
            continue
        first = min(mean, pair[0], key=lambda each: each.start)
        last = max(mean, pair[1], key=lambda each: each.start)
        clause = sentence[first.start - len(first.label) : last.start]
        apart = len(clause) > _LONGEST or _DOUBTFUL.search(clause)
        if apart or any(each.is_percent for each in pair):
            continue
        yield from _mean(match[0], mean, unit, pair, at)


def _is_of(each: Quantity, mean: Quantity, unit: str) -> bool:
    """Whether a figure is in the unit of a mean, or in that of what it is for each of."""
    return each.is_percent or count_alike(each.unit, mean.unit) or count_alike(each.unit, unit)


def _mean(
    label: str, mean: Quantity, unit: str, before: Sequence[Quantity], at: str
) -> Iterator[Relation]:
    counts = [each for each in before if not each.is_money and count_alike(each.unit, unit)]
    totals = [each for each in before if each not in counts and count_alike(each.unit, mean.unit)]
    if len(counts) != 1 or len(totals) != 1:
        return
    total, count = totals[0], counts[0]
    if total.label and not _TOTAL.search(total.label):
        return
    base = mean.figure(at, label if "均" in label else f"平均{label}")
    yield from multiple_of(total.figure(at), base, count.figure(at), at)
