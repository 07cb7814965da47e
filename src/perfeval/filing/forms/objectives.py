"""绩效目标表 (申报表): the objectives that are approved before the year; it claims no results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from perfeval.filing.form import Form
from perfeval.filing.indicators import Goal, Indicator
from perfeval.filing.kinds import FormKind
from perfeval.filing.lines import FundRow
from perfeval.filing.notes import Footer
from perfeval.filing.structure import many, maybe
from perfeval.text.fields import text_field

__all__ = ["ObjectivesForm", "UnclaimedForm"]


@frozen(kw_only=True)
class UnclaimedForm(Form):
    """A form of a unit or of one project that claims no results: what is due, or how far it is."""

    is_self_evaluation: ClassVar[bool] = False

    unit_name: str = text_field("预算单位名称")
    project_name: str = text_field("项目名称")
    department: str = text_field("主管部门")
    implementing_unit: str = text_field("实施单位")

    @property
    def of_unit(self) -> bool:
        """Whether the form is that of the whole unit."""
        return not self.project_name.strip()

    def filers(self) -> Iterator[str]:
        """预算单位名称, 实施单位 or 主管部门."""
        yield from (self.unit_name, self.implementing_unit, self.department)


@frozen(kw_only=True)
class ObjectivesForm(UnclaimedForm):
    """绩效目标表 of a project, of a transfer or of a whole unit: targets, no scores, no results.

    `project_name` is empty in the table of a whole unit. `fund` and `fund_parts` hold the approved
    money in `final`; 指标值说明 is the `clause` of an indicator, and `points` are 分值 or 权重
    where the form prints them. Sources: 财预〔2020〕10号 article 6; the forms of the provinces.

    >>> form = ObjectivesForm(key="objectives", project_name="培训")
    >>> form.is_self_evaluation, form.kind.official_name
    (False, '绩效目标表')
    """

    kind: ClassVar[FormKind] = FormKind("objectives", "绩效目标表")

    fund: FundRow | None = maybe("年度资金总额", FundRow)
    fund_parts: tuple[FundRow, ...] = many("其中 rows of the fund table", FundRow)
    goal: Goal | None = maybe("年度目标", Goal)
    indicators: tuple[Indicator, ...] = many("绩效指标", Indicator)
    note: str = text_field("备注")
    footer: Footer | None = maybe("the footer of a form", Footer)
