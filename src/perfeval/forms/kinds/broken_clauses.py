"""Clauses that extracted text breaks over lines, above and below the line of their row."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from attrs import evolve, frozen

from perfeval.filing.forms.score_sheet import SheetRow

__all__ = ["Piece", "rejoined", "whole_clauses"]

_ENDS = ("。", "！")


@frozen
class Piece:
    """A line of a clause: what it says, and the number of the row that stands on it, if any."""

    text: str
    row: int | None = None


def whole_clauses(pieces: Sequence[Piece]) -> dict[int, str] | None:
    """The clauses by the numbers of their rows; None where it is open which line belongs to which.

    Between full stops there is one row; or else each line goes on with the row above it.

    >>> lines = ["完整得", "满分。", "每缺一项", "扣1分。"]
    >>> whole_clauses([Piece(lines[0], 0), Piece(lines[1]), Piece(lines[2]), Piece(lines[3], 1)])
    {0: '完整得满分。', 1: '每缺一项扣1分。'}
    >>> whole_clauses([Piece("满分"), Piece("扣1分", 0), Piece("扣2分", 1)]) is None
    True
    """
    stopped = _between_stops(pieces)
    parts = stopped if all(_is_one(part) for part in stopped) else _below_rows(pieces)
    if not all(_is_one(part) for part in parts):
        return None
    return {
        piece.row: "".join(each.text for each in part)
        for part in parts
        for piece in part
        if piece.row is not None
    }


def rejoined(rows: Sequence[SheetRow], rests: Sequence[tuple[int, str]]) -> list[SheetRow] | None:
    """The rows with their whole clauses; `rests` are lines of them, each with the row below it."""
    pieces: list[Piece] = []
    waiting = deque(rests)
    for number, row in enumerate(rows):
        while waiting and waiting[0][0] <= number:
            pieces.append(Piece(waiting.popleft()[1]))
        pieces.append(Piece(row.clause, number))
    pieces += [Piece(text) for _, text in waiting]
    found = whole_clauses(pieces)
    if found is None:
        return None
    return [evolve(row, clause=found[number]) for number, row in enumerate(rows)]


def _is_one(part: Sequence[Piece]) -> bool:
    return sum(piece.row is not None for piece in part) == 1


def _between_stops(pieces: Sequence[Piece]) -> list[list[Piece]]:
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if parts[-1] and parts[-1][-1].text.endswith(_ENDS):
            parts.append([])
        parts[-1].append(piece)
    return parts


def _below_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Each row with the lines below it, none of which begins anew behind a full stop."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        again = parts[-1] and parts[-1][-1].text.endswith(_ENDS)
        if piece.row is not None or again:
            parts.append([])
        parts[-1].append(piece)
    return [part for part in parts if part]
