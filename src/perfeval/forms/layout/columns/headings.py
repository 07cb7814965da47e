"""The columns that rows of headings make, by their words: a heading row and those under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from perfeval.forms.layout.columns.columns import Columns, Heading
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import Roles, role_of
from perfeval.forms.words.years import is_of_other_years, years
from perfeval.text.labels import joined

__all__ = ["headings", "one_points", "with_first_level"]

_FEW: Final = 4
"""One sub-heading of so many may be a word that is not known: 等次 beside 得分."""
_FIGURE: Final = re.compile(r"\A[≥≤≧≦=<>＞＜]*[-+]?[0-9０-９][0-9０-９.,]*+\s*+[%％]?")


def headings(lines: Sequence[Line], roles: Roles) -> tuple[Columns, int]:
    """The columns that a heading row and the sub-heading rows under it make, and how many rows.

    `lines` begin with the heading row.
    """
    aligned = lines[0].aligned
    spans = [_span(cell, index, aligned) for index, cell in enumerate(lines[0].cells)]
    upper = spans
    used = 1
    for line in lines[1:3]:
        if not _is_subheading(line, roles, lines[used - 1]):
            break
        spans = _refined(spans, _worded(line, lines[used - 1], roles), aligned)
        used += 1
    items = tuple(
        Heading(start, end, joined(_dated(start, text, upper)), role_of(text, roles))
        for start, end, text in spans
    )
    return Columns(one_points(items), aligned), used


def _dated(start: int, text: str, upper: Sequence[tuple[int, int, str]]) -> str:
    """A sub-heading with the year above it, which is no other than its own: 上年数, 决算."""
    over = next((each for begin, end, each in upper if begin <= start < end), "")
    dated = over != text and (is_of_other_years(over) or years(over))
    return f"{over}{text}" if dated else text


def one_points(items: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """With 分值 behind each level, that of the row is the first behind the names, else the last.

    得分 behind a level is of the level, too, where the row has its own behind its name.
    """
    places = [place for place, item in enumerate(items) if item.role == "points"]
    names = [place for place, item in enumerate(items) if item.role == "name"]
    behind = [place for place in places if names and place > names[-1]]
    kept = (behind or places[-1:])[:1]
    apart = {place for place in places if place not in kept}
    scores = [place for place, item in enumerate(items) if item.role == "claimed"]
    if names and scores and scores[-1] > names[-1]:
        apart |= {place for place in scores if place < names[-1]}
    return tuple(
        evolve(item, role="", aside=True) if place in apart else item
        for place, item in enumerate(items)
    )


def with_first_level(columns: Columns) -> Columns:
    """With 一级指标 over the column left of 二级指标, where no heading says so: 绩效目标."""
    items = columns.items
    second = next((place for place, item in enumerate(items) if item.role == "level2"), 0)
    if not second or "level1" in columns.roles or items[second - 1].role not in ("", "value"):
        return columns
    first = evolve(items[second - 1], role="level1")
    return Columns((*items[: second - 1], first, *items[second:]), columns.aligned)


def _span(cell: Cell, index: int, aligned: bool) -> tuple[int, int, str]:
    return (cell.column, cell.end, cell.text) if aligned else (index, index + 1, cell.text)


def _is_subheading(line: Line, roles: Roles, above: Line) -> bool:
    texts = line.texts
    if not texts or line.grid is not above.grid or any(_FIGURE.fullmatch(text) for text in texts):
        return False
    inner = _begins_inside(line, above)
    if texts == above.texts or (len(texts) == len(line.cells) and not inner):
        return False
    unknown = [text for text in _worded(line, above, roles).texts if not role_of(text, roles)]
    return len(unknown) * _FEW <= len(texts)


def _worded(line: Line, above: Line, roles: Roles) -> Line:
    """A row of headings, each with what the wider one above adds: 年初 under 预算金额."""
    if not line.aligned:
        return line
    over = {
        column: each.text.strip()
        for each in above.cells
        if each.column_span > 1
        for column in range(each.column, each.end)
    }
    cells = []
    for cell in line.cells:
        whole = f"{cell.text.strip()}{over.get(cell.column, '')}"
        wider = cell.text.strip() and not role_of(cell.text, roles) and role_of(whole, roles)
        cells.append(evolve(cell, text=whole) if wider else cell)
    return evolve(line, cells=tuple(cells))


def _begins_inside(line: Line, above: Line) -> bool:
    """Whether a row leaves its first columns to the row above it; a sheet has no blank cells."""
    return line.aligned and line.cells[0].column > above.cells[0].column


def _refined(
    spans: list[tuple[int, int, str]], line: Line, aligned: bool
) -> list[tuple[int, int, str]]:
    """Headings replaced by the sub-headings under them."""
    if not aligned:
        return _spread([text for _, _, text in spans], line)
    made = []
    for start, end, text in spans:
        below = [each for each in line.cells if start <= each.column < end and each.text.strip()]
        if not below:
            made.append((start, end, text))
        made += [(each.column, each.end, each.text) for each in below]
    return made


def _spread(above: list[str], line: Line) -> list[tuple[int, int, str]]:
    """Without known columns: an empty cell goes on from above, a run of words divides one cell."""
    labels: list[str] = []
    waiting = list(above)
    empties = sum(not cell.text.strip() for cell in line.cells)
    for place, cell in enumerate(line.cells):
        if not cell.text.strip():
            labels.append(waiting.pop(0) if waiting else "")
            empties -= 1
            continue
        labels.append(cell.text)
        ends = place + 1 == len(line.cells) or not line.cells[place + 1].text.strip()
        if ends:
            del waiting[: max(len(waiting) - empties, 0) if not _later(line, place) else 1]
    return [(index, index + 1, text) for index, text in enumerate(labels)]


def _later(line: Line, place: int) -> bool:
    """Whether another run of words follows behind `place`."""
    return any(cell.text.strip() for cell in line.cells[place + 1 :])
