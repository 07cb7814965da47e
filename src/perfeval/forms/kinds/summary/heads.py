"""Which tables are summaries: the heading of one, and what its columns are by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.forms.kinds.summary.flat_headings import with_one_heading
from perfeval.forms.kinds.summary.indicators import Beside, indicators_beside
from perfeval.forms.layout.columns.roles.heading_block import blocks
from perfeval.forms.layout.names import names_project
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure, matched, role_of
from perfeval.forms.words.names import name_of
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    MONEY_AND_RATE,
    is_fund_source,
    is_fund_total,
    is_project_name,
    is_total,
)
from perfeval.text.labels import squeeze

__all__ = ["COLUMNS", "WHO", "column_role", "has_figures", "list_heading"]

COLUMNS: Final = FUND_COLUMNS.behind(("claimed", r"[^(]{0,6}总(?:得|评)?分(?:\(.*\))?"))
WHO: Final = frozenset({"project", "department", "implementer", "unit"})
"""The columns that name a project or who carries it out."""
_SUMMARY: Final = re.compile(r"汇总|一览|统计|公示|公开|清单|明细|情况表")
_PROJECT: Final = re.compile(
    r"\A(?:项目|(?:项目|专项|政策)(?:支出)?(?:\([^()]{0,40}\))?(?:全称|内容))"
)
_LEAST: Final = 3


def list_heading(segment: Segment) -> tuple[Segment, int, Beside | None] | None:
    """The place of the heading of a summary table, and the indicators beside its rows.

    With the segment, of which a heading may be made one row; None where it is no summary. Nothing
    but the title and lines of one text stand above it, and no table of indicators below.
    """
    if segment.outlined or segment.is_report:
        return None
    for place, line in enumerate(segment.lines):
        if line.grid is not None and names_project(line) and len(line.texts) < _LEAST:
            return None
        if line.grid is not None and len(line.texts) >= _LEAST:
            flat = with_one_heading(segment, place)
            found = None if flat is segment else _headed(flat, place)
            return found if found is not None and found[2] else _headed(segment, place)
    return None


def _headed(segment: Segment, place: int) -> tuple[Segment, int, Beside | None] | None:
    title, line, below = squeeze(segment.title), segment.lines[place], segment.lines[place + 1 :]
    named = _named(line, title)
    rows = below[:_LEAST]
    if named is None or any(map(is_figure, line.texts)) or not any(map(has_figures, rows)):
        return None
    found = indicators_beside(segment.lines, place, named)
    if found is not None:
        return segment, place, found
    if any(map(_is_of_funds, rows)) or not _is_scored(line, title, below):
        return None
    return None if blocks(segment.lines, INDICATOR_COLUMNS) else (segment, place, None)


def _named(line: Line, title: str) -> Cell | None:
    """The heading of the names of what a list is of; None for none."""
    roles = {column_role(cell.text): cell for cell in reversed(line.said)}
    if "project" in roles or not _SUMMARY.search(title):
        return roles.get("project")
    return next((cell for role, cell in roles.items() if role in WHO), None)


def _is_scored(line: Line, title: str, below: Sequence[Line]) -> bool:
    roles = {column_role(text) for text in line.texts}
    roles |= frozenset().union(*(each.roles(COLUMNS) for each in below[:1]))
    texts = map(column_role, line.texts)
    alone = is_project_name(line.first) and "claimed" in texts  # names and scores need no money
    money = bool(roles & MONEY_AND_RATE) or _SUMMARY.search(title) is not None
    return "claimed" in roles and (money or alone)


def has_figures(line: Line) -> bool:
    return line.grid is not None and any(map(is_figure, line.texts)) and len(line.texts) >= _LEAST


def _is_of_funds(line: Line) -> bool:
    """Whether a row is called after a source, or after the whole of the funds and not only 合计.

    Without figures it is a heading: 小计, 中央 and 地方 below 预算数.
    """
    return any(map(is_figure, line.texts)) and any(
        is_fund_source(text) or (is_fund_total(text) and not is_total(text)) for text in line.texts
    )


def column_role(label: str) -> str:
    if is_project_name(label) or matched(_PROJECT, label):
        return "project"
    return role_of(label, COLUMNS) or name_of(label, project=False)
