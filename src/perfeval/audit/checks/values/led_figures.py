"""A target and a value that say their one number behind words: 增长10% beside 8%, 完成431公里.

Only where both are in one unit, nothing else in the cell is a number, and the words tell neither
another year, nor a part, nor the other direction. A range (3-5次) is missed below its least alone.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from perfeval.audit.units_of_measure import AMOUNTS, kind_of
from perfeval.filing.indicators import Indicator
from perfeval.filing.values import Actual, Quantity, Target
from perfeval.forms.words.years import LAST_YEAR
from perfeval.text.numerals import narrow

__all__ = ["least_of_range", "led_figures"]

_LED: Final = re.compile(
    r"\A([\u4e00-\u9fff]{0,12})([0-9]{1,12}(?:\.[0-9]{1,8})?)([^0-9，,。；;、]{0,12})\Z"
)
_DOUBTFUL: Final = re.compile(
    f"每|均|约|近|超|第|前|至|不|未|无|剩|余|仅|尚|差|欠|其中|另|{LAST_YEAR}|半年|季|月|计划|预计|应"
)
_ROSE: Final = re.compile("增|升|提高|扩大")
_FELL: Final = re.compile("降|减|缩|压")
_ALL: Final = re.compile(
    r"(?:实现)?全(?:部|面|额)?"
    r"(?:覆盖|完成|达标|到位|合格|发放|兑付|支付|拨付|验收|落实|办结|整改|处置|签订|建成|通过)"
)
_WHOLE: Final = "100%"
_NONE: Final = re.compile(
    r"(?:(?:不再?|未)(?:发生|出现)|(?:没有|无|零|杜绝)(?=.))(|发生|(?!.*(?:重|较|特)大)[一-鿿]{0,8}"
    r"(?:事故|故障|停机|停水|停电|中断|投诉|死亡|伤亡|差错|火灾|疫情))"
)
"""What is not to happen; of what is great (重大事故) a small one may happen."""
_WORD: Final = 2
_RANGE: Final = re.compile(
    r"\A([0-9]{1,8}(?:\.[0-9]{1,4})?)\s?([^0-9\s]{0,4}?)\s?(?:[-－—–~～]|至)\s?"
    r"([0-9]{1,8}(?:\.[0-9]{1,4})?)\s?([^0-9]{1,6})"
)


def led_figures(target: Target, actual: Actual) -> tuple[Quantity, Quantity] | None:
    """The quantities of both cells, of which words lead at least one; None where it is not plain.

    Words alone may be a number: 全部完成 is 100%, 无故障停机 is 0 of what happened.

    >>> due, done = led_figures(Target(text="增长10%"), Actual(text="8%"))
    >>> due.number.plain, done.number.plain
    ('10', '8')
    >>> led_figures(Target(text="增长10%"), Actual(text="下降8%")) is None
    True
    >>> led_figures(Target(text="无故障停机"), Actual(text="停机6次"))[0].number.plain
    '0'
    """
    plain = narrow(target.text.strip())
    if _ALL.fullmatch(plain):
        whole = Target(text=_WHOLE).quantity
        done = actual.quantity or _read(actual.text, actual.unit)[1]
        return (whole, done) if whole and done and done.is_percent else None
    read = [_read(each.text, each.unit) for each in (target, actual)]
    if (none := _NONE.fullmatch(plain)) is not None:
        return _happened(none[1], read[1][0], actual.quantity or read[1][1])
    due, done = (target.quantity or read[0][1], actual.quantity or read[1][1])
    if due is None or done is None or due.unit != done.unit:
        return None
    asked, given = read[0][0], read[1][0]
    turned = any(
        bool(word.search(asked)) != bool(word.search(given)) for word in (_ROSE, _FELL) if given
    )
    return None if turned else (due, done)


def _happened(what: str, lead: str, done: Quantity | None) -> tuple[Quantity, Quantity] | None:
    """Nothing, and how often it happened: bare, as 发生, or by the word of the target itself."""
    if done is None or kind_of(done.unit) != "count":
        return None
    told = not lead or "发生" in lead or lead[-_WORD:] == what[-_WORD:]
    nothing = Target(text=f"0{done.unit}").quantity
    return (nothing, done) if told and nothing else None


def _read(text: str, unit: str) -> tuple[str, Quantity | None]:
    """The words before the one number of a cell, and the number."""
    match = _LED.match(narrow(text.strip()))
    if match is None or _DOUBTFUL.search(match[1]):
        return "", None
    return match[1], Target(text=f"{match[2]}{match[3]}", unit=unit).quantity


def least_of_range(indicator: Indicator) -> Indicator:
    """The row with the least of its target in place of a range, where its value is below that.

    >>> row = Indicator(target=Target(text="3-5次"), actual=Actual(text="2次"))
    >>> least_of_range(row).target.text
    '≥3次'
    """
    match = _RANGE.fullmatch(narrow(indicator.target.printed.strip()))
    if match is None or match[2] not in ("", match[4]):
        return indicator
    least, most = (Target(text=f"≥{match[place]}{match[4]}") for place in (1, 3))
    low, high, value = least.quantity, most.quantity, indicator.actual.quantity
    if low is None or high is None or value is None or low.number.fraction >= high.number.fraction:
        return indicator
    done = value.value_in(low)
    asked = kind_of(low.unit) in AMOUNTS or low.is_percent  # 18-22℃ and 3-5天 ask for no more
    below = done is not None and done < low.value
    return evolve(indicator, target=least) if asked and below else indicator
