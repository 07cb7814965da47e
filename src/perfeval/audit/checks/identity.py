"""Labels: years, unit names and outline numerals that differ from what the filing says it is.

Source: what reviewers look for: another unit's or another year's name copied in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.finding import Code, Finding, Place, Severity
from perfeval.audit.ties.implied import placed_forms
from perfeval.filing.filing import Filing
from perfeval.filing.forms.base_data import BaseDataForm
from perfeval.filing.forms.report import Report, ReportSection
from perfeval.scoring.scorecard import Scorecard
from perfeval.text.labels import squeeze
from perfeval.text.numerals import NUMERAL_CHAR, narrow, number_of

__all__ = ["LABELS", "OTHER_YEAR"]

_SOURCE = "自评表、自评报告的标题与表头"
OTHER_YEAR: Final = "other_year"
"""The note of a reader on a year in the head of a form that is not that of the filing."""

YEAR = Code(
    id="year.differs",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="标题或表头的年度与所报年度不一致",
    meaning_en="a title or a heading names another year than the filing's",
    zh="标题或表头为 {printed} 年，所报年度为 {computed} 年；请改正写错的一处",
    en="the heading says {printed}, the filing is for {computed}",
)
NAME = Code(
    id="name.differs",
    severity=Severity.WARNING,
    source=_SOURCE,
    meaning_zh="表内单位名称与填报单位不一致",
    meaning_en="a form names another unit than the one that files",
    zh="单位名称填“{printed}”，填报单位为“{computed}”；请核对是否沿用了其他单位的表",
    en="the form names {printed}, the unit that files is {computed}",
)
NUMERAL = Code(
    id="outline.numeral",
    severity=Severity.INFO,
    source=_SOURCE,
    meaning_zh="报告标题的序号不连续、体例不一，或与上一级重复",
    meaning_en="the numerals of headings skip, mix styles, or repeat the style of the level above",
    zh="标题“{heading}”的序号为“{printed}”，{reason}；请改正序号",
    en="the heading {heading} is numbered {printed}: {reason_en}",
    field="heading",
)

_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)\s*年")
_STYLES: Final = (
    ("（{一}）", re.compile(rf"[（(]({NUMERAL_CHAR}{{1,3}})[）)]、?")),
    ("{一}、", re.compile(rf"({NUMERAL_CHAR}{{1,3}})[、.．]")),
    ("（{1}）", re.compile(r"[（(]([0-9]{1,3})[）)]、?[.．]?")),
    ("{1}、", re.compile(r"([0-9]{1,3})[、.．]")),
)


def _numeral(text: str) -> tuple[str, int] | None:
    """The style and the value of a numeral as printed; None where it has neither."""
    plain = narrow(text)
    for style, pattern in _STYLES:
        match = pattern.fullmatch(plain)
        number = number_of(match[1]) if match else None
        if number is not None:
            return style, number
    return None


def _outline(sections: tuple[ReportSection, ...], place: Place, above: str) -> Iterator[Finding]:
    expected, first_style = 0, ""
    for position, section in enumerate(sections):
        at = place.at(section.heading or section.numeral, position, f"sections.{position}")
        read = _numeral(section.numeral)
        reason = None
        style = above
        if read is not None:
            style, value = read
            first_style = first_style or style
            if style == above:
                reason = "与上一级序号体例相同", "same style as the level above"
            elif style != first_style:
                reason = "与同级序号体例不同", "another style than its neighbours"
            elif expected and value != expected:
                reason = f"应为第{expected}项", f"number {expected} is due"
            expected = expected + 1 if expected and style != first_style else value + 1
        if reason is not None:
            yield NUMERAL.at(
                at,
                printed=section.numeral,
                heading=section.heading,
                reason=reason[0],
                reason_en=reason[1],
            )
        yield from _outline(section.sections, at, first_style or style)


def _years(filing: Filing) -> Iterator[Finding]:
    if filing.year is None:
        return
    year = filing.year.year
    for number, note in enumerate(filing.notes):
        if note.code == OTHER_YEAR:
            place = Place(note.at, (len(filing.forms) + 1, number))
            yield YEAR.at(place, printed=note.text, computed=str(year))
    for form, place in placed_forms(filing):
        found = _YEAR.findall(narrow(form.title))
        if found and str(year) not in found:
            yield YEAR.at(place, printed=found[0], computed=str(year))
        if isinstance(form, BaseDataForm):
            yield from _column_years(form, place, year)


def _column_years(form: BaseDataForm, place: Place, year: int) -> Iterator[Finding]:
    for position, heading in enumerate(form.columns):
        for found in _YEAR.findall(narrow(heading)):
            if int(found) not in {year, year - 1}:
                at = place.at("经费控制情况", 1).at(heading, position)
                yield YEAR.at(at, printed=found, computed=str(year))
    if form.buildings is not None:
        for found in _YEAR.findall(narrow(form.buildings.label)):
            if int(found) != year:
                at = place.at(form.buildings.label, 2)
                yield YEAR.at(at, printed=found, computed=str(year), severity=Severity.INFO)


def _within(short: str, long: str) -> bool:
    """Whether the characters of one name stand in the other in their order (a short form)."""
    rest = iter(long)
    return all(character in rest for character in short)


def _names(filing: Filing) -> Iterator[Finding]:
    name = filing.unit.name
    for form, place in placed_forms(filing):
        if form.unit_name.strip():
            short, long = sorted((squeeze(form.unit_name), squeeze(name)), key=len)
            if short != long:
                severity = Severity.INFO if _within(short, long) else None
                yield NAME.at(
                    place.at("单位名称", 0),
                    printed=form.unit_name.strip(),
                    computed=name,
                    severity=severity,
                )


def _find(filing: Filing, _scorecard: Scorecard | None) -> Iterable[Finding]:
    yield from _years(filing)
    yield from _names(filing)
    for form, place in placed_forms(filing):
        if isinstance(form, Report):
            yield from _outline(form.sections, place.at("", 5), "")


LABELS = Check(name="labels", codes=(YEAR, NAME, NUMERAL), find=_find)
