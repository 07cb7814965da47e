"""A clause that is printed once for several criteria.

A merged cell says so, and a row of extracted text that has no cell for it; where such text leaves
the cell blank, the group decides once all of its rows are read.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import groupby

from attrs import evolve

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.forms.layout.columns.columns import Columns
from perfeval.forms.sources.grid import Cell
from perfeval.numbers.cells import is_nil

__all__ = ["is_shared", "shared_clauses"]


def is_shared(cell: Cell | None, columns: Columns) -> bool:
    """Whether the cell of a clause, or its absence, says that the clause above goes on."""
    return cell.continues if cell is not None else not columns.aligned


def shared_clauses(rows: Sequence[SheetRow], blank: Set[int]) -> tuple[SheetRow, ...]:
    """The rows, each group that states one clause, in its first row, with it in all of them.

    `blank` are the places of rows whose clause is blank, and may be merged with the one above: it
    is where the points are blank, too. In a group whose rows have clauses of their own, one that
    has none stays without. So does each in a sheet that leaves the first row of a group without:
    there is nothing above that could cover it, so the sheet has clauses that are not filled in.
    One row alone may be such a one, too, where other groups state their clauses row by row.

    >>> from perfeval.numbers.printed import Points
    >>> first = SheetRow(level2="管理", clause="有则计分", points=Points("5"))
    >>> second = SheetRow(level2="管理", points=Points("5"))
    >>> [row.clause for row in shared_clauses([first, second], {1})]
    ['有则计分', '有则计分']
    >>> [row.clause for row in shared_clauses([first, first, second], {2})]
    ['有则计分', '有则计分', '']
    >>> other = SheetRow(level2="使用", clause="有则计分", points=Points("5"))
    >>> [row.clause for row in shared_clauses([first, second, other, other], {1})]
    ['有则计分', '', '有则计分', '有则计分']
    >>> alone = SheetRow(level2="使用", points=Points("5"))
    >>> [row.clause for row in shared_clauses([first, second, alone], {1, 2})]
    ['有则计分', '', '']
    """
    made: list[SheetRow] = []
    placed = groupby(enumerate(rows), key=lambda each: (each[1].level1, each[1].level2))
    groups = [list(group) for _, group in placed]
    filled = all(group[0][1].clause for group in groups)
    apart = any(place not in blank for _, *others in groups for place, _ in others)
    for (_, first), *others in groups:
        whole = filled and all(place in blank for place, _ in others)
        whole = whole and (len(others) > 1 or not apart)
        made.append(first)
        for place, row in others:
            merged = place in blank and (whole or is_nil(row.points.text))
            made.append(evolve(row, clause=made[-1].clause) if merged else row)
    return tuple(made)
