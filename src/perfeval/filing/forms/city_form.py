"""部门整体支出绩效自评表 of 岳阳市 (2020): sections 一 to 四 of the form.

Section 五 (文字部分) is a report of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from attrs import field, frozen

from perfeval.filing.facts import Fact, stated
from perfeval.filing.form import Form
from perfeval.filing.forms.base_data import Staffing
from perfeval.filing.indicators import Goal, Indicator
from perfeval.filing.kinds import FormKind
from perfeval.filing.relations import Figure, table_figure
from perfeval.filing.structure import amount_cell, many, maybe, points_cell
from perfeval.numbers.amounts import Amount, AmountCell
from perfeval.numbers.cells import PointsCell
from perfeval.text.fields import of_text, text_field

__all__ = [
    "CityForm",
    "Evaluator",
    "FixedAssets",
    "Income",
    "Opinion",
    "Spending",
    "ThreePublic",
]


@frozen(kw_only=True)
class Income:
    """年度收入情况, one row per 机构: 收入合计 and its sources.

    >>> Income(organisation="局机关", total=wan_yuan("5238.85")).total.plain
    '5238.85'
    """

    organisation: str = text_field("机构名称")
    total: AmountCell = amount_cell("收入合计")
    brought_forward: AmountCell = amount_cell("上年结转")
    fiscal_appropriation: AmountCell = amount_cell("公共财政拨款")
    fund_appropriation: AmountCell = amount_cell("政府基金拨款")
    special_account: AmountCell = amount_cell("纳入专户管理的非税收入拨款")
    other: AmountCell = amount_cell("其他收入")

    def facts(self, at: str) -> Iterator[Fact]:
        """``income.total`` and its sources, ``balance.brought_forward``."""
        at = f"{at} / 年度收入情况"
        yield from stated("income.total", self.total, f"{at} / 收入合计")
        yield from stated("balance.brought_forward", self.brought_forward, f"{at} / 上年结转")
        yield from stated("income.fiscal", self.fiscal_appropriation, f"{at} / 公共财政拨款")
        yield from stated("income.fund", self.fund_appropriation, f"{at} / 政府基金拨款")
        yield from stated("income.special_account", self.special_account, at)
        yield from stated("income.other", self.other, f"{at} / 其他收入")


@frozen(kw_only=True)
class Spending:
    """年度支出和结余情况, one row per 机构: 支出合计, its parts, 当年结余 and 累计结余.

    >>> Spending(organisation="局机关", total=wan_yuan("3557.6")).total.printed
    '3557.6万元'
    """

    organisation: str = text_field("机构名称")
    total: AmountCell = amount_cell("支出合计")
    basic: AmountCell = amount_cell("基本支出")
    personnel: AmountCell = amount_cell("人员支出")
    operating: AmountCell = amount_cell("公用支出")
    project: AmountCell = amount_cell("项目支出")
    current_year_balance: AmountCell = amount_cell("当年结余")
    cumulative_balance: AmountCell = amount_cell("累计结余")

    def facts(self, at: str) -> Iterator[Fact]:
        """``budget.outturn`` and its parts, the two balances."""
        at = f"{at} / 年度支出和结余情况"
        yield from stated("budget.outturn", self.total, f"{at} / 支出合计")
        yield from stated("basic.outturn", self.basic, f"{at} / 基本支出")
        yield from stated("personnel.outturn", self.personnel, f"{at} / 人员支出")
        yield from stated("operating.outturn", self.operating, f"{at} / 公用支出")
        yield from stated("project.outturn", self.project, f"{at} / 项目支出")
        yield from stated("balance.current_year", self.current_year_balance, f"{at} / 当年结余")
        yield from stated("balance.cumulative", self.cumulative_balance, f"{at} / 累计结余")


@frozen(kw_only=True)
class ThreePublic:
    """三公经费, one row per 机构: actual spending and its four parts.

    >>> ThreePublic(organisation="局机关", total=wan_yuan("8.38")).total.plain
    '8.38'
    """

    organisation: str = text_field("机构名称")
    total: AmountCell = amount_cell("三公经费合计")
    hospitality: AmountCell = amount_cell("公务接待费")
    vehicle_running: AmountCell = amount_cell("公务用车运维费")
    vehicle_purchase: AmountCell = amount_cell("公务用车购置费")
    overseas: AmountCell = amount_cell("因公出国费")

    def facts(self, at: str) -> Iterator[Fact]:
        """``three_public.outturn`` and its parts."""
        at = f"{at} / 三公经费"
        stem = "three_public"
        yield from stated(f"{stem}.outturn", self.total, f"{at} / 三公经费合计")
        yield from stated(f"{stem}.hospitality.outturn", self.hospitality, at)
        yield from stated(f"{stem}.vehicle_running.outturn", self.vehicle_running, at)
        yield from stated(f"{stem}.vehicle_purchase.outturn", self.vehicle_purchase, at)
        yield from stated(f"{stem}.overseas.outturn", self.overseas, at)


@frozen(kw_only=True)
class FixedAssets:
    """固定资产, one row per 机构: 合计, 在用, 出租 and 其他.

    >>> FixedAssets(organisation="局机关", total=wan_yuan("3000.12")).total.plain
    '3000.12'
    """

    organisation: str = text_field("机构名称")
    total: AmountCell = amount_cell("固定资产合计")
    in_use: AmountCell = amount_cell("在用固定资产")
    leased: AmountCell = amount_cell("出租固定资产")
    other: AmountCell = amount_cell("其他")

    def facts(self, at: str) -> Iterator[Fact]:
        """``assets.total``, ``assets.in_use`` and ``assets.leased``."""
        at = f"{at} / 固定资产"
        yield from stated("assets.total", self.total, f"{at} / 固定资产合计")
        yield from stated("assets.in_use", self.in_use, f"{at} / 在用固定资产")
        yield from stated("assets.leased", self.leased, f"{at} / 出租固定资产")


@frozen(kw_only=True)
class Evaluator:
    """评价人员: the post and the organisation of an evaluator; the name is never kept.

    >>> Evaluator(post="财务股长", organisation="局机关").post
    '财务股长'
    """

    post: str = field(**of_text("职务/职称", empty=False))
    organisation: str = text_field("单位")


@frozen(kw_only=True)
class Opinion:
    """An opinion box: its heading and its text.

    >>> Opinion(heading="评价组意见", text="情况属实").heading
    '评价组意见'
    """

    heading: str = field(**of_text("the heading of an opinion", empty=False))
    text: str = text_field("the text of an opinion")


@frozen(kw_only=True)
class CityForm(Form):
    """岳阳市 部门（单位）整体支出绩效自评表, sections 一 to 四.

    `goals` are the 定量目标 rows (绩效目标, 完成情况); `claimed_score` and `claimed_rating` are
    绩效自评综合得分 and 评价等次 as the unit claims them. Several 机构 give several rows; a fact of
    the whole unit is derived only where there is one row.

    >>> form = CityForm(key="city", claimed_score=Points("95"), claimed_rating="优")
    >>> form.kind.official_name
    '部门整体支出绩效自评表（岳阳市）'
    """

    kind: ClassVar[FormKind] = FormKind.CITY

    staffing: Staffing | None = maybe("人员编制", Staffing)
    duties: str = text_field("职能职责概述")
    work: str = text_field("年度主要工作内容")
    achievements: str = text_field("年度部门（单位）总体运行情况及取得的成绩")
    income: tuple[Income, ...] = many("年度收入情况", Income)
    spending: tuple[Spending, ...] = many("年度支出和结余情况", Spending)
    three_public: tuple[ThreePublic, ...] = many("三公经费", ThreePublic)
    assets: tuple[FixedAssets, ...] = many("固定资产", FixedAssets)
    goal: Goal | None = maybe("整体支出绩效定性目标及实施计划完成情况", Goal)
    goals: tuple[Indicator, ...] = many("整体支出绩效定量目标及实施计划完成情况", Indicator)
    claimed_score: PointsCell = points_cell("绩效自评综合得分")
    claimed_rating: str = text_field("评价等次")
    evaluators: tuple[Evaluator, ...] = many("评价人员", Evaluator)
    opinions: tuple[Opinion, ...] = many("opinions", Opinion)

    def filers(self) -> tuple[str, ...]:
        """The organisations of the evaluators."""
        return tuple(each.organisation for each in self.evaluators)

    def prose(self) -> Iterator[tuple[str, str]]:
        """年度主要工作内容 and 取得的成绩."""
        yield self.work, "年度主要工作内容"
        yield self.achievements, "年度部门（单位）总体运行情况及取得的成绩"

    def prose_paths(self) -> Iterator[str]:
        """The fields of those texts."""
        yield from ("work", "achievements")

    def table_figures(self) -> Iterator[Figure]:
        """Spending by its kinds, and 其他收入."""
        for spending in self.spending:
            at = f"年度支出和结余情况 / {spending.organisation}"
            yield from table_figure("基本支出", spending.basic, f"{at} / 基本支出")
            yield from table_figure("项目支出", spending.project, f"{at} / 项目支出")
            yield from table_figure("总支出", spending.total, f"{at} / 支出合计")
        for income in self.income:
            at = f"年度收入情况 / {income.organisation}"
            yield from table_figure("其他收入", income.other, f"{at} / 其他收入")

    def table_paths(self) -> Iterator[str]:
        """The fields of those amounts."""
        for number, spending in enumerate(self.spending):
            for name in ("basic", "project", "total"):
                if isinstance(getattr(spending, name), Amount):
                    yield f"spending.{number}.{name}"
        for number, income in enumerate(self.income):
            if isinstance(income.other, Amount):
                yield f"income.{number}.other"

    def facts(self) -> Iterator[Fact]:
        """Every fact that the tables state."""
        at = self.official_title
        if self.staffing is not None:
            yield from self.staffing.facts(f"{at} / 一、部门（单位）基本概况")
        tables: tuple[tuple[Income | Spending | ThreePublic | FixedAssets, ...], ...]
        tables = (self.income, self.spending, self.three_public, self.assets)
        for rows in tables:
            if len(rows) == 1:
                yield from rows[0].facts(at)
