"""Values to plain data, exactly: what is written reads back as the same value.

These are hooks of a cattrs converter, chosen by the declared type of a field. A hook raises
`InputError` for a value that is not of the type, or that its text would not give back.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

import attrs
from cattrs import Converter
from cattrs.dispatch import UnstructureHook

from perfeval.codec.reading import READ_CELL, without_none
from perfeval.codec.tags import EXTRAS, Extra
from perfeval.errors import InputError, Phrase
from perfeval.filing.kinds import FormKind
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.decimals import LIMIT
from perfeval.numbers.printed import Count, Number, Points
from perfeval.numbers.rates import Rate
from perfeval.rules.because import Because, Sentence
from perfeval.text.policy import checked_text

_ALWAYS: Final = object()


def writer(plain: Callable[[Any], object], *kinds: type) -> UnstructureHook:
    """The hook of values of `kinds`, made plain by `plain`."""

    def write(value: object) -> object:
        if not isinstance(value, kinds):
            raise _unwritable(value, kinds)
        return plain(value)

    return write


def integer_hook(value: object) -> int:
    """A whole number, which true and false are not."""
    if type(value) is not int or abs(value) >= LIMIT:
        raise InputError("a value to write", value, "a whole number below 10^15")
    return value


def printed(value: Amount | Number | Nil | Unreadable | str | bool) -> str | bool:
    """The text of a figure or a cell; text, true and false are written as they are."""
    if isinstance(value, Amount):
        return value.printed
    return value if isinstance(value, str | bool) else value.text


def text_hook(value: object) -> str:
    """Text within the text policy, outside which nothing reads back."""
    return checked_text(value, "a text to write")


truth_hook = writer(lambda truth: truth, bool)
kind_hook = writer(lambda kind: kind.value, FormKind)
year_hook = writer(lambda year: year.year, FiscalYear)
amount_hook = writer(printed, Amount)
points_hook = writer(printed, Points)
count_hook = writer(printed, Count)
rate_hook = writer(lambda rate: Rate(rate.text).text, Rate)  # raises where no text reads back


def edge_hook(value: object) -> object:
    """An edge: a rate or a count."""
    return (rate_hook if isinstance(value, Rate) else count_hook)(value)


def because_writer(converter: Converter) -> UnstructureHook:
    """The hook of a reason, in words."""
    hook = converter.get_unstructure_hook(Sentence)

    return writer(lambda because: hook(Sentence(because.code, because.zh, because.en)), Because)


def member_writer(kind: type[enum.Enum]) -> UnstructureHook:
    """The hook of an enumeration, by the value of the member."""
    return writer(lambda member: member.value, kind)


def tuple_writer(kind: Any, converter: Converter) -> UnstructureHook:
    """The hook of a tuple, as a list."""
    kinds = get_args(kind)
    hooks = [converter.get_unstructure_hook(each) for each in kinds if each is not ...]

    def write(value: object) -> list[object]:
        if not isinstance(value, tuple):
            raise _unwritable(value, (tuple,))
        if kinds[1:] == (...,):
            return [hooks[0](item) for item in value]
        if len(value) != len(hooks):
            raise InputError(
                "a value to write",
                Phrase("{count} values", count=len(value)),
                Phrase("{count} values", count=len(hooks)),
            )
        return [hook(item) for hook, item in zip(hooks, value, strict=True)]

    return write


def union_writer(kind: Any, converter: Converter) -> UnstructureHook:
    """The hook of a union: of a type and None, a printed cell, tagged classes, or figures."""
    kinds = get_args(kind)
    if NoneType in kinds:
        hook = converter.get_unstructure_hook(without_none(kinds))
        return lambda value: None if value is None else hook(value)
    if Unreadable in kinds:
        (number,) = set(kinds) - {Nil, Unreadable}
        return _cell_writer(number, kinds)
    if kinds[0] in EXTRAS:
        return tagged_writer(kinds, converter)
    return writer(printed, *kinds)


def _cell_writer(number: type, kinds: tuple[type, ...]) -> UnstructureHook:
    read = READ_CELL[number]

    def write(cell: Amount | Number | Nil | Unreadable) -> object:
        if isinstance(cell, Unreadable) and not isinstance(read(cell.text), Unreadable):
            raise InputError(
                "an unreadable cell", cell.text, Phrase("words, or a {name}", name=number.__name__)
            )
        return printed(cell)

    return writer(write, *kinds)


def tagged_writer(kinds: tuple[type, ...], converter: Converter) -> UnstructureHook:
    """The hook of a value of one of several classes; each writes its own tag."""
    hooks = {kind: converter.get_unstructure_hook(kind) for kind in kinds}

    def write(value: object) -> object:
        hook = hooks.get(type(value))
        if hook is None:
            raise _unwritable(value, kinds)
        return hook(value)

    return write


def object_writer(cls: type, converter: Converter, extra: Extra | None = None) -> UnstructureHook:
    """The hook of an attrs class: its extra keys, and its fields that differ from their default.

    `extra` are those of a class that does not stand in `EXTRAS`.
    """
    keys = extra or EXTRAS.get(cls, Extra())
    fields: list[tuple[str, UnstructureHook, object, object]] | None = None

    def write(value: object) -> dict[str, object]:
        nonlocal fields
        if type(value) is not cls:
            raise _unwritable(value, (cls,))
        if fields is None:  # made late, for a class may hold values of itself
            fields = _fields(cls, converter, keys.always)
        made: dict[str, object] = dict(keys.tags)
        for name, hook, default, plain_default in fields:
            item = getattr(value, name)
            if item is not default:
                plain = hook(item)
                if plain != plain_default:
                    made[name] = plain
        made.update(keys.derived_of(value))
        return made

    return write


def _fields(
    cls: type, converter: Converter, always: tuple[str, ...]
) -> list[tuple[str, UnstructureHook, object, object]]:
    """Every init field: name, hook, default, and the default in plain data."""
    kinds = get_type_hints(cls)
    found: list[tuple[str, UnstructureHook, object, object]] = []
    for each in attrs.fields(cls):
        if each.init:
            hook = converter.get_unstructure_hook(kinds[each.name])
            plain = None if each.name in always else _plain_default(hook, each.default)
            default = each.default if plain else _ALWAYS
            found.append((each.name, hook, default, plain[0] if plain else _ALWAYS))
    return found


def _plain_default(hook: UnstructureHook, default: object) -> tuple[object] | None:
    """A default in plain data; None where there is none, or where it is made for each value."""
    try:
        return None if default is attrs.NOTHING else (hook(default),)
    except InputError:  # of a plugin's class: a factory, or what only its converter takes
        return None


def _unwritable(value: object, kinds: tuple[type, ...]) -> InputError:
    names = ", ".join(kind.__name__ for kind in kinds)
    return InputError("a value to write", value, Phrase("one of {known}", known=names))
