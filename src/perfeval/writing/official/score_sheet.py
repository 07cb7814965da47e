"""附件3-1 评分表 and 绩效目标审核表 on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from perfeval.filing import FormKind, GoalReview, ResultReview, ScoreSheet
from perfeval.render.page import spans
from perfeval.writing.official.cells import figure, label, ruled, text
from perfeval.writing.paper import PaperCell, PaperTable

__all__ = ["sheet_table"]

_WIDTHS: Final = (10, 12, 16, 40, 6, 8, 20)
_LEVELS: Final = ("一级指标", "二级指标", "三级指标", "评分标准", "分值")
_LOST: Final = "扣分原因和其他说明"
_HEADINGS: Final[dict[FormKind, tuple[str, ...]]] = {
    ScoreSheet.kind: (*_LEVELS, "自评得分", _LOST),
    ResultReview.kind: (*_LEVELS, "得分", _LOST),
    GoalReview.kind: ("审核方面", "审核要点", "审核内容", "评分标准", "分值", "得分", "审核意见"),
}
"""What reviewers score is no 自评得分."""
_NAMES: Final = (
    ("单位名称", "unit_name"),
    ("项目名称", "project_name"),
    ("主管部门", "department"),
    ("实施单位", "implementing_unit"),
)


def sheet_table(form: ScoreSheet) -> PaperTable:
    """The names that the sheet states, its criteria under their merged labels, and 总分."""
    rows: list[list[PaperCell]] = [
        [label(name, 2), text(getattr(form, field), 5)]
        for name, field in _NAMES
        if getattr(form, field)
    ]
    bare = isinstance(form, GoalReview) and not any(each.clause for each in form.rows)
    rows.append(_headings(_HEADINGS[form.kind], bare=bare))
    first = len(rows)
    reach = spans([(each.level1, each.level2) for each in form.rows])
    for each, (one, two) in zip(form.rows, reach, strict=True):
        rows.append(
            [
                label(each.level1, rows=one),
                label(each.level2, rows=two),
                *([text(each.name, 2)] if bare else [text(each.name), text(each.clause)]),
                figure(each.points),
                figure(each.claimed),
                text(each.reason),
            ]
        )
    scored = range(first, len(rows))
    totals = [
        evolve(figure(value), sum_of=tuple((row, column) for row in scored))
        for column, value in ((4, form.total_points), (5, form.total_claimed))
    ]
    rows.append([label("总分", 4), *totals, text("")])
    return PaperTable(_WIDTHS, ruled(rows, len(_WIDTHS)), repeated=first)


def _headings(names: Sequence[str], *, bare: bool) -> list[PaperCell]:
    """The headings; of a bare sheet, whose rows say all in their names, without 评分标准."""
    if not bare:
        return [*map(label, names)]
    return [*map(label, names[:2]), label(names[2], 2), *map(label, names[4:])]
