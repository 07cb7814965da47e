"""Objects to attrs classes: every key known, every field checked, every problem collected."""

from __future__ import annotations

import enum
from functools import partial

import attrs
from cattrs import Converter
from cattrs.dispatch import StructureHook

from perfeval.codec.fields import Field, fields_of
from perfeval.codec.json_text import Repeated
from perfeval.codec.problems import MisfitError, misfit_of, seen, unfit
from perfeval.codec.reading import any_text_hook, one_of
from perfeval.codec.tags import EXTRAS, Extra
from perfeval.errors import InputError, PerfevalError, Phrase
from perfeval.text.likeness import likest


def object_reader(cls: type, converter: Converter, extra: Extra | None = None) -> StructureHook:
    """The hook of an attrs class: an object of its init fields by name, and its extra keys.

    `extra` are those of a class that does not stand in `EXTRAS`.
    """
    reader: _ObjectReader | None = None

    def read(value: object, _kind: object) -> object:
        nonlocal reader
        if not isinstance(value, dict):
            raise unfit(value, "an object")
        if reader is None:  # made late, for a class may hold values of itself
            reader = _ObjectReader.of(cls, converter, extra or EXTRAS.get(cls, Extra()))
        return reader.read(value)

    return read


def _choices(field: Field) -> str:
    """What a field can hold that chooses among a few: the readings of a clause."""
    kind = field.kind
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return f"; expected {one_of(member.value for member in kind)}"
    return ""


@attrs.frozen
class _ObjectReader:
    cls: type
    extra: Extra
    fields: dict[str, Field]
    required: frozenset[str]
    texts: frozenset[str]

    @classmethod
    def of(cls, made: type, converter: Converter, extra: Extra) -> _ObjectReader:
        fields = fields_of(made, converter)
        needed = [
            name for name, field in fields.items() if field.attribute.default is attrs.NOTHING
        ]
        texts = [name for name, field in fields.items() if field.hook is any_text_hook]
        return cls(made, extra, fields, frozenset((*extra.tags, *needed)), frozenset(texts))

    def read(self, value: dict[str, object]) -> object:
        """The value that the object describes. Raises `MisfitError` with all its problems."""
        given: dict[str, object] = {}
        misfit: MisfitError | None = None
        repeated = value.keys_repeated if isinstance(value, Repeated) else ()
        known, texts = self.fields, self.texts
        for key, item in value.items():
            if key in texts and type(item) is str and not repeated and misfit is None:
                given[key] = item  # as most fields are: the check of the class says the rest
                continue
            field = known.get(key)
            try:
                if repeated and key in repeated:
                    raise misfit_of("the key stands more than once")
                if field is None:
                    self._read_extra(key, item)
                    continue
                given[key] = field.hook(item, field.kind)
            except (InputError, MisfitError) as error:
                misfit = misfit or self._checked(given)
                misfit.absorb(key, (field.words or "") if field else None, error)
            else:
                if misfit is not None:
                    self._check(key, given[key], misfit)
        if misfit is None and self.required <= value.keys():
            return self._made(given, value)
        misfit = misfit or self._checked(given)
        for key, tag in self.extra.tags.items():
            if key not in value:
                misfit.add((key,), None, Phrase("missing; expected {known}", known=repr(tag)))
        for key, field in self.fields.items():
            if key in self.required and key not in value:
                misfit.add((key,), field.words, f"missing{_choices(field)}")
        raise misfit

    def _read_extra(self, key: str, item: object) -> None:
        if key in self.extra.tags:
            tag = self.extra.tags[key]
            if item != tag or type(item) is not type(tag):
                raise unfit(item, repr(tag))
        elif key not in self.extra.derived:
            raise misfit_of(partial(self._unknown, key))

    def _unknown(self, key: str) -> Phrase:
        known = sorted((*self.fields, *self.extra.tags, *self.extra.derived))
        near = likest(key, known)
        if near:
            return Phrase("no such key; the nearest is {near}", near=repr(near))
        return Phrase("no such key; known are {known}", known=", ".join(known))

    def _check(self, key: str, value: object, misfit: MisfitError) -> None:
        """Adds what the checks of one field report, which the class would run in their turn."""
        refusal = self.fields[key].refusal(value)
        if refusal is not None:
            misfit.refused((key,), refusal)

    def _checked(self, given: dict[str, object]) -> MisfitError:
        """What the checks of the fields that were read so far say."""
        misfit = MisfitError()
        for key, value in given.items():
            self._check(key, value, misfit)
        return misfit

    def _made(self, given: dict[str, object], value: dict[str, object]) -> object:
        try:
            made = self.cls(**given)
            derived = self.extra.derived_of(made)
        except PerfevalError as error:
            misfit = self._checked(given)
            if not misfit.count:
                misfit.refused((), error)
            raise misfit from None
        if any(value.get(key, text) != text for key, text in derived.items()):
            misfit = MisfitError()
            for key, item in value.items():
                if key in derived and item != derived[key]:
                    misfit.absorb(
                        key,
                        None,
                        unfit(
                            item, Phrase("{what}, to which the rest comes", what=seen(derived[key]))
                        ),
                    )
            raise misfit
        return made
