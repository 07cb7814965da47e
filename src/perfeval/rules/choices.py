"""Choices that have no default: where one is missing, the error lists what can be chosen."""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from perfeval.errors import InputError, Phrase, either

__all__ = ["choosing", "of_choices"]

_P = ParamSpec("_P")
_V = TypeVar("_V")
_C = TypeVar("_C")
_Enum = type[enum.Enum]


def choosing(
    **choices: type[enum.Enum],
) -> Callable[[Callable[_P, _V]], Callable[_P, _V]]:
    """A decorator of what takes readings of a clause by name, and has no default for them.

    Raises `InputError` that lists the choices where one is not given.
    """

    def decorated(made: Callable[_P, _V]) -> Callable[_P, _V]:
        @functools.wraps(made)
        def chosen(*args: _P.args, **given: _P.kwargs) -> _V:
            for name, kind in choices.items():
                if name not in given:
                    expected = Phrase(
                        "{expected}, as docs/readings.md explains", expected=either(map(str, kind))
                    )
                    raise InputError(name, Phrase("nothing"), expected)
            return made(*args, **given)

        return chosen

    return decorated


# The function below runs while classes are made, before a mutant is chosen (docs/testing.md).
def of_choices(**choices: _Enum) -> Callable[[type[_C]], type[_C]]:  # pragma: no mutate block
    """The same for a class, whose constructor takes the readings."""

    def decorated(cls: type[_C]) -> type[_C]:
        made: Callable[..., None] = cls.__init__
        cls.__init__ = choosing(**choices)(made)  # type: ignore[method-assign]
        return cls

    return decorated
