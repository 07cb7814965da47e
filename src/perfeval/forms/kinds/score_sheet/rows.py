"""A row of a scoring sheet: one criterion, with the labels that are merged down over it."""

from __future__ import annotations

import re
from typing import Final

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.forms.kinds.score_sheet.shared_clauses import is_shared
from perfeval.forms.layout.columns.columns import Columns, Heading, Placed
from perfeval.forms.layout.columns.strays import strays
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.layout.worth import row_points
from perfeval.forms.words.labels import role_of, unwrapped
from perfeval.forms.words.vocabulary import SHEET_COLUMNS
from perfeval.text.labels import compact

__all__ = ["sheet_row"]

_KEPT: Final = frozenset(
    {"level1", "level2", "name", "clause", "points", "claimed", "reason", "meaning"}
)
_WORTH: Final = re.compile(r"[（(][0-9.]+分?[)）]$")


def sheet_row(
    placed: Placed, columns: Columns, number: int, above: SheetRow | None, doubts: Doubts
) -> SheetRow:
    """One criterion; its labels and a clause that covers several rows are filled in from `above`.

    `number` is its place among the rows of the form.
    """
    context = doubts.context
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
    if not clause and above is not None and level2 == above.level2:
        clause = above.clause if is_shared(placed.roles.get("clause"), columns) else ""
    reason = unwrapped(placed.text("reason"))
    said = placed.roles.get("reason")
    if not reason and said is not None and said.continues and above is not None:
        reason = above.reason  # one remark beside several rows
    points, claimed = row_points(placed, columns, context, name, name)
    note_serial(placed, columns, name, context)
    for label, cell in strays(placed, columns):
        doubts.stray(label, name, cell)
    for heading, cell in placed.others:
        group = "" if heading is None else _group_of(heading, columns)
        doubts.add(heading, {"level1": level1, "level2": level2}.get(group, name), cell)
    for role in _KEPT & placed.roles.keys():
        kept = "name" if role == deepest else role
        context.keep(f"rows.{number}.{kept}", placed.roles[role])
    return SheetRow(
        level1=level1,
        level2=level2,
        name=name,
        meaning=unwrapped(placed.text("meaning")),
        clause=clause,
        points=points,
        claimed=claimed,
        reason=reason,
    )


def _group_of(heading: Heading, columns: Columns) -> str:
    """The level whose points a column holds: one of 分值 right beside a label of groups."""
    at = columns.items.index(heading)
    beside = columns.items[at - 1].role if at else ""
    points = heading.aside and role_of(heading.label, SHEET_COLUMNS) == "points"
    return beside if points and beside in ("level1", "level2") else ""


def _deepest(columns: Columns) -> str:
    """The column that names the rows: 三级指标; in a table without it 二级指标, else 一级指标."""
    return next(
        role for role in ("name", "level2", "level1", "") if not role or role in columns.roles
    )


def _stem(label: str) -> str:
    """A group label without its points: 过程（40分） and 过程 are one group."""
    return _WORTH.sub("", label)
