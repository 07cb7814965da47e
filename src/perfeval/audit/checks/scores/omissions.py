"""Omissions beside a score: no reason, no target, no value, or no score where points are due.

Source: 财预〔2020〕10号 (偏差原因分析及改进措施 for each lost point; target and value).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from perfeval.audit.check import Check
from perfeval.audit.extras import is_extra
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.graded import GradedRow, graded, is_blank, is_placeholder, merged
from perfeval.audit.ties.implied import placed_forms
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.city_form import CityForm
from perfeval.filing.forms.score_sheet import ScoreSheet
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.filing.indicators import Indicator
from perfeval.numbers.cells import is_nil
from perfeval.numbers.decimals import decimal_text
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze
from perfeval.text.numerals import narrow

__all__ = ["MISSING", "OMISSIONS", "is_criterion", "is_reason", "is_told"]

_SOURCE = "财预〔2020〕10号：自评表各栏；“偏差原因分析及改进措施”栏"
_FEW: Final = 3
_NO_REASONS: Final = frozenset(
    {"无偏差", "无差异", "没有偏差", "未偏差", "无原因", "已完成", "完成"}
)
_EXECUTION: Final = re.compile(r"(?:预算|资金|支出)(?:资金)?(?:的)?(?:执行|支出|支付)(?:率|进度)?")
"""A row of execution, whose reason is the money itself: the form of 10号 asks none of it."""
_CAUSE: Final = re.compile("因(?!素)|由于|系(?!统|列)|导致|致使|影响")
_TOLD: Final = 4
"""So many characters of a name tell it in a remark, at its beginning or at its end."""

NO_REASON = Code(
    id="score.no_reason",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    source=_SOURCE,
    meaning_zh="扣了分而没有填写偏差原因",
    meaning_en="a point is lost without a reason",
    zh="分值 {points}，得分 {printed}，未填偏差原因；请写明扣分原因和改进措施",
    en="{printed} of {points} points, and no reason is given",
)
NO_REASONS = Code(
    id="score.no_reasons",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    source=_SOURCE,
    meaning_zh="全表多项扣分，均未填写偏差原因",
    meaning_en="several rows lose points, and the column of reasons is left blank",
    zh="{printed} 项扣分，均未填偏差原因；请逐项写明扣分原因和改进措施",
    en="{printed} rows lose points, and none gives a reason",
)
EMPTY = Code(
    id="score.empty",
    severity=Severity.WARNING,
    field="claimed",
    needs=Needs.ROWS,
    source=_SOURCE,
    meaning_zh="指标值、完成值或分值为空而有得分",
    meaning_en="points are claimed where the target, the value or what the row is worth is blank",
    zh="{blank}为空，却有得分 {printed}；请补填{blank}",
    en="{blank} is blank, yet {printed} points are claimed",
)
MISSING = Code(
    id="score.missing",
    severity=Severity.WARNING,
    field="claimed",
    needs=Needs.ROWS,
    source=_SOURCE,
    meaning_zh="有分值而没有得分（资金已支出而未计分、总分为空等）",
    meaning_en="points without a score: money spent but not scored, a blank total",
    zh="分值 {points}，而{blank}{said}；请补填{due}",
    en="{points} points, but {blank} is blank",
)


def _blank_cells(indicator: Indicator) -> list[str]:
    cells = (("指标值", indicator.target.printed), ("完成值", indicator.actual.printed))
    return [name for name, text in cells if not text.strip()]


def is_criterion(indicator: Indicator) -> bool:
    """Whether a row is scored by a clause alone: it prints one, and neither target nor value."""
    return bool(indicator.clause.strip()) and len(_blank_cells(indicator)) > 1


def _criteria(rows: tuple[GradedRow, ...]) -> frozenset[str]:
    """The 一级 labels of which all rows are criteria: 项目决策 of a rubric in a project's form."""
    labels = {row.level1 for row in rows}
    others = {
        row.level1 for row in rows if row.indicator is None or not is_criterion(row.indicator)
    }
    return frozenset(labels - others)


def is_reason(text: str) -> bool:
    """Whether the cell says something: 无, / and 无偏差 are no reasons for a lost point."""
    return not (is_placeholder(text) or is_nil(text.strip()) or squeeze(text) in _NO_REASONS)


def is_told(row: GradedRow, remark: str) -> bool:
    """Whether a remark below the table names the row and says why, or goes on with a colon."""
    name = squeeze(row.name)
    named = bool(name) and (name[:_TOLD] in remark or name[-_TOLD:] in remark)
    return named and (_CAUSE.search(remark) is not None or f"{name[-_TOLD:]}:" in narrow(remark))


def _is_scored_openly(row: GradedRow) -> bool:
    """Whether what was reached stands beside the clause by which it is scored: that says why."""
    row_of = row.indicator
    return row_of is not None and bool(row_of.clause.strip() and row_of.actual.printed.strip())


def _reasons(
    filing: Filing, form: Form, rows: tuple[GradedRow, ...], place: Place
) -> Iterator[Finding]:
    remark = squeeze(form.note) if isinstance(form, UnitForm | ProjectForm) else ""
    asked = filing.has_column(form.key, "indicators.variance_note")
    silent = [
        (row, points, score)
        for row, points, score in merged(rows)
        if score < points.atoms
        and not is_extra(row)
        and not (is_reason(row.reason) or is_told(row, remark))
        and (asked or not _is_scored_openly(row))
        and not _EXECUTION.fullmatch(squeeze(row.name))
    ]
    if len(silent) > _FEW and not any(is_reason(row.reason) for row in rows):
        at = place.at("偏差原因分析及改进措施", 4)
        yield NO_REASONS.at(at, printed=str(len(silent)))
        return
    for row, points, score in silent:
        at = _reason_place(filing, form, row)
        yield NO_REASON.at(at, printed=decimal_text(score), points=points.plain)


def _reason_place(filing: Filing, form: Form, row: GradedRow) -> Place:
    """Where a reason is due: its own cell, or the score where the document has no such column."""
    score = row.place.cell("claimed")
    reason = row.place.cell("reason" if row.indicator is None else "variance_note")
    found = [filing.address_of(form.key, each.path) for each in (score, reason)]
    return score if found[0] and not found[1] else reason


def _without_column(filing: Filing, form: Form) -> frozenset[str]:
    """The cells that the table of a form does not ask for: no column is headed so."""
    fields = (("指标值", "indicators.target"), ("完成值", "indicators.actual"))
    return frozenset(name for name, path in fields if not filing.has_column(form.key, path))


def _row_findings(
    row: GradedRow, criteria: frozenset[str], unasked: frozenset[str]
) -> Iterator[Finding]:
    indicator, points, claimed = row.indicator, row.points, row.claimed
    if indicator is None or not isinstance(points, Points):
        return
    blanks = [name for name in _blank_cells(indicator) if name not in unasked]
    if isinstance(claimed, Points):
        told = len(blanks) > 1 and indicator.variance_note.strip()  # judged by what is written
        if blanks and not told and claimed.atoms > 0 and row.level1 not in criteria:
            yield EMPTY.at(row.place, printed=claimed.text, blank="、".join(blanks))
    elif is_blank(claimed) and not indicator.not_applicable and points.atoms:
        yield MISSING.at(
            row.place, points=points.text, blank="、".join([*blanks, "得分"]), said="为空", due=""
        )


def _worthless(form: Form, rows: tuple[GradedRow, ...]) -> Iterator[Finding]:
    """Scores of rows that print no points, where most rows do and the printed total is not reached.

    What is worth points together with the row above it is no such row.
    """
    worth = [row.points.atoms for row in rows if isinstance(row.points, Points)]
    fund = form.fund.points if form.fund else None
    reached = sum(worth) + (fund.atoms if isinstance(fund, Points) else 0)
    total = form.total_points
    blank = [row for row in rows if row.indicator is not None and is_blank(row.points)]
    whole = isinstance(total, Points) and total.atoms <= reached
    for row in () if whole or len(blank) >= len(worth) else blank:
        if isinstance(row.claimed, Points) and row.claimed.atoms:
            yield EMPTY.at(row.place, printed=row.claimed.text, blank="分值")


def _total_missing(form: Form, rows: tuple[GradedRow, ...], place: Place) -> Iterator[Finding]:
    filled = any(isinstance(row.points, Points) for row in rows)
    if filled and isinstance(form.total_points, Points) and is_blank(form.total_claimed):
        at = place.at("总分 / 得分", 3)
        told = MISSING.at(at, points=form.total_points.text, blank="总得分", said="为空", due="")
        yield evolve(told, path="total_claimed")


def _unfilled(filing: Filing) -> Iterator[Finding]:
    """Rows of a scoring sheet that claim points for a benefit of which the form says nothing."""
    kinds: dict[str, bool] = {}
    for form, _ in placed_forms(filing):
        if isinstance(form, CityForm):
            for goal in form.goals:
                empty = is_placeholder(goal.target.printed) and is_placeholder(goal.actual.printed)
                kinds[goal.level2.strip()] = kinds.get(goal.level2.strip(), True) and empty
    for form, place in placed_forms(filing):
        if isinstance(form, ScoreSheet):
            for row in graded(form, place):
                claims = isinstance(row.claimed, Points) and row.claimed.atoms > 0
                if claims and kinds.get(row.name.strip()):
                    yield EMPTY.at(row.place, printed=row.claimed.text, blank="绩效目标、完成情况")


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_forms(filing):
        if not form.not_applicable:
            rows = graded(form, place)
            criteria, unasked = _criteria(rows), _without_column(filing, form)
            for row in rows:
                yield from _row_findings(row, criteria, unasked)
            yield from _worthless(form, rows)
            yield from _reasons(filing, form, rows, place)
            yield from _total_missing(form, rows, place)
    yield from _unfilled(filing)


OMISSIONS = Check(name="omissions", codes=(NO_REASON, NO_REASONS, EMPTY, MISSING), find=_find)
