"""Labels of groups that stand in the middle of their rows, as text prints merged cells.

Text does not know which cells are merged. Where the first row has no label, or a kind of indicators
stands under a group that it is none of, the labels are centred, and each is of as many rows above
it as below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeVar

from attrs import evolve, frozen

from perfeval.filing.forms.score_sheet import SheetRow
from perfeval.filing.indicators import Indicator
from perfeval.forms.layout.columns.columns import Placed
from perfeval.text.labels import compact

__all__ = ["Labels", "centred", "labels_of", "levelled"]

_Row = TypeVar("_Row", Indicator, SheetRow)

_GROUPS: Final = (
    (re.compile(r"\A(?:数量|质量|时效)"), re.compile("产出|成本")),
    (
        re.compile(r"\A(?:(?:经济|社会|生态)(?!(?:环境)?成本)|可持续)"),
        re.compile("效益|效果|成本"),
    ),
    (re.compile(r"\A(?:服务对象|社会公众)?满意度"), re.compile("满意|效益|效果")),
)
"""Kinds of indicators, and the groups that they may stand in."""
_ALONE: Final = re.compile(r"(?:预算|资金|支出)执行")
_LONGEST: Final = 40


@frozen
class Labels:
    """What a row prints of 一级 and 二级指标.

    `merged`: a merged cell goes on in one of them, or the row needs none, as that of 预算执行率.
    """

    level1: str
    level2: str
    merged: bool = False


def labels_of(placed: Placed) -> Labels:
    """The labels that a row prints."""
    cells = (placed.roles.get(role) for role in ("level1", "level2"))
    merged = any(cell is not None and cell.continues for cell in cells)
    merged = merged or _ALONE.search(placed.text("name")[:_LONGEST]) is not None
    return Labels(compact(placed.text("level1")), compact(placed.text("level2")), merged)


def centred(rows: Sequence[Labels]) -> list[tuple[str, str]] | None:
    """一级 and 二级指标 of each row, where labels are centred; None where they are not.

    >>> rows = [Labels("", "数量指标"), Labels("产出指标", ""), Labels("", "质量指标")]
    >>> centred(rows)
    [('产出指标', '数量指标'), ('产出指标', '数量指标'), ('产出指标', '质量指标')]
    """
    if any(row.merged for row in rows) or not _are_centred(rows):
        return None
    spans = _spans([n for n, row in enumerate(rows) if row.level1], len(rows))
    made: list[tuple[str, str]] = []
    for start, label, end in spans or ():
        below = [row.level2 for row in rows[start:end]]
        inner = None
        if not below[0]:
            inner = _spans([n for n, each in enumerate(below) if each], len(below))
        for first, place, last in inner or ():
            made += [(rows[label].level1, below[place])] * (last - first)
        if not inner:
            level2 = ""
            for each in below:
                level2 = each or level2
                made.append((rows[label].level1, level2))
    return made or None


def levelled(rows: list[_Row], labels: Sequence[Labels]) -> list[_Row]:
    """The rows, each with 一级 and 二级指标 of its own where their labels are centred."""
    found = centred(labels)
    if found is None:
        return rows
    return [
        evolve(row, level1=level1, level2=level2)
        for row, (level1, level2) in zip(rows, found, strict=True)
    ]


def _are_centred(rows: Sequence[Labels]) -> bool:
    """Whether labels stand elsewhere than in the first of their rows."""
    if not any(row.level1 for row in rows):
        return False
    if not rows[0].level1:
        return True
    group = ""
    for row in rows:
        odd = not row.level1 and any(
            kind.match(row.level2) and not groups.search(group) and _is_group(group)
            for kind, groups in _GROUPS
        )
        if odd:
            return True
        group = row.level1 or group
    return False


def _is_group(label: str) -> bool:
    return any(groups.search(label) for _, groups in _GROUPS)


def _spans(labels: Sequence[int], count: int) -> list[tuple[int, int, int]]:
    """The rows of each label: the first, that of the label itself, and the one behind the last.

    A label stands in the middle one of its rows, or beside the middle. Empty where no division of
    all `count` rows is so.
    """
    reached: dict[int, list[tuple[int, int, int]]] = {0: []}
    for label, after in pairwise([*labels, count]):
        found: dict[int, list[tuple[int, int, int]]] = {}
        for start, spans in reached.items():
            for end in (2 * label - start + 1, 2 * label - start + 2, 2 * label - start):
                if start <= label < end <= after:
                    found.setdefault(end, [*spans, (start, label, end)])
        reached = found
    return reached.get(count, [])
