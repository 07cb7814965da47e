"""附件4 绩效自评报告 on paper: its outline, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing import Report, ReportSection
from perfeval.filing.forms.report import Statement
from perfeval.text.numerals import number_of
from perfeval.writing.paper import Look, PaperLine

__all__ = ["report_lines"]

_ANNEX: Final = re.compile(r"附\s?件\s?[0-9一二三四五六七八九十]{1,4}\s?[:：]?")
_MARKS: Final = re.compile(r"[^0-9一二三四五六七八九十①-⑳]")


def report_lines(report: Report) -> Iterator[PaperLine]:
    """The preamble, the title, the sections with what stands under them, the list of 附件."""
    annexes = [each for each in report.preamble if _ANNEX.fullmatch(each.text)]
    yield from (PaperLine(each.text, Look.ANNEX) for each in annexes)
    yield PaperLine(report.official_title, Look.TITLE)
    yield from (_line(each) for each in report.preamble if each not in annexes)
    for section in report.sections:
        yield from _section(section)
    if report.attachments:
        yield PaperLine("报告需要以下附件：")
        yield from map(PaperLine, report.attachments)
    if report.dated:
        yield PaperLine(report.dated)


def _section(section: ReportSection) -> Iterator[PaperLine]:
    yield PaperLine(f"{section.numeral}{section.heading}", Look.HEADING)
    for item in _in_order(section):
        if isinstance(item, ReportSection):
            yield from _section(item)
        else:
            yield _line(item)


def _in_order(section: ReportSection) -> list[Statement | ReportSection]:
    """What stands under a heading: by its numerals, where statements and sections share them.

    A statement without a numeral stays behind the one before it.
    """
    styles = {_style(each.numeral) for each in section.statements if each.numeral}
    shared = styles & {_style(each.numeral) for each in section.sections}
    items: list[Statement | ReportSection] = [*section.statements, *section.sections]
    if not shared:
        return items
    number, keys = 0, []
    for item in items:
        own = number_of(_MARKS.sub("", item.numeral)) if _style(item.numeral) in shared else None
        number = number if own is None else own
        keys.append(number)
    order = sorted(range(len(items)), key=lambda place: keys[place])
    return [items[place] for place in order]


def _style(numeral: str) -> str:
    """How a numeral is written: the marks around it, and whether in digits."""
    marks = "".join(_MARKS.findall(numeral))
    return marks + ("1" if any(each.isascii() and each.isdigit() for each in numeral) else "一")


def _line(statement: Statement) -> PaperLine:
    return PaperLine(f"{statement.numeral}{statement.text}")
