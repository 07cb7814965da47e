"""Columns that were not understood: one note a column, with its rows."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from perfeval.forms.layout.columns.columns import Heading
from perfeval.forms.layout.columns.joined_cells import score_of_points
from perfeval.forms.layout.columns.roles.judged import UNNAMED, Judged
from perfeval.forms.layout.context import FormContext
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_quantity, unwrapped
from perfeval.forms.words.people import tells_person

__all__ = ["OVER", "Doubts"]

OVER: Final = "多出的一格"
"""A cell that stands under no heading."""


@define
class Doubts:
    """What stands in columns without a role, as far as it is figures, or the column is in doubt."""

    context: FormContext
    block: str
    _columns: dict[str, list[str]] = field(factory=dict)
    _cells: dict[str, list[Cell]] = field(factory=dict)

    def head(self, found: Judged) -> None:
        """Columns of which it is open what they are: all of their cells are in doubt."""
        self.tell()
        for label, why in found.doubts:
            self._columns[label] = [why]

    def add(self, heading: Heading | None, at: str, cell: Cell) -> None:
        """A cell in a row that is called `at`, under a heading without a role; a blank is nothing.

        What stands under a heading that is understood, and has no field, is noted.
        """
        label = OVER if heading is None else heading.label or UNNAMED
        if not cell.text.strip():
            return
        if heading is not None and heading.aside:
            self.context.note("unplaced", f"{at} / {heading.label}", unwrapped(cell.text), cell)
            return
        figures = is_quantity(cell.text) or score_of_points(cell.text) is not None
        open_ = label in self._columns or figures
        if not open_ or tells_person(cell.text):
            self.context.note("unplaced", f"{at} / {label}", unwrapped(cell.text), cell)
            return
        self._columns.setdefault(label, []).append(f"{at}\t{unwrapped(cell.text)}")
        self._cells.setdefault(label, []).append(cell)

    def stray(self, heading: str, at: str, cell: Cell) -> None:
        """A cell that is none of its column; one that tells of a person is noted as such."""
        label = heading or UNNAMED
        if tells_person(cell.text):
            self.context.note("unplaced", f"{at} / {label}", unwrapped(cell.text), cell)
            return
        told = f"{at}\t{unwrapped(cell.text)}（不像是这一栏的内容）"
        self._columns.setdefault(label, []).append(told)
        self._cells.setdefault(label, []).append(cell)

    def tell(self) -> None:
        """One note for each column, at the end of the table."""
        for label, rows in self._columns.items():
            cells = self._cells.get(label, ())
            self.context.note("doubt", f"{self.block} / {label}", "\n".join(rows), *cells)
        self._columns, self._cells = {}, {}
