"""绩效监控情况表: how far a budget is carried out in the first months; it claims no results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from attrs import field, frozen

from perfeval.filing.forms.objectives import UnclaimedForm
from perfeval.filing.indicators import Goal
from perfeval.filing.kinds import FormKind
from perfeval.filing.notes import Footer
from perfeval.filing.relations import Figure, RateRelation, Relation
from perfeval.filing.structure import amount_cell, many, maybe, of_kind, rate_cell
from perfeval.filing.values import Actual, Target
from perfeval.numbers.amounts import Amount, AmountCell
from perfeval.numbers.cells import RateCell
from perfeval.numbers.printed import Percent
from perfeval.text.fields import of_text, text_field

__all__ = ["MonitoredFund", "MonitoredIndicator", "MonitoringForm"]

_LONGEST: Final = 60
"""How much of a label a relation quotes."""


@frozen(kw_only=True)
class MonitoredFund:
    """A row of money: 年初预算数, 1-7月执行数, 执行率 and 全年预计执行数, in the unit of the form.

    >>> MonitoredFund(label="年度资金总额", budget=wan_yuan("100")).so_far.text
    ''
    """

    label: str = field(**of_text("the label of a fund row", empty=False))
    budget: AmountCell = amount_cell("年初预算数")
    so_far: AmountCell = amount_cell("1-7月执行数")
    rate: RateCell = rate_cell("执行率")
    expected: AmountCell = amount_cell("全年预计执行数")


@frozen(kw_only=True)
class MonitoredIndicator:
    """三级指标: 年度指标值, 1-7月执行情况 and 全年预计完成情况, with the reason for a deviation.

    `causes` are the headings of 偏差原因分析 that are marked (经费保障, 制度保障 …), `reason` is
    原因说明, `likelihood` 完成目标可能性 as marked (确定能, 有可能, 完全不可能).

    >>> MonitoredIndicator(name="办件量", target=Target(text="≥100件"),
    ...     so_far=Actual(text="60件"), expected=Actual(text="100件")).likelihood
    ''
    """

    level1: str = text_field("一级指标")
    level2: str = text_field("二级指标")
    name: str = text_field("三级指标")
    target: Target = field(**of_kind("年度指标值", Target))
    so_far: Actual = field(**of_kind("1-7月执行情况", Actual))
    expected: Actual = field(**of_kind("全年预计完成情况", Actual))
    causes: tuple[str, ...] = many("偏差原因分析", str)
    reason: str = text_field("原因说明")
    likelihood: str = text_field("完成目标可能性")
    remark: str = text_field("备注")


@frozen(kw_only=True)
class MonitoringForm(UnclaimedForm):
    """项目支出绩效监控情况表 or 部门整体支出绩效监控情况表: half a year's figures, no scores.

    `months` is the period as the headings print it (1-7月). Its tables imply 执行率 = 执行数 ÷
    年初预算数 in each row of money. Source: 财预〔2020〕10号 article 6; the forms of the provinces.

    >>> form = MonitoringForm(key="monitoring", project_name="培训", months="1-7月")
    >>> form.is_self_evaluation, form.kind.official_name
    (False, '绩效监控情况表')
    """

    kind: ClassVar[FormKind] = FormKind("monitoring", "绩效监控情况表")

    months: str = text_field("the months that are monitored")
    funds: tuple[MonitoredFund, ...] = many("资金", MonitoredFund)
    goal: Goal | None = maybe("年度目标", Goal)
    monitored: tuple[MonitoredIndicator, ...] = many("绩效指标", MonitoredIndicator)
    note: str = text_field("备注")
    footer: Footer | None = maybe("the footer of a form", Footer)

    def relations(self) -> Iterator[Relation]:
        """执行率 of every row of money; one without a percent sign may be a share, and is left."""
        for row in self.funds:
            spent, budget, rate = row.so_far, row.budget, row.rate
            if (
                isinstance(spent, Amount)
                and isinstance(budget, Amount)
                and isinstance(rate, Percent)
                and not rate.bare
            ):
                at = f"{row.label[:_LONGEST]} / 执行率"
                yield RateRelation(
                    at=at,
                    numerator=Figure(label=f"{self.months[:_LONGEST]}执行数", value=spent, at=at),
                    denominator=Figure(label="年初预算数", value=budget, at=at),
                    rate=Figure(label="执行率", value=rate, at=at),
                )
