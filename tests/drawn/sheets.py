"""Scoring sheets: criteria with clause, points and claims, under levels that carry points."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Final

from attrs import evolve

from tests.drawn.figures import added, plain
from tests.drawn.front import titles
from tests.drawn.headings import Headings
from tests.drawn.indicator_tables import indicator_rows, printed_rows
from tests.drawn.indicators import merged
from tests.drawn.known import KnownForm, Row
from tests.drawn.layout import Layout
from tests.drawn.paper import Box, Page, Piece, Table
from tests.drawn.subjects import Office
from tests.drawn.tail import foot_lines, total_rows

__all__ = ["filled_sheet", "printed_sheet"]

_CRITERIA: Final = (
    ("投入", "目标设定", "绩效目标合理性", "依据充分、符合规定计满分，一项不符合扣1分，扣完为止。"),
    (
        "投入",
        "目标设定",
        "绩效指标明确性",
        "指标清晰、细化、可衡量计满分；较明确计一半分；不明确不得分。",
    ),
    (
        "投入",
        "预算配置",
        "在职人员控制率",
        "以100%为标准。控制率≤100%计满分；每超过一个百分点扣0.5分，扣完为止。",
    ),
    ("投入", "预算配置", "“三公经费”变动率", "变动率≤0计满分；每超过一个百分点扣0.5分，扣完为止。"),
    ("投入", "预算配置", "重点支出安排率", "≥90%计满分；80%（含）-90%计4分；低于60%不得分。"),
    ("过程", "预算执行", "预算完成率", "100%计满分，每低于5%扣2分，扣完为止。"),
    (
        "过程",
        "预算执行",
        "预算调整率",
        "=0计满分；0-10%（含）计2分；10-20%（含）计1分；大于30%不得分。",
    ),
    ("过程", "预算执行", "支付进度率", "达到序时进度计满分，每低一个百分点扣0.2分。"),
    ("过程", "预算执行", "结转结余率", "≤10%计满分，每超过一个百分点扣0.2分，扣完为止。"),
    ("过程", "预算执行", "公用经费控制率", "100%以下（含）计满分，每超出1%扣1分，扣完为止。"),
    ("过程", "预算执行", "政府采购执行率", "100%计满分，每减少一个百分点扣0.2分，扣完为止。"),
    (
        "过程",
        "预算管理",
        "管理制度健全性",
        "①已制定管理制度，1分；\n②制度合法、合规、完整，1分；\n③得到有效执行，1分。",
    ),
    ("过程", "预算管理", "资金使用合规性", "每出现一例不符合要求的扣1分，扣完为止。"),
    ("过程", "预算管理", "预决算信息公开性", "按规定内容、时限公开计满分，一项不符合扣1分。"),
    ("过程", "资产管理", "资产管理安全性", "保存完整、配置合理、处置规范计满分，一项不符合扣1分。"),
    ("过程", "资产管理", "固定资产利用率", "每低于100%一个百分点扣0.1分，扣完为止。"),
    ("产出", "职责履行", "实际完成率", "实际完成率×该指标分值。"),
    ("产出", "职责履行", "完成及时率", "按时完成计满分，每项逾期扣1分。"),
    ("产出", "职责履行", "质量达标率", "质量达标率×该指标分值。"),
    ("产出", "职责履行", "重点工作办结率", "办结率×该指标分值。"),
    ("效果", "履职效益", "经济效益", "根据自评情况评定。"),
    ("效果", "履职效益", "社会效益", "根据自评情况评定。"),
    ("效果", "履职效益", "生态效益", "根据自评情况评定。"),
    (
        "效果",
        "满意度",
        "社会公众满意度",
        "95%（含）以上计满分；85%（含）-95%计3分；低于75%不得分。",
    ),
)
_REASONS: Final = ("制度有待完善", "部分支付进度未达序时要求", "年中追加预算", "固定资产有闲置")


def filled_sheet(random: Random, layout: Layout, office: Office, year: int) -> KnownForm:
    """A sheet of rows that add up to 100, in two to four sections."""
    count = random.choice((10, 12, 16, len(_CRITERIA)))
    taken = sorted(random.sample(range(len(_CRITERIA)), count))
    worth = [random.choice((2, 3, 4, 5, 5, 6)) for _ in taken]
    while sum(worth) != 100:
        at = random.randrange(count)
        worth[at] = max(worth[at] + (1 if sum(worth) < 100 else -1), 1)
    rows: list[Row] = []
    loses = layout.reason and layout.points != "merged over level 2"
    for number, points in zip(taken, worth, strict=True):
        level1, level2, name, clause = _CRITERIA[number]
        lost = random.choice((1, 0.5)) if loses and random.random() < 0.15 else 0
        claimed = max(Decimal(points) - Decimal(str(lost)), Decimal(0))
        rows.append(
            Row(
                level1=level1,
                level2=level2,
                name=name,
                clause="" if random.random() < 0.04 else clause,
                points=str(points),
                claimed=plain(claimed),
                reason=random.choice(_REASONS) if lost else "",
            )
        )
    if layout.worth:
        rows = [_labelled(row, rows) for row in rows]
    total = added([row.claimed for row in rows])
    if layout.points == "merged over level 2":
        rows = merged(rows, "points")
    return KnownForm(
        kind="score_sheet",
        unit=office.unit,
        rows=tuple(rows),
        total_points="100",
        total_claimed=total,
        year=year,
    )


def _labelled(row: Row, rows: list[Row]) -> Row:
    first = added([each.points for each in rows if each.level1 == row.level1])
    second = added([each.points for each in rows if each.level2 == row.level2])
    return evolve(row, level1=f"{row.level1}（{first}分）", level2=f"{row.level2}（{second}分）")


def _columns(layout: Layout) -> tuple[str, ...]:
    """The columns of a sheet: the clause before or behind the points."""
    reason = ("reason",) if layout.reason else ()
    points = () if layout.points == "in names" else ("points",)
    clause = ("clause",) if layout.clause == "column" else ()
    middle = (*clause, *points) if layout.order != "points first" else (*points, *clause)
    meaning = ("meaning",) if layout.target == "split" else ()
    serial = ("serial",) if layout.serial else ()
    return (*serial, "level1", "level2", "name", *meaning, *middle, "claimed", *reason)


def printed_sheet(
    form: KnownForm, layout: Layout, heads: Headings, random: Random
) -> tuple[Page, KnownForm]:
    """The sheet on paper, and what of it is printed."""
    plain = layout.clause == "column"  # which is rare among forms: here a sheet without clauses
    layout = evolve(layout, block="none", clause="none" if plain else "column")
    lines, unit = titles(form, "score_sheet", layout, random)
    columns = _columns(layout)
    rows, spans = indicator_rows(form.rows, layout, heads, len(columns), random, columns)
    top: Table = []
    if layout.names == "unit above":
        top, unit = [[Box("单位名称"), Box(form.unit, len(columns) - 1)]], form.unit
    table = [*top, *rows, *total_rows(form, columns, spans, layout, heads)]
    below, kept = foot_lines(form, layout, random)
    pieces: list[Piece] = [*lines, table, *below]
    if layout.total == "above":
        pieces.insert(len(lines), f"自评得分：{form.total_claimed}分")
    beside = layout.total in ("merged", "blanks") and "points" in columns
    known = evolve(
        form,
        unit=unit,
        rows=printed_rows(form.rows, layout),
        total_points=form.total_points if beside else "",
        total_claimed="" if layout.total == "none" else form.total_claimed,
        kept=kept,
    )
    return Page(name="评分表", pieces=pieces), known
