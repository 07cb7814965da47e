"""Dates that cannot be, or that come too late for the points that are claimed.

A stretch of time that ends before it begins, in one cell or over two rows; a value that is a date
behind its target's, or behind the year, with full points. Source: 财预〔2020〕10号附2 完成及时性
(实际完成时间 against 计划完成时间).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.checks.values.days import Day, days_in, no_dates, turned_stretches
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.audit.graded import GradedRow, graded
from perfeval.audit.ties.implied import placed_evaluations
from perfeval.audit.vocabulary import Vocabulary, has_any
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.base_data import BaseDataForm
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.filing.indicators import Indicator
from perfeval.forms.words.years import LAST_YEAR
from perfeval.numbers.printed import Points
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze

__all__ = ["dates_by"]

_SOURCE = "财预〔2020〕10号附2：完成及时性＝实际完成时间与计划完成时间的比较"
_CARRIED: Final = re.compile(f"尾款|质保|续建|结转|跨年|以前年度|往年|{LAST_YEAR}|决算|清欠|欠款")

REVERSED = Code(
    id="date.reversed",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="完成时间早于开始时间",
    meaning_en="a completion before its start",
    zh="{label} {printed}，早于{start} {computed}；请核对两处时间",
    en="{label} is {printed}, before {start} {computed}",
)
LATE = Code(
    id="date.late_full",
    severity=Severity.WARNING,
    field="actual",
    source=_SOURCE,
    meaning_zh="完成时间晚于指标值或晚于年度，而得满分",
    meaning_en="a date later than its target, or than the year, with full points",
    zh="完成值 {printed} 晚于{computed}，却得满分 {points}；应按计分办法扣分，或核对时间",
    en="the value {printed} is later than {computed_en}, yet full points ({points}) are claimed",
)
IMPOSSIBLE = Code(
    id="date.impossible",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="没有这样的日期（13月、2月30日）",
    meaning_en="there is no such date: a thirteenth month, the 30th of February",
    zh="{label}写的日期“{printed}”不存在；请核对月、日",
    en="{label_en} names {printed}: there is no such date",
)
OTHER_YEAR = Code(
    id="date.other_year",
    severity=Severity.WARNING,
    field="target",
    source="财预〔2020〕10号附1：年度指标值、实际完成值",
    meaning_zh="指标值和完成值的时间都在所报年度之前，可能沿用了往年的表",
    meaning_en="target and value both name times before the year of the form: an older form?",
    zh="指标值 {target}，完成值 {printed}，都早于所报年度 {computed} 年；"
    "请核对是否沿用了往年的表，如系以前年度任务，请在偏差原因栏说明",
    en="the target {target} and the value {printed} are both before the year {computed}: is this "
    "last year's form?",
)

EARLY = Code(
    id="date.filled_early",
    severity=Severity.WARNING,
    source="财预〔2020〕10号：年度执行完毕后自评；填报日期",
    meaning_zh="填报日期早于所报年度",
    meaning_en="a form that was filled in before its year began",
    zh="填报日期 {printed}，早于所报年度 {computed} 年；请核对填报日期和年度",
    en="the form was filled in on {printed}, before the year {computed} that it is for",
)

Rows = list[tuple[GradedRow, Indicator]]
"""The graded rows that are indicators."""


def _row_findings(row: GradedRow, indicator: Indicator, year: int | None) -> Iterator[Finding]:
    for cell in (indicator.target.printed, indicator.actual.printed):
        for start, end in turned_stretches(cell, year):
            yield REVERSED.at(
                row.place, printed=end, computed=start, label="止于", start="开始时间"
            )
    for text, path, label, english in (
        (indicator.target.printed, "target", "指标值", "the target"),
        (indicator.actual.printed, "actual", "完成值", "the value"),
    ):
        for written in no_dates(text):
            yield IMPOSSIBLE.at(
                row.place.cell(path), printed=written, label=label, label_en=english
            )
    yield from _late(row, indicator.target.printed, indicator.actual.printed, year)
    yield from _other_year(row, indicator, year)


def _other_year(row: GradedRow, indicator: Indicator, year: int | None) -> Iterator[Finding]:
    """A row of which every date lies before the year, and of which nothing explains it."""
    cells = (indicator.target.printed, indicator.actual.printed)
    due, done = (days_in(cell, year) for cell in cells)
    dates = [*due, *done]
    old = year is not None and bool(due and done) and all(day.last[0] < year for day in dates)
    spoken = row.reason.strip() or _CARRIED.search(f"{row.name}{''.join(cells)}")
    if old and not spoken:
        yield OTHER_YEAR.at(row.place, printed=cells[1], computed=str(year), target=cells[0])


def _late(row: GradedRow, target: str, actual: str, year: int | None) -> Iterator[Finding]:
    points, claimed = row.points, row.claimed
    if not isinstance(points, Points) or not isinstance(claimed, Points):
        return
    if claimed < points or not points.atoms:
        return
    done, due = days_in(actual, year), days_in(target, year)
    if not done:
        return
    if due and done[-1].first > due[-1].last:
        late, english = f"指标值 {target}", f"the target {target}"
    elif not due and year is not None and done[-1].first[0] > year:
        late, english = f"所报年度 {year} 年", f"the year {year}"
    else:
        return
    yield LATE.at(
        row.place, printed=actual, computed=late, computed_en=english, points=claimed.text
    )


def _filled_on(form: Form, place: Place, year: int | None) -> Iterator[Finding]:
    """填报日期 at the foot: a day that no calendar has, or one before the year of the form."""
    if not isinstance(form, UnitForm | ProjectForm | BaseDataForm) or form.footer is None:
        return
    printed = form.footer.filled_on
    at = place.at("填报日期", 9, "footer.filled_on")
    for written in no_dates(printed):
        yield IMPOSSIBLE.at(at, printed=written, label="填报日期", label_en="the date of the form")
    days = days_in(printed, None)
    if year is not None and days and 0 < days[0].last[0] < year:
        yield EARLY.at(at, printed=printed, computed=str(year))


def _pairs(rows: Rows, words: Vocabulary, year: int | None) -> Iterator[Finding]:
    """开工 and 完工 of the same thing in two rows of one form."""
    dated = [
        (row, days[0], indicator.actual.printed)
        for row, indicator in rows
        if len(days := days_in(indicator.actual.printed, year)) == 1
    ]
    starts: dict[str, tuple[GradedRow, Day, str]] = {}
    for each in dated:
        if has_any(words.starts, each[0].name):
            starts.setdefault(_stem(each[0].name, words.starts), each)
    for row, day, printed in dated:
        if has_any(words.starts, row.name) or not has_any(words.ends, row.name):
            continue
        start = starts.get(_stem(row.name, words.ends))
        if start is not None and day.last < start[1].first:
            yield REVERSED.at(
                row.place,
                printed=printed,
                computed=start[2],
                label=row.name,
                start=start[0].name,
            )


def _stem(name: str, words: Iterable[str]) -> str:
    plain = squeeze(name)
    for word in words:
        plain = plain.replace(word, "")
    return plain


def _find(words: Vocabulary, filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    year = filing.year.year if filing.year is not None else None
    for form, place in placed_evaluations(filing):
        rows = [(row, row.indicator) for row in graded(form, place) if row.indicator]
        for row, indicator in rows:
            yield from _row_findings(row, indicator, year)
        yield from _pairs(rows, words, year)
        yield from _filled_on(form, place, year)


def dates_by(words: Vocabulary) -> Check:
    """The checks of dates, with the words of starts and ends."""
    codes = (REVERSED, LATE, IMPOSSIBLE, OTHER_YEAR, EARLY)
    return Check(name="dates", codes=codes, find=partial(_find, words))
