"""The trees of rows written as arithmetic on columns.

Each branch is computed for all rows; what holds is added up, and the rest counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import field, frozen

from perfeval.columns.arithmetic import Arithmetic
from perfeval.columns.numbers import Mask, Number
from perfeval.lowering import Joined, Let, Missing, Pick, Quotient, Sum, Test, Told, Tree, Whole
from perfeval.lowering.python import points_of
from perfeval.lowering.terms import Computed, Input, Operation, Term

__all__ = ["Written"]

_COMPUTED: Final = {
    Operation.TIMES: Arithmetic.product,
    Operation.FLOOR: Arithmetic.floor,
    Operation.REST: Arithmetic.rest,
    Operation.LEAST: Arithmetic.least,
    Operation.GREATEST: Arithmetic.greatest,
}
_NEVER: Mask = False
_Leaf = tuple[Mask, Quotient | None]
"""The rows that a leaf is for, and its points: None where they are in doubt."""


@frozen
class Written:
    """A tree in terms of `arithmetic`, of these `figures` by their places.

    `missing` says in which rows a figure is not stated; any other is in every row.
    """

    arithmetic: Arithmetic
    figures: Mapping[int, Number]
    missing: Mapping[int, Mask]
    _named: dict[Term, Number] = field(factory=dict, init=False)

    def points(self, tree: Tree, unit: int, factor: int, most: int) -> tuple[Number, Mask]:
        """The points of a row, and where they are in doubt; there they are 0.

        They are rounded half-up to 1/`unit`, counted in 1/`factor` of that, and `most` of them at
        the most.
        """
        cases, doubt = list[tuple[Mask, Number]](), _NEVER
        for holds, points in self._leaves(tree, True):
            if points is None:
                doubt = self.arithmetic.either(doubt, holds)
                continue
            rounded = self._rounded(points, unit).times(factor)
            if most % factor:  # rounded up it would be more than the row is worth
                rounded = self.arithmetic.least(rounded, Number(None, most))
            cases.append((holds, rounded))
        return self.arithmetic.picked(cases, most), doubt

    def _leaves(self, tree: Tree, under: Mask) -> Iterator[_Leaf]:
        """The leaves of a tree for the rows `under` a condition."""
        if under is False:
            return
        if isinstance(tree, Told | Quotient):
            yield under, points_of(tree)
        elif isinstance(tree, Let):
            self._named[tree.name] = self._term(tree.term)
            yield from self._leaves(tree.tree, under)
        elif isinstance(tree, Joined):
            doubt = self._parts(tree)
            yield self.arithmetic.both(under, doubt), None
            yield from self._leaves(tree.joined, self.arithmetic.without(under, doubt))
        elif isinstance(tree, Pick):
            for test, branch in tree.cases:
                if under is False:
                    return
                holds = self.arithmetic.both(under, self._holds(test))
                yield from self._leaves(branch, holds)
                under = self.arithmetic.without(under, holds)
            yield from self._leaves(tree.otherwise, under)
        else:
            yield under, None

    def _parts(self, tree: Joined) -> Mask:
        """Name the points of each part; and where one of them is in doubt."""
        arithmetic, doubt = self.arithmetic, _NEVER
        for each, part in zip(tree.trees, tree.parts, strict=True):
            tops, bottoms = list[tuple[Mask, Number]](), list[tuple[Mask, Number]]()
            for holds, points in self._leaves(each, True):
                if points is None:
                    doubt = arithmetic.either(doubt, holds)
                else:
                    tops.append((holds, self._term(points.top)))
                    bottoms.append((holds, self._term(points.bottom)))
            self._named[part.top] = arithmetic.picked(tops)
            self._named[part.bottom] = arithmetic.picked(bottoms)
        return doubt

    def _holds(self, test: Test) -> Mask:
        if isinstance(test, Missing):
            return self.missing.get(test.figure.position, False)
        return self.arithmetic.compared(
            self._term(test.left), test.comparison, self._term(test.right)
        )

    def _term(self, term: Term) -> Number:
        match term:
            case Whole(value):
                return Number(None, value)
            case Input(position):
                return self.figures[position]
            case Sum(plus, minus):
                return self.arithmetic.sum(map(self._term, plus), map(self._term, minus))
            case Computed(operation, left, right):
                found = _COMPUTED[operation]
                return found(self.arithmetic, self._term(left), self._term(right))
        return self._named[term]

    def _rounded(self, points: Quotient, unit: int) -> Number:
        """Points rounded half-up, once."""
        top, bottom = self._term(points.top).times(unit), self._term(points.bottom)
        if bottom.slot is None and top.factor % bottom.factor == 0:
            return top.per(bottom.factor)
        twice = self.arithmetic.sum([top.times(2), bottom])
        return self.arithmetic.floor(twice, bottom.times(2))
