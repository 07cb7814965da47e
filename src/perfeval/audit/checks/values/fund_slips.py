"""A figure of a fund row that is ten, a hundred or ten thousand times another of the same row.

A decimal point that slipped and 元 typed for 万元 leave a row that agrees with its own rate, when
that was computed from the wrong figure. Tenfold is a slip only where the figures have the same
three digits or more; ten thousand times, about so much, is one in the row of the whole, while a
source of money may rightly shrink to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.ties.funds import FUND_COLUMNS, placed_funds
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.filing.filing import Filing
from perfeval.filing.lines import FundRow
from perfeval.numbers.amounts import Amount
from perfeval.scoring.scorecard import Scorecard

__all__ = ["FUND_SLIPS"]

SLIP = Code(
    id="fund.slip",
    severity=Severity.WARNING,
    needs=Needs.FUNDS,
    source="财预〔2020〕10号附1：项目资金（万元）",
    meaning_zh="同一行的预算数、执行数相差整十倍、整百倍或约一万倍，可能点错小数点或混用元、万元",
    meaning_en="two figures of one fund row are ten, a hundred or about ten thousand times apart",
    zh="{label} {printed}，是{other} {computed} 的{times}倍；请核对小数点和金额单位（元、万元）",
    en="{label_en} {printed} is {times_en} times {other_en} {computed}: a slip of a point, "
    "or 元 for 万元?",
)
_POWERS: Final = (10, 100, 1000, 10_000)
_UNIT: Final = 10_000
_NEAR: Final = 2
_DIGITS: Final = 3


def _times(large: Fraction, small: Fraction, *, whole: bool) -> int:
    """How many times a figure is another, where that looks like a slip; 0 where it does not."""
    ratio = large / small
    if whole and ratio * _NEAR >= _UNIT and ratio <= _UNIT * _NEAR:
        return _UNIT
    digits = str(small * _UNIT).partition("/")[0].strip("0")
    same = ratio in _POWERS and len(digits) >= _DIGITS
    return int(ratio) if same else 0


def _slips(row: FundRow, place: Place, *, whole: bool) -> Iterator[Finding]:
    cells = [
        (position, column, zh, en, cell)
        for position, (column, zh, en) in enumerate(FUND_COLUMNS)
        if isinstance(cell := getattr(row, column), Amount) and cell.atoms > 0
    ]
    for pair in combinations(cells, 2):
        small, large = sorted(pair, key=lambda each: each[4].fraction)
        times = _times(large[4].fraction, small[4].fraction, whole=whole)
        if times:
            position, column, zh, en, amount = large
            yield SLIP.at(
                place.at(zh, position, column),
                printed=amount.printed,
                computed=small[4].printed,
                label=zh,
                label_en=en,
                other=small[2],
                other_en=small[3],
                times="约一万" if times == _UNIT else f" {times} ",
                times_en=f"about {times}" if times == _UNIT else str(times),
            )
            return


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_evaluations(filing):
        told: set[tuple[str, str]] = set()
        for row, at in placed_funds(form, place) if form.fund else ():
            for each in _slips(row, at, whole=row is form.fund):
                if (each.printed, each.computed) not in told:  # a part that is the whole
                    yield each
                told.add((each.printed, each.computed))


FUND_SLIPS = Check(name="fund slips", codes=(SLIP,), find=_find)
