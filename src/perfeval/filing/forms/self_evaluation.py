"""附件2 整体支出绩效自评表 and 附件3 项目支出绩效自评表: a fund table, goals and indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Self

from attrs import frozen

from perfeval.filing.facts import Fact
from perfeval.filing.form import Form, FormRow
from perfeval.filing.indicators import Goal, Indicator
from perfeval.filing.kinds import FormKind
from perfeval.filing.lines import AmountLine, FundRow
from perfeval.filing.notes import Footer
from perfeval.filing.relations import Figure, table_figure
from perfeval.filing.structure import many, maybe, points_cell
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import BLANK, PointsCell
from perfeval.numbers.printed import Percent, Points
from perfeval.text.fields import text_field

__all__ = ["ProjectForm", "UnitForm"]


class _ScoredByRows(Form):
    """A form of a fund row and of indicators, which are all that it is scored by."""

    __slots__ = ()

    def own_facts(self) -> Iterator[Fact]:
        """What the fund row states, as ``fund.*``: by these the form itself is scored."""
        if self.fund is not None:
            yield from self.fund.facts("fund", self.official_title)

    def scored_rows(self) -> Iterator[FormRow]:
        """The fund row and the indicators."""
        fund = self.fund
        if fund is not None:
            yield FormRow(
                name=fund.label,
                points=fund.points or BLANK,
                claimed=fund.claimed or BLANK,
                reason=fund.reason,
                is_fund=True,
            )
        for each in self.indicators:
            yield FormRow(
                labels=(each.level1, each.level2),
                name=each.name,
                points=each.points,
                claimed=each.claimed,
                clause=each.clause,
                reason=each.variance_note,
                indicator=each,
            )

    @classmethod
    def specimen(cls, rows: Iterable[FormRow]) -> Self:
        """A table of these indicators."""
        make: Any = cls  # each kind has its indicators among fields of its own
        made: Self = make(key="form", indicators=tuple(filter(None, (r.indicator for r in rows))))
        return made


@frozen(kw_only=True)
class UnitForm(_ScoredByRows):
    """附件2 预算单位整体支出绩效自评表.

    `by_income` and `by_nature` are 按收入性质分 and 按支出性质分; `indicators` the 三级 rows with
    their merged labels filled in; `total_points` and `total_claimed` the 总分 row, `claimed_rating`
    the 评价等次 that is printed beside or below it.

    >>> row = Indicator(level1="产出指标", name="办件量", target=Target(text="≥100件"),
    ...     actual=Actual(text="120件"), points=Points("50"))
    >>> UnitForm(key="annex-2", indicators=(row,)).kind.official_name
    '整体支出绩效自评表'
    """

    kind: ClassVar[FormKind] = FormKind.UNIT

    unit_name: str = text_field("预算单位名称")
    fund: FundRow | None = maybe("年度资金总额", FundRow)
    fund_parts: tuple[FundRow, ...] = many("其中 rows of the fund table", FundRow)
    by_income: tuple[AmountLine, ...] = many("按收入性质分", AmountLine)
    by_nature: tuple[AmountLine, ...] = many("按支出性质分", AmountLine)
    goal: Goal | None = maybe("年度总体目标", Goal)
    indicators: tuple[Indicator, ...] = many("绩效指标", Indicator)
    total_label: str = text_field("the label of the total row", default="总分")
    total_points: PointsCell = points_cell("总分 / 分值")
    total_claimed: PointsCell = points_cell("总分 / 得分")
    claimed_rating: str = text_field("评价等次")
    note: str = text_field("备注")
    footer: Footer | None = maybe("the footer of a form", Footer)

    def table_figures(self) -> Iterator[Figure]:
        """按收入性质分 and 按支出性质分."""
        for line in (*self.by_income, *self.by_nature):
            yield from table_figure(line.label, line.amount, f"{self.title} / {line.label}")

    def table_paths(self) -> Iterator[str]:
        """The fields of those amounts."""
        for side, lines in (("by_income", self.by_income), ("by_nature", self.by_nature)):
            for number, line in enumerate(lines):
                if any(table_figure(line.label, line.amount, "")):
                    yield f"{side}.{number}.amount"

    def filers(self) -> tuple[str, ...]:
        """预算单位名称."""
        return (self.unit_name,)

    def facts(self) -> Iterator[Fact]:
        """What the fund row (``budget.*``) and the lines by income and by nature state."""
        at = self.official_title
        if self.fund is not None:
            yield from self.fund.facts("budget", at)
        for line in (*self.by_income, *self.by_nature):
            yield from line.facts(at)


@frozen(kw_only=True)
class ProjectForm(_ScoredByRows):
    """附件3 项目支出绩效自评表, one per first-level project; also the form of 财预〔2020〕10号.

    Its facts are its own: they never speak for the whole unit.

    >>> fund = FundRow(label="年度资金总额", final=wan_yuan("300"), outturn=wan_yuan("285"))
    >>> ProjectForm(key="annex-3", project_name="政务大厅改造", fund=fund).kind.official_name
    '项目支出绩效自评表'
    """

    kind: ClassVar[FormKind] = FormKind.PROJECT

    project_name: str = text_field("项目支出名称")
    department: str = text_field("主管部门")
    implementing_unit: str = text_field("实施单位")
    fund: FundRow | None = maybe("年度资金总额", FundRow)
    fund_parts: tuple[FundRow, ...] = many("其中 rows of the fund table", FundRow)
    goal: Goal | None = maybe("年度总体目标", Goal)
    indicators: tuple[Indicator, ...] = many("绩效指标", Indicator)
    total_label: str = text_field("the label of the total row", default="总分")
    total_points: PointsCell = points_cell("总分 / 分值")
    total_claimed: PointsCell = points_cell("总分 / 得分")
    claimed_rating: str = text_field("评价等次")
    note: str = text_field("备注")
    footer: Footer | None = maybe("the footer of a form", Footer)

    @property
    def not_applicable(self) -> bool:
        """Whether the form is marked `/`: its project has no name and its fund row no figure."""
        unnamed = self.project_name.strip() in {"/", "不适用", "无"}
        return unnamed and not any(
            isinstance(cell, Amount | Percent | Points)
            for row in ((self.fund,) if self.fund else ())
            for cell in (row.original, row.final, row.outturn, row.claimed)
        )

    @property
    def of_unit(self) -> bool:
        """A project does not speak for the whole unit."""
        return False

    def filers(self) -> tuple[str, ...]:
        """实施单位, or 主管部门."""
        return (self.implementing_unit, self.department)
