"""Sums of money with their parts, and the shares that are printed behind these.

总额…，其中：甲…，乙…, its divisions by 性质 and 来源, and lists that close with 合计.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Figure, Relation, ShareRelation
from perfeval.forms.prose.mentions import Mention, core, mentions
from perfeval.forms.prose.rates.steps import COMPARED
from perfeval.forms.prose.related import sum_of
from perfeval.forms.prose.sums.printed_shares import is_hundred, printed_shares
from perfeval.forms.prose.sums.wholes import LISTED, OPENS, is_open, make_whole
from perfeval.numbers.amounts import Amount, read_amount

__all__ = ["nested_sums", "stated_sums", "sums_apart", "without_nested"]

_OPENS: Final = re.compile(rf"(?<!\s)\s*+(?:[，,；;：:]\s*+)?({OPENS}|由)\s*+[：:，,]?")
_OF_WHICH: Final = re.compile("其中")
_MADE_OF: Final = re.compile("组成|构成")
_BASIS: Final = re.compile(
    r"按[^，；：:。0-9]{2,10}(?:划分|分类|分|来源|性质)(?:划分|分类)?\s*[，：:]"
)
_LIST: Final = re.compile(f"{_OF_WHICH.pattern}|{_BASIS.pattern}")
_NESTED: Final = re.compile(r"[（(][^（）()]*[)）]")
_OTHER: Final = re.compile(
    r"比上|较上|同比|较去|比去|增加|减少|增长|下降|节约|增幅|超出|剩余|结余|结转|追加|调增|调减"
)
_NO_PART: Final = re.compile(rf"{_OTHER.pattern}|每|均|单价|标准")
"""What is no part of a total in a closing list: other years, and what one thing costs."""
_COMPARED: Final = re.compile(f"{COMPARED}|{_OTHER.pattern}")
_BALANCES: Final = re.compile(r"结转|结余")
_WHOLE: Final = frozenset((*LISTED, "由"))
_ENDS: Final = re.compile(
    rf"\A(?:{COMPARED}|(?:增加|减少|增长|下降|合计|共计|总计)"
    r"|(?:[^，。]{0,6}预算|(?:全年|本年|当年|实际|累计|共){0,3}(?:支出|执行|支付|收入|决算))"
    r"(?:安排|资金|金额|总额|数)?\Z)"
)
"""What is no part of a list but told behind it: 比上年减少…, 政府采购预算…, 支出…."""
_BUDGET: Final = "预算"
_WITHIN: Final = ("中小", "小微")
"""What is told of purchases from small firms, and within it from the smallest."""
_CLOSES: Final = re.compile(
    r"[，；,]\s*(?:支出|收入)?(?:合计|共计|总计)(?:为)?\s*([0-9.,]{1,16})(万元|元)"
)


def nested_sums(sentence: str, at: str) -> Iterator[Relation]:
    """The sums whose parts stand in brackets: 项目支出5万元（其中：甲2万元、乙3万元）."""
    for nested in _NESTED.finditer(sentence):
        before = [each for each in mentions(sentence) if each.end == nested.start()]
        inside = nested[0][1:-1]
        if before and _OPENS.match(inside):
            yield from _group(inside, before[0], mentions(inside), at)


def without_nested(sentence: str) -> str:
    """A sentence with blanks in place of what stands in brackets."""
    return _NESTED.sub(lambda match: " " * len(match[0]), sentence)


def stated_sums(sentence: str, found: Sequence[Mention], total: str, at: str) -> Iterator[Relation]:
    """The sums and shares of the amounts of a sentence.

    `total` is the amount with which the sentence before it ends: this one may divide it.
    """
    yield from _sums(sentence, found, at)
    if total and (_OF_WHICH.match(sentence) or _BASIS.match(sentence)):
        whole = f"{total}，{sentence}"
        yield from _sums(whole, mentions(whole), at)
    yield from _closing_sum(sentence, found, at)


def sums_apart(
    sentence: str, found: Sequence[Mention], before: Sequence[Mention], at: str
) -> Iterator[Relation]:
    """预算1180万元，支出1168.2万元，执行率99%，其中：甲…，乙…: a list that stands behind no amount.

    It divides the one amount before it to which it comes; `before` are those of the last sentence.
    Names of one whole divide the one of these that is no change and is compared with nothing.
    """
    places = [match.start() for match in _LIST.finditer(sentence)]
    for place, stop in pairwise([*places, len(sentence)]):
        ahead = [each for each in found if each.end <= place] or before
        parts = [each for each in found if place < each.start and each.end <= stop]
        if len(parts) < 2 or (ahead is not before and _OPENS.match(sentence, ahead[-1].end)):
            continue
        added = sum(each.amount.fraction for each in parts)
        wholes = [each for each in ahead if each.amount.fraction == added]
        if not wholes and ahead is before and make_whole([core(each.label) for each in parts]):
            wholes = [each for each in before if not _COMPARED.search(each.label)]
        if len(wholes) == 1:
            yield from _group(sentence, wholes[0], parts, at)


def _sums(sentence: str, found: Sequence[Mention], at: str) -> Iterator[Relation]:
    """总额…，其中：甲…，乙… and its divisions by 性质, 来源, 分类."""
    last = 0
    bases = list(_BASIS.finditer(sentence))
    stops = _stops(sentence, found)
    for index, total in enumerate(found):
        if total.start < last:
            continue
        groups = _groups(sentence, total, stops[index], bases)
        for begin, end in groups:
            parts = [each for each in found[index + 1 :] if begin <= each.start and each.end <= end]
            opening = sentence[total.end : begin].strip("，,：:； ;")
            behind = [each for each in parts if _is_behind(each, parts[0])]
            own = parts[: parts.index(behind[0])] if behind else parts
            if _COMPARED.search(total.label) and not _comes_to(total, own):
                continue
            end = own[-1].end if own else begin
            others = is_open(sentence[begin : end + 3], [each.label for each in own])
            listed = opening in _WHOLE and not others and len(own) + len(behind) == len(parts)
            yield from _group(sentence, total, own, at, listed=listed, others=others)
        if groups:
            last = groups[-1][1]


def _stops(sentence: str, found: Sequence[Mention]) -> list[int]:
    """Where the parts of each must end: at the next amount that opens parts of its own."""
    stops: list[int] = []
    stop = len(sentence)
    for each in reversed(found):
        stops.append(stop)
        stop = each.start if _OPENS.match(sentence, each.end) else stop
    return stops[::-1]


def _groups(
    sentence: str, total: Mention, stop: int, bases: Sequence[re.Match[str]]
) -> list[tuple[int, int]]:
    """The stretches of a sentence that list parts of `total`."""
    bases = [match for match in bases if total.end <= match.start() < stop]
    opened = _OPENS.match(sentence, total.end)
    if bases and bases[0].start() - total.end <= 3:
        ends = [*(match.start() for match in bases[1:]), stop]
        return [(match.end(), end) for match, end in zip(bases, ends, strict=True)]
    if opened is None or (opened[1] == "由" and not _MADE_OF.search(sentence, opened.end(), stop)):
        return []
    return [(opened.end(), stop)]


def _group(
    sentence: str,
    total: Mention,
    parts: Sequence[Mention],
    at: str,
    *,
    listed: bool = False,
    others: bool = False,
) -> Iterator[Relation]:
    """The shares and the sum of one list of parts; `listed` says that it is complete.

    Where there are `others`, its names make no whole.
    """
    parts = parts if listed else _own(sentence, total, parts)
    if not parts or _repeats(parts):
        return
    printed = printed_shares(sentence, total, parts)
    for part, share in printed:
        yield ShareRelation(
            at=at,
            part=part.figure(at),
            whole=total.figure(at),
            share=Figure(label=f"{part.label}占比", value=f"{share}%", at=at),
        )
    if len(parts) >= 2:
        shown = len(printed) == len(parts) and is_hundred([share for _, share in printed])
        named = not others and make_whole([core(each.label) for each in parts])
        yield from _sum(total, parts, at, exhaustive=shown or listed or named)


def _own(sentence: str, total: Mention, parts: Sequence[Mention]) -> Sequence[Mention]:
    """The parts up to a semicolon that ends their topic; none if the topic changes amid them.

    Of a balance (结转, 结余) the parts are balances, too.
    """
    for index, part in enumerate(parts):
        label = _BALANCES.sub("", part.label) if _BALANCES.search(total.label) else part.label
        if _OTHER.search(label):
            ended = index and "；" in sentence[parts[index - 1].end : part.start]
            return parts[:index] if ended else ()
    return parts


def _comes_to(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts come to a total: 其中 behind a change divides it, or what has changed."""
    return sum(each.amount.fraction for each in parts) == total.amount.fraction


def _is_behind(each: Mention, first: Mention) -> bool:
    """Whether an amount stands behind a list that begins with `first`, and is no part of it."""
    if all(one in label for one, label in zip(_WITHIN, (first.label, each.label), strict=True)):
        return True
    budgets = _BUDGET in first.label and _BUDGET in each.label
    return each is not first and not budgets and _ENDS.match(each.label) is not None


def _repeats(parts: Sequence[Mention]) -> bool:
    labels = [core(each.label) for each in parts]
    return len(set(labels)) < len(labels)


def _sum(
    total: Mention, parts: Sequence[Mention], at: str, *, exhaustive: bool = False
) -> Iterator[Relation]:
    """A sum: exhaustive where the parts are known to be all, or come to the total."""
    added = sum(each.amount.fraction for each in parts)
    places = max(each.amount.places for each in (total, *parts))
    step = Fraction(total.amount.unit.yuan, 10**places)
    near = abs(added - total.amount.fraction) * 2 <= step * (len(parts) + 1)
    kind = Breakdown.EXHAUSTIVE if exhaustive or near else Breakdown.SUBSET
    yield from sum_of(total.figure(at), [each.figure(at) for each in parts], at, kind)


def _closing_sum(sentence: str, found: Sequence[Mention], at: str) -> Iterator[Relation]:
    """实际支出数为：甲6.47万元，乙3.13万元，合计9.60万元."""
    for match in _CLOSES.finditer(sentence):
        colon = max(sentence.rfind(mark, 0, match.start()) for mark in "：:")
        parts = [each for each in found if colon < each.start and each.end <= match.start()]
        begin = colon
        if not all("；" in sentence[one.end : each.start] for one, each in pairwise(parts)):
            begin = max(colon, sentence.rfind("；", 0, match.start()))
        parts = [each for each in parts if begin < each.start]
        last = max(sentence.rfind(mark, 0, max(begin, 0)) for mark in "，。；：:")
        label = sentence[last + 1 : max(begin, 0)].strip().removesuffix("为") or "合计"
        amount = read_amount(f"{match[1]}{match[2]}")
        if not isinstance(amount, Amount):
            continue
        others = is_open(sentence[begin : match.start()], [each.label for each in parts])
        if len(parts) >= 2 and not (others or any(_NO_PART.search(each.label) for each in parts)):
            total = Mention(label, amount, match.start(), match.end())
            yield from _group(sentence, total, parts, at, listed=True)
