"""An indicator over two rows: 目标 with its value, and below it 实际 with what was attained."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.layout.columns.columns import Placed
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import matched

__all__ = ["ACTUAL", "side_of"]

ACTUAL: Final = "actual"
_SIDES: Final = (
    ("value", re.compile(r"(?:年度|年初|全年)?(?:目标|计划|预期|指标)值?")),
    (ACTUAL, re.compile(r"(?:年度|全年)?(?:实际|完成|实绩)(?:完成|情况)?值?")),
)
_BESIDE: Final = frozenset({"level2", "nature", "unit"})
"""The roles that the column of these words may have been taken for."""


def side_of(placed: Placed) -> tuple[str, Cell] | None:
    """Whether a row says that its figure is the target, or what was attained; and the cell."""
    beside = [cell for role, cell in placed.roles.items() if role in _BESIDE]
    for cell in (*beside, *(cell for _, cell in placed.others)):
        for side, words in _SIDES:
            if matched(words, cell.text):
                return side, cell
    return None
