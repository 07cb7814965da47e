"""Rows among indicators that are none by their shape: a group across the table, prose."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.text.labels import squeeze

__all__ = ["GROUP", "is_group", "is_group_alone", "is_prose", "without"]

GROUP: Final = re.compile(r"\A.*(?:指标|目标|效益|满意度|产出|成本|效果)(?:\([0-9.]+分?\))?")
_VALUES: Final = frozenset({"value", "actual", "points", "claimed"})
_LABELS: Final = frozenset({"level1", "level2", "name"})


def without(placed: Placed, cell: Cell) -> Placed:
    """The cells of a row without one of them."""
    roles = {role: each for role, each in placed.roles.items() if each is not cell}
    return Placed(roles, tuple(each for each in placed.others if each[1] is not cell))


def is_group_alone(placed: Placed) -> bool:
    """Whether a row with values names its group only: 预算执行率, whose cells text cannot merge."""
    if not placed.text("level1").strip():
        return False
    below = (placed.roles.get(role) for role in ("level2", "name"))
    return all(cell is None or not (cell.text.strip() or cell.continues) for cell in below)


def is_group(line: Line, columns: Columns) -> bool:
    """Whether the one text of a row names a group of indicators across the whole table."""
    if not GROUP.fullmatch(squeeze(line.text)):
        return False
    cell = line.said[0]
    wide = cell.column_span * 2 > columns.items[-1].end - columns.items[0].start
    return len(line.cells) == 1 or (columns.aligned and wide)


def is_prose(line: Line, columns: Columns) -> bool:
    """Whether a row is no row of the table: a label and a text across its columns of values."""
    if len(line.texts) > 2:
        return False
    if not columns.aligned:
        return len(line.cells) <= 2 and len(columns.items) >= 6
    filled = line.said
    values, labels = (columns.covered(filled[-1]) & roles for roles in (_VALUES, _LABELS))
    whole = len(filled) == 1 or bool(labels) or len(columns.covered(filled[0]) & _LABELS) >= 2
    return len(values) >= 2 and whole
