"""附件2 and 附件3 on paper, and the project form of 财预〔2020〕10号: funds, goal, indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Any, Final, TypeVar

from attrs import evolve, frozen

from perfeval.filing import FundRow, Indicator, ProjectForm, UnitForm
from perfeval.filing.lines import AmountLine
from perfeval.numbers.amounts import Amount, Unit
from perfeval.numbers.cells import BLANK
from perfeval.render.page import spans
from perfeval.writing.official.cells import block, figure, label, ruled, text
from perfeval.writing.official.objectives import funds_of, is_split, target_cells, target_labels
from perfeval.writing.paper import PaperCell, PaperTable, Place

__all__ = ["project_table", "unit_table", "with_all_columns"]

_Form = TypeVar("_Form", bound=UnitForm | ProjectForm)

_WIDTHS: Final = (6, 9, 9, 11, 8, 7, 7, 6, 5, 5, 5, 6, 6, 8)
_WAN: Final = Unit.WAN_YUAN
_MONEY: Final = ("original", "final", "outturn")
_LABELS: Final = 3
"""How many columns the labels of a block and of a row of funds take."""
_POINTS_AT: Final = 9
"""The column in which 分值 begins; 得分 is two columns on."""
_FUND_COLUMNS: Final = {
    "original": ("年初预算数", 1),
    "final": ("全年预算数", 2),
    "outturn": ("全年执行数", 2),
    "points": ("分值", 2),
    "rate": ("执行率", 2),
    "claimed": ("得分", 1),
    "reason": ("原因", 1),
}
"""The columns of funds behind the label of a row, each with its heading and how wide it is."""


def with_all_columns(form: _Form) -> _Form:
    """A form of which each row of funds has a blank in the columns that only others have."""
    columns = _columns_of(form)

    def whole(fund: FundRow) -> FundRow:
        lacking: dict[str, Any] = {
            column: BLANK for column in columns if getattr(fund, column) is None
        }
        return evolve(fund, **lacking)

    fund = None if form.fund is None else whole(form.fund)
    return evolve(form, fund=fund, fund_parts=tuple(map(whole, form.fund_parts)))


def unit_table(form: UnitForm) -> PaperTable:
    """附件2 with its two breakdowns."""
    rows = [[label("预算单位名称", 3), text(form.unit_name, 11)]]
    funds = _Funds.of(form, len(rows))
    rows += funds.rows("年度预算申请(万元)", [*_breakdown(form.by_income, form.by_nature)])
    return _table(form, rows, funds)


def project_table(form: ProjectForm) -> PaperTable:
    """附件3, or the national form where it is no annex."""
    name = "项目支出名称" if form.key.startswith("annex-") else "项目名称"
    rows = [
        [label(name, 3), text(form.project_name, 11)],
        [
            label("主管部门", 3),
            text(form.department, 4),
            label("实施单位", 3),
            text(form.implementing_unit, 4),
        ],
    ]
    funds = _Funds.of(form, len(rows))
    rows += funds.rows("项目资金(万元)", [])
    return _table(form, rows, funds)


def _table(form: UnitForm | ProjectForm, rows: list[list[PaperCell]], funds: _Funds) -> PaperTable:
    if form.goal is not None:
        rows += block(
            "年度总体目标",
            [
                [label("预期目标", 5), label("实际完成情况", 8)],
                [text(form.goal.expected, 5), text(form.goal.actual, 8)],
            ],
        )
    first = len(rows) + 1
    groups = [(goal, [*own]) for goal, own in groupby(form.indicators, lambda each: each.goal)]
    for goal, own in groups or [("", [])]:
        rows += block(goal or "绩效指标", [*_indicators(own)])
    scored = range(first, len(rows))
    rows.append(
        [
            label(form.total_label, _POINTS_AT),
            *(
                evolve(
                    figure(value, width),
                    sum_of=(*((row, column) for row in scored), *funds.scored(name)),
                )
                for value, width, column, name in (
                    (form.total_points, 2, _POINTS_AT, "points"),
                    (form.total_claimed, 1, _POINTS_AT + 2, "claimed"),
                )
            ),
            text("", 2),
        ]
    )
    if form.claimed_rating:
        rows.append([label("自评等级", _POINTS_AT), text(form.claimed_rating)])
    return PaperTable(_WIDTHS, ruled(rows, len(_WIDTHS)))


@frozen
class _Funds:
    """The rows of funds, with the columns that any of them has, and where they stand."""

    funds: tuple[FundRow, ...]
    columns: tuple[str, ...]
    first: int
    """The row of the table in which the first of them stands."""

    @classmethod
    def of(cls, form: UnitForm | ProjectForm, above: int) -> _Funds:
        """The funds of a form, below so many other rows and their own heading."""
        return cls(funds_of(form), _columns_of(form), above + 1)

    def rows(self, name: str, below: list[list[PaperCell]]) -> list[list[PaperCell]]:
        """The block of this name: the heading, the funds, and other rows `below`."""
        if not self.funds:
            return block(name, below)
        headings = (_FUND_COLUMNS[column] for column in self.columns)
        head = [label("", 2), *(label(heading, width) for heading, width in headings)]
        made = [self._row(number, fund) for number, fund in enumerate(self.funds)]
        return block(name, [head, *made, *below])

    def scored(self, column: str) -> tuple[Place, ...]:
        """Where the points or the score of 年度资金总额 stand, which are part of 总分."""
        return (self._at(0, column),) if column in self.columns else ()

    def _row(self, number: int, fund: FundRow) -> list[PaperCell]:
        cells = [label(fund.label, 2)]
        for column in self.columns:
            value, (_, width) = getattr(fund, column), _FUND_COLUMNS[column]
            if column == "reason":
                cells.append(text(value, width))
                continue
            cell = figure(value, width, unit=_WAN)
            if column == "rate":
                ratio = self._at(number, "outturn"), self._at(number, "final")
                cell = evolve(cell, ratio_of=ratio)
            elif number == 0 and column in _MONEY:
                parts = range(1, len(self.funds))
                cell = evolve(cell, sum_of=tuple(self._at(part, column) for part in parts))
            cells.append(cell)
        return cells

    def _at(self, number: int, column: str) -> Place:
        """The place of a cell: behind the labels of the block and of the row."""
        left = self.columns[: self.columns.index(column)]
        return self.first + number, _LABELS + sum(_FUND_COLUMNS[each][1] for each in left)


def _columns_of(form: UnitForm | ProjectForm) -> tuple[str, ...]:
    """The columns that any row of funds has."""
    return tuple(
        column
        for column in _FUND_COLUMNS
        if any(getattr(fund, column) not in (None, "") for fund in funds_of(form))
    )


def _breakdown(
    by_income: Sequence[AmountLine], by_nature: Sequence[AmountLine]
) -> Iterator[list[PaperCell]]:
    """按收入性质分 beside 按支出性质分, a line of each in a row."""
    if not (by_income or by_nature):
        return
    yield [label("按收入性质分：", 5), label("按支出性质分：", 8)]
    for income, nature in zip_longest(by_income, by_nature):
        yield [text(_line(income), 5), text(_line(nature), 8)]


def _line(line: AmountLine | None) -> str:
    if line is None:
        return ""
    amount = line.amount
    said = amount.text if not isinstance(amount, Amount) or amount.unit is _WAN else amount.printed
    return f"{line.label}：{said}"


def _indicators(indicators: Sequence[Indicator]) -> Iterator[list[PaperCell]]:
    """The heading, and a row for each indicator under its merged labels."""
    split = is_split([each.target for each in indicators])
    clauses = any(each.clause for each in indicators)
    yield [
        label("一级指标"),
        label("二级指标"),
        label("三级指标", 2 if not clauses else 1),
        *([label("评分标准")] if clauses else []),
        *target_labels("年度指标值", split=split, whole=2),
        label("实际完成值", 1 if split else 2),
        label("分值", 2),
        label("得分"),
        label("偏差原因分析及改进措施", 2),
    ]
    reach = spans([(each.level1, each.level2) for each in indicators])
    for each, (first, second) in zip(indicators, reach, strict=True):
        yield [
            label(each.level1, rows=first),
            label(each.level2, rows=second),
            text(each.name, 2 if not clauses else 1),
            *([text(each.clause)] if clauses else []),
            *target_cells(each.target, split=split, whole=2),
            text(each.actual.text, 1 if split else 2),
            figure(each.points, 2),
            figure(each.claimed),
            text(each.variance_note, 2),
        ]
