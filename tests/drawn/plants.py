"""Errors that are planted into a sound form: one figure each, and what must be found of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from random import Random
from typing import Any, Final

from attrs import evolve, frozen

from perfeval.audit import Finding
from tests.drawn.known import Fund, KnownForm, Row
from tests.drawn.layout import Layout

__all__ = ["PLANTS", "Fault", "Planted", "is_found"]


@frozen(kw_only=True)
class Planted:
    """A fault: the form that has it, and what a finding of it must hold.

    `codes` are families that may tell it; `words` must all stand in one finding.
    """

    form: KnownForm
    codes: tuple[str, ...]
    words: tuple[str, ...]


Fault = Callable[[KnownForm, Layout, Random], Planted | None]


def is_found(planted: Planted, findings: Iterable[Finding]) -> bool:
    """Whether one finding above info tells the fault, at its place."""
    for finding in findings:
        told = "".join(f"{finding.at}{finding.printed}{finding.message('zh')}".split())
        words = all("".join(word.split()) in told for word in planted.words)
        if words and finding.code.startswith(planted.codes):
            return True
    return False


def _fund(form: KnownForm, **changes: str) -> KnownForm:
    return evolve(form, funds=(evolve(form.funds[0], **changes), *form.funds[1:]))


def _at(form: KnownForm, row: Row, **changes: Any) -> KnownForm:
    return evolve(form, rows=tuple(evolve(r, **changes) if r is row else r for r in form.rows))


def _scored(form: KnownForm, *natures: str) -> list[Row]:
    """Rows with points, a claim of all of them, and a number for a target."""
    return [
        row
        for row in form.rows
        if row.points and row.claimed == row.points and row.measure and row.nature in natures
    ]


def _money(form: KnownForm, layout: Layout) -> Fund | None:
    return form.funds[0] if form.funds and layout.funds != "none" else None


def _more(text: str, by: str) -> str:
    return f"{Decimal(text) + Decimal(by)}"


def wrong_total(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """总分 is not the sum of the scores."""
    if layout.total == "none" or not form.total_claimed:
        return None
    wrong = _more(form.total_claimed, "-3")
    return Planted(
        form=evolve(form, total_claimed=wrong), codes=("score.total",), words=("总得分", wrong)
    )


def wrong_points_total(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """The points of the rows do not add up to what the total says."""
    rows = [row for row in form.rows if row.points and row.points == row.claimed]
    if layout.total not in ("merged", "blanks") or layout.points == "in names" or not rows:
        return None
    worth = _more(rows[0].points, "2")
    made = _at(form, rows[0], points=worth, claimed=worth)
    made = evolve(made, total_claimed=_more(form.total_claimed, "2"))
    return Planted(form=made, codes=("points.", "score."), words=("102", "100"))


def wrong_rate(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """执行率 is not what the two figures give."""
    fund = _money(form, layout)
    if fund is None:
        return None
    rate = "88.8%" if not fund.rate.startswith("8") else "71.1%"
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
    wrong = _more(parts[0].outturn, "13.31")
    funds = tuple(evolve(f, outturn=wrong, rate="") if f is parts[0] else f for f in form.funds)
    return Planted(form=evolve(form, funds=funds), codes=("sum.",), words=(wrong,))


def wrong_fund_score(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """The score for execution does not follow from the rate."""
    fund = _money(form, layout)
    if fund is None or not fund.points or not fund.claimed:
        return None
    wrong = _more(fund.claimed, "-2.5")
    made = _fund(form, claimed=wrong)
    made = evolve(made, total_claimed=_more(form.total_claimed, "-2.5"))
    return Planted(form=made, codes=("score.", "claim."), words=(wrong,))


def unscored_money(form: KnownForm, layout: Layout, _random: Random) -> Planted | None:
    """Money was spent, and the row of execution has points and no score."""
    fund = _money(form, layout)
    if fund is None or not fund.points or not fund.claimed:
        return None
    made = _fund(form, claimed="")
    made = evolve(made, total_claimed=_more(form.total_claimed, f"-{fund.claimed}"))
    return Planted(form=made, codes=("score.",), words=("得分",))


def above_points(form: KnownForm, _layout: Layout, random: Random) -> Planted | None:
    """A score above the points of its row."""
    rows = [row for row in form.rows if row.points and row.claimed == row.points]
    if not rows:
        return None
    row = random.choice(rows)
    wrong = _more(row.points, "1")
    made = _at(form, row, claimed=wrong)
    made = evolve(made, total_claimed=_more(form.total_claimed, "1"))
    return Planted(form=made, codes=("score.above",), words=(row.name, wrong))


def full_unmet(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """Full points for a target that is missed by half."""
    rows = [row for row in _scored(form, "≥", "≧") if Decimal(row.number) >= 4]
    if not rows or layout.points == "merged over level 2":
        return None
    row = random.choice(rows)
    actual = f"{int(Decimal(row.number) / 2)}{row.measure}"
    made = _at(form, row, actual=actual)
    return Planted(form=made, codes=("score.", "claim."), words=(row.name,))


def full_unmet_explained(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """The same with a reason: it excuses the absence of a reason, not the score."""
    planted = full_unmet(form, layout, random)
    if planted is None or not layout.reason:
        return None
    rows = tuple(
        evolve(row, reason="受天气影响") if row.name == planted.words[0] else row
        for row in planted.form.rows
    )
    return evolve(planted, form=evolve(planted.form, rows=rows))


def marked_down(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A target that is met loses points without a word."""
    rows = _scored(form, "≥", "≧", "≤")
    if not rows or layout.points == "merged over level 2":
        return None
    row = random.choice(rows)
    wrong = _more(row.points, "-0.5")
    made = _at(form, row, claimed=wrong)
    made = evolve(made, total_claimed=_more(form.total_claimed, "-0.5"))
    return Planted(form=made, codes=("score.", "claim."), words=(row.name, wrong))


def impossible_target(form: KnownForm, _layout: Layout, random: Random) -> Planted | None:
    """A target of 290% 满意度."""
    rows = [row for row in form.rows if row.measure == "%" and "满意度" in row.name]
    if not rows:
        return None
    row = random.choice(rows)
    made = _at(form, row, number=f"2{row.number[:2]}", actual=f"2{row.number[:2]}%")
    return Planted(form=made, codes=("target.", "value."), words=(row.name,))


def impossible_value(form: KnownForm, _layout: Layout, random: Random) -> Planted | None:
    """A share above 100%."""
    rows = [row for row in form.rows if row.measure == "%" and "满意度" in row.name]
    if not rows:
        return None
    row = random.choice(rows)
    made = _at(form, row, actual="195%")
    return Planted(form=made, codes=("value.",), words=(row.name, "195%"))


def blank_value(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """完成值 is blank, and points are claimed."""
    rows = [row for row in _scored(form, "≥", "≧", "≤") if layout.points == "column"]
    if not rows:
        return None
    row = random.choice(rows)
    made = _at(form, row, actual="")
    return Planted(form=made, codes=("score.empty",), words=(row.name,))


def costly_floor(form: KnownForm, _layout: Layout, _random: Random) -> Planted | None:
    """A cost with a floor, ≥: the more it costs the better."""
    row = next((row for row in form.rows if row.nature == "≤"), None)
    if row is None:
        return None
    made = _at(form, row, nature="≥", actual=f"{row.number}{row.measure}")
    return Planted(form=made, codes=("target.", "value."), words=(row.name,))


def overshot(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A value of twice the target, without a word."""
    rows = [row for row in _scored(form, "≥", "≧") if row.measure != "%"]
    if not rows or layout.points == "merged over level 2":
        return None
    row = random.choice(rows)
    made = _at(form, row, actual=f"{int(Decimal(row.number) * 2)}{row.measure}")
    return Planted(form=made, codes=("target.", "value."), words=(row.name,))


def idle_row(form: KnownForm, layout: Layout, random: Random) -> Planted | None:
    """A row marked 不适用 that carries points and a score."""
    rows = _scored(form, "≥", "≧", "≤", "=")
    if not rows or layout.points == "merged over level 2":
        return None
    row = random.choice(rows)
    made = _at(form, row, nature="", number="不适用", measure="", actual="不适用")
    return Planted(form=made, codes=("score.", "value.", "target."), words=(row.name,))


PLANTS: Final[tuple[Fault, ...]] = (
    wrong_total,
    wrong_points_total,
    wrong_rate,
    blank_rate,
    wrong_sum,
    wrong_fund_score,
    unscored_money,
    above_points,
    full_unmet,
    full_unmet_explained,
    marked_down,
    impossible_target,
    impossible_value,
    blank_value,
    costly_floor,
    overshot,
    idle_row,
)
"""Faults that arithmetic or the logic of the form shows; some have no check of their own yet."""
