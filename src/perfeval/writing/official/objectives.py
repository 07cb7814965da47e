"""绩效目标表 on paper: who files it, the approved money, the goal, the targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from perfeval.filing import (
    FundRow,
    Goal,
    Indicator,
    MonitoringForm,
    ObjectivesForm,
    ProjectForm,
    UnitForm,
)
from perfeval.filing.values import Target
from perfeval.numbers.amounts import Unit
from perfeval.render.page import spans
from perfeval.writing.official.cells import block, figure, kept_apart, label, ruled, text
from perfeval.writing.paper import PaperCell, PaperTable

__all__ = [
    "filed_by",
    "funds_of",
    "goal_rows",
    "is_split",
    "objectives_table",
    "target_cells",
    "target_labels",
]

_WIDTHS: Final = (8, 10, 10, 18, 8, 12, 8, 16, 8)


def objectives_table(form: ObjectivesForm) -> PaperTable:
    """The official layout; 指标值说明 and 分值 only where the form has them."""
    rows = filed_by(form, len(_WIDTHS))
    money = ((each.label, each.final) for each in funds_of(form))
    rows += block(
        "项目资金(万元)",
        [[label(name, 3), figure(each, unit=Unit.WAN_YUAN)] for name, each in money],
    )
    rows += goal_rows(form.goal)
    if form.indicators:
        rows += block("绩效指标", [*_indicators(form.indicators)])
    return PaperTable(_WIDTHS, ruled(rows, len(_WIDTHS)))


def filed_by(form: ObjectivesForm | MonitoringForm, columns: int) -> list[list[PaperCell]]:
    """The rows that name the unit, the project, and who is in charge of it."""
    half = columns // 2
    names = [("预算单位名称", form.unit_name), ("项目名称", form.project_name)]
    rows = [[label(name, 3), text(said, columns - 3)] for name, said in names if said]
    if form.department or form.implementing_unit:
        rows.append(
            [
                *(label("主管部门", 3), text(form.department, half - 3)),
                *(label("实施单位", 2), text(form.implementing_unit)),
            ]
        )
    return rows


def goal_rows(goal: Goal | None, columns: int = 1) -> list[list[PaperCell]]:
    """The goal behind its label."""
    if goal is None:
        return []
    return block("年度目标", [[text(said)] for said in kept_apart(goal.expected)], columns)


def funds_of(form: ObjectivesForm | ProjectForm | UnitForm) -> tuple[FundRow, ...]:
    """The total of the funds, where the form has it, and its 其中 rows."""
    return (*(() if form.fund is None else (form.fund,)), *form.fund_parts)


def is_split(targets: Sequence[Target]) -> bool:
    """Whether 指标性质 and 度量单位 have columns of their own."""
    return any(each.nature or each.unit for each in targets)


def target_labels(name: str, *, split: bool, whole: int = 3) -> list[PaperCell]:
    """The headings of a target: three, or one over the columns that it has as a `whole`."""
    return [label("指标性质"), label(name), label("度量单位")] if split else [label(name, whole)]


def target_cells(target: Target, *, split: bool, whole: int = 3) -> list[PaperCell]:
    """A target below its headings."""
    said = [target.nature, target.text, target.unit]
    return list(map(text, said)) if split else [text(target.text, whole)]


def _indicators(indicators: Sequence[Indicator]) -> Iterator[list[PaperCell]]:
    split = is_split([each.target for each in indicators])
    clauses = any(each.clause for each in indicators)
    points = any(each.points.text for each in indicators)
    yield [
        *(label("一级指标"), label("二级指标"), label("三级指标")),
        *target_labels("指标值", split=split),
        *([label("指标值说明")] if clauses else []),
        *([label("分值")] if points else []),
    ]
    reach = spans([(each.level1, each.level2) for each in indicators])
    for each, (first, second) in zip(indicators, reach, strict=True):
        yield [
            *(label(each.level1, rows=first), label(each.level2, rows=second), text(each.name)),
            *target_cells(each.target, split=split),
            *([text(each.clause)] if clauses else []),
            *([figure(each.points)] if points else []),
        ]
