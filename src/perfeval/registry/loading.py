"""From an entry point to a `Rubric`: one at a time, each outcome kept; a failure stays its own."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from perfeval.errors import (
    InputError,
    Phrase,
    PluginError,
    RubricNotFoundError,
    a_named,
    ascii_controls,
    either,
)
from perfeval.plugins import (
    GROUPS,
    Cause,
    Installed,
    checked_allow,
    duplicate,
    installed,
    load,
    misplaced,
)
from perfeval.registry.installed import GROUP
from perfeval.registry.installed import rubrics as installed_rubrics
from perfeval.registry.loaded import Folder, Loaded, RubricFolder
from perfeval.rubric.rubric import Rubric

__all__ = ["get_rubric", "in_folder", "load_rubrics"]

_LONGEST_ID: Final = 80


def in_folder(rubrics: Folder | None, allow: Iterable[str] | None = None) -> tuple[Loaded, ...]:
    """The rubrics of a folder, which is read where it is given by its path; none without one."""
    if rubrics is None:
        return ()
    if isinstance(rubrics, RubricFolder):
        return rubrics.rubrics
    from perfeval.registry.folder import read_rubrics  # loads the codec

    return read_rubrics(rubrics, allow=allow).rubrics


def get_rubric(
    id: str, *, allow: Iterable[str] | None = None, rubrics: Folder | None = None
) -> Rubric:
    """The installed rubric of this id, or of ``distribution:id``; loaded when first asked for.

    One of the folder `rubrics` stands before them. `allow` restricts what may load, as in the
    function `rubrics`. The id of a built-in rubric names that one, whoever else offers it. Raises
    what is wrong with the file of this id; `PluginError` where the plugin fails, gives no rubric or
    one with another id, or where several offer the id; `RubricNotFoundError`, with the ids that are
    near, where nobody offers it.

    >>> get_rubric("yueyang-annex-3-1") is get_rubric("perfeval:yueyang-annex-3-1")
    True
    """
    if not isinstance(id, str):
        raise InputError("the id of a rubric", id, "text, such as yueyang-annex-3-1")
    allow = None if allow is None else checked_allow(allow)
    for each in in_folder(rubrics, allow):
        if each.entry.id == id and each.problem is not None:
            raise each.problem
        if each.entry.id == id and each.rubric is not None:
            return each.rubric
    entries = installed_rubrics(allow)
    wanted = [entry for entry in entries if entry.is_called(id)]
    if not wanted:
        asked = ascii_controls(id[:_LONGEST_ID])
        known = dict.fromkeys(name for e in entries for name in (e.id, e.qualified_id) if e.id)
        said = Phrase(asked)
        others = (group for group in GROUPS if group != GROUP)
        elsewhere = ((group, entry) for group in others for entry in installed(group, allow))
        for group, entry in (*misplaced(), *elsewhere):
            if entry.is_called(id):
                slip = "{asked}; {owner} offers it in the group {group}, and not in {right}"
                said = Phrase(slip, asked=said, owner=entry.owner, group=group, right=GROUP)
        near = tuple(difflib.get_close_matches(asked, known))
        raise RubricNotFoundError(said if said.figures else asked, near)
    built_in = [entry for entry in wanted if entry.is_built_in]
    if not built_in and id in _built_in_ids(installed_rubrics()):
        raise _shadow(wanted[0])
    wanted = built_in or wanted
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
    entries = installed_rubrics(allow)
    reserved = _built_in_ids(entries if allow is None else installed_rubrics())  # allowed or not
    return tuple(_loaded(entry, entries, reserved) for entry in entries)


def _loaded(entry: Installed, entries: tuple[Installed, ...], reserved: frozenset[str]) -> Loaded:
    rubric = _outcome(entry)
    if isinstance(rubric, PluginError):
        return Loaded(entry=entry, rubric=None, problem=rubric, state="broken")
    if entry.id in reserved and not entry.is_built_in:
        return Loaded(entry=entry, rubric=rubric, problem=_shadow(entry), state="shadow")
    namesakes = [e for e in entries if e.id == entry.id and e.is_built_in is entry.is_built_in]
    if len(namesakes) > 1:
        problem = _duplicate(namesakes)
        return Loaded(entry=entry, rubric=rubric, problem=problem, state="duplicate")
    return Loaded(entry=entry, rubric=rubric, problem=None, state="ok")


def _built_in_ids(entries: tuple[Installed, ...]) -> frozenset[str]:
    """The ids that no plugin can take."""
    return frozenset(entry.id for entry in entries if entry.is_built_in)


def _shadow(entry: Installed) -> PluginError:
    cause = Phrase("the id is that of a built-in rubric; ask for {id}", id=entry.qualified_id)
    return PluginError(entry.id, entry.owner, cause)


def _duplicate(entries: list[Installed]) -> PluginError:
    ids = dict.fromkeys(entry.qualified_id for entry in entries)
    hint = Phrase("; ask for {ids}", ids=either(ids)) if len(ids) > 1 else ""
    cause = Phrase("the id is offered {count} times{hint}", count=len(entries), hint=hint)
    return duplicate(entries, cause)


_KEPT: Final[dict[Installed, Rubric | PluginError]] = {}


def _outcome(entry: Installed) -> Rubric | PluginError:
    """The rubric of an entry, or why there is none, as it was when it was first loaded."""
    if entry not in _KEPT:
        _KEPT[entry] = load(entry, lambda value: _rubric(entry, value))
    return _KEPT[entry]


def _rubric(entry: Installed, value: object) -> Rubric | Cause:
    if type(value) is not Rubric:
        found = a_named(type(value).__name__)
        return Cause(Phrase("{value} is {found}, not a Rubric", value=entry.value, found=found))
    if value.id != entry.id:
        return Cause(Phrase("{value} has the id {id}", value=entry.value, id=repr(value.id)))
    return evolve(value, distribution=entry.owner)
