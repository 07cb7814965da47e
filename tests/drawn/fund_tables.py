"""The money of a form as tables print it."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Final

from attrs import evolve

from tests.drawn.headings import Headings
from tests.drawn.known import Fund, KnownForm, Line
from tests.drawn.layout import Layout
from tests.drawn.paper import Box, Row, Table, beside, filled

__all__ = ["breakdown_rows", "fund_fields", "fund_rows", "fund_width", "printed_funds"]

_FIELDS: Final = ("label", "original", "final", "outturn", "points", "rate", "claimed", "reason")


def fund_fields(layout: Layout) -> tuple[str, ...]:
    """The columns of money that a layout prints, in its order."""
    budgets = {
        "both": ("original", "final"),
        "final only": ("final",),
        "original only": ("original",),
        "with adjustment": ("original", "adjustment", "final"),
    }[layout.budgets]
    scored: tuple[str, ...] = ("points", "rate", "claimed")
    if layout.fund_points == "in label":
        scored = ("rate", "claimed")
    elif layout.fund_points == "none":
        scored = ("rate",)
    elif layout.fund_order == "rate first":
        scored = ("rate", "points", "claimed")
    if layout.funds == "pairs":
        return (*(each for each in budgets if each != "adjustment"), "outturn", "rate")
    return (*budgets, "outturn", *scored, *(("reason",) if layout.fund_reason else ()))


def fund_width(layout: Layout) -> int:
    """How many columns the money needs, with its labels."""
    if layout.funds == "none":
        return 2
    if layout.funds == "pairs":
        return 1 + 2 * len(fund_fields(layout))
    if layout.funds == "transposed":
        return 5
    return len(fund_fields(layout)) + (1 if layout.funds == "corner words" else 2)


def fund_rows(
    form: KnownForm, layout: Layout, heads: Headings, width: int, random: Random
) -> Table:
    """The block of money, `width` columns wide."""
    if layout.funds == "none" or not form.funds:
        return []
    columns = fund_fields(layout)
    points = next((each.points for each in form.funds if each.points), "")
    role = "block.unit_funds" if form.kind == "unit" else "block.funds"
    label = heads.plain(role).replace("万元", form.money)
    if layout.fund_points == "in label":
        label = f"{label.partition('（')[0]}（{points}分）（{form.money}）"
    label = heads.printed(label)
    if layout.funds == "pairs":
        return _pairs(form, columns, heads, label, width, random)
    if layout.funds == "transposed":
        return _transposed(form, columns, heads, label, width, random)
    corner = layout.funds == "corner words"
    inner = width if corner else width - 1
    first = label if corner else _corner(layout, random)
    texts = [first, *(heads.over(f"fund.{each}") for each in columns)]
    table = [filled(texts, inner, random)]
    spans = [box.columns for box in table[0]]
    for fund in form.funds:
        cells = [fund.label, *(_cell(fund, each, layout) for each in columns)]
        table.append([Box(text, span) for text, span in zip(cells, spans, strict=True)])
    return table if corner else beside(label, table)


def _corner(layout: Layout, random: Random) -> str:
    if layout.funds == "corner label":
        return random.choice(("项目名称", "资金来源", "资金构成", "项目"))
    return ""


def _cell(fund: Fund, column: str, layout: Layout) -> str:
    if column == "adjustment":
        return _adjustment(fund)
    text: str = getattr(fund, column)
    part = column in ("points", "claimed", "rate") and not text
    return layout.dashes if part else text


def _adjustment(fund: Fund) -> str:
    if not (fund.original and fund.final):
        return ""
    return f"{Decimal(fund.final) - Decimal(fund.original)}"


def _pairs(
    form: KnownForm,
    columns: tuple[str, ...],
    heads: Headings,
    label: str,
    width: int,
    random: Random,
) -> Table:
    """Labels and values side by side; sources stand below as labels of their own rows."""
    texts: list[str] = []
    for column in columns:
        texts += [f"{heads.over(f'fund.{column}')}：", getattr(form.funds[0], column)]
    return [[Box(label), *filled(texts, width - 1, random)]]


def _transposed(
    form: KnownForm,
    columns: tuple[str, ...],
    heads: Headings,
    label: str,
    width: int,
    random: Random,
) -> Table:
    """A row a measure, a column a source."""
    table = [filled([label, *(each.label for each in form.funds)], width, random)]
    spans = [box.columns for box in table[0]]
    for column in columns:
        cells = [heads.over(f"fund.{column}")]
        cells += [
            _adjustment(each) if column == "adjustment" else getattr(each, column)
            for each in form.funds
        ]
        table.append([Box(text, span) for text, span in zip(cells, spans, strict=True)])
    return table


def breakdown_rows(form: KnownForm, layout: Layout, width: int, outturn: str) -> Table:
    """按收入性质分 and 按支出性质分: the amount in the label's cell, or beside it."""
    if layout.breakdown == "none" or not form.by_income:
        return []
    apart = layout.breakdown == "beside" and width >= 4
    total = outturn if layout.breakdown == "total in label" else ""
    sides = 4 if apart else 2
    spans = [width // sides] * sides
    spans[-1] += width - sum(spans)

    def row(left: Line | None, right: Line | None) -> Row:
        texts: list[str] = []
        for line in (left, right):
            if apart:
                texts += [line.label, line.amount] if line else ["", ""]
            elif layout.breakdown == "spaced" and line and line.amount:
                texts.append(f"{line.label}  {line.amount}")
            else:
                texts.append(f"{line.label}：{line.amount}" if line else "")
        return [Box(text, span) for text, span in zip(texts, spans, strict=True)]

    heads = (f"按收入性质分：{total}", f"按支出性质分：{total}")
    left, right = sum(spans[: sides // 2]), sum(spans[sides // 2 :])
    table: Table = [[Box(heads[0], left), Box(heads[1], right)]]
    count = max(len(form.by_income), len(form.by_nature))
    lines = [
        (
            form.by_income[at] if at < len(form.by_income) else None,
            form.by_nature[at] if at < len(form.by_nature) else None,
        )
        for at in range(count)
    ]
    return [*table, *(row(*each) for each in lines)]


def printed_funds(form: KnownForm, layout: Layout) -> tuple[Fund, ...]:
    """The rows of money as far as the layout prints them."""
    if layout.funds == "none":
        return ()
    columns = {*fund_fields(layout), *(() if layout.funds == "pairs" else ("label",))}
    if layout.fund_points == "in label":
        columns.add("points")
    rows = form.funds[:1] if layout.funds == "pairs" else form.funds
    if layout.funds == "transposed":
        rows = rows[:4]
    absent = [name for name in _FIELDS if name not in columns]
    return tuple(evolve(each, **dict.fromkeys(absent, "")) for each in rows)
