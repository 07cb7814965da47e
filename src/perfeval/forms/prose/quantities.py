"""Numbers with their units as prose mentions them: 培训252人次, 865.4万元, 95.23%.

What is about so much (约…, …以上, …余) is no figure, nor are dates, codes and numbers of documents.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from fractions import Fraction
from typing import Final

from attrs import frozen

from perfeval.errors import InputError
from perfeval.filing.relations import Figure
from perfeval.forms.prose.mentions import SEPARATOR
from perfeval.numbers.printed import SCALES
from perfeval.text.numerals import narrow

__all__ = ["Quantity", "count_alike", "quantities"]

_UNITS: Final = (
    "元|%|人次|户次|批次|场次|班次|剂次|台套|公里|平方米|立方米|千米|公顷|微克|毫克|公斤|千克|课时|学时|"
    "本(?![级部年地市县区单])|组(?![织成建])|支(?![出付持撑援部队])|片(?!区)|[副块羽眼]|"
    "[个项件条户人家份场次批期名篇只头台套座处村镇册幅例起吨亩间栋所株辆盏宗笔款袋吨米]"
)
_QUANTITY: Final = re.compile(
    r"(?<![0-9A-Za-z.〔第/~～—-])(?<![0-9],)([0-9]{1,3}(?:,[0-9]{3}){1,3}(?:\.[0-9]{1,6})?"
    rf"|[0-9]{{1,12}}(?:\.[0-9]{{1,6}})?)\s*(万|亿)?({_UNITS})"
    r"(?!百分点|月|工作日|小时|年|季度|以上|以下|以内|左右|上下|余|多|/|每"
    rf"|[0-9][0-9,.]{{0,15}}+(?!(?:万|亿)?(?:{_UNITS})))"
)
_PEOPLE: Final = frozenset({"人", "名", "位", "人次"})
_SEPARATOR: Final = re.compile(f"(?![,](?<=[0-9],)[0-9]{{3}})(?:{SEPARATOR})|[①-⑳]")
_ABOUT: Final = re.compile(r"(?:(?<!节)约|近|超|超过|逾|至少|不少于|不低于|不超过|[≥≤≧≦><])\s*$")
_LONGEST_ABOUT: Final = 4
_LONGEST_LABEL: Final = 40


@frozen(kw_only=True)
class Quantity:
    """A figure of a sentence: the words before it in its clause, and where it begins and ends."""

    label: str
    number: str
    unit: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """What it is called: its words, or its unit where it has none."""
        return self.label or self.unit

    @property
    def is_money(self) -> bool:
        """Whether it is money."""
        return self.unit == "元"

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%"

    @property
    def is_count(self) -> bool:
        """Whether it counts things."""
        return not (self.is_money or self.is_percent)

    @property
    def fraction(self) -> Fraction:
        """The number, with its 万 or 亿."""
        scale = self.number[-1] if self.number[-1] in SCALES else ""
        return Fraction(self.number.removesuffix(scale)) * SCALES[scale]

    def figure(self, at: str, name: str = "") -> Figure | None:
        """The figure of a relation under its own name or another; None where it can be none."""
        try:
            return Figure(label=name or self.name, value=f"{self.number}{self.unit}", at=at)
        except InputError:
            return None


def count_alike(unit: str, other: str) -> bool:
    """Whether two units count one thing.

    >>> count_alike("人次", "人"), count_alike("户", "人")
    (True, False)
    """
    return unit == other or (unit in _PEOPLE and other in _PEOPLE)


@functools.lru_cache(maxsize=1024)
def quantities(sentence: str) -> tuple[Quantity, ...]:
    """The figures of a sentence in its order, each with its unit.

    >>> [(q.label, q.number, q.unit) for q in quantities("计划培训240人次，实际培训252人次")]
    [('计划培训', '240', '人次'), ('实际培训', '252', '人次')]
    """
    plain = narrow(sentence)
    if len(plain) != len(sentence):
        return ()
    marks = [0, *(mark.end() for mark in _SEPARATOR.finditer(plain))]
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(plain):
        label = plain[marks[bisect_right(marks, match.start()) - 1] : match.start()].strip()
        if found and found[-1].end > match.start() - len(label):
            label = plain[found[-1].end : match.start()].strip()
        if _ABOUT.search(label[-_LONGEST_ABOUT:]) or len(label) > _LONGEST_LABEL:
            continue
        number = f"{match[1].replace(',', '')}{match[2] or ''}"
        found.append(
            Quantity(
                label=label, number=number, unit=match[3], start=match.start(), end=match.end()
            )
        )
    return tuple(found)
