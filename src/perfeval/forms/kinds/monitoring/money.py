"""资金 of a monitoring table: the budget, what was spent so far, what is expected of the year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, field

from perfeval.filing.forms.monitoring import MonitoredFund
from perfeval.forms.kinds.self_evaluation.funds.rows.fund_row import fund_label
from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.columns.headings import headings
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.words.labels import unwrapped
from perfeval.forms.words.monitoring import MONITORED_FUNDS
from perfeval.forms.words.objectives import is_money
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil
from perfeval.numbers.printed import Percent
from perfeval.text.labels import joined

__all__ = ["MonitoredMoney"]

_MONEY: Final = ("budget", "so_far", "expected")


@define
class MonitoredMoney:
    """The money of one form, read row by row."""

    context: FormContext
    rows: list[MonitoredFund] = field(factory=list)
    doubts: Doubts = field(init=False)
    _columns: Columns = field(default=Columns((), aligned=False))

    def __attrs_post_init__(self) -> None:
        self.doubts = Doubts(self.context, "资金")

    @property
    def so_far(self) -> str:
        """The heading of what was spent so far, which may say until when."""
        return self._columns.label("so_far")

    def head(self, lines: Sequence[Line]) -> int:
        """Open at the heading that `lines` begin with; how many rows it has, 0 for no heading."""
        roles = lines[0].roles(MONITORED_FUNDS)
        if "budget" not in roles or not roles & {"so_far", "expected", "rate"}:
            return 0
        self._columns, used = headings(lines, MONITORED_FUNDS)
        for line in lines[:used]:
            self.context.label(*line.cells)
        return used

    def row(self, line: Line) -> bool:
        """Take a row of money; false, and the block ends, for any other row."""
        columns = self._columns
        if not columns.items:
            return False
        placed = columns.place(line.cells)
        label = joined(fund_label(placed, columns, "")).rstrip("：:")
        at = label or "资金"
        before = len(self.context.notes)
        budget, so_far, expected = (
            self.context.amount(placed.text(role), f"{at} / {columns.label(role)}")
            for role in _MONEY
        )
        printed = any(isinstance(cell, Amount) for cell in (budget, so_far, expected))
        blank = all(isinstance(cell, Nil) for cell in (budget, so_far, expected))
        if not printed and not (blank and is_money(label)):
            del self.context.notes[before:]
            self._columns = Columns((), aligned=False)
            return False
        rate = self.context.number(Percent, placed.text("rate"), f"{at} / {columns.label('rate')}")
        for role in (*_MONEY, "rate"):
            self.context.keep(f"funds.{len(self.rows)}.{role}", placed.roles.get(role))
        self.rows.append(
            MonitoredFund(label=at, budget=budget, so_far=so_far, rate=rate, expected=expected)
        )
        self._tell(placed, at)
        return True

    def _tell(self, placed: Placed, at: str) -> None:
        """Say what a row has beside the fields of money."""
        columns = self._columns
        if (cell := placed.roles.get("expected_rate")) and cell.text.strip():
            label = f"{at} / {columns.label('expected_rate')}"
            self.context.note("unplaced", label, unwrapped(cell.text), cell)
        first = min(item.start for item in columns.items if item.role)
        for heading, cell in placed.others:
            place = cell.column if heading is None and columns.aligned else first
            if (heading.start if heading else place) < first:
                self.context.label(cell)
            else:
                self.doubts.add(heading, at, cell)
