"""Points: rows against their section and against 100; with them the scores and their total.

Source: 财预〔2020〕10号 (执行率 10, 产出 50, 效益 30, 满意度 10; a score is at most its points);
附件3-1 (sections with their points in the label).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from attrs import evolve

from perfeval.audit.check import Check
from perfeval.audit.checks.scores.score_totals import ABOVE, SCORES, SOURCE, score_findings
from perfeval.audit.extras import is_beside
from perfeval.audit.finding import Code, Finding, Needs, Place, Severity
from perfeval.audit.fund_worth import EXECUTION, is_of_execution, is_unweighed
from perfeval.audit.graded import GradedRow, graded, section_points
from perfeval.audit.rounding.figures import summed
from perfeval.audit.ties.funds import placed_funds
from perfeval.audit.ties.implied import placed_forms
from perfeval.audit.total_gaps import is_explained
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.numbers.decimals import decimal_text
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze

__all__ = ["POINTS"]

SECTION = Code(
    id="points.section",
    severity=Severity.ERROR,
    field="level1",
    needs=Needs.SCORES,
    source=SOURCE,
    meaning_zh="一级或二级指标标注的分值不等于其下各项分值之和",
    meaning_en="a section is not worth what its rows are worth together",
    zh="“{label}”标注 {printed} 分，其下分值之和 {sum}＝{computed}；请调整分值或标注",
    en="{label} is labelled {printed}, but {sum} = {computed}",
)
TOTAL = Code(
    id="points.total",
    severity=Severity.ERROR,
    needs=Needs.SCORES,
    source=SOURCE,
    meaning_zh="总分的分值不等于各项分值之和",
    meaning_en="the total of the points is not their sum",
    zh="总分的分值为 {printed}，而{of}之和 {sum}＝{computed}；请核对各项分值和总分",
    en="the points total {printed}, but {sum} = {computed}",
)
NOT_100 = Code(
    id="points.not_100",
    severity=Severity.ERROR,
    needs=Needs.SCORES,
    source=SOURCE,
    meaning_zh="总分的分值不是 100",
    meaning_en="the points do not total 100",
    zh="总分的分值为 {printed}，应为 {computed}；请调整各项分值",
    en="the points total {printed}; they should total {computed}",
)
REPEATED = Code(
    id="points.repeated",
    severity=Severity.INFO,
    field="claimed",
    needs=Needs.SCORES,
    source=SOURCE,
    meaning_zh="“其中”行重复填列上级行的分值或得分，不应重复计分",
    meaning_en="a 其中 row repeats the points or the score of the row above; it is not added again",
    zh="“其中”行重复填列 {printed}，不重复计分；宜不填",
    en="a 其中 row repeats {printed}; it is not added again",
)


def _sections(
    rows: tuple[GradedRow, ...],
) -> Iterator[tuple[str, Place, list[GradedRow], list[Points]]]:
    """The labelled sections: label, place, rows, and what its labelled sub-sections are worth."""
    by_label: dict[tuple[str, ...], list[GradedRow]] = {}
    for row in rows:
        first, second = squeeze(row.level1), squeeze(row.level2)
        by_label.setdefault((first,), []).append(row)
        if section_points(second):
            by_label.setdefault((first, second), []).append(row)
    for key, members in by_label.items():
        words = (members[0].level1, members[0].level2)[: len(key)]
        below: list[Points] = []
        if len(key) == 1 and all(section_points(row.level2) for row in members):
            below = _labelled(members, "level2")
        place = evolve(members[0].place, words=" / ".join(words))
        yield words[-1], place, members, below


def _labelled(rows: Sequence[GradedRow], level: str) -> list[Points]:
    """What the labels of one level print, each label once."""
    labels = dict.fromkeys(squeeze(getattr(row, level)) for row in rows)
    return [points for label in labels if (points := section_points(label))]


def _section_findings(
    rows: tuple[GradedRow, ...], form_at: Place, *, whole: bool
) -> Iterator[Finding]:
    """A form that is not `whole` has no total row: its last section may be cut off."""
    for label, place, members, below in _sections(rows):
        due = section_points(label)
        parts = below or [row.points for row in members if isinstance(row.points, Points)]
        total, formula = summed(parts)
        if due is not None and parts and total != due.atoms:
            short = total < due.atoms
            cut_off = short and not whole and members[-1] is rows[-1]
            doubt = short and not below and any(_counts_blank(row) for row in members)
            yield SECTION.at(
                evolve(place, words=f"{form_at.words} / {place.words}"),
                printed=due.plain,
                computed=decimal_text(total),
                severity=Severity.INFO if cut_off else Severity.WARNING if doubt else None,
                label=label,
                sum=formula,
            )


def _counts_blank(row: GradedRow) -> bool:
    """Whether a row should print points and does not."""
    indicator = row.indicator
    if indicator is None or isinstance(row.points, Points):
        return False
    return not (indicator.not_applicable or indicator.blank)


def _total_findings(
    filing: Filing, form: Form, rows: tuple[GradedRow, ...], place: Place
) -> Iterator[Finding]:
    total = form.total_points
    at = place.at("总分", 2, "total_points")
    fund = form.fund
    first = [fund.points] if fund else []
    cells = [*first, *(row.points for row in rows)]
    printed = [cell for cell in cells if isinstance(cell, Points)]
    labels = {squeeze(row.level1) for row in rows}
    sections = _labelled(rows, "level1")
    if not isinstance(total, Points):
        return
    sums: list[tuple[str, list[Points]]] = []
    filled = any(isinstance(row.points, Points) for row in rows)
    if filled:
        sums.append(("各项分值", printed))
    if sections and len(sections) == len(labels):
        sums.append(("一级指标分值", [*(c for c in first if isinstance(c, Points)), *sections]))
    blank = any(_counts_blank(row) for row in rows)
    for name, parts in sums:
        worth, formula = summed(parts)
        gap = total.atoms - worth
        if gap and not (
            is_of_execution(fund, gap) or is_explained(filing, form, rows, gap, "points")
        ):
            doubt = name == "各项分值" and blank and worth < total.atoms
            doubt = doubt or (is_unweighed(fund) and gap in EXECUTION)
            yield TOTAL.at(
                at,
                printed=total.plain,
                computed=decimal_text(worth),
                severity=Severity.WARNING if doubt else None,
                of=name,
                sum=formula,
            )
    hundred = Points("100")
    if total != hundred and not is_beside(form, rows, hundred.atoms - total.atoms, "points"):
        yield NOT_100.at(at, printed=total.plain, computed="100")


def _repeated(form: Form, place: Place) -> Iterator[Finding]:
    if form.fund is None:
        return
    for row, at in islice(placed_funds(form, place), 1, None):
        cells = [cell for cell in (row.points, row.claimed) if isinstance(cell, Points)]
        if cells:
            yield REPEATED.at(at, printed="、".join(cell.text for cell in cells))


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    for form, place in placed_forms(filing):
        rows = graded(form, place)
        whole = isinstance(form.total_points, Points)
        yield from _section_findings(rows, place, whole=whole)
        yield from _total_findings(filing, form, rows, place)
        yield from score_findings(filing, form, rows, place)
        yield from _repeated(form, place)


POINTS = Check(
    name="points",
    codes=(SECTION, TOTAL, NOT_100, ABOVE, SCORES, REPEATED),
    find=_find,
)
