"""What a field says of itself beyond its type, and the fields that hold text.

The title and the rest stand in the attrs `metadata` of the field, so that the codec, the schema and
the strategies read them there. Functions named ``of_…`` give the arguments of `attrs.field`, for
only where a class calls `field` itself does a type checker know that the field must be given.
"""

from __future__ import annotations

import enum
import re
from typing import Any, Final

from attrs import Attribute, field, frozen
from attrs.converters import pipe

from perfeval.errors import InputError
from perfeval.text.policy import checked_text, shortened

__all__ = [
    "LONGEST_KEY",
    "Described",
    "FieldArguments",
    "Holds",
    "apart",
    "checked_key",
    "is_apart",
    "is_later",
    "later",
    "of_key",
    "of_sentence",
    "of_text",
    "optional_key",
    "text_field",
    "titled",
]

LONGEST_KEY: Final = 80

_KEY: Final = re.compile(r"[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*")

FieldArguments = dict[str, Any]


class Holds(enum.Enum):
    """What a field holds, where its type does not say it all."""

    TEXT = "text"
    SOME_TEXT = "text that is not blank"
    KEY = "a stable ASCII key"
    OPTIONAL_KEY = "a stable ASCII key, or nothing"
    YEAR = "a fiscal year"


@frozen
class Described:
    """What a field says of itself: its title in the form's words, what it holds, how many items.

    >>> import attrs
    >>> Described.of(attrs.fields(BudgetUnit).name)
    Described(title='预算单位名称', holds=<Holds.SOME_TEXT: 'text that is not blank'>, least=0)
    """

    title: str = ""
    holds: Holds | None = None
    least: int = 0

    @classmethod
    def of(cls, attribute: Attribute[Any]) -> Described:
        """The description of a field; without a title for one that has none."""
        described: Described = attribute.metadata.get(cls, _UNTITLED)
        return described


_UNTITLED: Final = Described()
_LATER: Final = "later"
_APART: Final = "apart"


def titled(
    title: str, holds: Holds | None = None, *, least: int = 0, **arguments: Any
) -> FieldArguments:
    """The `arguments` of a field, and its description."""
    return {"metadata": {Described: Described(title, holds, least)}, **arguments}


def later(arguments: FieldArguments) -> FieldArguments:
    """The arguments of a field that came after the first release.

    A value that leaves it at its default says what it said before, and keeps its digest.
    """
    return {**arguments, "metadata": {**arguments["metadata"], _LATER: True}}


def apart(arguments: FieldArguments) -> FieldArguments:
    """The arguments of a field that says nothing of what is scored: no digest depends on it."""
    return {**arguments, "metadata": {**arguments["metadata"], _APART: True}}


def is_apart(attribute: Attribute[Any]) -> bool:
    """Whether no digest depends on a field."""
    return _APART in attribute.metadata


def is_later(attribute: Attribute[Any]) -> bool:
    """Whether a field came after the first release."""
    return _LATER in attribute.metadata


def of_text(title: str, *, empty: bool = True) -> FieldArguments:
    """The arguments of a field of text within the text policy, not blank unless `empty`."""

    def read(value: str) -> str:
        text = checked_text(value, title)
        if not empty and not text.strip():
            raise InputError(title, text, "some text")
        return text

    return titled(title, Holds.TEXT if empty else Holds.SOME_TEXT, converter=read)


def of_sentence(title: str) -> FieldArguments:
    """The arguments of a field of a sentence: text that is cut where it is too long."""
    arguments = of_text(title)
    return {**arguments, "converter": pipe(shortened, arguments["converter"])}


def text_field(title: str, default: str = "") -> Any:
    """A field of verbatim text, empty by default."""
    return field(default=default, **of_text(title))


def checked_key(value: object, where: str) -> str:
    """A stable ASCII key: ``three_public.outturn``, ``annex-3-1``. Raises `InputError`."""
    text = checked_text(value, where)
    if not _KEY.fullmatch(text) or len(text) > LONGEST_KEY:
        raise InputError(where, value, "a key of a-z, 0-9, _, - and . such as three_public.outturn")
    return text


def of_key(title: str) -> FieldArguments:
    """The arguments of a field of a stable ASCII key."""

    def read(value: str) -> str:
        return checked_key(value, title)

    return titled(title, Holds.KEY, converter=read)


def optional_key(title: str) -> Any:
    """A field for a stable ASCII key that may be empty, and is by default."""

    def read(value: str) -> str:
        return checked_text(value, title) and checked_key(value, title)

    return field(default="", **titled(title, Holds.OPTIONAL_KEY, converter=read))
