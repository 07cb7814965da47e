"""How a class of a plugin is read and written: as one of ours, in a guard."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from functools import partial
from typing import Any

from cattrs import Converter
from cattrs.dispatch import StructureHook, UnstructureHook

from perfeval.codec.json_text import written
from perfeval.codec.objects import object_reader
from perfeval.codec.offers import GROUPS, offers_of
from perfeval.codec.problems import MisfitError, misfit_of, unfit
from perfeval.codec.reading import one_of, tagged_reader
from perfeval.codec.tags import EXTRAS, PROTOCOLS, Extra
from perfeval.codec.writing import object_writer, tagged_writer
from perfeval.errors import InputError, Phrase, PluginError, a_named, class_name
from perfeval.plugins import Failed, contained, guarded
from perfeval.text.likeness import likest

__all__ = ["open_reader", "open_writer"]


def open_reader(protocol: Any, converter: Converter) -> StructureHook:
    """The hook of a rule or a form: of a class of ours, or of a plugin by its tag."""
    group, kinds = GROUPS[protocol], PROTOCOLS[protocol]
    own = tagged_reader(kinds, converter)
    tags = {str(EXTRAS[each].tags[group.key]): each for each in kinds}

    @functools.cache
    def hook(cls: type, tag: str) -> StructureHook:
        return object_reader(cls, converter, Extra({group.key: tag}))

    def read(value: object, kind: object) -> object:
        tag = value.get(group.key) if isinstance(value, dict) else None
        if not isinstance(tag, str) or tag in tags:
            return own(value, kind)
        offers = offers_of(group)
        offered = offers.of_tag(tag)
        if offered is None:
            misfit = MisfitError()
            known = (*tags, *(entry.id for entry in offers.entries))
            misfit.absorb(group.key, None, misfit_of(partial(_unknown, tag, known)))
            raise misfit
        made = _asked(lambda: hook(offered.cls, tag)(value, offered.cls), MisfitError)
        if type(made) is Failed:
            raise _refused(offered.error("making", made.said))
        if type(made) is not offered.cls:
            gave = Phrase("gave {made}", made=a_named(class_name(made)))
            raise _refused(offered.error("making", gave))
        return made

    return read


def open_writer(protocol: Any, converter: Converter) -> UnstructureHook:
    """The hook of a rule or a form: of a class of ours, or of one that a plugin offers."""
    group, kinds = GROUPS[protocol], PROTOCOLS[protocol]
    own = tagged_writer(kinds, converter)

    @functools.cache
    def hook(cls: type, tag: str) -> UnstructureHook:
        return object_writer(cls, converter, Extra({group.key: tag}))

    def write(value: object) -> object:
        if type(value) in kinds:
            return own(value)
        offered = offers_of(group).of_class(type(value))
        if offered is None:
            raise InputError("a value to write", value, group.writable)
        tag = offered.entry.id
        plain = _asked(lambda: json.loads(written(hook(offered.cls, tag)(value))))  # JSON alone
        if type(plain) is Failed:
            raise offered.error("writing", plain.said)
        return plain

    return write


def _asked(call: Callable[[], object], *ours: type[BaseException]) -> object:
    """What a call into a plugin's class gives; the error of another plugin within it passes."""
    return contained(lambda: guarded(call, ours=(*ours, PluginError)))


def _refused(error: PluginError) -> MisfitError:
    """What a plugin says against a document that names its rule."""
    misfit = MisfitError()
    misfit.refused((), error)
    return misfit


def _unknown(tag: str, known: tuple[str, ...]) -> Phrase:
    misfit, near = unfit(tag, one_of(known)).misfit(), likest(tag, known)
    said = "{misfit}; the nearest is {near}"
    return Phrase(said, misfit=misfit, near=repr(near)) if near else misfit
