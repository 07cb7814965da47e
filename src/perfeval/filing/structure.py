"""How the types of a filing are checked: structure only, at construction.

Doubt about what a form says is never an error here; it is a finding of the audit. These are the
attrs fields that the other modules of the package are written with.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable
from typing import Any, Final, TypeVar

from attrs import field

from perfeval.errors import InputError, Phrase, ascii_controls, either
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import BLANK, Nil, Unreadable
from perfeval.numbers.decimals import PLACES
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.text.fields import FieldArguments, titled
from perfeval.text.policy import checked_text

_LONGEST_NAME: Final = 80
DEEPEST_TREE: Final = 10  # levels; within the depth of a document, and far from a RecursionError

_T = TypeVar("_T")


def named(cls: type[_T]) -> type[_T]:
    """A decorator of an attrs class with a `name`: an error of a field says whose field it is."""
    made: Callable[..., None] = cls.__init__

    @functools.wraps(made)
    def named_init(self: _T, *args: object, **fields: object) -> None:
        try:
            made(self, *args, **fields)
        except InputError as error:
            name = fields.get("name")
            shown = name.strip()[:_LONGEST_NAME] if isinstance(name, str) else ""
            if not shown:
                raise
            shown = ascii_controls(shown)
            where, value, expected = error.args
            raise InputError(
                Phrase(
                    "{where}: {misfit}",
                    where=shown,
                    misfit=where if isinstance(where, Phrase) else Phrase(where),
                ),
                value,
                expected,
            ) from None

    cls.__init__ = named_init  # type: ignore[method-assign, assignment]
    return cls


def of_kind(title: str, *kinds: type) -> FieldArguments:
    """The arguments of a field of one value of `kinds`; true and false are no int."""
    no_truth = int in kinds and bool not in kinds

    def check(_instance: object, _attribute: object, value: object) -> None:
        if not isinstance(value, kinds) or (no_truth and isinstance(value, bool)):
            raise InputError(title, value, _names(kinds))

    return titled(title, validator=check)


def of_places(title: str) -> FieldArguments:
    """The arguments of a field of a number of decimal places, 0 to 8."""

    def check(_instance: object, _attribute: object, value: object) -> None:
        if type(value) is not int or not 0 <= value <= PLACES:
            raise InputError(title, value, Phrase("a whole number from 0 to {most}", most=PLACES))

    return titled(title, validator=check)


def cell(title: str, kind: type) -> Any:
    """A field for a printed cell where a number of `kind` is due; blank by default."""
    return field(default=BLANK, **of_kind(title, kind, Nil, Unreadable))


amount_cell: Final = functools.partial(cell, kind=Amount)
count_cell: Final = functools.partial(cell, kind=Count)
rate_cell: Final = functools.partial(cell, kind=Percent)
points_cell: Final = functools.partial(cell, kind=Points)


def optional_cell(title: str, kind: type) -> Any:
    """A field for a cell of a column that the form may not have at all: None then."""
    return maybe(title, kind, Nil, Unreadable)


def maybe(title: str, *kinds: type) -> Any:
    """A field that holds one value of `kinds`, or None (the default)."""
    return field(default=None, **of_kind(title, *kinds, type(None)))


def of_many(title: str, *kinds: type, least: int = 0, most: int | None = None) -> FieldArguments:
    """The arguments of a field of a tuple of values of `kinds`; any list or tuple is taken.

    `most` bounds what a class compares item by item, so that no document can make it run long.
    """

    def read(value: object) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            raise InputError(title, value, Phrase("a tuple of {what}", what=_names(kinds)))
        items = tuple(value)
        for position, item in enumerate(items, start=1):
            if not isinstance(item, kinds) or isinstance(item, bool):
                raise InputError(
                    Phrase("{title}, item {position}", title=Phrase(title), position=position),
                    item,
                    _names(kinds),
                )
        if str in kinds:
            items = tuple(
                _item_text(item, title, position) for position, item in enumerate(items, start=1)
            )
        if len(items) < least:
            raise InputError(
                title,
                Phrase("{count} items", count=len(items)),
                Phrase("at least {least}", least=least),
            )
        if most is not None and len(items) > most:
            raise InputError(
                title,
                Phrase("{count} items", count=len(items)),
                Phrase("at most {most}", most=most),
            )
        return items

    return titled(title, least=least, converter=read)


def many(title: str, *kinds: type, least: int = 0, most: int | None = None) -> Any:
    """A field that holds a tuple of values of `kinds`, empty by default; see `of_many`."""
    return field(default=(), **of_many(title, *kinds, least=least, most=most))


def _item_text(item: object, title: str, position: int) -> str:
    try:
        return checked_text(item, title)
    except InputError as error:
        at = Phrase("{title}, item {position}", title=Phrase(title), position=position)
        raise error.elsewhere(at) from None


def checked_parts(whole: object, name: str, where: str) -> None:
    """Check a field that holds a tuple of the same class as `whole` (a tree of lines)."""
    parts = getattr(whole, name)
    if isinstance(parts, list):
        parts = tuple(parts)
        object.__setattr__(whole, name, parts)
    if not isinstance(parts, tuple):
        raise InputError(where, parts, Phrase("a tuple of {name}", name=type(whole).__name__))
    for position, part in enumerate(parts, start=1):
        if not isinstance(part, type(whole)):
            raise InputError(
                Phrase("{where}, item {position}", where=Phrase(where), position=position),
                part,
                type(whole).__name__,
            )
    level, depth = parts, 1
    while level:
        level, depth = tuple(each for part in level for each in getattr(part, name)), depth + 1
    if depth > DEEPEST_TREE:
        raise InputError(
            where,
            Phrase("{depth} levels", depth=depth),
            Phrase("at most {most} levels", most=DEEPEST_TREE),
        )


def _names(kinds: tuple[type, ...]) -> Phrase:
    return either(name for kind in kinds for name in _name(kind))


def _name(kind: type) -> list[str]:
    """A class as it is called; of an enumeration its members, of which one is meant."""
    if issubclass(kind, enum.Enum):
        return [str(member) for member in kind]
    return ["None" if kind is type(None) else kind.__name__]
