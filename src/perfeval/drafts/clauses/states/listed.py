"""优、良、中、差分别得10、8、6、0分: levels and, behind them in the same order, what each earns."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Final

from perfeval.drafts.clauses.states.levels import BY_FACTOR, level_word, rule_of_levels
from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import DIGITS, UnreadError, Wording, number
from perfeval.measures import Kind

__all__ = ["read_listed"]

_WORD: Final = "[^0-9%,;。:、()扣得计和分按的系]{1,14}?"
_NUMBER: Final = rf"{DIGITS}(?:分|%)?"
_LISTED: Final = re.compile(
    rf"(?:[^0-9%;。扣、]{{0,40}}?(?:[,:]|分为?|评为|按照?))?(?P<words>{_WORD}(?:、{_WORD}){{1,6}}(?:(?:和|及|以及){_WORD})?)"
    r"(?:(?:[二三四五六七2-7])?个?(?:等级|等次|档次|档|级))?的?[,:]?"
    r"(?:其?(?:对应|相应)?的?(?P<factor>(?:得分|计分|评分)?系数))?"
    r"(?:分别|依次|对应)(?:对应)?(?:按照?|为|是|得|计|记|给予?|赋|计算)?(?P<of>(?:分值|权重分?|满分)的)?"
    rf"(?P<numbers>{_NUMBER}(?:[、,/]{_NUMBER}){{1,7}})(?:和{_NUMBER})?"
    r"(?P<unit>分)?(?:的?(?P<also>分值|权重分?|系数))?(?:计分|得分|计算|计|赋分)?"
    rf"(?P<formula>[,;。]{BY_FACTOR})?[;。]?\Z"
)
_HOW_MANY: Final = re.compile(r"(?<=.)[二两三四五六七2-7]?个?(?:等级|等次|档次|档)\Z")
_NEGATED: Final = re.compile("[不未无没否差劣]")
_THINGS: Final = re.compile("[一二两三四五六七2-7](?:个|项|类|种)")
"""甲、乙、丙三个项目 are no levels."""
_SPLIT: Final = re.compile("、|以及|和|及")
_APART: Final = re.compile("[、,/和]")


def read_listed(wording: Wording, worth: Fraction) -> Understood | None:
    """Levels and their points, listed one behind the other; None where nothing is.

    Raises `UnreadError` where the lists do not match, or what they list are no levels: only the
    first earns all, and each less than the one before it.
    """
    match = _LISTED.match(wording.plain)
    if match is None:
        return None
    said = _SPLIT.split(_HOW_MANY.sub("", wording.verbatim[slice(*match.span("words"))]))
    words = [level_word(each) for each in said]
    shares = _shares(match, worth)
    falling = all(one > other for one, other in pairwise(shares))
    if any(_THINGS.search(word) for word in words):
        raise UnreadError("“分别”列出的不像等级")
    if len(words) != len(shares) or len(set(words)) != len(words):
        raise UnreadError("“分别”前后的个数不同")
    apart = sum(shares) > 1 or _NEGATED.search(
        words[-1]
    )  # 健全、有效分别得5、0分 may be two things
    if not falling or shares[0] != 1 or not apart:
        raise UnreadError("“分别”列出的得分不是由满分依次降低")
    rule = rule_of_levels(list(zip(words, shares, strict=True)), worth, by_share=_is_share(match))
    return Understood(rule=rule, kind=Kind.STATE, conditions=tuple(words))


def _is_share(match: re.Match[str]) -> bool:
    return bool(match["factor"] or match["of"] or match["also"])


def _shares(match: re.Match[str], worth: Fraction) -> list[Fraction]:
    """What each level earns of the points. Raises `UnreadError` where that is not said."""
    text = match["numbers"]
    percents = "%" in text
    found = [number(each.rstrip("分%")) for each in _APART.split(text)]
    if percents and "分" not in text + (match["unit"] or "") and _is_share(match):
        return [each / 100 for each in found]
    if percents or (_is_share(match) and (match["unit"] or "分" in text)):
        raise UnreadError("“分别”后面是分数还是比例没有写明")
    if match["factor"] or match["also"] == "系数":
        if not match["formula"] and match["factor"] in (None, "系数"):
            raise UnreadError("系数乘什么没有写明")
        return found
    if match["of"] or match["also"] or not (match["unit"] or text.endswith("分")):
        raise UnreadError("“分别”后面是分数还是比例没有写明")
    return [each / worth for each in found]
