"""Sheets to draft from: one row, and many."""

from __future__ import annotations

from perfeval import Points
from perfeval.drafts import Draft, DraftRow, draft_rubric
from perfeval.filing import ScoreSheet, SheetRow
from perfeval.rules import Rule, Steps

TITLE = "某县部门整体支出绩效评价评分表"


def sheet_of(*rows: SheetRow, title: str = TITLE, total: str = "") -> ScoreSheet:
    """A sheet of these rows, with its 总分 where it prints one."""
    if not total:
        return ScoreSheet(key="sheet", title=title, rows=rows)
    return ScoreSheet(key="sheet", title=title, rows=rows, total_points=Points(total))


def row_of(
    name: str,
    points: str = "5",
    clause: str = "由评价人判定",
    *,
    level1: str = "过程",
    level2: str = "",
) -> SheetRow:
    """A row; without points where the text is empty."""
    if not points:
        return SheetRow(level1=level1, level2=level2, name=name, clause=clause)
    return SheetRow(level1=level1, level2=level2, name=name, clause=clause, points=Points(points))


def draft_of(*rows: SheetRow, title: str = TITLE, total: str = "") -> Draft:
    """The draft of a sheet of these rows."""
    return draft_rubric(sheet_of(*rows, title=title, total=total))


def drafted(name: str, points: str, clause: str, title: str = TITLE) -> DraftRow:
    """The draft of one row."""
    (row,) = draft_of(row_of(name, points, clause), title=title).rows
    return row


def rule_of(row: DraftRow) -> Rule | None:
    """The rule that was read, by whole steps; None where the row is left to people."""
    return None if row.understood is None else row.understood.chosen(Steps.WHOLE)
