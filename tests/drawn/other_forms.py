"""Forms beside self-evaluations: goals, monitoring, summaries, transfers, bonds."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Final

from attrs import evolve

from tests.drawn.figures import money, parts, plain, rounded, share
from tests.drawn.front import goal_rows, name_rows, titles
from tests.drawn.headings import Headings
from tests.drawn.indicator_tables import indicator_rows, printed_rows
from tests.drawn.indicators import drawn_rows
from tests.drawn.known import Fund, KnownForm, Row
from tests.drawn.layout import Layout
from tests.drawn.paper import Box, Page, Table, beside, filled
from tests.drawn.subjects import GOALS, PROJECTS, Office, office

__all__ = ["bond", "goals", "monitoring", "summary", "transfer"]

Made = tuple[list[Page], tuple[KnownForm, ...]]
_WORTH: Final = {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
_MANAGED: Final = (
    "分配科学性",
    "下达及时性",
    "拨付合规性",
    "使用规范性",
    "执行准确性",
    "预算绩效管理情况",
    "支出责任履行情况",
)


def _form(random: Random, kind: str, who: Office, year: int) -> KnownForm:
    project = random.choice(PROJECTS)
    goal = random.choice(GOALS).format(p=project)
    return KnownForm(
        kind=kind,
        unit=who.unit,
        project=project,
        department=who.department,
        implementer=who.station,
        expected=goal,
        attained=f"已完成{project}各项任务。",
        year=year,
    )


def goals(random: Random, layout: Layout, heads: Headings, who: Office, year: int) -> Made:
    """项目支出绩效目标表 (申报表): targets alone, no self-evaluation."""
    form = _form(random, "goals", who, year)
    lines, _ = titles(form, "goals", layout, random)
    columns = ("level1", "level2", "name", "target", "reason")
    total = money(random, 2)
    own, other = parts(random, total, 2, 2)
    names, _ = name_rows(form, evolve(layout, names="usual"), heads, 6, random)
    table = [
        *names,
        *beside(
            "项目资金（万元）",
            [
                [Box("年度资金总额", 2), Box(plain(total), 3)],
                [Box("其中：财政拨款", 2), Box(plain(own), 3)],
                [Box("其他资金", 2), Box(plain(other), 3)],
            ],
        ),
        *beside("年度目标", [[Box(form.expected, 5)]]),
    ]
    rows = tuple(drawn_rows(random, _WORTH, missed=False))
    plainly = evolve(layout, target="one", points="column", heading="one")
    body, _ = indicator_rows(
        tuple(evolve(each, reason="") for each in rows), plainly, heads, 5, random, columns
    )
    return [Page(name="目标表", pieces=[*lines, [*table, *beside("绩效指标", body)]])], (form,)


def monitoring(random: Random, layout: Layout, heads: Headings, who: Office, year: int) -> Made:
    """项目支出绩效监控表: half-year figures, no self-evaluation."""
    form = _form(random, "monitoring", who, year)
    lines, _ = titles(form, "monitoring", layout, random)
    total = money(random, 2)
    spent = (total * 55 / 100).quantize(Decimal("0.01"))
    rate = f"{rounded(share(spent, total) * 100, 2)}%"
    names, _ = name_rows(form, evolve(layout, names="usual"), heads, 9, random)
    head = ["", "年初预算数", "1-7月执行数", "1-7月执行率", "全年预计执行数"]
    funds = [filled(head, 8, random, wide=0)]
    cells = ["年度资金总额", plain(total), plain(spent), rate, plain(total)]
    funds.append([Box(t, b.columns) for t, b in zip(cells, funds[0], strict=True)])
    texts = [
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "1-7月执行情况",
        "全年预计完成情况",
        "偏差原因分析",
        "完成目标可能性",
        "备注",
    ]
    body: Table = [[Box(text) for text in texts]]
    for row in drawn_rows(random, _WORTH, missed=False):
        cells = [
            row.level1,
            row.level2,
            row.name,
            row.target,
            row.actual,
            row.target,
            "",
            "确定能",
            "",
        ]
        body.append([Box(text) for text in cells])
    table = [*names, *beside("项目资金（万元）", funds), *body]
    return [Page(name="监控表", pieces=[*lines, table])], (form,)


def summary(random: Random, layout: Layout, heads: Headings, who: Office, year: int) -> Made:
    """A summary table: one project a row, each a form of its own."""
    host = KnownForm(kind="summary", unit=f"{who.place}财政局", year=year)
    lines, _ = titles(host, "summary", evolve(layout, cover=False), random)
    texts = [
        "序号",
        "项目名称",
        "预算单位",
        heads.plain("fund.final"),
        heads.plain("fund.outturn"),
        heads.plain("fund.rate"),
        heads.plain("fund.claimed"),
        "自评等级",
    ]
    table: Table = [[Box(text) for text in texts]]
    forms: list[KnownForm] = []
    for number, project in enumerate(random.sample(PROJECTS, random.randint(3, 9)), start=1):
        final = money(random, 2)
        spent = (final * random.randint(80, 100) / 100).quantize(Decimal("0.01"))
        rate = f"{rounded(share(spent, final) * 100, 2)}%"
        score, unit = plain(Decimal(random.randint(1800, 2000)) / 20), office(random).unit
        cells = [str(number), project, unit, f"{final}", f"{spent}", rate, score, "优"]
        table.append([Box(text) for text in cells])
        fund = Fund(label="", final=f"{final}", outturn=f"{spent}", rate=rate)
        forms.append(
            KnownForm(
                kind="project", project=project, funds=(fund,), total_claimed=score, year=year
            )
        )
    return [Page(name="汇总表", pieces=[*lines, "单位：万元", table])], tuple(forms)


def _transfer_rows(random: Random, layout: Layout) -> tuple[Row, ...]:
    rows = drawn_rows(random, _WORTH, missed=layout.reason)
    return tuple(evolve(each, points="", claimed="") for each in rows)


def transfer(random: Random, layout: Layout, heads: Headings, who: Office, year: int) -> Made:
    """转移支付绩效自评表: no points; how the money was managed, in words."""
    form = _form(random, "project", who, year)
    lines, unit = titles(form, "transfer", layout, random)
    reason = ("reason",) if layout.reason else ()
    columns = ("level1", "level2", "name", "target", "actual", *reason)
    final = money(random, 2)
    spent = (final * random.randint(80, 100) / 100).quantize(Decimal("0.01"))
    pair = zip(parts(random, final, 2, 2), parts(random, spent, 2, 2), strict=True)
    funds = [_fund("年度资金总额", final, spent)]
    labels = ("其中：中央财政资金", "地方资金")
    funds += [
        Fund(label=t, final=f"{a}", outturn=f"{b}") for t, (a, b) in zip(labels, pair, strict=True)
    ]
    width = len(columns) + 1
    over = heads.over
    money_table = [
        filled(
            ["", over("fund.final"), over("fund.outturn"), over("fund.rate")],
            width - 1,
            random,
            wide=0,
        )
    ]
    for each in funds:
        texts = (each.label, each.final, each.outturn, each.rate)
        money_table.append([Box(t, b.columns) for t, b in zip(texts, money_table[0], strict=True)])
    texts_of = {name: f"{name}方面严格按规定执行，未发现问题。" for name in _MANAGED}
    managed: Table = [[Box("", 1), Box("情况说明", width - 3), Box("存在问题和改进措施")]]
    managed += [[Box(name), Box(text, width - 3), Box("无")] for name, text in texts_of.items()]
    rows = _transfer_rows(random, layout)
    plainly = evolve(
        layout, target="one", points="column", heading="one", clause="none", parts=False
    )
    body, _ = indicator_rows(rows, plainly, heads, width - 1, random, columns)
    table = [
        [Box("转移支付（项目）名称"), Box(form.project, width - 1)],
        [Box("中央主管部门"), Box(form.department, width - 1)],
        *beside("资金投入情况（万元）", money_table),
        *beside("资金管理情况", managed),
        *goal_rows(form, layout, heads, width),
        *beside(heads.printed("绩效指标"), body),
    ]
    known = evolve(
        form,
        unit=unit,
        implementer="",
        funds=tuple(funds),
        rows=printed_rows(rows, plainly),
        kept=tuple(texts_of.values()),
    )
    return [Page(name="转移支付", pieces=[*lines, table])], (known,)


def _fund(label: str, final: Decimal, spent: Decimal) -> Fund:
    rate = f"{rounded(share(spent, final) * 100, 2)}%"
    return Fund(label=label, final=f"{final}", outturn=f"{spent}", rate=rate)


def bond(random: Random, layout: Layout, heads: Headings, who: Office, year: int) -> Made:
    """专项债券项目绩效自评表: bond money beside the year's; no row of execution."""
    form = _form(random, "project", who, year)
    lines, unit = titles(form, "bond", layout, random)
    columns = ("level1", "level2", "name", "target", "actual", "points", "claimed", "reason")
    total, paid = money(random, 2), money(random, 2)
    both = [parts(random, each, 2, 2) for each in (total, paid)]
    texts = [
        ("项目资金总额", total, "年度资金总额", paid),
        ("其中：债券资金", both[0][0], "其中：债券资金", both[1][0]),
        ("配套资金", both[0][1], "配套资金", both[1][1]),
    ]
    block = [filled([a, f"{b}", c, f"{d}"], 8, random) for a, b, c, d in texts]
    rows = tuple(
        drawn_rows(random, {"产出指标": 60, "效益指标": 30, "满意度指标": 10}, missed=True)
    )
    plainly = evolve(
        layout,
        target="one",
        points="column",
        heading="one",
        reason=True,
        clause="none",
        parts=False,
        worth=False,
    )
    body, _ = indicator_rows(rows, plainly, heads, 8, random, columns)
    names, _ = name_rows(form, evolve(layout, names="usual"), heads, 9, random)
    table = [
        *names,
        *beside("项目资金（万元）", block),
        *goal_rows(form, layout, heads, 9),
        *beside(heads.printed("绩效指标"), body),
    ]
    kept = (f"{total}", *(f"{each}" for each in both[0]))
    funds = tuple(
        Fund(label=label, final=f"{each}")
        for label, each in zip(
            ("年度资金总额", "其中：债券资金", "配套资金"), (paid, *both[1]), strict=True
        )
    )
    known = evolve(form, unit=unit, funds=funds, rows=printed_rows(rows, plainly), kept=kept)
    return [Page(name="专项债券", pieces=[*lines, table])], (known,)
