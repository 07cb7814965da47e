"""The statements of a clause on a rate, one after the other, until its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.rates.formulas import formula_at
from perfeval.drafts.clauses.rates.intervals import (
    RATE_TEXT,
    SUBJECT,
    condition_at,
    percent,
)
from perfeval.drafts.clauses.rates.shares import WEIGHT, InProportion, share_at, weight_of
from perfeval.drafts.clauses.rates.statements import (
    Award,
    Cap,
    Floor,
    Kept,
    Limit,
    Off,
    Otherwise,
    Standard,
    Step,
    Token,
)
from perfeval.drafts.clauses.wording import (
    CAP,
    END,
    FLOOR,
    NUMBER,
    OF_ROW,
    OF_WEIGHT,
    UnreadError,
    number,
    of_weight,
)
from perfeval.text.numerals import NUMERAL_CHAR

__all__ = ["tokens", "without_factor"]


_BOTH_WAYS: Final = (
    r"增加或减少|减少或增加|增加或降低|超过或低于|低于或超过|超出或低于|高于或低于|低于或高于"
    r"|上升或下降|偏离|偏差|增减|(?:超过|超出|高于|增加|提高|上升)\((?:或|/)?(?:低于|降低|减少|下降|不足)\)"
    r"|(?:低于|降低|减少|下降)\((?:或|/)?(?:超过|超出|高于|增加|提高|上升)\)"
)
_UP: Final = r"超过|超出|超|增加|增长|高于|高出|高|上升|提高|突破|多"
_DOWN: Final = r"低于|低|减少|降低|下降|少|不足|差|缺少|缺"

_SEPARATORS: Final = re.compile(r"[,;。:]++")
_MARK: Final = re.compile(
    rf"(?:[①-⑳]|\((?:[0-9]{{1,2}}|{NUMERAL_CHAR})\)|[0-9]{{1,2}}[.、)](?![0-9])|[A-F][.、])[.、]?"
)
"""①, （1）, 1. before a statement: the sheet numbers its bands."""
_AWARD: Final = re.compile(
    rf"[即则]?(?:按照?|得|计|记|给|赋|评)?(?:(?P<points>{NUMBER})分|{OF_WEIGHT}(?:计分|得分|赋分|计)?|系数(?:为|是|:)?(?P<factor>{NUMBER})"
    rf"|(?P<full>满分|全分|(?<=[得计])(?:权重|标准)分)(?:\((?P<as>{NUMBER})分\)"
    rf"|(?P<also>{NUMBER})分)?){END}"
    rf"|{OF_ROW}(?P<nothing>不得分|不计分|得零分|计零分|不给分)(?:值)?{END}|不扣分{END}|按满分计(?:分|算)?{END}"
)
_OFF: Final = re.compile(
    rf"(?:则|相应|的)?扣(?:减|除)?(?:(?P<points>{NUMBER})分|{OF_WEIGHT})(?:{END}|(?=扣完|直至|最[多低高]))"
)
_CAP: Final = re.compile(rf"{CAP}{END}|扣[满完](?P<all>{NUMBER})分为止{END}")
_FLOOR: Final = re.compile(rf"{FLOOR}{END}")
_LIMIT: Final = re.compile(
    rf"(?:最高|最多)?(?:得分)?不(?:得)?超过{WEIGHT}{END}|最高(?:得|计|为)?(?P<most>{NUMBER})分{END}"
)
_AT_WHOLE: Final = re.compile(
    rf"(?P<subject>{SUBJECT})(?:超过|高于|大于|>)100%的?,?按100%计?(?:计?算|分)?{END}"
)
_EARNS: Final = r"(?=,?(?:不得|不计|得|计))"
_OTHERWISE: Final = re.compile(
    r"(?:(?P<down>(?:未达到|达不到|未完成)(?![0-9])的?(?:标准|要求|目标值?|部分)?的?"
    rf"|(?:低于|不足)(?:标准|目标值?)?的{_EARNS})"
    rf"|(?P<up>(?:超过|超出|高于|大于)(?:标准|目标值?)?的{_EARNS})"
    r"|否则|反之|其他情况|其余情况|其它情况|其他|其余|其它)(?:的|一律|均)?,?"
)
_KEPT: Final = re.compile(
    r"(?:(?P<down>(?:未超过|不超过|未突破|不突破|未超出|不高于|控制在)(?:标准|控制线|以内)?)"
    r"|(?P<up>(?:不低于|达到)(?:标准|基准)?))的?(?=,?[得计不])"
)
_STANDARD: Final = re.compile(
    rf"以(?P<at>{RATE_TEXT})为(?:满分|标准值?|基准值?|基数|目标值?|控制线){END}"
)
_STEP: Final = re.compile(
    rf"(?P<subject>{SUBJECT})(?:超过的?部分|超出的?部分|不足的?部分|达不到的?|未达到的?|否则)?,?每再?"
    rf"(?:(?P<both>{_BOTH_WAYS})|(?P<up>{_UP})|(?P<down>{_DOWN}))(?:标准|基准|目标)?值?"
    rf"(?:(?P<standard>{RATE_TEXT})的?)?"
    rf"(?:(?P<per>{NUMBER})(?:个?百分点|%)|(?P<one>个百分点))的?"
)
_LONGEST_SHOWN: Final = 24


def tokens(text: str) -> Iterator[Token]:
    """Every statement of a clause. Raises `UnreadError` at the first words that are none."""
    at, opens = 0, True
    while at < len(text):
        skipped = _SEPARATORS.match(text, at) or (_MARK.match(text, at) if opens else None)
        if skipped:
            at, opens = skipped.end(), True
            continue
        opens = False
        token, at = _token(text, at)
        yield token


def without_factor(said: list[Token]) -> list[Token]:
    """系数为0.8 as a share of the points, without the formula that says so: 得分＝系数×分值.

    Raises `UnreadError` where none says so.
    """
    if not any(isinstance(each, Award) and each.factor for each in said):
        return said
    rest = [each for each in said if not (isinstance(each, InProportion) and _is_factor(each))]
    if len(rest) != len(said) - 1:
        raise UnreadError("系数乘什么没有写明")
    return rest


def _is_factor(share: InProportion) -> bool:
    return share.factor.endswith("系数") and share.points is None


def _token(text: str, at: int) -> tuple[Token, int]:
    share = share_at(text, at)
    if share is not None:
        return share
    for pattern, make in _KINDS:
        match = pattern.match(text, at)
        if match is not None:
            return make(match), match.end()
    condition = condition_at(text, at)
    if condition is not None:
        return condition, condition.end
    formula = formula_at(text, at)
    if formula is not None:
        return formula
    raise UnreadError(f"“{text[at : at + _LONGEST_SHOWN]}”没有读懂")


def _award(match: re.Match[str]) -> Award:
    if match["nothing"]:
        return Award(Fraction(0))
    share = of_weight(match)
    if match["factor"]:
        return Award(None, number(match["factor"]), factor=True)
    if share is not None:
        return Award(None, share)
    points = match["points"] or match["as"] or match["also"]
    return Award(number(points) if points else None)


def _off(match: re.Match[str]) -> Off:
    share = of_weight(match)
    return Off(number(match["points"])) if share is None else Off(None, share)


def _step(match: re.Match[str]) -> Step:
    side = next(name for name in ("both", "up", "down") if match[name])
    standard = match["standard"]
    per = Fraction(1) if match["one"] else number(match["per"])
    return Step(side, per, percent(standard) if standard else None, match["subject"])


def _otherwise(match: re.Match[str]) -> Otherwise:
    return Otherwise(next((side for side in ("down", "up") if match[side]), ""))


def _limit(match: re.Match[str]) -> Limit:
    return Limit(number(match["most"]) if match["most"] else weight_of(match))


_KINDS: Final = (
    (_STANDARD, lambda match: Standard(percent(match["at"]))),
    (_CAP, lambda match: Cap(number(match["cap"] or match["all"]))),
    (_LIMIT, _limit),
    (_AT_WHOLE, lambda _: Limit(None)),
    (_FLOOR, lambda _: Floor()),
    (_OFF, _off),
    (_STEP, _step),
    (_AWARD, _award),
    (_OTHERWISE, _otherwise),
    (_KEPT, lambda match: Kept("up" if match["up"] else "down")),
)
