"""Frozen values some of whose fields are made when the first of them is read.

Most scorecards are added up and never explained: their rows, and the reasons of these, are made
for whoever looks. Read or not, such a value is the same in every way: equal, printed, pickled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

__all__ = ["Deferred", "deferred"]

_T = TypeVar("_T", bound="Deferred")

_OWN: Final = frozenset(("_rest", "_sum"))


class Deferred:
    """A base of frozen attrs classes, whose values `deferred` can make without all of their fields.

    Making them twice, in two threads at once, gives equal fields.
    """

    __slots__ = ("_rest",)

    _rest: Callable[[], Mapping[str, object]] | None

    if not TYPE_CHECKING:  # to a type checker every field is there

        def __getattr__(self, name: str) -> Any:
            """A field that is not made yet, or one of no such name."""
            rest = None if name in _OWN else getattr(self, "_rest", None)
            if rest is not None:
                for each, value in rest().items():
                    object.__setattr__(self, each, value)
                object.__setattr__(self, "_rest", None)
            return object.__getattribute__(self, name)


def deferred(
    kind: type[_T], fields: Mapping[str, object], rest: Callable[[], Mapping[str, object]]
) -> _T:
    """A value of `kind` with these fields, and the others from `rest` when one is read.

    Nothing is validated: the fields are those of values that were.
    """
    made = kind.__new__(kind)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    object.__setattr__(made, "_rest", rest)
    return made
