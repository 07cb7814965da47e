"""A row of a scoring sheet: one criterion, with the labels that are merged down over it."""

from __future__ import annotations

import re
from typing import Final

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.columns.joined_cells import score_of_points
from perfeval.forms.layout.columns.roles.worth import points_in_name
from perfeval.forms.layout.columns.strays import strays
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.words.labels import unwrapped
from perfeval.numbers.cells import PointsCell
from perfeval.numbers.printed import Points
from perfeval.text.labels import compact

__all__ = ["sheet_row"]

_KEPT: Final = frozenset(
    {"level1", "level2", "name", "clause", "points", "claimed", "reason", "meaning"}
)
_WORTH: Final = re.compile(r"[（(][0-9.]+分?[)）]$")


def sheet_row(placed: Placed, columns: Columns, rows: list[SheetRow], doubts: Doubts) -> SheetRow:
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
    named = placed.roles.get("name")
    if not name and named is not None and named.continues and above is not None:
        name = above.name  # one criterion of several parts, with points each
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


def _points(
    placed: Placed, columns: Columns, context: FormContext, at: str
) -> tuple[PointsCell, PointsCell]:
    at_points, at_claimed = (f"{at} / {columns.label(role)}" for role in ("points", "claimed"))
    worth, score = placed.text("points"), placed.text("claimed")
    if "points" not in columns.roles and (both := score_of_points(score)):
        score, worth = both
    return context.weight(worth, at_points), context.number(Points, score, at_claimed)


def _stem(label: str) -> str:
    """A group label without its points: 过程（40分） and 过程 are one group."""
    return _WORTH.sub("", label)
