"""Labels that stand over several rows: which rows each of them covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from perfeval.forms.sources.text.columns.rows import Band, Stand

__all__ = ["Label", "ends_of"]

_TALLEST: Final = 40
"""How many rows a label covers at most."""
_WAYS: Final = 24


@frozen
class Label:
    """A label: the first and the last line on which it stands, and what it says."""

    first: int
    last: int
    text: str


def ends_of(
    labels: Sequence[Label], rows: Sequence[Band], edges: frozenset[int], stand: Stand
) -> list[int]:
    """Behind which row each label ends, so that all rows are covered; none where that cannot be.

    `rows` are the first and the last line of each. A label that does not stand where all others do
    is taken for one that is centred over its rows; it ends at one of the `edges`.

    >>> labels = [Label(1, 1, "产出"), Label(4, 4, "效益")]
    >>> ends_of(labels, [(0, 0), (1, 1), (2, 2), (3, 4)], frozenset(range(5)), Stand.CENTRE)
    [3, 4]
    """
    if stand is Stand.FOOT:
        ends = [bisect_left([last for _, last in rows], label.last) + 1 for label in labels]
        if ends[-1] == len(rows) and len({*ends}) == len(ends):
            return ends
    starts = [max(bisect_right([top for top, _ in rows], each.first) - 1, 0) for each in labels]
    from_top = starts[0] == 0 and len({*starts}) == len(starts)
    if stand is Stand.TOP and from_top:
        return [*starts[1:], len(rows)]
    cost, ends = _centred([each.first + each.last for each in labels], rows, edges)
    if from_top and (not ends or cost):
        off = sum(
            abs(rows[row][0] + rows[row][1] - label.first - label.last)
            for row, label in zip(starts, labels, strict=True)
        )
        if not ends or off <= cost:
            return [*starts[1:], len(rows)]
    return ends


def _centred(
    middles: Sequence[int], rows: Sequence[Band], edges: frozenset[int]
) -> tuple[int, list[int]]:
    """How far labels are from the middle of their rows at best, and where these end.

    Lines are counted twice, as middles are.
    """
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for number, middle in enumerate(middles):
        last = number == len(middles) - 1
        found: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in range(start + 1, min(start + _TALLEST, len(rows)) + 1):
                if end != len(rows) and (last or end not in edges):
                    continue
                off = cost + abs(rows[start][0] + rows[end - 1][1] - middle)
                if end not in found or off < found[end][0]:
                    found[end] = (off, (*ends, end))
        best = dict(sorted(found.items(), key=lambda each: each[1][0])[:_WAYS])
    cost, ends = best.get(len(rows), (0, ()))
    return cost, [*ends]
