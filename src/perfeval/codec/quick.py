"""The quick way from plain data to values: for documents that fit, as nearly all do.

A document is read the quick way first, which stops at the first doubt; what does not fit is then
read the thorough way (`objects`), which says everything that is wrong with it. The quick way makes
an object field by field and does not check the defaults of its class anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple, get_args

import attrs
from cattrs import Converter
from cattrs.dispatch import StructureHook

from perfeval.codec.fields import Field, fields_of, is_own
from perfeval.codec.objects import object_reader
from perfeval.codec.reading import any_text_hook
from perfeval.codec.tags import EXTRAS, Extra
from perfeval.filing.structure import KindCheck
from perfeval.text.policy import TextCheck, checked_text

_REQUIRED: Final = object()
_NO_EXTRA: Final = Extra()


class DoubtError(Exception):
    """The document may not fit; the thorough way says what is wrong."""


def quick_object_reader(cls: type, converter: Converter) -> StructureHook:
    """The hook of an attrs class: an object of its init fields by name, and its extra keys.

    A class that is made in a way of its own, and one of a plugin, is read the thorough way.
    """
    if not is_own(cls) or not _is_plain(cls):
        return object_reader(cls, converter)
    reader: _QuickReader | None = None

    def read(value: object, _kind: object) -> object:
        nonlocal reader
        if type(value) is not dict:  # also where a key stands twice
            raise DoubtError
        if reader is None:  # made late, for a class may hold values of itself
            reader = _QuickReader.of(cls, converter)
        return reader.read(value)

    return read


def _is_plain(cls: type) -> bool:
    """Whether the fields of an attrs class are slots, which nothing but attrs fills."""
    made_otherwise = hasattr(cls, "__attrs_init__") or hasattr(cls, "__attrs_pre_init__")
    return "__attrs_attrs__" in vars(cls) and cls.__dictoffset__ == 0 and not made_otherwise


def quick_tuple_reader(kind: Any, converter: Converter) -> StructureHook:
    """The hook of a tuple: a list of values of one type, or of so many of given types."""
    kinds = get_args(kind)
    hooks = [(converter.get_structure_hook(each), each) for each in kinds if each is not ...]
    first, first_kind = hooks[0]
    of_one_type = kinds[1:] == (...,)

    def read(value: object, _kind: object) -> tuple[object, ...]:
        if type(value) is not list or not (of_one_type or len(value) == len(hooks)):
            raise DoubtError
        if of_one_type:
            return tuple([first(item, first_kind) for item in value])
        return tuple([hook(item, each) for item, (hook, each) in zip(value, hooks, strict=True)])

    return read


class _Step(NamedTuple):
    """How one field is filled: read, converted, checked and put in its place; or its default.

    What is None is not needed: `convert` and `check` where the hook leaves nothing to doubt.
    `text` marks the field of any text within the text policy.
    """

    name: str
    text: bool
    hook: StructureHook
    kind: Any
    convert: Callable[[Any], Any] | None
    check: Callable[[object, Any, object], None] | None
    attribute: Any
    put: Callable[[object, object], None]
    default: object

    @classmethod
    def of(cls, owner: type, field: Field) -> _Step:
        attribute, check = field.attribute, field.attribute.validator
        text = field.hook is any_text_hook and isinstance(check, TextCheck) and check.empty
        if text or (isinstance(check, KindCheck) and _members(field.kind) <= set(check.kinds)):
            check = None
        convert: Any = attribute.converter
        default: object = _REQUIRED
        if attribute.default is not attrs.NOTHING and field.refusal(attribute.default) is None:
            default = field.checked(attribute.default)
        put = getattr(owner, attribute.name).__set__
        hook, kind = field.hook, field.kind
        return cls(attribute.name, text, hook, kind, convert, check, attribute, put, default)


@attrs.frozen
class _QuickReader:
    cls: type
    extra: Extra
    steps: tuple[_Step, ...]
    finish: Callable[[object], None] | None

    @classmethod
    def of(cls, made: type, converter: Converter) -> _QuickReader:
        steps = [_Step.of(made, field) for field in fields_of(made, converter).values()]
        finish = getattr(made, "__attrs_post_init__", None)
        return cls(made, EXTRAS.get(made, _NO_EXTRA), tuple(steps), finish)

    def read(self, value: dict[str, object]) -> object:
        """The value that the object describes. Raises at the first doubt."""
        made: object = object.__new__(self.cls)
        used = 0
        for name, text, hook, kind, convert, check, attribute, put, default in self.steps:
            if name not in value:
                if default is _REQUIRED:
                    raise DoubtError
                put(made, default)
                continue
            item = value[name]
            used += 1
            if text:
                put(made, checked_text(item))
                continue
            item = hook(item, kind)
            if convert is not None:
                item = convert(item)
            if check is not None:
                check(made, attribute, item)
            put(made, item)
        if self.finish is not None:
            self.finish(made)
        if self.extra is not _NO_EXTRA:
            used += self._extras(made, value)
        if used != len(value):
            raise DoubtError
        return made

    def _extras(self, made: object, value: dict[str, object]) -> int:
        """How many keys the object has beside its fields, all as they must be."""
        used = 0
        for key, tag in self.extra.tags.items():
            if value.get(key) != tag or type(value[key]) is not type(tag):
                raise DoubtError
            used += 1
        for key, text in self.extra.derived_of(made).items():
            if value.get(key, text) != text:
                raise DoubtError
            used += key in value
        return used


def _members(kind: Any) -> set[Any]:
    """The classes that a value of a type may have."""
    return set(get_args(kind)) or {kind}
