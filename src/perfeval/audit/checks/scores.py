"""Scores: each claimed score against its target and its value.

Which rule a score follows is the rubric's affair; what is tested here holds for all of them, and
the proportional rule of 财预〔2020〕10号 only where no other common reading fits. Source:
财预〔2020〕10号 (full points for a target met, its share of them for one that is not).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.attained import Attained, attained, figures_of, share_of_target
from perfeval.audit.finding import Code, Finding, Needs, Severity
from perfeval.audit.graded import (
    GradedRow,
    graded,
    score_places,
)
from perfeval.audit.rounding.figures import plain
from perfeval.audit.ties.implied import placed_forms
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.indicators import Indicator
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard

__all__ = ["SCORES"]

_SOURCE = "财预〔2020〕10号：单位自评计分办法；自评表“偏差原因分析及改进措施”栏"
_FEW: Final = 3

FULL_UNMET = Code(
    id="score.full_unmet",
    severity=Severity.WARNING,
    field="claimed",
    source=_SOURCE,
    meaning_zh="未达到指标值而得满分",
    meaning_en="full points for a target that is not met",
    zh="指标值 {target}，实际 {actual}，未达到而得满分 {printed}；按比例为 {computed}",
    en="target {target}, actual {actual}: not met, yet full points ({printed}); its share is "
    "{computed}",
)
MET_LESS = Code(
    id="score.met_marked_down",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    field="claimed",
    source=_SOURCE,
    meaning_zh="达到指标值而被扣分，又未说明",
    meaning_en="a target that is met is marked down without a word",
    zh="指标值 {target}，实际 {actual}，已达到而只得 {printed}，应为 {computed}",
    en="target {target}, actual {actual}: met, yet {printed} instead of {computed}",
)
DISPROPORTIONATE = Code(
    id="score.not_proportional",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    field="claimed",
    source=_SOURCE,
    meaning_zh="得分与完成比例不符",
    meaning_en="a partial score does not follow from the share of the target that was reached",
    zh="指标值 {target}，实际 {actual}，分值 {points}，按比例为 {computed}，得分 {printed}",
    en="target {target}, actual {actual}: its share of {points} points is {computed}, "
    "not {printed}",
)
UNLIKE = Code(
    id="score.unlike",
    severity=Severity.WARNING,
    needs=Needs.ROWS,
    field="claimed",
    source=_SOURCE,
    meaning_zh="同一表内相同情形得分不同",
    meaning_en="like cases are scored unalike in one form",
    zh="与“{other}”指标值、完成值、分值相同，得分却为 {printed} 与 {computed}",
    en="same target, value and points as {other}, yet {printed} and {computed} points",
)


def _row_findings(row: GradedRow, form: Form, places: int) -> Iterator[Finding]:
    points, claimed = row.points, row.claimed
    if row.indicator and isinstance(points, Points) and isinstance(claimed, Points):
        yield from _against_target(row, row.indicator, points, claimed, places, form)


def _against_target(
    row: GradedRow,
    indicator: Indicator,
    points: Points,
    claimed: Points,
    places: int,
    form: Form,
) -> Iterator[Finding]:
    state = attained(indicator.target, indicator.actual)
    share = share_of_target(indicator.target, indicator.actual)
    explained = bool(row.reason.strip())
    words = {
        "target": indicator.target.printed,
        "actual": indicator.actual.printed,
        "points": points.text,
    }
    if state is Attained.MET:
        if claimed < points and not explained:
            yield MET_LESS.at(row.place, printed=claimed.text, computed=points.text, words=words)
        return
    if share is None:
        return
    due = points.fraction * share
    computed = plain(due)
    if claimed >= points:
        allowed = points.fraction - Fraction(1, 2 * 10 ** max(places, 1))
        if state is Attained.UNMET and due < allowed:
            yield FULL_UNMET.at(row.place, printed=claimed.text, computed=computed, words=words)
    elif claimed.atoms > 0 and not explained:
        near = abs(claimed.fraction - due) < Fraction(1, 10**places)
        if not near and not _stepped(indicator, points, claimed, form):
            yield DISPROPORTIONATE.at(
                row.place, printed=claimed.text, computed=computed, words=words
            )


def _stepped(indicator: Indicator, points: Points, claimed: Points, form: Form) -> bool:
    """Whether a unit's score fits a deduction per percentage point, as unit rubrics print it."""
    figures = figures_of(indicator.target, indicator.actual)
    quantity = indicator.target.quantity
    if not form.of_unit or figures is None or not (quantity and quantity.is_percent):
        return False
    missed = abs(figures[0] - figures[1])
    lost = points.fraction - claimed.fraction
    counts = {missed, Fraction(missed.__floor__()), Fraction(missed.__ceil__())}
    steps = [Fraction(tenths, 10) for tenths in (1, 2, 3, 5, 8, 10, 20)]
    return any(lost == count * step for count in counts for step in (*steps, points.fraction / 10))


def _unlike(rows: tuple[GradedRow, ...]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], GradedRow] = {}
    for row in rows:
        indicator, points, claimed = row.indicator, row.points, row.claimed
        if indicator is None or not isinstance(points, Points) or not isinstance(claimed, Points):
            continue
        if figures_of(indicator.target, indicator.actual) is None or row.reason.strip():
            continue
        key = (indicator.target.printed, indicator.actual.printed, points.plain)
        first = seen.setdefault(key, row)
        if isinstance(first.claimed, Points) and first.claimed != claimed:
            yield UNLIKE.at(
                row.place, printed=claimed.text, computed=first.claimed.text, other=first.name
            )


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_forms(filing):
        if form.is_self_evaluation and not form.not_applicable:
            rows = graded(form, place)
            places = score_places(form, rows)
            for row in rows:
                yield from _row_findings(row, form, places)
            yield from _unlike(rows)


SCORES = Check(name="scores", codes=(FULL_UNMET, MET_LESS, DISPROPORTIONATE, UNLIKE), find=_find)
