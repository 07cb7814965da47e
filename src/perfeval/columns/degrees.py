"""Whether what a tree computes depends on the unit of its amounts.

A ratio does not: both parts may be counted in 100 yuan as well as in 10⁻⁸ yuan, and the smaller
numbers fit into 64 bits. It is proved for each tree, by the degree of each term in the unit.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Final

from perfeval.lowering import Joined, Let, Missing, Pick, Quotient, Sum, Told, Tree, Whole
from perfeval.lowering.python import points_of
from perfeval.lowering.terms import Computed, Input, Operation, Term

__all__ = ["is_free_of_unit"]

_Degree = dict[object, int]
"""How often each unknown unit is a factor; units that are none are left out."""

_UNIT: Final = "unit"


class _UnevenError(Exception):
    """A sum, a comparison or a quotient of things that are not counted alike."""


def is_free_of_unit(tree: Tree, amounts: Container[int]) -> bool:
    """Whether a tree gives the same in any unit of the figures at the places `amounts`.

    >>> half = Quotient(Input(0), Input(1))
    >>> is_free_of_unit(half, {0, 1}), is_free_of_unit(half, {0})
    (True, False)
    """
    try:
        _Degrees(amounts).tree(tree)
    except _UnevenError:
        return False
    return True


class _Degrees:
    """The degrees of the terms of one tree."""

    def __init__(self, amounts: Container[int]) -> None:
        self._amounts = amounts
        self._named: dict[int, _Degree | None] = {}

    def tree(self, tree: Tree) -> None:
        """Go through a tree. Raises `_UnevenError` where it depends on the unit."""
        if isinstance(tree, Told | Quotient):
            points = points_of(tree)
            self._alike((points.top, points.bottom))
        elif isinstance(tree, Let):
            self._named[id(tree.name)] = self.term(tree.term)
            self.tree(tree.tree)
        elif isinstance(tree, Pick):
            for test, branch in tree.cases:
                if not isinstance(test, Missing):
                    self._alike((test.left, test.right))
                self.tree(branch)
            self.tree(tree.otherwise)
        elif isinstance(tree, Joined):
            for each, part in zip(tree.trees, tree.parts, strict=True):
                self.tree(each)
                own: _Degree = {id(part): 1}  # whatever it is, both of its terms have it
                self._named[id(part.top)] = self._named[id(part.bottom)] = own
            self.tree(tree.joined)

    def term(self, term: Term) -> _Degree | None:
        """The degree of a term; None of 0, which has any."""
        match term:
            case Whole(value):
                return {} if value else None
            case Input(position):
                return {_UNIT: 1} if position in self._amounts else {}
            case Sum(plus, minus):
                return self._alike((*plus, *minus))
            case Computed(Operation.TIMES, left, right):
                one, other = self.term(left), self.term(right)
                if one is None or other is None:
                    return None
                added = {each: one.get(each, 0) + other.get(each, 0) for each in {*one, *other}}
                return {each: degree for each, degree in added.items() if degree}
            case Computed(operation, left, right):
                found = self._alike((left, right))
                return {} if operation is Operation.FLOOR else found
        return self._named[id(term)]

    def _alike(self, terms: Iterable[Term]) -> _Degree | None:
        """The one degree of several terms."""
        found = [degree for degree in map(self.term, terms) if degree is not None]
        if any(degree != found[0] for degree in found):
            raise _UnevenError
        return found[0] if found else None
