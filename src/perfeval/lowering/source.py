"""Terms and tests as Python expressions.

They are written of whole numbers and of names that are made here: no text of a rubric and no object
of a plugin comes near them. Anything but a plain term is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, Final

from perfeval.lowering.terms import (
    Compared,
    Comparison,
    Computed,
    Input,
    Integers,
    Local,
    Missing,
    Operation,
    Quotient,
    Sum,
    Term,
    Test,
    Whole,
)
from perfeval.lowering.trees import Doubt, Joined, Let, Pick, Told

__all__ = ["Expressions", "Piece", "UnfitTreeError", "python_text", "run", "shifted"]

_DEEPEST: Final = 30  # Python takes no more than 100 levels of indentation or of brackets
_MOST: Final = 5_000
_MOST_BITS: Final = 4_096
_PLAIN: Final = frozenset(
    {Pick, Let, Joined, Told, Doubt, Quotient}
    | {Compared, Missing, Input, Local, Whole, Sum, Computed}
)
_COMPARISONS: Final = {each: each.value for each in Comparison}
_BOUNDS: Final = {Operation.LEAST: "<", Operation.GREATEST: ">"}


class UnfitTreeError(Exception):
    """A tree is too large or too deep to be written, or holds what is no plain part of one."""


def shifted(lines: Iterable[str]) -> Iterator[str]:
    """The lines one step further in."""
    return (f"    {line}" for line in lines)


def run(head: str, lines: Iterable[str], values: Mapping[str, object] | None = None) -> Any:
    """The function of these lines; `values` are what it finds by name.

    >>> run("third(v)", ["return v[2]"])("甲乙丙")
    '丙'
    """
    names: dict[str, Any] = {"__builtins__": {}, **(values or {})}
    source = "\n".join((f"def {head}:", *shifted(lines)))
    exec(compile(source, "<rubric>", "exec"), names)
    return names[head.partition("(")[0]]


Piece = tuple[Callable[..., str], tuple[Term, ...] | None]
"""What writes a part of a text: from the values of terms; from the facts where there are None."""


def python_text(
    pieces: Sequence[str | Piece], names: Mapping[int, Term]
) -> Callable[[Integers, Any], str]:
    """A function of the figures of a filing, and of its facts, that puts a text together.

    `names` are the terms that have a name in a tree, by the identity of the name. What several
    pieces ask for is computed once.

    >>> three_more = str, (Sum((Input(0), Whole(3))),)
    >>> python_text(["计 ", three_more, " 分"], {})((5,), {})
    '计 8 分'
    """
    write, source, values = _Once("figures[{}]", names), "", dict[str, object]()
    for piece in _joined(pieces):
        name = f"p{len(values)}"
        if isinstance(piece, str):
            source, values[name] = f"{source}{{{name}}}", piece
        else:
            values[name], terms = piece
            given = ["facts"] if terms is None else [write.term(term) for term in terms]
            source = f"{source}{{{name}({', '.join(given)})}}"
    lines = [*write.lines, f"return f'{source}'"]
    made: Callable[[Integers, Any], str] = run("text(figures, facts)", lines, values)
    return made


def _joined(pieces: Iterable[str | Piece]) -> list[str | Piece]:
    """The pieces, texts that follow each other as one."""
    made: list[str | Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if isinstance(piece, str) and isinstance(last, str):
            made[-1] = last + piece
        elif piece:
            made.append(piece)
    return made


class Expressions:
    """What writes expressions; `figure` is how a figure is written, by its position.

    `terms` are those that have a name in the tree: each is written out where the name stands.
    Raises `UnfitTreeError` for what cannot be written.
    """

    def __init__(self, figure: str, terms: Mapping[int, Term]) -> None:
        self._figure, self._terms = figure, terms
        self._numbers = count()
        self._names: dict[int, str] = {}
        self._nodes = 0

    def counted(self, node: object, depth: int = 0) -> None:
        """Refuse what is no plain part of a tree, and what is too deep or too much."""
        self._nodes += 1
        if type(node) not in _PLAIN or depth > _DEEPEST or self._nodes > _MOST:
            raise UnfitTreeError

    def name(self, local: Term) -> str:
        """A name for what is computed once."""
        self.counted(local)
        name = self._names[id(local)] = f"x{next(self._numbers)}"
        return name

    def test(self, test: Test) -> str:
        """A test as a condition."""
        self.counted(test)
        if isinstance(test, Missing):
            return f"{self.term(test.figure)} is None"
        left, right = self.term(test.left), self.term(test.right)
        return f"{left} {_COMPARISONS[test.comparison]} {right}"

    def term(self, term: Term, depth: int = 0) -> str:
        """A term as an expression, in brackets where it is more than a name."""
        self.counted(term, depth)
        match term:
            case Whole(value):
                return self.whole(value)
            case Input(position):
                return self._figure.format(self.whole(position))
            case Local():
                if id(term) in self._names:
                    return self._names[id(term)]
                if id(term) not in self._terms:
                    raise UnfitTreeError
                return self.term(self._terms[id(term)], depth + 1)
            case Sum(plus, minus):
                more = "".join(f" + {self.term(each, depth + 1)}" for each in plus)
                less = "".join(f" - {self.term(each, depth + 1)}" for each in minus)
                return f"({more.removeprefix(' + ') or '0'}{less})"
            case Computed(operation, left, right):
                one, other = self.term(left, depth + 1), self.term(right, depth + 1)
                if operation not in _BOUNDS:
                    return f"({one} {operation.value} {other})"
                name = f"x{next(self._numbers)}"
                if not isinstance(right, Whole):
                    other = f"(y{name} := {other})"
                last = other if isinstance(right, Whole) else f"y{name}"
                return f"({name} if ({name} := {one}) {_BOUNDS[operation]} {other} else {last})"
            case _:  # a plain part of a tree, but no term
                raise UnfitTreeError

    def whole(self, value: object) -> str:
        """A number as it is written."""
        if type(value) is not int or value.bit_length() > _MOST_BITS:
            raise UnfitTreeError
        return str(value) if value >= 0 else f"({value})"


class _Once(Expressions):
    """Expressions in which each term is a name; the lines say what is computed, each once."""

    def __init__(self, figure: str, terms: Mapping[int, Term]) -> None:
        super().__init__(figure, terms)
        self._once: dict[str, str] = {}

    @property
    def lines(self) -> list[str]:
        """What the names stand for, in the order in which it has to be computed."""
        return [f"{name} = {source}" for source, name in self._once.items()]

    def term(self, term: Term, depth: int = 0) -> str:
        """A name for the term; a number is itself."""
        source = super().term(term, depth)
        if isinstance(term, Whole | Local):
            return source
        return self._once.setdefault(source, f"t{len(self._once)}")
