"""资金 of a form, however laid out: a table, pairs of labels and values, breakdowns, a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import define, evolve, field

from perfeval.filing.lines import AmountLine, FundRow
from perfeval.forms.kinds.self_evaluation.funds.across.abreast import abreast
from perfeval.forms.kinds.self_evaluation.funds.across.spread import spread
from perfeval.forms.kinds.self_evaluation.funds.across.turned import Turned, turned
from perfeval.forms.kinds.self_evaluation.funds.breakdown import (
    is_breakdown_heading,
    is_breakdown_row,
    read_breakdown,
)
from perfeval.forms.kinds.self_evaluation.funds.columns.fund_columns import FundColumns
from perfeval.forms.kinds.self_evaluation.funds.extent import Extent
from perfeval.forms.kinds.self_evaluation.funds.heads import heads_funds, heads_list, is_over_funds
from perfeval.forms.kinds.self_evaluation.funds.pairs import (
    fund_roles,
    is_over_pairs,
    read_fund_pairs,
    read_scores,
    stacked,
)
from perfeval.forms.kinds.self_evaluation.funds.rows.fund_row import UNNAMED, called, read_fund_row
from perfeval.forms.kinds.self_evaluation.funds.rows.lines import lines_apart
from perfeval.forms.kinds.self_evaluation.funds.rows.whole import Read, whole_of
from perfeval.forms.kinds.self_evaluation.funds.staged import staged
from perfeval.forms.layout.columns.headings import headings
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure, unwrapped
from perfeval.forms.words.vocabulary import FUND_COLUMNS, is_fund_total, is_total
from perfeval.numbers.amounts import AmountCell
from perfeval.numbers.cells import Nil
from perfeval.numbers.printed import Points
from perfeval.text.labels import joined, squeeze

__all__ = ["FundBlock"]

_WORTH: Final = re.compile(
    r"(?:\((?:满分|分值|权重)?:?|满分:?)([0-9]{1,3}(?:\.[0-9]{1,2})?)分", re.ASCII
)

_SCORED: Final = frozenset({"points", "claimed"})


@define
class FundBlock:
    """The money of one form, as far as it was read."""

    context: FormContext
    by_income: tuple[AmountLine, ...] = ()
    by_nature: tuple[AmountLine, ...] = ()
    _rows: list[Read] = field(factory=list)
    _columns: FundColumns | None = None
    _doubts: Doubts = field(init=False)
    _roles: tuple[str, ...] = ()
    _list: list[Line] = field(factory=list)
    _lists: list[list[Line]] = field(factory=list)
    _breakdown: list[Line] = field(factory=list)
    _name: str = ""
    _worth: Points | None = None
    _extent: Extent = field(default=Extent())

    def __attrs_post_init__(self) -> None:
        self._doubts = Doubts(self.context, "资金")

    def head(self, lines: Sequence[Line]) -> int:
        """Open at the heading that `lines` begin with; how many rows it has, 0 for no heading."""
        line, used = lines[0], 1
        if heads_list(lines, behind=bool(self._rows)):
            self.close()
            used = 1 + _goes_on(lines)
            self._list = [*lines[:used]]
        elif (stages := staged(lines)) is not None:
            used = self._turned(stages.table, lines)
            for each in stages.besides:
                self._scored(-len(stages.table.rows), each)
        elif rows := stacked(lines):
            self.close()
            self._roles, used = fund_roles(*rows), len(rows)
            self._weigh(line.first)
            self._pair(*rows)
        elif len(lines) > 1 and lines[1].grid is line.grid and is_over_pairs(line, lines[1]):
            self.close()
            self.context.label(*line.cells)
        elif is_over_funds(lines):
            self.close()
            self._weigh(line.first)
            self.context.label(*line.cells)
        elif (divided := spread(lines) or abreast(lines)) is not None:
            used = self._turned(divided, lines)
        elif heads_funds(lines):
            self.close()
            columns, used = headings(lines, FUND_COLUMNS)
            self._open(FundColumns.judged(columns, lines[used:]), lines[:used])
        elif (block := turned(lines)) is not None:
            used = self._turned(block, lines)
        elif is_breakdown_heading(line):
            self.close()
            self._breakdown = [line]
        else:
            return 0
        self._extent = Extent.of(line)
        return used

    def _open(self, known: FundColumns, heading: Sequence[Line]) -> None:
        self._columns = known
        for line in heading:
            self.context.label(*line.cells)
        items = (item for item in known.columns.items if item not in known.doubtful)
        self._name = next((item.label for item in items if item.label and not item.role), "")
        self._weigh(self._name)

    def _turned(self, block: Turned, lines: Sequence[Line]) -> int:
        """Open at a block that was turned, with all of its rows if it has any; how many lines."""
        self.close()
        known = FundColumns.judged(block.columns, block.rows or lines[block.used :])
        self._open(known, lines[: block.used])
        for row in block.rows:
            self._row(row, known)
        if block.rows:
            self._end_table()
        return block.used

    def _weigh(self, label: str) -> None:
        """Keep what the block is worth by its label: 预算执行情况（10分）."""
        worth = _WORTH.search(squeeze(label))
        self._worth = Points(worth[1]) if worth else self._worth

    def _row(self, line: Line, known: FundColumns) -> None:
        parts = lines_apart(line, known.columns)
        if len(parts) == 1:
            self._add(read_fund_row(line, known, self._name, self.context, self._doubts))
            return
        self.context.value(*line.cells)
        own = {cell.column: cell for cell in line.cells}
        found = (
            read_fund_row(part, known, self._name, self.context, self._doubts) for part in parts
        )
        for row, cells in filter(None, found):
            self.add(row, {role: own[cell.column] for role, cell in cells.items()})

    def _add(self, read: tuple[FundRow, Mapping[str, Cell]] | None) -> None:
        if read is not None:
            self.add(*read)

    def close(self) -> None:
        """No further row belongs to the block that is open."""
        if self._breakdown:
            self.by_income, self.by_nature = read_breakdown(self._breakdown, self.context)
        self._end_table()
        self._lists += [self._list] if self._list else []
        self._breakdown, self._roles, self._list = [], (), []

    def _end_table(self) -> None:
        """Say which columns of the table have no role, each with its figures."""
        self._doubts.tell()
        self._columns = None

    def row(self, line: Line) -> bool:
        """Take a row of the open block; false, and closed, where it is none."""
        if self._breakdown and is_breakdown_row(line):
            self._breakdown.append(line)
        elif self._list and self._extent.holds(line) is not False:
            self._list.append(line)
        elif self._columns is not None and not self._extent.ends(line, self._columns.columns):
            self._row(line, self._columns)
        elif self._roles and self._pair(line):
            pass
        else:
            self.close()
            return False
        return True

    def add(self, row: FundRow, cells: Mapping[str, Cell]) -> None:
        """Take a row, and the cells of its fields."""
        self._rows.append(Read(row, cells))

    def spend(
        self, parts: Sequence[str], amounts: Sequence[AmountCell], cells: Sequence[Cell | None]
    ) -> bool:
        """Give the last rows, a whole and `parts` of these names, what was spent of each.

        False, and nothing is given, where these are not the last rows.
        """
        last = self._rows[-len(amounts) :]
        if [each.row.label for each in last[1:]] != [*parts] or len(last) < len(amounts):
            return False
        if not all(isinstance(each.row.outturn, Nil) for each in last):
            return False
        for place, (each, amount, cell) in enumerate(zip(last, amounts, cells, strict=True)):
            row = evolve(each.row, outturn=amount)
            more = {} if cell is None else {"outturn": cell}
            self._rows[place - len(amounts)] = each.with_cells(row, **more)
            self.context.value(*more.values())
        return True

    def finish(self, line: Line) -> bool:
        """Give the whole, whose budget was read, what a row says was spent; false for none."""
        wholes = [n for n, each in enumerate(self._rows) if is_fund_total(each.row.label)]
        return bool(wholes) and self._scored(wholes[-1], line)

    def _scored(self, place: int, line: Line) -> bool:
        """Give a row what a line says below it, its score or what was spent; false for none."""
        read = self._rows[place]
        scored = read_scores(line, read.row, self.context)
        if scored is not None:
            self._rows[place] = read.with_cells(scored[0], **scored[1])
        return scored is not None

    def whole_and_parts(self) -> tuple[FundRow | None, tuple[FundRow, ...]]:
        """The row of the total and the others; where each of their fields stands is kept."""
        self._listed()
        found = whole_of(self._rows, self._name or "资金")
        for path, cells in found.paths():
            for role, cell in cells.items():
                self.context.keep(f"{path}.{role}", cell)
        total, parts = found.total, tuple(part.row for part in found.parts)
        if total is None:
            return None, parts
        row = total.row
        if row.label == UNNAMED:  # the whole of the block
            row = evolve(row, label=called(self._name) or UNNAMED)
        if row.points is None and self._worth is not None:  # 预算执行情况（10分）
            row = evolve(row, points=self._worth)
        return row, parts

    def _pair(self, *lines: Line) -> bool:
        """Take rows of pairs; false where they are none of this block."""
        if not (self._rows and self._scored(-1, lines[0])):
            read = read_fund_pairs(lines, self._roles, self.context)
            self._add(read)
            return read is not None
        for text in lines[0].texts:
            self._weigh(text)
        return True

    def _listed(self) -> None:
        """Note the lists of tasks or details; without other money the first that has a sum is the
        funds, and one that has scores may hold them.
        """
        self.close()
        for lines in self._lists:
            at, rest = joined(lines[0].texts[0]), lines
            scored = not self._rows and bool(lines[0].roles(FUND_COLUMNS) & _SCORED)
            if not self._rows and any(map(_is_sum, lines)) and _is_plain(lines):
                rest, scored = self._as_funds(lines), False
            for line in rest:
                texts = "\t".join(map(unwrapped, line.texts))
                if texts and scored:
                    self.context.unplaced(at, texts, *line.cells)
                elif texts:
                    self.context.note("unplaced", at, texts, *line.cells)
        self._lists = []

    def _as_funds(self, lines: list[Line]) -> list[Line]:
        """Read a list as funds; the lines behind its rows."""
        if (divided := spread(lines)) is not None:
            used = self._turned(divided, lines)
        else:
            columns, used = headings(lines, FUND_COLUMNS)
            self._open(FundColumns.judged(columns, lines[used:]), lines[:used])
        self._extent = Extent.of(lines[0])
        while used < len(lines) and self.row(lines[used]):
            used += 1
        self.close()
        return lines[used:]


def _goes_on(lines: Sequence[Line]) -> bool:
    """Whether the second line is more of a heading: words, and none under its first."""
    below = lines[1] if len(lines) > 1 and lines[1].grid is lines[0].grid else None
    if below is None or not below.texts or any(map(is_figure, below.texts)):
        return False
    return not (below.cells[0].column == 0 and below.cells[0].text.strip())


def _is_plain(lines: Sequence[Line]) -> bool:
    """Whether a list has one row of headings, or its source knows what stands under these."""
    return lines[0].aligned or any(map(is_figure, lines[1].texts))


def _is_sum(line: Line) -> bool:
    """Whether a row of a list has the whole of its money."""
    named = any(map(is_fund_total, line.texts)) or any(map(is_total, line.texts))
    return named and any(map(is_figure, line.texts))
