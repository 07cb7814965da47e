"""Columns of a fund table that no field holds: what was adjusted, carried over, and left.

Their figures are noted, and state sums for the audit to test: 年初预算 and 调整, with 上年结转 or
without, give 调整后预算; 预算 less 执行 is 结余. A cut is printed with its minus or without, and a
balance may be of either budget, so that of several readings the one that comes out counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.filing.lines import FundRow
from perfeval.filing.relations import Figure, Part, SumRelation
from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.context import FormContext
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.money import amount_in, money_unit
from perfeval.numbers.amounts import Amount
from perfeval.text.labels import joined

__all__ = ["ASIDE", "sums_aside"]

_SUMMED: Final = ("adjustment", "balance", "carried")

ASIDE: Final = (*_SUMMED, "arrival", "contract", "deducted")
"""The roles of these columns; 到位率, 合同金额 and 扣分 state no sum."""


def sums_aside(
    row: FundRow, placed: Placed, columns: Columns, context: FormContext
) -> Iterator[tuple[SumRelation, Cell]]:
    """The sums that such columns state in one row of money, where all of its figures stand.

    Each with the cell of its total.
    """
    aside: dict[str, object] = {}
    for role in _SUMMED:
        unit = money_unit([columns.label(role)]) or context.unit
        aside[role] = amount_in(joined(placed.text(role)), unit)[0]
    original, final, outturn = row.original, row.final, row.outturn

    def figure(role: str, amount: Amount) -> Figure:
        return Figure(label=joined(columns.label(role)), value=amount)

    def place(role: str) -> str:
        return f"{row.label} / {joined(columns.label(role))}"

    change, left, carried = (aside[role] for role in _SUMMED)
    if isinstance(change, Amount) and isinstance(original, Amount) and isinstance(final, Amount):
        more = carried if isinstance(carried, Amount) else None
        rest = final.fraction - original.fraction
        if more is not None and abs(rest) == abs(change.fraction):
            more = None
        rest -= 0 if more is None else more.fraction
        over = () if more is None else (Part(figure=figure("carried", more)),)
        cut = rest == -change.fraction
        changed = SumRelation(
            at=place("final"),
            total=figure("final", final),
            parts=(
                Part(figure=figure("original", original)),
                *over,
                Part(figure=figure("adjustment", change), minus=cut),
            ),
        )
        yield changed, placed.roles["final"]
    if isinstance(left, Amount) and isinstance(outturn, Amount) and isinstance(final, Amount):
        role, budget = "final", final
        if isinstance(original, Amount) and (original.fraction - outturn.fraction == left.fraction):
            role, budget = "original", original
        spared = SumRelation(
            at=place("balance"),
            total=figure("balance", left),
            parts=(
                Part(figure=figure(role, budget)),
                Part(figure=figure("outturn", outturn), minus=True),
            ),
        )
        yield spared, placed.roles["balance"]
