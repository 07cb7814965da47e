"""资金 turned about: the sources across, a row for each measure (预算数, 执行数, 分值, 执行率).

The block is turned and then read as the usual one: its measures become headings. 分值, 得分 and
执行率 may stand beside the sources, once for the whole block: they are of its total, or of its
first row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.kinds.self_evaluation.funds.heads import is_title, names_funds
from perfeval.forms.layout.columns.columns import Columns, Heading
from perfeval.forms.layout.columns.headings import headings
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import Roles, is_figure, is_value, role_of
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    MONEY_AND_RATE,
    is_fund_source,
    is_fund_total,
)
from perfeval.text.labels import joined

__all__ = ["NO_CELL", "Turned", "columns_over", "first_said", "turned"]

_LEAST: Final = 2
_NO_ROLES: Final = Roles.of()
NO_CELL: Final = Cell(row=0, column=0)
"""What a turned row has where nothing stands."""
_BESIDE: Final = frozenset({"points", "claimed", "reason", "rate"})
"""What is said once of the whole block, right of its sources."""


@frozen
class Turned:
    """A block the usual way round: its columns, its rows, and how many lines it has.

    Without rows, these follow below its lines as they are.
    """

    columns: Columns
    rows: tuple[Line, ...]
    used: int

    @classmethod
    def of(
        cls,
        head: Line,
        labels: Iterable[tuple[str, str]],
        rows: Iterable[Sequence[Cell]],
        used: int,
    ) -> Turned:
        """The block of these headings, each with its role, and rows; `head` is where it stands."""
        items = tuple(
            Heading(place, place + 1, joined(label), role)
            for place, (label, role) in enumerate(labels)
        )
        lines = tuple(evolve(head, cells=tuple(cells)) for cells in rows)
        return cls(Columns(items, aligned=False), lines, used)


def turned(lines: Sequence[Line]) -> Turned | None:
    """The block that `lines` begin with, if it stands turned about; None otherwise.

    Its first row has the sources alone; two rows at least begin with what they measure, or one
    where the first row is known to name sources.
    """
    head = lines[0]
    beside = _beside(head)
    if len(head.texts) < 1 or any(map(is_figure, head.texts)) or _measures(head, beside):
        return None
    rows: list[Line] = []
    for line in lines[1:]:
        if line.grid is not head.grid or not _is_row(line):
            break
        rows.append(line)
    roles = [role_of(_label(row), FUND_COLUMNS) for row in rows]
    if len(MONEY_AND_RATE & set(roles)) < (1 if names_funds(head) else _LEAST):
        return None
    if not (names_funds(head) or is_title(head.cells[0].text)):
        return None
    above = columns_over(head)
    first = _first_source(above, rows)
    sources = above.items[first : len(above.items) - beside]
    apart = above.items[len(above.items) - beside :]
    corner = above.items[0].label if first else ""
    labels = [corner, *map(_label, rows), *(item.label for item in apart)]
    made: list[list[Cell]] = []
    wholes = [each for each in sources if is_fund_total(each.label)] or [*sources[:1]]
    for source in sources:
        cells = [first_said(above.under(row.cells, source)) for row in (head, *rows)]
        if any(cell.text.strip() for cell in cells):
            for item in apart:
                own = (cell for row in rows for cell in above.under(row.cells, item))
                cells.append(first_said(own) if source is wholes[0] else NO_CELL)
            made.append(cells)
    known = ((label, role_of(label, FUND_COLUMNS)) for label in labels)
    return Turned.of(head, known, made, 1 + len(rows)) if made else None


def _measures(line: Line, beside: int) -> bool:
    """Whether a row has headings of columns of money beside its first cell.

    The last ones, `beside`, are of the whole block.
    """
    return any(
        role_of(text, FUND_COLUMNS) and not (is_fund_total(text) or is_fund_source(text))
        for cell in line.cells[1 : len(line.cells) - beside]
        if (text := cell.text).strip()
    )


def _beside(line: Line) -> int:
    """How many headings stand last in a row that say points, a score or a rate."""
    found = 0
    for cell in reversed(line.cells[2:]):
        if role_of(cell.text, FUND_COLUMNS) not in _BESIDE:
            break
        found += 1
    return found


def _label(line: Line) -> str:
    """The last words left of the figures of a row."""
    label = ""
    for text in line.texts:
        if is_figure(text):
            break
        label = label if label and not role_of(text, FUND_COLUMNS) else text
    return label


def _is_row(line: Line) -> bool:
    """Whether a row is of a measure: known, or with figures and called after no source."""
    label = _label(line)
    figures = any(map(is_figure, line.texts))
    words = sum(not is_value(text) for text in line.texts)
    return bool(label) and words <= _LEAST and (figures or bool(role_of(label, FUND_COLUMNS)))


def first_said(cells: Iterable[Cell]) -> Cell:
    """The first cell that says something; a blank one for none."""
    return next((cell for cell in cells if cell.text.strip()), NO_CELL)


def columns_over(head: Line) -> Columns:
    """The cells of a row as headings, none of which has a role."""
    return headings((head,), _NO_ROLES)[0]


def _first_source(above: Columns, rows: Sequence[Line]) -> int:
    """Where the sources begin: at the first heading with a figure below it."""
    figured = (
        place
        for place, item in enumerate(above.items)
        if any(is_figure(above.text_under(row.cells, item)) for row in rows)
    )
    return next(figured, len(above.items))
