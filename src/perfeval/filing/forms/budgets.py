"""Budgets as a report states them: 年初, 年中调整, 全年; accounts of funds; classifications."""

from __future__ import annotations

import enum
from collections.abc import Iterator

from attrs import field, frozen

from perfeval.errors import InputError
from perfeval.filing.facts import Fact, Scope, stated
from perfeval.filing.lines import AmountLine, SpendingSplit
from perfeval.filing.structure import amount_cell, count_cell, many, maybe, of_kind
from perfeval.numbers.amounts import Amount, AmountCell
from perfeval.numbers.cells import CountCell
from perfeval.text.fields import of_text, optional_key, text_field

__all__ = [
    "Account",
    "Adjustment",
    "Basis",
    "Budget",
    "Classification",
    "HeadCount",
    "ReportedProject",
]


@frozen(kw_only=True)
class Adjustment:
    """One item of 年中预算调整: its amount (a cut is negative) and whether it is excluded.

    `excluded` marks 除外调整: caused by national policy, force majeure, or assignment by a
    superior (财预〔2013〕53号, 预算调整率); `reason` says which.

    >>> Adjustment(label="人员经费追加", amount=wan_yuan("52.79"), excluded=True).amount.printed
    '52.79万元'
    """

    label: str = field(**of_text("the label of an adjustment", empty=False))
    amount: Amount = field(**of_kind("the amount of an adjustment", Amount))
    excluded: bool = field(default=False, **of_kind("除外调整", bool))
    reason: str = text_field("the reason of an exclusion")


@frozen(kw_only=True)
class Budget:
    """预算情况 of a unit: from 年初预算 over itemised adjustments to 全年总预算 and its execution.

    `year_end_balance` is the balance that the report itself states (年末结转, 本年结余).

    >>> Budget(original=SpendingSplit(total=wan_yuan("1388.56"))).original.total.plain
    '1388.56'
    """

    scope: Scope = field(default=Scope.UNSTATED, **of_kind("the scope of money", Scope))
    brought_forward: AmountCell = amount_cell("上年结转")
    original: SpendingSplit | None = maybe("年初预算", SpendingSplit)
    adjustments: tuple[Adjustment, ...] = many("年中预算调整", Adjustment)
    adjusted_by: AmountCell = amount_cell("年中预算调整合计")
    final: SpendingSplit | None = maybe("全年总预算", SpendingSplit)
    outturn: SpendingSplit | None = maybe("预算执行", SpendingSplit)
    year_end_balance: AmountCell = amount_cell("年末结转")

    def facts(self, at: str) -> Iterator[Fact]:
        """``budget.*``, ``balance.*`` and the two sums of adjustments, by magnitude."""
        yield from stated(
            "balance.brought_forward", self.brought_forward, f"{at} / 上年结转", self.scope
        )
        for stage, split in (
            ("original", self.original),
            ("final", self.final),
            ("outturn", self.outturn),
        ):
            if split is not None:
                yield from split.facts(stage, at, self.scope)
        excluded = tuple(each for each in self.adjustments if each.excluded)
        for fact, items in (
            ("budget.adjustments", self.adjustments),
            ("budget.adjustments.excluded", excluded),
        ):
            yield from stated(fact, self._magnitude(items), at, self.scope)
        yield from stated(
            "balance.current_year", self.year_end_balance, f"{at} / 年末结转", self.scope
        )

    def _magnitude(self, items: tuple[Adjustment, ...]) -> Amount | None:
        """The sum of the items by magnitude; None where nothing is itemised or it is absurd."""
        if not self.adjustments:
            return None
        try:
            return Amount.of_atoms(
                sum(abs(each.amount.atoms) for each in items), self.adjustments[0].amount.unit
            )
        except InputError:  # 10^15 and more is no amount of any form
            return None


@frozen(kw_only=True)
class Account:
    """One account of funds with its scope: 批复, 到位, 支出 (基本, 项目), 上年结余, 本年结余.

    >>> Account(label="公共财政资金", approved=wan_yuan("1250.75")).approved.printed
    '1250.75万元'
    """

    label: str = field(**of_text("the label of an account", empty=False))
    scope: Scope = field(default=Scope.UNSTATED, **of_kind("the scope of money", Scope))
    subject: str = optional_key("the subject of an account")
    approved: AmountCell = amount_cell("预算批复")
    received: AmountCell = amount_cell("到位资金")
    spent: AmountCell = amount_cell("实际支出")
    basic: AmountCell = amount_cell("基本支出")
    project: AmountCell = amount_cell("项目支出")
    brought_forward: AmountCell = amount_cell("上年结余")
    balance: AmountCell = amount_cell("本年结余")

    def facts(self, at: str) -> Iterator[Fact]:
        """The facts of `subject` (``account.<subject>.spent`` …); of the whole unit where empty."""
        at = f"{at} / {self.label}"
        if self.subject:
            stem = f"account.{self.subject}"
            yield from stated(f"{stem}.approved", self.approved, at, self.scope)
            yield from stated(f"{stem}.received", self.received, at, self.scope)
            yield from stated(f"{stem}.spent", self.spent, at, self.scope)
            yield from stated(f"{stem}.brought_forward", self.brought_forward, at, self.scope)
            yield from stated(f"{stem}.balance", self.balance, at, self.scope)
            return
        yield from stated("budget.final", self.approved, f"{at} / 预算批复", self.scope)
        yield from stated("budget.received", self.received, f"{at} / 到位资金", self.scope)
        yield from stated("budget.outturn", self.spent, f"{at} / 实际支出", self.scope)
        yield from stated("basic.outturn", self.basic, f"{at} / 基本支出", self.scope)
        yield from stated("project.outturn", self.project, f"{at} / 项目支出", self.scope)
        yield from stated(
            "balance.brought_forward", self.brought_forward, f"{at} / 上年结余", self.scope
        )
        yield from stated("balance.current_year", self.balance, f"{at} / 本年结余", self.scope)


class Basis(enum.Enum):
    """By what a classification divides its total.

    >>> Basis("economic").name
    'ECONOMIC'
    """

    FUNCTIONAL = "functional"
    ECONOMIC = "economic"
    NATURE = "nature"
    SOURCE = "source"


@frozen(kw_only=True)
class Classification:
    """A total and its division: 功能分类, 经济分类, 基本/项目, or 资金来源, with printed shares.

    >>> Classification(label="按支出性质", basis=Basis.NATURE).lines
    ()
    """

    label: str = field(**of_text("the label of a classification", empty=False))
    basis: Basis = field(**of_kind("the basis of a classification", Basis))
    scope: Scope = field(default=Scope.UNSTATED, **of_kind("the scope of money", Scope))
    total: AmountCell = amount_cell("合计")
    lines: tuple[AmountLine, ...] = many("the lines of a classification", AmountLine)
    at: str = text_field("the place of a classification")


@frozen(kw_only=True)
class HeadCount:
    """One kind of staff, as the report counts it: 编制, 在职在编, 退休, 雇员, 临聘, 净空编.

    >>> HeadCount(label="编制数", count=Count("30人")).count.plain
    '30'
    """

    label: str = field(**of_text("the label of a head count", empty=False))
    count: CountCell = count_cell("a head count")
    fact: str = optional_key("the fact of a head count")

    def facts(self, at: str) -> Iterator[Fact]:
        """The fact that the count states, where it has an id."""
        if self.fact:
            yield from stated(self.fact, self.count, f"{at} / {self.label}")


@frozen(kw_only=True)
class ReportedProject:
    """A project that the report names: how it was procured, its contract and its acceptance.

    >>> ReportedProject(name="政务大厅改造", contract_amount=wan_yuan("28")).contract_amount.printed
    '28万元'
    """

    name: str = field(**of_text("the name of a project", empty=False))
    procurement: str = text_field("采购方式")
    contract_amount: AmountCell = amount_cell("合同金额")
    acceptance: str = text_field("验收")
    payment: str = text_field("付款")
