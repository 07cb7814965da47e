"""①…；②…；③…。每缺一项扣1分: conditions of which each that is missing costs the same."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.cases.prices import scores
from perfeval.drafts.clauses.items import items_of
from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import FLOOR, NUMBER, Wording, number, shown
from perfeval.measures import Kind
from perfeval.rules import MissingItems

__all__ = ["read_missing"]

_FULL: Final = rf"的?,?[得计](?:满分|(?P<full>{NUMBER})分)"
_BEFORE: Final = re.compile(
    rf"(?:同时)?(?:符合|满足|具备|达到)(?:以下|下列)[^0-9%;。扣]{{0,8}}{_FULL}[:,]?\Z"
)
_ALL: Final = re.compile(
    r"[;。,](?:以上|上述)?(?:[二两三四五六七八九2-9]项)?(?:内容|各项)?(?:全部|均|都|同时|完全)?(?:符合|满足|具备|达到)"
    rf"(?:全部|以上|上述|所有){{0,2}}(?:要求|条件|要素|标准|要点)?{_FULL}(?=[;。,])"
)
_LACK: Final = "缺少|缺失|缺|少|不符合|不满足|未达到|不具备"
_OFF: Final = re.compile(
    rf"[;。,](?:否则,?)?(?:(?:以上|上述|其中)[^0-9%,;。每扣得]{{0,4}})?(?P<each>每)?(?:有|出现|发现)?(?P<lack>{_LACK})?(?:其中|任意?)?[一1]?"
    rf"(?:项|个?(?:要素|要点|条件|方面))(?P<what>[^0-9一扣得计每;。]{{0,40}})的?,?(?:则|相应)?"
    rf"扣(?:减|除)?(?P<off>{NUMBER})分(?:,?(?P<floor>{FLOOR}))?[;。]?\Z"
)
_NOTHING: Final = re.compile(
    rf"[;。,](?:否则|(?:以上|上述|其中)?(?:任意?|有|{_LACK})?[一1]项(?:{_LACK}|不达标)?(?:要求|条件)?)的?,?则?"
    r"(?:不得分|不计分|得?0分)[;。]?\Z"
)
_NEGATED: Final = re.compile("[不未没无缺]")


def read_missing(wording: Wording, worth: Fraction) -> Understood | None:
    """What each missing condition costs, be it all the points; None where no such thing is said."""
    found = items_of(wording)
    if found is None or any(scores(each.plain) for each in found.items):
        return None
    before, after = found.before.plain, found.after.plain
    opening, every = _BEFORE.search(before), _ALL.match(after)
    if opening is not None:
        before = before[: opening.start()]
    if scores(before) or (opening is not None and every is not None):
        return None
    full = opening or every
    if full is not None and full["full"] is not None and number(full["full"]) != worth:
        return None
    at = 0 if every is None else every.end()
    deduct = worth if _NOTHING.match(after, at) else _price(_OFF.match(after, at))
    if deduct is None:
        return None
    items = tuple(each.verbatim for each in found.items)
    rule = MissingItems(items=items, deduct=shown(deduct))
    return Understood(rule=rule, kind=Kind.CHECKS, conditions=items)


def _price(off: re.Match[str] | None) -> Fraction | None:
    """What one costs; None where not each does, or something else than a missing one."""
    if off is None or not (off["each"] or off["floor"]):
        return None
    return number(off["off"]) if off["lack"] or _NEGATED.search(off["what"]) else None
