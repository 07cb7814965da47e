"""附件3-1 部门整体支出绩效评价评分表, and any table of criteria with clause, points and claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.filing.form import Form
from perfeval.filing.forms.score_sheet import ScoreSheet, SheetRow
from perfeval.forms.layout.columns import Columns, Placed
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.heading_block import Block, blocks
from perfeval.forms.layout.judged import judged
from perfeval.forms.layout.names import Names, titled_unit
from perfeval.forms.layout.segments import Line, Segment
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.layout.surroundings import Surroundings
from perfeval.forms.layout.worth import points_in_name
from perfeval.forms.words.labels import unwrapped
from perfeval.forms.words.people import is_footer, read_footer
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS, NOTE, SHEET_COLUMNS, is_total
from perfeval.numbers.cells import BLANK, PointsCell
from perfeval.numbers.printed import Points
from perfeval.text.labels import compact, joined

__all__ = ["ScoreTable"]

_WORTH: Final = re.compile(r"[（(][0-9.]+分?[)）]$")


def _sheet_blocks(lines: Sequence[Line]) -> dict[int, Block]:
    """The headings of scoring sheets: 评分标准 with 分值 or 得分, and nothing that was attained."""
    return {
        place: block
        for place, block in blocks(lines, SHEET_COLUMNS).items()
        if _is_sheet(judged(block, lines, INDICATOR_COLUMNS).columns.roles)
    }


def _is_sheet(roles: frozenset[str]) -> bool:
    scored = "clause" in roles and bool(roles & {"points", "claimed"}) and len(roles) >= 4
    return scored and "actual" not in roles


class ScoreTable:
    """The recogniser of scoring sheets, with continuation tables and repeated headings."""

    id = "score_sheet"
    forms: tuple[type[Form], ...] = (ScoreSheet,)

    def fits(self, segment: Segment) -> int:
        """How many headings of a scoring sheet the segment has."""
        return 4 * len(_sheet_blocks(segment.lines))

    def read(self, segment: Segment, context: FormContext) -> ScoreSheet:
        """The sheet that the segment holds."""
        rows: list[SheetRow] = []
        notes: list[str] = []
        feet: list[str] = []
        total: tuple[PointsCell, PointsCell] = (BLANK, BLANK)
        columns: Columns | None = None
        around = Surroundings(context, Names())
        heads = _sheet_blocks(segment.lines)
        position = 0
        while position < len(segment.lines):
            line = segment.lines[position]
            position += 1
            text = " ".join(line.texts)
            note = NOTE.match(text)
            if position - 1 in heads:
                block = heads[position - 1]
                found = judged(block, segment.lines, SHEET_COLUMNS)
                found.tell(context)
                columns = found.columns
                position = block.below
            elif note:
                notes.append(unwrapped(text))
            elif is_footer(text):
                feet.append(text)
            elif line.grid is None or columns is None:
                if not around.slips(line):
                    context.note("unplaced", line.at, text)
            elif line.texts and is_total(line.texts[0]):
                placed = columns.place(line.cells)
                total = _points(placed, columns, context, joined(line.texts[0]))
            elif line.texts:
                rows.append(_row(columns.place(line.cells), columns, rows, context))
        context.filer = around.names.of("unit") or titled_unit(segment.title)
        _, left_out = read_footer([*feet, *around.feet], context.at)
        context.notes += left_out
        return ScoreSheet(
            key=context.key,
            title=f"附件{segment.annex} {segment.title}" if segment.annex else segment.title,
            rows=tuple(rows),
            total_points=total[0],
            total_claimed=total[1],
            note="\n".join(notes),
        )


def _row(placed: Placed, columns: Columns, rows: list[SheetRow], context: FormContext) -> SheetRow:
    """One criterion; its labels and a clause that covers several rows are filled in."""
    above = rows[-1] if rows else None
    level1 = compact(placed.text("level1")) or (above.level1 if above else "")
    same = above is not None and _stem(above.level1) == _stem(level1)
    if same and above is not None:
        level1 = above.level1
    level2 = compact(placed.text("level2"))
    if above is not None and same and (not level2 or _stem(level2) == _stem(above.level2)):
        level2 = above.level2
    name = unwrapped(placed.text("name"))
    clause = "\n".join(part.strip() for part in placed.text("clause").split("\n") if part.strip())
    if not clause and above is not None and level2 == above.level2 and _goes_on(placed, columns):
        clause = above.clause
    points, claimed = _points(placed, columns, context, name)
    points = points_in_name(name, columns, points)
    note_serial(placed, columns, name, context)
    for heading, cell in placed.others:
        label = heading.label if heading is not None else "多出的一格"
        if cell.text.strip():
            context.note("unplaced", f"{name} / {label}", unwrapped(cell.text))
    return SheetRow(
        level1=level1,
        level2=level2,
        name=name,
        clause=clause,
        points=points,
        claimed=claimed,
        reason=unwrapped(placed.text("reason")),
    )


def _goes_on(placed: Placed, columns: Columns) -> bool:
    """Whether an empty clause is the rest of the cell above; extracted text does not say."""
    cell = placed.roles.get("clause")
    return not columns.aligned or (cell is not None and cell.continues)


def _points(
    placed: Placed, columns: Columns, context: FormContext, at: str
) -> tuple[PointsCell, PointsCell]:
    points, claimed = (
        context.number(Points, placed.text(role), f"{at} / {columns.label(role)}")
        for role in ("points", "claimed")
    )
    return points, claimed


def _stem(label: str) -> str:
    """A group label without its points: 过程（40分） and 过程 are one group."""
    return _WORTH.sub("", label)
