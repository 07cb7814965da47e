"""The blank form that a rubric is for: its rows with their points, and nothing filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.errors import InputError, Shown
from perfeval.filing import (
    Actual,
    AmountLine,
    BudgetUnit,
    Filing,
    Footer,
    Form,
    FormKind,
    FundRow,
    Goal,
    GoalReview,
    Indicator,
    ProjectForm,
    ResultReview,
    ScoreSheet,
    SheetRow,
    Target,
    UnitForm,
)
from perfeval.numbers.cells import BLANK, PointsCell
from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section

__all__ = ["blank_filing"]

_ANNEX: Final = re.compile(r"附件([0-9]{1,2}(?:-[0-9]{1,2})?)(?:、.*)?")
"""Its number, and behind it what explains how it is filled in: 附件2-5、附件2-6."""
_EXPECTED: Final = "附件2, 附件3, 附件3-1, 绩效目标审核表, 绩效自评结果复核表 or the national form"
_UNIT: Final = "（单位名称）"
_LEVELS: Final = {
    "产出": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "成本": ("经济成本指标", "社会成本指标", "生态环境成本指标"),
    "效益": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度": ("服务对象满意度指标",),
}
"""The 二级 labels under each 一级 label. Source: 财预〔2020〕10号, 财预〔2021〕101号."""
_SHEETS: Final = (ScoreSheet, GoalReview, ResultReview)
_EMPTY_ROWS: Final = 2
_FUND_PARTS: Final = ("其中：当年财政拨款", "上年结转资金", "其他资金")
_BY_INCOME: Final = (
    *("其中：一般公共预算", "政府性基金拨款", "纳入专户管理的非税收入拨款", "其他资金"),
)
_BY_NATURE: Final = (("其中：基本支出", "basic.outturn"), ("项目支出", "project.outturn"))


def blank_filing(rubric: Rubric) -> Filing:
    """A filing of the one form that the rubric is for, blank but for its labels and points.

    Raises `InputError` where this kind of form has no official layout.
    """
    return Filing(
        unit=BudgetUnit(name=_UNIT, jurisdiction=rubric.jurisdiction),
        year=rubric.years.first if rubric.years.first == rubric.years.last else None,
        forms=(_form(rubric),),
    )


def _form(rubric: Rubric) -> Form:
    found = _ANNEX.fullmatch(rubric.source.annex)
    key = f"annex-{found[1]}" if found else rubric.form.key
    sheet = next((each for each in _SHEETS if each.kind == rubric.form), None)
    if sheet is not None:
        return sheet(
            key=key,
            title=f"附件{found[1]} {rubric.form.official_name}" if found else "",
            unit_name=_UNIT,
            rows=tuple(_sheet_rows(rubric)),
            total_points=rubric.out_of,
        )
    if rubric.form not in (FormKind.UNIT, FormKind.PROJECT):
        name = Shown(rubric.form.official_name)
        raise InputError("the form to write", name, _EXPECTED)
    fund = next((item for item in _items(rubric) if _is_fund(item)), None)
    row = None if fund is None else _fund(fund.name, fund.points)
    indicators = tuple(_indicators(rubric))
    if rubric.form == FormKind.UNIT:
        return UnitForm(
            key=key,
            fund=row,
            by_income=tuple(AmountLine(label=each) for each in _BY_INCOME),
            by_nature=tuple(AmountLine(label=each, fact=fact) for each, fact in _BY_NATURE),
            goal=Goal(),
            indicators=indicators,
            total_points=rubric.out_of,
            footer=Footer(),
        )
    return ProjectForm(
        key=key,
        fund=row,
        fund_parts=() if row is None else tuple(_fund(each, BLANK) for each in _FUND_PARTS),
        goal=Goal(),
        indicators=indicators,
        total_points=rubric.out_of,
        footer=Footer(),
    )


def _items(rubric: Rubric) -> Iterator[Criterion | Pool]:
    return (item for _, item in rubric.walk())


def _is_fund(item: Criterion | Pool) -> bool:
    """Whether a row stands in the table of funds: it is scored by the figures of that table."""
    if isinstance(item, Pool) or item.measure is None:
        return False
    return all(fact.startswith("fund.") for fact in item.measure.formula.facts)


def _fund(label: str, points: PointsCell) -> FundRow:
    return FundRow(label=label, original=BLANK, points=points, rate=BLANK, claimed=BLANK)


def _indicators(rubric: Rubric) -> Iterator[Indicator]:
    """Empty rows under the labels of each pool; a criterion outside of the funds as it is named."""
    for path, item in rubric.walk():
        if isinstance(item, Criterion):
            if not _is_fund(item):
                yield _indicator(path[0], path[-1], item.name, item.points)
            continue
        first = item.labels[0] if item.labels else item.name
        stem = next((stem for stem in _LEVELS if first.startswith(stem)), "")
        for level2 in _LEVELS.get(stem, (first,)):
            for _ in range(_EMPTY_ROWS):
                yield _indicator(f"{first}({item.points.plain}分)", level2, "", BLANK)


def _indicator(level1: str, level2: str, name: str, points: PointsCell) -> Indicator:
    return Indicator(
        level1=level1, level2=level2, name=name, target=Target(), actual=Actual(), points=points
    )


def _sheet_rows(rubric: Rubric) -> Iterator[SheetRow]:
    """The criteria under the names of their sections, each with its points."""
    worth = dict(_worth(rubric.sections, ()))
    for path, item in rubric.walk():
        labels = worth[path[:1]], worth[path]
        rows: list[tuple[str, PointsCell]] = [(item.name, item.points)]
        if isinstance(item, Pool) and item.rows:
            rows = [
                (row.name, row.points or (item.points if number == 0 else BLANK))
                for number, row in enumerate(item.rows)
            ]
        for name, points in rows:
            yield SheetRow(
                level1=labels[0],
                level2=labels[1],
                name=name,
                clause="" if item.clause == name else item.clause,
                points=points,
            )
    for (kind, *_), item in rubric.extras():
        yield SheetRow(
            level1=kind, level2=kind, name=item.name, clause=item.clause, points=item.points
        )


def _worth(
    sections: Iterable[Section], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The path of each section, and its name with its points."""
    for each in sections:
        path = (*above, each.name)
        yield path, f"{each.name}（{each.points.plain}分）"
        yield from _worth(each.sections, path)
