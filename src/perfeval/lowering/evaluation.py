"""The value of one term, for whoever asks for it alone: a function of the figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from perfeval.lowering.figures import Integers
from perfeval.lowering.terms import Computed, Input, Local, Operation, Sum, Term, Whole

__all__ = ["Number", "number_of"]

Number = Callable[[Integers], int]


def number_of(term: Term, names: Mapping[int, Term]) -> Number:
    """What computes a term, of figures none of which is missing.

    >>> number_of(Sum((Input(0), Whole(3)), (Input(1),)), {})((5, 1))
    7
    """
    match term:
        case Whole(value):
            return lambda _figures: value
        case Input(position):
            return lambda figures: figures[position]  # type: ignore[return-value]
        case Local():
            return number_of(names[id(term)], names)
        case Sum(plus, minus):
            more = [number_of(each, names) for each in plus]
            less = [number_of(each, names) for each in minus]
            return lambda figures: (
                sum([each(figures) for each in more]) - sum([each(figures) for each in less])
            )
        case Computed(operation, left, right):
            one, other = number_of(left, names), number_of(right, names)
            return _computed(operation, one, other)


def _computed(operation: Operation, one: Number, other: Number) -> Number:
    if operation is Operation.TIMES:
        return lambda figures: one(figures) * other(figures)
    if operation is Operation.FLOOR:
        return lambda figures: one(figures) // other(figures)
    if operation is Operation.REST:
        return lambda figures: one(figures) % other(figures)
    bound = min if operation is Operation.LEAST else max
    return lambda figures: bound(one(figures), other(figures))
