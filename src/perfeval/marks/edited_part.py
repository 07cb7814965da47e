"""One XML part of a document while it is edited: bytes are put in, all others stay as they are."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from attrs import define, field

from perfeval.errors import DecodeError, Phrase
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.markup import check_encoding

__all__ = ["EditedPart", "Element", "quoted"]

_COUNT: Final = re.compile(rb"""\scount\s*=\s*["']([^"']*+)""")
_START_TAG: Final = re.compile(rb"""<([^\s/<>]++)(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""")
_STATED: Final = re.compile(r"""\A(<\?xml[^>]{0,100}?)\s+encoding\s*=\s*["'][^"'>]{0,40}["']""")
_UTF_16: Final = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_INSERTED, _CLOSING = 0, 1


@define(eq=False)
class Element:
    """An element: its names and attributes, and where it stands in the bytes of its part.

    `start` and `inner` are before and behind its start tag, `end` and `after` before and behind its
    end tag. `tag` is its name as written, with its prefix; `parent` the element around it, of those
    that were asked for.
    """

    name: str
    namespace: str
    tag: str
    attributes: dict[str, str]
    parent: Element | None
    start: int
    inner: int
    end: int = -1
    after: int = -1
    opened: bool = field(default=False, init=False)

    @property
    def prefix(self) -> str:
        """The prefix of its name, with the colon; empty for a name without one."""
        return "".join(self.tag.rpartition(":")[:2])


class EditedPart:
    """The part `name`, whose bytes are `data`. Raises `DecodeError` where it is no plain XML."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._given = data
        self._data = _in_ascii_bytes(data)
        self._encoding = "utf-8"
        self._edits: list[tuple[int, int, int, str]] = []
        self._root: Element | None = None

    @property
    def root(self) -> Element:
        """The element around all others."""
        if self._root is None:
            self.elements(frozenset())
        assert self._root is not None  # a part without any is refused
        return self._root

    def elements(self, wanted: frozenset[str]) -> list[Element]:
        """The elements of these local names, in the order of their start tags."""
        found: list[Element] = []
        open_: list[Element | None] = []
        around: list[Element | None] = [None]
        parser = expat.ParserCreate(namespace_separator="}")

        def start(name: str, attributes: dict[str, str]) -> None:
            local = name.rpartition("}")[2]
            made = None
            if local in wanted or not open_:
                made = self._element(name, attributes, around[-1], parser.CurrentByteIndex)
            if not open_:
                made = self._root = self._root or made
            if made is not None and local in wanted:
                found.append(made)
            open_.append(made)
            around.append(made or around[-1])

        def end(_name: str) -> None:
            around.pop()
            ended = open_.pop()
            if ended is not None:
                empty = self._data[ended.inner - 2 : ended.inner] == b"/>"
                ended.end = ended.inner if empty else parser.CurrentByteIndex
                ended.after = ended.inner if empty else self._data.index(b">", ended.end) + 1

        def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
            check_encoding(encoding, self.name)
            self._encoding = encoding or self._encoding

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.XmlDeclHandler = declaration
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(self._data, True)
        except expat.ExpatError as error:
            text = Phrase("no well-formed XML: line {line}", line=error.lineno)
            raise refusal(self.name, text) from error
        except DecodeError:
            raise
        except ValueError as error:
            raise refusal(self.name, "in an encoding that is not read") from error
        return found

    def _element(
        self, name: str, attributes: dict[str, str], parent: Element | None, at: int
    ) -> Element:
        tag = _START_TAG.match(self._data, at)
        assert tag is not None  # the parser has read it
        namespace, _, local = name.rpartition("}")
        own = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        written = tag[1].decode(self._encoding, "replace")
        return Element(local, namespace, written, own, parent, at, tag.end())

    def _doctype(self, *_: object) -> None:
        problem = "the part declares a document type (<!DOCTYPE), which is refused"
        raise refusal(self.name, problem)

    def text_of(self, element: Element) -> str:
        """What stands within an element, as written."""
        return self._data[element.inner : element.end].decode(self._encoding, "replace")

    def insert(self, at: int, text: str) -> None:
        """Put XML at a place between tags, behind what was put there before."""
        self._edits.append((at, at, _INSERTED, text))

    def replace(self, start: int, end: int, text: str) -> None:
        """Put XML in the place of other."""
        self._edits.append((start, end, _INSERTED, text))

    def append(self, element: Element, text: str) -> None:
        """Put XML at the end of what stands within an element."""
        self.open(element)
        self.insert(element.end, text)

    def open(self, element: Element) -> None:
        """Give an element that is written as one tag, ``<p/>``, two, so that it can hold others."""
        if element.after > element.inner or element.opened:
            return
        element.opened = True
        self.replace(element.inner - 2, element.inner, ">")
        self._edits.append((element.inner, element.inner, _CLOSING, f"</{element.tag}>"))

    def set_count(self, element: Element, count: int) -> None:
        """Give the attribute `count` of an element, where it is written, another value."""
        found = _COUNT.search(self._data[element.start : element.inner])
        if found is not None:
            start = element.start + found.start(1)
            self.replace(start, start + len(found[1]), quoted(str(count)))

    def last(self, tag: bytes) -> int:
        """Where a tag, as written, stands last; -1 where it does not."""
        return self._data.rfind(tag)

    def data(self) -> bytes:
        """The bytes of the part with all that was put in; as they came where nothing was."""
        return b"".join(self._pieces()) if self._edits else self._given

    def _pieces(self) -> Iterator[bytes]:
        done = 0
        for start, end, _, text in sorted(self._edits, key=lambda edit: edit[:3]):
            yield self._data[done:start]
            yield text.encode(self._encoding, "xmlcharrefreplace")
            done = end
        yield self._data[done:]


def quoted(text: str) -> str:
    """A text as it stands in XML, between tags or in an attribute.

    >>> quoted('<a b="1"> & c')
    '&lt;a b=&quot;1&quot;&gt; &amp; c'
    """
    return escape(text, {'"': "&quot;"})


def _in_ascii_bytes(data: bytes) -> bytes:
    """The part in an encoding whose markup is ASCII: in UTF-8, where it is in UTF-16."""
    for mark, encoding in _UTF_16:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return _STATED.sub(r"\1", text, count=1).encode()
    return data
