"""Headings that stand over two columns of labels: the group and the name under 评价内容.

The last of the columns is what the heading says; those before it are known by what stands in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from perfeval.forms.layout.segments import Line
from perfeval.forms.layout.stacks import Stack
from perfeval.forms.words.cores import LEVELS, spoken_for
from perfeval.forms.words.labels import Roles, role_of

__all__ = ["parted"]


def parted(
    stacks: Sequence[Stack], rows: Sequence[Line], roles: Roles, *, aligned: bool
) -> tuple[Stack, ...]:
    """The columns of a heading over `rows`, each heading over the last of its columns alone."""
    made: list[Stack] = []
    for stack in stacks:
        inner = _inner(stack, rows) if aligned and _is_label(stack, roles) else None
        if inner is not None:
            made.append(Stack(stack.start, inner, ()))
        made.append(stack if inner is None else Stack(inner, stack.end, stack.texts))
    return _moved(made, rows, roles, aligned=aligned)


def _is_label(stack: Stack, roles: Roles) -> bool:
    """Whether a heading speaks of labels of rows, and of no value."""
    exact = role_of(stack.label, roles)
    said = {exact} if exact else spoken_for(stack.label).keys()
    return bool(said) and said <= set(LEVELS)


def _is_name(stack: Stack, roles: Roles) -> bool:
    exact = role_of(stack.label, roles)
    return exact == "name" or (not exact and "name" in spoken_for(stack.label))


def _inner(stack: Stack, rows: Sequence[Line]) -> int | None:
    """Where nearly all rows divide a column; None where they do not."""
    if stack.end - stack.start < 2:
        return None
    starts = Counter(
        cell.column
        for line in rows
        for cell in line.cells
        if stack.start < cell.column and cell.end <= stack.end and cell.text.strip()
    )
    place, count = starts.most_common(1)[0] if starts else (0, 0)
    return place if count * 4 >= len(rows) * 3 else None


def _moved(
    stacks: Sequence[Stack], rows: Sequence[Line], roles: Roles, *, aligned: bool
) -> tuple[Stack, ...]:
    """A heading of names beside a column without heading, where the names stand in that one."""
    made = list(stacks)
    for at, (left, right) in enumerate(pairwise(stacks)):
        alone = _is_name(left, roles) and not any(
            _is_name(each, roles) for each in stacks[at + 1 :]
        )
        if alone and not right.texts:
            names, groups = (_texts(each, rows, aligned=aligned) for each in (right, left))
            if len(names) > 1 and len(names) >= len(groups):
                made[at], made[at + 1] = (
                    Stack(left.start, left.end, ()),
                    Stack(right.start, right.end, left.texts),
                )
    return tuple(made)


def _texts(stack: Stack, rows: Sequence[Line], *, aligned: bool) -> set[str]:
    """The words that differ under a column."""
    return {
        cell.text.strip()
        for line in rows
        for place, cell in enumerate(line.cells)
        if (cell.column if aligned else place) == stack.start
        and cell.text.strip()
        and not cell.text.strip()[0].isdigit()
    }
