"""Frozen values some of whose fields are made when the first of them is read.

Most scorecards are added up and never explained: their rows, and the reasons of these, are made
for whoever looks. Read or not, such a value is the same in every way: equal, printed, pickled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

__all__ = ["Deferred", "Rest", "deferred"]

_T = TypeVar("_T", bound="Deferred")

_OWN: Final = frozenset(("_place", "_rest", "_sum"))
_put: Final = object.__setattr__


class Rest(Protocol):
    """What makes the fields that values do not have yet, each by its place among them."""

    def fields(self, place: int, name: str, /) -> Mapping[str, object]:
        """The field of this name, and others that are made with it; of no such name, any."""


class Deferred:
    """A base of frozen attrs classes, whose values `deferred` can make without all of their fields.

    Making them twice, in two threads at once, gives equal fields.
    """

    __slots__ = ("_place", "_rest")

    _place: int
    _rest: Rest | None

    if not TYPE_CHECKING:  # to a type checker every field is there

        def __getattr__(self, name: str) -> Any:
            """A field that is not made yet, or one of no such name."""
            if name not in _OWN and (rest := getattr(self, "_rest", None)) is not None:
                for each, value in rest.fields(self._place, name).items():
                    object.__setattr__(self, each, value)
            return object.__getattribute__(self, name)


def deferred(kind: type[_T], rest: Rest, place: int = 0) -> _T:
    """A value of `kind`, whose fields `rest` makes when one is read.

    Nothing is validated: the fields are those of values that were.
    """
    made = kind.__new__(kind)
    _put(made, "_rest", rest)
    _put(made, "_place", place)
    return made
