"""Clauses that extracted text breaks over lines, above and below the line of their row."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.filing.forms.score_sheet import SheetRow

__all__ = ["rejoined"]

_ENDS: Final = ("。", "！")


@frozen
class _Piece:
    """A line of a clause: what it says, and the place of the row that stands on it, if any."""

    text: str
    row: int | None = None


def rejoined(rows: Sequence[SheetRow], rests: Sequence[tuple[int, str]]) -> list[SheetRow] | None:
    """The rows with their whole clauses; None where it is open which line belongs to which.

    `rests` are further lines of clauses, each with the place of the row below it. Between full
    stops there is one row; or else each line goes on with the row above it.

    >>> rows = [SheetRow(clause="完整得"), SheetRow(clause="扣1分。")]
    >>> [row.clause for row in rejoined(rows, [(1, "满分。"), (1, "每缺一项")])]
    ['完整得满分。', '每缺一项扣1分。']
    >>> rejoined([SheetRow(clause="扣1分"), SheetRow(clause="扣2分")], [(0, "满分")]) is None
    True
    """
    pieces: list[_Piece] = []
    waiting = deque(rests)
    for number, row in enumerate(rows):
        while waiting and waiting[0][0] <= number:
            pieces.append(_Piece(waiting.popleft()[1]))
        pieces.append(_Piece(row.clause, number))
    pieces += [_Piece(text) for _, text in waiting]
    found = _whole_clauses(pieces)
    if found is None:
        return None
    return [evolve(row, clause=found[number]) for number, row in enumerate(rows)]


def _whole_clauses(pieces: Sequence[_Piece]) -> dict[int, str] | None:
    """The clauses by the places of their rows; None where lines may belong to more than one."""
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


def _is_one(part: Sequence[_Piece]) -> bool:
    return sum(piece.row is not None for piece in part) == 1


def _between_stops(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    parts: list[list[_Piece]] = [[]]
    for piece in pieces:
        if parts[-1] and parts[-1][-1].text.endswith(_ENDS):
            parts.append([])
        parts[-1].append(piece)
    return parts


def _below_rows(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Each row with the lines below it, none of which begins anew behind a full stop."""
    parts: list[list[_Piece]] = [[]]
    for piece in pieces:
        again = parts[-1] and parts[-1][-1].text.endswith(_ENDS)
        if piece.row is not None or again:
            parts.append([])
        parts[-1].append(piece)
    return [part for part in parts if part]
