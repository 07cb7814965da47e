"""Rows of money: trees of lines with what 其中 means in each, and the rows of a fund table."""

from __future__ import annotations

import enum
from collections.abc import Iterator

from attrs import field, frozen

from perfeval.filing.facts import Fact, Scope, stated
from perfeval.filing.structure import amount_cell, checked_parts, of_kind, optional_cell, rate_cell
from perfeval.numbers.amounts import Amount, AmountCell
from perfeval.numbers.cells import PointsCell, RateCell
from perfeval.numbers.printed import Percent, Points
from perfeval.text.fields import of_text, optional_key, text_field

__all__ = ["AmountLine", "Breakdown", "CostLine", "FundRow", "SpendingSplit"]


class Breakdown(enum.Enum):
    """其中: whether the parts add up to the whole, lie within it, or overlap each other.

    >>> Breakdown("subset").name
    'SUBSET'
    """

    EXHAUSTIVE = "exhaustive"
    SUBSET = "subset"
    OVERLAPPING = "overlapping"


def breakdown_field() -> Breakdown:
    """A field that says how parts stand to their whole; exhaustive by default."""
    made: Breakdown = field(default=Breakdown.EXHAUSTIVE, **of_kind("a breakdown", Breakdown))
    return made


@frozen(kw_only=True)
class AmountLine:
    """One labelled amount, with its printed share where the table gives shares.

    >>> AmountLine(label="其中：基本支出", amount=wan_yuan("253.31")).amount.text
    '253.31'
    """

    label: str = field(**of_text("the label of a line", empty=False))
    amount: AmountCell = amount_cell("an amount")
    share: RateCell = rate_cell("a share")
    fact: str = optional_key("the fact of a line")

    def facts(self, at: str) -> Iterator[Fact]:
        """The fact that the line states, where it has an id."""
        if self.fact:
            yield from stated(self.fact, self.amount, f"{at} / {self.label}")


@frozen(kw_only=True)
class CostLine:
    """One row of 经费控制情况: 上年决算数, 本年预算数, 本年决算数, and the rows below it.

    `fact` is the stem of its facts: ``three_public`` gives ``three_public.prior_outturn``,
    ``three_public.budget`` and ``three_public.outturn``. `breakdown` says how `parts` stand to
    the line. Source: 附件1 基础数据表, 三公经费, 项目支出, 公用经费.

    >>> CostLine(label="公务接待", budget=wan_yuan("0.2"), outturn=wan_yuan("0.13")).parts
    ()
    """

    label: str = field(**of_text("the label of a line", empty=False))
    fact: str = optional_key("the fact of a line")
    prior_outturn: AmountCell = amount_cell("上年决算数")
    budget: AmountCell = amount_cell("本年预算数")
    outturn: AmountCell = amount_cell("本年决算数")
    breakdown: Breakdown = breakdown_field()
    parts: tuple[CostLine, ...] = field(default=())

    def __attrs_post_init__(self) -> None:
        checked_parts(self, "parts", "the parts of a line")

    def facts(self, at: str) -> Iterator[Fact]:
        """The facts that this line and its parts state."""
        at = f"{at} / {self.label}"
        if self.fact:
            yield from stated(f"{self.fact}.prior_outturn", self.prior_outturn, at)
            yield from stated(f"{self.fact}.budget", self.budget, at)
            yield from stated(f"{self.fact}.outturn", self.outturn, at)
        for part in self.parts:
            yield from part.facts(at)


@frozen(kw_only=True)
class SpendingSplit:
    """A budget or its execution, whole and as 基本支出 and 项目支出.

    >>> SpendingSplit(total=wan_yuan("3557.6"), basic=wan_yuan("1028.69")).basic.plain
    '1028.69'
    """

    total: AmountCell = amount_cell("合计")
    basic: AmountCell = amount_cell("基本支出")
    project: AmountCell = amount_cell("项目支出")

    def facts(self, stage: str, at: str, scope: Scope = Scope.UNSTATED) -> Iterator[Fact]:
        """``budget.<stage>``, ``basic.<stage>`` and ``project.<stage>``."""
        yield from stated(f"budget.{stage}", self.total, at, scope)
        yield from stated(f"basic.{stage}", self.basic, f"{at} / 基本支出", scope)
        yield from stated(f"project.{stage}", self.project, f"{at} / 项目支出", scope)


@frozen(kw_only=True)
class FundRow:
    """年度资金总额 or one of its 其中 rows: 年初预算数, 全年预算数, 全年执行数, 分值, 执行率, 得分.

    None stands for a column that the form does not have (some have no 年初预算数, some no 执行率).
    `reason` is 原因 or 备注, which some forms ask for.

    >>> FundRow(label="年度资金总额", final=wan_yuan("9.48"), outturn=wan_yuan("9.48")).original
    """

    label: str = field(**of_text("the label of a fund row", empty=False))
    original: AmountCell | None = optional_cell("年初预算数", Amount)
    final: AmountCell = amount_cell("全年预算数")
    outturn: AmountCell = amount_cell("全年执行数")
    points: PointsCell | None = optional_cell("分值", Points)
    rate: RateCell | None = optional_cell("执行率", Percent)
    claimed: PointsCell | None = optional_cell("得分", Points)
    reason: str = text_field("原因")

    def facts(self, stem: str, at: str) -> Iterator[Fact]:
        """``<stem>.original``, ``<stem>.final`` and ``<stem>.outturn``."""
        at = f"{at} / {self.label}"
        yield from stated(f"{stem}.original", self.original, f"{at} / 年初预算数")
        yield from stated(f"{stem}.final", self.final, f"{at} / 全年预算数")
        yield from stated(f"{stem}.outturn", self.outturn, f"{at} / 全年执行数")
