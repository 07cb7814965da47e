"""From an entry point to a `Rubric`: one at a time, each outcome kept, no failure for others."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from attrs import evolve, frozen

from perfeval.errors import InputError, PluginError, RubricNotFoundError, a_named, ascii_controls
from perfeval.plugins import Cause, Installed, duplicate, load
from perfeval.registry.installed import rubrics
from perfeval.rubric.rubric import Rubric

__all__ = ["Loaded", "get_rubric", "load_rubrics"]

_LONGEST_ID: Final = 80


@frozen(kw_only=True)
class Loaded:
    """What became of an installed rubric: the `rubric`, or the `problem`, or both.

    Both where the id is offered twice: the rubric is sound, but only its qualified id names it.

    >>> (loaded,) = load_rubrics(allow=["perfeval:national-project"])
    >>> loaded.entry.id, loaded.state, loaded.problem
    ('national-project', 'ok', None)
    """

    entry: Installed
    rubric: Rubric | None
    problem: PluginError | None

    @property
    def state(self) -> str:
        """``ok``, ``duplicate`` or ``broken``."""
        if self.rubric is None:
            return "broken"
        return "ok" if self.problem is None else "duplicate"


def get_rubric(id: str, *, allow: Iterable[str] | None = None) -> Rubric:
    """The installed rubric of this id, or of ``distribution:id``; loaded when first asked for.

    `allow` restricts what may load, as in `rubrics`. Raises `PluginError` where the plugin fails,
    gives no rubric or one with another id, or where the id is offered twice;
    `RubricNotFoundError`, with the ids that are near, where nobody offers it.

    >>> get_rubric("yueyang-annex-3-1") is get_rubric("perfeval:yueyang-annex-3-1")
    True
    """
    if not isinstance(id, str):
        raise InputError("the id of a rubric", id, "text, such as yueyang-annex-3-1")
    entries = rubrics(allow)
    wanted = [entry for entry in entries if entry.is_called(id)]
    if not wanted:
        asked = ascii_controls(id[:_LONGEST_ID])
        known = dict.fromkeys(name for e in entries for name in (e.id, e.qualified_id) if e.id)
        raise RubricNotFoundError(asked, tuple(difflib.get_close_matches(asked, known)))
    if len(wanted) > 1:
        raise _duplicate(wanted)
    rubric = _outcome(wanted[0])
    if isinstance(rubric, PluginError):
        raise PluginError(*rubric.args)  # anew: an error that is kept must not gather tracebacks
    return rubric


def load_rubrics(allow: Iterable[str] | None = None) -> tuple[Loaded, ...]:
    """What is installed, loaded: every rubric, or why there is none. Never fails for a plugin.

    >>> {loaded.state for loaded in load_rubrics(allow=["perfeval"])}
    {'ok'}
    """
    entries = rubrics(allow)
    return tuple(
        _loaded(entry, [each for each in entries if each.id == entry.id]) for entry in entries
    )


def _loaded(entry: Installed, namesakes: list[Installed]) -> Loaded:
    rubric = _outcome(entry)
    if isinstance(rubric, PluginError):
        return Loaded(entry=entry, rubric=None, problem=rubric)
    problem = _duplicate(namesakes) if len(namesakes) > 1 else None
    return Loaded(entry=entry, rubric=rubric, problem=problem)


def _duplicate(entries: list[Installed]) -> PluginError:
    ids = dict.fromkeys(entry.qualified_id for entry in entries)
    asked = f"; ask for {' or '.join(ids)}" if len(ids) > 1 else ""
    return duplicate(entries, f"the id is offered {len(entries)} times{asked}")


_KEPT: Final[dict[Installed, Rubric | PluginError]] = {}


def _outcome(entry: Installed) -> Rubric | PluginError:
    """The rubric of an entry, or why there is none, as it was when it was first loaded."""
    if entry not in _KEPT:
        _KEPT[entry] = load(entry, lambda value: _rubric(entry, value))
    return _KEPT[entry]


def _rubric(entry: Installed, value: object) -> Rubric | Cause:
    if type(value) is not Rubric:
        return Cause(f"{entry.value} is {a_named(type(value).__name__)}, not a Rubric")
    if value.id != entry.id:
        return Cause(f"{entry.value} has the id {value.id!r}")
    return evolve(value, distribution=entry.owner)
