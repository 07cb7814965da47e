"""What is computed of columns, as numpy carries it out: step after step, for a block of rows."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from attrs import frozen

from perfeval.columns.arithmetic import Arithmetic, Step
from perfeval.columns.engine import numpy
from perfeval.columns.numbers import BIT, EXACT, MASK, Slot

__all__ = ["Program"]

_EXACT: Final[Mapping[str, Callable[[int, int], int]]] = {
    "floor_divide": lambda left, right: left // right if right else 0,
    "remainder": lambda left, right: left % right if right else 0,
}
"""What Python's numbers would raise for: a row in doubt may divide by nothing."""
_Operation = Callable[..., object]


@frozen
class Program:
    """Steps, each with the places of the columns that it takes, and that of the one it makes.

    A place is taken again as soon as nobody asks for what stands there, so that a block of rows
    stays near the processor.
    """

    given: tuple[tuple[str, str], ...]
    numbers: tuple[int, ...]
    types: tuple[str, ...]
    steps: tuple[tuple[_Operation, tuple[int, ...], int], ...]
    wanted: Mapping[Slot, int]

    @classmethod
    def of(cls, written: Arithmetic, wanted: Iterable[Slot]) -> Program:
        """The program that leaves these columns behind; what none of them needs is left out."""
        wanted = {*wanted}
        needed, last, steps = {*wanted}, dict[Slot, Step](), list[Step]()
        for step in reversed(written.steps.values()):
            if step.made in needed:
                steps.append(step)
                for slot in step.given:
                    if isinstance(slot, Slot) and slot not in needed:
                        needed.add(slot)
                        last[slot] = step
        given = {slot: name for name, slot in written.given.items() if slot in needed}
        numbers = dict.fromkeys(x for step in steps for x in step.given if isinstance(x, int))
        known: list[Slot | int] = [*given, *numbers]
        places = {each: place for place, each in enumerate(known)}
        types, free = list[str](), defaultdict[str, list[int]](list)
        made = list[tuple[_Operation, tuple[int, ...], int]]()
        for step in reversed(steps):
            taken = tuple(places[each] for each in step.given)
            for slot in {*step.given} - given.keys():
                if isinstance(slot, Slot) and last.get(slot) is step:
                    free[slot.type].append(places[slot])
            if not free[step.made.type]:
                free[step.made.type].append(len(known) + len(types))
                types.append(step.made.type)
            places[step.made] = free[step.made.type].pop()
            made.append((_operation(step), taken, places[step.made]))
        left = {slot: places[slot] for slot in wanted}
        return cls(tuple(given.values()), tuple(numbers), tuple(types), tuple(made), left)

    @property
    def is_exact(self) -> bool:
        """Whether some numbers on the way are more than 64 bits hold."""
        return EXACT in self.types

    def run(self, columns: Mapping[tuple[str, str], Any], size: int) -> dict[Slot, Any]:
        """The columns that are wanted, of so many rows of the given ones: by name and type."""
        np = numpy()
        at = [*map(columns.__getitem__, self.given), *self.numbers]
        at += [np.empty(size, type_) for type_ in self.types]
        with np.errstate(all="ignore"):  # of what is in doubt any number will do
            for operation, taken, made in self.steps:
                operation(*[at[place] for place in taken], out=at[made])
        return {slot: at[place] for slot, place in self.wanted.items()}


def _operation(step: Step) -> _Operation:
    """What carries out a step."""
    np, type_ = numpy(), step.made.type
    if step.name == "narrow":
        return _narrow
    if type_ == EXACT and step.name in _EXACT:
        exact: _Operation = np.frompyfunc(_EXACT[step.name], 2, 1)
        return exact
    operation: _Operation = getattr(np, step.name)
    if type_ == MASK:
        return operation
    operation = functools.partial(operation, dtype=type_)
    first = step.given[0]
    if isinstance(first, Slot) and first.type == MASK:
        # The bytes of a mask are 1 and 0 already; numpy would convert it to small numbers first.
        return lambda mask, number, out: operation(mask.view(BIT), number, out=out)
    return operation


def _narrow(column: Any, out: Any) -> None:
    """Put numbers into a smaller type, in which some of them wrap."""
    numpy().copyto(out, column, casting="unsafe")
