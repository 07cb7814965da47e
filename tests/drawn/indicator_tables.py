"""Indicators as tables print them: their heading in one, two or three rows, and what merges."""

from __future__ import annotations

from random import Random
from typing import Final

from attrs import evolve

from tests.drawn.headings import Headings
from tests.drawn.known import Row as Known
from tests.drawn.layout import Layout
from tests.drawn.paper import Box, Row, Table
from tests.drawn.rubric_tables import is_rubric

__all__ = ["columns_of", "indicator_rows", "printed_rows"]

_SPLIT: Final = ("nature", "number", "measure")
_SCORED: Final = ("points", "claimed")
_GROUPS: Final = {
    "target": "目标值",
    "actual": "目标值",
    "number": "年度指标值",
    "nature": "年度指标值",
    "measure": "年度指标值",
    "points": "自评",
    "claimed": "自评",
}


def columns_of(layout: Layout) -> tuple[str, ...]:
    """The columns of the indicators, left to right."""
    target: tuple[str, ...] = _SPLIT if layout.target == "split" else ("target",)
    points = () if layout.points == "in names" else ("points",)
    values: tuple[str, ...] = (*target, "actual", *points, "claimed")
    if layout.order == "points first":
        values = (*points, *target, "actual", "claimed")
    elif layout.order == "points behind claimed":
        values = (*target, "actual", "claimed", *points)
    clause = ("clause",) if layout.clause == "column" else ()
    reason = ("reason",) if layout.reason else ()
    at = values.index("claimed")
    serial = ("serial",) if layout.serial else ()
    return (*serial, "level1", "level2", "name", *values[:at], *clause, *values[at:], *reason)


def printed_rows(rows: tuple[Known, ...], layout: Layout) -> tuple[Known, ...]:
    """The rows as far as the layout prints them."""
    return tuple(
        evolve(
            row,
            reason=row.reason if layout.reason else "",
            clause=row.clause if layout.clause == "column" or is_rubric(row) else "",
        )
        for row in rows
    )


def indicator_rows(
    rows: tuple[Known, ...],
    layout: Layout,
    heads: Headings,
    width: int,
    random: Random,
    columns: tuple[str, ...],
) -> tuple[Table, list[int]]:
    """The heading and the rows, `width` columns wide, and how wide each column is."""
    spans = [1] * len(columns)
    while sum(spans) < width:
        spans[random.choice((columns.index("name"),) * 2 + (len(spans) - 1,))] += 1
    table = _heading(columns, spans, layout, heads)
    return [*table, *_body(rows, columns, spans, layout)], spans


def _heading(columns: tuple[str, ...], spans: list[int], layout: Layout, heads: Headings) -> Table:
    names = {column: heads.over(_role(column)) for column in columns}
    flat = [Box(names[column], span) for column, span in zip(columns, spans, strict=True)]
    if layout.heading == "one":
        return [flat]
    if layout.heading == "labels merged":
        first, last = columns.index("level1"), columns.index("name") + 1
        over = Box(heads.plain("row.labels"), sum(spans[first:last]))
        return [[*flat[:first], over, *flat[last:]]]
    groups = _grouped(columns, layout.heading)
    top: Row = []
    below: Row = []
    place = 0
    for group in groups:
        boxes = flat[place : place + len(group)]
        place += len(group)
        if len(group) == 1:
            top.append(Box(boxes[0].text, boxes[0].columns, 2))
            continue
        word = "绩效指标" if group[0] == "level1" else _GROUPS[group[0]]
        word = "年度指标值" if set(group) == set(_SPLIT) else word
        top.append(Box(word, sum(box.columns for box in boxes)))
        below += boxes
    table = [top, below] if below else [flat]
    if layout.heading == "three":
        table = [[Box("绩效指标完成情况", sum(spans))], *table]
    return table


def _role(column: str) -> str:
    return "row.target" if column == "number" else f"row.{column}"


def _grouped(columns: tuple[str, ...], heading: str) -> list[list[str]]:
    """The columns that one word of the upper row covers."""
    made: list[list[str]] = []
    for column in columns:
        label = _GROUPS.get(column, "")
        if heading != "values below":
            label = "年度指标值" if column in _SPLIT else ""
        if column.startswith("level") or column == "name":
            label = "" if heading == "values below" else "levels"
        before = made[-1][-1] if made else ""
        known = _GROUPS.get(before, "") if heading == "values below" else ""
        if before in _SPLIT:
            known = "年度指标值"
        if before.startswith("level"):
            known = "" if heading == "values below" else "levels"
        if label and label == known:
            made[-1].append(column)
        else:
            made.append([column])
    return made


def _body(
    rows: tuple[Known, ...], columns: tuple[str, ...], spans: list[int], layout: Layout
) -> Table:
    table: Table = []
    for number, row in enumerate(rows):
        boxes: Row = []
        for column, span in zip(columns, spans, strict=True):
            box = _box(rows, number, row, column, span, layout)
            boxes += [box] if box is not None else []
        table.append(boxes)
    return table


def _box(
    rows: tuple[Known, ...], number: int, row: Known, column: str, span: int, layout: Layout
) -> Box | None:
    """The cell of a row; None where one from above covers it."""
    covered = ("points",) if any(each.claimed for each in rows if not each.points) else _SCORED
    if column in ("level1", "level2"):
        keys = [(each.level1, each.level2)[: int(column[-1])] for each in rows]
        own = keys[number]
        first = number == 0 or keys[number - 1] != own
        text: str = getattr(row, column)
        if layout.levels == "repeated":
            return Box(text, span)
        if layout.levels == "blank":
            return Box(text if first else "", span)
        count = next((n for n, key in enumerate(keys[number:]) if key != own), len(keys) - number)
        return Box(text, span, count) if first else None
    if column in covered and layout.points == "merged over level 2":
        same = [(each.level1, each.level2) for each in rows]
        if number and same[number - 1] == same[number]:
            return None
        count = next(
            (n for n, key in enumerate(same[number:]) if key != same[number]),
            len(same) - number,
        )
        return Box(getattr(row, column), span, count)
    if column == "name" and layout.points == "in names" and row.points:
        return Box(f"{row.name}（{row.points}分）", span)
    if column == "actual" and layout.target == "split":
        return Box(row.actual.removesuffix(row.measure) if row.measure else row.actual, span)
    if column == "serial":
        return Box(str(number + 1), span)
    if column == "meaning":  # what a criterion means has no field of its own
        return Box(f"反映和考核{row.name}情况。", span)
    return Box(getattr(row, column), span)
