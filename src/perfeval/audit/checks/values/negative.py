"""Amounts, points and scores below zero, where none can be.

Source: 财预〔2020〕10号附1 (预算数, 执行数, 分值, 得分); a row that takes points off says so in its
name (扣分, 减分).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.audit.graded import GradedRow, graded
from perfeval.audit.ties.funds import FUND_COLUMNS, placed_funds
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.audit.units_of_measure import kind_of
from perfeval.audit.vocabulary import has_any
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["NEGATIVE"]

_TAKES_OFF: Final = ("扣分", "减分", "加减")
_MAY_FALL: Final = ("增长", "增减", "净增", "变动", "变化", "差额", "盈亏")
"""Words of names whose counts may well be below zero: 常住人口净增."""

BELOW_ZERO = Code(
    id="value.negative",
    severity=Severity.WARNING,
    source="财预〔2020〕10号附1：预算数、执行数、分值、得分各栏",
    meaning_zh="预算数、执行数、分值、得分或数量为负数",
    meaning_en="a budget, an outturn, points, a score or a count is below zero",
    zh="{label}为 {printed}，是负数；{asked}",
    en="{label} is {printed}, below zero: a minus too many?",
)


def _funds(form: Form, place: Place) -> Iterator[Finding]:
    for row, at in placed_funds(form, place):
        for number, (column, label, _) in enumerate(FUND_COLUMNS):
            amount = getattr(row, column)
            if isinstance(amount, Amount) and amount.atoms < 0:
                here = at.at(label, number, column)
                asked = "请核对是否多打了负号，或把调减、退款填入了本栏"
                yield BELOW_ZERO.at(here, printed=amount.text, label=label, asked=asked)


def _row(row: GradedRow) -> Iterator[Finding]:
    if has_any(_TAKES_OFF, row.level1 + row.level2 + row.name):
        return
    value = row.indicator.actual.quantity if row.indicator else None
    below = value is not None and value.number.atoms < 0 and not has_any(_MAY_FALL, row.name)
    if value is not None and below and kind_of(value.unit) == "count":
        at = row.place.cell("actual")
        printed = f"{value.number.text}{value.unit}"
        yield BELOW_ZERO.at(at, printed=printed, label="完成值", asked="请核对是否多打了负号")
    for cell, path, label in ((row.points, "points", "分值"), (row.claimed, "claimed", "得分")):
        if isinstance(cell, Points) and cell.atoms < 0:
            at = row.place.cell(path)
            yield BELOW_ZERO.at(at, printed=cell.text, label=label, asked="请核对是否多打了负号")


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_evaluations(filing):
        yield from _funds(form, place)
        for row in graded(form, place):
            yield from _row(row)


NEGATIVE = Check(name="negative", codes=(BELOW_ZERO,), find=_find)
