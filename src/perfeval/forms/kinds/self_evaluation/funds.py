"""资金 of a form, however it is told: a table, pairs of labels and values, breakdowns, a list.

Where the label of the block is merged over its rows, these rows are the block; otherwise it ends
with the first row that has words, and no figure, in its columns of money.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import define, evolve, field

from perfeval.filing.forms.self_evaluation import FundRow
from perfeval.filing.lines import AmountLine
from perfeval.forms.kinds.self_evaluation.fund_pairs import fund_roles, read_fund_pairs
from perfeval.forms.kinds.self_evaluation.fund_table import (
    MONEY,
    is_breakdown_heading,
    is_fund_heading,
    is_listing_heading,
    read_breakdown,
    read_fund_row,
    without_labels,
)
from perfeval.forms.layout.columns import Columns, headings
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments import Line, Segment
from perfeval.forms.sources.grid import Grid
from perfeval.forms.words.labels import told
from perfeval.forms.words.money import declared_unit, money_unit
from perfeval.forms.words.vocabulary import FUND_COLUMNS, is_fund_source, is_fund_total
from perfeval.numbers.amounts import Amount, Unit, read_amount
from perfeval.numbers.cells import BLANK, Nil, Unreadable
from perfeval.numbers.printed import Points
from perfeval.text.labels import joined, squeeze

__all__ = ["FundBlock", "unit_of_funds"]

_WORTH: Final = re.compile(r"\(([0-9]{1,3}(?:\.[0-9]{1,2})?)分\)", re.ASCII)


def is_funds(line: Line) -> bool:
    """Whether a row heads money: a table of funds, pairs, or the breakdowns."""
    return is_fund_heading(line) or bool(fund_roles(line)) or is_breakdown_heading(line)


def unit_of_funds(segment: Segment, body: int) -> Unit | None:
    """The unit of money of a form: by the headings of its funds, else declared, else in its title.

    `body` is where the indicators begin: what stands in their rows is no unit of the funds.
    """
    lines = segment.lines
    heads: list[str] = []
    others: list[str] = []
    for place, line in enumerate(lines):
        if is_funds(line):
            above = lines[place - 1].text if place else ""
            heads += [*line.texts, above]
        elif line.grid is None or place < body:
            others += line.texts
    return money_unit(heads) or declared_unit(others) or money_unit([segment.title])


@define
class FundBlock:
    """The money of one form, as far as it was read."""

    context: FormContext
    by_income: tuple[AmountLine, ...] = ()
    by_nature: tuple[AmountLine, ...] = ()
    _rows: list[FundRow] = field(factory=list)
    _columns: Columns | None = None
    _roles: tuple[str, ...] = ()
    _list: str = ""
    _breakdown: list[Line] = field(factory=list)
    _name: str = ""
    _worth: Points | None = None
    _grid: Grid | None = None
    _below: int = 0

    def head(self, lines: Sequence[Line]) -> int:
        """Open at the heading that `lines` begin with; how many rows it has, 0 for no heading."""
        line, used = lines[0], 1
        if is_fund_heading(line) or (is_listing_heading(line) and _totals(lines[1:3])):
            self.close()
            columns, used = headings(lines, FUND_COLUMNS)
            self._columns = without_labels(columns, lines[used:])
            unknown = [item.label for item in self._columns.items if item.label and not item.role]
            self._name = unknown[0] if unknown else ""
            worth = _WORTH.search(squeeze(self._name))
            self._worth = Points(worth[1]) if worth else None
        elif fund_roles(line):
            self.close()
            self._roles = fund_roles(line)
            self._pair(line)
        elif is_breakdown_heading(line):
            self.close()
            self._breakdown = [line]
        elif is_listing_heading(line):
            self.close()
            self._list = joined(line.texts[0])
            self._listed(line)
        else:
            return 0
        self._anchor(line)
        return used

    def close(self) -> None:
        """No further row belongs to the block that is open."""
        if self._breakdown:
            self.by_income, self.by_nature = read_breakdown(self._breakdown, self.context)
        self._breakdown, self._columns, self._roles, self._list = [], None, (), ""

    def row(self, line: Line) -> bool:
        """Take a row of the open block; false, and closed, where it is none."""
        if self._breakdown:
            self._breakdown.append(line)
        elif self._list and self._within(line) is not False:
            self._listed(line)
        elif self._columns is not None and not self._ends(line, self._columns):
            row = read_fund_row(line, self._columns, self._name, self.context)
            self._rows += [row] if row is not None else []
        elif self._roles:
            self._pair(line)
        else:
            self.close()
            return False
        return True

    def add(self, row: FundRow) -> None:
        """Take a row that was read elsewhere."""
        self._rows.append(row)

    def whole_and_parts(self) -> tuple[FundRow | None, tuple[FundRow, ...]]:
        """The row of the total and the others: the first that is called so, else the first.

        Where every row is a source of its own, no row is the total; points, rate and score that
        stand beside the first of them are of the whole block, which prints no sum.
        """
        called = [row for row in self._rows if is_fund_total(row.label)]
        if not called and len(self._rows) > 1 and all(map(_is_source, self._rows)):
            first, *others = self._rows
            if not any(map(_is_scored, others)):
                blank = BLANK if first.original is not None else None
                whole = evolve(
                    first, label=self._name or "资金", original=blank, final=BLANK, outturn=BLANK
                )
                points = None if first.points is None else BLANK
                claimed = None if first.claimed is None else BLANK
                part = evolve(first, points=points, claimed=claimed, rate=BLANK, reason="")
                return whole, (part, *others)
        total = next(iter([*called, *self._rows]), None)
        parts = tuple(row for row in self._rows if row is not total)
        if total is not None and total.points is None and self._worth is not None:
            total = evolve(total, points=self._worth)  # 预算执行情况（10分）
        return total, parts

    def _pair(self, line: Line) -> None:
        row = read_fund_pairs(line, self._roles, self.context)
        self._rows += [row] if row is not None else []

    def _listed(self, line: Line) -> None:
        if line.texts:
            self.context.note("unplaced", self._list, "\t".join(map(told, line.texts)))

    def _anchor(self, line: Line) -> None:
        """Remember where the merged label of the block ends."""
        first = line.cells[0]
        merged = line.grid is not None and line.grid.aligned and first.row_span > 1
        self._grid, self._below = (line.grid, first.row + first.row_span) if merged else (None, 0)

    def _within(self, line: Line) -> bool | None:
        """Whether the label of the block covers a row; None where no merged label says so."""
        if self._grid is None or line.grid is not self._grid:
            return None
        return line.cells[0].row < self._below

    def _ends(self, line: Line, columns: Columns) -> bool:
        """Whether a row is no row of funds any more."""
        if len(line.cells) < 2 and not (
            columns.aligned and len(columns.covered(line.cells[0])) == 1
        ):
            return True
        placed = columns.place(line.cells)
        cells = [read_amount(joined(placed.text(role)), Unit.YUAN) for role in MONEY]
        if any(isinstance(cell, Amount) for cell in cells):
            return False
        within = self._within(line)
        if within is not None:
            return not within
        worded = any(isinstance(cell, Unreadable) for cell in cells)
        return worded and not any(map(_is_money, line.texts))


def _totals(lines: Sequence[Line]) -> bool:
    """Whether a row is the whole of the funds: no task or project is called 年度资金总额."""
    return any(is_fund_total(text) for line in lines for text in line.texts)


def _is_money(label: str) -> bool:
    """Whether a label is one of a row of money, also where its figures are words."""
    own = squeeze(label).removeprefix("其中:")
    return is_fund_total(own) or is_fund_source(own)


def _is_source(row: FundRow) -> bool:
    return is_fund_source(row.label)


def _is_scored(row: FundRow) -> bool:
    """Whether a row says a rate, points or a score of its own."""
    said = (row.points, row.claimed, row.rate)
    return any(cell is not None and not isinstance(cell, Nil) for cell in said)
