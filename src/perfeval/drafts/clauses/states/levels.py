"""优得10分，良得8分; 无结余，3分: points by a word that the form states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final, cast

from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import (
    DIGITS,
    END,
    NUMBER,
    OF_WEIGHT,
    UnreadError,
    Wording,
    number,
    of_weight,
    shown,
)
from perfeval.measures import Kind
from perfeval.rules import Coefficients, States
from perfeval.rules.coefficients import Coefficient
from perfeval.rules.states import State

__all__ = [
    "BY_FACTOR",
    "cases_said",
    "level_word",
    "read_balance",
    "read_graded",
    "read_levels",
    "rule_of_levels",
]

_WORDS: Final = (
    "很满意|非常满意|比较满意|较满意|优秀|优|良好|良|较好|好|中等|中|一般|合格|不合格|较差|差|达标|未达标|不达标|基本达标"
    "|全部完成|基本完成|大部分完成|部分完成|已完成|未完成|完成|全部达成|部分达成|未达成|达成"
    "|是|否|有|无|没有|通过|不通过|未通过|符合|不符合|基本符合|健全|较健全|不健全|显著|较显著|不显著|明显|较明显|不明显|满意|基本满意|不满意"
)
_EARNED: Final = (
    rf"(?:(?:按照?|得|计|记|为)?(?:(?P<points>{NUMBER})分|(?P<full>满分)|{OF_WEIGHT}(?:计分|得分|计)?)"
    rf"|的?(?P<scored>得分|计分|评分)?系数(?:为|是|:|取)?(?P<factor>{NUMBER})|(?P<nothing>不得分|不计分))"
)
_ENDED: Final = r"(?=[,;。、)]|\Z)"
_GRADE: Final = "(?:等次|等级|档次|等|档|级)?"
"""What may stand behind the word of a level: “优秀”等次, 良好等级."""
_LEVEL: Final = re.compile(
    r"(?:(?:评价|评定|评为|审核|考核|验收|等级|等次|结果|档次){0,3}为?“?)"
    rf"(?P<word>{_WORDS})”?{_GRADE}(?:的|:)?,?(?P<open>\()?{_EARNED}(?(open)\)){_ENDED}"
)
BY_FACTOR: Final = (
    r"得分=(?:(?:分值|权重)[×*](?:得分|计分)?系数|(?:得分|计分)?系数[×*](?:分值|权重))"
)
"""得分＝系数×分值, which says what a factor multiplies."""
_FORMULA: Final = re.compile(rf"{BY_FACTOR}{END}")
_OPENING: Final = re.compile(
    r"(?:是否|有无|能否)[^0-9%,;。:扣得计]{2,30}[,:]"
    r"|[^0-9%,;。:扣得计]{2,12}?(?=优秀?的?(?:得分|计分)?系数)"
)
"""是否经过论证：是，4分；否，0分."""
_NAMED: Final = re.compile(
    rf"(?:[^,;。]{{0,20}}?(?:为|是|评为|评定))?“?(?P<word>{_WORDS})”?{_GRADE}的?\Z"
)
_CASE: Final = re.compile(
    r"(?!其他|其余|否则|反之)(?P<word>(?:(?![大小高低等]于|超过|不足|以上|以下)[^0-9%≤≥<>=,;。()①-⑳扣每]){1,24}?)的?,?"
    rf"(?:得|计|记|为)?(?:(?P<points>{DIGITS})分|(?P<full>满分)|(?P<nothing>不得分|不计分)){END}"
)
_QUOTED: Final = re.compile(rf"(?:\A|评为|评定为|为|是)“(?P<word>[^“”]{{1,12}})”{_GRADE}\Z")
"""自评质量评为“优”, 考核为“优秀”等次: the level is the word in quotes."""
_SEPARATORS: Final = re.compile(r"[,;。、]++")
_SPARED: Final = r"(?:的)?,?"
_BALANCE: Final = re.compile(
    rf"(?:资金)?(?:无结余|没有结余){_SPARED}(?:得|计)?(?P<none>{NUMBER})分[,;。]++"
    rf"有结余,?[但且]?(?:不超过|未超过)上年(?:度)?(?:结转|结余)(?:资金|数)?{_SPARED}(?:得|计)?(?P<within>{NUMBER})分"
    rf"[,;。]++(?:有?结余)?,?[但且]?超过上年(?:度)?(?:结转|结余)(?:资金|数)?{_SPARED}(?:不得分|不计分|(?:得|计)?0分)。?\Z"
)


def level_word(text: str) -> str:
    """The level in words that stand around it: 审核结果为优, “优”; other words as they are.

    >>> level_word("审核结果为优的"), level_word("效果显著")
    ('优', '效果显著')
    """
    match = _NAMED.match(text)
    return match["word"] if match else text.strip("“”").removesuffix("的")


def read_levels(wording: Wording, worth: Fraction) -> Understood | None:
    """Points by a level in words; None where the clause does not begin with one.

    Raises `UnreadError` where it says more than that, or of a factor not what it multiplies.
    """
    text = wording.plain
    opening = _OPENING.match(text)
    at = opening.end() if opening else 0
    found: dict[str, re.Match[str]] = {}
    formula = False
    while at < len(text):
        skipped = _SEPARATORS.match(text, at) or _FORMULA.match(text, at)
        if skipped is not None:
            formula = formula or "=" in skipped[0]
            at = skipped.end()
            continue
        level = _LEVEL.match(text, at)
        if level is None:
            if len(found) > 1:
                raise UnreadError("等级之外还有别的计分办法")
            return None
        if level["word"] in found:
            raise UnreadError(f"等级“{level['word']}”写了两次")
        found[level["word"]] = level
        at = level.end()
    return _of_levels(found, worth, formula=formula)


def _of_levels(
    found: dict[str, re.Match[str]], worth: Fraction, *, formula: bool
) -> Understood | None:
    if len(found) < 2:
        return None
    factors = [each for each in found.values() if each["factor"]]
    if factors and not (formula or all(each["scored"] for each in factors)):
        raise UnreadError("系数乘什么没有写明")
    shares = [_share(each, worth) for each in found.values()]
    if max(shares) != 1:
        raise UnreadError("最高一级不是本行的分值")
    by_share = any(each["factor"] or of_weight(each) is not None for each in found.values())
    rule = rule_of_levels(list(zip(found, shares, strict=True)), worth, by_share=by_share)
    return Understood(rule=rule, kind=Kind.STATE, conditions=tuple(found))


def _share(level: re.Match[str], worth: Fraction) -> Fraction:
    """What a level earns of the points."""
    if level["full"] or level["nothing"]:
        return Fraction(bool(level["full"]))
    if level["factor"]:
        return number(level["factor"])
    share = of_weight(level)
    return number(level["points"]) / worth if share is None else share


def rule_of_levels(
    pairs: Sequence[tuple[str, Fraction]], worth: Fraction, *, by_share: bool
) -> States | Coefficients:
    """Levels with what each earns of the points: as points, or as shares where those are said."""
    if not by_share:
        return _states([(word, share * worth) for word, share in pairs])
    return Coefficients(
        levels=tuple(
            Coefficient(words=(word,), share=f"{shown(100 * share)}%") for word, share in pairs
        )
    )


def read_graded(wording: Wording, worth: Fraction) -> Understood | None:
    """明确得4分，较明确得2分，不明确不得分: cases in the sheet's own words, from all to nothing.

    None where anything else is said: then the cases may be no rivals of each other.
    """
    states = cases_said(wording, worth)
    points = list(states.values())
    falling = all(one > other for one, other in pairwise(points))
    if len(points) < 2 or not falling or points[0] != worth or points[-1] != 0:
        return None
    return Understood(rule=_states(states.items()), kind=Kind.STATE, conditions=tuple(states))


def cases_said(wording: Wording, worth: Fraction) -> dict[str, Fraction]:
    """Each case in words with its points; empty where the clause says anything else."""
    states: dict[str, Fraction] = {}
    at, text = 0, wording.plain
    while at < len(text):
        skipped = _SEPARATORS.match(text, at)
        case = _CASE.match(text, at) if skipped is None else None
        if skipped is None and (case is None or case["word"] in states):
            return {}
        if case is not None:
            word = wording.verbatim[case.start("word") : case.end("word")]
            quoted = _QUOTED.search(word)
            word = quoted["word"] if quoted else level_word(word)
            states[word] = _earned(case, worth)
        at = (skipped or cast("re.Match[str]", case)).end()
    return states


def read_balance(wording: Wording) -> Understood | None:
    """无结余, 不超过上年结转, 超过: the three states of a balance."""
    match = _BALANCE.match(wording.plain)
    if match is None:
        return None
    points = [("none", number(match["none"])), ("within", number(match["within"]))]
    rule = _states([*points, ("above", Fraction(0))])
    return Understood(rule=rule, kind=Kind.STATE)


def _earned(case: re.Match[str], worth: Fraction) -> Fraction:
    if case["full"]:
        return worth
    return Fraction(0) if case["nothing"] else number(case["points"])


def _states(points: Iterable[tuple[str, Fraction]]) -> States:
    return States(states=tuple(State(name=name, points=shown(each)) for name, each in points))
