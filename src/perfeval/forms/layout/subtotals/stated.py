"""小计 rows of a table of rows with points: noted, and what they state of the rows they add up.

A 小计 is of the rows up to the next one, of its level 2 or of its level 1: of these the first that
comes nearest to it, for the audit to test; no row of a form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from typing import Final

from attrs import define, field

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.filing.indicators import Indicator
from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Figure, Part, SumRelation
from perfeval.forms.layout.columns.columns import Columns
from perfeval.forms.layout.columns.roles.heading_block import Block
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.subtotals.entries import Subtotal, figure_of, is_called_subtotal
from perfeval.forms.layout.subtotals.found import subtotals_in
from perfeval.forms.layout.subtotals.groups import LONGEST, Place, Worth, sum_of, worth_of
from perfeval.forms.sources.grid import Cell
from perfeval.text.labels import joined

__all__ = ["Subtotals"]

_COLUMNS: Final = (("points", "分值"), ("claimed", "得分"))
_LEAST: Final = 2


@define
class Subtotals:
    """The subtotals of one form: those that are due, and those that were read."""

    context: FormContext
    _due: dict[int, Subtotal] = field(factory=dict)
    _read: list[tuple[int, Subtotal, Columns]] = field(factory=list)

    def find(
        self,
        block: Block,
        lines: Sequence[Line],
        columns: Columns,
        rows: Sequence[Indicator | SheetRow],
    ) -> None:
        """Look for them under a heading among `lines`; the `rows` were read above it."""
        grid = lines[block.first].grid
        below = takewhile(lambda line: line.grid is grid, lines[block.below : block.until])
        found = subtotals_in(list(below), columns, [worth_of(row) for row in rows[-LONGEST:]])
        self._due |= {id(each.line): each for each in found}

    def of(self, line: Line, columns: Columns) -> Subtotal | None:
        """The subtotal that a line is; None for any other line."""
        known = self._due.get(id(line))
        if known is None and line.texts and is_called_subtotal(line, columns):
            return Subtotal(line)
        return known

    def take(self, found: Subtotal, columns: Columns, count: int) -> None:
        """Note a subtotal that stands behind `count` rows."""
        line = found.line
        self._read.append((count, found, columns))
        self.context.note(
            "subtotal", joined(line.texts[0]), " ".join(map(joined, line.texts)), *line.cells
        )

    def state(self, rows: Sequence[Indicator | SheetRow]) -> None:
        """Keep what the subtotals state of the rows of the form, once all of these are read."""
        worths = [worth_of(row) for row in rows if not _is_part(row)]
        behind = list(accumulate((not _is_part(row) for row in rows), initial=0))
        bounds = [0, *(behind[count] for count, _, _ in self._read), len(worths)]
        for (_, found, columns), since, at, until in zip(
            self._read, bounds, bounds[1:], bounds[2:], strict=False
        ):
            if found.above is not None:
                groups = list(Place(at, since, until).groups(worths, above=found.above))
                self.context.state(found.line, self._stated(found, columns, groups))

    def _stated(
        self, found: Subtotal, columns: Columns, groups: Sequence[Sequence[Worth]]
    ) -> Iterator[tuple[SumRelation, Cell]]:
        placed = columns.place(found.line.cells)
        at = f"{self.context.at} / {joined(found.line.texts[0])}"
        for role, label in _COLUMNS:
            total = figure_of(placed, role)
            sums = [(group, sum_of(group, role)) for group in groups if len(group) >= _LEAST]
            known = [(group, worth) for group, worth in sums if worth is not None]
            if total is None or not known:
                continue
            atoms = total.atoms
            group, _ = min(known, key=lambda each: abs(each[1] - atoms))
            made = SumRelation(
                at=f"{at} / {label}",
                total=Figure(label=f"{group[0].level1}小计", value=f"{total.text}分", at=at),
                parts=tuple(
                    Part(
                        figure=Figure(
                            label=row.name or "指标", value=f"{row.figures[role].text}分", at=at
                        )
                    )
                    for row in group
                ),
                breakdown=Breakdown.EXHAUSTIVE,
            )
            yield made, placed.roles[role]


def _is_part(row: Indicator | SheetRow) -> bool:
    return isinstance(row, Indicator) and row.of_which
