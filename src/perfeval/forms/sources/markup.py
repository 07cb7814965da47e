"""XML read as a stream of elements: no tree, no entities, no document type, bounded memory.

Words and numbers of a form lie in few elements; a tree of all of them would cost more memory than
the document. `<!DOCTYPE` is refused when it is met, in whatever encoding.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from contextlib import suppress
from typing import Final, Protocol
from xml.parsers import expat
from xml.parsers.expat import XMLParserType

from perfeval.errors import DecodeError, Phrase
from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage

__all__ = ["Handler", "check_encoding", "parse", "parse_chunks"]

_ENCODINGS: Final = ("utf-8", "utf-16", "ascii", "iso8859-", "cp125")
_UNREAD: Final = "in an encoding that is not read"


class Handler(Protocol):
    """What takes the elements of a part; names are local, without their namespace.

    Only the elements `wanted` are passed on, so that a document's thousands of others cost little.
    """

    @property
    def wanted(self) -> frozenset[str]:
        """The names of the elements that are passed on."""

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        """A wanted element begins."""

    def end(self, name: str) -> None:
        """A wanted element ends."""

    def data(self, text: str) -> None:
        """Characters, wherever they stand."""


class _Short(dict[str, str]):
    """Names of attributes without their namespace; each is shortened once."""

    def __missing__(self, name: str) -> str:
        made = self[name] = name.rpartition("}")[2]
        return made


def check_encoding(stated: str | None, part: str) -> None:
    """Refuse a part that says to be in anything but Unicode or an alphabet of one byte a letter.

    The parser asks Python for what it does not know itself, whose codecs unpack, too, and warn.
    """
    if stated is None:
        return
    with suppress(LookupError, ValueError):
        if codecs.lookup(stated).name.startswith(_ENCODINGS):
            return
    raise refusal(part, _UNREAD)


def parse(archive: Archive, part: str, handler: Handler, usage: Usage) -> None:
    """Feed the elements of one part to `handler`. Raises `DecodeError` where it is no plain XML."""
    parse_chunks(archive.chunks(part), part, handler, usage)


def parse_chunks(chunks: Iterable[bytes], part: str, handler: Handler, usage: Usage) -> None:
    """The same for a part that comes in `chunks`, of which some may have been left out."""
    limits = usage.limits
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = elements = 0
    left, deepest = usage.left("elements"), limits.depth
    names: dict[str, str] = {}
    short = _Short()
    wanted, begin, finish = handler.wanted, handler.start, handler.end

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > deepest:
            raise refusal(part, Phrase("elements nested deeper than {most}", most=deepest))
        if elements > left:
            usage.spend("elements", elements, part)
        local = names.get(name)
        if local is None:
            local = name.rpartition("}")[2]
            local = names[name] = local if local in wanted else ""
        if local:
            if attributes:
                attributes = {short[key]: value for key, value in attributes.items()}
            begin(local, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        local = names[name]
        if local:
            finish(local)

    def doctype(*_: object) -> None:
        raise refusal(part, "the part declares a document type (<!DOCTYPE), which is refused")

    parser.XmlDeclHandler = lambda _version, stated, _alone: check_encoding(stated, part)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        _feed(parser, chunks, part, limits.token_size)
    except expat.ExpatError as error:
        raise refusal(part, Phrase("no well-formed XML: line {line}", line=error.lineno)) from error
    except DecodeError:
        raise
    except ValueError as error:
        raise refusal(part, _UNREAD) from error
    usage.spend("elements", elements, part)


def _feed(parser: XMLParserType, chunks: Iterable[bytes], part: str, longest: int) -> None:
    """Give a part to the parser. Raises `DecodeError` for a token of more than `longest` bytes.

    A token that does not end in its chunk is scanned from its start again when more comes: so the
    longer the open token is, the more is given at once.
    """
    waiting: list[bytes] = []
    size = fed = open_ = 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size < open_:
            continue
        parser.Parse(b"".join(waiting), False)
        fed += size
        waiting, size = [], 0
        open_ = fed - parser.CurrentByteIndex
        if open_ > longest:
            raise refusal(part, Phrase("a tag or a text of more than {most} bytes", most=longest))
    parser.Parse(b"".join(waiting), True)
