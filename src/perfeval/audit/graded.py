"""Scored rows, whatever form they stand in: what a row is worth, what it claims, what it says.

附件2 and 附件3 have indicators, 附件3-1 criteria; the checks of points and of scores see both as
rows of one shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from perfeval.audit.finding import Place
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.indicators import Indicator
from perfeval.numbers.cells import Nil, PointsCell, RateCell
from perfeval.numbers.printed import Points
from perfeval.text.labels import squeeze

__all__ = [
    "GradedRow",
    "graded",
    "in_doubt",
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
    table = place.at("绩效指标" if form.indicators else "", 1)
    return tuple(_rows(form, table))


def _rows(form: Form, table: Place) -> Iterator[GradedRow]:
    level1 = level2 = ""
    position = -1
    for row in form.scored_rows():
        if row.is_fund:
            continue
        position += 1
        own1, own2 = (*row.labels, "", "")[:2]
        if row.indicator is not None:
            if row.indicator.of_which or row.name.strip().startswith("其中"):
                continue
            level1, level2 = own1, own2
        else:
            if own1.strip() and own1 != level1:
                level1, level2 = own1, ""
            level2 = own2 if own2.strip() else level2
        words = " / ".join(part for part in (level1, level2, row.name) if part)
        yield GradedRow(
            place=table.at(words, position),
            level1=level1,
            level2=level2,
            name=row.name,
            points=row.points,
            claimed=row.claimed,
            reason=row.reason,
            indicator=row.indicator,
        )


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


def in_doubt(filing: Filing, form: Form) -> bool:
    """Whether a column of the form was not understood: what seems blank may stand under it.

    Such a form gets no finding on what is blank, short or does not add up.
    """
    annex = form.key.removeprefix("annex-").partition(".")[0]
    for note in filing.notes:
        if note.code == "doubt":
            place = note.at.partition(" / ")[0]
            named = bool(form.title) and form.title.startswith(place)
            if named or place == f"附件{annex}" or place.startswith("第"):
                return True
    return False
