"""A table of criteria in a project's form, above its indicators: how it was decided and managed."""

from __future__ import annotations

from random import Random
from typing import Final

from tests.drawn.headings import Headings
from tests.drawn.known import Row
from tests.drawn.paper import Box, Table, filled

__all__ = ["drawn_rubric", "is_rubric", "rubric_rows"]

_CRITERIA: Final = (
    ("项目决策", "立项依据", "有立项依据的计满分，没有的不得分。"),
    ("项目决策", "目标设定", "目标明确、细化的计满分，否则不得分。"),
    ("项目管理", "制度执行", "制度健全并执行的计满分，每缺一项扣1分。"),
    ("项目管理", "资金使用", "使用合规的计满分，发现一处不合规扣1分。"),
)


def drawn_rubric(random: Random) -> list[Row]:
    """Criteria worth ten points together."""
    worth = random.choice(((2, 3, 2, 3), (2, 2, 3, 3), (1, 4, 1, 4)))
    return [
        Row(level1=level1, level2="", name=name, clause=clause, points=str(n), claimed=str(n))
        for (level1, name, clause), n in zip(_CRITERIA, worth, strict=True)
    ]


def is_rubric(row: Row) -> bool:
    """Whether a row is one of criteria."""
    return not row.level2 and bool(row.clause)


def rubric_rows(rows: tuple[Row, ...], heads: Headings, width: int, random: Random) -> Table:
    """The table of criteria; none without rows."""
    if not rows:
        return []
    texts = [
        "项目",
        "评价内容",
        *(heads.over(f"row.{each}") for each in ("points", "claimed", "clause")),
    ]
    table = [filled(texts, width, random)]
    spans = [box.columns for box in table[0]]
    for number, row in enumerate(rows):
        cells = [row.level1, row.name, row.points, row.claimed, row.clause]
        boxes = [Box(text, span) for text, span in zip(cells, spans, strict=True)]
        if number % 2 == 0:
            boxes[0] = Box(row.level1, spans[0], 2)
        table.append(boxes[number % 2 :])
    return table
