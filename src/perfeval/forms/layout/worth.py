"""What the rows of a table are worth: their 分值 and 得分, wherever the table prints them.

Points may stand inside the names, 新建站点（20分）, and weights may be shares of 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, Generic, TypeVar

from attrs import evolve, frozen

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.filing.indicators import Indicator
from perfeval.filing.lines import FundRow
from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.columns.joined_cells import score_and_loss, score_of_points
from perfeval.forms.layout.context import FormContext
from perfeval.numbers.cells import BLANK, Nil, PointsCell
from perfeval.numbers.decimals import ATOMS, decimal_text
from perfeval.numbers.printed import Points
from perfeval.text.labels import squeeze

__all__ = ["Scored", "of_hundred", "points_in_name", "row_points"]

_Row = TypeVar("_Row", Indicator, SheetRow)
_R = TypeVar("_R", Indicator, SheetRow, FundRow)

_WORTH: Final = re.compile(r"[(\[]([0-9]{1,3}(?:\.[0-9]{1,2})?)(分?)[)\]]$", re.ASCII)
_FEWEST: Final = 3
_OF_POINTS: Final = re.compile(r"分|权重")


def row_points(
    placed: Placed, columns: Columns, context: FormContext, name: str, at: str
) -> tuple[PointsCell, PointsCell]:
    """分值 and 得分 of a row: under their headings, in one cell, or 分值 in its `name`."""
    worth, score = placed.text("points"), placed.text("claimed")
    if "points" not in columns.roles and (both := score_of_points(score)):
        score, worth = both
    points = context.weight(worth, f"{at} / {columns.label('points')}")
    where = f"{at} / {columns.label('claimed')}"
    if lost := score_and_loss(score):
        score, loss = lost
        context.note("unplaced", where, loss)
    claimed = context.number(Points, score, where)
    return points_in_name(name, columns, points), claimed


def points_in_name(name: str, columns: Columns, points: PointsCell) -> PointsCell:
    """The points of a row: those in its name where the table has no column for them.

    A number alone in the brackets is points where the heading of the names says so.

    >>> from perfeval.numbers.cells import BLANK
    >>> points_in_name("新建站点（20分）", Columns((), aligned=True), BLANK).text
    '20'
    """
    found = _WORTH.search(squeeze(name))
    if found is None or "points" in columns.roles or not isinstance(points, Nil):
        return points
    if not found[2] and not _OF_POINTS.search(columns.label("name")):
        return points
    return Points(found[1])


@frozen(kw_only=True)
class Scored(Generic[_Row]):
    """The rows of a form with their points and scores, its row of funds, and its totals."""

    rows: Sequence[_Row]
    points: PointsCell
    claimed: PointsCell = BLANK
    fund: FundRow | None = None


def of_hundred(given: Scored[_Row]) -> Scored[_Row]:
    """The same in points of 100, where all weights are shares of 1: 0.3, 0.5, 0.2.

    So are the scores, where none is above the share of its row.

    >>> shares = (("0.3", "0.3"), ("0.5", "0.4"), ("0.2", "0.2"))
    >>> rows = [SheetRow(points=Points(one), claimed=Points(two)) for one, two in shares]
    >>> made = of_hundred(Scored(rows=rows, points=Points("1"), claimed=Points("0.9")))
    >>> [row.points.text for row in made.rows], made.points.text
    (['30', '50', '20'], '100')
    >>> [row.claimed.text for row in made.rows], made.claimed.text
    (['30', '40', '20'], '90')
    """
    cells: list[tuple[PointsCell | None, PointsCell | None]] = [
        (row.points, row.claimed) for row in given.rows
    ]
    if given.fund is not None:
        cells.append((given.fund.points, given.fund.claimed))
    weights = [points.atoms for points, _ in cells if isinstance(points, Points)]
    if len(weights) < _FEWEST or min(weights) <= 0 or sum(weights) != ATOMS:
        return given
    scored = all(map(_is_within, cells)) and _is_within((Points("1"), given.claimed))
    roles = ("points", "claimed") if scored else ("points",)
    return Scored(
        rows=[_hundredfold_row(row, roles) for row in given.rows],
        points=_hundredfold(given.points),
        claimed=_hundredfold(given.claimed) if scored else given.claimed,
        fund=None if given.fund is None else _hundredfold_row(given.fund, roles),
    )


def _is_within(pair: tuple[PointsCell | None, PointsCell | None]) -> bool:
    """Whether a score, where there is one, is not above its points."""
    points, claimed = pair
    if not isinstance(claimed, Points):
        return True
    return isinstance(points, Points) and claimed.atoms <= points.atoms


def _hundredfold_row(row: _R, roles: Iterable[str]) -> _R:
    cells = {role: getattr(row, role) for role in roles}
    changes: Any = {role: _hundredfold(cell) for role, cell in cells.items() if cell is not None}
    return evolve(row, **changes)


def _hundredfold(cell: PointsCell) -> PointsCell:
    return Points(decimal_text(cell.atoms * 100)) if isinstance(cell, Points) else cell
