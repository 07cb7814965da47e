"""Scores and spending together: goals met with money hardly spent, and everything scored full.

Source: the self-check of a host system, (S/90 − B/10) ÷ (S/90) > 5% with S the score of the
indicators and B that of execution; 财预〔2020〕10号 (the score follows from what was attained).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.graded import GradedRow
from perfeval.audit.rounding.figures import decimals, plain
from perfeval.audit.ties.implied import fund_place
from perfeval.filing.form import Form
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Points

__all__ = ["ALL_FULL", "OUTRUN", "all_full", "outrun"]

_TOLERANCE: Final = Fraction(5, 100)
_HARDLY: Final = Fraction(20, 100)
_MET: Final = Fraction(90, 100)
_MANY: Final = 4
_WHOLE: Final = 100

OUTRUN = Code(
    id="goals.outrun_money",
    severity=Severity.INFO,
    needs=Needs.FUNDS,
    field="rate",
    source="自评系统校验：（指标得分率－执行率）÷指标得分率＞5%",
    meaning_zh="指标得分率明显高于预算执行率（资金支出不足两成而目标几乎全部完成的为警告）",
    meaning_en="the goals score better than the money was spent (a warning where less than a fifth "
    "was spent and nearly all goals are met)",
    zh="预算执行率 {printed}，指标得分率 {computed}，资金{hardly}而目标完成；"
    "请说明原因，或核对完成值、预算是否编高",
    en="{printed} of the money was spent, the indicators score {computed} of their points: say why",
)
ALL_FULL = Code(
    id="score.all_full",
    severity=Severity.INFO,
    needs=Needs.ROWS,
    source="绩效自评抽查：自评满分的项目重点核查",
    meaning_zh="全部指标都得满分，应重点核查佐证材料",
    meaning_en="every row scores full: reviewers look at the evidence of such forms first",
    zh="{printed} 项指标全部得满分，总分 {computed}；请备好各项佐证材料",
    en="all {printed} rows score full, {computed} in all: have the evidence ready",
)


def _scores(rows: tuple[GradedRow, ...]) -> tuple[Fraction, Fraction]:
    """What the rows are worth, and what they claim."""
    worth = sum((row.points.fraction for row in rows if isinstance(row.points, Points)), Fraction())
    claimed = (row.claimed.fraction for row in rows if isinstance(row.claimed, Points))
    return worth, sum(claimed, Fraction())


def outrun(form: Form, rows: tuple[GradedRow, ...], place: Place) -> Iterator[Finding]:
    """The share of the points that the indicators claim, against the rate of execution."""
    fund = form.fund
    worth, claimed = _scores(rows)
    if fund is None or not worth or not claimed:
        return
    outturn, budget = fund.outturn, fund.final
    if not isinstance(outturn, Amount) or not isinstance(budget, Amount) or budget.atoms <= 0:
        return
    spent, met = outturn.fraction / budget.fraction, claimed / worth
    if spent < 0 or (met - spent) / met <= _TOLERANCE:
        return
    hardly = spent < _HARDLY and met >= _MET
    yield OUTRUN.at(
        fund_place(place, fund).at("执行率", 5),
        printed=f"{decimals(100 * spent, 2)}%",
        computed=f"{decimals(100 * met, 2)}%",
        severity=Severity.WARNING if hardly else None,
        hardly="几乎没有支出" if hardly else "没有用完",
    )


def all_full(form: Form, rows: tuple[GradedRow, ...], place: Place) -> Iterator[Finding]:
    """A whole form of many rows in which nothing is lost."""
    scored = [row for row in rows if isinstance(row.points, Points) and row.points.atoms]
    total = form.total_claimed
    full = len(scored) >= _MANY and all(row.claimed == row.points for row in scored)
    if full and isinstance(total, Points) and total.fraction == _WHOLE:
        at = place.at("总分 / 得分", 3, "total_claimed")
        yield ALL_FULL.at(at, printed=str(len(scored)), computed=plain(total.fraction))
