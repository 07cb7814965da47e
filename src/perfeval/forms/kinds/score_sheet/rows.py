"""A row of a scoring sheet: one criterion, with the labels that are merged down over it."""

from __future__ import annotations

import re
from typing import Final

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.forms.kinds.score_sheet.shared_clauses import is_shared
from perfeval.forms.layout.columns.columns import Columns, Heading, Placed
from perfeval.forms.layout.columns.strays import strays
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.layout.worth import row_points
from perfeval.forms.words.labels import role_of, unwrapped
from perfeval.forms.words.vocabulary import SHEET_COLUMNS
from perfeval.text.labels import compact, squeeze

__all__ = ["sheet_row"]

_KEPT: Final = frozenset(
    {"level1", "level2", "name", "clause", "points", "claimed", "reason", "meaning"}
)
_GROUP_POINTS: Final = re.compile(r"(?!0\.)[0-9]{1,3}(?:\.[0-9]{1,2})?(?P<unit>[分%])?")
_WORTH: Final = re.compile(r"[（(][0-9.]+分?[)）]$")


def sheet_row(placed: Placed, columns: Columns, rows: list[SheetRow], doubts: Doubts) -> SheetRow:
    """One criterion; its labels and a clause that covers several rows are filled in."""
    context = doubts.context
    above = rows[-1] if rows else None
    worth = _worth_of_groups(placed, columns, context)
    level1 = compact(placed.text("level1")) or (above.level1 if above else "")
    level1 = _with_points(level1, worth.get("level1", ""))
    same = above is not None and _stem(above.level1) == _stem(level1)
    if same and above is not None:
        level1 = above.level1
    level2 = _with_points(compact(placed.text("level2")), worth.get("level2", ""))
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
        if heading is not None and _of_group(heading, columns):
            continue  # what the label has taken
        doubts.add(heading, name, cell)
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
        reason=reason,
    )


def _of_group(heading: Heading, columns: Columns) -> str:
    """The level whose points a column holds: one of 分值 right beside a label of groups."""
    at = columns.items.index(heading)
    beside = columns.items[at - 1].role if at else ""
    points = heading.aside and role_of(heading.label, SHEET_COLUMNS) == "points"
    return beside if points and beside in ("level1", "level2") else ""


def _worth_of_groups(placed: Placed, columns: Columns, context: FormContext) -> dict[str, str]:
    """What groups are worth, by their level, where that stands in columns of its own."""
    found: dict[str, str] = {}
    for heading, cell in placed.others:
        level = "" if heading is None else _of_group(heading, columns)
        if level and cell.text.strip():
            found[level] = squeeze(cell.text)
            context.value(cell)
    return found


def _with_points(label: str, points: str) -> str:
    """The label of a group with its points behind it, as most sheets print them: 过程（40分）."""
    known = _GROUP_POINTS.fullmatch(points)
    if known is None or not label or _WORTH.search(label):
        return label
    return f"{label}（{points}{'' if known['unit'] else '分'}）"


def _deepest(columns: Columns) -> str:
    """The column that names the rows: 三级指标; in a table without it 二级指标, else 一级指标."""
    return next(
        role for role in ("name", "level2", "level1", "") if not role or role in columns.roles
    )


def _stem(label: str) -> str:
    """A group label without its points: 过程（40分） and 过程 are one group."""
    return _WORTH.sub("", label)
