"""Scored rows, whatever form they stand in: what a row is worth, what it claims, what it says.

附件2 and 附件3 have indicators, 附件3-1 criteria; the checks of points and of scores see both as
rows of one shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from attrs import frozen

from perfeval.audit.finding import Place
from perfeval.filing.foreign_form import scored_rows_of
from perfeval.filing.form import Form, FormRow
from perfeval.filing.indicators import Indicator
from perfeval.numbers.cells import Nil, PointsCell, RateCell
from perfeval.numbers.printed import Points
from perfeval.text.labels import squeeze

__all__ = [
    "GradedRow",
    "graded",
    "graded_once",
    "is_blank",
    "is_placeholder",
    "merged",
    "score_places",
    "section_points",
]

_LABEL: Final = re.compile(r"\(([0-9]{1,6}(?:\.[0-9]{1,4})?)分\)")
_PLACEHOLDER: Final = re.compile(r"(?:指标\s*+[0-9]++\s*+[:：]?|[…\s.]++|/|无|不适用)*+")


@frozen(kw_only=True)
class GradedRow:
    """One row with a score, as an auditor reads it: where it stands, and why points are missing.

    The rows that a rubric scores (`perfeval.scoring.rows`) are others: these leave out the fund row
    and 其中 rows, keep the empty ones, and carry merged labels on. `indicator` is the row of 附件2
    or 附件3 that it is, or None for a criterion of 附件3-1.
    """

    place: Place
    level1: str
    level2: str
    name: str
    points: PointsCell
    claimed: PointsCell
    reason: str
    indicator: Indicator | None = None

    @property
    def scored(self) -> tuple[Indicator, Points, Points] | None:
        """The indicator, what it is worth and what it claims; None where one of them is missing."""
        points, claimed = self.points, self.claimed
        if self.indicator is None or not (
            isinstance(points, Points) and isinstance(claimed, Points)
        ):
            return None
        return self.indicator, points, claimed


_KNOWN: Final[ContextVar[dict[tuple[int, Place], tuple[Form, tuple[GradedRow, ...]]] | None]] = (
    ContextVar("the rows that one audit has made", default=None)
)
"""By the form itself, which is kept beside its rows so that no other one gets its number."""


def is_placeholder(text: str) -> bool:
    """Whether a cell is blank or holds only the template's words (指标1：, ……).

    >>> is_placeholder("指标1：\\n指标2：\\n……"), is_placeholder("出台")
    (True, False)
    """
    return _PLACEHOLDER.fullmatch(text.strip()) is not None


def section_points(label: str) -> Points | None:
    """The points that a section's label prints: 产出指标(50分) is worth 50.

    >>> section_points("过程（40分）").text
    '40'
    """
    match = _LABEL.search(squeeze(label))
    return Points(match[1]) if match else None


def graded(form: Form, place: Place) -> tuple[GradedRow, ...]:
    """The scored rows of a form, 其中 rows left out; none of a form that is not scored.

    A row of a scoring sheet goes on under the labels of the row above it where it prints none.
    """
    known = _KNOWN.get()
    if known is None:
        return _graded(form, place)
    key = id(form), place
    if key not in known:
        known[key] = form, _graded(form, place)
    return known[key][1]


def _graded(form: Form, place: Place) -> tuple[GradedRow, ...]:
    words, path = ("绩效指标", "indicators") if form.indicators else ("", "rows")
    return tuple(_rows(form, place.at(words, 1, path)))


@contextmanager
def graded_once() -> Iterator[None]:
    """Within this the rows of a form are made once, however many checks ask for them."""
    token = _KNOWN.set({})
    try:
        yield
    finally:
        _KNOWN.reset(token)


def _rows(form: Form, table: Place) -> Iterator[GradedRow]:
    level1 = level2 = ""
    position = -1
    repeated = _repeats(form)
    for row in scored_rows_of(form):
        if row.is_fund:
            continue
        position += 1
        own1, own2 = (*row.labels, "", "")[:2]
        if row.indicator is not None:
            if row.indicator.of_which or (repeated and _is_part(row)):
                continue
            level1, level2 = own1, own2
        else:
            if own1.strip() and own1 != level1:
                level1, level2 = own1, ""
            level2 = own2 if own2.strip() else level2
        words = " / ".join(part for part in (level1, level2, row.name) if part)
        yield GradedRow(
            place=table.at(words, position, f"{position}"),
            level1=level1,
            level2=level2,
            name=row.name,
            points=row.points,
            claimed=row.claimed,
            reason=row.reason,
            indicator=row.indicator,
        )


def _is_part(row: FormRow) -> bool:
    return row.name.strip().startswith("其中")


def _repeats(form: Form) -> bool:
    """Whether rows called 其中 repeat what is worth points above them; false where the printed
    total needs their points, too.
    """
    cells = [(row.points, _is_part(row)) for row in scored_rows_of(form)]
    worth = [(cell.atoms, part) for cell, part in cells if isinstance(cell, Points)]
    whole = sum(atoms for atoms, _ in worth)
    total = form.total_points
    needed = isinstance(total, Points) and total.atoms == whole
    return not (needed and any(atoms for atoms, part in worth if part))


def score_places(form: Form, rows: tuple[GradedRow, ...]) -> int:
    """The most decimals that the claimed scores of a form print."""
    cells = [row.claimed for row in rows] + [form.fund.claimed if form.fund else None]
    return max((cell.places for cell in cells if isinstance(cell, Points)), default=0)


def is_blank(cell: PointsCell | RateCell | None) -> bool:
    """Whether a cell of points or of a rate is empty; a mark such as / says: not applicable."""
    return isinstance(cell, Nil) and not cell.not_applicable


def merged(rows: tuple[GradedRow, ...]) -> Iterator[tuple[GradedRow, Points, int]]:
    """The rows that carry points, with the score in atoms of all that share the merged cell."""
    shared: list[GradedRow] = []
    for row in (*rows, None):
        opens = row is None or not is_blank(row.points) or row.indicator is not None
        if opens and shared:
            scores = [each.claimed for each in shared if isinstance(each.claimed, Points)]
            points = shared[0].points
            if scores and isinstance(points, Points):
                yield shared[0], points, sum(score.atoms for score in scores)
            shared = []
        if row is not None:
            shared.append(row)
