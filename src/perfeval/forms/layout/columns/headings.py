"""The columns that rows of headings make, by their words: a heading row and those under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve

from perfeval.forms.layout.columns.columns import Columns, Heading, put_aside
from perfeval.forms.layout.columns.stacks import Stack, stacks_of
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.words.labels import Roles, is_bound, role_of
from perfeval.forms.words.ratings import is_rating_label
from perfeval.forms.words.years import is_of_other_years, years
from perfeval.text.labels import joined, squeeze

__all__ = ["headings", "one_points", "with_first_level"]

_FEW: Final = 4
"""One sub-heading of so many may be a word that is not known."""
_PART: Final = re.compile(r"(?P<name>[^()0-9]{1,12})(?P<worth>\([0-9]{1,3}分?\))")
"""A part of the form with what it is worth: 产出（50）."""


def headings(lines: Sequence[Line], roles: Roles, *, least: int = 1) -> tuple[Columns, int]:
    """The columns that a heading row and the sub-heading rows under it make, and how many rows.

    `lines` begin with the heading row; the first `least` of them are known to be of the heading.
    """
    aligned = lines[0].aligned
    rows = [lines[0]]
    for above, line in pairwise(lines[:3]):
        if len(rows) >= least and not _is_subheading(line, roles, above):
            break
        rows.append(_worded(line, above, roles))
    items = tuple(
        Heading(stack.start, stack.end, joined(_dated(stack)), role_of(stack.lowest, roles))
        for stack in stacks_of(rows, aligned=aligned)
    )
    return Columns(one_points(items), aligned), len(rows)


def _dated(stack: Stack) -> str:
    """A sub-heading with the year above it, which is no other than its own: 上年数, 决算."""
    over = stack.texts[0] if len(stack.texts) > 1 else ""
    return f"{over}{stack.lowest}" if is_of_other_years(over) or years(over) else stack.lowest


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
    return put_aside(items, (place in apart for place in range(len(items))))


def with_first_level(columns: Columns) -> Columns:
    """With 一级指标 over the column left of 二级指标, where no heading says so: 绩效目标."""
    items = columns.items
    second = next((place for place, item in enumerate(items) if item.role == "level2"), 0)
    if not second or "level1" in columns.roles or items[second - 1].role not in ("", "value"):
        return columns
    first = evolve(items[second - 1], role="level1")
    return Columns((*items[: second - 1], first, *items[second:]), columns.aligned)


def _is_subheading(line: Line, roles: Roles, above: Line) -> bool:
    texts = line.texts
    if not texts or line.grid is not above.grid or any(map(is_bound, texts)):
        return False
    inner = _begins_inside(line, above)
    if texts == above.texts or (len(texts) == len(line.cells) and not inner):
        return False
    unknown = [
        text
        for text in _worded(line, above, roles).texts
        if not (role_of(text, roles) or is_rating_label(text))
    ]
    return len(unknown) * _FEW <= len(texts)


def _worded(line: Line, above: Line, roles: Roles) -> Line:
    """A row of headings, each with what the one above adds: 年初 under 预算金额.

    执行率（10） under 指标得分 is the score of that part, and no rate.
    """
    if not line.aligned:
        return line
    over = {
        column: each.text.strip()
        for each in above.cells
        if each.column_span > 1 or each.row_span == 1
        for column in range(each.column, each.end)
    }
    cells = []
    for cell in line.cells:
        head = over.get(cell.column, "")
        part = _PART.fullmatch(squeeze(cell.text))
        if part is not None and role_of(head, roles) == "claimed":
            cells.append(evolve(cell, text=f"{part['name']}得分{part['worth']}"))
            continue
        whole = f"{cell.text.strip()}{head}"
        own = role_of(cell.text, roles) or is_rating_label(cell.text)
        wider = cell.text.strip() and not own and role_of(whole, roles)
        cells.append(evolve(cell, text=whole) if wider else cell)
    return evolve(line, cells=tuple(cells))


def _begins_inside(line: Line, above: Line) -> bool:
    """Whether a row leaves its first columns to the row above it; a sheet has no blank cells."""
    return line.aligned and line.cells[0].column > above.cells[0].column
