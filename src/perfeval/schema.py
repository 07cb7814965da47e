"""JSON Schema (2020-12) of the documents that the codec reads, emitted from the types themselves.

A schema says no more than JSON Schema can: whatever the codec accepts, it accepts, and what it
accepts and the codec refuses is listed in `docs/format.md`.
"""

from __future__ import annotations

import enum
import functools
import inspect
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from perfeval.codec.converter import converter
from perfeval.codec.json_text import written
from perfeval.codec.offers import TAG
from perfeval.codec.reading import without_none
from perfeval.codec.tags import EXTRAS, FORMAT_VERSION, FORMATS, PROTOCOLS, WRITTEN_AS, Extra
from perfeval.errors import InputError, Phrase
from perfeval.filing import FORMS, Form, FormKind
from perfeval.filing.sources import FiscalYear
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import Unreadable
from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rules import Rule
from perfeval.text.fields import LONGEST_KEY, Described, Holds
from perfeval.text.policy import LONGEST_TEXT

__all__ = ["NAMES", "schema"]

Schema = dict[str, Any]

NAMES: Final = tuple(name.removeprefix("perfeval.") for name in FORMATS)
"""What there is a schema of."""

_DIGIT: Final = "[0-9０-９]"
_NUMBER: Final = (
    f"[+＋\\-－\u2212]?({_DIGIT}{{1,15}}|{_DIGIT}{{1,3}}([,，]{_DIGIT}{{3}}){{1,4}})"
    f"([.．]{_DIGIT}{{1,8}})?"
)

_TEXT: Final[Schema] = {"type": "string", "maxLength": LONGEST_TEXT}

_PLAIN: Final[dict[Any, Schema]] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
}

_TAG: Final[Schema] = {"type": "string", "pattern": f"^{TAG}$", "maxLength": LONGEST_KEY}


_NAMED: Final[dict[Any, Schema]] = {
    FormKind: {"anyOf": [{"enum": [form.kind.value for form in FORMS]}, _TAG]},
    FiscalYear: {"type": "integer", "minimum": 1950, "maximum": 2200},
    Amount: {"type": "string", "pattern": f"^\\s*{_NUMBER}\\s*(元|万元|亿元)\\s*$"},
    Points: {"type": "string", "pattern": f"^\\s*{_NUMBER}\\s*分?\\s*$"},
    Rate: {"type": "string", "pattern": f"^\\s*{_NUMBER}\\s*([%％]|/\\s*{_NUMBER})\\s*$"},
}

_KEY: Final[Schema] = {
    "type": "string",
    "pattern": "^[a-z][a-z0-9_]*([.\\-][a-z0-9_]+)*$",
    "maxLength": LONGEST_KEY,
}

_HELD: Final[dict[Holds | None, Schema]] = {Holds.SOME_TEXT: {"minLength": 1}, Holds.KEY: _KEY}


def _foreign(what: str, key: str) -> Schema:
    """The schema of what a plugin offers: its tag tells, its class says the rest."""
    return {
        "type": "object",
        "description": f"A {what} of a plugin: its tag has a dot or a hyphen; "
        "its class says the rest.",
        "properties": {key: _TAG},
        "required": [key],
    }


_FOREIGN: Final[dict[Any, tuple[str, Schema]]] = {
    Rule: ("ForeignRule", _foreign("rule", "rule")),
    Form: ("ForeignForm", _foreign("form", "kind")),
}


@functools.cache
def schema(name: str) -> str:
    """The JSON Schema of a ``filing``, a ``scorecard``, a ``rubric`` or ``findings``, as JSON.

    Raises `InputError` for another name.

    >>> '"$id": "urn:perfeval:filing:1"' in schema("filing")
    True
    """
    if name not in NAMES:
        raise InputError("schema", name, Phrase("one of {known}", known=", ".join(NAMES)))
    defs = _Definitions()
    top = defs.of(FORMATS[f"perfeval.{name}"])
    return written(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:perfeval:{name}:{FORMAT_VERSION}",
            "title": f"perfeval.{name}, version {FORMAT_VERSION}",
            **top,
            "$defs": defs.made,
        }
    )


class _Definitions:
    """The schemas of the classes that a document can hold, by name."""

    def __init__(self) -> None:
        self.made: Schema = {}

    def of(self, kind: Any) -> Schema:
        """The schema of a type: a leaf, or made by the shape of the type."""
        if kind in _PLAIN:
            return _PLAIN[kind]
        if kind in PROTOCOLS:
            name, self.made[name] = _FOREIGN[kind]
            own = [self.of(each) for each in PROTOCOLS[kind]]
            return {"oneOf": [*own, {"$ref": f"#/$defs/{name}"}]}
        if get_origin(kind) in (Union, UnionType):
            return self._union(get_args(kind))
        if get_origin(kind) is tuple:
            return {"type": "array", "items": self.of(get_args(kind)[0])}
        if issubclass(kind, enum.Enum):
            return {"enum": [member.value for member in kind]}
        if kind.__name__ not in self.made:
            self.made[kind.__name__] = {}  # a class may hold values of itself
            self.made[kind.__name__] = _NAMED.get(kind) or self._object(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def _one_of(self, kinds: tuple[Any, ...]) -> Schema:
        return {"oneOf": [self.of(each) for each in kinds]}

    def _union(self, kinds: tuple[Any, ...]) -> Schema:
        if NoneType in kinds:
            return {"anyOf": [self.of(without_none(kinds)), {"type": "null"}]}
        if kinds[0] in EXTRAS:
            return self._one_of(kinds)
        if Unreadable in kinds:
            return {**_TEXT, "description": "A printed cell: a figure, a mark for nil, or words."}
        return {**_TEXT, "type": ["boolean", "string"] if bool in kinds else "string"}

    def _object(self, cls: Any) -> Schema:
        extra = EXTRAS.get(cls, Extra())
        held: Any = WRITTEN_AS.get(cls, cls)
        kinds = get_type_hints(held)
        attributes = [each for each in attrs.fields(held) if each.init]
        properties: Schema = {key: {"const": tag} for key, tag in extra.tags.items()}
        for name in extra.derived:
            properties[name] = self.of(get_type_hints(getattr(cls, name).fget)["return"])
        for each in attributes:
            properties[each.name] = self._property(each, kinds[each.name])
        needed = [each.name for each in attributes if "default" not in properties[each.name]]
        return {
            "type": "object",
            "description": " ".join((inspect.getdoc(cls) or "").partition("\n\n")[0].split()),
            "properties": properties,
            "required": sorted((*extra.tags, *needed)),
            "additionalProperties": False,
        }

    def _property(self, attribute: attrs.Attribute[Any], kind: Any) -> Schema:
        """The schema of a field: its type, what it says of itself and default."""
        described = Described.of(attribute)
        made = {**self.of(kind), **_HELD.get(described.holds, {})}
        if described.holds is Holds.OPTIONAL_KEY:
            made = {"anyOf": [_KEY, {"const": ""}]}
        if described.least:
            made["minItems"] = described.least
        if described.title:
            made["title"] = described.title
        if attribute.default is not attrs.NOTHING and not described.least:
            made["default"] = converter().get_unstructure_hook(kind)(attribute.default)
        return made
