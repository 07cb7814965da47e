"""Prose against the form that it is about: the goal and the report of one project, and its table.

Only where a filing holds one self-evaluation with rows, so that the prose can be about no other,
and only what is named as the table names it (培训干部人数, 全年执行数, 自评得分). Source: 附件1,
附件2 and 附件4 state the same year; 财预〔2020〕10号 asks for one set of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.prose.form_prose import FormProse, form_prose_of
from perfeval.audit.checks.prose.rows_told import (
    AGAINST,
    OTHER,
    apart_from_names,
    as_in_goal,
    under_names,
)
from perfeval.audit.checks.rates import judge_rate
from perfeval.audit.finding import Finding, Place
from perfeval.audit.rounding.figures import agreement, summed
from perfeval.audit.ties.funds import FUND_COLUMNS
from perfeval.filing.filing import Filing
from perfeval.filing.forms.self_evaluation import ProjectForm
from perfeval.filing.lines import FundRow
from perfeval.filing.relations import Figure
from perfeval.forms.prose.mentions import core, mentions, sentences
from perfeval.forms.prose.quantities import quantities
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import PointsCell
from perfeval.numbers.decimals import decimal_text
from perfeval.numbers.printed import Percent, Points
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze

__all__ = ["AGAINST_FORM"]

_FEW: Final = 40
_PROJECT: Final = r"(?:该|本)?(?:项目|资金)?(?:资金)?"
_MONEY: Final = (
    ("original", re.compile(rf"{_PROJECT}(?:年初|年初安排)预算(?:数|资金)?")),
    ("final", re.compile(rf"{_PROJECT}(?:全年|调整后|年度)预算(?:数|资金|总额)?")),
    (
        "outturn",
        re.compile(
            rf"{_PROJECT}(?:全年|年度|实际|累计){{0,3}}(?:执行数|支出数|实际支出|支出)"
            r"|(?:全年|年度|实际|累计){0,3}(?:执行|支付|使用)(?:数|资金|金额)?"
            r"|(?:全年|共|实际|累计){0,2}拨付(?:资金|补贴|补助|金额)?"
        ),
    ),
)
_RATE: Final = re.compile(rf"{_PROJECT}(?:预算|资金)执行率(?:为|是|达到?|达)?")
_SCORE: Final = re.compile(
    r"(?:自评|自评价|评价)(?:综合|总)?(?:得分|总分|分数|分)"
    r"(?:为|是|达|达到)?[:：]?([0-9]{1,3}(?:\.[0-9]{1,2})?)分"
)


_OF_PART: Final = re.compile(
    "(?:产出|效益|效果|满意度|过程|投入|决策|管理)类?指标"
    "|(?:产出|效益|效果|满意度|过程|投入|决策|管理|执行率?|部分|整体|部门|单项|每项)[^，,：:]{0,12}+\\Z"
)
"""What stands before a score that makes it another one than the project's."""
_PART: Final = re.compile("[;；]")
_SECTION: Final = re.compile(
    r"(?:\A|[，,。；;：:、])(产出|效益|满意度)(?:类)?(?:指标)?(?:自评)?(?:得分|得)(?:为|是)?"
    r"([0-9]{1,3}(?:\.[0-9]{1,2})?)分"
)
"""The score of all rows of a first level."""


def _money(texts: FormProse) -> Iterator[Finding]:
    """The budget, the outturn and the rate of a project, against its fund row."""
    form = texts.form
    fund = form.fund
    if fund is None or not isinstance(form, ProjectForm):
        return
    rows = (fund, *form.fund_parts[:_FEW])
    amounts = [
        cell
        for row in rows
        for cell in (row.original, row.final, row.outturn)
        if isinstance(cell, Amount)
    ]
    for text, place in texts.told:
        for sentence in sentences(text):
            if OTHER.search(sentence):
                continue
            for each in mentions(sentence):
                column = next(
                    (key for key, words in _MONEY if words.fullmatch(core(each.label))), ""
                )
                cell = getattr(fund, column) if column else None
                if isinstance(cell, Amount) and not _is_any(each.amount, amounts):
                    yield _against(place, each.label, each.amount.printed, column, cell.printed)
            yield from _rates(sentence, place, fund)


def _is_any(amount: Amount, known: Iterable[Amount]) -> bool:
    """Whether an amount is one of the table, as exact as the less exact of the two."""
    return any(not agreement(amount, each).verdict.fails for each in known)


def _rates(sentence: str, place: Place, fund: FundRow) -> Iterator[Finding]:
    if not isinstance(fund.rate, Percent) or not isinstance(fund.outturn, Amount):
        return
    for each in quantities(sentence):
        if not each.is_percent or not _RATE.fullmatch(each.label):
            continue
        rate = Percent(f"{each.number}%")
        budgets = (cell for cell in (fund.final, fund.original) if isinstance(cell, Amount))
        spent = Figure(label="执行数", value=fund.outturn)
        fits = rate.rate == fund.rate.rate or any(
            not judge_rate(spent, Figure(label="预算数", value=each), rate).verdict.fails
            for each in budgets
        )
        if not fits:
            yield _against(place, "预算执行率", rate.text, "rate", fund.rate.text)


_NAMES: Final = {
    **{column: (zh, en) for column, zh, en in FUND_COLUMNS},
    "rate": ("执行率", "the rate of execution"),
    "score": ("总得分", "the total score"),
}


def _against(place: Place, label: str, printed: str, column: str, computed: str) -> Finding:
    zh, en = _NAMES[column]
    return AGAINST.at(place, printed=printed, computed=computed, label=label, row=zh, row_en=en)


def _sections(texts: FormProse) -> Iterator[Finding]:
    """The score that prose gives a section, against its rows: 产出指标得分48分."""
    sums: dict[str, list[PointsCell]] = {}
    for row in texts.form.indicators:
        sums.setdefault(squeeze(row.level1)[:2], []).append(row.claimed)
    for text, place in texts.told:
        for sentence in sentences(text):
            plain = squeeze(sentence)
            for match in _SECTION.finditer(plain) if not OTHER.search(plain) else ():
                scores = [each for each in sums.get(match[1][:2], ()) if isinstance(each, Points)]
                earned, formula = summed(scores)
                if len(scores) == len(sums.get(match[1][:2], ())) > 0 and (
                    Points(match[2]).atoms != earned
                ):
                    computed = decimal_text(earned)
                    yield AGAINST.at(
                        place,
                        printed=f"{match[2]}分",
                        computed=f"{computed}分",
                        label=f"{match[1]}得分",
                        row=f"各项得分之和 {formula}",
                        row_en="the sum of its rows",
                    )


def _score(texts: FormProse) -> Iterator[Finding]:
    """The score that a report gives itself, against the total of the project's form."""
    total = texts.form.total_claimed
    if not isinstance(total, Points) or not isinstance(texts.form, ProjectForm):
        return
    for text, place in texts.told:
        for sentence in sentences(text):
            plain = squeeze(sentence)
            if OTHER.search(plain):
                continue
            for part in _PART.split(plain):
                for match in _SCORE.finditer(part):
                    own = not _OF_PART.search(part, 0, match.start())
                    if own and Points(match[1]) != total:
                        yield _against(place, "自评得分", match[1], "score", total.plain)


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    texts = form_prose_of(filing)
    if texts is not None:
        yield from under_names(texts)
        yield from apart_from_names(texts)
        yield from as_in_goal(texts)
        yield from _money(texts)
        yield from _score(texts)
        yield from _sections(texts)


AGAINST_FORM = Check(name="prose", codes=(AGAINST,), find=_find)
