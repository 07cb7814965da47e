"""One field of a class that a document describes: how it is read, and what checks it."""

from __future__ import annotations

import functools
from typing import Any, get_type_hints

import attrs
from cattrs import Converter
from cattrs.dispatch import StructureHook

from perfeval.codec.reading import any_text_hook, text_hook
from perfeval.errors import PerfevalError


@attrs.frozen
class Field:
    """One field: how it is read and checked, and what the form calls it.

    The checks of a class that is not `own` but a plugin's run when it is made, and only then.
    """

    hook: StructureHook
    kind: Any
    attribute: attrs.Attribute[Any]
    words: str | None = None
    own: bool = True

    def refusal(self, value: object) -> PerfevalError | None:
        """What the field's own checks say against a value that was read."""
        if not self.own:
            return None
        try:
            self.checked(value)
        except PerfevalError as error:
            return error
        return None

    def checked(self, value: object) -> object:
        """The value as the field holds it. Raises what the field's own checks raise."""
        converter: Any = self.attribute.converter
        if converter is not None:
            value = converter(value)
        if self.attribute.validator is not None:
            self.attribute.validator(None, self.attribute, value)
        return value

    @classmethod
    def of(cls, hook: StructureHook, kind: Any, attribute: attrs.Attribute[Any]) -> Field:
        """The field, with the place that its own checks name, for problems before they run.

        Text that they hold to the text policy is not held to it twice.
        """
        field = cls(hook, kind, attribute)
        words = getattr(field.refusal(object()), "where", None)
        if hook is text_hook and field.refusal("\0") is not None:
            hook = any_text_hook
        return cls(hook, kind, attribute, words)


def fields_of(made: type, converter: Converter) -> dict[str, Field]:
    """The init fields of an attrs class, by name, with the hooks of a converter."""
    kinds = get_type_hints(made)
    make = Field.of if is_own(made) else functools.partial(Field, own=False)
    return {
        each.name: make(converter.get_structure_hook(kinds[each.name]), kinds[each.name], each)
        for each in attrs.fields(made)
        if each.init
    }


def is_own(cls: type) -> bool:
    """Whether a class is one of perfeval, and no plugin's."""
    return cls.__module__.startswith("perfeval.")
