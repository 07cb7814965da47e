"""How large the numbers become that a tree computes, from how large its figures are.

Engines of columns wrap where a number does not fit, without a word; so what fits is proved before.
What is proved also says which tests no form of a table meets: nothing is computed for these.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from perfeval.lowering import (
    Compared,
    Comparison,
    Joined,
    Let,
    Missing,
    Pick,
    Quotient,
    Sum,
    Told,
    Tree,
    Whole,
)
from perfeval.lowering.python import points_of
from perfeval.lowering.terms import Computed, Input, Operation, Term

__all__ = ["Bounds", "Range"]

Range = tuple[int, int]
"""The least and the greatest of some numbers."""

_PAIRS: Final = (
    (Comparison.BELOW, Comparison.AT_LEAST),
    (Comparison.AT_MOST, Comparison.ABOVE),
    (Comparison.EQUAL, Comparison.OTHER),
)
_NOT: Final = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


class Bounds:
    """The ranges of the terms of a tree, from those of its figures.

    `largest` is the greatest number, without its sign, that the tree may compute on the way to its
    points. `unit` is what points are multiplied by before they are rounded. Every branch counts,
    whether or not any row takes it, for engines compute them all.

    >>> Bounds(Quotient(Input(0), Input(1)), {0: (0, 50), 1: (-3, 7)}, 10).largest
    1007
    """

    def __init__(self, tree: Tree, figures: Mapping[int, Range], unit: int) -> None:
        self._figures, self._unit = figures, unit
        self._named: dict[int, Range] = {}
        self.largest = 0
        self._tree(tree)

    def proved(self, test: Compared) -> bool | None:
        """Whether a test of the tree holds for all such figures, or for none; None if it depends.

        >>> rate, free = Quotient(Input(0)), Compared(Input(0), Comparison.AT_MOST, Whole(5))
        >>> [Bounds(rate, {0: each}, 1).proved(free) for each in ((2, 5), (6, 9), (5, 6))]
        [True, False, None]
        """
        (low, high), (least, most) = self._term(test.left), self._term(test.right)
        holds = {
            Comparison.BELOW: high < least,
            Comparison.AT_MOST: high <= least,
            Comparison.EQUAL: low == high == least == most,
            Comparison.OTHER: high < least or low > most,
            Comparison.AT_LEAST: low >= most,
            Comparison.ABOVE: low > most,
        }
        return True if holds[test.comparison] else False if holds[_NOT[test.comparison]] else None

    def _tree(self, tree: Tree) -> list[tuple[Range, Range]]:
        """The ranges of the two terms of each leaf."""
        if isinstance(tree, Told | Quotient):
            return [self._leaf(points_of(tree))]
        if isinstance(tree, Let):
            self._named[id(tree.name)] = self._term(tree.term)
            return self._tree(tree.tree)
        if isinstance(tree, Joined):
            for each, part in zip(tree.trees, tree.parts, strict=True):
                leaves = self._tree(each)
                self._named[id(part.top)] = _hull(*(top for top, _ in leaves))
                self._named[id(part.bottom)] = _hull(*(bottom for _, bottom in leaves))
            return self._tree(tree.joined)
        if not isinstance(tree, Pick):
            return []
        leaves = []
        for test, branch in tree.cases:
            if not isinstance(test, Missing):
                self._term(test.left)
                self._term(test.right)
            leaves += self._tree(branch)
        return [*leaves, *self._tree(tree.otherwise)]

    def _leaf(self, points: Quotient) -> tuple[Range, Range]:
        top, bottom = self._term(points.top), self._term(points.bottom)
        self._seen(_product(top, (2 * self._unit, 2 * self._unit)), bottom)
        self._seen(bottom, bottom)
        return top, bottom

    def _seen(self, *added: Range) -> Range:
        """The range of a sum, which is computed somewhere."""
        most = sum(max(abs(low), abs(high)) for low, high in added)  # whatever is added first
        self.largest = max(self.largest, most)
        return sum(low for low, _ in added), sum(high for _, high in added)

    def _term(self, term: Term) -> Range:
        """The range of a term."""
        match term:
            case Whole(value):
                return self._seen((value, value))
            case Input(position):
                return self._seen(self._figures[position])
            case Sum(plus, minus):
                taken = [(-high, -low) for low, high in map(self._term, minus)]
                return self._seen(*map(self._term, plus), *taken)
            case Computed(operation, left, right):
                return self._seen(_computed(operation, self._term(left), self._term(right)))
        return self._named[id(term)]


def _computed(operation: Operation, left: Range, right: Range) -> Range:
    if operation is Operation.TIMES:
        return _product(left, right)
    if operation is Operation.LEAST:
        return min(left[0], right[0]), min(left[1], right[1])
    if operation is Operation.GREATEST:
        return max(left[0], right[0]), max(left[1], right[1])
    most = max(map(abs, left if operation is Operation.FLOOR else right))
    return -most - 1, most + 1


def _product(left: Range, right: Range) -> Range:
    ends = [one * other for one in left for other in right]
    return min(ends), max(ends)


def _hull(*ranges: Range) -> Range:
    if not ranges:
        return 0, 0
    return min(low for low, _ in ranges), max(high for _, high in ranges)
