"""Scores of a form against what rows are worth, and their sum against the total score.

Source: 财预〔2020〕10号 (a score is at most its points).
"""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.fund_worth import EXECUTION, is_score_by_rate, is_unweighed
from perfeval.audit.graded import GradedRow, is_blank, merged
from perfeval.audit.rounding.figures import summed
from perfeval.audit.ties.implied import fund_place
from perfeval.audit.total_gaps import is_explained
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.lines import FundRow
from perfeval.numbers.cells import Unreadable
from perfeval.numbers.decimals import ATOMS, decimal_text
from perfeval.numbers.printed import Points

__all__ = ["ABOVE", "SCORES", "SOURCE", "score_findings"]

SOURCE = "财预〔2020〕10号：单位自评指标权重；附件3-1 各级指标分值"
ABOVE = Code(
    id="score.above_points",
    severity=Severity.ERROR,
    field="claimed",
    needs=Needs.SCORES,
    source=SOURCE,
    meaning_zh="得分超过该项分值",
    meaning_en="a score is above the points of its row",
    zh="得分 {printed}，超过{of} {computed}；请改正得分",
    en="the score {printed} is above the points {computed}",
)
SCORES = Code(
    id="score.total",
    severity=Severity.ERROR,
    needs=Needs.SCORES,
    source=SOURCE,
    meaning_zh="总得分不等于各项得分之和",
    meaning_en="the total score is not the sum of the scores",
    zh="总得分为 {printed}，而各项得分之和 {sum}＝{computed}；请核对各项得分和总分",
    en="the total score is {printed}, but {sum} = {computed}",
)


def _above(place: Place, points: Points, score: int, of: str = "该项分值") -> Iterator[Finding]:
    if score > points.atoms:
        yield ABOVE.at(place, printed=decimal_text(score), computed=points.plain, of=of)


def score_findings(
    filing: Filing, form: Form, rows: tuple[GradedRow, ...], place: Place
) -> Iterator[Finding]:
    """Scores above their points, and a total score that is not the sum of the scores."""
    fund = form.fund
    if fund is not None and isinstance(fund.claimed, Points) and isinstance(fund.points, Points):
        at = fund_place(place, fund).at("得分", 6)
        yield from _above(at, fund.points, fund.claimed.atoms)
    for row, points, score in merged(rows):
        yield from _above(row.place, points, score)
    total, most = form.total_claimed, form.total_points
    if isinstance(total, Points) and isinstance(most, Points) and not _has_extra(rows):
        yield from _above(place.at("总分 / 得分", 3, "total_claimed"), most, total.atoms, "总分")
    cells = [*([fund.claimed] if fund else []), *(row.claimed for row in rows)]
    scores = [cell for cell in cells if isinstance(cell, Points)]
    earned, formula = summed(scores)
    cells = [cell for row in rows for cell in (row.points, row.claimed)]
    rated = not rows or any(isinstance(cell, Points) for cell in cells)
    if not isinstance(total, Points) or not (scores and rated):
        return
    gap = total.atoms - earned
    if gap and not (
        is_score_by_rate(fund, gap, _lacking(rows))
        or is_explained(filing, form, rows, gap, "claimed")
    ):
        all_rows: tuple[GradedRow | FundRow, ...] = (*([fund] if fund else []), *rows)
        doubt = gap > 0 and any(_may_score(row) for row in all_rows)
        doubt = doubt or (is_unweighed(fund) and 0 < gap <= max(EXECUTION))
        yield SCORES.at(
            place.at("总分 / 得分", 3, "total_claimed"),
            printed=total.plain,
            computed=decimal_text(earned),
            severity=Severity.WARNING if doubt else None,
            sum=formula,
        )


def _lacking(rows: tuple[GradedRow, ...]) -> int:
    """What the points of the rows lack of 100, in atoms."""
    return 100 * ATOMS - sum(row.points.atoms for row in rows if isinstance(row.points, Points))


def _has_extra(rows: tuple[GradedRow, ...]) -> bool:
    """Whether a row adds points beyond those of the form: 加分项, 附加分."""
    return any("加分" in f"{row.level1}{row.level2}{row.name}" for row in rows)


def _may_score(row: GradedRow | FundRow) -> bool:
    """Whether a row has points and a score that is blank or unreadable: the total may hold it."""
    unsaid = row.claimed is None or is_blank(row.claimed) or isinstance(row.claimed, Unreadable)
    return unsaid and isinstance(row.points, Points) and row.points.atoms > 0
