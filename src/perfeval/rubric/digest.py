"""The fingerprint of a definition: equal values have equal digests, in every process."""

from __future__ import annotations

import enum
import hashlib
from typing import Any, Final

from attrs import Attribute, fields, has

from perfeval.numbers.printed import Number
from perfeval.numbers.rates import Rate
from perfeval.text.fields import is_apart, is_later

__all__ = ["digest_of"]

_MOST_BITS: Final = 10_000
"""Python refuses to print an int of more than 4,300 digits."""


def digest_of(value: object) -> str:
    """SHA-256 over the values that `value` is made of, in hexadecimal.

    >>> digest_of(Points("10.0")) == digest_of(Points("10"))
    True
    """
    return hashlib.sha256(repr(_plain(value)).encode()).hexdigest()


def _plain(value: object) -> object:
    """A value in a form that is written alike wherever it is equal."""
    kind = type(value)
    if value is None or kind is str or kind is bool:
        return value
    if isinstance(value, str):  # a subclass may print what it likes
        return str.__str__(value)
    if isinstance(value, int):
        whole = int.__int__(value)
        return whole if whole.bit_length() <= _MOST_BITS else ("int", hex(whole))
    if isinstance(value, Number):
        return kind.__name__, value.plain
    if isinstance(value, Rate):
        return str(value.fraction)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if has(kind):
        compared = [
            (each.name, _held(each, value)) for each in fields(kind) if _takes_part(each, value)
        ]
        return kind.__name__, [(name, _plain(held)) for name, held in compared]
    # A rule of a plugin may be of any class; its repr may hold an address, which is no value.
    state = getattr(value, "__dict__", {})
    return kind.__qualname__, [(name, _plain(state[name])) for name in sorted(state)]


def _held(each: Attribute[Any], value: object) -> object:
    """What a field holds; its default where no digest depends on it."""
    return each.default if is_apart(each) else getattr(value, each.name)


def _takes_part(each: Attribute[Any], value: object) -> bool:
    """Whether a field takes part: one that came later does only where it says something."""
    return bool(each.eq) and not (is_later(each) and _held(each, value) == each.default)
