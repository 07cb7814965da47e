"""Which row of one rubric is which row of another: by place and name, by key, by clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Final, TypeVar

from perfeval.rubric.criteria import Criterion, Pool
from perfeval.rubric.placed import Placed
from perfeval.scoring.labels import label_of, part_of
from perfeval.text.likeness import likest

__all__ = ["Row", "alone", "interleaved", "is_numbered", "labels", "paired"]

_NUMBERED: Final = re.compile(r"row-[0-9]++")
_MOST_ALIKE: Final = 30
_LONGEST_NAME: Final = 80


Row = Placed[Criterion | Pool]

_T = TypeVar("_T")


def labels(path: Iterable[str]) -> tuple[str, ...]:
    """Names of parts as they are compared."""
    return tuple(map(part_of, path))


def is_numbered(key: str) -> bool:
    """Whether a key only counts the rows, as those of a draft do: another year counts otherwise.

    >>> is_numbered("row-07"), is_numbered("execution")
    (True, False)
    """
    return _NUMBERED.fullmatch(key) is not None


def paired(before: Iterable[Row], after: Iterable[Row]) -> list[tuple[Row, Row]]:
    """The rows of both sides that belong together.

    A row is found by the first of these that it shares with one other row alone: place and name,
    key and name, name, key, place and clause; what is left by the likest name in its place.
    """
    left, right = list(before), list(after)
    pairs: list[tuple[Row, Row]] = []
    for mark in (_place_and_name, _key_and_name, _name, _key, _place_and_clause):
        found = alone(left, mark)
        others = alone(right, mark)
        pairs += [(row, others[key]) for key, row in found.items() if key in others]
        left, right = _without(left, pairs, 0), _without(right, pairs, 1)
    for place in dict.fromkeys(labels(row.path) for row in left):
        pairs += _likest(
            [row for row in left if labels(row.path) == place],
            [row for row in right if labels(row.path) == place],
        )
    return pairs


def _place_and_name(row: Row) -> Hashable:
    return labels(row.path), label_of(row.item.name)


def _key_and_name(row: Row) -> Hashable:
    return row.item.key, label_of(row.item.name)


def _name(row: Row) -> Hashable:
    return label_of(row.item.name)


def _key(row: Row) -> Hashable:
    return None if is_numbered(row.item.key) else row.item.key


def _place_and_clause(row: Row) -> Hashable:
    return labels(row.path), label_of(row.item.clause)


def alone(rows: Iterable[_T], mark: Callable[[_T], Hashable]) -> dict[Hashable, _T]:
    """The rows by their marks, without those that share one with another row."""
    found: dict[Hashable, list[_T]] = {}
    for row in rows:
        found.setdefault(mark(row), []).append(row)
    return {key: rows[0] for key, rows in found.items() if len(rows) == 1 and key is not None}


def interleaved(
    first: Iterable[_T], second: Iterable[_T], pairs: Iterable[tuple[_T, _T]]
) -> Iterator[tuple[_T | None, _T | None]]:
    """Both sides in the order of the first; what the second alone has, behind its neighbour.

    >>> old, new = ["a", "b"], ["x", "B", "y"]
    >>> list(interleaved(old, new, [(old[1], new[1])]))
    [(None, 'x'), ('a', None), ('b', 'B'), (None, 'y')]
    """
    partner = {id(each): pair for pair in pairs for each in pair}
    behind: dict[int, list[_T]] = {}
    last = 0
    for other in second:
        if id(other) in partner:
            last = id(partner[id(other)][0])
        else:
            behind.setdefault(last, []).append(other)
    yield from ((None, other) for other in behind.get(0, ()))
    for one in first:
        yield partner.get(id(one), (one, None))
        yield from ((None, other) for other in behind.get(id(one), ()))


def _without(rows: list[Row], pairs: list[tuple[Row, Row]], side: int) -> list[Row]:
    taken = {id(pair[side]) for pair in pairs}
    return [row for row in rows if id(row) not in taken]


def _likest(left: list[Row], right: list[Row]) -> list[tuple[Row, Row]]:
    """Rows of one place by the likeness of their names; only a few, for all are compared."""
    found: list[tuple[Row, Row]] = []
    free = {row.item.name[:_LONGEST_NAME]: row for row in right[:_MOST_ALIKE]}
    for row in left[:_MOST_ALIKE]:
        near = likest(row.item.name, free)
        if near is not None:
            found.append((row, free.pop(near)))
    return found
