"""每发表一篇得1分，最高5分: what each case earns, up to the points of the row."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.cases.prices import scores
from perfeval.drafts.clauses.items import items_of
from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import NUMBER, UnreadError, Wording, number, shown
from perfeval.measures import Kind
from perfeval.rules import Gain

__all__ = ["read_gain"]

_WHAT: Final = r"[^-0-9%,;。:()每扣]"
_GAIN: Final = re.compile(
    rf"每(?![年月季周日天人半])(?P<what>{_WHAT}{{0,12}}?[一1]?"
    rf"(?:例|起|次|处|件|项|篇|条|场|期|家|户|名|份|批|人次|人|个(?!百分|月|工作日)){_WHAT}{{0,40}}?)"
    rf",?(?:得|计|记|加|奖励?)?(?P<points>{NUMBER})分,?"
    rf"(?:(?:本项|该项)?(?:累计|合计|总计)?(?:最高|最多|满分|封顶|上限|不超过)(?:不超过|为|是)?[得计加]?"
    rf"(?:(?P<a>{NUMBER})分|满分)|以(?P<b>{NUMBER})分为限|(?P<c>{NUMBER})分封顶"
    rf"|[得计加]满(?:(?P<d>{NUMBER})?分)?为止)[;。]?\Z"
)
_SOME: Final = re.compile(
    r"[0-9一二两三四五六七八九十](?:例|起|次|处|件|项|篇|条|场|期|家|户|名|份|批|人|个|%)"
    "|基础|超过|超出|至少|不少于|以外|除外|之外"
)
"""Words by which not every case counts: 完成5篇的基础上，每发表一篇计1分."""
_NOT_EACH: Final = re.compile("[少缺未不无没超多]|(?<!新)增|基础|提高|降低|下降|逾期")
"""Words by which a case is one more than some, or one that fails: 每增加一次, 每少一次."""


def read_gain(wording: Wording, worth: Fraction) -> Understood | None:
    """What each case earns; None where the clause has no such sentence with the most of it.

    Raises `UnreadError` where not every case counts, or anything else in it speaks of points.
    """
    text = wording.plain
    start = text.rfind("每")
    gain = None if start < 0 else _GAIN.match(text, start)
    if gain is None:
        return None
    before = text[:start]
    if scores(before + gain["what"]) or _SOME.search(before):
        raise UnreadError("不是每例都计分，或者还有别的计分办法")
    if _NOT_EACH.search(gain["what"]) or items_of(wording) is not None:
        raise UnreadError("按什么计次没有读准")
    most = next((number(gain[name]) for name in "abcd" if gain[name]), worth)
    if most != worth:
        raise UnreadError(f"最高{shown(most)}分，不是本行的{shown(worth)}分")
    return Understood(
        rule=Gain(each=shown(number(gain["points"]))),
        kind=Kind.COUNT,
        cases=wording.verbatim[start : gain.end("what")],
    )
