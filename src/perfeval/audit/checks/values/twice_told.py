"""What one filing tells twice: the rate of execution, staff, a task by number and by rate.

Source: 附件1, 附件2 and 附件3 state the same year; 财预〔2020〕10号 asks for one set of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.rates import judge_rate
from perfeval.audit.checks.scores.attained import figures_of
from perfeval.audit.checks.values.worded_targets import bounded, sign_of, stated
from perfeval.audit.finding import Code, Finding, Severity
from perfeval.audit.graded import GradedRow, graded
from perfeval.audit.rounding.figures import agreement
from perfeval.audit.rounding.intervals import Verdict
from perfeval.audit.ties.facts import stated_facts
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.audit.vocabulary import has_any
from perfeval.filing.facts import Fact
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.lines import FundRow
from perfeval.filing.relations import Figure
from perfeval.filing.values import Actual, Comparison
from perfeval.numbers.amounts import Amount, read_amount
from perfeval.numbers.printed import Count, Percent
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze, unquoted

__all__ = ["TWICE_TOLD"]

_SOURCE: Final = "附件1、附件2、附件3 同一数据应当一致；财预〔2020〕10号：自评表"

EXECUTION = Code(
    id="value.other_execution",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="指标中的预算执行率与资金一栏的执行率不同",
    meaning_en="an indicator of execution says another rate than the table of funds",
    zh="“{label}”填 {printed}，而资金一栏的执行率为 {computed}；请核对，使两处一致",
    en="{label} is {printed}, but the rate of the funds is {computed}",
)
FACT = Code(
    id="value.other_fact",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="指标中的人数、“三公”经费、总成本与基础数据表、资金等处所填不同",
    meaning_en="an indicator says another number of staff, another 三公经费 or a higher whole cost "
    "than the base data or the funds",
    zh="“{label}”填 {printed}，而{other}填 {computed}；请核对，使两处一致",
    en="{label} is {printed}, but {other} has {computed}",
)
TASK = Code(
    id="value.other_completion",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="完成率填 100%，而同一任务的数量没有达到指标值",
    meaning_en="a completion of 100% beside a quantity of the same task that falls short",
    zh="“{label}”填 {printed}，而“{other}”指标值 {target}，实际 {computed}，没有全部完成；请核对",
    en="{label} is {printed}, but {other} is {computed} of {target}",
)

_EXECUTION: Final = re.compile(
    "(?:项目|部门|单位|整体|年度|全年|本年|财政){0,3}+(?:预算|资金|预算资金|支出预算)?(?:支出)?执行率"
)
_FACTS: Final = (
    ("staff.in_post", re.compile("(?:年末|实际|实有){0,2}在职(?:在编)?(?:人员|人)数")),
    ("staff.authorised_posts", re.compile("(?:核定|人员){0,2}编制(?:人数|数)")),
    (
        "three_public.outturn",
        re.compile('[“"]?三公[”"]?经费(?:支出|决算){0,2}(?:数|额|总额|金额)?'),
    ),
)
"""What indicators may state again, by the facts that the base data give."""
_TOLD: Final = ("在职", "编制", "三公")
_LIMITS: Final = (Comparison.AT_MOST, Comparison.BELOW)
_COMPLETION: Final = re.compile("(?P<task>.{4,20}?)(?:任务|计划|工作|目标|建设)?完成率")
_COUNTED: Final = re.compile(
    r"(?P<task>.{4,20}?)(?:总)?(?:数量|人数|人次|次数|户数|个数|期数|份数|面积|里程|长度|规模|数)?"
)


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_evaluations(filing):
        rows = [row for row in graded(form, place) if row.indicator is not None]
        yield from _execution(form, [row for row in rows if "执行率" in row.name])
        yield from _costs(form, [row for row in rows if _is_cost(row)])
        yield from _facts(filing, [row for row in rows if has_any(_TOLD, row.name)])
        if any("完成率" in row.name for row in rows):
            yield from _tasks(rows)


def _execution(form: Form, rows: list[GradedRow]) -> Iterator[Finding]:
    """预算执行率 among the indicators, against every rate that the funds give."""
    funds = [each for each in (form.fund, *form.fund_parts) if each is not None]
    if form.fund is None or not isinstance(form.fund.rate, Percent):
        return
    for row in rows:
        told = _percent(row) if _EXECUTION.fullmatch(squeeze(row.name)) else None
        if told is not None and not any(_is_of(told, each) for each in funds):
            computed = form.fund.rate.text
            yield EXECUTION.at(row.place, printed=told.text, computed=computed, label=row.name)


def _percent(row: GradedRow) -> Percent | None:
    value = None if row.indicator is None else stated(row.indicator.actual)
    return Percent(f"{value.number.text}%") if value is not None and value.is_percent else None


def _is_of(rate: Percent, fund: FundRow) -> bool:
    """Whether a rate is that of a row of funds, as printed or by either of its budgets."""
    if isinstance(fund.rate, Percent) and not agreement(rate, fund.rate).verdict.fails:
        return True
    if not isinstance(fund.outturn, Amount):
        return False
    spent = Figure(label="执行数", value=fund.outturn)
    budgets = (each for each in (fund.final, fund.original) if isinstance(each, Amount))
    whole = (Figure(label="预算数", value=each) for each in budgets)
    return any(not judge_rate(spent, each, rate).verdict.fails for each in whole)


def _is_cost(row: GradedRow) -> bool:
    return "成本" in f"{row.level2}{row.name}" or "总支出" in row.name


def _costs(form: Form, rows: list[GradedRow]) -> Iterator[Finding]:
    """A cost that is set at the whole budget, and came to more than all that the fund row has.

    The target says that the cost is that of the whole; what is not yet paid explains less.
    """
    fund = form.fund
    cells = () if fund is None else (fund.original, fund.final, fund.outturn)
    money = [cell for cell in cells if isinstance(cell, Amount)]
    if fund is None or not isinstance(fund.outturn, Amount):
        return
    for row in rows:
        due = None if row.indicator is None else bounded(row.indicator.target).quantity
        if row.indicator is None or due is None or due.unit != "元":
            continue
        whole = read_amount(f"{due.number.text}{due.measure}")
        cost = read_amount(row.indicator.actual.printed)
        if whole not in money[:-1] or not isinstance(cost, Amount):
            continue
        above = cost.atoms > max(each.atoms for each in money)
        if above and all(agreement(cost, each).verdict is Verdict.MISMATCH for each in money):
            yield FACT.at(
                row.place,
                printed=cost.printed,
                computed=fund.outturn.printed,
                label=row.name,
                other="资金一栏的全年执行数",
            )


def _facts(filing: Filing, rows: list[GradedRow]) -> Iterator[Finding]:
    """在职人员数, 编制数 and 三公经费 among the indicators, against what the base data say."""
    facts = [fact for fact, _, _ in stated_facts(filing)] if rows else []
    for row in rows:
        name = squeeze(row.name)
        key = next((key for key, words in _FACTS if words.fullmatch(unquoted(name))), "")
        printed = "" if row.indicator is None else row.indicator.actual.printed
        known = [fact for fact in facts if fact.id == key and _differs(printed, fact)]
        if known and len(known) == sum(fact.id == key for fact in facts):
            other, figure = known[0].at or known[0].label, known[0].value
            computed = figure.printed if isinstance(figure, Amount) else str(figure)
            yield FACT.at(row.place, printed=printed, computed=computed, label=name, other=other)


def _differs(printed: str, fact: Fact) -> bool:
    """Whether a value is another figure than a fact; what is no figure of its kind is none."""
    if isinstance(fact.value, Amount):
        amount = read_amount(printed, fact.value.unit)
        if not isinstance(amount, Amount):
            return False
        return agreement(amount, fact.value).verdict is Verdict.MISMATCH
    value = stated(Actual(text=printed))
    if value is None or value.is_percent or not isinstance(fact.value, Count):
        return False
    return value.value != fact.value.fraction


def _tasks(rows: list[GradedRow]) -> Iterator[Finding]:
    """农网改造完成率 100% beside 农网改造里程 of which only a part was done."""
    counted: dict[str, list[GradedRow]] = {}
    for row in rows:
        match = _COUNTED.fullmatch(squeeze(row.name))
        if match is not None and _percent(row) is None:
            counted.setdefault(match["task"], []).append(row)
    for row in rows:
        match, rate = _COMPLETION.fullmatch(squeeze(row.name)), _percent(row)
        beside = counted.get(match["task"], []) if match else []
        if rate is None or rate.rate.fraction < 1 or len(beside) != 1:
            continue
        yield from _short(row, rate, beside[0])


def _short(row: GradedRow, rate: Percent, beside: GradedRow) -> Iterator[Finding]:
    done = beside.indicator
    figures = None if done is None else figures_of(done.target, done.actual)
    limited = done is not None and sign_of(done.target) in _LIMITS
    if done is not None and not limited and figures is not None and 0 <= figures[1] < figures[0]:
        yield TASK.at(
            row.place,
            printed=rate.text,
            computed=done.actual.printed,
            label=row.name,
            other=beside.name,
            target=done.target.printed,
        )


TWICE_TOLD = Check(name="twice told", codes=(EXECUTION, FACT, TASK), find=_find)
