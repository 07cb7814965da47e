"""资金 rows of a self-evaluation form: 年度资金总额 and 其中 rows, in whatever columns it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from perfeval.filing.lines import FundRow
from perfeval.forms.kinds.self_evaluation.funds.columns.fund_columns import FundColumns
from perfeval.forms.kinds.self_evaluation.funds.rows.aside import ASIDE, sums_aside
from perfeval.forms.kinds.self_evaluation.funds.rows.lines import score_and_rate
from perfeval.forms.layout.columns.columns import Columns, Heading, Placed
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure, unwrapped
from perfeval.forms.words.money import money_unit
from perfeval.forms.words.vocabulary import is_listing
from perfeval.numbers.amounts import AmountCell
from perfeval.numbers.printed import Percent, Points
from perfeval.text.labels import joined, squeeze

__all__ = ["UNNAMED", "called", "fund_label", "read_fund_row"]

UNNAMED: Final = "（无名称）"
"""The label of a row that prints none."""
_UNIT: Final = re.compile(r"[(（][^()（）]{0,4}元[)）]\Z")
_NO_FIELD: Final = frozenset({*ASIDE, "serial"})
_COLUMN_NUMBERS: Final = re.compile("[行列栏]次")
_ENDS: Final = re.compile(r"(?<![0-9.,])[0-9][0-9.,]*+[%％]?\s*+\Z")


def called(label: str) -> str:
    """What money is called by a label: without the unit of money, which some print behind it.

    >>> called("采购资金（元）"), called("年度资金总额")
    ('采购资金', '年度资金总额')
    """
    return _UNIT.sub("", joined(label))


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
    for cell in line.cells:
        if _joins(cell, columns):
            doubts.stray(at, at, cell)
    _tell_others(placed, columns, at, context, doubts)
    share, score = placed.text("rate"), placed.text("claimed")
    cells = {role: cell for role, cell in placed.roles.items() if role not in _NO_FIELD}
    if "rate" not in columns.roles and (both := score_and_rate(score)):
        score, share = both
        cells["rate"] = placed.roles["claimed"]
    context.value(*cells.values())
    row = _fund_row(placed, columns, at, share, score, context)
    context.state(line, sums_aside(row, placed, columns, context))
    return row, cells


def _tell_others(
    placed: Placed, columns: Columns, at: str, context: FormContext, doubts: Doubts
) -> None:
    """Say what stands in a row beside the fields: its labels, its number, what none holds."""
    named = _of_list(columns)
    for heading, cell in placed.others:
        behind = named is not None and heading is not None and heading.start > named.start
        if _is_label(heading, cell, columns) and not behind:
            context.label(cell)
        else:
            doubts.add(heading, at, cell)
    for role in ASIDE:
        told = placed.text(role)
        if told.strip():
            name = f"{at} / {columns.label(role)}"
            context.note("unplaced", name, unwrapped(told), placed.roles[role])
    note_serial(placed, columns, at, context)


def _fund_row(
    placed: Placed, columns: Columns, at: str, share: str, score: str, context: FormContext
) -> FundRow:
    """The fields of a row called `at`, of which the `share` and the `score` may be of one cell."""
    has = columns.roles

    def place(role: str) -> str:
        return f"{at} / {columns.label(role)}"

    def amount(role: str) -> AmountCell:
        return context.amount(placed.text(role), place(role), money_unit([columns.label(role)]))

    return FundRow(
        label=at,
        original=amount("original") if "original" in has else None,
        final=amount("final"),
        outturn=amount("outturn"),
        points=context.weight(placed.text("points"), place("points")) if "points" in has else None,
        rate=context.number(Percent, share, place("rate")) if "rate" in has or share else None,
        claimed=context.number(Points, score, place("claimed")) if "claimed" in has else None,
        reason=placed.text("reason"),
    )


def _is_label(heading: Heading | None, cell: Cell, columns: Columns) -> bool:
    """Whether a cell of words stands left of the figures, under a heading or under none."""
    if is_figure(cell.text):
        return False
    first = _first(columns)
    if heading is None:
        return columns.aligned and cell.column < first
    return heading.start < first


def _of_list(columns: Columns) -> Heading | None:
    """The column of the tasks or projects that the rows of a list are called after."""
    return next((item for item in columns.items if is_listing(item.label)), None)


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
    """The label of a row: the last words left of its figures that do not name the whole block.

    In a list of tasks it is what stands in their column.
    """
    named = _of_list(columns)
    texts = [
        cell.text
        for heading, cell in placed.others
        if cell.text.strip()
        and _is_label(heading, cell, columns)
        and (named is None or heading is named)
    ]
    own = [text for text in texts if squeeze(text) != squeeze(block)]
    return (own or [""])[-1]
