"""What the rows of a table are worth: their 分值 and 得分, wherever the table prints them.

Points may stand inside the names, 新建站点（20分）, and weights may be shares of 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeVar

from attrs import evolve

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.filing.indicators import Indicator
from perfeval.filing.lines import FundRow
from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.columns.joined_cells import score_of_points
from perfeval.forms.layout.context import FormContext
from perfeval.numbers.cells import Nil, PointsCell
from perfeval.numbers.decimals import ATOMS, decimal_text
from perfeval.numbers.printed import Points
from perfeval.text.labels import squeeze

__all__ = ["of_hundred", "row_points"]

_Row = TypeVar("_Row", Indicator, SheetRow)

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
    claimed = context.number(Points, score, f"{at} / {columns.label('claimed')}")
    return _in_name(name, columns, points), claimed


def _in_name(name: str, columns: Columns, points: PointsCell) -> PointsCell:
    """The points of a row: those in its name where the table has no column for them.

    A number alone in the brackets is points where the heading of the names says so.

    >>> from perfeval.numbers.cells import BLANK
    >>> _in_name("新建站点（20分）", Columns((), aligned=True), BLANK).text
    '20'
    """
    found = _WORTH.search(squeeze(name))
    if found is None or "points" in columns.roles or not isinstance(points, Nil):
        return points
    if not found[2] and not _OF_POINTS.search(columns.label("name")):
        return points
    return Points(found[1])


def of_hundred(
    rows: Sequence[_Row], total: PointsCell, fund: FundRow | None = None
) -> tuple[Sequence[_Row], PointsCell, FundRow | None]:
    """Rows, total and fund row, in points of 100 where all weights are shares of 1: 0.3, 0.5, 0.2.

    >>> rows = [SheetRow(points=Points(each)) for each in ("0.3", "0.5", "0.2")]
    >>> rows, total, _ = of_hundred(rows, Points("1"))
    >>> [row.points.text for row in rows], total.text
    (['30', '50', '20'], '100')
    """
    weights = [*(row.points for row in rows), None if fund is None else fund.points]
    printed = [cell.atoms for cell in weights if isinstance(cell, Points)]
    if len(printed) < _FEWEST or min(printed) <= 0 or sum(printed) != ATOMS:
        return rows, total, fund
    made = [evolve(row, points=_hundredfold(row.points)) for row in rows]
    if fund is not None and fund.points is not None:
        fund = evolve(fund, points=_hundredfold(fund.points))
    return made, _hundredfold(total), fund


def _hundredfold(cell: PointsCell) -> PointsCell:
    return Points(decimal_text(cell.atoms * 100)) if isinstance(cell, Points) else cell
