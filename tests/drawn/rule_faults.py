"""Faults that a form has by its own rules, by the norms, and by what reviewers ask first."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from attrs import evolve

from tests.drawn.faults import Planted, more
from tests.drawn.known import KnownForm, Row
from tests.drawn.layout import Layout

__all__ = [
    "another_amount",
    "barely_spent",
    "late_date",
    "no_benefit",
    "no_complaint",
    "no_standard",
    "odd_score",
    "odd_score_explained",
    "over_control",
    "paid_as_quantity",
    "reversed_dates",
    "truncated_score",
    "twice_set",
    "unlike_rows",
    "unscored_execution",
    "unsigned_short",
]

_MERGED = "merged over level 2"


def _at(form: KnownForm, row: Row, **changes: Any) -> KnownForm:
    return evolve(form, rows=tuple(evolve(r, **changes) if r is row else r for r in form.rows))


def _full(form: KnownForm, layout: Layout, level2: str = "") -> list[Row]:
    """Rows that claim all of their points, under a level 2."""
    if layout.points == _MERGED:
        return []
    rows = [row for row in form.rows if row.points and row.claimed == row.points]
    return [row for row in rows if level2 in row.level2]


def _lowered(form: KnownForm, row: Row, claimed: str, **changes: Any) -> KnownForm:
    """A row with another score, and the total that goes with it."""
    lost = Decimal(claimed) - Decimal(row.claimed)
    made = _at(form, row, claimed=claimed, **changes)
    return evolve(made, total_claimed=more(form.total_claimed, f"{lost}"))


def odd_score(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """Half of a target done, and nine tenths of the points claimed: no rule gives that."""
    rows = [
        row
        for row in _full(form, layout)
        if row.nature in {"≥", "≧"} and Decimal(row.number) >= 20 and Decimal(row.points) >= 4
    ]
    if not rows:
        return None
    row = random.choice(rows)
    actual = f"{int(Decimal(row.number) / 2)}{row.measure}"
    claimed = f"{(Decimal(row.points) * 9 / 10).normalize():f}"
    made = _lowered(form, row, claimed, actual=actual)
    return Planted(form=made, codes=("score.not_proportional",), words=(row.name, claimed))


def odd_score_explained(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """The same with a reason."""
    planted = odd_score(form, layout, random) if layout.reason else None
    if planted is None:
        return None
    name = planted.words[0]
    rows = (evolve(r, reason="受天气影响") if r.name == name else r for r in planted.form.rows)
    return evolve(planted, form=evolve(planted.form, rows=tuple(rows)))


def unsigned_short(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A count without a sign, half of it done, and full points."""
    rows = [row for row in _full(form, layout, "数量") if Decimal(row.number or 0) >= 20]
    if not rows or layout.target == "split":
        return None
    row = random.choice(rows)
    actual = f"{int(Decimal(row.number) / 2)}{row.measure}"
    made = _at(form, row, nature="", actual=actual)
    return Planted(form=made, codes=("score.full_unmet",), words=(row.name,))


def unlike_rows(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A row again under another name, for one point less."""
    rows = [
        row
        for row in _full(form, layout)
        if row.nature in {"≥", "≧"} and row.measure and Decimal(row.points) >= 3
    ]
    if not rows or layout.worth or layout.total not in ("none", "above", "foot line"):
        return None
    row = random.choice(rows)
    again = evolve(row, name=f"新增{row.name}", claimed=more(row.points, "-1"))
    at = form.rows.index(row)
    made = evolve(form, rows=(*form.rows[: at + 1], again, *form.rows[at + 1 :]))
    made = evolve(made, total_claimed=more(form.total_claimed, again.claimed))
    return Planted(form=made, codes=("score.unlike",), words=(again.name,))


def truncated_score(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """99.1% of the money spent, and 9 of 10 points claimed in a form of whole points."""
    fund = form.funds[0] if form.funds and layout.funds != "none" else None
    whole = all("." not in row.claimed for row in form.rows)
    if fund is None or fund.points not in {"10", "20"} or not fund.claimed or not whole:
        return None
    claimed = more(fund.points, "-1")
    money = {name: "1000" if getattr(fund, name) else "" for name in ("original", "final")}
    spent = evolve(fund, outturn="991", rate="99.1%", claimed=claimed, **money)
    gone = Decimal(claimed) - Decimal(fund.claimed)
    made = evolve(form, funds=(spent,), by_income=(), by_nature=())
    made = evolve(made, total_claimed=more(form.total_claimed, f"{gone}"))
    return Planted(form=made, codes=("score.fund",), words=("得分", claimed))


def unscored_execution(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """Money was spent, and execution has neither points nor a score; the rows come to 100."""
    fund = form.funds[0] if form.funds and layout.funds != "none" else None
    rows = _full(form, layout)
    if fund is None or not fund.points or not fund.claimed or not rows:
        return None
    if layout.fund_points == "in label" or layout.worth or layout.funds == "pairs":
        return None
    if layout.dashes:
        return None  # a mark says that execution is not to be scored
    blank = evolve(fund, points="", claimed="")
    made = evolve(form, funds=(blank, *form.funds[1:]), scores_money=True)
    row = rows[0]
    worth = more(row.points, fund.points)
    made = _at(made, row, points=worth, claimed=worth)
    gone = Decimal(fund.points) - Decimal(fund.claimed)
    made = evolve(made, total_claimed=more(form.total_claimed, f"{gone}"))
    return Planted(form=made, codes=("score.execution_unscored",), words=("预算执行", "未填"))


def over_control(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """公用经费控制率 of 108% with full points."""
    rows = _full(form, layout, "质量")
    if not rows:
        return None
    row = random.choice(rows)
    made = _at(form, row, name="公用经费控制率", nature="", number="100", actual="108%")
    return Planted(form=made, codes=("value.", "score."), words=("公用经费控制率", "108%"))


def late_date(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """Done in the year after, with full points."""
    rows = _full(form, layout, "时效")
    if not rows:
        return None
    row = random.choice(rows)
    due, done = f"{form.year}年10月底前", f"{form.year + 1}年3月"
    made = _at(form, row, nature="", number=due, measure="", actual=done)
    return Planted(form=made, codes=("date.late_full",), words=(row.name, done))


def reversed_dates(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A stretch of time that ends before it begins."""
    rows = _full(form, layout, "时效")
    if not rows:
        return None
    row = random.choice(rows)
    wrong = f"{form.year}年9月至{form.year}年4月"
    made = _at(form, row, nature="", number="按期完成", measure="", actual=wrong)
    return Planted(form=made, codes=("date.reversed",), words=(row.name, "4月"))


def no_standard(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """≥95% 明显, of nothing."""
    rows = [row for row in _full(form, layout, "效益") if not row.nature and "率" not in row.name]
    rows = [row for row in rows if row.level1.startswith("效益")]
    if not rows or layout.target == "split":
        return None
    row = random.choice(rows)
    made = _at(form, row, number="≥95% 明显", actual="明显")
    return Planted(form=made, codes=("target.unmeasurable",), words=(row.name, "95%"))


def paid_as_quantity(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A payment of money among the quantities."""
    rows = _full(form, layout, "数量")
    if not rows:
        return None
    row = random.choice(rows)
    made = _at(form, row, name="项目资金支付金额")
    return Planted(form=made, codes=("indicator.misplaced",), words=("项目资金支付金额",))


def twice_set(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """An indicator of the output again among the benefits."""
    outputs = [row for row in _full(form, layout) if row.level1.startswith("产出")]
    benefits = [row for row in _full(form, layout) if row.level1.startswith("效益")]
    outputs = [row for row in outputs if len(row.name) >= 4]
    if not outputs or not benefits:
        return None
    row, again = random.choice(outputs), random.choice(benefits)
    made = _at(form, again, name=row.name)
    return Planted(form=made, codes=("indicator.twice",), words=(row.name, "效益"))


def no_complaint(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """Satisfaction of 100%, for nobody complained."""
    rows = [row for row in _full(form, layout) if "满意" in row.level2]
    if not rows or layout.target == "split" or form.kind == "score_sheet":  # it prints no values
        return None
    row = random.choice(rows)
    made = _at(form, row, actual="100%（无投诉）")
    return Planted(form=made, codes=("satisfaction.",), words=(row.name, "投诉"))


def another_amount(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A point lost, and a reason that says three."""
    rows = [row for row in _full(form, layout) if Decimal(row.points) >= 4]
    if not rows or not layout.reason:
        return None
    row = random.choice(rows)
    made = _lowered(form, row, more(row.points, "-1"), reason="资料不全，扣3分")
    return Planted(form=made, codes=("reason.",), words=(row.name, "3"))


def barely_spent(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """All goals met, and a fiftieth of the money spent."""
    fund = form.funds[0] if form.funds and layout.funds != "none" else None
    if fund is None or not fund.final or layout.budgets == "original only":
        return None
    final = Decimal(fund.final)
    spent = (final / 50).quantize(Decimal("0.0001"))
    if not spent:
        return None
    rate = f"{(100 * spent / final).quantize(Decimal('0.01'))}%"
    points = Decimal(fund.points) if fund.points else Decimal(0)
    claimed = f"{(points / 50).normalize():f}" if fund.claimed else ""
    gone = Decimal(claimed or 0) - Decimal(fund.claimed or 0)
    row = evolve(fund, outturn=f"{spent}", rate=rate, claimed=claimed)
    made = evolve(form, funds=(row,), by_income=(), by_nature=())
    made = evolve(made, total_claimed=more(form.total_claimed, f"{gone}"))
    return Planted(form=made, codes=("goals.",), words=("执行率", rate))


def no_benefit(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """The points of the benefits go to the outputs, and no benefit is left."""
    benefits = [row for row in form.rows if row.level1.startswith("效益")]
    outputs = [row for row in form.rows if row.level1.startswith("产出")]
    whole = form.total_points == "100" and layout.total in ("merged", "blanks")
    scored = [row for row in outputs if row.points and row.claimed == row.points]
    if form.kind != "project" or not whole or not scored or layout.worth or not benefits:
        return None
    if layout.points == _MERGED or layout.points == "in names" or len(outputs) < 4:
        return None
    moved = sum((Decimal(row.points) for row in benefits), Decimal(0))
    claims = sum((Decimal(row.claimed) for row in benefits), Decimal(0))
    if moved != claims:
        return None
    row = scored[0]
    more_points = more(row.points, f"{moved}")
    rows = tuple(
        evolve(r, points=more_points, claimed=more_points) if r is row else r
        for r in form.rows
        if r not in benefits
    )
    made = evolve(form, rows=rows)
    return Planted(form=made, codes=("indicators.",), words=("效益指标",))
