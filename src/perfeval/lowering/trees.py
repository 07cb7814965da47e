"""Trees: which value holds, by tests; and what is left to the interpreter.

A formula becomes a tree whose leaves are values, a rule one whose leaves are points. Doubt goes one
way: what is missing, of another kind or undefined is `DOUBT`, and no back end decides it.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Any, Final, TypeVar

from attrs import field, frozen

from perfeval.lowering.terms import Compared, Comparison, Input, Local, Quotient, Term, Test, Whole

__all__ = [
    "DOUBT",
    "Doubt",
    "Joined",
    "Let",
    "Pick",
    "Told",
    "Tree",
    "Value",
    "Word",
    "by_state",
    "pick",
    "then",
]


class Doubt(enum.Enum):
    """What the compiled form leaves to the interpreter.

    >>> Doubt.DOUBT.name
    'DOUBT'
    """

    DOUBT = "doubt"


DOUBT: Final = Doubt.DOUBT


@frozen
class Word:
    """A state that a filing names in words: a figure that is the number of the word.

    `codes` numbers the words that rules know; the reader of the figure knows the same.
    """

    figure: Input
    codes: dict[str, int] = field(eq=False)

    def is_named(self, name: str) -> Test:
        """Whether the filing names just this state."""
        code = self.codes.setdefault(name, len(self.codes))
        return Compared(self.figure, Comparison.EQUAL, Whole(code))


@frozen
class Pick:
    """The tree of the first test that holds, or the last one."""

    cases: tuple[tuple[Test, Tree], ...]
    otherwise: Tree


@frozen
class Let:
    """A tree in which a term has a name, so that it is computed once."""

    name: Local
    term: Term
    tree: Tree


@frozen
class Joined:
    """Points of several trees put together: each is computed, and `joined` is made of them.

    One that is in doubt leaves the whole in doubt. `parts` name what the trees compute.
    """

    trees: tuple[Tree, ...]
    parts: tuple[Quotient, ...]
    joined: Tree


@frozen
class Told:
    """Points with the reason for them: a sentence, and the figures that it names."""

    points: Quotient
    sentence: Any
    figures: Mapping[str, Any]


Value = Quotient | str | Word | tuple["Value", ...] | tuple[Term, ...]
"""What a formula gives: a rate or a count, a state, several values, or ticks of 0 and 1."""

Tree = Pick | Let | Joined | Doubt | Told | Value

_T = TypeVar("_T")


def pick(cases: Iterable[tuple[Test, Tree]], otherwise: Tree) -> Tree:
    """The tree of the first test that holds; without any the last one."""
    found = tuple(cases)
    return Pick(found, otherwise) if found else otherwise


def named(term: Term, tree: Callable[[Term], Tree]) -> Tree:
    """The tree of a term that is computed once; a figure or a number has its name already."""
    if isinstance(term, Input | Whole | Local):
        return tree(term)
    name = Local()
    return Let(name, term, tree(name))


def then(tree: Tree, after: Callable[[Value], Tree]) -> Tree:
    """The tree with `after` in place of each value, or of points without their reason.

    Doubt stays doubt.
    """
    if isinstance(tree, Doubt):
        return tree
    if isinstance(tree, Pick):
        cases = tuple([(test, then(each, after)) for test, each in tree.cases])
        return Pick(cases, then(tree.otherwise, after))
    if isinstance(tree, Let):
        return Let(tree.name, tree.term, then(tree.tree, after))
    if isinstance(tree, Joined):
        return Joined(tree.trees, tree.parts, then(tree.joined, after))
    return after(tree.points if isinstance(tree, Told) else tree)


def by_state(state: Value, trees: Mapping[str, Tree]) -> Tree:
    """The tree of a state by its name; doubt for a state that has none.

    >>> by_state("within", {"none": Quotient(Whole(3)), "within": Quotient(Whole(2))})
    Quotient(top=Whole(value=2), bottom=Whole(value=1))
    """
    if isinstance(state, Word):
        return pick([(state.is_named(name), tree) for name, tree in trees.items()], DOUBT)
    return trees.get(state, DOUBT) if isinstance(state, str) else DOUBT


def together(trees: Iterable[Tree], join: Callable[[Quotient, Quotient], Quotient]) -> Tree:
    """The points of several trees joined two by two."""
    found = tuple(trees)
    if any(isinstance(tree, Doubt) for tree in found):
        return DOUBT
    parts = tuple(Quotient(Local(), Local()) for _ in found)
    return Joined(found, parts, reduce(join, parts))
