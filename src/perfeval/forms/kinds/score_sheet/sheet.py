"""附件3-1 部门整体支出绩效评价评分表, and any table of criteria with points or claims.

What makes a table one is that its rows are worth points, or are given some, and that it has no
column of targets or of what was attained.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import define, field

from perfeval.filing.form import Form
from perfeval.filing.forms.score_sheet import ScoreSheet, SheetRow
from perfeval.forms.kinds.score_sheet.broken_clauses import rejoined, rest_of
from perfeval.forms.kinds.score_sheet.rows import sheet_row
from perfeval.forms.kinds.score_sheet.shared_clauses import shared_clauses
from perfeval.forms.layout.columns.centred_labels import Labels, labels_of, levelled
from perfeval.forms.layout.columns.columns import Columns
from perfeval.forms.layout.columns.roles.heading_block import Block, blocks
from perfeval.forms.layout.columns.roles.judged import judged
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.layout.names import Names, names_project
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.layout.subtotals.entries import Subtotal
from perfeval.forms.layout.subtotals.stated import Subtotals
from perfeval.forms.layout.surroundings import Surroundings
from perfeval.forms.layout.totals import Totals, is_unnamed_total
from perfeval.forms.layout.worth import Scored, of_hundred
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import unwrapped
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS, NOTE, SHEET_COLUMNS, is_total
from perfeval.text.labels import compact, squeeze
from perfeval.text.levels import rating_in

__all__ = ["ScoreTable"]

_LABELS: Final = frozenset({"level1", "level2", "name"})
_SCORED: Final = frozenset({"points", "claimed"})
_GROUP: Final = re.compile(
    r"\A(?:[一二三四五六七八九十]{1,2}、[^:。；;]{2,20}(?:\([0-9.]{1,5}分?\))?|[^:。；;]{2,20}\([0-9.]{1,5}分\))"
)


def _sheet_blocks(lines: Sequence[Line]) -> dict[int, Block]:
    """The headings of scoring sheets among `lines`."""
    return {
        place: block
        for place, block in blocks(lines, SHEET_COLUMNS).items()
        if _is_sheet(block, lines)
    }


def _is_sheet(block: Block, lines: Sequence[Line]) -> bool:
    """Whether a heading is one of criteria: with a clause, or where nothing else may be meant."""
    found = judged(block, lines, INDICATOR_COLUMNS)
    roles = found.columns.roles
    if "actual" in roles or not roles & _SCORED:
        return False
    if "clause" in roles:
        return len(roles) >= 4
    return "value" not in roles and not found.doubts and bool(roles & _LABELS)


class ScoreTable:
    """The recogniser of scoring sheets, with continuation tables and repeated headings."""

    id = "score_sheet"
    forms: tuple[type[Form], ...] = (ScoreSheet,)

    def fits(self, segment: Segment) -> int:
        """How many headings of a scoring sheet the segment has; one may be of a project."""
        heads = _sheet_blocks(segment.lines)
        return 4 * len(heads) + any(map(names_project, segment.rows)) if heads else 0

    def read(self, segment: Segment, context: FormContext) -> ScoreSheet:
        """The sheet that the segment holds."""
        return _Sheet(segment=segment, context=context).read()


@define(kw_only=True)
class _Sheet:
    """The sheet as far as it is read."""

    context: FormContext
    segment: Segment
    names: Names = field(init=False)
    around: Surroundings = field(init=False)
    totals: Totals = field(init=False)
    doubts: Doubts = field(init=False)
    subtotals: Subtotals = field(init=False)
    rows: list[SheetRow] = field(factory=list)
    labels: list[Labels] = field(factory=list)
    _columns: Columns | None = None
    _above: SheetRow | None = None
    _open: set[int] = field(factory=set)
    _rests: list[tuple[int, dict[str, Cell]]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        context = self.context
        self.names = Names(context)
        self.around = Surroundings(context, self.names)
        self.totals = Totals(context)
        self.doubts = Doubts(context, "绩效指标")
        self.subtotals = Subtotals(context)

    def read(self) -> ScoreSheet:
        """Every line, under the heading that stands last above it."""
        lines = self.segment.lines
        heads = _sheet_blocks(lines)
        position = 0
        while position < len(lines):
            if position in heads:
                block = heads[position]
                found = judged(block, lines, SHEET_COLUMNS)
                self.doubts.head(found)
                for each in lines[block.first : block.below]:
                    self.context.label(*each.cells)
                self._columns = found.columns
                self.subtotals.find(block, lines, found.columns, self.rows)
                position = block.below
            else:
                self._line(lines[position])
                position += 1
        self._mend()
        self._level()
        self.subtotals.state(self.rows)
        self.doubts.tell()
        return self._made()

    def _mend(self) -> None:
        """Give the lines of broken cells to their rows; they are in doubt where that is open."""
        rests = [
            (number, {role: cell.text for role, cell in line.items()})
            for number, line in self._rests
        ]
        found = rejoined(self.rows, rests) if rests else self.rows
        for number, line in self._rests:
            for role, cell in line.items():
                if found is None:
                    heading = self._columns.label(role) if self._columns else ""
                    self.doubts.stray(heading, self.rows[number - 1].name if number else "", cell)
                else:
                    self.context.value(cell)
        self.rows = self.rows if found is None else found

    def _level(self) -> None:
        """Give the rows their labels, where these stand in the middle of their rows."""
        if self._columns is not None and self._columns.roles >= _LABELS:
            self.rows = levelled(self.rows, self.labels)

    def _line(self, line: Line) -> None:
        columns = self._columns
        text = " ".join(line.texts)
        if NOTE.match(text):
            self.around.notes.append(unwrapped(text))
            self.context.value(*line.cells)
        elif line.grid is None:
            self.around.paragraph(line)
        elif not line.texts:
            pass
        elif columns is None:
            if not self.around.row(line):
                self.names.row(line)
        elif (subtotal := self.subtotals.of(line, columns)) is not None:
            self._subtotal(subtotal, columns)
        elif is_total(line.texts[0]) or is_unnamed_total(line, columns):
            self.totals.row(line, columns)
        elif self.around.row(line):
            pass
        elif _is_wide(line, columns) and _GROUP.fullmatch(squeeze(line.text)):
            self._group(line)
        elif _is_wide(line, columns):
            self.context.unplaced(line.at, unwrapped(line.text), *line.cells)
        else:
            placed = columns.place(line.cells)
            rest = rest_of(placed, columns, self.rows[-1:])
            if rest:
                self._rests.append((len(self.rows), rest))
                return
            if not columns.aligned and not placed.text("clause").strip():
                self._open.add(len(self.rows))
            row = sheet_row(placed, columns, len(self.rows), self._above, self.doubts)
            self._above = row
            self.rows.append(row)
            self.labels.append(labels_of(placed))

    def _group(self, line: Line) -> None:
        """The rows below are of a group that a row of its own names: 一、服务质量（50分）."""
        name = compact(line.text)
        self._above = SheetRow(level1=name)
        self.labels.append(Labels(name, "", merged=True))
        self.context.label(*line.cells)

    def _subtotal(self, found: Subtotal, columns: Columns) -> None:
        """Note a row 小计; the groups that it names above its rows are theirs."""
        self.subtotals.take(found, columns, len(self.rows))
        if found.names:
            level1 = found.level1 or (self._above.level1 if self._above else "")
            self._above = SheetRow(level1=level1, level2=found.level2)
            self.labels.append(Labels(level1, found.level2, merged=True))

    def _made(self) -> ScoreSheet:
        self.around.footer()  # the sheet has no field for it
        path = self.totals.claim(self.names.of("total"))
        rating = rating_in(self.names.of("rating"))
        rated = {"rating": "claimed_rating"} if rating else {}
        named = self.names.of_unit_or_project(self.segment.title, total=path, **rated)
        annex, title = self.segment.annex, self.segment.title
        whole = shared_clauses(self.rows, self._open)
        scored = of_hundred(
            Scored(rows=whole, points=self.totals.points, claimed=self.totals.claimed)
        )
        return ScoreSheet(
            key=self.context.key,
            title=f"附件{annex} {title}" if annex else title,
            **named,
            rows=tuple(scored.rows),
            total_points=scored.points,
            total_claimed=scored.claimed,
            claimed_rating=rating,
            note="\n".join(self.around.notes),
        )


def _is_wide(line: Line, columns: Columns) -> bool:
    """Whether the one text of a row lies over names and scores: who signs, a remark."""
    said = line.said
    over = columns.covered(said[0])
    return columns.aligned and len(said) == 1 and bool(over & _LABELS) and bool(over & _SCORED)
