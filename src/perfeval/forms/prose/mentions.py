"""Amounts of money as prose mentions them: 基本支出253.31万元 is a label and an amount.

Approximate amounts (约…, …余万元, …以上), ranges, dates, codes and list numbers are no mentions.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from typing import Final

from attrs import frozen

from perfeval.filing.relations import Figure
from perfeval.numbers.amounts import Amount, Unit, read_amount
from perfeval.text.numerals import narrow

__all__ = [
    "SEPARATOR",
    "Mention",
    "clause_before",
    "core",
    "mentions",
    "sentences",
    "without_period",
]

_AMOUNT: Final = re.compile(
    r"(?<![0-9０-９.．,，~～至—-])([0-9０-９]{1,12}(?:[,，][0-9]{3})*(?:[.．][0-9０-９]{1,6})?)\s*(万元|亿元|元)"
    r"(?!\s*(?:以上|以下|以内|左右|上下|余|多|/|／|每|人|[一二三]))"
)
_LONGEST_ABOUT: Final = 4
_ABOUT: Final = re.compile(
    r"(?:(?<!节)约|近|超过?|逾|至少|不少于|不低于|不超过|达到?|[≥≤≧≦><])\s*$"
)
_STOP: Final = re.compile(r"[。\n!！?？]|(?<=元)\.(?![0-9])")
_QUOTES: Final = re.compile(r"[“”\"'\s]+")
SEPARATOR: Final = r"[，。；：:、,;]|[（(](?![12一二][）)]型)|(?<![（(][12一二])[）)]|[）)](?!型)"
"""What ends a label before it; not the brackets of a class, as in 小（1）型水库."""
_SEPARATOR: Final = re.compile(SEPARATOR)
_VERBS: Final = re.compile(r"(?:共计|总计|分别|合计)?(?:为|是|共|计|达)?$")
_LEAD: Final = re.compile(r"^(?:其中|分别为|包括|主要包括|一是|二是|三是|[0-9]+[.、．]|[①-⑳])+")
_PERIOD: Final = re.compile(
    r"^(?:(?:[12][09][0-9]{2}年(?:度|全年)?)|本年度?|全年|当年|年度|本单位|我局|我单位|单位|部门|财政)++"
)
_TAIL: Final = re.compile(r"(?<=支出)(?:总额|金额|数额|数)$")
_WORDS: Final = re.compile(r"[一-鿿]")


@frozen
class Mention:
    """One amount in a sentence: its label, what it says, and where the figure begins and ends."""

    label: str
    amount: Amount
    start: int
    end: int

    def figure(self, at: str) -> Figure:
        """The mention as a figure of a relation."""
        return Figure(label=self.label, value=self.amount, at=at)


LONGEST: Final = 2_000


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, but for what is too long to be one.

    A paragraph is asked for them by all that looks for something in it.

    >>> sentences("基本支出5万元。项目支出2.5万元；其他1万元")
    ('基本支出5万元', '项目支出2.5万元；其他1万元')
    """
    return _sentences(text) if len(text) <= LONGEST else _sentences.__wrapped__(text)


@functools.lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[str, ...]:
    parts = [part.strip() for part in _STOP.split(text) if len(part) <= LONGEST]
    return tuple(filter(None, parts))


@functools.lru_cache(maxsize=1024)
def mentions(sentence: str) -> tuple[Mention, ...]:
    """The amounts that a sentence mentions, each with a label of words.

    A sentence is asked several times: for its relations, its figures and its facts.

    >>> [(each.label, each.amount.text) for each in mentions("其中：人员经费192.89万元，约3万元")]
    [('人员经费', '192.89')]
    """
    found: list[Mention] = []
    marks = [0, *(mark.end() for mark in _SEPARATOR.finditer(sentence))]
    for match in _AMOUNT.finditer(sentence):
        label = sentence[marks[bisect_right(marks, match.start()) - 1] : match.start()]
        words = label.strip() or sentence[: match.start()].rstrip()
        if _ABOUT.search(words[-_LONGEST_ABOUT:]):
            continue
        label = _VERBS.sub("", _LEAD.sub("", label.strip())).strip()
        if len(_WORDS.findall(label)) < 2 or len(label) > 40:
            continue
        amount = read_amount(narrow(match[1]).replace("，", ","), Unit(match[2]))
        if isinstance(amount, Amount):
            found.append(Mention(label, amount, match.start(), match.end()))
    return tuple(found)


def clause_before(sentence: str, at: int, marks: str = "，；：,;") -> int:
    """Where the clause begins in which a place stands: at the last of the marks before it.

    >>> clause_before("计划培训240人次，实际培训252人次", 13)
    9
    """
    return max(0, *(sentence.rfind(mark, 0, at) for mark in marks))


def core(label: str) -> str:
    """A label without the year and the unit, by which the same thing is known again.

    >>> core("2023年基本支出"), core("本年项目支出")
    ('基本支出', '项目支出')
    """
    return _TAIL.sub("", without_period(label))


def without_period(label: str) -> str:
    """A label without quotation marks, and without the year that it begins with."""
    bare = _QUOTES.sub("", label)
    return _PERIOD.sub("", bare) or bare
