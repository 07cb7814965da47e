"""Headings that stand over several columns of labels: groups and names under 评价内容.

The last of the columns is what the heading says; those before it are known by what stands in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from perfeval.forms.layout.columns.stacks import Stack
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.cores import LEVELS, spoken_for
from perfeval.forms.words.labels import Roles, role_of

__all__ = ["parted"]

_GAP: Final = 4
_MOST: Final = 2
"""How many columns more than one a heading of labels has at most: level 1 and level 2."""


def parted(
    stacks: Sequence[Stack], rows: Sequence[Line], roles: Roles, *, aligned: bool
) -> tuple[Stack, ...]:
    """The columns of a heading over `rows`, each heading over the last of its columns alone."""
    if aligned:
        whole = _with_gaps(stacks, rows)
        made = [part for stack in whole for part in _parts(stack, rows, roles)]
    else:
        made = _counted(stacks, rows, roles)
    return _moved(made, rows, roles, aligned=aligned)


def _with_gaps(stacks: Sequence[Stack], rows: Sequence[Line]) -> list[Stack]:
    """The columns with those that have no heading, not even a blank one: sheets leave these out."""
    made: list[Stack] = []
    filled = Counter(cell.column for line in rows for cell in line.said)
    for left, right in pairwise(stacks):
        made.append(left)
        if any(filled[place] > 1 for place in range(left.end, min(right.start, left.end + _GAP))):
            made.append(Stack(left.end, right.start, ()))
    return [*made, *stacks[-1:]]


def _is_label(stack: Stack, roles: Roles) -> bool:
    """Whether a heading speaks of labels of rows, and of no value."""
    exact = role_of(stack.label, roles)
    said = {exact} if exact else spoken_for(stack.label).keys()
    return bool(said) and said <= set(LEVELS)


def _is_name(stack: Stack, roles: Roles) -> bool:
    exact = role_of(stack.label, roles)
    return exact == "name" or (not exact and "name" in spoken_for(stack.label))


def _parts(stack: Stack, rows: Sequence[Line], roles: Roles) -> list[Stack]:
    """A heading of labels that rows divide where no cell lies across: a column for each."""
    if stack.end - stack.start < 2 or not _is_label(stack, roles):
        return [stack]
    starts: Counter[int] = Counter()
    across: list[tuple[int, int]] = []
    for line in rows:
        for cell in line.cells:
            if stack.start < cell.column and cell.end <= stack.end and _says(cell):
                starts[cell.column] += 1
            if cell.text.strip() and stack.start <= cell.column and cell.end <= stack.end:
                across.append((cell.column, cell.end))
    inner = sorted(
        place
        for place, count in starts.items()
        if count > 1
        and 3 * sum(start < place < end for start, end in across) <= count
        and any(end <= place for _, end in across)  # else it is one column, printed unevenly
    )
    edges = [stack.start, *inner[-_MOST:], stack.end]
    made = [Stack(start, end, ()) for start, end in pairwise(edges)]
    return [*made[:-1], Stack(made[-1].start, made[-1].end, stack.texts)]


def _says(cell: Cell) -> bool:
    return cell.continues or bool(cell.text.strip())


def _counted(stacks: Sequence[Stack], rows: Sequence[Line], roles: Roles) -> list[Stack]:
    """Where only the order of cells is known: the one heading of labels over what rows have more.

    What stands left of it, the label of the block, stays.
    """
    full = [line for line in rows if len(line.texts) > 2]
    lengths = Counter(len(line.cells) - len(stacks) for line in full)
    more, count = lengths.most_common(1)[0] if lengths else (0, 0)
    block = not any(line.cells[0].text.strip() for line in full)
    labels = [at for at, each in enumerate(stacks) if _is_label(each, roles) and (at or not block)]
    if len(labels) != 1 or not 0 < more <= _MOST or count * 4 < len(full) * 3:
        return list(stacks)
    at = labels[0]
    texts = [stack.texts for stack in stacks]
    texts[at:at] = [()] * more
    return [Stack(place, place + 1, each) for place, each in enumerate(texts)]


def _moved(
    stacks: Sequence[Stack], rows: Sequence[Line], roles: Roles, *, aligned: bool
) -> tuple[Stack, ...]:
    """A heading of names left of columns without heading, where the names stand in one of these."""
    made = list(stacks)
    for at, left in enumerate(stacks):
        alone = _is_name(left, roles) and not any(
            _is_name(each, roles) for each in stacks[at + 1 :]
        )
        if not alone:
            continue
        groups = _texts(left, rows, aligned=aligned)
        for place in range(_blank_until(stacks, at), at, -1):
            names = _texts(stacks[place], rows, aligned=aligned)
            if len(names) > 1 and len(names) >= len(groups):
                made[at] = Stack(left.start, left.end, ())
                made[place] = Stack(stacks[place].start, stacks[place].end, left.texts)
                break
    return tuple(made)


def _blank_until(stacks: Sequence[Stack], at: int) -> int:
    """The place of the last column that stands without a heading right of the one at `at`."""
    last = at
    while last + 1 < min(len(stacks), at + _MOST + 1) and not stacks[last + 1].texts:
        last += 1
    return last


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
