"""From an entry point to what it names, in a context of its own; a failure stays its own."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Final, TypeVar, cast

from attrs import field, frozen

from perfeval.errors import Phrase, PluginError, ascii_controls, brief
from perfeval.plugins.guard import Failed, contained, guarded
from perfeval.plugins.installed import Installed

__all__ = ["Cause", "duplicate", "load"]

_LONGEST_PART: Final = 500
_AND: Final = "{one} and {other}"
_UNREADABLE: Final = "its entry_points.txt is not UTF-8 text with lines such as id = module:NAME"

_T = TypeVar("_T")


def _sentence(said: str | Phrase) -> Phrase:
    return said if isinstance(said, Phrase) else Phrase(said)


@frozen
class Cause:
    """Why what was loaded is refused, in every language."""

    said: Phrase = field(converter=_sentence)


def load(entry: Installed, check: Callable[[object], _T | Cause]) -> _T | PluginError:
    """What `check` makes of what stands behind an entry, or why there is nothing.

    The plugin leaves none of its settings behind: not the decimal context, no context variable.
    """
    found = contained(lambda: guarded(lambda: _found(entry, check)))
    if type(found) is Failed:  # `isinstance` would ask what was found for its class
        found = Cause(Phrase("loading {value} {failed}", value=entry.value, failed=found.said))
    if type(found) is Cause:
        return PluginError(entry.id, entry.owner, found.said.each(_shown))
    return cast(_T, found)


def _shown(foreign: str) -> str:
    """A text of a plugin within a sentence of ours: short, and nothing a terminal would act on."""
    return ascii_controls(foreign[:_LONGEST_PART])


def _found(entry: Installed, check: Callable[[object], _T | Cause]) -> _T | Cause:
    from importlib.metadata import EntryPoint  # a sixth of what importing the codec takes

    if not entry.id:
        return Cause(_UNREADABLE)
    point = EntryPoint(name=entry.id, value=entry.value, group="")
    if not point.pattern.match(entry.value):
        return Cause(Phrase("its value is {value}, not module:NAME", value=brief(entry.value)))
    return check(point.load())


def duplicate(entries: list[Installed], cause: str | Phrase) -> PluginError:
    """The error of what several distributions offer, or one several times; it names them all."""
    owners = map(Phrase, dict.fromkeys(entry.owner for entry in entries))
    both = functools.reduce(lambda one, other: Phrase(_AND, one=one, other=other), owners)
    return PluginError(entries[0].id, both, cause)
