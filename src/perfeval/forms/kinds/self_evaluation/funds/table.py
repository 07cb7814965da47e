"""资金 rows of a self-evaluation form: 年度资金总额 and 其中 rows, in whatever columns it has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from perfeval.filing.forms.self_evaluation import FundRow
from perfeval.forms.kinds.self_evaluation.funds.aside import ASIDE, sums_aside
from perfeval.forms.kinds.self_evaluation.funds.columns import MONEY, FundColumns
from perfeval.forms.kinds.self_evaluation.funds.lines import score_and_rate
from perfeval.forms.layout.columns.columns import Columns, Heading, Placed
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure, role_of, unwrapped
from perfeval.forms.words.money import money_unit
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    is_fund_label,
    is_fund_source,
    is_listing,
)
from perfeval.numbers.amounts import AmountCell
from perfeval.numbers.printed import Percent, Points
from perfeval.text.labels import joined, squeeze

__all__ = [
    "UNNAMED",
    "called",
    "fund_label",
    "heads_details",
    "heads_funds",
    "is_fund_heading",
    "is_listing_heading",
    "is_over_funds",
    "names_funds",
    "read_fund_row",
]

UNNAMED: Final = "（无名称）"
"""The label of a row that prints none."""
_FIGURES: Final = 2
_UNIT: Final = re.compile(r"[(（][^()（）]{0,4}元[)）]\Z")
_NO_FIELD: Final = frozenset({*ASIDE, "serial"})
_LONGEST: Final = 20
_OVER: Final = re.compile(
    r"(?:[12][0-9]{3}年度?|上年度?|本年度?|去年|当年|全年|年度|年初|调整后?|预算|资金|收支|支出|经费|执行|决算|金额|安排|使用|数|额|情况){1,6}(?:\(.{0,8}\))?"
)
"""What stands over columns of money that it divides by years or by stages."""
_TITLE: Final = re.compile(r"[^。，；:]{0,16}(?:资金|预算|经费|支出|投入|收支)[^。，；:]{0,24}")
_COLUMN_NUMBERS: Final = re.compile("[行列栏]次")
_ENDS: Final = re.compile(r"(?<![0-9.,])[0-9][0-9.,]*+[%％]?\s*+\Z")


def is_fund_heading(line: Line) -> bool:
    """Whether a row heads a table of funds: two columns of money, or one with a rate.

    >>> from perfeval.forms.sources.grid import Cell
    >>> texts = ("项目资金（万元）", "全年预算数（A）", "全年执行数（B）", "执行率（B/A）")
    >>> is_fund_heading(Line(cells=tuple(Cell(row=0, column=i, text=t)
    ...     for i, t in enumerate(texts)), at=""))
    True
    """
    return _has_money(line) and not any(map(is_listing, line.texts))


def heads_funds(lines: Sequence[Line]) -> bool:
    """Whether the first of `lines` heads a table of funds, as far as the rows below it say so.

    Where one heading alone is known, or two stand over nothing else, the rows below are called
    after the whole or its sources; and these are no list, whatever the corner says. Sources beside
    each other head a table that is turned about.
    """
    head, below = lines[0], lines[1:4]
    roles = head.roles(FUND_COLUMNS)
    if any(map(is_figure, head.texts)):
        return False
    if below and _is_divided(head, below[0]):
        return True
    if not roles & {*MONEY, "rate"}:
        return False
    if is_fund_heading(head):
        return True
    if len(head.cells) < 3 or any(map(is_fund_source, head.texts[1:])):
        return False
    if _TITLE.fullmatch(squeeze(head.first)) and below and _is_unlabelled(head, below[0]):
        return True
    return any(line.grid is head.grid and _is_of_funds(line) for line in below)


def is_over_funds(lines: Sequence[Line]) -> bool:
    """Whether the first of `lines` is one cell, a title over a table of funds: 债券资金（元）."""
    title, below = lines[0], lines[1:]
    alone = len(title.texts) == 1 and below and below[0].grid is title.grid
    return bool(alone) and bool(_TITLE.fullmatch(squeeze(title.first))) and heads_funds(below)


def _is_divided(head: Line, line: Line) -> bool:
    """Whether a row of two columns of money and more divides the headings of the row above it."""
    aligned = head.grid is not None and head.grid.aligned and line.grid is head.grid
    if not aligned or len(head.texts) < _FIGURES or not is_fund_heading(line):
        return False
    if any(map(is_figure, line.texts)) or max(map(len, head.texts)) > _LONGEST:
        return False  # pairs of money below a goal
    starts = [cell.column for cell in line.cells if role_of(cell.text, FUND_COLUMNS) in MONEY]
    wide = (
        sum(cell.column <= start < cell.end for start in starts)
        for cell in head.cells
        if _OVER.fullmatch(squeeze(cell.text))
    )
    return max(wide, default=0) >= _FIGURES and not _is_wide(head, starts)


def _is_wide(head: Line, starts: Sequence[int]) -> bool:
    """Whether one cell of a row, a title, lies over all of these columns."""
    return any(cell.column <= min(starts) and max(starts) < cell.end for cell in head.cells)


def _is_unlabelled(head: Line, line: Line) -> bool:
    """Whether a row of figures stands under the corner of a heading, which is merged over it."""
    corner = head.cells[0]
    merged = (
        corner.row_span > 1
        and bool(line.cells)
        and line.cells[0].row < corner.row + corner.row_span
    )
    plain = len(line.texts) >= _FIGURES and all(map(is_figure, line.texts))
    return line.grid is head.grid and merged and plain


def _is_of_funds(line: Line) -> bool:
    """Whether a row is the whole or a source, with two figures."""
    return names_funds(line) and sum(map(is_figure, line.texts)) >= _FIGURES


def names_funds(line: Line) -> bool:
    """Whether a row is called after the whole of the funds or after a source."""
    return any(map(is_fund_label, line.texts))


def called(label: str) -> str:
    """What money is called by a label: without the unit of money, which some print behind it.

    >>> called("采购资金（元）"), called("年度资金总额")
    ('采购资金', '年度资金总额')
    """
    return _UNIT.sub("", joined(label))


def is_listing_heading(line: Line) -> bool:
    """Whether a row heads a list of tasks or projects with money columns: no table of funds."""
    return _has_money(line) and any(map(is_listing, line.texts))


def heads_details(line: Line) -> bool:
    """Whether a row heads what the money was spent on: 支出内容 beside 金额.

    Behind the funds it is a list, though it has no columns of theirs.
    """
    if len(line.texts) < _FIGURES or any(map(is_figure, line.texts)):
        return False
    return any(map(is_listing, line.texts)) and any("金额" in text for text in line.texts)


def _has_money(line: Line) -> bool:
    roles = line.roles(FUND_COLUMNS)
    return len(MONEY & roles) + ("rate" in roles) >= 2 and len(line.texts) >= 3


def read_fund_row(
    line: Line, known: FundColumns, block: str, context: FormContext, doubts: Doubts
) -> tuple[FundRow, Mapping[str, Cell]] | None:
    """One row of money, and the cells of its fields; None for a row that says nothing at all.

    What stands in a column without a role goes to `doubts`, with the label of the row.
    """
    columns = known.columns
    placed = columns.place(line.cells)
    if all(squeeze(text) == squeeze(block) for text in line.texts):
        context.label(*line.cells)
        return None
    label = fund_label(placed, columns, block)
    if _COLUMN_NUMBERS.fullmatch(squeeze(label)):
        for cell in line.cells:
            context.numbered(cell)
        return None
    at = joined(label) or UNNAMED

    def amount(role: str) -> AmountCell:
        label = columns.label(role)
        return context.amount(placed.text(role), f"{at} / {label}", money_unit([label]))

    for cell in line.cells:
        if _joins(cell, columns):
            doubts.stray(at, at, cell)
    for heading, cell in placed.others:
        if _is_label(heading, cell, columns):
            context.label(cell)
        else:
            doubts.add(heading, at, cell)
    for role in ASIDE:
        told = placed.text(role)
        if told.strip():
            name = f"{at} / {columns.label(role)}"
            context.note("unplaced", name, unwrapped(told), placed.roles[role])
    note_serial(placed, columns, at, context)
    has = columns.roles
    share, score = placed.text("rate"), placed.text("claimed")
    if "rate" not in has and (both := score_and_rate(score)):
        score, share = both
    cells = {role: cell for role, cell in placed.roles.items() if role not in _NO_FIELD}
    if share and "rate" not in has:
        cells["rate"] = placed.roles["claimed"]
    context.value(*cells.values())
    row = FundRow(
        label=at,
        original=amount("original") if "original" in has else None,
        final=amount("final"),
        outturn=amount("outturn"),
        points=(
            context.weight(placed.text("points"), f"{at} / {columns.label('points')}")
            if "points" in has
            else None
        ),
        rate=(
            context.number(Percent, share, f"{at} / {columns.label('rate')}")
            if "rate" in has or share
            else None
        ),
        claimed=(
            context.number(Points, score, f"{at} / {columns.label('claimed')}")
            if "claimed" in has
            else None
        ),
        reason=placed.text("reason"),
    )
    context.state(line, sums_aside(row, placed, columns, context))
    return row, cells


def _is_label(heading: Heading | None, cell: Cell, columns: Columns) -> bool:
    """Whether a cell of words stands left of the figures, under a heading or under none."""
    if is_figure(cell.text):
        return False
    first = _first(columns)
    if heading is None:
        return columns.aligned and cell.column < first
    return heading.start < first


def _first(columns: Columns) -> int:
    """Where the first column begins that has a role, behind the labels of the rows."""
    said = (item.start for item in columns.items if item.role not in {"", "serial"})
    return min(said, default=0)


def _joins(cell: Cell, columns: Columns) -> bool:
    """Whether figures of two columns, or a label and a figure, were joined in one cell."""
    if not columns.aligned or not _ENDS.search(cell.text):
        return False
    first = _first(columns)
    own = cell.column >= first or is_figure(cell.text)
    return len(columns.covered(cell) - {"reason"}) > own


def fund_label(placed: Placed, columns: Columns, block: str) -> str:
    """The label of a row: the last words left of its figures that do not name the whole block."""
    texts = [
        cell.text
        for heading, cell in placed.others
        if cell.text.strip() and _is_label(heading, cell, columns)
    ]
    own = [text for text in texts if squeeze(text) != squeeze(block)]
    return (own or [""])[-1]
