"""资金 rows of a self-evaluation form: 年度资金总额 and 其中 rows, in whatever columns it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from perfeval.filing.forms.self_evaluation import FundRow
from perfeval.filing.lines import AmountLine
from perfeval.forms.layout.columns import Columns, Heading, Placed
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import role_of, told
from perfeval.forms.words.money import money_unit
from perfeval.forms.words.vocabulary import FUND_COLUMNS, is_listing
from perfeval.numbers.amounts import AmountCell, Unit, read_amount
from perfeval.numbers.cells import Unreadable
from perfeval.numbers.printed import Percent, Points
from perfeval.text.labels import joined, squeeze

__all__ = [
    "MONEY",
    "fund_label",
    "is_breakdown_heading",
    "is_fund_heading",
    "is_listing_heading",
    "read_breakdown",
    "read_fund_row",
    "without_labels",
]

MONEY: Final = frozenset({"original", "final", "outturn"})
_BY_INCOME: Final = re.compile(r"按(?:收入|资金|经费)(?:性质|来源)(?:分|划分)?:?")
_BY_NATURE: Final = re.compile(r"按支出(?:性质|类型|用途)(?:分|划分)?:?")
_FACTS: Final = (
    (re.compile(r"基本支出(?:合计)?"), "basic.outturn"),
    (re.compile(r"项目支出(?:合计)?"), "project.outturn"),
)


def is_fund_heading(line: Line) -> bool:
    """Whether a row heads a table of funds: two columns of money, or one with a rate.

    >>> from perfeval.forms.sources.grid import Cell
    >>> texts = ("项目资金（万元）", "全年预算数（A）", "全年执行数（B）", "执行率（B/A）")
    >>> is_fund_heading(Line(cells=tuple(Cell(row=0, column=i, text=t)
    ...     for i, t in enumerate(texts)), at=""))
    True
    """
    return _has_money(line) and not any(map(is_listing, line.texts))


def is_listing_heading(line: Line) -> bool:
    """Whether a row heads a list of tasks or projects with money columns: no table of funds."""
    return _has_money(line) and any(map(is_listing, line.texts))


def _has_money(line: Line) -> bool:
    roles = [role_of(text, FUND_COLUMNS) for text in line.texts]
    return len(MONEY & set(roles)) + ("rate" in roles) >= 2 and len(roles) >= 3


def without_labels(columns: Columns, lines: Sequence[Line]) -> Columns:
    """The columns, with one column for each role of money, and the labels in a column of none.

    `lines` are the rows below the headings. A heading such as 年度预算数（万元） over the labels of
    the rows has words below it, and no words to its left.
    """
    rows = [line for line in lines if line.grid is not None][:2]
    filled: dict[str, tuple[Heading, bool]] = {}
    labelled = False
    for item in columns.items:
        texts = [columns.under(line.cells, item).strip() for line in rows]
        if not item.role:
            labelled = labelled or any(texts)
        elif item.role in MONEY and (labelled or not _are_words(texts)):
            if item.role not in filled or not filled[item.role][1]:
                filled[item.role] = (item, any(texts))
        elif item.role in MONEY:
            labelled = True
    items = tuple(
        item if item.role not in MONEY or _is_kept(item, filled) else evolve(item, role="")
        for item in columns.items
    )
    return Columns(items, columns.aligned)


def _is_kept(item: Heading, filled: dict[str, tuple[Heading, bool]]) -> bool:
    return item.role in filled and filled[item.role][0] is item


def _are_words(texts: Sequence[str]) -> bool:
    words = [text for text in texts if text]
    return bool(words) and all(
        isinstance(read_amount(joined(text), Unit.YUAN), Unreadable) for text in words
    )


def read_fund_row(line: Line, columns: Columns, block: str, context: FormContext) -> FundRow | None:
    """One row of money; None for a row that says nothing at all."""
    placed = columns.place(line.cells)
    if all(squeeze(text) == squeeze(block) for text in line.texts):
        return None
    label = fund_label(placed, columns, block)
    at = joined(label) or "（无名称）"

    def amount(role: str) -> AmountCell:
        label = columns.label(role)
        return context.amount(placed.text(role), f"{at} / {label}", money_unit([label]))

    for heading, cell in placed.others:
        if cell.text.strip() and not _is_label(heading, cell, columns):
            name = heading.label if heading is not None else "多出的一格"
            context.note("unplaced", f"{at} / {name}", told(cell.text))
    has = columns.roles
    return FundRow(
        label=at,
        original=amount("original") if "original" in has else None,
        final=amount("final"),
        outturn=amount("outturn"),
        points=(
            context.weight(placed.text("points"), f"{at} / {columns.label('points')}")
            if "points" in has
            else None
        ),
        rate=context.number(Percent, placed.text("rate"), f"{at} / {columns.label('rate')}"),
        claimed=(
            context.number(Points, placed.text("claimed"), f"{at} / {columns.label('claimed')}")
            if "claimed" in has
            else None
        ),
        reason=placed.text("reason"),
    )


def _is_label(heading: Heading | None, cell: Cell, columns: Columns) -> bool:
    """Whether a cell stands left of the figures, under a heading or under none."""
    first = min((item.start for item in columns.items if item.role), default=0)
    if heading is None:
        return columns.aligned and cell.column < first
    return heading.start < first


def fund_label(placed: Placed, columns: Columns, block: str) -> str:
    """The label of a row: the last words left of its figures that do not name the whole block."""
    texts = [
        cell.text
        for heading, cell in placed.others
        if cell.text.strip() and _is_label(heading, cell, columns)
    ]
    own = [text for text in texts if squeeze(text) != squeeze(block)]
    return (own or [""])[-1]


def is_breakdown_heading(line: Line) -> bool:
    """Whether a row heads 按收入性质分 and 按支出性质分."""
    plain = [squeeze(text) for text in line.texts]
    return any(_BY_INCOME.fullmatch(text) for text in plain) and any(
        _BY_NATURE.fullmatch(text) for text in plain
    )


def read_breakdown(
    lines: Sequence[Line], context: FormContext
) -> tuple[tuple[AmountLine, ...], tuple[AmountLine, ...]]:
    """The lines by income and by nature; `lines` begin with their heading."""
    head = lines[0].cells
    places = [index for index, cell in enumerate(head) if _BY_INCOME.fullmatch(squeeze(cell.text))]
    places += [index for index, cell in enumerate(head) if _BY_NATURE.fullmatch(squeeze(cell.text))]
    sides: tuple[list[AmountLine], list[AmountLine]] = ([], [])
    for line in lines[1:]:
        for side, place in zip(sides, places, strict=False):
            text = _under(line, head[place], place - len(head))
            if text.strip():
                side.append(_part(text, context))
    return tuple(sides[0]), tuple(sides[1])


def _under(line: Line, head: Cell, place: int) -> str:
    if line.grid is None or not line.grid.aligned:
        return line.cells[place].text if len(line.cells) >= -place else ""
    found = [cell for cell in line.cells if head.column <= cell.column < head.end]
    return (
        "：".join(cell.text.rstrip("：:") for cell in found if cell.text.strip())
        if len(found) > 1
        else "".join(cell.text for cell in found)
    )


def _part(text: str, context: FormContext) -> AmountLine:
    """`其中：基本支出：253.31` as a label and an amount."""
    plain = joined(text)
    head, _, rest = plain.rpartition("：") if "：" in plain else plain.rpartition(":")
    label = head or plain
    amount = rest if head else ""
    bare = squeeze(label).removeprefix("其中:")
    fact = next((fact for pattern, fact in _FACTS if pattern.fullmatch(bare)), "")
    return AmountLine(label=label, amount=context.amount(amount.strip(), label), fact=fact)
