"""权重: the points of the parts of a form where a norm sets them only in principle (原则上).

财预〔2020〕10号 gives 产出 50, 效益 30 and 满意度 10 and lets places adjust them, as long as all
add up to 100. A form whose rows do add up is scored by the points that it prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from perfeval.filing import Form
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rules import Because
from perfeval.scoring.rows.form_rows import Row, rows_of
from perfeval.scoring.rows.free_rows import FreeRows
from perfeval.scoring.scores import Score

__all__ = ["NO_ROWS", "OTHER_POINTS", "fund_points", "is_absent", "misfits", "moved_points"]

Misfit = tuple[str, Points, Points]
"""Where a form prints other points, how many, and how many the rubric has."""

OTHER_POINTS: Final = Because(
    "other_points",
    "表中预算执行的分值与评分标准的不同，不按评分标准计分",
    "the form gives execution other points than the rubric, by which it is not scored",
)
NO_ROWS: Final = Because("no_rows", "表中没有本部分的指标", "the form has no row of this part")


def is_absent(score: Score) -> bool:
    """Whether a score stands for a part of which the form has no row."""
    return score.because == NO_ROWS


def fund_points(rows: Sequence[Row], rubric: Rubric) -> Points | None:
    """What 预算执行 is worth by the form's own points; None where the rubric's count.

    A form that moves points of parts set in principle may give execution more or fewer of them; its
    rows still add up to the whole.
    """
    own = next((row.worth for row in rows if row.is_fund), None)
    if own is None or not own.atoms or not _set_in_principle(rubric):
        return None
    counted = (row for row in rows if _counts(row))
    printed = [row.worth for row in counted if row.worth is not None]
    return own if Points.total(printed) == rubric.out_of else None


def moved_points(scores: Sequence[Score], rubric: Rubric) -> dict[str, Points]:
    """What each pool set in principle is worth by the form's own points, by its key.

    None of them where the rows of the form do not add up to the whole of the rubric.
    """
    pools = _set_in_principle(rubric)
    if not pools:
        return {}
    printed = [score for score in scores if not is_absent(score)]
    if Points.total([score.out_of for score in printed]) != rubric.out_of:
        return {}
    worth: dict[str, list[Points]] = {key: [] for key in pools}
    for score in printed:
        if score.pool in worth:
            worth[score.pool].append(score.out_of)
    return {key: Points.total(points) for key, points in worth.items()}


def misfits(form: Form, rubric: Rubric) -> tuple[Misfit, ...] | None:
    """Where the points that a form prints are not those of the rubric.

    None where no row of the form is one of the rubric. A part that is set in principle fits as long
    as all rows of the form add up to the whole.
    """
    rows = rows_of(form)
    free, found = FreeRows(rows), list[Misfit]()
    moves, fitting = fund_points(rows, rubric) is not None, 0
    parts = list(rubric.walk())
    for part in parts:
        item = part.item
        row = free.take(item, part.path) if isinstance(item, Criterion) else None
        if row is not None:
            fitting += 1
            moved = row.is_fund and moves
            if row.worth is not None and not moved and row.worth != item.points:
                found.append((part.where, row.worth, item.points))
    for part in parts:
        item = part.item
        if isinstance(item, Pool):
            mine = [row for row in free.take_pool(item) if _counts(row)]
            fitting += len(mine)
            worth = [row.worth for row in mine if row.worth is not None]
            total = Points.total(worth)
            fixed = not (item.shared or item.in_principle)
            if worth and fixed and total != item.points:
                found.append((part.where, total, item.points))
    whole = Points.total([row.worth for row in rows if row.worth is not None and _counts(row)])
    if _set_in_principle(rubric) and whole.atoms and whole != rubric.out_of:
        found.append((rubric.name, whole, rubric.out_of))
    return tuple(found) if fitting or not rows else None


def _set_in_principle(rubric: Rubric) -> list[str]:
    """The keys of the pools whose points the rubric sets only in principle."""
    return [item.key for _, item in rubric.walk() if isinstance(item, Pool) and item.in_principle]


def _counts(row: Row) -> bool:
    return row.indicator is None or not row.indicator.of_which
