"""The unit of money that a form names: in the headings over its figures, or for the whole form.

A unit that stands in a target (≤6万元), in a name or in a sentence says nothing of the figures of a
table, so only headings and lines such as 单位：万元 are asked; 元 or 万元 is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from perfeval.numbers.amounts import Unit
from perfeval.text.labels import squeeze

__all__ = ["declared_unit", "is_money_line", "money_unit"]

_WORD: Final = r"(?:人民币)?(万元|亿元|元)"
_DECLARED: Final = re.compile(
    rf"单位(?:均|都|统一)?(?:为|是)?:?\(?{_WORD}|金额:{_WORD}|[(](?:单位:?|金额:?)?{_WORD}[)]|^{_WORD}$"
)
_LINE: Final = re.compile(
    r"[(\[]?(?:(?:金额|货币|计量)?单位(?:为|是)?:?|金额:)[^:]{0,3}元[)\]]?[。.]?"
)
_NAMED: Final = re.compile(r"(万元|亿元)|[(:,、/](元)|人民币(元)")


def money_unit(headings: Iterable[str]) -> Unit | None:
    """The unit of money that headings name (项目资金（万元）, 预算数/元), the first that does.

    >>> money_unit(["项目资金", "年初预算数（万元）"])
    <Unit.WAN_YUAN: '万元'>
    """
    labels = [squeeze(text) for text in headings]
    return _first(_DECLARED, labels) or _first(_NAMED, labels)


def declared_unit(texts: Iterable[str]) -> Unit | None:
    """The unit that a text declares for figures elsewhere: 单位：元, （万元）.

    >>> declared_unit(["奖补50万元项目", "金额单位：元"])
    <Unit.YUAN: '元'>
    """
    return _first(_DECLARED, (squeeze(text) for text in texts))


def is_money_line(text: str) -> bool:
    """Whether a text only declares a unit of money, one that is known or another (千元).

    >>> is_money_line("（单位：千元）"), is_money_line("单位：某局")
    (True, False)
    """
    return _LINE.fullmatch(squeeze(text)) is not None


def _first(pattern: re.Pattern[str], labels: Iterable[str]) -> Unit | None:
    for label in labels:
        found = pattern.search(label)
        if found:
            return Unit(next(filter(None, found.groups())))
    return None
