"""序号: a number that tells nothing but the order of the rows, which is kept anyway."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.context import FormContext
from perfeval.text.labels import squeeze

__all__ = ["note_serial"]

_NUMBER: Final = re.compile(r"[(]?[0-9一二三四五六七八九十]{1,4}[)]?[.、]?")


def note_serial(placed: Placed, columns: Columns, at: str, context: FormContext) -> None:
    """Note what stands under 序号 where it is no number."""
    cell = placed.roles.get("serial")
    if cell is None:
        return
    text = cell.text.strip()
    if text and not _NUMBER.fullmatch(squeeze(text)):
        context.note("unplaced", f"{at} / {columns.label('serial')}", text, cell)
    context.numbered(cell)
