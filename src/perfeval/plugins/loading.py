"""From an entry point to what stands behind it: in a context of its own, no failure for others."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from decimal import localcontext
from typing import Final, TypeVar

from perfeval.errors import PluginError, ascii_controls, brief, failure
from perfeval.plugins.installed import Installed

__all__ = ["Cause", "duplicate", "load"]

_LONGEST_CAUSE: Final = 500
_UNREADABLE: Final = "its entry_points.txt is not UTF-8 text with lines such as id = module:NAME"

_T = TypeVar("_T")


class Cause(str):
    """Why what was loaded is refused."""

    __slots__ = ()


def load(entry: Installed, check: Callable[[object], _T | Cause]) -> _T | PluginError:
    """What `check` makes of what stands behind an entry, or why there is nothing.

    The plugin leaves none of its settings behind: not the decimal context, no context variable.
    """
    return copy_context().run(lambda: _load(entry, check))


def _load(entry: Installed, check: Callable[[object], _T | Cause]) -> _T | PluginError:
    from importlib.metadata import EntryPoint  # a sixth of what importing the codec takes

    try:
        cause: str = _UNREADABLE
        point = EntryPoint(name=entry.id, value=entry.value, group="")
        if entry.id and not point.pattern.match(entry.value):
            cause = f"its value is {brief(entry.value)}, not module:NAME"
        elif entry.id:
            with localcontext():
                value = point.load()
            found = check(value)
            if not isinstance(found, Cause):
                return found
            cause = found
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit too: a plugin must not end the host
        cause = f"loading {entry.value} failed with {failure(error)}"
    return PluginError(entry.id, entry.owner, ascii_controls(cause[:_LONGEST_CAUSE]))


def duplicate(entries: list[Installed], cause: str) -> PluginError:
    """The error of what several distributions offer, or one several times; it names them all."""
    owners = dict.fromkeys(entry.owner for entry in entries)
    return PluginError(entries[0].id, " and ".join(owners), cause)
