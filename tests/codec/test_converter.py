"""The converter: one of our own, made once, with a hook for every type of a document."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType
from typing import Any, get_args, get_type_hints

import attrs
import cattrs

from perfeval.codec.converter import converter
from perfeval.codec.tags import FORMATS, PROTOCOLS, WRITTEN_AS
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Count, Percent
from tests.tables import each_row

# These stand only where a cell or a figure is due, and are read and written with the union.
WITHIN_UNIONS = {Count, Percent, Nil, Unreadable, NoneType}


def types_of(kind: Any, seen: set[Any]) -> Iterator[Any]:
    """Every type that a document of `kind` can hold a value of."""
    if kind in seen or kind is ... or kind in WITHIN_UNIONS:
        return
    seen.add(kind)
    yield kind
    inner = [*get_args(kind), *PROTOCOLS.get(kind, ())]
    if attrs.has(kind):
        held: Any = WRITTEN_AS.get(kind, kind)
        hints = get_type_hints(held)
        inner += [hints[each.name] for each in attrs.fields(held) if each.init]
    for each in inner:
        yield from types_of(each, seen)


def test_it_is_made_once_and_never_the_global_one() -> None:
    """No host that registers hooks with cattrs can change what a document means."""
    assert converter() is converter()
    assert converter() is not cattrs.global_converter


@each_row("document", FORMATS.values())
def test_no_type_of_a_document_falls_to_a_hook_that_coerces(document: type) -> None:
    """Every type is read and written by a hook of this package."""
    for kind in types_of(document, set()):
        assert converter().get_structure_hook(kind).__module__.startswith("perfeval.codec"), kind
        assert converter().get_unstructure_hook(kind).__module__.startswith("perfeval.codec"), kind
