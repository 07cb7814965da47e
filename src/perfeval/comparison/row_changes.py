"""What differs between the rows of two rubrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from perfeval.comparison.part_changes import Path
from perfeval.comparison.row_pairs import Row, interleaved, is_numbered
from perfeval.comparison.rubric_change import Differs, RubricChange
from perfeval.rules.checked import asked

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
    old: list[Row],
    new: list[Row],
    pairs: list[tuple[Row, Row]],
    renamed: Mapping[Path, Path],
) -> Iterator[RubricChange]:
    """Rows that are new, gone, moved or changed; one that is gone stands behind the one before."""
    position = {id(row): number for number, row in enumerate(old)}
    latest: dict[Path, int] = {}
    for there, here in interleaved(new, old, [(there, here) for here, there in pairs]):
        if there is None or here is None:
            yield from _on_one_side(here, there)
            continue
        number, before = position[id(here)], latest.get(there.path, -1)
        latest[there.path] = max(number, before)
        if renamed.get(here.path, here.path) != there.path or number < before:
            yield RubricChange(
                differs=Differs.MOVED, at=there.at, before=here.path, after=there.path
            )
        yield from _of_row(here, there)


def _on_one_side(here: Row | None, there: Row | None) -> Iterator[RubricChange]:
    if here is not None:
        yield RubricChange(differs=Differs.DROPPED, at=here.at, before=here.item)
    if there is not None:
        yield RubricChange(differs=Differs.ADDED, at=there.at, after=there.item)


def _of_row(here: Row, there: Row) -> Iterator[RubricChange]:
    """What differs between two rows that belong together; of two kinds what both have."""
    one, other = here.item, there.item
    if type(one) is not type(other):
        yield RubricChange(differs=Differs.ROW, at=there.at, part="kind", before=one, after=other)
    for name in (each.name for each in attrs.fields(type(one)) if hasattr(other, each.name)):
        left, right = getattr(one, name), getattr(other, name)
        if _differ(there, left, right) and not (
            name == "key" and is_numbered(left) and is_numbered(right)
        ):
            differs = _OF_ROWS.get(name, Differs.ROW)
            yield RubricChange(differs=differs, at=there.at, part=name, before=left, after=right)


def _differ(row: Row, left: Any, right: Any) -> bool:
    """Whether two values differ. Raises `RubricError` that names the row of a rule that fails."""
    return asked(row.where, lambda: bool(left != right))
