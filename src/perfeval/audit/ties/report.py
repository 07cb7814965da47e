"""What the tables that a report tells imply: budgets, accounts, classifications, 三公经费."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.audit.finding import Place
from perfeval.audit.rounding.figures import Families, Value, families_of
from perfeval.audit.ties.base_data import cost_sums
from perfeval.audit.ties.ties import Cell, SumTie, line_cells, table_sum, tie_verdict
from perfeval.filing.forms.budgets import Account, Budget, Classification
from perfeval.filing.forms.report import Report
from perfeval.filing.lines import SpendingSplit
from perfeval.text.labels import squeeze

__all__ = ["report_sums"]

_FEW: Final = 12
_STAGES = (("original", "年初预算"), ("final", "全年总预算"), ("outturn", "预算执行"))


def _split_cells(split: SpendingSplit | None) -> tuple[object, ...]:
    return (split.total, split.basic, split.project) if split else ()


def _fits(ties: tuple[SumTie, ...]) -> bool:
    return any(not tie.blanks and not tie_verdict(tie).verdict.fails for tie in ties)


def _budget_sums(budget: Budget, place: Place) -> Iterator[SumTie]:
    families = families_of(
        (
            budget.brought_forward,
            budget.adjusted_by,
            budget.year_end_balance,
            *_split_cells(budget.original),
            *_split_cells(budget.final),
            *_split_cells(budget.outturn),
            *(each.amount for each in budget.adjustments),
        )
    )
    for position, (name, label) in enumerate(_STAGES):
        split: SpendingSplit | None = getattr(budget, name)
        if split is not None:
            yield from table_sum(
                place.at(label, position),
                Cell(label, split.total),
                (Cell("基本支出", split.basic), Cell("项目支出", split.project)),
                families,
                prose=True,
            )
    items = tuple(Cell(each.label, each.amount) for each in budget.adjustments)
    at = place.at("年中预算调整", 3)
    yield from table_sum(
        at, Cell("年中预算调整合计", budget.adjusted_by), items, families, prose=True
    )
    yield from _roll_forward(budget, place, families)


def _roll_forward(budget: Budget, place: Place, families: Families) -> Iterator[SumTie]:
    """年初预算 + 年中调整 = 全年总预算, and 上年结转 + 全年总预算 − 预算执行 = 年末结转.

    Where 全年总预算 holds 上年结转 already, as the first sum shows, it is not added again.
    """
    if budget.final is None:
        return
    forward = Cell("上年结转", budget.brought_forward)
    moved = tuple(Cell(each.label, each.amount) for each in budget.adjustments)
    if not moved and isinstance(budget.adjusted_by, Value):
        moved = (Cell("年中预算调整合计", budget.adjusted_by),)
    original = budget.original.total if budget.original else None
    total = Cell("全年总预算", budget.final.total)
    at = place.at("全年总预算", 4)
    parts = (Cell("年初预算", original), *moved)
    plain = table_sum(at, total, parts, families, prose=True) if moved and original else ()
    with_forward = table_sum(at, total, (forward, *parts), families, prose=True) if plain else ()
    holds_forward = _fits(with_forward) and not _fits(plain)
    yield from with_forward if holds_forward else plain
    if budget.outturn is None or not isinstance(budget.outturn.total, Value):
        return
    balance = Cell("年末结转", budget.year_end_balance)
    spent = Cell("预算执行", budget.outturn.total, minus=True)
    at = place.at("年末结转", 5)
    net = table_sum(at, balance, (total, spent), families, prose=True)
    rolled = table_sum(at, balance, (forward, total, spent), families, prose=True)
    unrefuted = holds_forward or not _fits(plain)
    yield from net if unrefuted and _fits(net) else rolled


def _account_sums(account: Account, place: Place) -> Iterator[SumTie]:
    cells = (
        account.received,
        account.spent,
        account.basic,
        account.project,
        account.brought_forward,
        account.balance,
    )
    families = families_of((account.approved, *cells))
    yield from table_sum(
        place.at("实际支出", 0),
        Cell("实际支出", account.spent),
        (Cell("基本支出", account.basic), Cell("项目支出", account.project)),
        families,
        prose=True,
    )
    needed = (account.brought_forward, account.received, account.spent)
    if all(isinstance(cell, Value) for cell in needed):
        yield from table_sum(
            place.at("本年结余", 1),
            Cell("本年结余", account.balance),
            (
                Cell("上年结余", account.brought_forward),
                Cell("到位资金", account.received),
                Cell("实际支出", account.spent, minus=True),
            ),
            families,
            prose=True,
        )


def _classification_sums(table: Classification, place: Place) -> Iterator[SumTie]:
    yield from table_sum(
        place,
        Cell(table.label, table.total),
        line_cells(table.lines),
        {},
        prose=True,
    )


def report_sums(form: Report, place: Place) -> Iterator[SumTie]:
    """Every sum of the tables of the report: in prose, so that a doubt is a warning."""
    if form.budget is not None:
        yield from _budget_sums(form.budget, place.at("预算情况", 0))
    for position, account in enumerate(form.accounts):
        yield from _account_sums(account, place.at("收支情况", 1).at(account.label, position))
    yield from cost_sums(form.costs, place.at("“三公经费”", 2), prose=True)
    for position, table in enumerate(form.classifications):
        at = classification_place(place, table, position)
        yield from _classification_sums(table, at)
    yield from _cross_tabs(form.classifications, place.at("支出分类", 4))


def classification_place(place: Place, table: Classification, position: int) -> Place:
    """Where a classification stands: its own place in the report, and its label."""
    heading = place.at(table.at or "支出分类", 3)
    return heading.at(table.label, position, f"classifications.{position}")


def _plain(label: str) -> str:
    """A label of the economic classification without the variants of spelling."""
    return squeeze(label).replace("与", "和").removesuffix("支出")


def _cross_tabs(tables: tuple[Classification, ...], place: Place) -> Iterator[SumTie]:
    """One economic class over 基本支出 and 项目支出, where the report gives all three tables.

    Of very many tables nothing says which three belong together.
    """
    if len(tables) > _FEW:
        return
    sums = [
        (whole, one, other)
        for whole in tables
        for i, one in enumerate(tables)
        for other in tables[i + 1 :]
        if whole is not one and whole is not other and one.basis is other.basis is whole.basis
    ]
    for position, (whole, one, other) in enumerate(sums):
        halves = (Cell(one.label, one.total), Cell(other.label, other.total))
        if _fits(table_sum(place, Cell(whole.label, whole.total), halves, {})):
            yield from _class_sums(whole, (one, other), place.at(whole.label, position))


def _class_sums(
    whole: Classification, tables: tuple[Classification, ...], place: Place
) -> Iterator[SumTie]:
    """The economic classes that the whole and both of its halves print."""
    families = families_of(line.amount for table in (whole, *tables) for line in table.lines)
    lines = [{_plain(line.label): line for line in table.lines} for table in tables]
    for number, line in enumerate(whole.lines):
        found = [halves.get(_plain(line.label)) for halves in lines]
        cells = tuple(
            Cell(f"{table.label}：{half.label}", half.amount)
            for table, half in zip(tables, found, strict=True)
            if half is not None
        )
        if len(cells) == len(tables):
            at = place.at(line.label, number)
            yield from table_sum(at, Cell(line.label, line.amount), cells, families, prose=True)
