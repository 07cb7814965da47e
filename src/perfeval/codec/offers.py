"""Classes of plugins for documents, rules and forms: which class a tag names, and its checks.

A distribution offers a rule in the group ``perfeval.rules``: the name is the tag, the value the
frozen attrs class, ``module:Class``. It offers a kind of form in the group ``perfeval.forms``: the
name is the tag, the value the recogniser that has the class among its `forms`. A tag has a dot or a
hyphen in it, as no tag of ours has. What is installed is listed once for a document, when it needs
it; only what it names is imported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, partial
from typing import Final

import attrs

from perfeval.codec.field_types import fields_problem
from perfeval.errors import Phrase, PluginError
from perfeval.filing.form import Form
from perfeval.plugins import Cause, Installed, checked_allow, duplicate, installed, load
from perfeval.rules import Rule
from perfeval.text.fields import LONGEST_KEY

__all__ = ["GROUPS", "TAG", "Offered", "is_offered", "offers_of", "one_document"]

TAG: Final = r"[a-z][a-z0-9_]*([.\-][a-z0-9_]+)+"

_TAG: Final = re.compile(rf"\A{TAG}")


@attrs.frozen(eq=False)
class Group:
    """An entry-point group whose classes documents may hold, and the key of their tags.

    `class_of` gives the class behind what an entry loads, `tag_of` the tag of a class where the
    class itself says it.
    """

    name: str
    key: str
    writable: str
    class_of: Callable[[Installed, object], object]
    tag_of: Callable[[type], str | None]


def _same(_entry: Installed, value: object) -> object:
    return value


def _read_form(entry: Installed, recogniser: object) -> object:
    """The class of form that a recogniser reads under the tag of its entry."""
    forms = getattr(recogniser, "forms", ())
    for each in forms if isinstance(forms, tuple) else ():
        if isinstance(each, type) and issubclass(each, Form) and each.kind.value == entry.id:
            return each
    return Cause(
        Phrase(
            "{value} reads no form whose kind has the tag {tag}", value=entry.value, tag=entry.id
        )
    )


def _kind_of(cls: type) -> str | None:
    return cls.kind.value if issubclass(cls, Form) and hasattr(cls, "kind") else None


_RULES: Final = Group(
    name="perfeval.rules",
    key="rule",
    writable="a rule of perfeval, or of a class that the entry-point group perfeval.rules names",
    class_of=_same,
    tag_of=lambda _: None,
)
_FORMS: Final = Group(
    name="perfeval.forms",
    key="kind",
    writable="a form of perfeval, or of a kind that the entry-point group perfeval.forms names",
    class_of=_read_form,
    tag_of=_kind_of,
)
_DOING: Final = {"making": "making {value} {what}", "writing": "writing {value} {what}"}
GROUPS: Final[dict[object, Group]] = {Rule: _RULES, Form: _FORMS}


@attrs.frozen
class Offered:
    """A class that a distribution offers."""

    group: Group
    entry: Installed
    cls: type

    def error(self, doing: str, what: Phrase) -> PluginError:
        """What went wrong while ``making`` or ``writing`` a value of the class."""
        cause = Phrase(_DOING[doing], value=self.entry.value, what=what)
        return PluginError(self.entry.id, self.entry.owner, cause)


class Offers:
    """What plugins offer for one document, each class loaded and checked once."""

    def __init__(self, group: Group, allow: tuple[str, ...] | None) -> None:
        self._group = group
        self._allow = allow
        self._known: dict[object, Offered | None] = {}

    @cached_property
    def entries(self) -> tuple[Installed, ...]:
        """What is installed and allowed."""
        return tuple(entry for entry in installed(self._group.name, self._allow) if entry.id)

    def of_tag(self, tag: str) -> Offered | None:
        """The class that a tag names, None for an unknown one. Raises `PluginError`."""
        if tag not in self._known:
            found = [entry for entry in self.entries if entry.id == tag]
            if len(found) > 1:
                raise duplicate(found, Phrase("the tag is offered {count} times", count=len(found)))
            self._known[tag] = _loaded(self._group, found[0]) if found else None
        return self._known[tag]

    def of_class(self, cls: type) -> Offered | None:
        """The offer of a class, None for one that nobody offers. Raises `PluginError`."""
        if cls not in self._known:
            tag, place = self._group.tag_of(cls), _place(cls)
            found = [
                entry
                for entry in self.entries
                if (entry.value == place if tag is None else entry.id == tag)
            ]
            if len(found) > 1:
                cause = Phrase(
                    "{value} is offered {count} times", value=found[0].value, count=len(found)
                )
                raise duplicate(found, cause)
            offered = self.of_tag(found[0].id) if found else None
            self._known[cls] = offered if offered is not None and offered.cls is cls else None
        return self._known[cls]


_OFFERS: Final[ContextVar[dict[Group, Offers]]] = ContextVar("what plugins offer a document")


@contextmanager
def one_document(allow: Iterable[str] | None = None) -> Iterator[None]:
    """Read or write one document; `allow` restricts which plugins may load for it.

    Raises `InputError` where `allow` holds anything but text.
    """
    names = None if allow is None else checked_allow(allow)
    token = _OFFERS.set({group: Offers(group, names) for group in GROUPS.values()})
    try:
        yield
    finally:
        _OFFERS.reset(token)


def offers_of(group: Group) -> Offers:
    """What plugins offer the document that is read or written."""
    known = _OFFERS.get(None)
    return Offers(group, None) if known is None else known[group]


def is_offered(cls: type) -> bool:
    """Whether a distribution offers a class of rule, so that it has JSON; imports nothing."""
    return any(entry.value == _place(cls) for entry in Offers(_RULES, None).entries)


def _loaded(group: Group, entry: Installed) -> Offered:
    """The class behind an entry. Raises `PluginError` where there is none, or none to write."""
    found = load(entry, partial(_checked, group, entry))
    if isinstance(found, PluginError):
        raise found
    return Offered(group, entry, found)


def _checked(group: Group, entry: Installed, loaded: object) -> type | Cause:
    """The class behind an entry, or why it cannot be written and read."""
    if not _TAG.fullmatch(entry.id) or len(entry.id) > LONGEST_KEY:
        return Cause("its name is no tag: a key with a dot or a hyphen, as shili.late-reports")
    value = group.class_of(entry, loaded)
    if isinstance(value, Cause):
        return value
    own = isinstance(value, type) and "__attrs_attrs__" in vars(value)
    if not isinstance(value, type) or not own or not attrs.inspect(value).is_frozen:
        return Cause(Phrase("{value} is no frozen attrs class", value=entry.value))
    if value is loaded and entry.value != _place(value):
        place = "{value} is defined in {place}, which the entry must name"
        return Cause(Phrase(place, value=entry.value, place=_place(value)))
    if group.key in attrs.fields_dict(value):
        return Cause(Phrase("its field {name} stands where the tag is due", name=group.key))
    problem = fields_problem(value)
    if problem is None:
        return value
    return Cause(Phrase("{value}: {problem}", value=entry.value, problem=problem))


def _place(cls: type) -> str:
    """Where a class is defined, as an entry point says it."""
    module = vars(cls).get("__module__")
    return f"{module}:{cls.__qualname__}" if type(module) is str else ""
