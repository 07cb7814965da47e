"""Cells that cannot be what their columns hold: a row that slipped, or cells that were joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.columns.roles.adjusted import INITIAL
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.groups import KIND
from perfeval.forms.words.labels import is_figure, is_quantity
from perfeval.numbers.cells import is_nil
from perfeval.text.labels import joined, squeeze

__all__ = ["strays"]

_KIND: Final = re.compile(f"{KIND}指标")
_GROUP: Final = re.compile(r"(?:产出|效益|效果|满意度|项目完成)指标(?:\([0-9.]{1,5}分?\))?")
_SIGN: Final = re.compile(r"[≥≤≧≦<>＞＜》《]")
_COMMA: Final = re.compile(r"[≥≤≧≦=<>＞＜]?[0-9]{1,3}[,，][0-9]{1,2}(?:[%％]|[^0-9.,，]{0,4})")
"""A figure with a comma where its point should be."""
_LONGEST: Final = 40
_FIGURES: Final = frozenset({"value", "actual", "so_far", "expected", INITIAL})
_REMARKS: Final = frozenset({"reason", "clause"})
_WORDS: Final = frozenset({"level1", "level2", "name", "nature", "unit"})
"""What is said in words alone."""
_SAYS: Final = MappingProxyType(
    {
        "name": "name",
        **dict.fromkeys(("nature", "value", "unit", INITIAL), "value"),
        **dict.fromkeys(("actual", "so_far"), "actual"),
        "expected": "expected",
        "points": "points",
        "claimed": "claimed",
    }
)
"""What the columns of a row say, of which no cell says two."""


def strays(placed: Placed, columns: Columns) -> Iterator[tuple[str, Cell]]:
    """The cells of a row that are none of their columns, each with its heading.

    They are a figure or a target where words are due, a kind of indicators where a name, a group or
    a remark is, a text over columns that say different things, a target where the row has none of
    its own, a figure among the remarks of a row that lacks its own, and one such as 97,2.
    """
    for role, cell in placed.roles.items():
        if cell.continues or not cell.text.strip():
            continue
        said = {_SAYS[each] for each in columns.covered(cell) if each in _SAYS}
        if _is_slipped(role, cell, placed, columns) or (columns.aligned and len(said) > 1):
            yield columns.label(role), cell


def _is_slipped(role: str, cell: Cell, placed: Placed, columns: Columns) -> bool:
    """Whether a cell cannot be what stands in the column of its role."""
    plain = squeeze(cell.text) if len(cell.text) <= _LONGEST else ""
    if role in _WORDS:
        target = role == "name" and _SIGN.match(plain) is not None and is_quantity(plain)
        turned = role == "level1" and _is_turned(cell, placed)
        kind = role == "name" and _is_kind(cell, placed, columns)
        return is_figure(cell.text) or target or turned or kind
    if role in _REMARKS:
        label = _KIND.fullmatch(plain) is not None or _GROUP.fullmatch(plain) is not None
        return label or (is_quantity(cell.text) and _lacks(placed, columns))
    if role in _FIGURES and _COMMA.fullmatch(plain) is not None:
        return True
    attained = role in {"actual", "so_far"} and "value" in columns.roles
    return attained and _SIGN.match(plain) is not None and not _says(placed, "value")


def _is_kind(name: Cell, placed: Placed, columns: Columns) -> bool:
    """Whether 质量指标 stands in the column of names, and nothing in that of the kinds."""
    kind = placed.roles.get("level2")
    bare = kind is None or not (kind.text.strip() or kind.continues)
    return bare and "level2" in columns.roles and _KIND.fullmatch(squeeze(name.text)) is not None


def _is_turned(group: Cell, placed: Placed) -> bool:
    """Whether 质量指标 stands over 产出指标: the two levels change places."""
    below = placed.text("level2")
    kind = _KIND.fullmatch(squeeze(group.text)) is not None
    return kind and _GROUP.fullmatch(squeeze(below)) is not None


def _lacks(placed: Placed, columns: Columns) -> bool:
    """Whether a row has no score, or in a table without scores no target or outlook."""
    due = next((role for role in ("claimed", "expected") if role in columns.roles), "value")
    return not _says(placed, due)


def _says(placed: Placed, role: str) -> bool:
    """Whether a row says something under a role, be it in the cell merged down from above."""
    cell = placed.roles.get(role)
    return cell is not None and (cell.continues or not is_nil(joined(cell.text)))
