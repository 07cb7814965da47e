"""附件3-1 部门整体支出绩效评价评分表: criteria with clause, points, claimed score and reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

from attrs import frozen

from perfeval.filing.form import Form, FormRow
from perfeval.filing.kinds import FormKind
from perfeval.filing.structure import many, points_cell
from perfeval.numbers.cells import PointsCell
from perfeval.text.fields import text_field

__all__ = ["ScoreSheet", "SheetRow"]


@frozen(kw_only=True)
class SheetRow:
    """One criterion of the sheet, under its 一级 and 二级 labels as printed.

    `meaning` is 指标解释, often the formula of a rate; `clause` is 评分标准 verbatim, `points` 分值
    (blank where a merged cell stands in the row above), `claimed` 自评得分, `reason`
    扣分原因和其他说明, or a reviewer's 审核意见.

    >>> SheetRow(level1="投入", name="在职人员控制率", points=Points("5")).points.plain
    '5'
    """

    level1: str = text_field("一级指标")
    level2: str = text_field("二级指标")
    name: str = text_field("三级指标")
    meaning: str = text_field("指标解释")
    clause: str = text_field("评分标准")
    points: PointsCell = points_cell("分值")
    claimed: PointsCell = points_cell("自评得分")
    reason: str = text_field("扣分原因和其他说明")


@frozen(kw_only=True)
class ScoreSheet(Form):
    """附件3-1: the scoring sheet with the unit's claims; its 总分 row and its 备注.

    A sheet that names a project speaks for it, and not for the whole unit.

    >>> ScoreSheet(key="annex-3-1", rows=(SheetRow(name="预算执行率"),)).rows[0].name
    '预算执行率'
    """

    kind: ClassVar[FormKind] = FormKind.SCORE_SHEET

    unit_name: str = text_field("单位名称")
    project_name: str = text_field("项目名称")
    department: str = text_field("主管部门")
    implementing_unit: str = text_field("实施单位")
    rows: tuple[SheetRow, ...] = many("评分表", SheetRow)
    total_points: PointsCell = points_cell("总分 / 分值")
    total_claimed: PointsCell = points_cell("总分 / 自评得分")
    claimed_rating: str = text_field("评价等次")
    note: str = text_field("备注")

    @property
    def of_unit(self) -> bool:
        """Whether the sheet speaks for the whole unit: it names no project."""
        return not self.project_name

    def filers(self) -> tuple[str, ...]:
        """单位名称; of a project 实施单位, or 主管部门."""
        return (self.unit_name, self.implementing_unit, self.department)

    def scored_rows(self) -> Iterator[FormRow]:
        """The criteria of the sheet."""
        for each in self.rows:
            yield FormRow(
                labels=(each.level1, each.level2),
                name=each.name,
                points=each.points,
                claimed=each.claimed,
                clause=each.clause,
                meaning=each.meaning,
                reason=each.reason,
            )

    @classmethod
    def specimen(cls, rows: Iterable[FormRow]) -> Self:
        """A sheet of these criteria."""
        made = tuple(
            SheetRow(
                level1=row.labels[0],
                level2=row.labels[-1],
                name=row.name,
                clause=row.clause,
                meaning=row.meaning,
                points=row.points,
                claimed=row.claimed,
            )
            for row in rows
            if row.indicator is None
        )
        return cls(key="form", rows=made)
