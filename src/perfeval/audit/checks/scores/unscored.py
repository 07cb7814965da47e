"""Forms that ask for reasons and print no points: a target that is missed, and not a word of it.

That of a transfer has 未完成原因和改进措施 beside each value. Source: 财预〔2020〕10号
(偏差原因分析及改进措施 for each target that is not reached).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.scores.attained import Attained, attained, is_beyond_equal
from perfeval.audit.checks.scores.omissions import is_reason, is_told
from perfeval.audit.checks.values.led_figures import least_of_range
from perfeval.audit.finding import Code, Finding, Needs, Severity
from perfeval.audit.graded import GradedRow, graded, is_blank
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.audit.vocabulary import VOCABULARY
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze

__all__ = ["UNSCORED"]

UNSAID = Code(
    id="target.missed_unsaid",
    severity=Severity.WARNING,
    field="variance_note",
    needs=Needs.ROWS,
    source="财预〔2020〕10号：未完成原因和改进措施",
    meaning_zh="不计分的表中，未达到指标值而没有填写原因",
    meaning_en="in a form without points a target is missed, and no reason is given",
    zh="指标值 {target}，实际 {printed}，未达到指标值而未填原因；请写明未完成原因和改进措施",
    en="target {target}, actual {printed}: not met, and no reason is given",
)
_COLUMN: Final = "indicators.variance_note"


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_evaluations(filing):
        rows = graded(form, place)
        scored = any(not is_blank(cell) for row in rows for cell in (row.points, row.claimed))
        if not scored and filing.has_column(form.key, _COLUMN):
            yield from _of_form(form, rows)


def _of_form(form: Form, rows: tuple[GradedRow, ...]) -> Iterator[Finding]:
    remark = squeeze(getattr(form, "note", ""))
    for row in rows:
        indicator = None if row.indicator is None else least_of_range(row.indicator)
        if indicator is None or is_reason(row.reason) or is_told(row, remark):
            continue
        missed = attained(indicator.target, indicator.actual) is Attained.UNMET
        if missed and not is_beyond_equal(indicator, VOCABULARY):
            target, actual = indicator.target.printed, indicator.actual.printed
            yield UNSAID.at(row.place, printed=actual, computed=target, target=target)


UNSCORED = Check(name="unscored", codes=(UNSAID,), find=_find)
