"""Growth that a sentence states beside its two figures: 由2000人增长到2400人，增长20%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing.relations import Relation
from perfeval.forms.prose.quantities import Quantity
from perfeval.forms.prose.related import growth_of
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["FROM", "PLANNED", "YEAR", "is_change", "stated_growth"]

PLANNED: Final = re.compile(r"计划|应|任务|目标|预计|拟|年初|预算|安排|下达|批复|编制")
"""Words of what was planned, from which a change may be told."""
_GREW: Final = re.compile(
    r"(?:增长|增加|上升|上涨|上浮|提高|提升|增幅|涨幅|增长率)(?:了|幅度)?(?:为|达到|达)?$"
)
_FELL: Final = re.compile(
    r"(?:下降|下调|减少|缩减|降低|降幅|减幅|下降率|压减)(?:了|幅度)?(?:为|达到|达)?$"
)
_BASE: Final = re.compile(rf"{LAST_YEAR}|同期|(?:由|从)[^到至]{{0,12}}$|年初")
FROM: Final = re.compile(r"[由从][^到至由从]{0,12}\Z")
"""What stands before the figure that a change begins at: 由2000人增长到…."""
_BY_PLAN: Final = re.compile(r"[比较](?:年初|全年)?(?:预算|计划|目标|任务)")
_OF_YEAR: Final = re.compile(r"[比较]20[0-9]{2}年")
YEAR: Final = re.compile(r"(20[0-9]{2})年")
"""The year that a figure is of."""


def stated_growth(percent: Quantity, figures: Sequence[Quantity], at: str) -> Iterator[Relation]:
    """Two figures of one unit, of which one is of before, and the words of a change."""
    named = [each for each in figures if not is_change(each)]
    if len(named) > 2 and FROM.search(named[-2].label):
        named = named[-2:]
    elif len(named) > 2 and named[1].label.startswith("其中") and _BASE.search(named[-1].label):
        named = [named[0], named[-1]]  # what is listed between them are its parts
    if len(named) != 2 or named[0].unit != named[1].unit:
        return
    before = [each for each in named if _BASE.search(each.label)]
    if len(before) != 1:
        planned = _BY_PLAN.search(percent.label) is not None
        before = [each for each in named if PLANNED.search(each.label)] if planned else []
    if len(before) != 1:
        before = named[1:] if _OF_YEAR.search(named[1].label) else []
    if len(before) != 1:
        before = _earlier(named)
    if len(before) != 1:
        return
    after = named[1] if before[0] is named[0] else named[0]
    yield from growth_of(after, before[0], percent, at, fell=bool(_FELL.search(percent.label)))


def is_change(each: Quantity) -> bool:
    """Whether the words of a figure say a change: 增加了53批次, 增长20%."""
    return bool(_GREW.search(each.label) or _FELL.search(each.label))


def _earlier(named: Sequence[Quantity]) -> list[Quantity]:
    """The figure of the earlier year, where each of the two has a year of its own."""
    years = [YEAR.findall(each.label) for each in named]
    if any(len(each) != 1 for each in years) or years[0] == years[1]:
        return []
    return [named[0] if years[0] < years[1] else named[1]]
