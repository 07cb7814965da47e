"""The rows of a scored form, whatever the form, and how a rubric finds its own among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from perfeval.filing import Form, Indicator, ProjectForm, ScoreSheet, UnitForm
from perfeval.numbers import BLANK, Points, PointsCell, is_nil, narrow
from perfeval.rubric import Criterion, Pool

_POINTS_IN_LABEL: Final = re.compile(r"[（(][^（()）]*分[)）]")
_NOISE: Final = re.compile(r"[\s“”\"'‘’「」《》:：]+")


@frozen
class Row:
    """One row: the labels above it, its printed name, points and claim; its indicator, if any."""

    labels: tuple[str, ...]
    name: str
    points: PointsCell
    claimed: PointsCell
    clause: str = ""
    indicator: Indicator | None = None

    @property
    def claim(self) -> Points | None:
        """The claimed points, canonical; None where the cell holds no number."""
        return Points.of_atoms(self.claimed.atoms) if isinstance(self.claimed, Points) else None

    @property
    def worth(self) -> Points | None:
        """The printed points of the row; None where the cell holds no number of at least 0."""
        if isinstance(self.points, Points) and self.points.atoms >= 0:
            return Points.of_atoms(self.points.atoms)
        return None


def label_of(text: str) -> str:
    """A label as it is compared: without points in brackets, quotes, spaces and line breaks.

    >>> label_of("产 出 指标（50分）") == label_of("产出指标")
    True
    """
    return _NOISE.sub("", _POINTS_IN_LABEL.sub("", narrow(text)))


def rows_of(form: Form | None) -> tuple[Row, ...]:
    """The rows of a form that can be scored; template lines that were left empty are none."""
    if isinstance(form, ScoreSheet):
        return tuple(
            Row((each.level1, each.level2), each.name, each.points, each.claimed, each.clause)
            for each in form.rows
        )
    if not isinstance(form, UnitForm | ProjectForm):
        return ()
    fund = form.fund
    first = (
        () if fund is None else (Row((), fund.label, fund.points or BLANK, fund.claimed or BLANK),)
    )
    return first + tuple(
        Row((each.level1, each.level2), each.name, each.points, each.claimed, indicator=each)
        for each in form.indicators
        if not (each.blank and (is_nil(each.name) and not each.not_applicable))
    )


def find_row(
    criterion: Criterion, path: tuple[str, ...], rows: Iterable[tuple[int, Row]]
) -> int | None:
    """The position of the row that prints `criterion`: by name, and by its labels among equals."""
    names = {label_of(name) for name in (criterion.name, *criterion.aliases)}
    above = {label_of(name) for name in path}
    best: tuple[int, int] | None = None
    for position, row in rows:
        if label_of(row.name) in names:
            fit = sum(label_of(label) in above for label in row.labels)
            if best is None or fit > best[0]:
                best = (fit, position)
    return None if best is None else best[1]


def belongs(row: Row, pool: Pool) -> bool:
    """Whether a row lies in a pool: by a label above it, or by a name that the pool prints.

    A pool for one goal takes only the rows of this goal.
    """
    goal = "" if row.indicator is None else row.indicator.goal
    if pool.goal and label_of(pool.goal) != label_of(goal):
        return False
    labels = {label_of(label) for label in pool.labels}
    names = {label_of(each.name) for each in pool.rows}
    return label_of(row.name) in names or any(label_of(label) in labels for label in row.labels)
