"""What was done and what is left of a count: 收集问题92个，已解决85个，正在办理7个.

Only where a sentence counts one thing three times: all of it, what is done, and what is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Relation
from perfeval.forms.prose.quantities import quantities
from perfeval.forms.prose.related import sum_of
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["stated_remainders"]

_DONE: Final = re.compile(
    r"(?:其中|目前|现)?(?:已|完成|办结|解决|整改|化解|销号|通过|合格|达标)[^未尚]{0,8}"
)
_LEFT: Final = re.compile(
    r"(?:其中|目前)?(?:尚有|尚|未|仍有|剩余|其余|余下|正在|在办|待|不合格|未通过)[^0-9]{0,8}"
)
_CHANGED: Final = re.compile(f"{LAST_YEAR}|同期|新增|增加|减少|比|较|累计|计划|任务|目标")
_PARTS: Final = 3


def stated_remainders(sentence: str, at: str) -> Iterator[Relation]:
    """The sums of what is done and what is left, by the unit that they are counted in."""
    unit = attrgetter("unit")
    counts = [each for each in quantities(sentence) if each.is_count]
    for _, group in groupby(sorted(counts, key=unit), key=unit):
        figures = list(group)
        if len(figures) != _PARTS or any(_CHANGED.search(each.label) for each in figures):
            continue
        total, done, left = figures
        opened = _DONE.match(total.label) or _LEFT.match(total.label)
        if opened or not (_DONE.fullmatch(done.label) and _LEFT.fullmatch(left.label)):
            continue
        parts = [each.figure(at) for each in (done, left)]
        yield from sum_of(total.figure(at), parts, at, Breakdown.EXHAUSTIVE)
