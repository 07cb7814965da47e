"""The groups of a sheet, 一级 and 二级指标, with what they count and what does not add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from perfeval.drafts.sheet import DraftRow, heading_of
from perfeval.numbers.printed import Points

__all__ = ["WHOLE", "Group", "groups_of", "uneven"]

WHOLE: Final = Points("100")
_NO_LABEL: Final = "评分"


@frozen(kw_only=True)
class Group:
    """A heading with its rows and the groups below it; `points` is what the sheet prints of it."""

    name: str
    points: Points | None
    rows: tuple[DraftRow, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def total(self) -> Points:
        """What its parts add up to."""
        parts = [row.points for row in self.rows if row.points is not None]
        return Points.total([*parts, *(group.weight for group in self.groups)])

    @property
    def weight(self) -> Points:
        """What it counts: the points that are printed behind its name, or the sum of its parts."""
        return self.total if self.points is None else self.points

    @property
    def nested(self) -> bool:
        """Whether its rows make up a whole of their own (权重50%，各行合计100分)."""
        return self.points is not None and self.total == WHOLE and self.points != WHOLE


def groups_of(rows: Sequence[DraftRow], level: int) -> tuple[Group, ...]:
    """The rows under their labels of one level, in the order in which each first stands."""
    by_name: dict[str, list[DraftRow]] = {}
    printed: dict[str, Points | None] = {}
    for row in rows:
        labels = row.labels[level : level + 1] or (_NO_LABEL,)
        heading = heading_of(labels[0])
        by_name.setdefault(heading.name, []).append(row)
        printed[heading.name] = printed.get(heading.name) or heading.points
    return tuple(_group(name, printed[name], each, level) for name, each in by_name.items())


def _group(name: str, points: Points | None, rows: Sequence[DraftRow], level: int) -> Group:
    below: list[DraftRow] = []
    own: list[DraftRow] = []
    for row in rows:
        further = row.labels[level + 1 : level + 2]
        (below if further and further[0] != row.labels[level] else own).append(row)
    return Group(name=name, points=points, rows=tuple(own), groups=groups_of(below, level + 1))


def uneven(group: Group, above: tuple[str, ...]) -> Iterator[str]:
    """Where the points of a heading are not those of its parts."""
    path = (*above, group.name)
    if group.points is not None and group.total != group.points and not group.nested:
        where = " / ".join(path)
        yield f"{where}：各行合计{group.total.plain}分，标题写的是{group.points.plain}"
    for each in group.groups:
        yield from uneven(each, path)
