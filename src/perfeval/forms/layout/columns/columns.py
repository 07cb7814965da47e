"""The columns of a table by their headings, and the cells of a row put under them.

Where the source knows the columns, a cell belongs to the heading it stands under; where it knows
only the order of the cells (extracted text), a full row goes by order and a short one is
aligned to the right, because labels merge and figures do not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Final

from attrs import evolve, field, frozen

from perfeval.forms.layout.columns.short_rows import padding_of, places_of
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import unwrapped

__all__ = ["Columns", "Heading", "Placed", "put_aside", "with_roles"]

_LABELS: Final = frozenset({"level1", "level2", "name"})


@frozen
class Heading:
    """One column: from which grid column to which, its label, and its role.

    `aside` marks a column that is understood and that the form has no field for.
    """

    start: int
    end: int
    label: str
    role: str
    aside: bool = False


def with_roles(items: Iterable[Heading], roles: Mapping[int, str]) -> tuple[Heading, ...]:
    """The columns, with other roles at some places."""
    return tuple(evolve(item, role=roles.get(at, item.role)) for at, item in enumerate(items))


def put_aside(items: Iterable[Heading], apart: Iterable[bool]) -> tuple[Heading, ...]:
    """The columns; those that stand `apart` are aside, without a role."""
    return tuple(
        evolve(item, role="", aside=True) if aside else item
        for item, aside in zip(items, apart, strict=True)
    )


@frozen
class Placed:
    """The cells of one row: by role, and the others under their headings."""

    roles: dict[str, Cell]
    others: tuple[tuple[Heading | None, Cell], ...]

    def text(self, role: str) -> str:
        """The text under a role, as printed; empty where the row has no such cell."""
        cell = self.roles.get(role)
        return cell.text if cell is not None else ""


@frozen
class Columns:
    """The headings of a table, left to right."""

    items: tuple[Heading, ...]
    aligned: bool
    _starts: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _ends: tuple[int, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Where the headings begin, and how far they and those before them reach: both rise."""
        object.__setattr__(self, "_starts", tuple(item.start for item in self.items))
        reach = accumulate((item.end for item in self.items), max)
        object.__setattr__(self, "_ends", tuple(reach))

    @property
    def roles(self) -> frozenset[str]:
        """The roles that the table has a column for."""
        return frozenset(item.role for item in self.items if item.role)

    def places(self, role: str) -> list[int]:
        """Which columns have a role."""
        return [place for place, item in enumerate(self.items) if item.role == role]

    def with_roles(self, roles: Mapping[int, str]) -> Columns:
        """The table with other roles at some places."""
        return evolve(self, items=with_roles(self.items, roles))

    def label(self, role: str) -> str:
        """The heading of a role, as printed."""
        return next((item.label for item in self.items if item.role == role), "")

    def place(self, cells: Sequence[Cell]) -> Placed:
        """The cells of a row under the headings."""
        roles: dict[str, Cell] = {}
        others: list[tuple[Heading | None, Cell]] = []
        for heading, cell in self.pairs(cells):
            if heading is not None and heading.role and heading.role not in roles:
                roles[heading.role] = cell
            else:
                others.append((heading, cell))
        return Placed(roles, tuple(others))

    def covered(self, cell: Cell) -> frozenset[str]:
        """The roles of the columns that a cell covers whole, where columns are known."""
        inside = (item for item in self.items if cell.column <= item.start and item.end <= cell.end)
        return frozenset(item.role for item in inside if item.role)

    def wide_name(self, placed: Placed) -> str:
        """The label that covers the column of names with those left of it; empty for none."""
        for role in ("level2", "level1") if self.aligned else ():
            cell = placed.roles.get(role)
            if cell is None or cell.continues:
                continue
            over = self.covered(cell)
            if "name" in over and over <= {"serial", *_LABELS}:
                return unwrapped(cell.text)
        return ""

    def under(self, cells: Sequence[Cell], heading: Heading) -> tuple[Cell, ...]:
        """The cells of a row under one heading, whatever its role."""
        return tuple(cell for item, cell in self.pairs(cells) if item is heading)

    def text_under(self, cells: Sequence[Cell], heading: Heading) -> str:
        """The text of a row under one heading."""
        return "".join(cell.text for cell in self.under(cells, heading))

    def pairs(self, cells: Sequence[Cell]) -> list[tuple[Heading | None, Cell]]:
        """The cells of a row, each with the heading over it."""
        items = self.items
        if self.aligned:
            found = [self._over(cell) for cell in cells]
            alone = len({id(each) for each in found}) == len(cells)
            if alone or len(cells) != len(items) or not self._tiled(cells):
                return list(zip(found, cells, strict=True))
        lead = 0 if self.aligned else self._blank_lead()
        if lead and len(cells) > len(items):
            return self._shifted(cells, lead)
        if not self.aligned and len(cells) <= len(items):
            padding = padding_of([item.role for item in items], [cell.text for cell in cells])
            if padding:
                return [*self._in_order(cells[:-padding]), *((None, c) for c in cells[-padding:])]
        if len(cells) >= len(items):
            more = [None] * (len(cells) - len(items))
            return list(zip((*items, *more), cells, strict=True))
        return self._in_order(cells)

    def _tiled(self, cells: Sequence[Cell]) -> bool:
        """Whether cells cover the whole width of the heading; a sheet leaves blank ones out."""
        ends = (self.items[0].start, *(cell.end for cell in cells))
        starts = (*(cell.column for cell in cells), self.items[-1].end)
        return ends == starts

    def _blank_lead(self) -> int:
        """How many columns stand left of the first known one, where one of these has no heading."""
        first = next((place for place, item in enumerate(self.items) if item.role), 0)
        return first if any(not item.label for item in self.items[:first]) else 0

    def _shifted(self, cells: Sequence[Cell], lead: int) -> list[tuple[Heading | None, Cell]]:
        """A row that is longer than the heading: its labels stand in more cells than one."""
        wide = lead + len(cells) - len(self.items)
        labels = ((self.items[min(at, lead - 1)], cell) for at, cell in enumerate(cells[:wide]))
        return [*labels, *zip(self.items[lead:], cells[wide:], strict=True)]

    def _over(self, cell: Cell) -> Heading | None:
        """The heading that a cell stands under: the first it covers, else that of most overlap.

        Of two it overlaps alike the narrower one: more of it is covered.
        """
        best: Heading | None = None
        most = (0, 1)
        first, last = bisect_right(self._ends, cell.column), bisect_left(self._starts, cell.end)
        for item in self.items[first:last]:
            overlap = min(cell.end, item.end) - max(cell.column, item.start)
            width = item.end - item.start
            if overlap == width:
                return item
            if overlap > 0 and overlap * overlap * most[1] > most[0] * width:
                best, most = item, (overlap * overlap, width)
        return best

    def _in_order(self, cells: Sequence[Cell]) -> list[tuple[Heading | None, Cell]]:
        """A short row by what it says: the figures stand right, the merged labels left."""
        places = places_of([item.role for item in self.items], [cell.text for cell in cells])
        return [(self.items[place], cell) for place, cell in zip(places, cells, strict=True)]
