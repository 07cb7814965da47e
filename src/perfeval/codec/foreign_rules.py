"""Rules of plugins in documents: which class a tag names, and how one is read and written.

A distribution offers a rule in the group ``perfeval.rules``: the name is the tag, which has a dot
or a hyphen in it, as no tag of ours has; the value is the frozen attrs class, ``module:Class``.
What is installed is listed once for a document, when it needs it; only what it names is imported.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, partial
from typing import Any, Final

import attrs
from cattrs import Converter
from cattrs.dispatch import StructureHook, UnstructureHook

from perfeval.codec.field_types import fields_problem
from perfeval.codec.json_text import written
from perfeval.codec.objects import object_reader
from perfeval.codec.problems import MisfitError, misfit_of, unfit
from perfeval.codec.reading import one_of, tagged_reader
from perfeval.codec.tags import EXTRAS, Extra
from perfeval.codec.writing import object_writer, tagged_writer
from perfeval.errors import InputError, PluginError, a_named, class_name
from perfeval.plugins import (
    Cause,
    Failed,
    Installed,
    checked_allow,
    contained,
    duplicate,
    guarded,
    installed,
    load,
)
from perfeval.text.fields import LONGEST_KEY

GROUP: Final = "perfeval.rules"
TAG: Final = r"[a-z][a-z0-9_]*([.\-][a-z0-9_]+)+"

_KEY: Final = "rule"
_TAG: Final = re.compile(rf"\A{TAG}")
_LONGEST_TAG: Final = 60
_WRITABLE: Final = f"a rule of perfeval, or of a class that the entry-point group {GROUP} names"


@attrs.frozen
class _Offered:
    """A class of rule that a distribution offers."""

    entry: Installed
    cls: type

    @property
    def extra(self) -> Extra:
        """The tag."""
        return Extra({_KEY: self.entry.id})

    def error(self, doing: str, what: str) -> PluginError:
        """What went wrong while `doing` something with the class."""
        return PluginError(self.entry.id, self.entry.owner, f"{doing} {self.entry.value} {what}")


class _Offers:
    """What plugins offer for one document, each class loaded and checked once."""

    def __init__(self, allow: Iterable[str] | None) -> None:
        self._allow = None if allow is None else checked_allow(allow)
        self._known: dict[object, _Offered | None] = {}

    @cached_property
    def entries(self) -> tuple[Installed, ...]:
        """What is installed and allowed."""
        return tuple(entry for entry in installed(GROUP, self._allow) if entry.id)

    def of_tag(self, tag: str) -> _Offered | None:
        """The class that a tag names, None for an unknown one. Raises `PluginError`."""
        if tag not in self._known:
            found = [entry for entry in self.entries if entry.id == tag]
            if len(found) > 1:
                raise duplicate(found, f"the tag is offered {len(found)} times")
            self._known[tag] = _loaded(found[0]) if found else None
        return self._known[tag]

    def of_class(self, cls: type) -> _Offered | None:
        """The offer of a class, None for one that nobody offers. Raises `PluginError`."""
        if cls not in self._known:
            found = [entry for entry in self.entries if entry.value == _place(cls)]
            if len(found) > 1:
                raise duplicate(found, f"{found[0].value} is offered {len(found)} times")
            offered = self.of_tag(found[0].id) if found else None
            self._known[cls] = offered if offered is not None and offered.cls is cls else None
        return self._known[cls]


_OFFERS: Final[ContextVar[_Offers]] = ContextVar("what plugins offer for the document at hand")


@contextmanager
def one_document(allow: Iterable[str] | None = None) -> Iterator[None]:
    """Read or write one document; `allow` restricts which rules of plugins may load for it.

    Raises `InputError` where `allow` holds anything but text.
    """
    token = _OFFERS.set(_Offers(allow))
    try:
        yield
    finally:
        _OFFERS.reset(token)


def is_offered(cls: type) -> bool:
    """Whether a distribution offers a class of rule, so that it has JSON; imports nothing."""
    return any(entry.value == _place(cls) for entry in _Offers(None).entries)


def rule_reader(kinds: tuple[type, ...], converter: Converter) -> StructureHook:
    """The hook of a rule: one of our `kinds`, or of a class that a plugin offers by its tag."""
    own = tagged_reader(kinds, converter)
    tags = {str(EXTRAS[each].tags[_KEY]): each for each in kinds}
    hook = _kept(partial(object_reader, converter=converter))

    def read(value: object, kind: object) -> object:
        tag = value.get(_KEY) if isinstance(value, dict) else None
        if not isinstance(tag, str) or tag in tags:
            return own(value, kind)
        offers = _OFFERS.get(None) or _Offers(None)
        offered = offers.of_tag(tag)
        if offered is None:
            misfit = MisfitError()
            known = (*tags, *(entry.id for entry in offers.entries))
            misfit.absorb(_KEY, None, misfit_of(partial(_unknown, tag, known)))
            raise misfit
        made = _asked(lambda: hook(offered)(value, offered.cls), MisfitError)
        if isinstance(made, Failed):
            raise _refused(offered.error("making", made.text))
        if type(made) is not offered.cls:
            raise _refused(offered.error("making", f"gave {a_named(class_name(made))}"))
        return made

    return read


def rule_writer(kinds: tuple[type, ...], converter: Converter) -> UnstructureHook:
    """The hook of a rule: one of our `kinds`, or of a class that a plugin offers."""
    own = tagged_writer(kinds, converter)
    hook = _kept(partial(object_writer, converter=converter))

    def write(value: object) -> object:
        if type(value) in kinds:
            return own(value)
        offered = (_OFFERS.get(None) or _Offers(None)).of_class(type(value))
        if offered is None:
            raise InputError("a value to write", value, _WRITABLE)
        plain = _asked(lambda: json.loads(written(hook(offered)(value))))  # types of JSON alone
        if isinstance(plain, Failed):
            raise offered.error("writing", plain.text)
        return plain

    return write


def _asked(call: Callable[[], object], *ours: type[BaseException]) -> object:
    """What a call into the class of a rule gives; what a rule in the rule has against it passes."""
    return contained(lambda: guarded(call, ours=(*ours, PluginError)))


def _kept(make: Callable[..., Any]) -> Callable[[_Offered], Any]:
    """The hook of an offered class, made once for each class and tag."""
    hooks: dict[tuple[type, str], Any] = {}

    def hook(offered: _Offered) -> Any:
        key = offered.cls, offered.entry.id
        if key not in hooks:
            hooks[key] = make(offered.cls, extra=offered.extra)
        return hooks[key]

    return hook


def _refused(error: PluginError) -> MisfitError:
    """What a plugin says against a document that names its rule."""
    misfit = MisfitError()
    misfit.refused((), error)
    return misfit


def _unknown(tag: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(tag[:_LONGEST_TAG], known, n=1)
    nearest = f"; the nearest is {near[0]!r}" if near else ""
    error = unfit(tag, one_of(known))
    return f"found {error.value}; expected {error.expected}{nearest}"


def _loaded(entry: Installed) -> _Offered:
    """The class behind an entry. Raises `PluginError` where there is none, or none to write."""
    found = load(entry, partial(_checked, entry))
    if isinstance(found, PluginError):
        raise found
    return _Offered(entry, found)


def _checked(entry: Installed, value: object) -> type | Cause:
    """The class behind an entry, or why it cannot be written and read."""
    if not _TAG.fullmatch(entry.id) or len(entry.id) > LONGEST_KEY:
        return Cause("its name is no tag: a key with a dot or a hyphen, as shili.late-reports")
    own = isinstance(value, type) and "__attrs_attrs__" in vars(value)
    if not isinstance(value, type) or not own or not attrs.inspect(value).is_frozen:
        return Cause(f"{entry.value} is no frozen attrs class")
    if entry.value != _place(value):
        return Cause(f"{entry.value} is defined in {_place(value)}, which the entry must name")
    if _KEY in attrs.fields_dict(value):
        return Cause(f"its field {_KEY} stands where the tag is due")
    problem = fields_problem(value)
    return value if problem is None else Cause(f"{entry.value}: {problem}")


def _place(cls: type) -> str:
    """Where a class is defined, as an entry point says it."""
    module = vars(cls).get("__module__")
    return f"{module}:{cls.__qualname__}" if type(module) is str else ""
