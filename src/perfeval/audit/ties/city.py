"""What the tables of the 岳阳市 form imply: income, spending, balances, 三公经费, fixed assets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from perfeval.audit.finding import Place
from perfeval.audit.rounding.figures import Families, Value, families_of, shown
from perfeval.audit.ties.ties import Cell, SumTie, table_sum
from perfeval.filing.forms.city_form import CityForm, FixedAssets, Income, Spending, ThreePublic
from perfeval.numbers.amounts import Amount

__all__ = ["Gap", "city_gaps", "city_sums"]

Row = Income | Spending | ThreePublic | FixedAssets

_INCOME: Final = (
    ("brought_forward", "上年结转"),
    ("fiscal_appropriation", "公共财政拨款"),
    ("fund_appropriation", "政府基金拨款"),
    ("special_account", "纳入专户管理的非税收入拨款"),
    ("other", "其他收入"),
)
_TREES: Final[dict[type, tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]]] = {
    Income: (("total", "收入合计", _INCOME),),
    Spending: (
        ("total", "支出合计", (("basic", "基本支出"), ("project", "项目支出"))),
        ("basic", "基本支出", (("personnel", "人员支出"), ("operating", "公用支出"))),
    ),
    ThreePublic: (
        (
            "total",
            "三公经费合计",
            (
                ("hospitality", "公务接待费"),
                ("vehicle_running", "公务用车运维费"),
                ("vehicle_purchase", "公务用车购置费"),
                ("overseas", "因公出国费"),
            ),
        ),
    ),
    FixedAssets: (
        (
            "total",
            "固定资产合计",
            (("in_use", "在用固定资产"), ("leased", "出租固定资产"), ("other", "其他")),
        ),
    ),
}


@frozen
class Gap:
    """A blank cell of which an identity gives the value."""

    place: Place
    label: str
    value: str
    formula: str


def _tables(form: CityForm, place: Place) -> Iterator[tuple[Place, Sequence[Row]]]:
    """The rows of each of the four tables, with its place."""
    yield place.at("年度收入情况", 0, "income"), form.income
    yield place.at("年度支出和结余情况", 1, "spending"), form.spending
    yield place.at("三公经费", 2, "three_public"), form.three_public
    yield place.at("固定资产", 3, "assets"), form.assets


def _columns(row: Row) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for name, label, parts in _TREES[type(row)]:
        seen.update({name: label, **dict(parts)})
    if isinstance(row, Spending):
        seen.update(current_year_balance="当年结余", cumulative_balance="累计结余")
    yield from seen.items()


def _row_sums(row: Row, place: Place, families: Families) -> Iterator[SumTie]:
    for position, (name, label, parts) in enumerate(_TREES[type(row)]):
        yield from table_sum(
            place.at(label, position, name),
            Cell(label, getattr(row, name)),
            tuple(Cell(words, getattr(row, part)) for part, words in parts),
            families,
        )


def _balances(
    income: Income, spending: Spending, place: Place, families: Families
) -> Iterator[SumTie]:
    """当年结余 and 累计结余; forms differ in what they call 当年, so that the first only warns."""
    yield from table_sum(
        place.at("当年结余", 2, "current_year_balance"),
        Cell("当年结余", spending.current_year_balance),
        (
            *(Cell(words, getattr(income, name)) for name, words in _INCOME[1:]),
            Cell("支出合计", spending.total, minus=True),
        )
        if isinstance(spending.total, Value)
        else (),
        families,
        prose=True,
    )
    yield from table_sum(
        place.at("累计结余", 3, "cumulative_balance"),
        Cell("累计结余", spending.cumulative_balance),
        (
            Cell("上年结转", income.brought_forward),
            Cell("当年结余", spending.current_year_balance),
        ),
        families,
    )


def _pairs(form: CityForm) -> Iterator[tuple[int, Income, Spending]]:
    """The rows of one organisation in the tables of income and of spending."""
    by_name = {row.organisation: row for row in form.income}
    if len(by_name) == len(form.income):
        for position, spending in enumerate(form.spending):
            income = by_name.get(spending.organisation)
            if income is not None:
                yield position, income, spending


def city_sums(form: CityForm, place: Place) -> Iterator[SumTie]:
    """Every sum of the four tables, row by row; a 合计 row is the sum of the others."""
    for table, rows in _tables(form, place):
        families = families_of(getattr(row, name) for row in rows for name, _ in _columns(row))
        for position, row in enumerate(rows):
            at = table.at(row.organisation, position, f"{position}")
            yield from _row_sums(row, at, families)
        yield from _total_row(rows, table, families)
    both: tuple[Row, ...] = (*form.income, *form.spending)
    families = families_of(getattr(row, name) for row in both for name, _ in _columns(row))
    spending_table = place.at("年度支出和结余情况", 1, "spending")
    for position, income, spending in _pairs(form):
        at = spending_table.at(spending.organisation, position, f"{position}")
        yield from _balances(income, spending, at, families)


def _total_row(rows: Sequence[Row], table: Place, families: Families) -> Iterator[SumTie]:
    totals = [row for row in rows if _is_total(row)]
    others = [row for row in rows if not _is_total(row)]
    if len(totals) != 1 or not others:
        return
    at = table.at(totals[0].organisation, len(rows), f"{rows.index(totals[0])}")
    for position, (name, label) in enumerate(_columns(totals[0])):
        yield from table_sum(
            at.at(label, position, name),
            Cell(label, getattr(totals[0], name)),
            tuple(Cell(row.organisation, getattr(row, name)) for row in others),
            families,
        )


def _is_total(row: Row) -> bool:
    return row.organisation.strip() in {"合计", "总计"}


def city_gaps(form: CityForm, place: Place) -> Iterator[Gap]:
    """累计结余 blank although 上年结转 and 当年结余 give it; a blank total of printed parts."""
    for table, rows in _tables(form, place):
        for position, row in enumerate(rows):
            at = table.at(row.organisation, position, f"{position}")
            for name, label, parts in _TREES[type(row)]:
                cells = [getattr(row, part) for part, _ in parts]
                if not isinstance(getattr(row, name), Amount):
                    yield from _gap(
                        at.at(label, 9, name), label, cells, [words for _, words in parts]
                    )
    spending_table = place.at("年度支出和结余情况", 1, "spending")
    for position, income, spending in _pairs(form):
        if not isinstance(spending.cumulative_balance, Amount):
            at = spending_table.at(spending.organisation, position, f"{position}")
            cells = [income.brought_forward, spending.current_year_balance]
            gap = at.at("累计结余", 9, "cumulative_balance")
            yield from _gap(gap, "累计结余", cells, ["上年结转", "当年结余"])


def _gap(at: Place, label: str, cells: list[object], words: list[str]) -> Iterator[Gap]:
    amounts = [cell for cell in cells if isinstance(cell, Amount)]
    if len(amounts) == len(cells):
        computed = shown(sum(amount.atoms for amount in amounts), amounts[0])
        formula = "＋".join(
            f"{word} {cell.text}" for word, cell in zip(words, amounts, strict=True)
        )
        yield Gap(at, label, computed, formula)
