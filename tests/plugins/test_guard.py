"""The one guard: what a call gives, or how it failed; only Ctrl-C and errors of ours pass."""

from __future__ import annotations

import contextvars
import decimal
from collections.abc import Callable
from typing import Any, NoReturn

import pytest

from perfeval import errors
from perfeval.errors import (
    DecodeError,
    InputError,
    MissingExtraError,
    PerfevalError,
    Phrase,
    PluginError,
    RubricError,
    RubricNotFoundError,
)
from perfeval.plugins import OWN_ERRORS, Failed, contained, guarded
from tests.tables import each_row


def failing(error: BaseException) -> Callable[[], NoReturn]:
    """A call that raises."""

    def call() -> NoReturn:
        raise error

    return call


class Nameless:
    """A value that does not say of what class it is."""

    __class__ = property(lambda _self: 1 / 0)


def test_what_a_call_gives_is_not_asked_for_its_class() -> None:
    """Only its type says whether the call failed."""
    assert type(guarded(Nameless)) is Nameless


def test_what_a_call_gives_comes_through() -> None:
    """Whatever it is."""
    assert guarded(lambda: 5) == 5
    assert guarded(lambda: None) is None


@each_row(
    ("error", "text"),
    [
        (ValueError("no licence"), "failed with ValueError: no licence"),
        (SystemExit(3), "failed with SystemExit: 3"),
        (GeneratorExit(), "failed with GeneratorExit"),
        (MemoryError(), "failed with MemoryError"),
        (RecursionError("deep"), "failed with RecursionError: deep"),
        (ValueError("a\nb\x1b"), "failed with ValueError: a\\u000ab\\u001b"),
        (RubricError("here", "no"), "failed with RubricError: here: no"),
    ],
)
def test_whatever_is_raised_is_a_failure(error: BaseException, text: str) -> None:
    """With the error itself; two are equal where they say the same."""
    failed = guarded(failing(error))
    assert type(failed) is Failed
    assert failed.text == text
    assert failed.error is error
    assert failed == Failed(text, ValueError())
    assert repr(failed) == f"Failed(text={text!r})"


def test_ctrl_c_passes() -> None:
    """It is the user who ends the process."""
    with pytest.raises(KeyboardInterrupt):
        guarded(failing(KeyboardInterrupt()))
    stopped = type("Stopped", (Exception,), {"__str__": lambda _: failing(KeyboardInterrupt())()})
    with pytest.raises(KeyboardInterrupt):
        guarded(failing(stopped()))


class Rude(type):
    """The class of a class that ends the process wherever it is compared."""

    def __eq__(cls, other: object) -> bool:
        raise SystemExit

    __hash__ = None  # type: ignore[assignment]


class RudeError(Exception, metaclass=Rude):
    """An error that says nothing of itself but ends the process."""

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        raise SystemExit

    def __str__(self) -> str:
        raise type("Stop", (KeyboardInterrupt,), {})


@each_row("error", [RudeError(), type("Stop", (KeyboardInterrupt,), {})("now")])
def test_no_error_of_a_plugin_ends_the_host(error: BaseException) -> None:
    """Not by its class, its text or its equality; nor is what a plugin makes of Ctrl-C one."""
    failed = guarded(failing(error), ours=OWN_ERRORS)
    assert type(failed) is Failed
    assert failed.own is None
    assert failed.text in {"failed with RudeError", "failed with Stop: now"}
    assert str(failed.said) == failed.text


OURS: tuple[PerfevalError, ...] = (
    RubricError("here", "no"),
    RubricError("here", Phrase("no {thing}, {count}", thing=Phrase("rule"), count=2)),
    InputError("here", 5, "text"),
    DecodeError((("a", "b"), ("c", "d"))),
    RubricNotFoundError("x", ("y",)),
    MissingExtraError("excel", "x"),
    PluginError("x", "y", "z"),
)


@each_row("error", OURS)
def test_an_error_of_ours_passes_where_it_is_asked_for(error: PerfevalError) -> None:
    """Of exactly its class, with plain text in it; otherwise it is a stranger's."""
    with pytest.raises(type(error)):
        guarded(failing(error), ours=OWN_ERRORS)
    assert isinstance(guarded(failing(error), ours=(KeyError,)), Failed)
    kind: Any = type(error)
    odd = type("OddError", (kind,), {})(*error.args)
    assert isinstance(guarded(failing(odd), ours=OWN_ERRORS), Failed)
    error = kind(*error.args)
    error.__dict__["where"] = print
    assert isinstance(guarded(failing(error), ours=OWN_ERRORS), Failed)


def test_every_error_of_ours_is_known() -> None:
    """A new one takes its place beside the others."""
    family = [each for each in PerfevalError.__subclasses__() if each.__module__ == errors.__name__]
    assert set(OWN_ERRORS) == {type(error) for error in OURS} == set(family)


def test_what_is_set_within_stays_within() -> None:
    """The decimal context, changed or replaced, and a context variable."""
    variable: contextvars.ContextVar[str] = contextvars.ContextVar("host", default="before")

    def rude() -> str:
        decimal.getcontext().prec = 3
        decimal.setcontext(decimal.Context(prec=2))
        variable.set("after")
        return variable.get()

    with decimal.localcontext(prec=17) as context:
        assert contained(rude) == "after"
        assert decimal.getcontext() is context
        assert context.prec == 17
    assert variable.get() == "before"
