"""The parts of the rubric that a draft is: sections, criteria, pools and readings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from perfeval.drafts.clauses import CHOICES
from perfeval.drafts.groups import Group
from perfeval.drafts.sheet import NO_NAME, DraftRow
from perfeval.errors import RubricError
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Criterion, Pool, PoolRow
from perfeval.rubric.readings import Reading
from perfeval.rubric.sections import Section
from perfeval.rules import Judged, Steps

__all__ = ["NO_CLAUSE", "item_of", "readings_of", "section_of"]

NO_CLAUSE: Final = "（表上没有写评分标准）"


def section_of(group: Group, steps: Steps, judged: Collection[str]) -> Section:
    """A group as a section. Raises `RubricError` where its points do not add up."""
    return Section(
        name=group.name,
        points=group.weight,
        adds_to=group.total if group.nested else None,
        sections=tuple(section_of(each, steps, judged) for each in group.groups),
        items=tuple(item_of(row.left if row.key in judged else row, steps) for row in group.rows),
    )


def item_of(row: DraftRow, steps: Steps) -> Criterion | Pool:
    """A row as a criterion, or as a pool where several rows share points or a name."""
    if row.points is None:
        raise RubricError(row.name, "the sheet prints no points for it")
    clause = row.clause or NO_CLAUSE
    if row.shares:
        return _pool(row, row.points, clause)
    understood = row.understood
    return Criterion(
        key=row.key,
        name=row.name,
        points=row.points,
        clause=clause,
        measure=row.measure,
        rule=Judged() if understood is None else understood.chosen(steps),
    )


def _pool(row: DraftRow, points: Points, clause: str) -> Pool:
    own = [
        Points.of_atoms(each.points.atoms) for each in row.shares if isinstance(each.points, Points)
    ]
    shared = len(own) < len(row.shares)
    worth: Sequence[Points | None] = [None] * len(row.shares) if shared else own
    return Pool(
        key=row.key,
        name=row.name,
        points=points,
        clause=clause,
        rule=Judged(),
        shared=shared,
        rows=tuple(
            PoolRow(key=f"{row.key}.{n}", name=each.name.strip() or NO_NAME, points=one)
            for n, (each, one) in enumerate(zip(row.shares, worth, strict=True), start=1)
        ),
    )


def readings_of(rows: Sequence[DraftRow], steps: Steps) -> tuple[Reading, ...]:
    """What the draft takes of what the clauses leave open, row by row: the key begins with its."""
    return tuple(reading for row in rows for reading in _readings_of(row, steps))


def _readings_of(row: DraftRow, steps: Steps) -> Iterator[Reading]:
    if row.understood is None:
        return
    if row.is_open:
        phrase = row.understood.open_step
        yield Reading(key=f"{row.key}.steps", clause=phrase, choice=CHOICES[steps])
    for each in row.understood.assumed:
        key = f"{row.key}.{each.key}"
        yield Reading(key=key, clause=each.clause, choice=each.choice, why=each.why)
