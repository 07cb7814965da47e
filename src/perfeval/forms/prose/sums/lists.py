"""Counts that a sentence divides or lists: 86次，其中…; 5个，分别为….

A list is whole where its opening says so (分别为, 包括) and nothing says that it is not (等, 主要).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from attrs import evolve

from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Figure, Listing, Relation
from perfeval.forms.prose.quantities import Quantity, quantities
from perfeval.forms.prose.rates.growth import is_change
from perfeval.forms.prose.related import sum_of
from perfeval.forms.prose.sums.wholes import LISTED, OPENS, are_quarters, is_open, make_whole
from perfeval.forms.words.years import LAST_YEAR
from perfeval.text.numerals import number_of

__all__ = ["stated_counts", "told_number"]

_OPENS: Final = re.compile(rf"(?<!\s)\s*+(?:[，,；;（(]\s*+)?({OPENS}|[：:])\s*+[：:，,]?")
_BRACKET: Final = re.compile(r"\s{0,2}[（(]()")
"""What opens a list without a word, of names that make a whole: 22名（行政9名、事业13名）."""
_LEAD: Final = re.compile(f"^(?:{OPENS})")
_TOTAL: Final = re.compile(r"(?:共计|总计|合计|累计|共)(?:为|达|完成|开展|召开)?")
_COMPARED: Final = re.compile(f"比|较|同比|{LAST_YEAR}")
_LISTS: Final = re.compile(rf"[，,]?(?:{'|'.join(LISTED)}|即)[：:]?")
_STATED: Final = re.compile(
    r"([0-9]{1,2}|[一二三四五六七八九十两]{1,3})(个|家|项)([\u4e00-\u9fff]{0,8})"
)
_COUNTED: Final = re.compile(
    r"([^，。；：、,;（）()0-9一二三四五六七八九十两]{1,16})"
    r"([0-9]{1,2}|[一二三四五六七八九十两]{1,3})(个|家|项|所|处)([\u4e00-\u9fff]{0,6})"
    r"(?:[（(]([^（）()0-9，。；：]{4,200})[）)]|[：:]([^（）()0-9，。；：]{4,200})\Z)"
)
_KINDS: Final = re.compile("含|包括|其中|主要|例如|如：")
_NEAR: Final = 3
"""A list may miss its count by a third."""
_STOPS: Final = re.compile(r"[，。；;：:0-9（）()]")
_CLAUSE: Final = re.compile(r"[，。；：、,;:（）()]")
_LONGEST_STATED: Final = 16
_AND: Final = re.compile(r"[和及与]")
_LEAST: Final = 2
_SINGLE: Final = frozenset(
    ["期", "场", "届", "所", "座", "栋", "间", "台", "套", "辆", "口", "株", "亩", "公里", "平方米"]
)
"""Units of things that are of one kind each, and are not counted twice."""


def stated_counts(sentence: str, at: str) -> Iterator[Relation]:
    """The sums of counts and the lists of names that one sentence states."""
    found = [each for each in quantities(sentence) if each.is_count]
    for column in (found, *_columns(found)):
        yield from _divisions(sentence, column, at)
    yield from _closing(found, at)
    yield from _quarters(found, at)
    yield from _names(sentence, at)
    yield from _enclosed(sentence, at)


def _columns(found: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
    """The two counts that each thing of a list has: 86户214人，其中甲52户120人、乙34户94人."""
    twins = [
        (first, second)
        for first, second in pairwise(found)
        if second.start == first.end and first.label and first.unit != second.unit
    ]
    if len(twins) > _LEAST:
        yield [evolve(first, end=second.end) for first, second in twins]
        yield [evolve(second, label=first.label, start=first.start) for first, second in twins]


def _divisions(sentence: str, found: Sequence[Quantity], at: str) -> Iterator[Relation]:
    """86次，其中甲52次、乙22次、丙12次."""
    for index, total in enumerate(found):
        opened = _OPENS.match(sentence, total.end) or _BRACKET.match(sentence, total.end)
        if opened is None:
            continue
        parts = _same_unit(sentence, total, found[index + 1 :], opened.end())
        labels = [_own_label(each) for each in parts]
        if is_change(total) and sum(each.fraction for each in parts) != total.fraction:
            return
        if len(parts) < _LEAST or len(set(labels)) < len(labels) or not all(labels):
            return
        end = parts[-1].end
        tail = sentence[opened.end() : end + 6]
        if not opened[1] and not make_whole(labels):
            continue
        named = opened[1] in LISTED or make_whole(labels)
        whole = named and not is_open(tail, labels)
        yield from _sum(total, parts, at, whole=whole)
        return


def _same_unit(
    sentence: str, total: Quantity, behind: Sequence[Quantity], begin: int
) -> list[Quantity]:
    """The run of figures behind an opening that have the unit of the total, list marks between.

    A semicolon ends a list whose parts stand between commas.
    """
    parts: list[Quantity] = []
    marks: set[str] = set()
    at = begin
    for each in behind:
        between = sentence[at : each.start]
        apart = parts and (between[:1] not in "、，,；;和" or "。" in between)
        ends = len(parts) >= _LEAST and between[:1] in "；;" and marks.isdisjoint("；;")
        marks |= {*between[:1]} if parts else set()
        if each.unit != total.unit or apart or ends or (parts and _COMPARED.match(each.label)):
            break
        parts.append(each)
        at = each.end
    return parts


def _own_label(each: Quantity) -> str:
    """The words of a part without those that open the list."""
    return _LEAD.sub("", each.label)


def _sum(total: Quantity, parts: Sequence[Quantity], at: str, *, whole: bool) -> Iterator[Relation]:
    figures = [each.figure(at, _own_label(each)) for each in parts]
    kind = Breakdown.EXHAUSTIVE if whole else _kind(total, parts)
    yield from sum_of(total.figure(at, total.label or "合计"), figures, at, kind)


def _kind(total: Quantity, parts: Sequence[Quantity]) -> Breakdown:
    """How parts that may be some divide the total: things of a name of their own (“一窗通办”), or
    parts that come to far more than it, are counted more than once.
    """
    named = any("“" in _own_label(each) for each in parts)
    added = sum(each.fraction for each in parts)
    apart = total.unit not in _SINGLE and 10 * added > 11 * total.fraction
    return Breakdown.OVERLAPPING if named or apart else Breakdown.SUBSET


def _closing(found: Sequence[Quantity], at: str) -> Iterator[Relation]:
    """甲6次、乙9次，共计15次; of what stands before it the last ones alone, where these give it."""
    for index, total in enumerate(found):
        if index < _LEAST or not _TOTAL.fullmatch(total.label):
            continue
        parts = list(found[:index])
        plain = all(each.unit == total.unit and _own_label(each) for each in parts)
        if plain and not any(_TOTAL.search(each.label) for each in parts):
            sums = accumulate(each.fraction for each in reversed(parts))
            run = (many for many, added in enumerate(sums, start=1) if added == total.fraction)
            last = next((many for many in run if many >= _LEAST), len(parts))
            yield from _sum(total, parts[-last:], at, whole=True)


def _quarters(found: Sequence[Quantity], at: str) -> Iterator[Relation]:
    """宣传5次，第一季度1次、第二季度2次、第三季度1次、第四季度2次, with no word that opens them."""
    for index in range(1, len(found) - 3):
        total, parts = found[index - 1], found[index : index + 4]
        apart = any(each.unit != total.unit for each in parts) or _LEAD.match(parts[0].label)
        if total.label and not apart and are_quarters([each.label for each in parts]):
            yield from _sum(total, parts, at, whole=True)


def _names(sentence: str, at: str) -> Iterator[Relation]:
    """内设机构5个，分别为甲、乙、丙 and 设有5个股室，分别为…, up to the end of the sentence."""
    opened = _LISTS.search(sentence)
    if opened is None:
        return
    listed = sentence[opened.end() :]
    before = _CLAUSE.split(sentence[: opened.start()])[-1]
    found = list(_STATED.finditer(before[-_LONGEST_STATED:]))
    stated = found[-1] if found and found[-1].end() == len(before[-_LONGEST_STATED:]) else None
    if stated is not None and not _STOPS.search(listed) and not is_open(listed, ()):
        label = before[: len(before) - len(stated[0])] + stated[3]
        yield from _listing(label or "个数", stated[1], stated[2], listed, at)


def _enclosed(sentence: str, at: str) -> Iterator[Relation]:
    """新建食堂3家（东街、西街） and 内设股室3个：办公室、…: names one short, or one too many.

    A list of which much is missing is of kinds, or of some of them.
    """
    for match in _COUNTED.finditer(sentence):
        number = told_number(match[2])
        listed = match[5] or match[6]
        items = listed.split("、")
        whole = not is_open(listed, ()) and not _KINDS.search(listed)
        near = number is not None and abs(len(items) - number) * _NEAR <= number
        if whole and near and len(items) > _LEAST:
            yield from _listing(match[1] + match[4] or "个数", match[2], match[3], listed, at)


def _listing(label: str, stated: str, unit: str, listed: str, at: str) -> Iterator[Relation]:
    """A stated count against the names, where none of the ways to divide them gives it."""
    number = told_number(stated)
    items = [each.strip() for each in listed.split("、") if each.strip()]
    most = len(items) + sum(len(_AND.findall(each)) for each in items)
    if number is None or len(items) < _LEAST or len(items) <= number <= most:
        return
    yield Listing(
        at=at,
        stated=Figure(label=label, value=f"{number}{unit}", at=at),
        items=tuple(items),
    )


def told_number(text: str) -> int | None:
    """How many a numeral before a word of measure says: 两个 are 2."""
    return 2 if text == "两" else number_of(text)
