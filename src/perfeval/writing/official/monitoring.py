"""绩效监控情况表 on paper: the money and the indicators of the first months, causes and outlook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.filing import MonitoredFund, MonitoredIndicator, MonitoringForm
from perfeval.numbers.amounts import Unit
from perfeval.render.page import spans
from perfeval.writing.official.cells import block, figure, label, ruled, text
from perfeval.writing.official.objectives import (
    filed_by,
    goal_rows,
    is_split,
    target_cells,
    target_labels,
)
from perfeval.writing.paper import PaperCell, PaperTable

__all__ = ["monitoring_table"]

_AHEAD: Final = (6, 8, 8, 14, 7, 8, 7, 9, 9)
"""How wide the columns are up to 全年预计完成情况; behind them stand those that are marked."""
_MARKED: Final = 6
_REASON: Final = 12
_REMARK: Final = 8
_CAUSES: Final = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
_OUTLOOK: Final = "完成目标可能性"
_OUTLOOKS: Final = ("确定能", "有可能", "完全不可能")
_MARK: Final = "√"
_NOW: Final = "目前"
"""What the headings say where the form does not say its months."""
_BUDGET_AT: Final = 4
_SO_FAR_AT: Final = 6
"""The columns in which 年初预算数 and 执行数 begin."""


def monitoring_table(form: MonitoringForm) -> PaperTable:
    """The official layout, in the months that the form says."""
    months, marks = form.months or _NOW, _Marks.of(form.monitored)
    causes, outlooks = ((_MARKED,) * len(each) for each in (marks.causes, marks.outlooks))
    widths = (*_AHEAD, *causes, _REASON, *outlooks, _REMARK)
    rows = filed_by(form, len(widths))
    if form.funds:
        rows += block("项目资金(万元)", [*_funds(form.funds, months, len(rows) + 1)])
    rows += goal_rows(form.goal, 3)
    if form.monitored:
        rows += block("绩效指标", [*_indicators(form.monitored, months, marks)])
    return PaperTable(widths, ruled(rows, len(widths)))


@frozen
class _Marks:
    """The headings below which indicators are marked; one for the outlook where it is in words."""

    causes: tuple[str, ...]
    outlooks: tuple[str, ...]

    @classmethod
    def of(cls, rows: Sequence[MonitoredIndicator]) -> _Marks:
        """Those of the official form, and what else is a cause."""
        found = [cause.partition("：")[0] for each in rows for cause in each.causes]
        told = any(each.likelihood and each.likelihood not in _OUTLOOKS for each in rows)
        return cls(tuple(dict.fromkeys((*_CAUSES, *found))), (_OUTLOOK,) if told else _OUTLOOKS)

    @property
    def told(self) -> bool:
        """Whether the outlook is in words."""
        return self.outlooks == (_OUTLOOK,)


def _funds(funds: Sequence[MonitoredFund], months: str, first: int) -> Iterator[list[PaperCell]]:
    """The heading, and the rows of money; `first` is the row of the table in which these begin."""
    yield [
        label("资金来源", 3),
        *(label("年初预算数", 2), label(f"{months}执行数", 2)),
        *(label(f"{months}执行率", 2), label("全年预计执行数", 2)),
    ]
    for row, each in enumerate(funds, first):
        money = (figure(cell, 2, unit=Unit.WAN_YUAN) for cell in (each.budget, each.so_far))
        yield [
            *(label(each.label, 3), *money),
            evolve(figure(each.rate, 2), ratio_of=((row, _SO_FAR_AT), (row, _BUDGET_AT))),
            figure(each.expected, 2, unit=Unit.WAN_YUAN),
        ]


def _indicators(
    rows: Sequence[MonitoredIndicator], months: str, marks: _Marks
) -> Iterator[list[PaperCell]]:
    """The heading of two rows, then a row for each indicator with its marks."""
    split = is_split([each.target for each in rows])
    ahead = [
        *(label("一级指标"), label("二级指标"), label("三级指标")),
        *target_labels("年度指标值", split=split),
        *(label(f"{months}执行情况"), label("全年预计完成情况")),
    ]
    outlook = label(_OUTLOOK, len(marks.outlooks), rows=2 if marks.told else 1)
    yield [
        *(evolve(each, rows=2) for each in ahead),
        *(label("偏差原因分析", len(marks.causes) + 1), outlook, label("备注", rows=2)),
    ]
    yield [
        *(evolve(each, rows=0) for each in ahead),
        *(label(each) for each in (*marks.causes, "原因说明")),
        *([evolve(outlook, rows=0)] if marks.told else map(label, marks.outlooks)),
        label("备注", rows=0),
    ]
    reach = spans([(each.level1, each.level2) for each in rows])
    for each, (first, second) in zip(rows, reach, strict=True):
        answers = [_marked(one, (each.likelihood,)) for one in marks.outlooks]
        yield [
            *(label(each.level1, rows=first), label(each.level2, rows=second), text(each.name)),
            *target_cells(each.target, split=split),
            *(text(each.so_far.text), text(each.expected.text)),
            *(text(_marked(cause, each.causes)) for cause in marks.causes),
            text(each.reason),
            *map(text, [each.likelihood] if marks.told else answers),
            text(each.remark),
        ]


def _marked(heading: str, marks: Sequence[str]) -> str:
    """What stands below a heading: a mark, words, or nothing."""
    found = {name: said for name, _, said in (each.partition("：") for each in marks)}
    return (found[heading] or _MARK) if heading in found else ""
