"""The one guard for calls into foreign code: what a call returns, or how it failed.

Plugins, rules, checks and recognisers run in the process of the host. Whatever one of them raises
ends in a `Failed`; Ctrl-C alone passes, for it is the user who ends the process. A `MemoryError`
and a `RecursionError` are failures as any other: the call is over, and with the error all that it
had taken is given back.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from decimal import localcontext
from typing import Any, Final, TypeVar, final

from attrs import field, frozen

from perfeval.errors import (
    DecodeError,
    InputError,
    MissingExtraError,
    Phrase,
    PluginError,
    RubricError,
    RubricNotFoundError,
    Shown,
    failure,
)

__all__ = ["OWN_ERRORS", "Failed", "contained", "guarded", "is_own"]

_T = TypeVar("_T")

OWN_ERRORS: Final[tuple[type[BaseException], ...]] = (
    DecodeError,
    InputError,
    MissingExtraError,
    PluginError,
    RubricError,
    RubricNotFoundError,
)
"""Every error that perfeval raises: a plugin lets them through from a call of its own."""


_FAILED: Final = "failed with "


@final
@frozen
class Failed:
    """How a call into foreign code failed, as short and safe text, and the `error` itself.

    Told by ``type(found) is Failed``: `isinstance` asks a foreign value for its ``__class__``,
    which may raise. Two are equal where they say the same: ``failed with ValueError: no licence``.
    """

    text: str
    error: BaseException = field(eq=False, repr=False)

    @property
    def own(self) -> Phrase | None:
        """What an error of perfeval says, in every language; None of any other."""
        error: Any = self.error
        said: Phrase | None = error.said() if is_own(error) and _is_plain(error) else None
        return said

    @property
    def said(self) -> Phrase:
        """The same as `text`, in every language as far as the error itself is."""
        if self.own is None:
            return Phrase("failed with {failure}", failure=self.text.removeprefix(_FAILED))
        return Phrase("failed with {name}: {words}", name=type(self.error).__name__, words=self.own)


def guarded(call: Callable[[], _T], *, ours: tuple[type[BaseException], ...] = ()) -> _T | Failed:
    """What `call` gives, or how it failed; code that ends the process ends only itself.

    `ours` are the errors that pass unchanged: those of exactly these classes, and of the public
    ones only those that hold plain text, for a plugin may fill one with what it likes.
    """
    try:
        return call()
    except BaseException as error:  # SystemExit too: a plugin must not end the host
        kind = type(error)
        passes = _is_one_of(kind, ours) and (not is_own(error) or _is_plain(error))
        if passes or kind is KeyboardInterrupt:  # a class made of it is a plugin's, and no Ctrl-C
            raise
        return Failed(_FAILED + failure(error), error)


def is_own(error: BaseException) -> bool:
    """Whether an error is of exactly one of the public classes.

    >>> is_own(ValueError())
    False
    """
    return _is_one_of(type(error), OWN_ERRORS)


def _is_one_of(kind: type[BaseException], kinds: tuple[type[BaseException], ...]) -> bool:
    """Whether a class is among others, whatever its own class says of its equality."""
    return any(kind is each for each in kinds)


def _is_plain(error: BaseException) -> bool:
    """Whether the fields of an error hold what its class would put there: text and a count."""
    left: list[object] = [*error.args, *vars(error).values()]
    while left:
        part = left.pop()
        if type(part) is tuple:
            left.extend(part)
        elif type(part) is Phrase:
            left.extend((part.template, *part.figures.items()))
        elif type(part) not in (str, Shown, int):
            return False
    return True


def contained(call: Callable[[], _T]) -> _T:
    """What `call` gives, in a context of its own.

    A plugin leaves none of its settings behind: no decimal context, no context variable.
    """

    def run() -> _T:
        with localcontext():
            return call()

    return copy_context().run(run)
