"""汇总表 that print the indicators of each project beside it, several rows a project."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Final

from attrs import evolve

from tests.drawn.figures import added, money, plain, rounded, share
from tests.drawn.front import titles
from tests.drawn.headings import Headings
from tests.drawn.indicators import drawn_rows
from tests.drawn.known import Fund, KnownForm, Row
from tests.drawn.layout import Layout
from tests.drawn.paper import Box, Page, Table
from tests.drawn.subjects import PROJECTS, Office, office

__all__ = ["listing"]

_WORTH: Final = {"产出指标": 50, "效益指标": 30, "满意度指标": 10}
_COLUMNS: Final = ("level1", "level2", "name", "target", "actual", "points", "claimed")


def listing(
    random: Random, layout: Layout, heads: Headings, who: Office, year: int
) -> tuple[list[Page], tuple[KnownForm, ...]]:
    """A list of projects with their money left of their indicators, each a form of its own."""
    host = KnownForm(kind="summary", unit=f"{who.place}财政局", year=year)
    lines, _ = titles(host, "summary", evolve(layout, cover=False), random)
    merged, last, grouped = (random.random() < 0.5 for _ in range(3))
    own = [heads.plain(f"fund.{role}") for role in ("final", "outturn", "rate")]
    texts = ["序号", "项目名称", "实施单位", *own]
    texts += [heads.over(f"row.{role}") for role in _COLUMNS]
    texts.insert(len(texts) if last else 6, "自评总分")
    table: Table = _heading(texts, grouped=grouped)
    forms: list[KnownForm] = []
    for number, project in enumerate(random.sample(PROJECTS, random.randint(2, 4)), start=1):
        final = money(random, 2)
        spent = (final * random.randint(80, 100) / 100).quantize(Decimal("0.01"))
        rate = f"{rounded(share(spent, final) * 100, 2)}%"
        rows = drawn_rows(random, _WORTH, missed=False)
        score = plain(
            Decimal(added([each.claimed for each in rows])) + rounded(share(spent, final) * 10, 2)
        )
        unit = office(random).unit
        names = [str(number), project, unit, f"{final}", f"{spent}", rate]
        table += _rows(names, score, rows, merged=merged, last=last)
        fund = Fund(label="", final=f"{final}", outturn=f"{spent}", rate=rate)
        forms.append(
            KnownForm(
                kind="project",
                project=project,
                implementer=unit,
                funds=(fund,),
                rows=tuple(evolve(each, reason="", clause="") for each in rows),
                total_claimed=score,
                year=year,
            )
        )
    return [Page(name="汇总表", pieces=[*lines, "单位：万元", table])], tuple(forms)


def _heading(texts: list[str], *, grouped: bool) -> Table:
    """One row, or two with 绩效指标 and 资金 over what they divide."""
    if not grouped:
        return [[Box(text) for text in texts]]
    first = texts.index("序号") + 3
    levels = len(_COLUMNS)
    lead = 0 if texts[-1] == "自评总分" else 1
    groups = [Box("项目资金", 3), *[Box("自评总分", 1, 2)] * lead, Box("绩效指标", levels)]
    top = [*(Box(text, 1, 2) for text in texts[:first]), *groups]
    top += [Box(text, 1, 2) for text in texts[first + 3 + lead + levels :]]
    inner = [*texts[first : first + 3], *texts[first + 3 + lead : first + 3 + lead + levels]]
    return [top, [Box(text) for text in inner]]


def _rows(names: list[str], score: str, rows: list[Row], *, merged: bool, last: bool) -> Table:
    """The rows of one project: what tells of it merged down, or blank below the first."""
    made: Table = []
    for place, row in enumerate(rows):
        own = (
            [Box(text, 1, len(rows)) for text in names]
            if merged
            else [Box("" if place else text) for text in names]
        )
        total = Box(score, 1, len(rows)) if merged else Box("" if place else score)
        cells = [Box(getattr(row, column)) for column in _COLUMNS]
        if place and merged:
            own = []
        ends = [] if place and merged else [total]
        made.append([*own, *cells, *ends] if last else [*own, *ends, *cells])
    return made
