"""Changes that a sentence states beside the two figures that they lie between.

较上年的950本增加76本 is a difference, and 增长40%（上年为9亿元） names its base behind the rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing.relations import Growth, Part, Relation, SumRelation
from perfeval.forms.prose.quantities import Quantity, quantities

__all__ = ["stated_changes"]

_ROSE: Final = "增加|增长|提高|提升|上升|超支|超出|增支"
_FELL: Final = "减少|下降|降低|节约|节省|压减|压缩|减支"
_CHANGE: Final = re.compile(
    rf"(?:同比|环比)?(?:[比较](?:上年|去年|年初|预算|计划)(?:同期|预算|计划)?(?:数)?)?"
    rf"(?:(?P<rose>{_ROSE})|(?P<fell>{_FELL}))(?:了|支出|资金|金额)?(?:为|达到|达)?"
)
_BEFORE: Final = re.compile(r"(?:上年|去年|上一年)(?:度|同期)?")
_FROM: Final = re.compile(r"[由从][^到至由从]{0,12}\Z")
_TO: Final = re.compile(r"(?:[^，。]{0,6}?)(?:到|至)")
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
            yield from _grown(found[place - 1], found[place + 1], each, at, fell=fell)


def _grown(
    before: Quantity, behind: Quantity, percent: Quantity, at: str, *, fell: bool
) -> Iterator[Relation]:
    """A rate between what it is of and its base."""
    if not _is_base_of(behind, before):
        return
    value, base = (one.figure(one.label or one.unit, at) for one in (before, behind))
    printed = percent.figure(percent.label, at)
    if value and base and printed:
        yield Growth(at=at, value=value, base=base, percent=printed, fell=fell)


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
    if _BEFORE.search(second.label) and not _BEFORE.search(first.label):
        value, base = first, second
    elif _is_from_to(first, second) or _is_by_plan(first, second, change):
        value, base = second, first
    else:
        return
    total = value.figure(value.label or value.unit, at)
    start = base.figure(base.label or base.unit, at)
    step = change.figure(change.label, at)
    if total and start and step:
        yield SumRelation(
            at=at, total=total, parts=(Part(figure=start), Part(figure=step, minus=fell))
        )


def _is_from_to(first: Quantity, second: Quantity) -> bool:
    """由3000元提高到3600元."""
    return bool(_FROM.search(first.label) and _TO.fullmatch(second.label))


def _is_by_plan(plan: Quantity, done: Quantity, change: Quantity) -> bool:
    """预算6.5万元，实际支出5.2万元，比预算节约1.3万元."""
    return (
        _BY_PLAN.match(change.label) is not None
        and _PLANNED.search(plan.label) is not None
        and _PLANNED.search(done.label) is None
        and _DONE.search(done.label) is not None
    )
