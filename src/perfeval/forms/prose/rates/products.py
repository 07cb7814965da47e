"""What a sentence multiplies out: 补贴35人，每人1200元，共4.2万元; 6期，每期50人，共300人次.

Only where a clause counts one thing, gives one figure for each of it, and names one total behind
them. What is planned, paid in part or divided further is left alone. What is due by the month
(每人每月200元) is multiplied by the months that the clause names; without them it is only too much
where it is more than that of twelve.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.filing.relations import Multiple, Relation
from perfeval.forms.prose.quantities import Quantity, count_alike, quantities
from perfeval.forms.prose.related import multiple_of
from perfeval.forms.words.years import LAST_YEAR
from perfeval.numbers.decimals import ATOMS, decimal_text
from perfeval.text.numerals import narrow

__all__ = ["stated_products"]

_CLAUSE: Final = re.compile(r"[；;]")
_UNITS: Final = (
    "人次|人|名|位|户|家|个|台|套|亩|平方米|公里|座|处|所|辆|件|份|株|吨|栋|间|盏|村|册|本|支"
    "|期|场|批|班"
)
_EACH: Final = re.compile(
    rf"(?:每一?({_UNITS}|岗位|学生|农户|家庭)|(人|户|亩|村|家|场|期|次)均|单价)(?:每年)?[^每，。月天日周季次期0-9]{{0,10}}\Z"
)
_PER: Final = re.compile(
    rf"(?<![0-9.,])([0-9]{{1,8}}(?:\.[0-9]{{1,4}})?(?:万)?)元[/／]({_UNITS})(?![·.・/／月天日次期])(?:的标准)?"
)
_NAMED: Final = {"岗位": "个", "学生": "人", "农户": "户", "家庭": "户"}
_TOTAL: Final = re.compile(
    r"\A[^，。]{0,12}?(?:共计?|合计|总计|累计|总?金额|总额|总价|总值|拨付|发放|兑付|补助|补贴|资助|奖励|支付|支出|投入)"
)
_PLAIN_TOTAL: Final = re.compile(r"\A(?:共计?|合计|总计|累计)(?:培训|参训|参加|受训|覆盖|服务)?")
_BY_MONTH: Final = re.compile(rf"每一?({_UNITS})每(?:个)?月[^每，。0-9]{{0,10}}\Z")
_PER_MONTH: Final = re.compile(
    rf"(?<![0-9.,])([0-9]{{1,8}}(?:\.[0-9]{{1,4}})?)元[/／](?:({_UNITS})[·.・/／]?月|月[·.・/／]({_UNITS}))"
)
_MONTHS: Final = re.compile("(?<![0-9])([0-9]{1,2})个月")
_YEAR: Final = 12
_MONTHLY: Final = re.compile("[每/／·.・]个?月")
_OTHER: Final = re.compile(
    rf"[每/／]天|[每/／]日|每次|每周|每季|学期|计划|预计|拟|其中|{LAST_YEAR}|部分|不足|减|扣|新增|另"
    r"|其余|剩余|分别|首批|首期|预付|以上|左右|[0-9]余|标准不|提高到|不等"
)
_NO_TOTAL: Final = re.compile("预算|结余|结转|剩余|标准|单价|均|每|上级|下达|到位|安排|配套|总投资")


@frozen
class _Each:
    """A figure for each of something: how it is called, of which unit, and the figure."""

    label: str
    unit: str
    figure: Quantity


def stated_products(sentence: str, at: str) -> Iterator[Relation]:
    """The products of one sentence, at most one of each clause."""
    for clause in _CLAUSE.split(sentence):
        if _OTHER.search(clause):
            continue
        found = quantities(clause)
        if _MONTHLY.search(clause):
            yield from _by_month(clause, found, at)
            continue
        rates = [] if "个月" in clause else list(_rates(clause, found))
        if len(rates) == 1:
            yield from _product(rates[0], found, clause, at)


def _by_month(clause: str, found: Sequence[Quantity], at: str) -> Iterator[Relation]:
    """聘用45人，每人每月200元，6个月共5.4万元; and more than twelve months can give."""
    rates = list(_monthly(clause, found))
    told = [int(number) for number in _MONTHS.findall(narrow(clause))]
    if len(rates) != 1 or len(told) > 1:
        return
    rate = rates[0]
    months = told[0] if told else _YEAR
    number = decimal_text(int(rate.figure.fraction * months * ATOMS))
    label = f"{rate.label}{rate.figure.number}元×{months}个月"
    whole = evolve(rate, label=label, figure=evolve(rate.figure, number=number))
    for product in _product(whole, found, clause, at):
        most = product.base.value.fraction * product.times.value.fraction
        if told or product.value.value.fraction > most:
            yield product


def _monthly(clause: str, found: Sequence[Quantity]) -> Iterator[_Each]:
    """The figures that are for each of something by the month."""
    for each in found:
        match = _BY_MONTH.search(each.label)
        if match and each.is_money:
            yield _Each(match[0], match[1], each)
    for match in _PER_MONTH.finditer(narrow(clause)):
        unit = match[2] or match[3]
        yield _Each(f"每{unit}每月", unit, _price(match))


def _rates(clause: str, found: Sequence[Quantity]) -> Iterator[_Each]:
    """The figures that are for each of something."""
    for each in found:
        match = _EACH.search(each.label)
        if match and not each.is_percent:
            named = match[1] or match[2] or ""
            yield _Each(match[0], _NAMED.get(named, named), each)
    for match in _PER.finditer(narrow(clause)):
        yield _Each(f"每{match[2]}", match[2], _price(match))


def _price(match: re.Match[str]) -> Quantity:
    """The money that a price such as 200元/人 is of."""
    return Quantity(label="", number=match[1], unit="元", start=match.start(), end=match.end())


def _product(each: _Each, found: Sequence[Quantity], clause: str, at: str) -> Iterator[Multiple]:
    """The count and the total around a figure for each; each of them once in the clause."""
    own, money = each.figure, each.figure.is_money
    others = [one for one in found if one.start != own.start and not one.is_percent]
    counted = [one for one in others if not one.is_money]
    # 单价 is the price of one of anything
    counts = [one for one in counted if not each.unit or count_alike(one.unit, each.unit)]
    totals = [one for one in others if one.is_money is money and one not in counts]
    if len(counts) != 1 or len(totals) != 1:
        return
    count, total = counts[0], totals[0]
    ends = [own.end, *(one.end for one in found)]
    label, name = (_own_label(one, ends, clause) for one in (total, count))
    named = (_TOTAL if money else _PLAIN_TOTAL).match(label)
    behind = total.start > max(own.end, count.end)
    if not behind or named is None or _NO_TOTAL.search(label):
        return
    times = count.figure(at, name or "数量")
    yield from multiple_of(total.figure(at, label), own.figure(at, each.label), times, at)


def _own_label(figure: Quantity, ends: Sequence[int], clause: str) -> str:
    """The words of a figure behind the figure before it: 的标准为 180名护林员 names no amount."""
    begin = figure.start - len(figure.label)
    before = max((end for end in ends if end <= figure.start), default=begin)
    return clause[max(begin, before) : figure.start].strip().removeprefix("的标准")
