"""小计 rows of a table of rows with points: what a block is worth together, as stated sums.

A row 小计 has neither target, value nor clause. It is of the rows since the last 小计, of its
level 2 or of its level 1: of these the first that comes nearest to it, for the audit to test; no
row of a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.filing.indicators import Indicator
from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Figure, Part, SumRelation
from perfeval.forms.layout.columns.columns import Columns
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.numbers.decimals import read_decimal
from perfeval.numbers.printed import Points
from perfeval.text.labels import compact, joined
from perfeval.text.numerals import narrow

__all__ = ["is_subtotal", "note_subtotal"]

_SUBTOTAL: Final = re.compile(r"\A(?:小计.*|.*小计)")
_COLUMNS: Final = (("points", "分值"), ("claimed", "得分"))
_OWN: Final = ("value", "actual", "clause")
_LEAST: Final = 2
_LONGEST: Final = 100
"""Rows that a block has at most: a 小计 is not looked for in longer ones."""


def is_subtotal(line: Line, columns: Columns) -> bool:
    """Whether a row is a 小计: it begins so, or says so under the labels of its block."""
    if _SUBTOTAL.fullmatch(line.first):
        return True
    if not (columns.aligned and any("计" in text for text in line.texts)):
        return False
    placed = columns.place(line.cells)
    if any(placed.text(role).strip() for role in _OWN):
        return False
    own = [compact(placed.text(role)) for role in ("level2", "name")]
    return any(_SUBTOTAL.fullmatch(each) for each in own)


def note_subtotal(
    line: Line,
    columns: Columns,
    rows: Sequence[Indicator | SheetRow],
    since: int,
    context: FormContext,
) -> None:
    """Note a row 小计, and keep what it states of the `rows` before it; `since` is the last one."""
    label = joined(line.texts[0])
    context.state(line, _stated(line, columns, rows, since, f"{context.at} / {label}"))
    context.note("subtotal", label, " ".join(map(joined, line.texts)), *line.cells)


def _stated(
    line: Line, columns: Columns, rows: Sequence[Indicator | SheetRow], since: int, at: str
) -> Iterator[tuple[SumRelation, Cell]]:
    placed = columns.place(line.cells)
    for role, label in _COLUMNS:
        text = narrow(joined(placed.text(role))).removesuffix("分")
        read = read_decimal(text)
        total = (
            None if read is None else _figure(f"{rows[-1].level1 if rows else ''}小计", text, at)
        )
        if total is None or read is None:
            continue
        groups = [_parts(group, role, at) for group in _groups(rows, since)]
        groups = [group for group in groups if len(group) >= _LEAST]
        if groups:
            parts = min(groups, key=lambda group: abs(_worth(group) - read[0]))
            made = SumRelation(
                at=f"{at} / {label}", total=total, parts=parts, breakdown=Breakdown.EXHAUSTIVE
            )
            yield made, placed.roles[role]


def _groups(
    rows: Sequence[Indicator | SheetRow], since: int
) -> Iterator[Sequence[Indicator | SheetRow]]:
    yield rows[since:]
    recent = rows[-_LONGEST:]
    if recent:
        last = recent[-1]
        block = [row for row in recent if row.level1 == last.level1]
        yield [row for row in block if row.level2 == last.level2]
        yield block


def _parts(rows: Sequence[Indicator | SheetRow], role: str, at: str) -> tuple[Part, ...]:
    """The points or the scores of rows; none where one of them says none."""
    cells = [(row.name or row.level2, getattr(row, role)) for row in rows if not _is_part(row)]
    figures = [
        _figure(name or "指标", cell.plain, at) for name, cell in cells if isinstance(cell, Points)
    ]
    return tuple(Part(figure=each) for each in figures) if len(figures) == len(cells) else ()


def _is_part(row: Indicator | SheetRow) -> bool:
    return isinstance(row, Indicator) and row.of_which


def _figure(label: str, text: str, at: str) -> Figure:
    return Figure(label=label, value=f"{text}分", at=at)


def _worth(parts: Sequence[Part]) -> int:
    return sum(part.figure.value.atoms for part in parts)
