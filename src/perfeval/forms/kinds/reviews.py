"""绩效目标审核表, 绩效自评结果复核表: scoring sheets by their rows, kinds of their own by title."""

from __future__ import annotations

import re
from typing import Final

import attrs

from perfeval.filing.form import Form
from perfeval.filing.forms.goal_review import GoalReview
from perfeval.filing.forms.result_review import ResultReview
from perfeval.filing.forms.score_sheet import ScoreSheet
from perfeval.forms.kinds.score_sheet.sheet import ScoreTable
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.segment import Segment
from perfeval.text.labels import squeeze

__all__ = ["REVIEWS", "ReviewTable"]

_GOALS: Final = re.compile(r"[^。；;，！？]{0,60}目标审核(?:评分)?表(?:\(.{0,20}\)){0,2}")
_RESULTS: Final = re.compile(
    r"[^。；;，！？]{0,60}自评(?:结果|质量)复核(?:评分)?表(?:\(.{0,20}\)){0,2}"
)
_TITLED: Final = 100
_SHEET: Final = ScoreTable()


class ReviewTable:
    """The recogniser of one kind of review; without its title the table is any scoring sheet."""

    def __init__(self, made: type[ScoreSheet], titles: re.Pattern[str]) -> None:
        self.id = made.kind.value
        self.forms: tuple[type[Form], ...] = (made,)
        self.titles = titles
        self._made = made

    def fits(self, segment: Segment) -> int:
        """More than any other table, where the title says that the sheet is a review.

        A table of objectives (绩效目标表) has such a title, too, but no points.
        """
        found = _SHEET.fits(segment) if self.titles.fullmatch(squeeze(segment.title)) else 0
        return found + _TITLED if found else 0

    def read(self, segment: Segment, context: FormContext) -> ScoreSheet:
        """The review that the segment holds."""
        sheet = _SHEET.read(segment, context)
        given = attrs.fields_dict(type(sheet))
        return self._made(**{name: getattr(sheet, name) for name in given})


REVIEWS: Final = (
    ReviewTable(GoalReview, _GOALS),
    ReviewTable(ResultReview, _RESULTS),
)
