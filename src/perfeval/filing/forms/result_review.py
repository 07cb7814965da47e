"""绩效自评结果复核表: a finance bureau's scored review of a self-evaluation (郫都区 附件8)."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from perfeval.filing.forms.score_sheet import ScoreSheet
from perfeval.filing.kinds import FormKind

__all__ = ["ResultReview"]


@frozen(kw_only=True)
class ResultReview(ScoreSheet):
    """绩效自评结果复核表: a scoring sheet on how well a unit evaluated itself.

    It has a kind of its own, so that no 评分表 of a unit is scored by its rubric.

    >>> ResultReview(key="result-review").kind.official_name
    '绩效自评结果复核表'
    """

    kind: ClassVar[FormKind] = FormKind("result_review", "绩效自评结果复核表")
