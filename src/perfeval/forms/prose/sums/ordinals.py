"""Lists that a paragraph announces with a number and counts out: 四项工作：一是…；二是…；三是….

In words, in brackets, in rings or with points: 6个项目：（1）…；（2）…. The items may be sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing.relations import Figure, Listing
from perfeval.forms.prose.sums.lists import told_number
from perfeval.text.numerals import number_of

__all__ = ["stated_ordinals"]

_ANNOUNCED: Final = re.compile(
    r"([0-9]{1,2}|[一二三四五六七八九十两]{1,2})(?:个|项|大|方面|点)(?:方面)?([\u4e00-\u9fff]{0,8})"
    r"[：:，,]\s*(?=(一是)|([（(]1[)）])|(①)|(1[.．、]))"
)
_NUMBERED: Final = (
    re.compile("(?<![唯第])([一二三四五六七八九十])是"),
    re.compile("[（(]([0-9]{1,2})[)）]"),
    re.compile("([①-⑳])"),
    re.compile("(?<![0-9.．（(])([0-9]{1,2})[.．、](?![0-9])"),
)
"""The numbers of items, in the order in which `_ANNOUNCED` names the first of them."""
_GOES_ON: Final = ("；", ";", "，", ",", "、")
"""With what a paragraph ends whose list goes on in the next one."""
_LEAST: Final = 2
_NEAR: Final = 3
"""A list may miss its number by a third, or by one."""


def stated_ordinals(text: str, at: str) -> Iterator[Listing]:
    """The lists of a paragraph whose last number is not the one that it announces."""
    if text.rstrip().endswith(_GOES_ON):
        return
    announced = list(_ANNOUNCED.finditer(text))
    for place, match in enumerate(announced, start=1):
        style = next(number for number, each in enumerate(match.groups()[2:]) if each)
        end = announced[place].start() if place < len(announced) else len(text)
        said = [number_of(each) for each in _NUMBERED[style].findall(text, match.end(), end)]
        due = list(range(1, len(said) + 1))
        number = told_number(match[1])
        near = number is not None and abs(len(said) - number) <= max(1, number // _NEAR)
        if near and len(said) >= _LEAST and said == due and len(said) != number:
            yield Listing(
                at=at,
                stated=Figure(label=match[2] or "项数", value=f"{number}项", at=at),
                items=tuple(f"第{each}项" for each in due),
            )
