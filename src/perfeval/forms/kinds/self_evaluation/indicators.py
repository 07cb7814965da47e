"""绩效指标 rows of a self-evaluation form, with their merged labels filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import define, evolve, field

from perfeval.filing.indicators import Indicator
from perfeval.filing.values import Actual, Target
from perfeval.forms.kinds.self_evaluation.row_names import (
    divided,
    is_part,
    name_elsewhere,
    target_and_result,
)
from perfeval.forms.kinds.self_evaluation.row_shapes import GROUP, is_group, is_prose, without
from perfeval.forms.layout.columns.centred_labels import Labels, labels_of, levelled
from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.columns.roles.adjusted import INITIAL
from perfeval.forms.layout.columns.roles.heading_block import Block
from perfeval.forms.layout.columns.roles.judged import Judged, judged
from perfeval.forms.layout.columns.strays import strays
from perfeval.forms.layout.columns.two_rows import ACTUAL, side_of
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.layout.subtotals.entries import Subtotal
from perfeval.forms.layout.subtotals.stated import Subtotals
from perfeval.forms.layout.totals import Totals, is_unnamed_total
from perfeval.forms.layout.worth import row_points
from perfeval.forms.sources.grid import Grid
from perfeval.forms.words.labels import Roles, unwrapped
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS, is_fund_total, is_total
from perfeval.numbers.cells import is_nil
from perfeval.numbers.decimals import read_decimal
from perfeval.text.labels import compact, joined, squeeze

__all__ = ["IndicatorTable", "attained"]

_GOAL: Final = re.compile(r"\A(?:年度)?(?:总体|绩效)*目标[0-9一二三四五六七八九十]")
_FIELDS: Final = {
    **{each: each for each in ("level1", "level2", "name", "actual", "points", "claimed")},
    "clause": "clause",
    "reason": "variance_note",
    "value": "target",
    "nature": "target.nature",
    "unit": "target.unit",
}
"""The roles of columns that an indicator has a field for."""


def attained(text: str, unit: str) -> Actual:
    """What was attained; the unit that has a column of its own is that of a mere number."""
    return Actual(text=text, unit=unit if read_decimal(text) is not None else "")


@define
class IndicatorTable:
    """The indicators of one form, read row by row.

    `grid` is the table of the heading that was read last. `last` are the cells of the last
    indicator, for whoever reads more columns than these; cells of the roles `apart` are left to it.
    `rows` is the field of the form that holds the rows, and `fields` those of a row by their roles.
    """

    context: FormContext
    apart: frozenset[str] = frozenset()
    rows: str = "indicators"
    fields: Mapping[str, str] = field(factory=lambda: _FIELDS)
    indicators: list[Indicator] = field(factory=list)
    totals: Totals = field(init=False)
    doubts: Doubts = field(init=False)
    subtotals: Subtotals = field(init=False)
    grid: Grid | None = None
    _columns: Columns = field(default=Columns((), aligned=False))
    _level1: str = ""
    _level2: str = ""
    _goal: str = ""
    _parent: Indicator | None = None
    _labels: list[Labels] = field(factory=list)
    last: Placed | None = None
    _rows_above: int = 0
    _ended: bool = False

    def __attrs_post_init__(self) -> None:
        self.totals = Totals(self.context)
        self.doubts = Doubts(self.context, "绩效指标")
        self.subtotals = Subtotals(self.context)

    @property
    def open(self) -> bool:
        """Whether rows are expected: a heading was read, and no total below its rows."""
        return bool(self._columns.items) and not self._ended

    def takes(self, line: Line) -> bool:
        """Whether a row belongs to the table: any while it is open, then a total, and further ones.

        Below the rows of a block of funds that stands behind the table, a total of money is none.
        """
        label = line.texts[0] if line.texts else ""
        further = self.totals.begun or (bool(self.indicators) and not is_fund_total(label))
        return self.open or (further and is_total(label))

    def head(self, block: Block, lines: Sequence[Line], roles: Roles = INDICATOR_COLUMNS) -> int:
        """Read the heading `block` among the `lines` of the form; how many rows it has."""
        self.under(judged(block, lines, roles), block, lines)
        return block.rows

    def under(self, found: Judged, block: Block, lines: Sequence[Line]) -> None:
        """Rows under a heading among the `lines` follow, which was judged already."""
        self.doubts.head(found)
        self.begin(found.columns, lines[block.first : block.below])
        self.subtotals.find(block, lines, found.columns, self.indicators)

    def begin(self, columns: Columns, heading: Sequence[Line]) -> None:
        """Rows under these columns follow, which the rows of the `heading` name."""
        self._columns = columns
        self._rows_above = len(self.indicators)
        named = (self.fields[role] for role in columns.roles if role in self.fields)
        self.context.columns.update(f"{self.rows}.{each}" for each in named)
        for line in heading:
            self.grid = line.grid
            self.context.label(*line.cells)
        label = next((item.label for item in self._columns.items if not item.role), "")
        self._goal = compact(label) if _GOAL.match(squeeze(label)) else ""

    def leave(self) -> None:
        """No further row belongs to the heading that was read last."""
        self._columns = Columns((), aligned=False)

    def row(self, line: Line) -> None:
        """Read one row under the heading."""
        columns = self._columns
        subtotal = self.subtotals.of(line, columns)
        if subtotal is not None:
            self._subtotal(subtotal)
        elif line.texts and (is_total(line.texts[0]) or is_unnamed_total(line, columns)):
            self.totals.row(self._upright(line), columns)
            self._ended |= len(self.indicators) > self._rows_above
        elif line.text and is_group(line, columns):
            self._level1, self._level2 = compact(line.text), ""
            self._labels.append(Labels(self._level1, "", merged=True))
            self.context.label(*line.cells)
        elif line.texts and is_prose(line, columns):
            at = joined(line.texts[0]) if len(line.texts) > 1 else line.at
            self.context.unplaced(at, unwrapped(line.texts[-1]), *line.cells)
        else:
            placed = columns.place(line.cells)
            written = any(cell.text.strip() or cell.continues for cell in placed.roles.values())
            if written or not columns.aligned:
                self._indicator(placed, columns)
            else:
                self._unplaced(placed, columns, line.at)

    def _upright(self, line: Line) -> Line:
        """A total below a table that was turned upright stands in no column: its figures count."""
        if not line.aligned or self._columns.aligned:
            return line
        return evolve(line, cells=tuple(line.said))

    def _subtotal(self, found: Subtotal) -> None:
        """Note a row 小计; the groups that it names above its rows are theirs."""
        self.subtotals.take(found, self._columns, len(self.indicators))
        if found.names:
            self._level1 = found.level1 or self._level1
            self._level2 = found.level2
            self._labels.append(Labels(self._level1, self._level2, merged=True))

    def finish(self) -> None:
        """Tell what is in doubt, and keep what the subtotals state, once all rows are read."""
        self.doubts.tell()
        self.subtotals.state(self.indicators)

    def _indicator(self, placed: Placed, columns: Columns) -> None:
        side = side_of(placed)
        if side is not None:
            placed = without(placed, side[1])
            self.context.label(side[1])
            if side[0] == ACTUAL and self._attained(placed):
                return
        own = compact(placed.text("level1"))
        if own and own != self._level1:
            self._level1, self._level2 = own, ""
        self._level2 = compact(placed.text("level2")) or self._level2
        name = unwrapped(self._kept(placed, "name")) or columns.wide_name(placed)
        name = name or name_elsewhere(placed, columns, self.indicators, self._level2)
        self._level2, name, aim = divided(placed, columns, name, self._level2, self.doubts)
        if "name" not in columns.roles:  # two levels only: the second is the indicator's own
            self._level2, name = "", unwrapped(placed.text("level2"))
        at = " / ".join(part for part in (self._level2 or self._level1, name) if part) or "绩效指标"
        points, claimed = row_points(placed, columns, self.context, name, at)
        unit = joined(self._kept(placed, "unit"))
        actual = unwrapped(self._kept(placed, "actual"))
        target = unwrapped(self._aim(placed, columns, at)) or aim
        target, actual = target_and_result(placed, columns, target, actual, self.doubts, at)
        indicator = Indicator(
            level1=self._level1,
            level2=self._level2,
            name=name,
            target=Target(text=target, nature=joined(self._kept(placed, "nature")), unit=unit),
            actual=attained(actual, unit),
            points=points,
            claimed=claimed,
            variance_note=unwrapped(self._kept(placed, "reason")),
            clause=unwrapped(self._kept(placed, "clause")),
            goal=self._goal,
        )
        if is_part(indicator, self._parent, self.indicators):
            indicator = evolve(indicator, of_which=True)
        else:
            self._parent = indicator
        kept = [(self.fields[role], c) for role, c in placed.roles.items() if role in self.fields]
        for part, cell in [*kept, ("target", placed.roles["name"])] if aim else kept:
            self.context.keep(f"{self.rows}.{len(self.indicators)}.{part}", cell)
        self.indicators.append(indicator)
        self._labels.append(labels_of(placed))
        self.last = placed
        for heading, cell in strays(placed, columns):
            self.doubts.stray(heading, at, cell)
        self._unplaced(placed, columns, at)

    def levelled(self) -> list[Indicator]:
        """The indicators; where labels stand in the middle of their rows, each under its own."""
        if not {"level1", "name"} <= self._columns.roles:
            return self.indicators
        return levelled(self.indicators, self._labels)

    def _attained(self, placed: Placed) -> bool:
        """Take the second row of an indicator, which says what was attained of it."""
        name = placed.roles.get("name")
        said = [placed.roles[role] for role in ("value", "actual") if placed.text(role).strip()]
        if name is None or not name.continues or len(said) != 1 or not self.indicators:
            return False
        last = self.indicators[-1]
        if last.actual.text:
            return False
        actual = attained(unwrapped(said[0].text), last.target.unit)
        self.indicators[-1] = evolve(last, actual=actual)
        self.context.keep(f"{self.rows}.{len(self.indicators) - 1}.actual", said[0])
        return True

    def _kept(self, placed: Placed, role: str) -> str:
        """The text under a role; where a vertical merge covers the cell, what stands above."""
        cell = placed.roles.get(role)
        if cell is not None and cell.continues and self.last is not None:
            above = self.last.text(role)
            placed.roles[role] = self.last.roles.get(role, cell)
            return above
        return placed.text(role)

    def _aim(self, placed: Placed, columns: Columns, at: str) -> str:
        """The target; the one set at first counts where none was adjusted, and else is noted."""
        text, first = self._kept(placed, "value"), placed.roles.get(INITIAL)
        if first is None or not first.text.strip():
            return text
        if is_nil(joined(text)):
            placed.roles["value"] = first
            return first.text
        self.context.note(
            "unplaced", f"{at} / {columns.label(INITIAL)}", unwrapped(first.text), first
        )
        return text

    def _unplaced(self, placed: Placed, columns: Columns, at: str) -> None:
        note_serial(placed, columns, at, self.context)
        levelled = "level1" in columns.roles
        first = min((item.start for item in columns.items if item.role), default=0)
        for heading, cell in placed.others:
            if heading is not None and heading.role in self.apart:
                continue
            block = levelled and heading is not None and heading.start < first
            if block and GROUP.fullmatch(squeeze(cell.text)):
                self.context.label(cell)
            else:
                self.doubts.add(heading, at, cell)
