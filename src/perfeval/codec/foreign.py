"""Classes of plugins in documents, rules and forms: which class a tag names, how one is read.

A distribution offers a rule in the group ``perfeval.rules``: the name is the tag, the value the
frozen attrs class, ``module:Class``. It offers a kind of form in the group ``perfeval.forms``: the
name is the tag, the value the recogniser that has the class among its `forms`. A tag has a dot or a
hyphen in it, as no tag of ours has. What is installed is listed once for a document, when it needs
it; only what it names is imported.
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
from perfeval.codec.tags import EXTRAS, PROTOCOLS, Extra
from perfeval.codec.writing import object_writer, tagged_writer
from perfeval.errors import InputError, Phrase, PluginError, a_named, class_name
from perfeval.filing.form import Form
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
from perfeval.rules import Rule
from perfeval.text.fields import LONGEST_KEY

TAG: Final = r"[a-z][a-z0-9_]*([.\-][a-z0-9_]+)+"

_TAG: Final = re.compile(rf"\A{TAG}")
_LONGEST_TAG: Final = 60


@attrs.frozen(eq=False)
class _Group:
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
    return Cause(f"{entry.value} reads no form whose kind has the tag {entry.id}")


def _kind_of(cls: type) -> str | None:
    return cls.kind.value if issubclass(cls, Form) and hasattr(cls, "kind") else None


_RULES: Final = _Group(
    name="perfeval.rules",
    key="rule",
    writable="a rule of perfeval, or of a class that the entry-point group perfeval.rules names",
    class_of=_same,
    tag_of=lambda _: None,
)
_FORMS: Final = _Group(
    name="perfeval.forms",
    key="kind",
    writable="a form of perfeval, or of a kind that the entry-point group perfeval.forms names",
    class_of=_read_form,
    tag_of=_kind_of,
)
_GROUPS: Final[dict[object, _Group]] = {Rule: _RULES, Form: _FORMS}


@attrs.frozen
class _Offered:
    """A class that a distribution offers."""

    group: _Group
    entry: Installed
    cls: type

    @property
    def extra(self) -> Extra:
        """The tag."""
        return Extra({self.group.key: self.entry.id})

    def error(self, doing: str, what: str) -> PluginError:
        """What went wrong while `doing` something with the class."""
        return PluginError(self.entry.id, self.entry.owner, f"{doing} {self.entry.value} {what}")


class _Offers:
    """What plugins offer for one document, each class loaded and checked once."""

    def __init__(self, group: _Group, allow: Iterable[str] | None) -> None:
        self._group = group
        self._allow = None if allow is None else checked_allow(allow)
        self._known: dict[object, _Offered | None] = {}

    @cached_property
    def entries(self) -> tuple[Installed, ...]:
        """What is installed and allowed."""
        return tuple(entry for entry in installed(self._group.name, self._allow) if entry.id)

    def of_tag(self, tag: str) -> _Offered | None:
        """The class that a tag names, None for an unknown one. Raises `PluginError`."""
        if tag not in self._known:
            found = [entry for entry in self.entries if entry.id == tag]
            if len(found) > 1:
                raise duplicate(found, f"the tag is offered {len(found)} times")
            self._known[tag] = _loaded(self._group, found[0]) if found else None
        return self._known[tag]

    def of_class(self, cls: type) -> _Offered | None:
        """The offer of a class, None for one that nobody offers. Raises `PluginError`."""
        if cls not in self._known:
            tag, place = self._group.tag_of(cls), _place(cls)
            found = [
                entry
                for entry in self.entries
                if (entry.value == place if tag is None else entry.id == tag)
            ]
            if len(found) > 1:
                raise duplicate(found, f"{found[0].value} is offered {len(found)} times")
            offered = self.of_tag(found[0].id) if found else None
            self._known[cls] = offered if offered is not None and offered.cls is cls else None
        return self._known[cls]


_OFFERS: Final[ContextVar[dict[_Group, _Offers]]] = ContextVar("what plugins offer a document")


@contextmanager
def one_document(allow: Iterable[str] | None = None) -> Iterator[None]:
    """Read or write one document; `allow` restricts which plugins may load for it.

    Raises `InputError` where `allow` holds anything but text.
    """
    names = None if allow is None else checked_allow(allow)
    token = _OFFERS.set({group: _Offers(group, names) for group in _GROUPS.values()})
    try:
        yield
    finally:
        _OFFERS.reset(token)


def _offers_of(group: _Group) -> _Offers:
    known = _OFFERS.get(None)
    return _Offers(group, None) if known is None else known[group]


def is_offered(cls: type) -> bool:
    """Whether a distribution offers a class of rule, so that it has JSON; imports nothing."""
    return any(entry.value == _place(cls) for entry in _Offers(_RULES, None).entries)


def open_reader(protocol: Any, converter: Converter) -> StructureHook:
    """The hook of a rule or a form: of a class of ours, or of a plugin by its tag."""
    group, kinds = _GROUPS[protocol], PROTOCOLS[protocol]
    own = tagged_reader(kinds, converter)
    tags = {str(EXTRAS[each].tags[group.key]): each for each in kinds}
    hook = _kept(partial(object_reader, converter=converter))

    def read(value: object, kind: object) -> object:
        tag = value.get(group.key) if isinstance(value, dict) else None
        if not isinstance(tag, str) or tag in tags:
            return own(value, kind)
        offers = _offers_of(group)
        offered = offers.of_tag(tag)
        if offered is None:
            misfit = MisfitError()
            known = (*tags, *(entry.id for entry in offers.entries))
            misfit.absorb(group.key, None, misfit_of(partial(_unknown, tag, known)))
            raise misfit
        made = _asked(lambda: hook(offered)(value, offered.cls), MisfitError)
        if isinstance(made, Failed):
            raise _refused(offered.error("making", made.text))
        if type(made) is not offered.cls:
            raise _refused(offered.error("making", f"gave {a_named(class_name(made))}"))
        return made

    return read


def open_writer(protocol: Any, converter: Converter) -> UnstructureHook:
    """The hook of a rule or a form: of a class of ours, or of one that a plugin offers."""
    group, kinds = _GROUPS[protocol], PROTOCOLS[protocol]
    own = tagged_writer(kinds, converter)
    hook = _kept(partial(object_writer, converter=converter))

    def write(value: object) -> object:
        if type(value) in kinds:
            return own(value)
        offered = _offers_of(group).of_class(type(value))
        if offered is None:
            raise InputError("a value to write", value, group.writable)
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


def _unknown(tag: str, known: tuple[str, ...]) -> Phrase:
    near = difflib.get_close_matches(tag[:_LONGEST_TAG], known, n=1)
    misfit = unfit(tag, one_of(known)).misfit()
    return (
        Phrase("{misfit}; the nearest is {near}", misfit=misfit, near=repr(near[0]))
        if near
        else misfit
    )


def _loaded(group: _Group, entry: Installed) -> _Offered:
    """The class behind an entry. Raises `PluginError` where there is none, or none to write."""
    found = load(entry, partial(_checked, group, entry))
    if isinstance(found, PluginError):
        raise found
    return _Offered(group, entry, found)


def _checked(group: _Group, entry: Installed, loaded: object) -> type | Cause:
    """The class behind an entry, or why it cannot be written and read."""
    if not _TAG.fullmatch(entry.id) or len(entry.id) > LONGEST_KEY:
        return Cause("its name is no tag: a key with a dot or a hyphen, as shili.late-reports")
    value = group.class_of(entry, loaded)
    if isinstance(value, Cause):
        return value
    own = isinstance(value, type) and "__attrs_attrs__" in vars(value)
    if not isinstance(value, type) or not own or not attrs.inspect(value).is_frozen:
        return Cause(f"{entry.value} is no frozen attrs class")
    if value is loaded and entry.value != _place(value):
        return Cause(f"{entry.value} is defined in {_place(value)}, which the entry must name")
    if group.key in attrs.fields_dict(value):
        return Cause(f"its field {group.key} stands where the tag is due")
    problem = fields_problem(value)
    return value if problem is None else Cause(f"{entry.value}: {problem}")


def _place(cls: type) -> str:
    """Where a class is defined, as an entry point says it."""
    module = vars(cls).get("__module__")
    return f"{module}:{cls.__qualname__}" if type(module) is str else ""
