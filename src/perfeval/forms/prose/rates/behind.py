"""Rates and growth whose figures stand behind them: 增长12.5%，由800件增加到900件.

And rates between what was done and the plan: 到位800万元，到位率80%，计划资金1000万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing.relations import Relation
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.rates.growth import is_change
from perfeval.forms.prose.related import growth_of, rate_of
from perfeval.forms.words.years import LAST_YEAR

__all__ = ["stated_behind"]

_CHANGED: Final = re.compile(
    rf"(?:同比|[较比]{LAST_YEAR})?(?:(?P<rose>增长|增加|上升|提高)|(?P<fell>下降|减少|降低))(?:率)?(?:了|为|达)?"
)
_FROM: Final = re.compile(r"[由从][^到至由从]{0,14}\Z")
_TO: Final = re.compile(
    r"[^，。]{0,6}?(?:到|至)[^，。0-9]{0,4}|[^，。]{0,6}?(?:到|至)(?:20[0-9]{2}年)?的?"
)
_OF_YEAR: Final = re.compile("(20[0-9]{2})年度?([^0-9]{0,20}?)[为是达]?")
_RATE: Final = re.compile(
    "[\u4e00-\u9fff]{0,4}(到位|完成|支付|拨付|执行|支出|整改|办结|化解|处置)(?:率|进度)(?:为|是|达到?)?"
)
_PLAN: Final = re.compile(
    r"(?:年度|全年|项目)?(?:计划|应|预算|批复)(?:到位|投入|安排)?(?:资金|投资|金额|数)?"
    r"|(?:年度|全年)?(?:目标任务|计划任务|任务|目标)(?:数|量)?(?:为|是)?"
    r"|(?:全年|累计|共){0,2}(?:发现|排查|受理|收到|接到|摸排)[^，。0-9]{0,8}"
)


def stated_behind(sentence: str, at: str) -> Iterator[Relation]:
    """The growth and the rates of one sentence, of which a figure stands behind the percentage."""
    found = quantities(sentence)
    for place, each in enumerate(found):
        if not each.is_percent:
            continue
        behind = found[place + 1 : place + 3]
        match = _CHANGED.fullmatch(each.label)
        if match and len(behind) == 2:
            fell = match["fell"] is not None
            yield from _grown(each, behind, at, fell=fell)
            if all(is_change(one) for one in found[:place]):
                yield from _by_years(each, behind, at, fell=fell)
        elif place and behind:
            yield from _planned(found[place - 1], each, behind[0], at)


def _grown(
    percent: Quantity, behind: Sequence[Quantity], at: str, *, fell: bool
) -> Iterator[Relation]:
    base, value = behind
    if base.unit == value.unit and _FROM.search(base.label) and _TO.fullmatch(value.label):
        yield from growth_of(value, base, percent, at, fell=fell)


def _by_years(
    percent: Quantity, behind: Sequence[Quantity], at: str, *, fell: bool
) -> Iterator[Relation]:
    """增长5.44%，2022年收入2324.1万元，2023年为2450.6万元: one thing of two years, in any order."""
    named = [_OF_YEAR.fullmatch(each.label) for each in behind]
    first, second = named
    if first is None or second is None or behind[0].unit != behind[1].unit:
        return
    if first[1] != second[1] and second[2] in ("", first[2]):
        base, value = behind if first[1] < second[1] else reversed(behind)
        yield from growth_of(value, base, percent, at, fell=fell)


def _planned(done: Quantity, percent: Quantity, plan: Quantity, at: str) -> Iterator[Relation]:
    rate = _RATE.fullmatch(percent.label)
    alike = done.unit == plan.unit and not done.is_percent
    if rate and alike and rate[1] in done.label and _PLAN.fullmatch(plan.label):
        yield from rate_of(done, plan, percent, at)
