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
from perfeval.forms.kinds.shared_clauses import shared_clauses
from perfeval.forms.layout.columns import Columns, Placed
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.layout.names import Names, names_project
from perfeval.forms.layout.roles.heading_block import Block, blocks
from perfeval.forms.layout.roles.judged import judged
from perfeval.forms.layout.roles.worth import points_in_name
from perfeval.forms.layout.segments import Line, Segment
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.layout.strays import strays
from perfeval.forms.layout.surroundings import Surroundings
from perfeval.forms.layout.totals import Totals, is_unnamed_total
from perfeval.forms.words.labels import unwrapped
from perfeval.forms.words.names import titled_unit
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS, NOTE, SHEET_COLUMNS, is_total
from perfeval.numbers.cells import PointsCell
from perfeval.numbers.printed import Points
from perfeval.text.labels import compact

__all__ = ["ScoreTable"]

_KEPT: Final = frozenset(
    {"level1", "level2", "name", "clause", "points", "claimed", "reason", "meaning"}
)
_WORTH: Final = re.compile(r"[（(][0-9.]+分?[)）]$")
_LABELS: Final = frozenset({"level1", "level2", "name"})
_SCORED: Final = frozenset({"points", "claimed"})


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
        return _Sheet.of(segment, context).read()


@define(kw_only=True)
class _Sheet:
    """The sheet as far as it is read."""

    context: FormContext
    segment: Segment
    names: Names
    around: Surroundings
    totals: Totals
    doubts: Doubts
    rows: list[SheetRow] = field(factory=list)
    _columns: Columns | None = None
    _open: set[int] = field(factory=set)

    @classmethod
    def of(cls, segment: Segment, context: FormContext) -> _Sheet:
        """A sheet of which nothing is read yet."""
        names = Names(context)
        return cls(
            context=context,
            segment=segment,
            names=names,
            around=Surroundings(context, names),
            totals=Totals(context),
            doubts=Doubts(context, "绩效指标"),
        )

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
                position = block.below
            else:
                self._line(lines[position])
                position += 1
        self.doubts.tell()
        self.names.kept(unit="")
        return self._made()

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
        elif is_total(line.texts[0]) or is_unnamed_total(line, columns):
            self.totals.row(line, columns)
        elif self.around.row(line):
            pass
        elif _is_wide(line, columns):
            self.context.unplaced(line.at, unwrapped(line.text), *line.cells)
        else:
            placed = columns.place(line.cells)
            if not columns.aligned and not placed.text("clause").strip():
                self._open.add(len(self.rows))
            self.rows.append(_row(placed, columns, self.rows, self.doubts))

    def _made(self) -> ScoreSheet:
        titled = titled_unit(self.segment.title)
        self.context.filer = self.names.of("unit") or titled
        self.around.footer()  # the sheet has no field for it
        self.totals.claim(self.names.of("total"))
        annex, title = self.segment.annex, self.segment.title
        return ScoreSheet(
            key=self.context.key,
            title=f"附件{annex} {title}" if annex else title,
            unit_name=self.names.of("unit") or titled,
            project_name=self.names.of("project"),
            department=self.names.of("department"),
            implementing_unit=self.names.of("implementer"),
            rows=shared_clauses(self.rows, self._open),
            total_points=self.totals.points,
            total_claimed=self.totals.claimed,
            note="\n".join(self.around.notes),
        )


def _row(placed: Placed, columns: Columns, rows: list[SheetRow], doubts: Doubts) -> SheetRow:
    """One criterion; its labels and a clause that covers several rows are filled in."""
    context = doubts.context
    above = rows[-1] if rows else None
    level1 = compact(placed.text("level1")) or (above.level1 if above else "")
    same = above is not None and _stem(above.level1) == _stem(level1)
    if same and above is not None:
        level1 = above.level1
    level2 = compact(placed.text("level2"))
    if above is not None and same and (not level2 or _stem(level2) == _stem(above.level2)):
        level2 = above.level2
    name = unwrapped(placed.text("name")) or columns.wide_name(placed)
    deepest = _deepest(columns)
    if deepest == "level2":
        level2, name = "", level2 or (above.name if same and above is not None else "")
    elif deepest == "level1":
        level1, name = "", level1 or (above.name if above is not None else "")
    clause = "\n".join(part.strip() for part in placed.text("clause").split("\n") if part.strip())
    cell = placed.roles.get("clause")
    if not clause and above is not None and level2 == above.level2:
        merged = cell.continues if cell is not None else not columns.aligned
        clause = above.clause if merged else ""
    points, claimed = _points(placed, columns, context, name)
    points = points_in_name(name, columns, points)
    note_serial(placed, columns, name, context)
    for label, cell in strays(placed, columns):
        doubts.stray(label, name, cell)
    for heading, cell in placed.others:
        if cell.text.strip() and heading is not None and heading.aside:
            context.note("unplaced", f"{name} / {heading.label}", unwrapped(cell.text), cell)
        elif cell.text.strip():
            doubts.add(None if heading is None else heading.label, name, cell)
    for role in _KEPT & placed.roles.keys():
        kept = "name" if role == deepest else role
        context.keep(f"rows.{len(rows)}.{kept}", placed.roles[role])
    return SheetRow(
        level1=level1,
        level2=level2,
        name=name,
        meaning=unwrapped(placed.text("meaning")),
        clause=clause,
        points=points,
        claimed=claimed,
        reason=unwrapped(placed.text("reason")),
    )


def _deepest(columns: Columns) -> str:
    """The column that names the rows: 三级指标; in a table without it 二级指标, else 一级指标."""
    return next(
        role for role in ("name", "level2", "level1", "") if not role or role in columns.roles
    )


def _is_wide(line: Line, columns: Columns) -> bool:
    """Whether the one text of a row lies over names and scores: who signs, a remark."""
    said = [cell for cell in line.cells if cell.text.strip()]
    over = columns.covered(said[0])
    return columns.aligned and len(said) == 1 and bool(over & _LABELS) and bool(over & _SCORED)


def _points(
    placed: Placed, columns: Columns, context: FormContext, at: str
) -> tuple[PointsCell, PointsCell]:
    at_points, at_claimed = (f"{at} / {columns.label(role)}" for role in ("points", "claimed"))
    points = context.weight(placed.text("points"), at_points)
    return points, context.number(Points, placed.text("claimed"), at_claimed)


def _stem(label: str) -> str:
    """A group label without its points: 过程（40分） and 过程 are one group."""
    return _WORTH.sub("", label)
