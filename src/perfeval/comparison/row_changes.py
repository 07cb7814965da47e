"""What differs between the rows of two rubrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from perfeval.comparison.part_changes import Path
from perfeval.comparison.row_pairs import Row, is_numbered
from perfeval.comparison.rubric_change import Differs, RubricChange
from perfeval.rubric.rubric import Rubric

__all__ = ["row_changes"]

_OF_ROWS: Final = {
    "name": Differs.RENAMED,
    "points": Differs.POINTS,
    "clause": Differs.CLAUSE,
    "measure": Differs.MEASURE,
    "rule": Differs.RULE,
}
"""Fields of a row that have a name of their own here; all others are `Differs.ROW`."""


def row_changes(
    before: Rubric,
    after: Rubric,
    pairs: list[tuple[Row, Row]],
    renamed: Mapping[Path, Path],
) -> Iterator[RubricChange]:
    """Rows that are new, gone, moved or changed; one that is gone stands behind the one before."""
    old, new = list(before.rows()), list(after.rows())
    origin = {id(there.item): here for here, there in pairs}
    kept = {id(here.item) for here, _ in pairs}
    gone: dict[int, list[Row]] = {}
    last = 0
    for here in old:
        if id(here.item) in kept:
            last = id(here.item)
        else:
            gone.setdefault(last, []).append(here)
    yield from map(_dropped, gone.get(0, ()))
    order = _out_of_order(old, new, origin)
    for there in new:
        came = origin.get(id(there.item))
        if came is None:
            yield RubricChange(differs=Differs.ADDED, at=there.at, after=there.item)
            continue
        if renamed.get(came.path, came.path) != there.path or id(there.item) in order:
            yield RubricChange(
                differs=Differs.MOVED, at=there.at, before=came.path, after=there.path
            )
        yield from _of_row(came, there)
        yield from map(_dropped, gone.get(id(came.item), ()))


def _out_of_order(old: list[Row], new: list[Row], origin: Mapping[int, Row]) -> set[int]:
    """The rows of the second that stand before one that stood before them, in the same part."""
    position = {id(row.item): number for number, row in enumerate(old)}
    latest: dict[Path, int] = {}
    found: set[int] = set()
    for there in new:
        here = origin.get(id(there.item))
        if here is None:
            continue
        number = position[id(here.item)]
        if number < latest.get(there.path, -1):
            found.add(id(there.item))
        latest[there.path] = max(number, latest.get(there.path, -1))
    return found


def _dropped(row: Row) -> RubricChange:
    return RubricChange(differs=Differs.DROPPED, at=row.at, before=row.item)


def _of_row(here: Row, there: Row) -> Iterator[RubricChange]:
    """What differs between two rows that belong together; of two kinds what both have."""
    one, other = here.item, there.item
    if type(one) is not type(other):
        yield RubricChange(differs=Differs.ROW, at=there.at, part="kind", before=one, after=other)
    for name in (each.name for each in attrs.fields(type(one)) if hasattr(other, each.name)):
        left, right = getattr(one, name), getattr(other, name)
        if left != right and not (name == "key" and is_numbered(left) and is_numbered(right)):
            differs = _OF_ROWS.get(name, Differs.ROW)
            yield RubricChange(differs=differs, at=there.at, part=name, before=left, after=right)
