"""The score of the fund row: 10 points by the rate of execution, whichever budget it is read by.

Source: 财预〔2020〕10号: 得分 = 分值 × 执行率, at most the points of the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from perfeval.audit.check import Check
from perfeval.audit.checks.omissions import MISSING
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.graded import graded, is_blank, score_places
from perfeval.audit.rounding.figures import decimals, plain, together
from perfeval.audit.ties.implied import fund_place, placed_forms
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.self_evaluation import FundRow
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["EXECUTION"]

FUND = Code(
    id="score.fund",
    severity=Severity.WARNING,
    field="claimed",
    needs=Needs.FUNDS,
    source="财预〔2020〕10号：预算执行率 10 分",
    meaning_zh="预算执行得分与执行率不符",
    meaning_en="the score of the fund row does not follow from the rate of execution",
    zh="预算执行得分 {printed}，按执行率 {rate} 应为 {computed}",
    en="the score for execution is {printed}; a rate of {rate} gives {computed}",
)


def _fund_findings(form: Form, place: Place) -> Iterator[Finding]:
    fund = form.fund
    if fund is None or not isinstance(fund.points, Points):
        return
    at = fund_place(place, fund).at("得分", 6)
    executions = _executions(fund, form.fund_parts)
    rates = [outturn.fraction / budget.fraction for outturn, budget in executions]
    dues = [fund.points.fraction * min(rate, Fraction(1)) for rate in rates]
    spent = isinstance(fund.outturn, Amount) and fund.outturn.atoms > 0
    if is_blank(fund.claimed) and spent:
        due = plain(dues[0]) if dues else ""
        yield MISSING.at(at, points=fund.points.text, blank="得分", computed=due)
    if not isinstance(fund.claimed, Points) or not dues:
        return
    unit = Fraction(1, 10 ** score_places(form, graded(form, place)))
    if all(abs(fund.claimed.fraction - due) >= unit for due in dues):
        yield FUND.at(
            at,
            printed=fund.claimed.text,
            computed=plain(dues[0]),
            rate=_formula(*executions[0]),
        )


def _formula(outturn: Amount, budget: Amount) -> str:
    return f"{outturn.text}÷{budget.text}＝{decimals(100 * outturn.fraction / budget.fraction, 2)}%"


def _executions(fund: FundRow, parts: tuple[FundRow, ...]) -> list[tuple[Amount, Amount]]:
    """Outturn and budget, final before original, of the total row; of its parts together where
    the total is nil.
    """
    spent = [row for row in parts if isinstance(row.outturn, Amount)]
    rows = (
        (fund.outturn, fund.final, fund.original),
        tuple(
            together(getattr(row, column) for row in spent)
            for column in ("outturn", "final", "original")
        ),
    )
    for outturn, *budgets in rows:
        funded = [each for each in budgets if isinstance(each, Amount) and each.atoms > 0]
        if isinstance(outturn, Amount) and funded:
            return [(outturn, budget) for budget in funded]
    return []


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_forms(filing):
        if form.is_self_evaluation and not form.not_applicable:
            yield from _fund_findings(form, place)


EXECUTION = Check(name="execution", codes=(FUND, MISSING), find=_find)
