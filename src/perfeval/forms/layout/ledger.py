"""What becomes of the cells of a form: whoever reads a cell marks how it ends.

Marks are by the cell itself, not by its text. A cell that nobody marked is found at the end
(`Ledger.unmarked`): so no reader can lose one by forgetting it.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import define, field

from perfeval.filing.addresses import Address
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell

__all__ = ["End", "Ledger", "address_in"]


class End(enum.IntEnum):
    """How a cell ends; of several marks the greatest counts."""

    LABEL = 1
    NOTE = 2
    VALUE = 3
    DOUBT = 4
    PERSONAL = 5


@define
class Ledger:
    """The marks on the cells of one form, and the paths of the fields that hold their texts."""

    _ends: dict[int, End] = field(factory=dict)
    _kept: dict[str, Cell] = field(factory=dict)

    def mark(self, end: End, cells: Iterable[Cell]) -> None:
        """Say how cells end."""
        for cell in cells:
            self._ends[id(cell)] = max(end, self._ends.get(id(cell), end))

    def keep(self, path: str, cell: Cell) -> None:
        """Say that the field at `path` of the form holds a cell."""
        self.mark(End.VALUE, (cell,))
        self._kept[path] = cell

    @property
    def marked(self) -> bool:
        """Whether any cell was marked."""
        return bool(self._ends)

    def unmarked(self, line: Line) -> tuple[Cell, ...]:
        """The cells of a row with text that nobody marked."""
        return tuple(cell for cell in _cells(line) if id(cell) not in self._ends)

    def ends(self, lines: Iterable[Line]) -> Counter[End]:
        """How many cells of tables with text ended each way."""
        cells = {id(cell) for line in lines for cell in _cells(line)}  # a merged one stands twice
        return Counter(self._ends[cell] for cell in cells)

    def addresses(self, lines: Iterable[Line]) -> Iterator[tuple[str, Address]]:
        """The paths of fields, each with the address of its cell."""
        paths: dict[int, list[str]] = {}
        for path, cell in self._kept.items():
            paths.setdefault(id(cell), []).append(path)
        for line in lines:
            for cell in line.cells:
                for path in paths.get(id(cell), ()):
                    yield path, address_in(line, cell)


def _cells(line: Line) -> list[Cell]:
    return [] if line.grid is None else line.said


def address_in(line: Line, cell: Cell) -> Address:
    """The address of a cell of a line."""
    if line.grid is None:
        return Address(part=line.at)
    return Address(
        part=line.grid.name, row=cell.row + 1, column=cell.column + 1, lettered=line.grid.apart
    )
