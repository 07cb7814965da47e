"""What stands above the figures: cover, title, names, and the goal of the year."""

from __future__ import annotations

from random import Random

from tests.drawn.headings import Headings
from tests.drawn.known import KnownForm
from tests.drawn.layout import Layout
from tests.drawn.paper import Box, Piece, Table, beside, filled

__all__ = ["goal_rows", "name_rows", "titles"]

_OFFICIAL = {
    "project": ("项目支出绩效自评表", "部门预算项目支出绩效自评表", "项目绩效目标自评表"),
    "unit": ("部门整体支出绩效自评表", "预算单位整体支出绩效自评表", "整体支出绩效自评表"),
    "transfer": ("转移支付绩效自评表", "中央对地方专项转移支付绩效自评表"),
    "bond": ("专项债券项目绩效自评表", "政府专项债券项目绩效自评表（年度）"),
    "score_sheet": (
        "部门整体支出绩效评价评分表",
        "部门整体支出绩效自评评分表",
        "部门整体支出绩效评价指标评分表",
        "部门整体支出绩效评价得分表",
        "部门整体支出绩效考核计分表",
        "部门整体支出绩效评价指标表",
    ),
    "goals": ("项目支出绩效目标申报表", "项目支出绩效目标表"),
    "monitoring": ("项目支出绩效目标执行监控表", "项目支出绩效运行监控表"),
    "summary": (
        "项目支出绩效自评情况汇总表",
        "项目支出绩效自评结果汇总表",
        "项目支出绩效自评一览表",
    ),
}


def titles(
    form: KnownForm, official: str, layout: Layout, random: Random
) -> tuple[list[Piece], str]:
    """The lines above the table, and the unit that they name."""
    name, year = random.choice(_OFFICIAL[official]), form.year
    cover: list[Piece] = []
    unit = ""
    if layout.cover and random.random() < 0.5:
        cover = [f"附件{random.randint(1, 4)}"]
    elif layout.cover:
        unit = form.unit
        label = random.choice(("部门（单位）名称：", "填报单位：", "预算单位名称（盖章）："))
        cover = [f"{label}{unit}"]
    if layout.title == "plain":
        dated = random.choice((f"（{year}年度）", f"({year}年度)", f"{year}年度"))
        return ([name, dated, *cover] if unit else [*cover, name, dated]), unit
    if layout.title == "year in title":
        title = f"{year}年度{name}"
        return ([title, *cover] if unit else [*cover, title]), unit
    if layout.title == "about":
        return [*cover, f"{form.unit}关于{year}年度{name.removesuffix('（年度）')}"], form.unit
    return [*cover, f"{form.unit}{year}年{random.choice(('', '度'))}{name}"], form.unit


def name_rows(
    form: KnownForm, layout: Layout, heads: Headings, width: int, random: Random
) -> tuple[Table, tuple[str, ...]]:
    """The rows of names, and what they say that has no field."""

    def pairs(*texts: str) -> list[Box]:
        return filled(list(texts), width, random, wide=len(texts) - 1)

    table: Table = []
    kept: tuple[str, ...] = ()
    label = heads.printed
    if form.kind == "unit":
        return [pairs(label(heads.plain("name.unit")), form.unit)], kept
    table.append(pairs(label(heads.plain("name.project")), form.project))
    if layout.names == "unit above":
        table.insert(0, pairs("填报单位", form.unit))
    if form.implementer:
        two = [
            label(heads.plain("name.department")),
            form.department,
            label(heads.plain("name.implementer")),
            form.implementer,
        ]
        table.append(pairs(*two))
    else:
        table.append(pairs(label(heads.plain("name.department")), form.department))
    if layout.names == "more":
        what = random.choice(("经常性项目", "一次性项目", "延续性项目"))
        table.append(pairs("项目类型", what, "项目实施期", f"{form.year}年1月-12月"))
        kept = (what,)
    return table, kept


def goal_rows(form: KnownForm, layout: Layout, heads: Headings, width: int) -> Table:
    """预期目标 beside 实际完成情况."""
    if not form.expected:
        return []
    inner = width - 1 if layout.goal_label else width
    left = inner // 2
    spans = (left, inner - left)
    texts = [
        (heads.printed(heads.plain("goal.expected")), heads.printed(heads.plain("goal.actual"))),
        (form.expected, form.attained),
    ]
    table = [[Box(text, span) for text, span in zip(row, spans, strict=True)] for row in texts]
    if layout.goal_label:
        table = beside(heads.printed(heads.plain("block.goal")), table)
    return table
