"""The name of a row of indicators: where it stands, what shares its cell, and 其中 in it."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.filing.indicators import Indicator
from perfeval.forms.kinds.self_evaluation.row_shapes import is_group_alone
from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.columns.joined_cells import (
    is_of_target_and_actual,
    is_of_two_levels,
    kind_and_name,
    name_and_target,
    says_target,
    target_and_actual,
)
from perfeval.forms.layout.doubts import Doubts
from perfeval.forms.words.labels import unwrapped
from perfeval.numbers.cells import Nil, is_nil
from perfeval.numbers.printed import Points
from perfeval.text.labels import joined

__all__ = ["divided", "is_part", "name_elsewhere", "target_and_result"]


def name_elsewhere(placed: Placed, columns: Columns, rows: Sequence[Indicator], level2: str) -> str:
    """The name of a row that prints none of its own: its group, or the name of the row above.

    Extracted text does not say that a name covers several `rows`.
    """
    valued = placed.text("value").strip() or placed.text("actual").strip()
    if not valued:
        return ""
    if is_group_alone(placed):
        return unwrapped(placed.text("level1"))
    if columns.aligned or not rows:
        return ""
    same = rows[-1].level2 == level2
    return rows[-1].name if same and not placed.text("level2").strip() else ""


def divided(
    placed: Placed, columns: Columns, name: str, level2: str, doubts: Doubts
) -> tuple[str, str, str]:
    """二级指标, the name and the target, as far as the cell of a name holds them all.

    `level2` is what the row has so far. A cell that should hold two, by its heading, and cannot be
    divided is in doubt.
    """
    aim, heading, cell = "", columns.label("name"), placed.roles.get("name")
    if cell is None or not name:
        return level2, name, aim
    if is_of_two_levels(heading) and "level2" not in columns.roles:
        parts = kind_and_name(name)
        if parts is None:
            doubts.stray(heading, name, cell)
        else:
            level2, name = parts
    elif not placed.text("level2").strip() and (parts := kind_and_name(name)):
        kind = placed.roles.get("level2")
        if kind is not None and kind.continues and parts[0] != level2:
            doubts.stray(heading, name, cell)
        elif "level2" in columns.roles:
            level2, name = parts
    if "value" not in columns.roles:
        told = says_target(heading)
        aimed = name_and_target(name, told=told)
        if aimed is not None:
            name, aim = aimed
        elif told:
            doubts.stray(heading, name, cell)
    return level2, name, aim


def target_and_result(
    placed: Placed, columns: Columns, target: str, actual: str, doubts: Doubts, at: str
) -> tuple[str, str]:
    """The target and what was attained, where the table has one column for both.

    A cell that should hold two, by its heading, and cannot be divided is in doubt.
    """
    roles = [role for role in ("value", "actual") if role in columns.roles]
    cell = placed.roles.get(roles[0]) if len(roles) == 1 else None
    if cell is None or is_nil(joined(cell.text)):
        return target, actual
    heading = columns.label(roles[0])
    told = is_of_target_and_actual(heading)
    both = target_and_actual(cell.text, told=told)
    if both is None and told:
        doubts.stray(heading, at, cell)
    elif both is not None:
        placed.roles["value"] = placed.roles["actual"] = cell
    return both or (target, actual)


def is_part(row: Indicator, parent: Indicator | None, above: Sequence[Indicator]) -> bool:
    """Whether a row is a 其中 row of a scored `parent`, or goes on with those right `above` it."""
    if not row.name:
        return False
    unweighed = isinstance(row.points, Nil)
    if row.name.startswith("其中"):
        return parent is not None and (unweighed or isinstance(parent.points, Points))
    follows = bool(above) and above[-1].of_which and above[-1].level2 == row.level2
    return follows and unweighed and isinstance(row.claimed, Nil)
