"""How the types of a filing are checked: structure only, at construction.

Doubt about what a form says is never an error here; it is a finding of the audit. These are the
attrs fields that the other modules of the package are written with.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Callable
from typing import Any, Final, TypeVar

from attrs import field, frozen

from perfeval.errors import InputError, Shown, ascii_controls
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import BLANK, Nil, Unreadable
from perfeval.numbers.decimals import PLACES
from perfeval.numbers.printed import Count, Percent, Points
from perfeval.text.policy import TextCheck, checked_text, keep_plain

LONGEST_KEY: Final = 80
_LONGEST_NAME: Final = 80
DEEPEST_TREE: Final = 10  # levels; within the depth of a document, and far from a RecursionError

Validator = Callable[[Any, Any, Any], None]
_T = TypeVar("_T")

_KEY: Final = re.compile(r"[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*")


def is_text(where: str, *, empty: bool = True) -> Validator:
    """A validator: verbatim text within the text policy, not empty unless `empty`."""
    return TextCheck(where, empty)


def text_field(where: str, default: str = "") -> Any:
    """A field of verbatim text, empty by default."""
    return field(default=default, validator=TextCheck(where))


def checked_key(value: object, where: str) -> str:
    """A stable ASCII key: ``three_public.outturn``, ``annex-3-1``. Raises `InputError`."""
    text = checked_text(value, where)
    if not _KEY.fullmatch(text) or len(text) > LONGEST_KEY:
        raise InputError(where, value, "a key of a-z, 0-9, _, - and . such as three_public.outturn")
    return text


def is_key(where: str) -> Validator:
    """A validator: a stable ASCII key."""

    def check(instance: object, attribute: object, value: object) -> None:
        keep_plain(instance, attribute, value, checked_key(value, where))

    return check


def named(cls: type[_T]) -> type[_T]:
    """A decorator of an attrs class with a `name`: an error of a field says whose field it is."""
    made: Callable[..., None] = cls.__init__

    @functools.wraps(made)
    def named_init(self: _T, *args: object, **fields: object) -> None:
        try:
            made(self, *args, **fields)
        except InputError as error:
            name = fields.get("name")
            shown = str.__str__(name).strip()[:_LONGEST_NAME] if isinstance(name, str) else ""
            if not shown:
                raise
            shown = ascii_controls(shown)
            where, value = f"{shown}: {error.where}", Shown(error.value)
            raise InputError(where, value, error.expected) from None

    cls.__init__ = named_init  # type: ignore[method-assign, assignment]
    return cls


def optional_key(where: str) -> Any:
    """A field for a stable ASCII key that may be empty, and is by default."""

    def check(instance: object, attribute: object, value: object) -> None:
        text = checked_text(value, where)
        keep_plain(instance, attribute, value, text and checked_key(text, where))

    return field(default="", validator=check)


@frozen
class KindCheck:
    """A validator: a value of one of `kinds`; `where` names it in errors."""

    where: str
    kinds: tuple[type, ...]

    def __call__(self, _instance: Any, _attribute: Any, value: Any) -> None:
        if not isinstance(value, self.kinds):
            raise InputError(self.where, value, _names(self.kinds))


@frozen
class NumberCheck(KindCheck):
    """The same where a kind is int: True is none."""

    def __call__(self, instance: Any, attribute: Any, value: Any) -> None:
        if isinstance(value, bool):
            raise InputError(self.where, value, _names(self.kinds))
        super().__call__(instance, attribute, value)


def is_kind(where: str, *kinds: type) -> Validator:
    """A validator: a value of one of `kinds`; `where` names it in errors."""
    check = NumberCheck if int in kinds and bool not in kinds else KindCheck
    return check(where, kinds)


def is_places(where: str) -> Validator:
    """A validator: a number of decimal places, 0 to 8."""

    def check(_instance: object, _attribute: object, value: object) -> None:
        if type(value) is not int or not 0 <= value <= PLACES:
            raise InputError(where, value, f"a whole number from 0 to {PLACES}")

    return check


def is_year(where: str) -> Validator:
    """A validator: a fiscal year, as an int."""

    def check(_instance: object, _attribute: object, value: object) -> None:
        try:
            FiscalYear(value)
        except InputError as error:
            raise InputError(where, value, error.expected) from None

    return check


def cell(where: str, kind: type) -> Any:
    """A field for a printed cell where a number of `kind` is due; blank by default."""
    return field(default=BLANK, validator=is_kind(where, kind, Nil, Unreadable))


def optional_cell(where: str, kind: type) -> Any:
    """A field for a cell of a column that the form may not have at all: None then."""
    return field(default=None, validator=is_kind(where, kind, Nil, Unreadable, type(None)))


def maybe(where: str, kind: type) -> Any:
    """A field that holds one value of `kind`, or None (the default)."""
    return field(default=None, validator=is_kind(where, kind, type(None)))


def many(where: str, *kinds: type, least: int = 0, most: int | None = None) -> Any:
    """A field that holds a tuple of values of `kinds`; any list or tuple is taken.

    `most` bounds what a class compares item by item, so that no document can make it run long.
    """

    def as_tuple(value: object) -> object:
        return _plain_items(value) if isinstance(value, list | tuple) else value

    def check(_instance: object, _attribute: object, value: object) -> None:
        if not isinstance(value, tuple):
            raise InputError(where, value, f"a tuple of {_names(kinds)}")
        for position, item in enumerate(value, start=1):
            if not isinstance(item, kinds) or isinstance(item, bool):
                raise InputError(f"{where}, item {position}", item, _names(kinds))
            if isinstance(item, str):
                checked_text(item, f"{where}, item {position}")
        if len(value) < least:
            raise InputError(where, f"{len(value)} items", f"at least {least}")
        if most is not None and len(value) > most:
            raise InputError(where, f"{len(value)} items", f"at most {most}")

    return field(default=(), converter=as_tuple, validator=check)


def _plain_items(items: list[Any] | tuple[Any, ...]) -> tuple[Any, ...]:
    """The items as a plain tuple, text in it as plain `str`."""
    if type(items) is tuple and not any(isinstance(item, str) for item in items):
        return items
    return tuple(str.__str__(item) if isinstance(item, str) else item for item in items)


def checked_parts(whole: object, name: str, where: str) -> None:
    """Check a field that holds a tuple of the same class as `whole` (a tree of lines)."""
    parts = getattr(whole, name)
    if isinstance(parts, list):
        parts = tuple(parts)
        object.__setattr__(whole, name, parts)
    if not isinstance(parts, tuple):
        raise InputError(where, parts, f"a tuple of {type(whole).__name__}")
    for position, part in enumerate(parts, start=1):
        if not isinstance(part, type(whole)):
            raise InputError(f"{where}, item {position}", part, type(whole).__name__)
    level, depth = parts, 1
    while level:
        level, depth = tuple(each for part in level for each in getattr(part, name)), depth + 1
    if depth > DEEPEST_TREE:
        raise InputError(where, f"{depth} levels", f"at most {DEEPEST_TREE} levels")


def amount_cell(where: str) -> Any:
    """A field for a printed amount; blank by default."""
    return cell(where, Amount)


def count_cell(where: str) -> Any:
    """A field for a printed count; blank by default."""
    return cell(where, Count)


def rate_cell(where: str) -> Any:
    """A field for a printed rate; blank by default."""
    return cell(where, Percent)


def points_cell(where: str) -> Any:
    """A field for printed points; blank by default."""
    return cell(where, Points)


def _names(kinds: tuple[type, ...]) -> str:
    return " or ".join(_name(kind) for kind in kinds)


def _name(kind: type) -> str:
    """A class as it is called; of an enumeration its members, of which one is meant."""
    if issubclass(kind, enum.Enum):
        return " or ".join(str(member) for member in kind)
    return "None" if kind is type(None) else kind.__name__
