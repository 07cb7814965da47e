"""绩效目标审核表: a scoring sheet by its rows, a kind of its own by its title."""

from __future__ import annotations

import re
from typing import Final

import attrs

from perfeval.filing.form import Form
from perfeval.filing.forms.goal_review import GoalReview
from perfeval.forms.kinds.score_sheet.sheet import ScoreTable
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.segment import Segment
from perfeval.text.labels import squeeze

__all__ = ["GoalReviewTable"]

_TITLE: Final = re.compile(r"[^。；;，！？]{0,60}目标审核(?:评分)?表(?:\(.{0,20}\)){0,2}")
_TITLED: Final = 100
_SHEET: Final = ScoreTable()


class GoalReviewTable:
    """The recogniser of 绩效目标审核表; without the title the table is any scoring sheet."""

    id = "goal_review"
    forms: tuple[type[Form], ...] = (GoalReview,)
    titles = _TITLE

    def fits(self, segment: Segment) -> int:
        """More than any other table, where the title says that the sheet is a review.

        A table of objectives (绩效目标表) has such a title, too, but no points.
        """
        found = _SHEET.fits(segment) if _TITLE.fullmatch(squeeze(segment.title)) else 0
        return found + _TITLED if found else 0

    def read(self, segment: Segment, context: FormContext) -> GoalReview:
        """The review that the segment holds."""
        sheet = _SHEET.read(segment, context)
        given = attrs.fields_dict(type(sheet))
        return GoalReview(**{name: getattr(sheet, name) for name in given})
