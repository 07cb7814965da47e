"""其中 rows with points of their own: counted where the total needs them, else a repetition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from perfeval.filing.indicators import Indicator
from perfeval.filing.lines import FundRow
from perfeval.numbers.cells import PointsCell
from perfeval.numbers.printed import Points

__all__ = ["counted"]


def counted(
    indicators: Sequence[Indicator], fund: FundRow | None, total: PointsCell
) -> tuple[Indicator, ...]:
    """The rows, those below a 其中 no longer parts where all points together make the total.

    `total` is the printed 分值 of the form; where the other rows make it, nothing changes. Where
    they make more, rows that follow a 其中 are parts as well, if without them the total comes out.
    """
    if not isinstance(total, Points):
        return tuple(indicators)
    parts = [row for row in indicators if row.of_which and isinstance(row.points, Points)]
    others = [row.points for row in indicators if not row.of_which]
    own = _atoms([*others, fund.points if fund is not None else None])
    if not parts or own == total.atoms:
        return tuple(indicators)
    if own + _atoms(row.points for row in parts) == total.atoms:
        return tuple(evolve(row, of_which=False) if row in parts else row for row in indicators)
    more = _following(indicators)
    if own - _atoms(indicators[place].points for place in more) != total.atoms:
        return tuple(indicators)
    return tuple(
        evolve(row, of_which=True) if place in more else row for place, row in enumerate(indicators)
    )


def _following(indicators: Sequence[Indicator]) -> set[int]:
    """The places of rows that go on below a 其中 until its parts make the points of its parent."""
    found: set[int] = set()
    left = 0
    parent: Indicator | None = None
    for place, row in enumerate(indicators):
        atoms = _atoms([row.points])
        if row.of_which:
            left = (left or _atoms([parent.points if parent else None])) - atoms
        elif parent is not None and row.level2 == parent.level2 and 0 < atoms <= left:
            found.add(place)
            left -= atoms
        else:
            parent, left = row, 0
    return found


def _atoms(cells: Iterable[PointsCell | None]) -> int:
    return sum(cell.atoms for cell in cells if isinstance(cell, Points))
