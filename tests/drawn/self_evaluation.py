"""Project and unit self-evaluations: figures at random, laid out at random."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from attrs import evolve, frozen

from tests.drawn.figures import added
from tests.drawn.front import goal_rows, name_rows, titles
from tests.drawn.fund_tables import (
    breakdown_rows,
    fund_rows,
    fund_width,
    printed_funds,
)
from tests.drawn.headings import Headings
from tests.drawn.indicator_tables import columns_of, indicator_rows, printed_rows
from tests.drawn.indicators import drawn_rows, merged
from tests.drawn.known import Fund, KnownForm, Row
from tests.drawn.layout import Layout
from tests.drawn.money import SOURCES, drawn_breakdown, drawn_funds
from tests.drawn.paper import Box, Page, Piece, Table, beside
from tests.drawn.rubric_tables import drawn_rubric, is_rubric, rubric_rows
from tests.drawn.subjects import GOALS, PROJECTS, Office
from tests.drawn.tail import detail_rows, foot_lines, remark_rows, total_rows

__all__ = ["Filled", "filled_form", "printed_form"]

_WORTH = (
    {"产出指标": 50, "效益指标": 30, "满意度指标": 10},
    {"产出指标": 50, "效益指标": 30, "满意度指标": 10},
    {"产出指标": 40, "效益指标": 40, "满意度指标": 10},
    {"产出指标": 60, "效益指标": 20, "满意度指标": 10},
)


@frozen(kw_only=True)
class Filled:
    """A form whose figures are known, before it is laid out."""

    form: KnownForm
    layout: Layout
    worth: dict[str, int]


def filled_form(
    random: Random, kind: str, layout: Layout, heads: Headings, office: Office, year: int
) -> Filled:
    """A form of consistent figures, of which the layout prints what it has room for."""
    points = {"10": 10, "20": 20, "in label": 10, "none": 0}[layout.fund_points]
    if layout.funds in ("none", "pairs"):  # pairs have no column of points
        points = 0
    worth = dict(random.choice(_WORTH))
    worth["产出指标"] += 10 - points
    missed = layout.reason and layout.points != "merged over level 2"
    rubric = drawn_rubric(random) if layout.rubric and layout.points == "column" else []
    if rubric:
        worth["产出指标"] -= 10
    rows = [*rubric, *_with_parts(random, drawn_rows(random, worth, missed=missed), layout)]
    sources = random.choice(SOURCES) if random.random() < 0.8 else ()
    full = random.random() < 0.4 or not missed
    funds = drawn_funds(random, heads.plain("fund.total"), points, sources, full=full)
    if layout.fund_reason and not full:
        funds[0] = evolve(funds[0], reason="合同尾款未到支付节点")
    if layout.budgets == "original only":  # then the rate is of this budget
        funds = [evolve(each, original=each.final) for each in funds]
    project = random.choice(PROJECTS)
    goal = random.choice(GOALS).format(p=project) if layout.goal else ""
    form = KnownForm(
        kind=kind,
        unit=office.unit,
        project=project if kind == "project" else "",
        department=office.department if kind == "project" else "",
        implementer=office.station if kind == "project" and random.random() < 0.8 else "",
        funds=tuple(funds) if layout.funds != "none" else (),
        expected=goal,
        attained=goal.replace("按计划", "已按计划").replace("完成", "已完成") if goal else "",
        rows=tuple(rows),
        money="元" if random.random() < 0.06 else "万元",
        year=year,
    )
    if layout.breakdown != "none" and form.funds:
        income, nature = drawn_breakdown(random, form.funds[0].outturn)
        form = evolve(form, by_income=income, by_nature=nature)
    return Filled(form=totalled(form), layout=layout, worth=worth)


def totalled(form: KnownForm) -> KnownForm:
    """The form with the total that its rows have."""
    cells: list[Fund | Row] = [*form.funds[:1], *form.rows]
    return evolve(
        form,
        total_points=added([each.points for each in cells]),
        total_claimed=added([each.claimed for each in cells]),
    )


def _with_parts(random: Random, rows: list[Row], layout: Layout) -> list[Row]:
    """With 其中 rows, which have no points of their own, below a count."""
    if layout.parts and layout.points == "column":
        at = next((n for n, row in enumerate(rows) if row.measure not in {"%", "万元", ""}), None)
        if at is not None and int(rows[at].number) >= 4:
            row = rows[at]
            half = str(int(row.number) // 2)
            part = evolve(
                row,
                name=f"其中：{random.choice(('城区', '新增', '重点'))}",
                number=half,
                actual=f"{half}{row.measure}",
                points="",
                claimed="",
                reason="",
                part=True,
            )
            rows = [*rows[: at + 1], part, *rows[at + 1 :]]
    if layout.points == "merged over level 2":
        rows = merged(rows, "points", "claimed")
    if layout.worth:
        sums: dict[str, Decimal] = {}
        for row in rows:
            sums[row.level1] = sums.get(row.level1, Decimal(0)) + Decimal(row.points or 0)
        rows = [
            evolve(row, level1=f"{row.level1}（{sums[row.level1].normalize():f}分）")
            for row in rows
        ]
    return rows


def printed_form(filled: Filled, heads: Headings, random: Random) -> tuple[Page, KnownForm]:
    """The form on paper, and what of it is printed."""
    form, layout = filled.form, filled.layout
    lines, unit = titles(form, form.kind, layout, random)
    block = _block_label(filled, heads)
    columns = columns_of(layout)
    width = max(len(columns) + bool(block), fund_width(layout), 6)
    names, kept = name_rows(form, layout, heads, width, random)
    top = [*names]
    if layout.total == "above":
        top.append([Box("自评总分"), Box(form.total_claimed, width - 1)])
    printed = printed_funds(form, layout)
    money = fund_rows(evolve(form, funds=printed), layout, heads, width, random)
    outturn = form.funds[0].outturn if form.funds else ""
    money += breakdown_rows(form, layout, width, outturn)
    goal = goal_rows(form, layout, heads, width)
    detail: Table = []
    if layout.detail and money:
        detail, more = detail_rows(width, random)
        kept += more
    rubric = tuple(row for row in form.rows if is_rubric(row))
    own = tuple(row for row in form.rows if row not in rubric)
    rows, spans = indicator_rows(own, layout, heads, width - bool(block), random, columns)
    table = beside(block, rows) if block else rows
    table = [*rubric_rows(rubric, heads, width, random), *table]
    total = total_rows(form, columns, spans, layout, heads)
    if total and block:
        head = total[0][0]
        total = [[Box(head.text, head.columns + 1), *total[0][1:]]]
    table = [*table, *total]
    if layout.remarks:
        remarks, more = remark_rows(width)
        table += remarks
        kept += more
    below, more = foot_lines(form, layout, random)
    kept += more
    ordered = [*money, *detail, *goal] if random.random() < 0.8 else [*goal, *money, *detail]
    above = [*top, *ordered]
    unit_line: list[Piece] = []
    if form.money == "元" or layout.funds in ("transposed", "pairs"):
        unit_line = [f"金额单位：{form.money}"]
    tables: list[Piece] = [above, "", table] if layout.apart else [[*above, *table]]
    tables = [each for each in tables if each]
    page = Page(name=form.project or "整体支出", pieces=[*lines, *unit_line, *tables, *below])
    return page, _known(filled, printed, kept, unit, layout)


def _block_label(filled: Filled, heads: Headings) -> str:
    layout = filled.layout
    if layout.block == "none":
        return ""
    if layout.block == "plain":
        return heads.printed("绩效指标")
    word = heads.plain("block.rows").replace("{n}", str(sum(filled.worth.values())))
    if layout.block == "points" and "分）" not in word:
        word = f"{word}（{sum(filled.worth.values())}分）"
    return heads.printed(word)


def _known(
    filled: Filled, printed: tuple[Fund, ...], kept: tuple[str, ...], unit: str, layout: Layout
) -> KnownForm:
    form = filled.form
    named = form.kind == "unit" or layout.names == "unit above"
    beside = layout.total in ("merged", "blanks") and layout.points != "in names"
    return evolve(
        form,
        unit=form.unit if named or unit else "",
        funds=printed,
        rows=printed_rows(form.rows, layout),
        total_points=form.total_points if beside else "",
        total_claimed="" if layout.total == "none" else form.total_claimed,
        by_income=form.by_income if layout.breakdown != "none" else (),
        by_nature=form.by_nature if layout.breakdown != "none" else (),
        kept=kept,
    )
