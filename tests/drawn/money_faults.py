"""Faults of the money and of the totals of a form."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from attrs import evolve

from tests.drawn.faults import Planted, more
from tests.drawn.known import Fund, KnownForm
from tests.drawn.layout import Layout

__all__ = [
    "blank_rate",
    "unscored_money",
    "wrong_fund_score",
    "wrong_points_total",
    "wrong_rate",
    "wrong_sum",
    "wrong_total",
]


def _fund(form: KnownForm, **changes: str) -> KnownForm:
    return evolve(form, funds=(evolve(form.funds[0], **changes), *form.funds[1:]))


def _money(form: KnownForm, layout: Layout) -> Fund | None:
    return form.funds[0] if form.funds and layout.funds != "none" else None


def wrong_total(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """总分 is not the sum of the scores."""
    if layout.total == "none" or not form.total_claimed:
        return None
    wrong = more(form.total_claimed, "-3")
    return Planted(
        form=evolve(form, total_claimed=wrong), codes=("score.total",), words=("总得分", wrong)
    )


def wrong_points_total(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """The points of the rows do not add up to what the total says."""
    rows = [row for row in form.rows if row.points and row.points == row.claimed]
    if layout.total not in ("merged", "blanks") or layout.points == "in names" or not rows:
        return None
    worth = more(rows[0].points, "2")
    made = evolve(
        form,
        rows=tuple(
            evolve(r, points=worth, claimed=worth) if r is rows[0] else r for r in form.rows
        ),
    )
    made = evolve(made, total_claimed=more(form.total_claimed, "2"))
    return Planted(form=made, codes=("points.", "score."), words=("102", "100"))


def wrong_rate(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """执行率 is not what the two figures give."""
    fund = _money(form, layout)
    if fund is None or len(fund.outturn.replace(".", "").lstrip("0")) < 3:
        return None  # of figures of one digit or two rounding explains the rate
    printed = Decimal(fund.rate.rstrip("%") or "0")
    rate = next(wrong for wrong in ("88.8%", "71.1%") if abs(Decimal(wrong[:-1]) - printed) > 8)
    return Planted(form=_fund(form, rate=rate), codes=("rate.",), words=("执行率", rate))


def blank_rate(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """执行率 is blank though both figures stand."""
    if _money(form, layout) is None:
        return None
    return Planted(form=_fund(form, rate=""), codes=("rate.", "cell.", "score."), words=("执行率",))


def wrong_sum(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """A source of money does not fit the total."""
    fund = _money(form, layout)
    parts = [part for part in form.funds[1:4] if part.outturn not in ("", "0")]
    if fund is None or layout.funds == "pairs" or not parts:
        return None
    wrong = more(parts[0].outturn, "13.31")
    funds = tuple(evolve(f, outturn=wrong, rate="") if f is parts[0] else f for f in form.funds)
    return Planted(form=evolve(form, funds=funds), codes=("sum.",), words=(wrong,))


def wrong_fund_score(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """The score for execution does not follow from the rate."""
    fund = _money(form, layout)
    if fund is None or not fund.points or not fund.claimed:
        return None
    wrong = more(fund.claimed, "-2.5")
    made = _fund(form, claimed=wrong)
    made = evolve(made, total_claimed=more(form.total_claimed, "-2.5"))
    return Planted(form=made, codes=("score.", "claim."), words=(wrong,))


def unscored_money(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """Money was spent, and the row of execution has points and no score."""
    fund = _money(form, layout)
    if fund is None or not fund.points or not fund.claimed:
        return None
    made = _fund(form, claimed="")
    made = evolve(made, total_claimed=more(form.total_claimed, f"-{fund.claimed}"))
    return Planted(form=made, codes=("score.",), words=("得分",))
