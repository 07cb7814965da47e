"""How far the block of money of a form reaches.

Where the label of the block is merged over its rows, these rows are the block; otherwise it ends
with the first row that has words, and no figure, in its columns of figures.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from perfeval.forms.kinds.self_evaluation.funds.rows.lines import lines_apart
from perfeval.forms.layout.columns.columns import Columns
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Grid
from perfeval.forms.words.labels import is_value
from perfeval.forms.words.vocabulary import MONEY, is_fund_label
from perfeval.numbers.amounts import Amount, Unit, read_amount
from perfeval.numbers.cells import Unreadable
from perfeval.text.labels import joined

__all__ = ["Extent"]

_SCORED: Final = ("points", "rate", "claimed")
_CHAPTER: Final = re.compile(r"\s{0,4}[一二三四五六七八九十]{1,2}、")
"""What a row begins with that heads the next part of a form."""


@frozen
class Extent:
    """The rows of `grid` above the row `below`, over which the label is merged; without it open."""

    grid: Grid | None = None
    below: int = 0

    @classmethod
    def of(cls, line: Line) -> Extent:
        """That of the block that this line begins; a heading of two rows is no merged label."""
        first, *others = line.cells
        alike = any(cell.row_span == first.row_span and cell.text.strip() for cell in others)
        merged = line.aligned and first.row_span > 1 and not alike
        return cls(line.grid, first.row + first.row_span) if merged else cls()

    def holds(self, line: Line) -> bool | None:
        """Whether the label of the block covers a row; None where no merged label says so."""
        if self.grid is None or line.grid is not self.grid:
            return None
        return line.cells[0].row < self.below

    def ends(self, line: Line, columns: Columns) -> bool:
        """Whether a row is no row of funds any more; a blank one says nothing of it."""
        if not line.texts:
            return False
        if line.text and _CHAPTER.match(line.text):
            return True
        if len(line.cells) < 2 and not (
            columns.aligned and len(columns.covered(line.cells[0])) == 1
        ):
            return not is_fund_label(line.text)  # a sheet has no cells for a blank row
        if len(lines_apart(line, columns)) > 1:
            return False
        placed = columns.place(line.cells)
        cells = [read_amount(joined(placed.text(role)), Unit.YUAN) for role in MONEY]
        if any(isinstance(cell, Amount) for cell in cells):
            return False
        within = self.holds(line)
        if within is not None:
            return not within
        scored = [joined(placed.text(role)) for role in _SCORED]
        worded = any(isinstance(cell, Unreadable) for cell in cells)
        worded = worded or any(text and not is_value(text) for text in scored)
        return worded and not any(map(is_fund_label, line.texts))
