"""One Python function for many trees: integers in, the points of each tree in atoms out."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from perfeval.lowering.source import Expressions, run, shifted
from perfeval.lowering.terms import Integers, Quotient, Term, Whole
from perfeval.lowering.trees import Joined, Let, Pick, Told, Tree
from perfeval.numbers.decimals import PLACES

__all__ = ["Leaves", "Row", "WrittenRow", "python_function"]

Leaves = list[tuple[Told | Quotient, dict[int, Term]]]
"""The leaves of a tree, each with the terms that have a name there."""

_Finish = Callable[[Told | Quotient], list[str]]


@frozen
class Row:
    """The tree of one row; to how many places its points are rounded, and of how many atoms.

    Points beyond 0 and `out_of` are in doubt where the rule is not `trusted` to give none.
    """

    tree: Tree
    places: int
    out_of: int
    trusted: bool = True


def python_function(rows: Sequence[WrittenRow], width: int) -> Callable[[Integers], Integers]:
    """A function of `width` figures that gives the points of each row in atoms; None in doubt.

    >>> from perfeval.lowering import Input
    >>> half = Row(Quotient(Input(0), Whole(2 * 10**8)), places=0, out_of=10**9)
    >>> python_function([WrittenRow(half)], 1)((5 * 10**8,))
    (300000000,)
    """
    lines = [f"[{', '.join(f'v{position}' for position in range(width))}] = figures"]
    for number, row in enumerate(rows):
        lines += [*row.lines, f"r{number} = atoms"]
    lines.append(f"return ({''.join(f'r{number}, ' for number in range(len(rows)))})")
    made: Callable[[Integers], Integers] = run("points(figures)", lines)
    return made


def points_of(leaf: Told | Quotient) -> Quotient:
    """The points of a leaf, with or without a reason."""
    return leaf.points if isinstance(leaf, Told) else leaf


class WrittenRow:
    """The lines that compute one row into `atoms`: its points, or which of its `leaves` holds.

    The leaves are numbered where the number of the `first` one is given. Beside each leaf stand the
    terms that have a name there. Raises `UnfitTreeError` for a tree that cannot be written.
    """

    def __init__(self, row: Row, *, first: int | None = None) -> None:
        self._row, self._first = row, first or 0
        self._terms: dict[int, Term] = {}
        self._write = Expressions("v{}", {})
        self.leaves: Leaves = []
        self.lines = self._tree(row.tree, self._rounded if first is None else self._numbered, 0)

    def _tree(self, tree: Tree, finish: _Finish, depth: int) -> list[str]:
        """Lines that end in `finish` for points, and leave `atoms` at None in doubt."""
        self._write.counted(tree, depth)
        if isinstance(tree, Told | Quotient):
            return finish(tree)
        if isinstance(tree, Let):
            name = self._write.name(tree.name)
            self._terms[id(tree.name)] = tree.term
            return [
                f"{name} = {self._write.term(tree.term)}",
                *self._tree(tree.tree, finish, depth + 1),
            ]
        if isinstance(tree, Joined):
            return self._joined(tree, finish, depth)
        if not isinstance(tree, Pick):
            return ["atoms = None"]
        lines: list[str] = []
        for test, branch in tree.cases:
            lines.append(f"{'el' if lines else ''}if {self._write.test(test)}:")
            lines += self._shifted(branch, finish, depth)
        return [*lines, "else:", *self._shifted(tree.otherwise, finish, depth)]

    def _shifted(self, tree: Tree, finish: _Finish, depth: int) -> Iterator[str]:
        return shifted(self._tree(tree, finish, depth + 1))

    def _joined(self, tree: Joined, finish: _Finish, depth: int) -> list[str]:
        """Each part into two variables of its own; the first stays None where it is in doubt."""
        lines: list[str] = []
        for each, part in zip(tree.trees, tree.parts, strict=True):
            names = self._write.name(part.top), self._write.name(part.bottom)
            kept = functools.partial(self._kept, names)
            lines += [f"{names[0]} = None", *self._tree(each, kept, depth + 1)]
        whole = " and ".join(f"{self._write.term(part.top)} is not None" for part in tree.parts)
        lines += ["atoms = None", f"if {whole}:"]
        return [*lines, *self._shifted(tree.joined, finish, depth)]

    def _kept(self, names: tuple[str, str], leaf: Told | Quotient) -> list[str]:
        """The points of a part in its two variables."""
        found = points_of(leaf)
        pairs = zip(names, (found.top, found.bottom), strict=True)
        return [f"{name} = {self._write.term(term)}" for name, term in pairs]

    def _numbered(self, leaf: Told | Quotient) -> list[str]:
        """Which of the leaves this is."""
        self.leaves.append((leaf, self._terms))
        return [f"atoms = {self._first + len(self.leaves) - 1}"]

    def _rounded(self, leaf: Told | Quotient) -> list[str]:
        """Points rounded half-up, once, to the places of the rubric; no more than the row has."""
        row, found = self._row, points_of(leaf)
        unit, scale = 10**row.places, 10 ** (PLACES - row.places)
        most = row.out_of
        top = self._write.term(found.top)
        if not isinstance(found.bottom, Whole):
            lines = [f"bottom = {self._write.term(found.bottom)}"]
            lines.append(f"atoms = ({2 * unit} * {top} + bottom) // (2 * bottom) * {scale}")
        elif found.bottom.value > 0 and unit % found.bottom.value == 0:
            lines = [f"atoms = {unit * scale // found.bottom.value} * {top}"]
        else:
            bottom = found.bottom.value
            whole = self._write.whole(bottom)
            lines = [f"atoms = ({2 * unit} * {top} + {whole}) // (2 * {whole}) * {scale}"]
        if most % scale:
            lines.append(f"atoms = atoms if atoms < {most} else {most}")
        if not row.trusted:
            lines.append(f"atoms = atoms if 0 <= atoms <= {most} else None")
        return lines
