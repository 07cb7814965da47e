"""一般问题每个扣1分，严重问题每个扣3分，扣完为止: several prices under one floor, or one most.

The same of what cases earn: 县级每篇1分，市级每篇2分，最高4分.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.cases.prices import OTHER_CASES
from perfeval.drafts.clauses.understood import Assumed, Understood
from perfeval.drafts.clauses.wording import (
    END,
    FLOOR,
    NUMBER,
    OF_ROW,
    UnreadError,
    Wording,
    number,
    shown,
)
from perfeval.measures import Kind
from perfeval.rules import Gain, Joined, Option, PerCase, Together

__all__ = ["ADDED_UP", "read_gain_list", "read_price_list"]

ADDED_UP: Final = "各种情况所扣的分相加，扣完为止"

_WHAT: Final = "(?:(?!得分|计分|[得计](?:满|[0-9]))[^0-9%;。,扣每再另])"
_UNIT: Final = "(?:例|起|次|处|笔|件|项|篇|条|场|期|个(?!百分|月|工作日))"
_VERB: Final = "(?:出现|发现|发生|存在|查出|有)"
_FULL: Final = re.compile(rf"{_WHAT}{{0,60}}+,?[得计]?(?:满分|(?P<points>{NUMBER})分)[,;。]")
_PRICE: Final = re.compile(
    rf"(?P<before>{_WHAT}{{0,40}}+),?"
    rf"(?P<each>每(?![少缺多超低高增减])(?P<whose>{_WHAT}{{0,20}}?)[一1]?{_UNIT}(?P<what>{_WHAT}{{0,40}}+))?,?"
    rf"(?P<off>扣)(?:减|除)?(?P<points>{NUMBER})分(?:{END}[,;。]*+|、)"
)
_GAIN: Final = re.compile(
    rf"(?P<before>(?:(?!每|[得计记加]|奖励?[0-9]){_WHAT}){{0,40}}+),?"
    rf"(?P<each>每(?P<whose>(?:(?![得计记加]){_WHAT}){{0,20}}?)[一1]?{_UNIT}(?P<what>(?:(?![得计记加奖]){_WHAT}){{0,40}}+))?,?"
    rf"(?:得|计|记|加|奖励?)?(?P<points>{NUMBER})分[,;。、]"
)
_GRAVE: Final = ("重大", "严重", "较大", "情节严重", "特别严重")
"""A sort of cases that need not say 每例 again: 每例扣2分，重大扣10分."""
_GRADES: Final = re.compile("(?:国家|中央|部|省|市|州|县|区|乡镇?|镇)[级委厅]?")
"""Another sort, too: 县级每篇1分，市级2分."""
_AGAIN: Final = ("整改", "其中", "上述", "以上")
"""Words by which a case may be one of another sort, too: 整改后每个扣0.5分."""
_END: Final = re.compile(rf"(?:{FLOOR}|(?:最多|最高|累计|合计)扣(?P<most>{NUMBER})分)?[。;]?\Z")
_MOST: Final = re.compile(
    rf"{OF_ROW}(?:累计|合计|总计)?(?:最高|最多|封顶|上限|不超过)(?:不超过|为)?[得计加]?(?P<most>{NUMBER})分[。;]?\Z"
)
_NOT_EACH: Final = re.compile("[少缺未不无没超]|(?<!新)增|基础|提高|降低|逾期|至少|以上|以外")
"""Words by which not each case earns."""
_FOUND: Final = re.compile("(?:出现|发现|发生|存在|查出)")
_LAST: Final = "的,，则"


def read_price_list(wording: Wording, worth: Fraction) -> Understood | None:
    """What cases of several sorts cost together; None where the clause prices fewer than two.

    Raises `UnreadError` where two sorts have one name: a case would cost twice.
    """
    text = wording.plain
    full = _FULL.match(text)
    of_row = full is not None and full["points"] in (None, shown(worth))
    found, at = _sorts(_PRICE, wording, full.end() if full is not None and of_row else 0)
    end = _END.match(text, at)
    if len(found) < 2 or end is None or (end["most"] and number(end["most"]) != worth):
        return None
    options = tuple(Option(name=name, rule=PerCase(deduct=points)) for name, points in found)
    return _together(wording, options, Joined.LOSSES, "条文分别写明各种情况每例扣多少分")


def read_gain_list(wording: Wording, worth: Fraction) -> Understood | None:
    """What cases of several sorts earn together, up to the points; None for fewer than two.

    Raises `UnreadError` where two sorts have one name.
    """
    found, at = _sorts(_GAIN, wording, 0)
    most = _MOST.match(wording.plain, at)
    if len(found) < 2 or most is None or number(most["most"]) != worth:
        return None
    if any(_NOT_EACH.search(name) for name, _ in found):
        return None
    options = tuple(Option(name=name, rule=Gain(each=points)) for name, points in found)
    return _together(wording, options, Joined.GAINS, "条文分别写明各种情况每例得多少分")


def _sorts(
    pattern: re.Pattern[str], wording: Wording, at: int
) -> tuple[list[tuple[str, str]], int]:
    """Each sort of cases with its points, and where they end: before one that does not say 每."""
    found: list[tuple[str, str]] = []
    while (match := pattern.match(wording.plain, at)) is not None:
        name = _name(wording, match)
        if match["each"] is None and not (
            found and (name.startswith(_GRAVE) or _GRADES.match(name))
        ):
            break
        found.append((name or OTHER_CASES, shown(number(match["points"]))))
        at = match.end()
    return found, at


def _together(
    wording: Wording, options: tuple[Option, ...], joined: Joined, why: str
) -> Understood:
    names = tuple(option.name for option in options)
    if len(set(names)) < len(names) or any(word in name for name in names for word in _AGAIN):
        raise UnreadError("几种情况没有分清")
    choice = ADDED_UP if joined is Joined.LOSSES else "各种情况所得的分相加，以本行分值为限"
    return Understood(
        rule=Together(joined=joined, options=options),
        kind=Kind.SEVERAL,
        conditions=names,
        assumed=(Assumed("joined", wording.verbatim, choice, why),),
    )


def _name(wording: Wording, match: re.Match[str]) -> str:
    """The sort of cases in the clause's words."""
    parts = (wording.verbatim[slice(*match.span(part))] for part in ("before", "whose", "what"))
    return "".join(_bare(part) for part in parts)


def _bare(part: str) -> str:
    found = _FOUND.match(part)
    return part[found.end() if found else 0 :].removesuffix("相应").rstrip(_LAST)
