"""Plain data to values: how a value of each type is read, with exact types and no coercion.

These are hooks of a cattrs converter. A hook raises `InputError` for a value that does not fit,
and `MisfitError` where the problems lie inside it.
"""

from __future__ import annotations

import enum
import functools
import operator
from collections.abc import Callable, Iterable
from decimal import Decimal
from types import NoneType
from typing import Any, Final, get_args

from cattrs import Converter
from cattrs.dispatch import StructureHook

from perfeval.codec.problems import MisfitError, misfit_of, unfit
from perfeval.codec.tags import EXTRAS
from perfeval.errors import InputError, Phrase, either
from perfeval.filing import FormKind
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import Amount, read_amount
from perfeval.numbers.cells import Nil, Unreadable, read_cell
from perfeval.numbers.decimals import LIMIT
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Sentence
from perfeval.rules.fields import read_edge
from perfeval.text.policy import text_problem

READ_CELL: Final[dict[type, Callable[[str], object]]] = {
    Amount: read_amount,
    Points: functools.partial(read_cell, Points),
    Count: functools.partial(read_cell, Count),
    Percent: functools.partial(read_cell, Percent),
}

NO_BOUND: Final = "无"
"""How a file written by hand says that there is no edge: TOML has no null."""

_PRINTED: Final[dict[type, str]] = {
    Amount: "an amount with its unit, as text, such as '1393.97万元'",
    Points: "points as text, such as '10'",
    Count: "a count as text, such as '29人'",
    Percent: "a rate as text, such as '98.77%'",
}


def text_hook(value: object, _kind: object) -> str:
    """Text within the text policy."""
    problem = text_problem(any_text_hook(value, _kind))
    if problem is not None:
        raise unfit(value, Phrase("plain text ({problem})", problem=problem))
    return str(value)


def any_text_hook(value: object, _kind: object) -> str:
    """Text, for a field whose own check holds it to the text policy."""
    if not isinstance(value, str):
        raise unfit(value, "text")
    return value


def integer_hook(value: object, _kind: object) -> int:
    """A whole number, which true and false are not."""
    if type(value) is not int:
        raise unfit(value, "a whole number")
    return value


def truth_hook(value: object, _kind: object) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise unfit(value, "true or false")
    return value


def year_hook(value: object, _kind: object) -> FiscalYear:
    """A fiscal year, written as a number."""
    if type(value) is not int:
        raise unfit(value, "a year such as 2023, as a whole number")
    return FiscalYear(value)


def kind_hook(value: object, _kind: object) -> FormKind:
    """A kind of form, written as its tag."""
    if not isinstance(value, str):
        raise unfit(value, "the tag of a kind of form")
    return FormKind(value)


def printed_hook(make: Callable[[str], object], expected: str) -> StructureHook:
    """The hook of what is written as one text, read by `make`."""

    def read(value: object, _kind: object) -> object:
        if not isinstance(value, str):
            raise unfit(value, expected)
        return make(value)

    return read


amount_hook = printed_hook(Amount.parse, _PRINTED[Amount])
points_hook = printed_hook(Points, _PRINTED[Points])
count_hook = printed_hook(Count, _PRINTED[Count])
edge_hook = printed_hook(read_edge, "a figure as text, such as '99.9%' or '29人'")
rate_hook = printed_hook(Rate, "a rate as text, such as '98.77%' or '29/30'")


def number_hook(read_text: StructureHook) -> StructureHook:
    """The hook of what is written as one text, or as a plain number that means that text."""

    def read(value: object, kind: object) -> object:
        if isinstance(value, Decimal) or (type(value) is int and abs(value) < LIMIT):
            value = f"{value:f}" if isinstance(value, Decimal) else str(value)
        return read_text(value, kind)

    return read


def bound_hook(read: StructureHook) -> StructureHook:
    """The hook of an edge or none; TOML has no null, so there none is the word 无."""
    return lambda value, kind: None if value in (None, NO_BOUND) else read(value, kind)


def because_reader(converter: Converter) -> StructureHook:
    """The hook of a reason, which a document holds in words."""
    hook = converter.get_structure_hook(Sentence)
    return lambda value, _kind: hook(value, Sentence).because()


def member_reader(kind: type[enum.Enum]) -> StructureHook:
    """The hook of an enumeration, by the values of its members."""
    members = {member.value: member for member in kind}
    expected = one_of(members)

    def read(value: object, _kind: object) -> enum.Enum:
        if not isinstance(value, str) or value not in members:
            raise unfit(value, expected)
        return members[value]

    return read


def tuple_reader(kind: Any, converter: Converter) -> StructureHook:
    """The hook of a tuple: a list of values of one type, or of so many of given types."""
    kinds = get_args(kind)
    length = None if kinds[1:] == (...,) else len(kinds)
    hooks = [(converter.get_structure_hook(each), each) for each in kinds if each is not ...]

    def read(value: object, _kind: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise unfit(value, "a list")
        if length is not None and len(value) != length:
            raise InputError(
                "",
                Phrase("a list of {count}", count=len(value)),
                Phrase("a list of {length}", length=length),
            )
        items: list[object] = []
        misfit = MisfitError()
        for position, item in enumerate(value):
            read_item, item_kind = hooks[0 if length is None else position]
            try:
                items.append(read_item(item, item_kind))
            except (InputError, MisfitError) as error:
                misfit.absorb(position, None, error)
        if misfit.count:
            raise misfit
        return tuple(items)

    return read


def union_reader(kind: Any, converter: Converter) -> StructureHook:
    """The hook of a union: of a type and null, a printed cell, tagged classes, or figures."""
    kinds = get_args(kind)
    if NoneType in kinds:
        return _maybe_reader(without_none(kinds), converter)
    if Unreadable in kinds:
        (number,) = set(kinds) - {Nil, Unreadable}
        return printed_hook(READ_CELL[number], _PRINTED[number])
    if kinds[0] in EXTRAS:
        return tagged_reader(kinds, converter)
    return _figure_reader(truth=bool in kinds)


def without_none(kinds: tuple[Any, ...]) -> Any:
    """The type, or the union of the types, that `kinds` name beside None."""
    return functools.reduce(operator.or_, (kind for kind in kinds if kind is not NoneType))


def _maybe_reader(kind: Any, converter: Converter) -> StructureHook:
    hook = converter.get_structure_hook(kind)
    return lambda value, _kind: None if value is None else hook(value, kind)


def _figure_reader(*, truth: bool) -> StructureHook:
    """The hook of a figure, or of words: what the text says, the converter of the field reads."""
    expected = "true, false or text" if truth else "a figure as text, such as '99.9%' or '29人'"

    def read(value: object, kind: object) -> object:
        if truth and isinstance(value, bool):
            return value
        if not isinstance(value, str):
            raise unfit(value, expected)
        return text_hook(value, kind)

    return read


def tagged_reader(kinds: tuple[type, ...], converter: Converter) -> StructureHook:
    """The hook of an object of one of `kinds`, which a tag tells apart."""
    key = EXTRAS[kinds[0]].key
    by_tag = {EXTRAS[each].tags[key]: converter.get_structure_hook(each) for each in kinds}
    known = one_of(by_tag)

    def read(value: object, kind: object) -> object:
        if not isinstance(value, dict):
            raise unfit(value, "an object")
        tag = value.get(key)
        hook = by_tag.get(tag) if isinstance(tag, str) else None
        if hook is not None:
            return hook(value, kind)
        wrong = (
            unfit(tag, known)
            if key in value
            else misfit_of(Phrase("missing; expected {known}", known=known))
        )
        misfit = MisfitError()
        misfit.absorb(key, None, wrong)
        raise misfit

    return read


def one_of(values: Iterable[object]) -> Phrase:
    """What would be accepted, in words."""
    return either(map(repr, values))
