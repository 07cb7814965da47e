"""The rows that a subtotal may be of: those around it, of its 二级 or its 一级指标."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from attrs import frozen

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.filing.indicators import Indicator
from perfeval.forms.words.sums import group_named
from perfeval.numbers.printed import Points

__all__ = ["LONGEST", "ROLES", "Place", "Printed", "Worth", "sum_of", "worth_of"]

ROLES: Final = ("points", "claimed")
LONGEST: Final = 100
"""Rows that a group has at most: a subtotal is not looked for in longer ones."""


@frozen
class Printed:
    """A figure of a row, in atoms and as printed."""

    atoms: int
    text: str


@frozen
class Worth:
    """What a row is worth, and was given, by role; with the names of its groups and its own."""

    level1: str
    level2: str
    name: str
    figures: Mapping[str, Printed] = MappingProxyType({})

    def is_of(self, group: str) -> bool:
        """Whether the row stands in a group of this name."""
        return group in {self.level1, self.level2}


def worth_of(row: Indicator | SheetRow) -> Worth:
    """What a row of a form is worth."""
    cells = {role: getattr(row, role) for role in ROLES}
    figures = {
        role: Printed(cell.atoms, cell.plain)
        for role, cell in cells.items()
        if isinstance(cell, Points)
    }
    levels = group_named(row.level1), group_named(row.level2)
    return Worth(*levels, row.name or row.level2, figures)


@frozen
class Place:
    """Where a subtotal stands: behind how many rows, and where its neighbours do."""

    at: int
    since: int
    until: int

    def groups(self, rows: Sequence[Worth], *, above: bool) -> Iterator[Sequence[Worth]]:
        """The rows it may be of: up to its neighbour, of one 二级 and of one 一级指标.

        `above`: it stands above its rows.

        >>> rows = [Worth("产出", "数量", "甲"), Worth("产出", "质量", "乙")]
        >>> [len(group) for group in Place(2, 0, 2).groups(rows, above=False)]
        [2, 1, 2]
        """
        if above:
            yield rows[self.at : self.until][:LONGEST]
            yield from _levels(rows[self.at : self.at + LONGEST])
        else:
            yield rows[self.since : self.at][-LONGEST:]
            before = rows[max(self.at - LONGEST, 0) : self.at][::-1]
            yield from (group[::-1] for group in _levels(before))


def _levels(rows: Sequence[Worth]) -> Iterator[list[Worth]]:
    """The first rows that are of one 二级指标, and those of one 一级指标."""
    if rows:
        level1 = list(takewhile(lambda row: row.level1 == rows[0].level1, rows))
        yield list(takewhile(lambda row: row.level2 == rows[0].level2, level1))
        yield level1


def sum_of(rows: Sequence[Worth], role: str) -> int | None:
    """What rows are worth together, in atoms; None of no rows, or where one says nothing."""
    found = [row.figures[role].atoms for row in rows if role in row.figures]
    return sum(found) if found and len(found) == len(rows) else None
