"""The unit of money that a form names: in the headings over its figures, or for the whole form.

A unit that stands in a target (≤6万元), in a name or in a sentence says nothing of the figures of a
table, so only headings and lines such as 单位：万元 are asked; 元 or 万元 is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from perfeval.numbers.amounts import Amount, AmountCell, Unit, read_amount
from perfeval.numbers.cells import Unreadable
from perfeval.numbers.decimals import PLACES, decimal_text, read_decimal
from perfeval.text.labels import squeeze

__all__ = [
    "MoneyUnit",
    "OtherUnit",
    "amount_in",
    "declared_unit",
    "is_money_line",
    "money_unit",
    "name_of_unit",
    "shared_unit",
]

_WORD: Final = r"(?:人民币)?([百千十]?万元|亿元|[百千]?元)"
_DECLARED: Final = re.compile(
    rf"单位(?:均|都|统一)?(?:为|是)?:?\(?{_WORD}|金额:{_WORD}|[(](?:单位:?|金额:?)?{_WORD}[)]|^{_WORD}$"
)
_LINE: Final = re.compile(
    r"[(\[]?(?:(?:金额|货币|计量)?单位(?:为|是)?:?|金额:)[^:]{0,3}元(?:[、,/](?:个|人|分|%){1,3})?[)\]]?[。.]?"
)
_SHARED: Final = re.compile(
    rf"(?:金额|资金|货币|计量)(?:的?单位)?(?:均|都|统一|一律)*(?:以|为|是)?:?\(?{_WORD}(?:为单位|[。,;、)]|$)"
    rf"|{_LINE.pattern}"
)
"""What a cover or 填表说明 says of the money of all tables."""
_NAMED: Final = re.compile(r"([百千十]?万元|亿元|千元)|[(:,、/](元)|人民币(元)")


@frozen
class OtherUnit:
    """A unit that forms print and amounts do not have: its figures are read in `unit`.

    Their point moves left by `places`, so that the last digit keeps its worth.
    """

    name: str
    unit: Unit
    places: int


MoneyUnit = Unit | OtherUnit

_OTHERS: Final = {
    name: OtherUnit(name, unit, places)
    for name, unit, places in (
        ("百元", Unit.WAN_YUAN, 2),
        ("千元", Unit.WAN_YUAN, 1),
        ("十万元", Unit.YI_YUAN, 3),
        ("百万元", Unit.YI_YUAN, 2),
        ("千万元", Unit.YI_YUAN, 1),
    )
}


def amount_in(text: str, unit: MoneyUnit | None) -> tuple[AmountCell, OtherUnit | None]:
    """What a printed cell says where an amount is due in `unit`, and the unit it was read from.

    >>> cell, other = amount_in("1,234.50", money_unit(["金额（千元）"]))
    >>> cell.printed, other.name
    ('123.450万元', '千元')
    >>> [amount_in(text, other)[0].printed for text in ("3万元", "2.5百万元")]
    ['3万元', '0.025亿元']
    """
    plain = text.strip()
    own = next((each for name, each in _OTHERS.items() if plain.endswith(name)), None)
    other = own or (unit if isinstance(unit, OtherUnit) else None)
    read = None if other is None else read_decimal(plain.removesuffix(other.name))
    if other is None or read is None:
        return read_amount(text, unit if isinstance(unit, Unit) else None), None
    places = read[1] + other.places
    if places > PLACES:
        return Unreadable(text), None
    return Amount(decimal_text(read[0] // 10**other.places, places), other.unit), other


def money_unit(headings: Iterable[str]) -> MoneyUnit | None:
    """The unit of money that headings name (项目资金（万元）, 预算数/元), the first that does.

    >>> money_unit(["项目资金", "年初预算数（万元）"])
    <Unit.WAN_YUAN: '万元'>
    """
    labels = [squeeze(text) for text in headings]
    return _first(_DECLARED, labels) or _first(_NAMED, labels)


def declared_unit(texts: Iterable[str]) -> MoneyUnit | None:
    """The unit that a text declares for figures elsewhere: 单位：元, （万元）.

    >>> declared_unit(["奖补50万元项目", "金额单位：元"])
    <Unit.YUAN: '元'>
    """
    return _first(_DECLARED, (squeeze(text) for text in texts))


def shared_unit(texts: Iterable[str]) -> MoneyUnit | None:
    """The unit that lines outside of the forms declare for all of them; None where these differ.

    >>> shared_unit(["填表说明", "1.本套表格金额单位均为万元，保留两位小数。"])
    <Unit.WAN_YUAN: '万元'>
    >>> shared_unit(["表1 金额单位：万元", "表2 金额单位：元"])
    """
    plain = (squeeze(text) for text in texts)
    told = [found[0] for found in map(_SHARED.search, plain) if found]
    units = {money_unit([text]) for text in told}
    return units.pop() if len(units) == 1 else None


def name_of_unit(unit: MoneyUnit) -> str:
    """What a unit of money is called.

    >>> name_of_unit(Unit.WAN_YUAN), name_of_unit(_OTHERS["千元"])
    ('万元', '千元')
    """
    return unit.name if isinstance(unit, OtherUnit) else unit.value


def is_money_line(text: str) -> bool:
    """Whether a text only declares a unit of money, one that is known or another (美元).

    >>> [is_money_line(text) for text in ("（单位：美元）", "单位：某局", "单位：万元、分")]
    [True, False, True]
    """
    return _LINE.fullmatch(squeeze(text)) is not None


def _first(pattern: re.Pattern[str], labels: Iterable[str]) -> MoneyUnit | None:
    for label in labels:
        found = pattern.search(label)
        if found:
            name = next(filter(None, found.groups()))
            return _OTHERS.get(name) or Unit(name)
    return None
