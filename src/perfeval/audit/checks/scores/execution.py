"""The fund row: its score by the rate of execution, whichever budget it is read by, and its rate.

A fund row is worth what it prints. Source: 财预〔2020〕10号: 得分 = 分值 × 执行率, at most the
points of the row; 财预〔2021〕101号: by bands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.scores.omissions import MISSING
from perfeval.audit.checks.scores.readings import bands_of_execution, fits
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.graded import graded, is_blank, score_places
from perfeval.audit.rounding.figures import decimals, plain, together
from perfeval.audit.ties.implied import fund_place, placed_evaluations
from perfeval.audit.vocabulary import Practice, Vocabulary
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.filing.lines import FundRow
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["execution_by"]

FUND = Code(
    id="score.fund",
    severity=Severity.WARNING,
    needs=Needs.FUNDS,
    field="claimed",
    source="财预〔2020〕10号：预算执行率 10 分；财预〔2021〕101号：预算执行率按区间赋分",
    meaning_zh="预算执行得分与执行率不符，按比例、按区间都得不出",
    meaning_en="the score of the fund row does not follow from the rate of execution, in "
    "proportion or by bands",
    zh="预算执行得分 {printed}，按执行率 {rate} 应为 {computed}（按区间赋分为 {bands}）；"
    "请改正得分",
    en="the score for execution is {printed}; a rate of {rate} gives {computed} ({bands} by bands)",
)
UNSCORED = Code(
    id="score.execution_unscored",
    severity=Severity.WARNING,
    needs=Needs.FUNDS,
    field="claimed",
    source="财预〔2020〕10号：预算执行率 10 分",
    meaning_zh="资金已支出，而预算执行既无分值也无得分",
    meaning_en="money was spent, and execution has neither points nor a score",
    zh="已支出 {printed}，预算执行的分值、得分均未填；请补填分值（一般为 10 分），按执行率计分",
    en="{printed} was spent, and the points and the score of execution are blank: fill them in",
)
BLANK_RATE = Code(
    id="rate.blank",
    severity=Severity.WARNING,
    needs=Needs.FUNDS,
    field="rate",
    source="财预〔2020〕10号附1：执行率栏",
    meaning_zh="预算数、执行数都有，执行率却没有填",
    meaning_en="the rate of execution is blank though both of its figures stand",
    zh="执行率{said}，按 {formula} 应填 {computed}",
    en="the rate of execution is blank; {formula} gives {computed}",
)
UNEXPLAINED = Code(
    id="fund.no_reason",
    severity=Severity.WARNING,
    needs=Needs.FUNDS,
    field="rate",
    source="当地绩效自评抽查标准（使用单位增补的 Practice）",
    meaning_zh="预算执行率低于当地规定须说明原因的界限，又没有说明",
    meaning_en="the rate of execution is below what the notice of a place lets stand without a "
    "reason, and none is given",
    zh="预算执行率 {printed}，低于 {computed}，未说明原因（{local}要求说明）；"
    "请在备注或偏差原因栏说明",
    en="the rate of execution is {printed}, below {computed}, and no reason is given ({local})",
)
_OF_MONEY: Final = re.compile("资金|预算|执行率|支付|拨付|支出|结转|结余")


def _fund_findings(form: Form, place: Place, practice: Practice | None) -> Iterator[Finding]:
    fund = form.fund
    if fund is None:
        return
    executions = _executions(fund, form.fund_parts)
    if practice is not None:
        yield from _unexplained(form, fund, place, executions, practice)
    yield from _blanks(form, fund, place, executions)
    if not isinstance(fund.points, Points):
        return
    at = fund_place(place, fund).at("得分", 6)
    rates = [outturn.fraction / budget.fraction for outturn, budget in executions]
    dues = [fund.points.fraction * min(rate, Fraction(1)) for rate in rates]
    spent = isinstance(fund.outturn, Amount) and fund.outturn.atoms > 0
    if isinstance(fund.claimed, Nil) and spent and fund.points.atoms:
        due = plain(dues[0]) if dues else ""
        yield MISSING.at(
            at,
            points=fund.points.text,
            blank="得分",
            computed=due,
            said=f"填“{fund.claimed.text}”" if fund.claimed.text.strip() else "为空",
            due=f"（按执行率为 {due} 分）" if due else "",
        )
    if not isinstance(fund.claimed, Points) or not dues:
        return
    claimed = fund.claimed
    places = score_places(form, graded(form, place))
    bands = [bands_of_execution(fund.points, rate).score for rate in rates]
    if not any(fits(claimed, due, places) for due in (*dues, *bands)):
        yield FUND.at(
            at,
            printed=claimed.text,
            computed=plain(dues[0]),
            rate=_formula(*executions[0]),
            bands=plain(bands[0]),
        )


def _unexplained(
    form: Form,
    fund: FundRow,
    place: Place,
    executions: list[tuple[Amount, Amount]],
    practice: Practice,
) -> Iterator[Finding]:
    """Money left unspent without a word on money anywhere in the form."""
    spent, budget = executions[0] if executions else (None, None)
    if spent is None or budget is None or spent.fraction >= budget.fraction * practice.execution:
        return
    reasons = [row.variance_note for row in form.indicators]
    note = form.note if isinstance(form, UnitForm | ProjectForm) else ""
    noted = any(_OF_MONEY.search(text) for text in (*reasons, note))
    if not noted and not fund.reason.strip():
        yield UNEXPLAINED.at(
            fund_place(place, fund).at("执行率", 5),
            printed=_formula(spent, budget).partition("＝")[2],
            computed=f"{plain(100 * practice.execution)}%",
            local=practice.source,
        )


def _blanks(
    form: Form, fund: FundRow, place: Place, executions: list[tuple[Amount, Amount]]
) -> Iterator[Finding]:
    """A rate that the figures give, and money that was spent and is not scored at all.

    A mark (/, —) beside a mark for the points says that no rate is asked for.
    """
    asked = is_blank(fund.rate) or not isinstance(fund.points, Nil)
    if executions and isinstance(fund.rate, Nil) and asked:
        outturn, budget = executions[0]
        formula = _formula(outturn, budget)
        yield BLANK_RATE.at(
            fund_place(place, fund).at("执行率", 5),
            printed=fund.rate.text,
            computed=formula.partition("＝")[2],
            formula=formula.partition("＝")[0],
            said=f"填“{fund.rate.text}”" if fund.rate.text.strip() else "未填",
        )
    blank = is_blank(fund.points) and is_blank(fund.claimed)
    spent = isinstance(fund.outturn, Amount) and fund.outturn.atoms > 0
    scored = any(isinstance(row.claimed, Points) for row in form.indicators)
    if blank and spent and scored and isinstance(fund.outturn, Amount):
        at = fund_place(place, fund).at("得分", 6)
        yield UNSCORED.at(at, printed=fund.outturn.printed)


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


def _find(words: Vocabulary, filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    practice = words.practice(filing.unit.jurisdiction)
    for form, place in placed_evaluations(filing):
        yield from _fund_findings(form, place, practice)


def execution_by(words: Vocabulary) -> Check:
    """The checks of the fund row, with the practices of places that ask for reasons."""
    codes = (FUND, MISSING, UNSCORED, BLANK_RATE, UNEXPLAINED)
    return Check(name="execution", codes=codes, find=partial(_find, words))
