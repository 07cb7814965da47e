"""绩效目标审核表: a finance bureau's scored review of objectives (郑州市 附件2-5)."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from perfeval.filing.forms.score_sheet import ScoreSheet
from perfeval.filing.kinds import FormKind

__all__ = ["GoalReview"]


@frozen(kw_only=True)
class GoalReview(ScoreSheet):
    """绩效目标审核表: a scoring sheet whose rows a reviewer scores, before the year.

    It has a kind of its own, so that no 评分表 of a unit is scored by its rubric.

    >>> GoalReview(key="goal-review").kind.official_name
    '绩效目标审核表'
    """

    kind: ClassVar[FormKind] = FormKind("goal_review", "绩效目标审核表")
