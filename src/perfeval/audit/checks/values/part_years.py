"""Figures of part of a year that are filed as the year's: 248批次（1-11月）, 截至10月底完成86公里.

A self-evaluation is of the whole year. What was counted up to a month before December is told in a
row, in what came of the goal where this says nothing of the year's end, and in a report where the
same sentence speaks of the whole year. Source: 财预〔2020〕10号 (年度执行完毕后自评).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.audit.graded import GradedRow, graded
from perfeval.audit.ties.implied import placed_evaluations, placed_forms
from perfeval.audit.ties.related import goal_of, prose_of
from perfeval.audit.vocabulary import has_any
from perfeval.filing.filing import Filing
from perfeval.forms.prose.mentions import sentences
from perfeval.forms.prose.quantities import quantities
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze

__all__ = ["PART_YEARS"]

PART = Code(
    id="value.part_year",
    severity=Severity.WARNING,
    source="财预〔2020〕10号：年度执行完毕后自评；年度指标值、全年实际完成值",
    meaning_zh="完成数只算到年中某月，却作为全年数填报",
    meaning_en="a figure that was counted up to a month before December is filed as the year's",
    zh="“{printed}”是算到{computed}的数，自评应填全年的数；请补上其后各月，或写明其后没有发生",
    en="{printed} was counted up to month {month} of the year; the figure of the whole year is due",
)

_UP_TO: Final = re.compile(
    r"(?<![0-9])(?:(20[0-9]{2})年)?(?:"
    r"(?:0?1|一)月?(?:份)?(?:[-—–~～]{1,2}|至|到)([0-9]{1,2})月"
    r"|前([0-9]{1,2})个月)(?:份|底|末)?"
    r"|截(?:至|止至?|止到|至到)(?:目前)?(?:(20[0-9]{2})年)?([0-9]{1,2})月(?:份|底|末|[0-9]{1,2}日)?"
    r"|(?<![下上])(上半年|前三季度|前3季度)"
)
_MONTHS: Final = {"上半年": 6, "前三季度": 9, "前3季度": 9}
_LAST: Final = 12
_TO_THE_END: Final = re.compile(
    r"12月|十二月|年底|年末|年终|下半年|四季度|[7-9]月?(?:[-—–~～]{1,2}|至|到)12"
)
_OF_YEAR: Final = re.compile(
    r"(?<!占)(?:全年|年度)"
    r"(?!(?:计划|目标|任务|预算|考核|指标)[^，。；]{0,6}(?:的|[0-9]))(?!绩效)"
)
_BY_DATE: Final = ("时间", "时限", "时效", "工期", "周期", "进度", "日期", "月")
"""Words of rows that may rightly ask for a stretch of months."""


def _months(text: str, year: int) -> Iterator[tuple[str, int]]:
    """The stretches of a text from the year's beginning up to a month before December."""
    for match in _UP_TO.finditer(text):
        own = match[1] or match[4] or str(year)
        printed = match[2] or match[3] or match[5]
        month = int(printed) if printed else _MONTHS[match[6]]
        if own == str(year) and 0 < month < _LAST:
            yield match[0], month


def _told(place: Place, text: str, month: int) -> Finding:
    shown = f"{month}月"
    return PART.at(place, printed=text.strip(), computed=shown, month=str(month))


def _row(row: GradedRow, year: int) -> Iterator[Finding]:
    if row.indicator is None or has_any(_BY_DATE, row.name + row.level2):
        return
    due, done = (squeeze(each.printed) for each in (row.indicator.target, row.indicator.actual))
    asked = "月" in due or "季" in due or "半年" in due
    rest = _UP_TO.sub("", done)
    if not asked and not _TO_THE_END.search(done) and any(each.isdigit() for each in rest):
        for _, month in _months(done, year):
            yield _told(row.place.cell("actual"), row.indicator.actual.printed, month)


def _goal(text: str, place: Place, year: int) -> Iterator[Finding]:
    """What came of a goal, of which no word goes beyond the month."""
    plain = squeeze(text)
    if _TO_THE_END.search(plain) or _OF_YEAR.search(plain):
        return
    for sentence in sentences(plain):
        months = list(_months(sentence, year))
        if months and quantities(sentence):
            yield _told(place, sentence, months[-1][1])
            return


def _sentence(text: str, place: Place, year: int) -> Iterator[Finding]:
    """A sentence that gives a part of the year, and calls it the whole."""
    for sentence in sentences(text):
        plain = squeeze(sentence)
        months = list(_months(plain, year))
        whole = _OF_YEAR.search(plain) and not _TO_THE_END.search(plain)
        if months and whole and quantities(plain):
            yield _told(place, plain, months[0][1])


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    if filing.year is None:
        return
    year = filing.year.year
    for form, place in placed_evaluations(filing):
        for row in graded(form, place):
            yield from _row(row, year)
        for text, at in list(goal_of(form, place))[1:]:
            yield from _goal(text, at, year)
    for form, place in placed_forms(filing):
        for text, at in prose_of(filing, form, place):
            yield from _sentence(text, at, year)


PART_YEARS = Check(name="part years", codes=(PART,), find=_find)
