"""One field of a class that a document describes: how it is read, and what checks it."""

from __future__ import annotations

from typing import Any, get_type_hints

import attrs
from cattrs import Converter
from cattrs.dispatch import StructureHook

from perfeval.codec.reading import any_text_hook, text_hook
from perfeval.errors import PerfevalError
from perfeval.text.fields import Described


@attrs.frozen
class Field:
    """One field: how it is read and checked, and what the form calls it.

    The checks of a class that is not `own` but a plugin's run when it is made, and only then.
    """

    hook: StructureHook
    kind: Any
    attribute: attrs.Attribute[Any]
    words: str | None
    own: bool

    def refusal(self, value: object) -> PerfevalError | None:
        """What the field's own checks say against a value that was read."""
        if not self.own:
            return None
        try:
            converter: Any = self.attribute.converter
            if converter is not None:
                value = converter(value)
            if self.attribute.validator is not None:
                self.attribute.validator(None, self.attribute, value)
        except PerfevalError as error:
            return error
        return None


def fields_of(made: type, converter: Converter) -> dict[str, Field]:
    """The init fields of an attrs class, by name, with the hooks of a converter."""
    kinds, own = get_type_hints(made), is_own(made)
    return {
        each.name: _field(each, kinds[each.name], own, converter)
        for each in attrs.fields(made)
        if each.init
    }


def _field(each: attrs.Attribute[Any], kind: Any, own: bool, converter: Converter) -> Field:
    """One field; text that its own checks hold to the text policy is not held to it twice."""
    described = Described.of(each) if own else Described()
    hook = converter.get_structure_hook(kind)
    if hook is text_hook and described.holds is not None:
        hook = any_text_hook
    return Field(hook, kind, each, described.title or None, own)


def is_own(cls: type) -> bool:
    """Whether a class is one of perfeval, and no plugin's."""
    return cls.__module__.startswith("perfeval.")
