"""Arithmetic on columns: written down once, carried out for one block of rows after another.

What the ranges of the numbers prove is not computed, and nothing is computed twice.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Final

from attrs import field, frozen

from perfeval.columns.numbers import (
    EXACT,
    MASK,
    WHOLE,
    Mask,
    Number,
    Range,
    Slot,
    ends,
    is_narrower,
    proved,
    type_of,
)
from perfeval.lowering import Comparison

__all__ = ["Arithmetic", "Step"]

_COMPARED: Final[Mapping[Comparison, str]] = {
    Comparison.BELOW: "less",
    Comparison.AT_MOST: "less_equal",
    Comparison.EQUAL: "equal",
    Comparison.OTHER: "not_equal",
    Comparison.AT_LEAST: "greater_equal",
    Comparison.ABOVE: "greater",
}


@frozen
class Step:
    """An operation on whole columns: of these, or of numbers, into that one."""

    name: str
    given: tuple[Slot | int, ...]
    made: Slot


@frozen
class Arithmetic:
    """What is computed of some columns. The same is computed once, whoever asks for it.

    >>> written = Arithmetic()
    >>> part, whole = written.column("part", (0, 9)), written.column("whole", (1, 9))
    >>> written.floor(part.times(100), whole.times(100)).range  # 100 has fallen out
    (0, 9)
    """

    given: dict[tuple[str, str], Slot] = field(factory=dict, init=False)
    steps: dict[object, Step] = field(factory=dict, init=False)

    def column(self, name: str, range_: Range, type_: str = WHOLE) -> Number:
        """A column of numbers that is given by this name."""
        return Number(self._given(name, type_), 1, range_)

    def mask(self, name: str) -> Slot:
        """A column of conditions that is given by this name, beside one of numbers or not."""
        return self._given(name, MASK)

    def product(self, left: Number, right: Number) -> Number:
        """The product of two numbers."""
        if left.slot is None or right.slot is None:
            return left.times(right.factor) if right.slot is None else right.times(left.factor)
        plain = [Number(each.slot, 1, each.range) for each in (left, right)]
        found = self._computed("multiply", plain, ends(operator.mul, left.range, right.range))
        return found.times(left.factor * right.factor)

    def sum(self, plus: Iterable[Number], minus: Iterable[Number] = ()) -> Number:
        """The sum of numbers, less others."""
        parts = [*plus, *(each.times(-1) for each in minus)]
        parts.sort(key=lambda each: (each.factor <= 0, each.slot is None))
        return reduce(self._added, parts, Number(None, 0))

    def floor(self, left: Number, right: Number) -> Number:
        """The whole steps in a quotient, as in Python: −7 // 2 is −4; of n // 0 any number."""
        one, other, _ = self._alike(left, right)
        if other == Number(None, 1):
            return one
        most = max(map(abs, one.reach))
        made = (-most - 1, most + 1)
        if other.reach[0] > 0:
            made = ends(operator.floordiv, one.reach, other.reach)
        return self._computed("floor_divide", (one, other), made)

    def rest(self, left: Number, right: Number) -> Number:
        """What a division leaves."""
        one, other, unit = self._alike(left, right)
        if other.slot is None:  # the steps are most often asked for, too
            steps = self.floor(one, other)
            return self.sum([one], [steps.times(other.factor)]).times(unit)
        most = max(map(abs, other.reach))
        return self._computed("remainder", (one, other), (-most, most)).times(unit)

    def least(self, left: Number, right: Number) -> Number:
        """The lower of two numbers."""
        one, other, unit = self._alike(left, right)
        low, high = map(min, zip(one.reach, other.reach, strict=True))
        return self._computed("minimum", (one, other), (low, high)).times(unit)

    def greatest(self, left: Number, right: Number) -> Number:
        """The greater of two numbers."""
        one, other, unit = self._alike(left, right)
        if right == left.times(-1):
            most = max(map(abs, left.range))
            made = self._computed("absolute", [Number(left.slot, 1, left.range)], (0, most))
            return made.times(abs(left.factor))
        low, high = map(max, zip(one.reach, other.reach, strict=True))
        return self._computed("maximum", (one, other), (low, high)).times(unit)

    def compared(self, left: Number, comparison: Comparison, right: Number) -> Mask:
        """Whether one number compares so with another."""
        one, other, _ = self._alike(left, right)
        known = proved(comparison, one.reach, other.reach)
        if known is not None:
            return known
        given = self._operand(one), self._operand(other)
        return self._step(_COMPARED[comparison], given, MASK)

    def both(self, left: Mask, right: Mask) -> Mask:
        """Where both conditions are met."""
        if isinstance(left, Slot) and isinstance(right, Slot):
            return self._step("bitwise_and", (left, right), MASK)
        return right if left is True else left if right is True else False

    def either(self, left: Mask, right: Mask) -> Mask:
        """Where one of the conditions is met."""
        if isinstance(left, Slot) and isinstance(right, Slot):
            return self._step("bitwise_or", (left, right), MASK)
        return right if left is False else left if right is False else True

    def without(self, left: Mask, right: Mask) -> Mask:
        """Where the first condition is met, and not the second."""
        if isinstance(right, bool) or left is False:
            return left if right is False else False
        if left is True:
            return self._step("invert", (right,), MASK)
        return self._step("greater", (left, right), MASK)  # true and not false

    def picked(self, cases: Sequence[tuple[Mask, Number]], most: int | None = None) -> Number:
        """The number of the condition that a row meets, at the most one; 0 where it meets none.

        With `most` it is known that such a number lies between 0 and it.
        """
        if len(cases) == 1 and cases[0][0] is True and (most is None or not cases[0][1].slot):
            return cases[0][1]
        unit = math.gcd(*(number.factor for _, number in cases))
        chosen = [(mask, number.per(unit)) for mask, number in cases if number.factor]
        if not chosen:
            return Number(None, 0)
        low = min(0, *(number.reach[0] for _, number in chosen))
        high = max(0, *(number.reach[1] for _, number in chosen))
        if most is not None:
            plain = [number.factor for _, number in chosen if number.slot is None]
            low, high = min([0, *plain]), max([0, *plain, min(high, most // unit)])
        type_ = type_of((low, high))
        parts = [self._where(mask, number, type_) for mask, number in chosen]
        found = reduce(lambda one, other: self._step("add", (one, other), type_), parts)
        return Number(found, unit, (low, high))

    def whole(self, number: Number) -> Slot | int:
        """What a number is, with its factor."""
        return self._operand(number.per(1))

    def _given(self, name: str, type_: str) -> Slot:
        return self.given.setdefault((name, type_), Slot(-1 - len(self.given), type_))

    def _step(self, name: str, given: tuple[Slot | int, ...], type_: str) -> Slot:
        key = name, given, type_
        if key not in self.steps:
            self.steps[key] = Step(name, given, Slot(len(self.steps), type_))
        return self.steps[key].made

    def _operand(self, number: Number) -> Slot | int:
        """What an operation is given of a number: its slot, multiplied where it has to be."""
        if number.slot is None or number.factor == 1:
            return number.factor if number.slot is None else number.slot
        type_ = type_of(number.range, number.reach, (number.factor, number.factor))
        return self._step("multiply", (number.slot, number.factor), type_)

    def _computed(self, name: str, numbers: Iterable[Number], made: Range) -> Number:
        """What an operation makes of numbers, in a type that holds them and what is `made`."""
        given = tuple(numbers)
        type_ = type_of(made, *(number.reach for number in given))
        slot = self._step(name, tuple(map(self._operand, given)), type_)
        if type_ == EXACT and is_narrower(type_of(made), EXACT):
            slot = self._step("narrow", (slot,), type_of(made))
        return Number(slot, 1, made)

    def _alike(self, left: Number, right: Number) -> tuple[Number, Number, int]:
        """Two numbers, counted in the largest unit that is in both, and this unit."""
        unit = math.gcd(left.factor, right.factor) or 1
        return left.per(unit), right.per(unit), unit

    def _added(self, left: Number, right: Number) -> Number:
        """The sum of two numbers; what is negative is taken away."""
        if not left.factor or not right.factor:
            return left if left.factor else right
        if left.slot is None and right.slot is None:
            return Number(None, left.factor + right.factor)
        one, other, unit = self._alike(left, right)
        (low, high), (least, most) = one.reach, other.reach
        name, made = "add", (low + least, high + most)
        if other.factor < 0:
            name, other = "subtract", other.times(-1)
        return self._computed(name, (one, other), made).times(unit)

    def _where(self, mask: Mask, number: Number, type_: str) -> Slot:
        """A number where a condition is met, and 0 elsewhere: it fits there, if nowhere else."""
        value = self._operand(number)
        if isinstance(value, Slot) and value.type == EXACT:
            value = self._step("multiply", (mask, value), EXACT)
        if isinstance(value, Slot) and is_narrower(type_, value.type):
            value = self._step("narrow", (value,), type_)
        if mask is True and isinstance(value, Slot):
            return value
        return self._step("multiply", (mask, value), type_)
