"""Trees as expressions of polars: the points of one row of the rubric for every row of a table."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import field, frozen

from perfeval.columns.bounds import Bounds
from perfeval.columns.engine import polars
from perfeval.lowering import (
    Comparison,
    Joined,
    Let,
    Missing,
    Pick,
    Quotient,
    Sum,
    Test,
    Told,
    Tree,
    Whole,
)
from perfeval.lowering.python import points_of
from perfeval.lowering.terms import Computed, Input, Operation, Term

__all__ = ["Expressions"]

_COMPARISONS: Final[Mapping[Comparison, Callable[[Any, Any], Any]]] = {
    Comparison.BELOW: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.OTHER: operator.ne,
    Comparison.AT_LEAST: operator.ge,
    Comparison.ABOVE: operator.gt,
}
_OPERATIONS: Final[Mapping[Operation, Callable[[Any, Any], Any]]] = {
    Operation.TIMES: operator.mul,
    Operation.FLOOR: operator.floordiv,
    Operation.REST: operator.mod,
}

_Finish = Callable[[Quotient], Any]


@frozen
class Expressions:
    """What writes the expressions of one tree, all in whole numbers of `type`.

    `figures` are the columns of the figures, by their places; `missing` are conditions for those
    that some row does not state; `bounds` tell which tests no row meets, or every one. Points are
    rounded half-up to 10⁻ⁿ, of which `unit` make one.
    """

    figures: Mapping[int, Any]
    missing: Mapping[int, Any]
    bounds: Bounds
    type: Any
    unit: int
    _named: dict[int, Any] = field(factory=dict, init=False)

    def points(self, tree: Tree) -> Any:
        """The points of a tree, in parts of a point; null where it leaves them in doubt."""
        return self._tree(tree, self._rounded)

    def _whole(self, value: int) -> Any:
        return polars().lit(value, dtype=self.type)

    def _tree(self, tree: Tree, finish: _Finish) -> Any:
        if isinstance(tree, Told | Quotient):
            return finish(points_of(tree))
        if isinstance(tree, Let):
            self._named[id(tree.name)] = self._term(tree.term)
            return self._tree(tree.tree, finish)
        if isinstance(tree, Joined):
            for each, part in zip(tree.trees, tree.parts, strict=True):
                # Both are made before either has its name: a part names nothing of its own.
                top = self._tree(each, lambda points: self._term(points.top))
                bottom = self._tree(each, lambda points: self._term(points.bottom))
                self._named[id(part.top)], self._named[id(part.bottom)] = top, bottom
            in_doubt = [self._named[id(part.top)].is_null() for part in tree.parts]
            joined = self._tree(tree.joined, finish)
            pl = polars()
            return pl.when(pl.any_horizontal(in_doubt)).then(self._doubt()).otherwise(joined)
        return self._pick(tree, finish) if isinstance(tree, Pick) else self._doubt()

    def _doubt(self) -> Any:
        return polars().lit(None, dtype=self.type)

    def _pick(self, tree: Pick, finish: _Finish) -> Any:
        chain, last = polars(), tree.otherwise
        for test, branch in tree.cases:
            proved = self._proved(test)
            if proved:
                last = branch
                break
            if proved is None:
                chain = chain.when(self._test(test)).then(self._tree(branch, finish))
        otherwise = self._tree(last, finish)
        return otherwise if chain is polars() else chain.otherwise(otherwise)

    def _proved(self, test: Test) -> bool | None:
        """Whether a test holds in every row, or in none; None if it depends."""
        if isinstance(test, Missing):
            return None if test.figure.position in self.missing else False
        return self.bounds.proved(test)

    def _test(self, test: Test) -> Any:
        """A test as a condition."""
        if isinstance(test, Missing):
            return self.missing[test.figure.position]
        compare = _COMPARISONS[test.comparison]
        return compare(self._term(test.left), self._term(test.right))

    def _term(self, term: Term) -> Any:
        match term:
            case Whole(value):
                return self._whole(value)
            case Input(position):
                return self.figures.get(position, self._doubt())
            case Sum(plus, minus):
                more = [self._term(each) for each in plus] or [self._whole(0)]
                made = more[0]
                for each in more[1:]:
                    made = made + each
                for taken in minus:
                    made = made - self._term(taken)
                return made
            case Computed(Operation.LEAST, left, right):
                return polars().min_horizontal(self._term(left), self._term(right))
            case Computed(Operation.GREATEST, left, right):
                return polars().max_horizontal(self._term(left), self._term(right))
            case Computed(operation, left, right):
                return _OPERATIONS[operation](self._term(left), self._term(right))
        return self._named[id(term)]

    def _rounded(self, points: Quotient) -> Any:
        """Points rounded half-up, once."""
        top, bottom = points.top, points.bottom
        if isinstance(top, Whole) and isinstance(bottom, Whole):
            return self._whole((2 * self.unit * top.value + bottom.value) // (2 * bottom.value))
        above, below = self._term(top), self._term(bottom)
        if isinstance(bottom, Whole) and bottom.value > 0 and self.unit % bottom.value == 0:
            return above * self._whole(self.unit // bottom.value)
        return (above * self._whole(2 * self.unit) + below) // (below * self._whole(2))
