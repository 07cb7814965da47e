"""Points that a table prints inside the names of its rows: 新建站点（20分）."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from perfeval.forms.layout.columns.columns import Columns
from perfeval.numbers.cells import Nil, PointsCell
from perfeval.numbers.decimals import ATOMS, decimal_text
from perfeval.numbers.printed import Points
from perfeval.text.labels import squeeze

__all__ = ["are_shares", "of_hundred", "points_in_name"]

_WORTH: Final = re.compile(r"[(\[]([0-9]{1,3}(?:\.[0-9]{1,2})?)(分?)[)\]]$", re.ASCII)
_FEWEST: Final = 3
_OF_POINTS: Final = re.compile(r"分|权重")


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


def are_shares(cells: Iterable[PointsCell]) -> bool:
    """Whether the weights of a table are shares of 1 and not of 100: 0.3, 0.5, 0.2.

    >>> are_shares([Points("0.3"), Points("0.5"), Points("0.2")]), are_shares([Points("1")])
    (True, False)
    """
    printed = [cell.atoms for cell in cells if isinstance(cell, Points)]
    return len(printed) >= _FEWEST and min(printed) > 0 and sum(printed) == ATOMS


def of_hundred(cell: PointsCell) -> PointsCell:
    """A share of 1 in points of 100, as a weight of 30% is.

    >>> of_hundred(Points("0.3")).text
    '30'
    """
    return Points(decimal_text(cell.atoms * 100)) if isinstance(cell, Points) else cell
