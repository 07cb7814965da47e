"""①…，2分；②…，1分: conditions that add up; and one condition that decides all."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from perfeval.drafts.clauses.cases.prices import scores
from perfeval.drafts.clauses.items import items_of
from perfeval.drafts.clauses.understood import Understood
from perfeval.drafts.clauses.wording import (
    END,
    NUMBER,
    UnreadError,
    Wording,
    number,
    quoted,
    shown,
)
from perfeval.measures import Kind
from perfeval.rules import Checklist

__all__ = ["read_checklist"]

_ELSE: Final = re.compile(
    r"[,;]?(?:否则|反之|不符合的?|不满足的?),?(?:不得分|不计分|得?0分|得零分|不给分)[。;]?\Z"
)
_ELSE_IN_WORDS: Final = re.compile(
    r",(?:未|没有|不|无)[^0-9%,;。扣得计]{1,20}的?,?(?:不得分|不计分|得?0分|得零分)\Z"
)
"""已建立机制得5分，未建立不得分；…: what one of several conditions says by itself."""
_POINTS: Final = re.compile(
    rf"[,:]?(?:\((?:得|计|记)?(?P<a>(?<![0-9.]){NUMBER})分\)|(?:得|计|记|赋)?"
    rf"(?P<b>(?<![0-9.一二三四五六七八九十至~-]){NUMBER})分)\Z"
)
_ALL: Final = re.compile(r",?(?:得|计)满分\Z")
_OR_NOT: Final = re.compile(
    r"\A(?:(?P<met>[^0-9%,;。扣得计]{2,40})的?,?(?:得|计)满分[,;]"
    r"(?:未|未能|没有|不)(?P=met)|无(?P<bad>[^0-9%,;。扣得计]{2,40})的?,?(?:得|计)满分[,;](?:有|存在)(?P=bad))"
    r"的?,?(?:不得分|不计分|得?0分)。?\Z"
)
_EACH: Final = re.compile(
    rf"[;。](?:以上|上述)?(?:要点|各项|内容|情况|条件)?,?每(?:(?:符合|满足|达到|完成|具备)(?:要求)?[一1])?项"
    rf"(?:要求|的|条件|要点)?,?(?:得|计)?(?P<points>{NUMBER})分(?:,?(?:最高得?|共){NUMBER}分)?[。;]?\Z"
)
_NOT_MET: Final = re.compile(
    r"[;。](?:(?:以上|上述)?(?:任意?|其中|每|有)?[一1]?项)?"
    r"(?:不达标|不符合(?:要求)?|不满足|未达到(?:要求)?|未完成)的?,?(?:则)?"
    r"不[得计](?:该项|此项|相应)(?:得分|分值|分数|分)[。;]?\Z"
)
"""任意一项不达标不得该项分: what a checklist says by itself."""
_BY_COUNT: Final = re.compile(
    r"[;。,](?:以上|上述)?(?:[0-9二两三四五六七八九]项)?(?:(?P<all>(?:全部|均|都)(?:满足|符合|达到|具备))"
    r"|(?P<none>(?:均|都|全部)[不未](?:满足|符合|达到|具备))"
    rf"|(?:满足|符合|达到|具备)其?中?(?P<n>{NUMBER})项)(?:要求|条件)?的?,?"
    rf"(?:[得计]?(?:(?P<points>{NUMBER})分|(?P<full>满分))|(?P<nothing>不得分|不计分)){END}"
)
_RATES: Final = ("率", "比例", "比重", "程度", "水平", "进度", "满意度", "数量", "情况", "完成数")
_MET: Final = re.compile(
    r"(?:(?:符合|达到|满足|适应|不低于)[^0-9%,;。:]{2,20}水平|(?:反映|体现)[^0-9%,;。:]{2,20}情况)\Z"
)
"""符合正常的业绩水平 ends as a rate does, and is met or not."""
_TURNED: Final = ("无", "未", "不", "没有", "逾期", "部分", "基本", "较", "超过", "延迟")
"""Words by which a sentence says what else may be the case, and not one condition more."""
_SENTENCE: Final = re.compile(rf"[^;。]+?\((?:得|计)?{NUMBER}分\)|[^;。]+")
_HAS_RATE: Final = re.compile(r"[%＜＞≤≥<>]|百分点")


_CONDITION: Final = "[^0-9%,;。:、扣得计每各]{2,40}"
_ALIKE: Final = re.compile(
    rf"\A(?P<items>{_CONDITION}(?:[、,]{_CONDITION}){{1,5}})[、,]?"
    rf"各(?:得|计|占)?(?P<points>{NUMBER})分[;。]?\Z"
)
"""符合职责、符合规划各5分."""
_ITEM: Final = re.compile("[^、,]+")
_IS_MET: Final = re.compile(
    "(?:符合|属于|按照?|经过?|已|完成|达到|建立|制定|通过|纳入|具有|具备|满足|体现|无)[^、,]{2,}(?<!指标)"
    "|(?![未不没缺无较])[^、,]{0,30}(?:明确|量化|细化|清晰|健全|完善|齐全|完整|规范|合理|合规|合法|科学|可行|充分|公开|到位"
    "|及时|有效|达标|真实|准确|匹配|落实)"
)
"""A condition; 预算、决算各3分 and 数量指标、质量指标完成各5分 leave open what is met."""


def read_checklist(wording: Wording, worth: Fraction) -> Understood | None:
    """A checklist, or None where the clause is none. Raises `UnreadError` where it is not plain."""
    found = items_of(wording)
    if found is None:
        return _alike(wording, worth) or _single(wording, worth) or _sentences(wording, worth)
    if scores(found.before.plain):
        return None
    each = _EACH.match(found.after.plain)
    if each is not None:
        pairs = [(item, number(each["points"])) for item in found.items]
    elif (share := _by_count(found.after.plain, len(found.items), worth)) is not None:
        pairs = [(item, share) for item in found.items]
    elif found.after.plain.strip(",;。") and not _NOT_MET.match(found.after.plain):
        return None
    else:
        pairs = _priced(list(found.items))
    return _checklist(pairs, worth)


def _by_count(text: str, items: int, worth: Fraction) -> Fraction | None:
    """全部满足得3分，满足两项得2分，满足一项得1分: what each item is worth, where all are alike."""
    earned: dict[int, Fraction] = {}
    at = 0
    while (match := _BY_COUNT.match(text, at)) is not None:
        met = items if match["all"] else int(number(match["n"] or "0"))
        points = worth if match["full"] else number(match["points"] or "0")
        if earned.setdefault(met, points) != points:
            return None
        at = match.end()
    share = worth / items
    alike = all(points == met * share for met, points in earned.items())
    whole = earned.keys() | {0} == set(range(items + 1))
    return share if alike and whole and not text[at:].strip(",;。") else None


def _alike(wording: Wording, worth: Fraction) -> Understood | None:
    """符合职责、符合规划各5分: conditions that earn the same; their number is that of the row.

    None where one does not say for itself what is met: 数量、质量达标.
    """
    match = _ALIKE.match(wording.plain)
    if match is None:
        return None
    points, at = number(match["points"]), match.start("items")
    spans = [each.span() for each in _ITEM.finditer(match["items"])]
    items = [wording.part(at + start, at + end) for start, end in spans]
    if not all(_IS_MET.fullmatch(item.plain) for item in items):
        return None
    return _checklist([(item, points) for item in items], worth)


def _sentences(wording: Wording, worth: Fraction) -> Understood | None:
    """制度健全得2分；执行有效得1分: sentences, each with points, that add up to the row."""
    parts = [
        _without_else(wording.part(match.start(), match.end()))
        for match in _SENTENCE.finditer(wording.plain)
    ]
    if any(part.plain.startswith(_TURNED) for part in parts):
        return None
    if len(parts) < 2 or any(_POINTS.search(part.plain) is None for part in parts):
        return None
    pairs = _priced(parts)
    total = sum((points for _, points in pairs), Fraction(0))
    return _checklist(pairs, worth) if total == worth else None


def _without_else(part: Wording) -> Wording:
    match = _ELSE_IN_WORDS.search(part.plain)
    return part if match is None else part.part(0, match.start())


def _priced(parts: list[Wording]) -> list[tuple[Wording, Fraction]]:
    """Each condition without its points, and the points."""
    pairs: list[tuple[Wording, Fraction]] = []
    for part in parts:
        without = _ELSE.sub("", part.plain)
        match = _POINTS.search(without)
        if match is None:
            raise UnreadError("逐项计分的条文里有一项没有写明分数")
        pairs.append((part.part(0, match.start()), number(match["a"] or match["b"])))
    return pairs


def _checklist(pairs: list[tuple[Wording, Fraction]], worth: Fraction) -> Understood:
    for item, points in pairs:
        _check_condition(item)
        if points <= 0:
            raise UnreadError("逐项计分的条文里有一项是0分")
    total = sum((points for _, points in pairs), Fraction(0))
    if total != worth:
        raise UnreadError(f"各项合计{shown(total)}分，不是本行的{shown(worth)}分")
    items = tuple(item.verbatim for item, _ in pairs)
    rule = Checklist.of(*((item.verbatim, shown(points)) for item, points in pairs))
    return Understood(rule=rule, kind=Kind.CHECKS, conditions=items)


def _check_condition(item: Wording) -> None:
    """A condition is met or not: no rate, and nothing that is scored by itself."""
    text = item.plain
    if not text or scores(text) or _HAS_RATE.search(text) or "每" in text:
        raise UnreadError(f"{quoted(item.verbatim[:20])}不只是符合或不符合")
    if text.endswith(_RATES) and _MET.search(text) is None:
        raise UnreadError(f"{quoted(item.verbatim[:20])}像是比率，不是条件")


def _single(wording: Wording, worth: Fraction) -> Understood | None:
    """按要求公开的得2分，否则不得分: one condition for all the points."""
    either = _OR_NOT.match(wording.plain)
    if either is not None:
        end = either.end("met") if either["met"] else either.end("bad")
        return _checklist([(wording.part(0, end), worth)], worth)
    otherwise = _ELSE.search(wording.plain)
    if otherwise is None:
        return None
    head = wording.part(0, otherwise.start())
    full = _ALL.search(head.plain)
    if full is not None:
        return _checklist([(head.part(0, full.start()), worth)], worth)
    points = _POINTS.search(head.plain)
    if points is None:
        return None
    value = number(points["a"] or points["b"])
    return _checklist([(head.part(0, points.start()), value)], worth)
