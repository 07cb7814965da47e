"""资金 of which each stage is divided across columns: 全年预算数 over 小计, 中央, 省级, 市县.

The column of the whole has the role of the heading over it. The others are parts: of a single row
of figures they make rows of their own; below several rows they are known, and have no field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.forms.kinds.self_evaluation.funds.across.turned import NO_CELL, Turned
from perfeval.forms.layout.columns.columns import Columns, Heading
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure, role_of
from perfeval.forms.words.vocabulary import FUND_COLUMNS, MONEY, is_fund_source, is_fund_total
from perfeval.text.labels import joined, squeeze

__all__ = ["divided", "headings_over", "inner", "is_single", "is_whole", "spread", "under"]

_WHOLE: Final = re.compile(r"(?:小|合|总|共)计|总额|金额|数额")
_LEAST: Final = 2


def spread(lines: Sequence[Line]) -> Turned | None:
    """The table that `lines` begin with, if its stages are divided across columns; None otherwise.

    One heading of money or more stands over the same labels, which are the whole and sources.
    """
    head, below = lines[0], lines[1] if len(lines) > 1 else None
    if below is None or below.grid is not head.grid or not head.aligned:
        return None
    over, parts = divided(head, below)
    names = {tuple(squeeze(cell.text) for cell in cells) for cells in parts}
    if len(names) != 1:
        return None
    items = headings_over(head, over, parts)
    columns = Columns(items, aligned=True)
    if is_single(lines[2:4], head):
        return _turned(head, over, parts, lines[2])
    return Turned(columns, (), 2) if any(map(is_whole, *names)) else None


def divided(head: Line, below: Line) -> tuple[list[Cell], list[list[Cell]]]:
    """The headings of money in a row that stand over the whole and sources, each with those."""
    money = [cell for cell in head.cells if role_of(cell.text, FUND_COLUMNS) in MONEY]
    parts = [(cell, inner(cell, below)) for cell in money]
    known = [each for each in parts if _are_parts([squeeze(cell.text) for cell in each[1]])]
    return [cell for cell, _ in known], [cells for _, cells in known]


def headings_over(
    head: Line, over: Sequence[Cell], parts: Sequence[Sequence[Cell]]
) -> tuple[Heading, ...]:
    """The columns of a row of headings of which those `over` parts are divided; parts are aside."""
    items: list[Heading] = []
    for cell in head.cells:
        if cell not in over:
            role = role_of(cell.text, FUND_COLUMNS)
            items.append(Heading(cell.column, cell.end, joined(cell.text), role))
            continue
        for part in parts[over.index(cell)]:
            whole = is_whole(part.text)
            label = joined(cell.text) if whole else f"{joined(cell.text)} / {joined(part.text)}"
            role = role_of(cell.text, FUND_COLUMNS) if whole else ""
            items.append(Heading(part.column, part.end, label, role, aside=not whole))
    return tuple(items)


def inner(over: Cell, below: Line) -> list[Cell]:
    """The headings that stand under a wider one."""
    return [c for c in below.cells if over.column <= c.column < over.end and c.text.strip()]


def _are_parts(names: Sequence[str]) -> bool:
    """Whether labels are of the whole, or of sources, and differ."""
    known = (is_whole(name) or is_fund_source(name) for name in names)
    return len(set(names)) == len(names) >= _LEAST and all(known)


def is_single(below: Sequence[Line], head: Line) -> bool:
    """Whether one row of figures stands below a heading, and no other."""
    figures = [sum(map(is_figure, line.texts)) if line.grid is head.grid else 0 for line in below]
    return bool(figures) and figures[0] > 0 and sum(figures[1:]) < _LEAST


def _turned(
    head: Line, over: Sequence[Cell], inner: Sequence[Sequence[Cell]], line: Line
) -> Turned:
    """The one row of figures as a row for each part, the whole first."""
    others = [cell for cell in head.cells if cell not in over and role_of(cell.text, FUND_COLUMNS)]
    labels = ["", *(cell.text for cell in (*over, *others))]
    made: list[list[Cell]] = []
    for place in sorted(range(len(inner[0])), key=lambda n: not is_whole(inner[0][n].text)):
        cells = [inner[0][place], *(under(line, each[place]) for each in inner)]
        cells += [NO_CELL if made else under(line, cell) for cell in others]
        made.append(cells)
    return Turned.of(line, ((text, role_of(text, FUND_COLUMNS)) for text in labels), made, 3)


def is_whole(label: str) -> bool:
    """Whether a label is of the sum of what stands beside it."""
    return _WHOLE.fullmatch(squeeze(label)) is not None or is_fund_total(label)


def under(line: Line, over: Cell) -> Cell:
    """The cell of a row that begins where a heading does; a blank one for none."""
    return next((c for c in line.cells if c.column <= over.column < c.end), NO_CELL)
