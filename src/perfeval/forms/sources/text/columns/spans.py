"""Labels that stand over several rows: which rows each of them covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from attrs import frozen

from perfeval.forms.sources.text.columns.rows import Band, Stand

__all__ = ["Label", "ends_of"]

_TALLEST: Final = 40
"""How many rows a label covers at most."""
_WAYS: Final = 24
_UNLIKE: Final = 20
"""What it costs that the rows of a label do not add up to what it is worth."""


@frozen
class Label:
    """A label: the first and the last line on which it stands, and what it says."""

    first: int
    last: int
    text: str
    worth: int | None = None
    """What its rows are worth together, where it says so."""


def ends_of(
    labels: Sequence[Label],
    rows: Sequence[Band],
    edges: frozenset[int],
    stand: Stand,
    points: Sequence[Sequence[int]] = (),
) -> list[int]:
    """Behind which row each label ends, so that all rows are covered; none where that cannot be.

    `rows` are the first and the last line of each. A label that does not stand where all others do
    is taken for one that is centred over its rows; it ends at one of the `edges`.

    >>> labels = [Label(1, 1, "产出"), Label(4, 4, "效益")]
    >>> ends_of(labels, [(0, 0), (1, 1), (2, 2), (3, 4)], frozenset(range(5)), Stand.CENTRE)
    [3, 4]
    """
    sums = [[0, *accumulate(column)] for column in points]
    tops = [max(bisect_right([top for top, _ in rows], each.first) - 1, 0) for each in labels]
    feet = [bisect_left([last for _, last in rows], label.last) + 1 for label in labels]
    from_top = [*tops[1:], len(rows)] if tops[0] == 0 else []
    to_foot = feet if feet[-1] == len(rows) else []
    cost, centred = _centred(labels, rows, edges, sums)
    off = sum(
        abs(rows[row][0] + rows[row][1] - label.first - label.last)
        for row, label in zip(tops, labels, strict=True)
    )
    ways = [centred, from_top] if centred and (not cost or off > cost) else [from_top, centred]
    if stand is Stand.TOP:
        ways = [from_top, centred]
    elif stand is Stand.FOOT:
        ways = [to_foot, centred, from_top]
    sound = [ends for ends in ways if ends and len({*ends}) == len(ends)]
    return min(sound, key=lambda ends: _unlike(labels, ends, sums), default=[])


def _unlike(labels: Sequence[Label], ends: Sequence[int], sums: Sequence[Sequence[int]]) -> int:
    """How many labels are worth something else than their rows."""
    spans = zip(labels, [0, *ends], ends, strict=False)
    return sum(not _fits(label, start, end, sums) for label, start, end in spans)


def _fits(label: Label, start: int, end: int, sums: Sequence[Sequence[int]]) -> bool:
    """Whether rows are worth together what a label says, if it says so."""
    told = label.worth is not None and bool(sums)
    return not told or any(each[end] - each[start] == label.worth for each in sums)


def _centred(
    labels: Sequence[Label],
    rows: Sequence[Band],
    edges: frozenset[int],
    sums: Sequence[Sequence[int]],
) -> tuple[int, list[int]]:
    """How far labels are from the middle of their rows at best, and where these end.

    Lines are counted twice, as middles are.
    """
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for number, label in enumerate(labels):
        last = number == len(labels) - 1
        found: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in range(start + 1, min(start + _TALLEST, len(rows)) + 1):
                if end != len(rows) and (last or end not in edges):
                    continue
                middle = label.first + label.last
                off = cost + abs(rows[start][0] + rows[end - 1][1] - middle)
                off += 0 if _fits(label, start, end, sums) else _UNLIKE
                if end not in found or off < found[end][0]:
                    found[end] = (off, (*ends, end))
        best = dict(sorted(found.items(), key=lambda each: each[1][0])[:_WAYS])
    cost, ends = best.get(len(rows), (0, ()))
    return cost, [*ends]
