"""XML read as a stream of elements: no tree, no entities, no document type, bounded memory.

Words and numbers of a form lie in few elements; a tree of all of them would cost more memory than
the document. `<!DOCTYPE` is refused when it is met, in whatever encoding.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from perfeval.forms.limits import Limits, refusal

__all__ = ["Handler", "parse"]


class Handler(Protocol):
    """What takes the elements of a part; names are local, without their namespace."""

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Characters within the element that began last."""


def parse(part: str, chunks: Iterable[bytes], handler: Handler, limits: Limits) -> None:
    """Feed the elements of one part to `handler`. Raises `DecodeError` where it is no plain XML."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = elements = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > limits.depth:
            raise refusal(part, f"elements nested deeper than {limits.depth}")
        if elements > limits.elements:
            raise refusal(part, f"more than {limits.elements} elements")
        if attributes:
            attributes = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        handler.start(name.rpartition("}")[2], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name.rpartition("}")[2])

    def doctype(*_: object) -> None:
        raise refusal(part, "the part declares a document type (<!DOCTYPE), which is refused")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise refusal(part, f"no well-formed XML: line {error.lineno}") from error
    except (LookupError, ValueError) as error:
        if isinstance(error, type(refusal("", ""))):
            raise
        raise refusal(part, "in an encoding that is not read") from error
