"""A document to its segments, which hold one form each.

A segment begins at a title (…自评表, …评分表, …自评报告, those of other kinds) or, where several
forms stand in one table without titles, at the row that names the next project. What form it is,
the recognisers say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.forms.layout.segments.column_numbers import numbers_columns
from perfeval.forms.layout.segments.lines import Line, lines_of
from perfeval.forms.layout.segments.segment import Segment, is_headed, opens_outline
from perfeval.forms.layout.segments.titles import (
    annex_alone,
    annex_and_title,
    begins_title,
    is_report,
)
from perfeval.forms.sources.grid import Cell, Document
from perfeval.forms.words.names import name_of, named_in
from perfeval.forms.words.vocabulary import is_project_name
from perfeval.text.labels import joined, squeeze

__all__ = ["segments"]

_NAMED: Final = re.compile(
    r"\A.{0,6}(?:(?:项目|转移支付)\)?(?:支出)?名称|(?:单位|部门)\)?(?:名称)?)(?:\(.*\))?:?"
)
_AGAIN: Final = re.compile(r"\(?续表?[0-9]?\)?")


def segments(document: Document, titles: Sequence[re.Pattern[str]] = ()) -> list[Segment]:
    """The segments of a document in reading order; each holds a line at least.

    `titles` are patterns of whole titles, beside those of self-evaluations and reports.
    """
    made = [Segment()]
    sheet = ""
    for line in lines_of(document):
        if line.grid is not None and line.grid.apart and line.grid.name != sheet:
            sheet = line.grid.name
            made.append(Segment())
        here = made[-1]
        text = "" if line.contents else joined(line.text)
        annex, title = annex_and_title(text, titles, in_report=here.is_report)
        if title:
            _begin(made, annex, title, line)
        elif _starts(line, here):
            made.append(Segment(lines=[line]))
        elif line.grid is not None and numbers_columns(line.texts):
            here.heads.append(line)
        else:
            here.lines.append(line)
    return _folded(made)


def _begin(made: list[Segment], annex: str, title: str, line: Line) -> None:
    """Begin a segment at a title, with the lines of the title that stand directly above it."""
    here = made[-1]
    above: list[Line] = []
    while here.lines and len(above) < 3 and not annex:
        text = joined(here.lines[-1].text)
        number = annex_alone(text)
        if not number and not begins_title(text):
            break
        above.insert(0, here.lines.pop())
        annex = number
        title = title if number else text + title
    report = is_report(title)
    if report and here.is_report and not annex:
        if here.outlined:
            here.lines += [*above, line]
        else:
            here.title = title
            here.heads += [*above, line]
        return
    kept = [each for each in above if report and annex_alone(joined(each.text))]
    heads = [each for each in (*above, line) if each not in kept]
    made.append(Segment(title=title, annex=annex, lines=kept, heads=heads))


def _starts(line: Line, here: Segment) -> bool:
    """Whether a line without a title begins another form."""
    if line.grid is None:
        return opens_outline(line) and here.tabled and not (here.is_report or _is_front(here))
    named = is_project_name(line.first) and not is_headed(line)  # the heading of a list, again
    return here.headed and (named or _calls_project(line.text))


def _is_front(here: Segment) -> bool:
    """Whether a form has no more yet than its title and whom it is of: its blocks are to come."""
    named = all(name_of(line.first, project=False) for line in here.rows)
    return bool(here.title) and named


def _calls_project(text: str) -> bool:
    """Whether a row is one text that names a project: 项目二：道路养护."""
    return next((name for name, _, _ in named_in(text)), "") == "project"


def _folded(made: list[Segment]) -> list[Segment]:
    """Without segments that hold no form of their own.

    A title with no table under it was no title; a title printed again above the rest of a table
    (续表) begins no other form.
    """
    kept: list[Segment] = []
    for segment in made:
        empty = not segment.rows and not segment.outlined
        if kept and _goes_on(segment, kept[-1]):
            kept[-1].lines += segment.lines
            kept[-1].heads += segment.heads
        elif empty and kept and (segment.title or segment.lines):
            title = Cell(row=0, column=0, text=segment.title)
            kept[-1].lines += [Line(cells=(title,), at="")] if segment.title else []
            kept[-1].lines += segment.lines
            kept[-1].heads += segment.heads
        elif segment.lines:
            kept.append(segment)
    return kept


def _goes_on(segment: Segment, before: Segment) -> bool:
    """Whether a segment is the rest of the table before it: the same title, and no form anew.

    A form anew has names of its own, stands on another sheet, or begins above its indicators once
    more, as with its funds.
    """
    title, other = squeeze(segment.title), squeeze(before.title)
    again = _AGAIN.sub("", title)
    if not (again and segment.rows) or again != _AGAIN.sub("", other):
        return False
    if title != again:
        return True
    if any(map(_names_form, segment.rows)) or _sheet(segment) != _sheet(before):
        return False
    first = next((line for line in segment.rows if len(line.texts) > 1), None)
    return not (before.headed and segment.headed) or first is None or is_headed(first)


def _names_form(line: Line) -> bool:
    return _NAMED.fullmatch(line.first) is not None or is_project_name(line.first)


def _sheet(segment: Segment) -> str:
    """The sheet on which the rows begin; empty where tables are no sheets."""
    grid = next((line.grid for line in segment.lines if line.grid is not None), None)
    return grid.name if grid is not None and grid.apart else ""
