"""绩效指标: the rows of an indicator table (附件2, 附件3), with merged cells filled in."""

from __future__ import annotations

from attrs import field, frozen

from perfeval.filing.structure import of_kind, points_cell
from perfeval.filing.values import Actual, Target
from perfeval.numbers.cells import Nil, PointsCell
from perfeval.text.fields import text_field

__all__ = ["Goal", "Indicator"]


@frozen(kw_only=True)
class Indicator:
    """三级指标: one row of the table, under its 一级 and 二级 labels as printed.

    `points` is 分值, `claimed` is 得分 or 自评得分, `variance_note` is 偏差原因分析及改进措施.
    `clause` is the 评分标准 that some forms print in each row, verbatim.
    `goal` is the label of its 年度总体目标, where each goal has a block of indicators of its own.
    `of_which` marks a 其中 row under a scored parent, which has no points of its own.

    >>> row = Indicator(level1="产出指标", level2="数量指标", name="调研股室数量",
    ...     target=Target(text="≥50个"), actual=Actual(text="60个"), points=Points("5"))
    >>> row.target.comparison.value
    '≥'
    """

    level1: str = text_field("一级指标")
    level2: str = text_field("二级指标")
    name: str = text_field("三级指标")
    target: Target = field(**of_kind("年度指标值", Target))
    actual: Actual = field(**of_kind("实际完成值", Actual))
    points: PointsCell = points_cell("分值")
    claimed: PointsCell = points_cell("得分")
    variance_note: str = text_field("偏差原因分析及改进措施")
    clause: str = text_field("评分标准")
    of_which: bool = field(default=False, **of_kind("其中", bool))
    goal: str = text_field("年度总体目标")

    @property
    def not_applicable(self) -> bool:
        """Whether the row says 不适用, in its name or in its target."""
        return any(
            cell.strip() == "不适用" for cell in (self.name, self.target.text, self.actual.text)
        )

    @property
    def blank(self) -> bool:
        """Whether the row is an empty line of the template: no target, value, points or score."""
        empty = not (self.target.text.strip() or self.actual.text.strip())
        return empty and isinstance(self.points, Nil) and isinstance(self.claimed, Nil)


@frozen(kw_only=True)
class Goal:
    """年度总体目标: the expected result and what was attained, verbatim.

    >>> Goal(expected="办件满意率达到98%", actual="99%").actual
    '99%'
    """

    expected: str = text_field("预期目标")
    actual: str = text_field("实际完成情况")
