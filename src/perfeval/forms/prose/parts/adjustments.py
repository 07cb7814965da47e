"""年中预算调整 that a sentence states: what was added or cut, item by item where it lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.filing.forms.budgets import Adjustment
from perfeval.forms.prose.mentions import Mention, mentions, sentences
from perfeval.forms.prose.parts.paragraphs import Paragraph
from perfeval.forms.prose.sums.wholes import OPENS
from perfeval.forms.words.years import LAST_YEAR
from perfeval.numbers.amounts import Amount, AmountCell
from perfeval.numbers.cells import BLANK

__all__ = ["Adjusted", "stated_adjustments"]

_NUMBERED: Final = re.compile(r"[（(][^（）()]{0,3}[)）]")
_TOTAL: Final = re.compile(
    r"(?:本年度?|20[0-9]{2}年度?|全年)?(?:年中)?(?:预算)?(?:共|净)?(调增|追加|(?:调整)?增加|调减|核减|压减|(?:调整)?减少)(?:了)?(?:预算|财政拨款)?(?:资金|经费|支出|总额|数|金额)?"
)
_MIDYEAR: Final = re.compile(r"年中|预算")
_LISTS: Final = re.compile(rf"(?<!\s)\s*+(?:[，,：:]\s*+)?(?:{OPENS})\s*+[：:，,]?")
_OPEN_END: Final = re.compile(r"等|主要|其中|……|其他")
_CUTS: Final = ("调减", "核减", "压减", "减少", "调整减少")
_NOT_ALL: Final = re.compile(rf"较|比|{LAST_YEAR}|收入|三公|增长")
_STAGE: Final = re.compile(r"预算|全年|调整后|决算")
_EXCLUDED: Final = re.compile(r"均(?:系|为|属于?|是)除外调整")
_MONEY: Final = re.compile(r"[0-9０-９]\s*(?:万元|亿元|元)")


@frozen
class Adjusted:
    """What was adjusted, in all and by items; a cut is negative."""

    total: AmountCell
    items: tuple[Adjustment, ...]
    paragraph: Paragraph


def stated_adjustments(paragraphs: Sequence[Paragraph]) -> Adjusted | None:
    """The adjustments of the year, where one sentence states them and no other disagrees."""
    found = [each for paragraph in paragraphs for each in _adjusted(paragraph)]
    amounts = {each.total.atoms for each in found if isinstance(each.total, Amount)}
    if not found or len(amounts) > 1:
        return None
    said = max(found, key=lambda each: len(each.items))
    reason = next((match[0] for each in paragraphs if (match := _EXCLUDED.search(each.text))), "")
    if reason:
        items = tuple(evolve(each, excluded=True, reason=reason) for each in said.items)
        said = evolve(said, items=items)
    return said


def _adjusted(paragraph: Paragraph) -> Iterator[Adjusted]:
    for sentence in sentences(paragraph.text):
        if paragraph.of_other_budget or not _MIDYEAR.search(sentence):
            continue
        plain = _NUMBERED.sub(lambda match: "，" * len(match[0]), sentence)
        found = mentions(plain)
        named = [(match[1], each) for each in found if (match := _TOTAL.fullmatch(each.label))]
        if not named or _NOT_ALL.search(plain[: named[0][1].start]):
            continue
        if len(named) == 1:
            word, total = named[0]
            items = _items(plain, total, found, word)
            yield Adjusted(_signed(total.amount, word), items, paragraph)
        elif len({word in _CUTS for word, _ in named}) == len(named):
            yield Adjusted(
                BLANK,
                tuple(
                    Adjustment(label=each.label, amount=_signed(each.amount, word))
                    for word, each in named
                ),
                paragraph,
            )


def _items(
    plain: str, total: Mention, found: Sequence[Mention], word: str
) -> tuple[Adjustment, ...]:
    """The items behind 分别为, where the list is whole and every amount of it was read."""
    opened = _LISTS.match(plain, total.end)
    if opened is None or _OPEN_END.search(plain, opened.end()):
        return ()
    parts = [each for each in found if each.start >= opened.end()]
    others = any(_STAGE.search(each.label) for each in parts)
    if others or len(parts) != len(_MONEY.findall(plain, opened.end())):
        return ()
    return tuple(Adjustment(label=each.label, amount=_signed(each.amount, word)) for each in parts)


def _signed(amount: Amount, word: str) -> Amount:
    return Amount.parse(f"-{amount.printed}") if word in _CUTS else amount
