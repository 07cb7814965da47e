"""What the fund table of 附件2 and 附件3 implies: its 其中 rows, its two breakdowns, 执行率."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from attrs import evolve

from perfeval.audit.finding import Place
from perfeval.audit.rounding.figures import Families, families_of, together
from perfeval.audit.ties.ties import (
    Cell,
    RateTie,
    Rival,
    SumTie,
    cell_figure,
    line_cells,
    table_sum,
    tie_verdict,
)
from perfeval.filing.form import Form
from perfeval.filing.lines import AmountLine, Breakdown, FundRow
from perfeval.numbers.cells import BLANK, Nil, Unreadable
from perfeval.numbers.decimals import read_decimal
from perfeval.numbers.printed import Count

__all__ = ["FUND_COLUMNS", "fund_place", "fund_rates", "fund_sums", "placed_funds"]

_FEW: Final = 40
_LEAST: Final = 2
"""How many rows a second division of the whole has at least, and the first."""
FUND_COLUMNS: Final = (
    ("original", "年初预算数", "the original budget"),
    ("final", "全年预算数", "the final budget"),
    ("outturn", "全年执行数", "the outturn"),
)
"""The columns of money: the field, its heading, and how English messages call it."""


def _breakdowns(form: Form) -> tuple[tuple[str, tuple[AmountLine, ...]], ...]:
    return (("按收入性质分", form.by_income), ("按支出性质分", form.by_nature))


def _money(row: FundRow, column: str) -> object:
    """A cell of money; a bare figure of a table that names no unit is a number, good to compare."""
    cell = getattr(row, column)
    bare = isinstance(cell, Unreadable) and read_decimal(cell.text) is not None
    return Count(cell.text) if bare else cell


def _families(form: Form) -> dict[str, int]:
    rows = (form.fund, *form.fund_parts)
    amounts = [_money(row, column) for row in rows if row for column, _, _ in FUND_COLUMNS]
    return families_of(
        (*amounts, *(line.amount for _, lines in _breakdowns(form) for line in lines))
    )


def fund_sums(form: Form, place: Place) -> Iterator[SumTie]:
    """年度资金总额 against its 其中 rows, and against 按收入性质 and 按支出性质.

    A further 其中 among the parts opens parts of the row above it. The breakdowns are of
    全年执行数; where they fit another column instead, that is a hint.
    """
    fund = form.fund
    if fund is None:
        return
    families = _families(form)
    form_place, place = place, fund_place(place, fund)
    whole, *inner = _divided(fund, form.fund_parts, families)
    yield from _column_sums(*whole, place, families)
    for row, parts in inner:
        at = place
        if row is not fund:
            at = fund_place(form_place, row, 1 + form.fund_parts.index(row))
        yield from _column_sums(row, parts, at, families)
    for position, (label, lines) in enumerate(_breakdowns(form), start=len(FUND_COLUMNS)):
        rivals = tuple(_rivals(fund, ("final", "original")))
        yield from table_sum(
            place.at(label, position, "outturn"),
            Cell(f"{fund.label}（全年执行数）", fund.outturn),
            line_cells(lines),
            families,
            rivals=rivals,
        )


def _column_sums(
    row: FundRow, parts: tuple[FundRow, ...], place: Place, families: Families
) -> Iterator[SumTie]:
    breakdown = Breakdown.SUBSET if _is_one_of(row, parts) else Breakdown.EXHAUSTIVE
    for position, (column, heading, _) in enumerate(FUND_COLUMNS):
        yield from table_sum(
            place.at(heading, position, column),
            Cell(row.label, _money(row, column)),
            tuple(Cell(part.label, _money(part, column)) for part in parts),
            families,
            breakdown=breakdown,
        )


def _is_one_of(row: FundRow, parts: tuple[FundRow, ...]) -> bool:
    """Whether a single 其中 row is one source of several: less than the total in each column."""
    if len(parts) != 1 or not parts[0].label.strip().startswith("其中"):
        return False
    pairs = ((_money(row, column), _money(parts[0], column)) for column, _, _ in FUND_COLUMNS)
    figures = ((cell_figure("", whole), cell_figure("", part)) for whole, part in pairs)
    return all(
        whole.value.fraction > part.value.fraction for whole, part in figures if whole and part
    )


def _divided(
    fund: FundRow, parts: tuple[FundRow, ...], families: Families
) -> tuple[tuple[FundRow, tuple[FundRow, ...]], ...]:
    """The sums of the table, each a row and its parts: one, or two where 其中 is nested.

    A form does not say where nested parts end; of all readings the one that fails least counts,
    of those that fail alike one with nested parts. Where the whole is divided twice, by source and
    by use, each division is a sum. A table of very many rows has one reading.
    """
    readings: list[tuple[tuple[FundRow, tuple[FundRow, ...]], ...]] = []
    twice = [
        ((fund, parts[:first]), (fund, parts[first:]))
        for first in sorted(_full(fund, parts))
        if _LEAST <= first <= len(parts) - _LEAST
    ]
    for first in range(1, len(parts) if len(parts) <= _FEW else 0):
        if parts[first].label.strip().startswith("其中"):
            readings += [
                ((fund, (*parts[:first], *parts[end:])), (parts[first - 1], parts[first:end]))
                for end in range(first + 1, len(parts) + 1)
            ]

    def failing(sums: tuple[tuple[FundRow, tuple[FundRow, ...]], ...]) -> int:
        here = Place("", ())
        ties = (tie for row, below in sums for tie in _column_sums(row, below, here, families))
        return sum(tie_verdict(tie).verdict.fails for tie in ties)

    best = min((*readings, ((fund, parts),)), key=failing)
    return next((each for each in twice if failing(best) and not failing(each)), best)


def _full(fund: FundRow, parts: tuple[FundRow, ...]) -> set[int]:
    """After how many rows the whole is reached, or nearly, by each column of money."""
    found = set()
    for column, _, _ in FUND_COLUMNS:
        whole = cell_figure("", _money(fund, column))
        if whole is None or not parts:
            continue
        figures = (cell_figure("", _money(part, column)) for part in parts)
        values = (0 if figure is None else figure.value.fraction for figure in figures)
        gaps = [abs(whole.value.fraction - so_far) for so_far in accumulate(values)]
        found.add(1 + gaps.index(min(gaps)))
    return found


def fund_place(form: Place, row: FundRow, position: int = 0) -> Place:
    """The place of a row of the fund table, which stands first in its form."""
    path = f"fund_parts.{position - 1}" if position else "fund"
    return form.at("", 0).at(row.label, position, path)


def placed_funds(form: Form, place: Place) -> Iterator[tuple[FundRow, Place]]:
    """The total row of the fund table and its 其中 rows, as far as there are any."""
    if form.fund is not None:
        yield form.fund, fund_place(place, form.fund)
    for position, row in enumerate(form.fund_parts, start=1):
        yield row, fund_place(place, row, position)


def _rivals(fund: FundRow, columns: tuple[str, ...]) -> Iterator[Rival]:
    for column, heading, english in FUND_COLUMNS:
        figure = cell_figure(heading, _money(fund, column))
        if column in columns and figure is not None:
            yield Rival(heading, english, figure)


def fund_rates(form: Form, place: Place) -> Iterator[RateTie]:
    """执行率 = 全年执行数 ÷ 全年预算数 by its heading, in the total row and in the 其中 rows."""
    families = _families(form)
    whole = (_whole(form.fund, form.fund_parts),) if form.fund else ()
    for position, row in enumerate((*whole, *form.fund_parts)):
        at = fund_place(place, row, position).at("执行率", 5, "rate")
        outturn = cell_figure("全年执行数", _money(row, "outturn"))
        rate = cell_figure("执行率", row.rate)
        budgets = (*_rivals(row, ("final",)), *_rivals(row, ("original",)))
        if outturn and rate and budgets:
            yield RateTie(
                place=at,
                numerator=outturn,
                denominator=budgets[0].figure,
                rate=rate,
                families=families,
                rivals=budgets[1:],
                minor=position >= len(whole),
            )


def _whole(fund: FundRow, parts: tuple[FundRow, ...]) -> FundRow:
    """The total row; with the money of its parts together where it prints none of its own."""
    if not all(isinstance(cell, Nil | None) for cell in (fund.original, fund.final, fund.outturn)):
        return fund
    return evolve(
        fund,
        original=together(row.original for row in parts),
        final=together(row.final for row in parts) or BLANK,
        outturn=together(row.outturn for row in parts) or BLANK,
    )
