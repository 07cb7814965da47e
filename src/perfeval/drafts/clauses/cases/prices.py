"""每发现一例扣1分, 每逾期一天扣0.5分: what each case costs."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.items import items_of
from perfeval.drafts.clauses.part_steps import PartStep
from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import (
    CAP,
    FLOOR,
    NUMBER,
    OF_WEIGHT,
    UnreadError,
    Wording,
    number,
    of_weight,
    shown,
)
from perfeval.measures import Kind
from perfeval.rules import PerCase

__all__ = ["LATE", "OTHER_CASES", "read_price", "scores"]

_UNIT: Final = r"(?P<unit>例|起|次|处|笔|件|项|人次|人|天|日|个?工作日|个?月|个(?!百分))"
LATE: Final = r"(?:逾期|延迟|推迟|超期|延期|迟报|迟交|迟|超过规定时限|晚)"
_PRICE: Final = re.compile(
    rf"(?P<each>每|(?P<once>(?:出现|发现|发生|存在|查出|有|缺少|缺|少)))"
    rf"(?:(?P<late>{LATE})|(?P<missing>缺少|缺失|缺|少)|出现|发现|发生|存在|查出|有)?"
    rf"(?P<one>[一1])?{_UNIT}(?P<what>[^0-9一扣得计每;。]{{0,40}})"
    rf"(?:的)?,?(?:则|相应)?(?P<off>扣)(?:减|除)?(?:(?P<points>{NUMBER})分|{OF_WEIGHT})"
    rf"(?:,?(?:(?P<floor>{FLOOR})|{CAP}))?[;。]?\Z"
)
_BEHIND: Final = re.compile(
    rf"(?P<off>扣)(?:减|除)?(?:(?P<points>{NUMBER})分|{OF_WEIGHT})/(?:每)?(?P<one>[一1])?{_UNIT}"
    rf"(?P<each>)(?P<late>(?!))?(?P<once>(?!))?(?P<what>)"
    rf"(?:,?(?:(?P<floor>{FLOOR})|{CAP}))?[;。]?\Z"
)
"""扣2分/次: the unit behind the price."""
OTHER_CASES: Final = "其他情况"
"""What cases are called of which the clause says no more than their number."""
_VERBS: Final = ("出现", "发现", "发生", "存在", "查出", "有", "缺少", "缺", "少")
_LATE_BY: Final = {"天": "逾期天数", "日": "逾期天数", "月": "逾期月数", "个月": "逾期月数"}
_LAST_PART: Final = re.compile("[,，;；。]")
_FOUND: Final = re.compile("(?:出现|发现|发生|存在|查出|有)")
_TIMES: Final = ("天", "日", "个工作日", "工作日", "个月", "月")
_FREE: Final = re.compile(
    r"[0-9一二两三四五六七八九十半]分(?!钟|之|公司|局|批|期)|满分|得分|计分|扣|不得|加分|减分"
    r"|酌情|视情|适当|否则|反之|百分点|以上[0-9]|按比例"
)
_FULL: Final = re.compile(
    rf"(?:\A|(?<=[;。]))(?:[^0-9%;。扣]|[0-9]{{1,3}}(?=个?工作日[之以]?内|[日天][之以]?内)){{0,60}}?,?"
    rf"(?:(?:得|计)(?P<full>满分)|(?:得|计|满分)(?P<points>{NUMBER})分)[,;。][^0-9%,;。扣分]{{0,30}}\Z"
)
_FROM: Final = re.compile(
    r"[0-9一二两三四五六七八九十](?:次|例|起|项|个|处|笔|人|件|天)|[%]|超过|超出|至少|不少于|以外|除外"
)
"""Words by which not every case costs: 超过2次的，每次扣1分."""


def scores(text: str) -> bool:
    """Whether a text says anything of points: 得分, 扣分, 酌情."""
    return _FREE.search(text) is not None


def read_price(wording: Wording, worth: Fraction, part: PartStep | None) -> Understood | None:
    """What each case costs; None where the clause has no such price.

    A part of a day is counted as the clause says (`part`).

    Raises `UnreadError` where anything else in it speaks of points.
    """
    text = wording.plain
    start, pattern = _start(text), _PRICE
    if start is None:
        start, pattern = max(text.rfind("扣", 0, text.find("/")), 0), _BEHIND
    price = pattern.match(text, start)
    if price is None:
        return None
    _check(price)
    before = text[:start]
    full = _FULL.search(before) if scores(before) else None
    if full is not None and (full["full"] or number(full["points"]) == worth):
        before = before[: full.start()]
    if "每" in before and "扣" in before:
        raise UnreadError("几种情况各按例扣分，哪一例属于哪一种没有读准")
    if scores(before):
        raise UnreadError("每例扣分之外还有别的计分办法")
    opening = before[max(before.rfind(";"), before.rfind("。")) + 1 :]
    if _FROM.search(opening):
        raise UnreadError("不是每例都扣，从第几例起扣没有读准")
    share = of_weight(price)
    deduct = number(price["points"]) if share is None else share * worth
    cap = None if price["cap"] is None else number(price["cap"])
    if price["unit"] == "项" and not price["late"] and items_of(wording.part(0, start)) is not None:
        raise UnreadError("每项扣分，是不是前面列的各项没有读准")
    if part is not None:
        part.check(Fraction(1), price["unit"])
    return Understood(
        rule=PerCase(deduct=shown(deduct), cap=None if cap is None else shown(cap)),
        kind=Kind.COUNT,
        conditions=(_name(wording, start, price),),
        cases=wording.verbatim[start : price.start("off")].rstrip("，, ") or f"每{price['unit']}",
        unit=price["unit"],
        assumed=() if part is None else (part.assumed(),),
    )


def _name(wording: Wording, start: int, price: re.Match[str]) -> str:
    """The sort of cases: the words behind their unit, or those before 每; of time how much."""
    if price["late"]:
        return _LATE_BY.get(price["unit"], "逾期工作日数")
    what = wording.verbatim[slice(*price.span("what"))]
    before = [each for each in _LAST_PART.split(wording.verbatim[:start]) if each]
    found = (_bare(each) for each in (what, *before[-1:]) if not scores(each))
    return next(filter(None, found), OTHER_CASES)


def _bare(words: str) -> str:
    match = _FOUND.match(words)
    return words[match.end() if match else 0 :].strip("的，,则")


def _start(text: str) -> int | None:
    """Where the price begins: at the last 每, or at the last 发现一… of a clause without 每."""
    at = text.rfind("每")
    if at >= 0:
        return at
    found = [text.rfind(f"{verb}一") for verb in _VERBS]
    return max(found) if max(found) >= 0 else None


def _check(price: re.Match[str]) -> None:
    """A price of time needs something that is late; 发现一例 needs its 扣完为止."""
    if (price["unit"] in _TIMES) != bool(price["late"]):
        raise UnreadError("不知道按什么计次")
    if price["once"] and not (price["one"] and price["floor"]):
        raise UnreadError("“一例”是否每例都扣没有写明")
