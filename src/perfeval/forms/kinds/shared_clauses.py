"""The clause of a whole group of criteria, in extracted text that leaves merged cells blank."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import groupby

from attrs import evolve

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.numbers.cells import is_nil

__all__ = ["shared_clauses"]


def shared_clauses(rows: Sequence[SheetRow], blank: Set[int]) -> tuple[SheetRow, ...]:
    """The rows, each group that states one clause, in its first row, with it in all of them.

    `blank` are the places of rows whose clause is blank, and may be merged with the one above: it
    is where the points are blank, too. In a group whose rows have clauses of their own, one that
    has none stays without.

    >>> from perfeval.numbers.printed import Points
    >>> first = SheetRow(level2="管理", clause="有则计分", points=Points("5"))
    >>> second = SheetRow(level2="管理", points=Points("5"))
    >>> [row.clause for row in shared_clauses([first, second], {1})]
    ['有则计分', '有则计分']
    >>> [row.clause for row in shared_clauses([first, first, second], {2})]
    ['有则计分', '有则计分', '']
    """
    made: list[SheetRow] = []
    groups = groupby(enumerate(rows), key=lambda each: (each[1].level1, each[1].level2))
    for _, group in groups:
        (_, first), *others = group
        whole = all(place in blank for place, _ in others)
        made.append(first)
        for place, row in others:
            merged = place in blank and (whole or is_nil(row.points.text))
            made.append(evolve(row, clause=made[-1].clause) if merged else row)
    return tuple(made)
