"""Changes that a sentence states beside the two figures that they lie between.

较上年的950本增加76本 is a difference, and 增长40%（上年为9亿元） names its base behind the rate.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing.relations import Figure, Relation
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.rates.growth import FROM, YEAR
from perfeval.forms.prose.related import difference_of, growth_of
from perfeval.forms.words.years import LAST_YEAR
from perfeval.text.numerals import narrow

__all__ = ["stated_changes", "stated_points"]

_ROSE: Final = "增加|增长|提高|提升|上升|超支|超出|增支"
_FELL: Final = "减少|下降|降低|节约|节省|压减|压缩|减支"
_CHANGE: Final = re.compile(
    rf"(?:同比|环比)?(?:[比较](?:{LAST_YEAR}|年初|预算|计划)(?:同期|预算|计划)?(?:数)?)?"
    rf"(?:(?P<rose>{_ROSE})|(?P<fell>{_FELL}))(?:了|支出|资金|金额)?(?:为|达到|达)?"
)
_POINTS: Final = re.compile(
    rf"(?:(?P<rose>{_ROSE})|(?P<fell>{_FELL}))(?:了)?([0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)\s*(?:个)?百分点"
)
_NEAR: Final = 8
"""So far behind a rate its change in points may stand."""
_BEFORE: Final = re.compile(rf"{LAST_YEAR}(?:度|同期)?")
_OF_YEAR: Final = re.compile("[比较](20[0-9]{2})年")
_TO: Final = re.compile(r"(?:[^，。]{0,6}?)(?:到|至)(?:20[0-9]{2}年)?的?")
_PLANNED: Final = re.compile("预算|计划")
_DONE: Final = re.compile("实际|决算|执行|支出")
_BY_PLAN: Final = re.compile("[比较](?:年初)?(?:预算|计划)")
_LEADING: Final = "的为是仅共"
_TRAILING: Final = "的为是仅共有数"
"""Characters around the name of a figure that are no part of it."""


def stated_changes(sentence: str, at: str) -> Iterator[Relation]:
    """The differences of one sentence, and the growth whose base it names in another order."""
    found = quantities(sentence)
    for place, each in enumerate(found):
        match = _CHANGE.fullmatch(each.label)
        if match is None:
            continue
        fell = match["fell"] is not None
        if not each.is_percent:
            yield from _differs(found[max(place - 2, 0) : place], each, at, fell=fell)
        elif place and place + 1 < len(found):
            told = _CHANGE.fullmatch(found[place - 1].label) is not None
            value = found[place - 2] if told and place > 1 else found[place - 1]
            base = found[place + 1]
            if _is_base_of(base, value):
                yield from growth_of(value, base, each, at, fell=fell)


def stated_points(sentence: str, at: str) -> Iterator[Relation]:
    """由94.2%提高到96.5%，提高2.3个百分点; 96.5%，较上年的94.2%提高2.3个百分点."""
    rates = [each for each in quantities(sentence) if each.is_percent]
    ends = [each.end for each in rates]
    for match in _POINTS.finditer(narrow(sentence)):
        place = bisect_right(ends, match.start())
        before = rates[max(place - 2, 0) : place]
        if len(before) < 2 or match.start() - before[1].end > _NEAR:
            continue
        first, second = before
        if _is_told_base(second, first):
            value, base = first, second
        elif _is_from_to(first, second):
            value, base = second, first
        else:
            continue
        step = Figure(label=f"{match[0][:2]}百分点", value=f"{match[3]}%", at=at)
        yield from difference_of(value, base, step, at, fell=match["fell"] is not None)


def _is_base_of(base: Quantity, value: Quantity) -> bool:
    """Whether a figure is the same of the year before: 上年为9亿元, 上年总收入1694.90万元."""
    if base.unit != value.unit or value.is_percent or _BEFORE.search(value.label):
        return False
    opened = _BEFORE.match(base.label)
    if opened is None:
        return False
    name = _bare(base.label[opened.end() :])
    return not name or _bare(value.label).endswith(name)


def _bare(label: str) -> str:
    return label.lstrip(_LEADING).rstrip(_TRAILING)


def _differs(
    before: Sequence[Quantity], change: Quantity, at: str, *, fell: bool
) -> Iterator[Relation]:
    """What was before and the change give what is now, where the words tell the two apart."""
    if len(before) < 2 or any(each.unit != change.unit for each in before):
        return
    first, second = before
    if _is_told_base(second, first):
        value, base = first, second
    elif _is_from_to(first, second) or _is_by_plan(first, second, change):
        value, base = second, first
    else:
        return
    yield from difference_of(value, base, change.figure(at), at, fell=fell)


def _is_told_base(base: Quantity, value: Quantity) -> bool:
    """上年的94.2%, and 2023年收入2000万元，比2022年1600万元增加400万元."""
    if _BEFORE.search(base.label):
        return _BEFORE.search(value.label) is None
    earlier, later = _OF_YEAR.search(base.label), YEAR.search(value.label)
    return earlier is not None and later is not None and earlier[1] < later[1]


def _is_from_to(first: Quantity, second: Quantity) -> bool:
    """由3000元提高到3600元."""
    return bool(FROM.search(first.label) and _TO.fullmatch(second.label))


def _is_by_plan(plan: Quantity, done: Quantity, change: Quantity) -> bool:
    """预算6.5万元，实际支出5.2万元，比预算节约1.3万元."""
    return (
        _BY_PLAN.match(change.label) is not None
        and _PLANNED.search(plan.label) is not None
        and _PLANNED.search(done.label) is None
        and _DONE.search(done.label) is not None
    )
