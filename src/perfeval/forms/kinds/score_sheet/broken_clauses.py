"""Cells that extracted text breaks over lines, above and below the line of their row.

Where the lines of its clause belong, there belongs what else stands on them: 指标解释, and the rest
of the label of a group.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.sources.grid import Cell
from perfeval.text.labels import compact, squeeze

__all__ = ["rejoined", "rest_of"]

_ENDS: Final = ("。", "！")
_BROKEN: Final = ("clause", "meaning", "level1", "level2")
_LEVELS: Final = ("level1", "level2")


def rest_of(placed: Placed, columns: Columns, above: Sequence[SheetRow]) -> dict[str, Cell]:
    """The cells of a line that holds nothing but more of a row; empty for any other line.

    No cell is merged down over such a line, and it has neither name nor points.
    """
    cells = [*placed.roles.values(), *(cell for _, cell in placed.others)]
    if "clause" not in columns.roles or any(cell.continues for cell in cells):
        return {}
    found = {role: cell for role, cell in placed.roles.items() if cell.text.strip()}
    said = {*found} <= {*_BROKEN} and not any(cell.text.strip() for _, cell in placed.others)
    more = bool({"clause", "meaning"} & {*found}) and (bool(above) or {*found} == {"clause"})
    tails = all(_is_tail(found[role].text, above, role) for role in _LEVELS if role in found)
    return found if said and more and tails else {}


def _is_tail(text: str, above: Sequence[SheetRow], level: str) -> bool:
    """Whether a text is the end of the label above it: 分） of 过程（40分）, 理 of 管理."""
    label, tail = squeeze(getattr(above[-1], level)) if above else "", squeeze(text)
    closes = label.count("(") > label.count(")") and tail.endswith(")")
    return bool(label) and (closes or len(tail) == 1)


@frozen
class _Piece:
    """A line: what it says of the clause, the place of the row that stands on it, if any, else what
    it says by its columns.
    """

    text: str
    row: int | None = None
    said: Mapping[str, str] = {}


def rejoined(
    rows: Sequence[SheetRow], rests: Sequence[tuple[int, Mapping[str, str]]]
) -> list[SheetRow] | None:
    """The rows with their whole cells; None where it is open which line belongs to which.

    `rests` are further lines, by their columns, each with the place of the row below it. Between
    full stops there is one row; or else each line goes on with the row above it.

    >>> rows = [SheetRow(clause="完整得"), SheetRow(clause="扣1分。")]
    >>> rests = [(1, {"clause": "满分。"}), (1, {"clause": "每缺一项"})]
    >>> [row.clause for row in rejoined(rows, rests)]
    ['完整得满分。', '每缺一项扣1分。']
    >>> rows = [SheetRow(level1="管", clause="扣1分"), SheetRow(level1="管", clause="扣2分")]
    >>> [row.level1 for row in rejoined(rows, [(1, {"level1": "理", "clause": "止。"})])]
    ['管理', '管理']
    >>> rows = [SheetRow(clause="扣1分"), SheetRow(clause="扣2分")]
    >>> rejoined(rows, [(0, {"clause": "满分"})]) is None
    True
    """
    pieces: list[_Piece] = []
    waiting = deque(rests)
    for number, row in enumerate(rows):
        while waiting and waiting[0][0] <= number:
            pieces.append(_of_rest(waiting.popleft()[1]))
        pieces.append(_Piece(row.clause, number))
    pieces += [_of_rest(said) for _, said in waiting]
    stopped = _between_stops(pieces)
    parts = stopped if all(_is_one(part) for part in stopped) else _below_rows(pieces)
    if not all(_is_one(part) for part in parts):
        return None
    return _relabelled(rows, [_whole(part, rows) for part in parts])


def _of_rest(said: Mapping[str, str]) -> _Piece:
    return _Piece(said.get("clause", ""), said=said)


def _whole(part: Sequence[_Piece], rows: Sequence[SheetRow]) -> SheetRow:
    """The row of a part with all that its lines say, in their order."""
    row = next(rows[piece.row] for piece in part if piece.row is not None)
    made: dict[str, Any] = {}
    for role in {role for piece in part for role in piece.said}:
        texts = (
            getattr(row, role) if piece.row is not None else piece.said.get(role, "")
            for piece in part
        )
        joined = "".join(text.strip() for text in texts)
        made[role] = compact(joined) if role in _LEVELS else joined
    return evolve(row, **made)


def _relabelled(rows: Sequence[SheetRow], made: list[SheetRow]) -> list[SheetRow]:
    """The rows; those below one whose label was broken have its whole label, too."""
    for level in _LEVELS:
        whole: dict[str, Any] = {}
        for place, (row, new) in enumerate(zip(rows, made, strict=True)):
            old = getattr(row, level)
            if getattr(new, level) != old:
                whole[old] = getattr(new, level)
            elif old in whole:
                made[place] = evolve(new, **{level: whole[old]})
    return made


def _is_one(part: Sequence[_Piece]) -> bool:
    return sum(piece.row is not None for piece in part) == 1


def _between_stops(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    parts: list[list[_Piece]] = [[]]
    for piece in pieces:
        if (piece.text or piece.row is not None) and _has_ended(parts[-1]):
            parts.append([])
        parts[-1].append(piece)
    return parts


def _has_ended(part: Sequence[_Piece]) -> bool:
    """Whether the clause of a part has come to its full stop."""
    last = next((piece.text for piece in reversed(part) if piece.text), "")
    return last.endswith(_ENDS)


def _below_rows(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Each row with the lines below it, none of which begins anew behind a full stop."""
    parts: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece.row is not None or (piece.text and _has_ended(parts[-1])):
            parts.append([])
        parts[-1].append(piece)
    return [part for part in parts if part]
