"""Figures in a row that one word names, and their total: 分别培训50人、60人、70人，共180人.

And the halves or the quarters of a year with the whole of it (上半年…，下半年…，全年共…), and money
by its sources (县级资金…，上级补助…，共到位资金…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Relation
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.related import sum_of
from perfeval.forms.prose.sums.wholes import are_batches, are_periods
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["stated_series"]

_LISTED: Final = re.compile(r"分别(?:为|是|[^，。0-9]{1,6})\Z")
_TOTAL: Final = re.compile(
    r"(?:全年|年度|全县|全市|全区)?(?:共计?|合计|总计|累计|总共)[^，。0-9每均]{0,6}"
)
_OF_YEAR: Final = re.compile("全年(?:实际)?(?:支出|完成|收入|使用|支付|拨付|发放|办理|培训)")
"""The whole of a year behind its halves or quarters."""
_MORE: Final = re.compile("[（(，,]?(?:另|含|其中含|包括|包含)|[（(]其中")
"""What says that a total holds more than the figures before it: 900万元（含上年结转100万元）."""
_BETWEEN: Final = re.compile(r"\s*(?:、|，|,|和|及)\s*")
_SOURCE: Final = re.compile("(?:资金|补助|配套|拨款|自筹|捐赠|债券)(?:资金)?\\Z")
_SPENT: Final = re.compile(f"支出|使用|支付|拨付|结转|结余|其中|追加|调|计划|预算|{LAST_YEAR}")
_LEAST: Final = 2
_MOST: Final = 20


def stated_series(sentence: str, at: str) -> Iterator[Relation]:
    """The sums of one sentence whose parts are named together, or after the parts of a year."""
    found = quantities(sentence)
    for place, total in enumerate(found):
        if place < _LEAST or total.is_percent or _MORE.match(sentence, total.end):
            continue
        before = found[max(place - _MOST, 0) : place]
        parts: Sequence[Quantity] = ()
        if _TOTAL.fullmatch(total.label):
            parts = _listed(before, sentence) or _periods(before) or _sources(before)
            parts = parts or _batches(before)
        elif _OF_YEAR.fullmatch(total.label):
            parts = _periods(before)
        if parts and all(each.unit == total.unit for each in parts):
            figures = [
                each.figure(at, _words(each) or f"第{number}项")
                for number, each in enumerate(parts, start=1)
            ]
            yield from sum_of(total.figure(at), figures, at, Breakdown.EXHAUSTIVE)


def _listed(before: Sequence[Quantity], sentence: str) -> Sequence[Quantity]:
    """The figures from the one behind 分别 on, of which the others have no words of their own."""
    parts: list[Quantity] = []
    for each in reversed(before):
        if parts and not _BETWEEN.fullmatch(sentence[each.end : parts[0].start]):
            return ()
        parts.insert(0, each)
        if _words(each):
            break
    opened = len(parts) >= _LEAST and _LISTED.search(parts[0].label)
    return parts if opened else ()


def _sources(before: Sequence[Quantity]) -> Sequence[Quantity]:
    """All figures before the total, where each is money of a source and none of what was spent."""
    sources = all(each.is_money and _SOURCE.search(each.label) for each in before)
    known = sources and not any(_SPENT.search(each.label) for each in before)
    return before if known and len(before) >= _LEAST else ()


def _words(each: Quantity) -> str:
    """The words of a figure, without those that join it to the one before."""
    return each.label.strip("和及")


def _periods(before: Sequence[Quantity]) -> Sequence[Quantity]:
    """The last figures, where they are those of the halves or of the quarters of a year."""
    for number in (2, 4):
        parts = before[-number:]
        if len(parts) == number and are_periods([each.label for each in parts]):
            return parts
    return ()


def _batches(before: Sequence[Quantity]) -> Sequence[Quantity]:
    """The last figures, where they count batches from the first on: 第一批120人，第二批150人."""
    for number in range(_LEAST, len(before) + 1):
        parts = before[-number:]
        if are_batches([each.label for each in parts]):
            return parts
    return ()
