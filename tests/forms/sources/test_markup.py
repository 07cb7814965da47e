"""XML as a stream: what a part may hold, and what it costs to refuse one that holds more."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import ClassVar

import pytest
from attrs import define, field

from perfeval.errors import DecodeError
from perfeval.forms import Limits
from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.markup import parse
from perfeval.forms.sources.usage import Usage
from tests.tables import each_row


@define
class Taker:
    """Keeps what it is told."""

    wanted: ClassVar[frozenset[str]] = frozenset({"a", "b"})

    told: list[str] = field(factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.told.append(f"<{name} {len(attributes.get('x', ''))}>")

    def end(self, name: str) -> None:
        self.told.append(f"</{name}>")

    def data(self, text: str) -> None:
        self.told.append(text)


def archive(**parts: bytes) -> Archive:
    """An archive of these parts, as they are."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return Archive(buffer.getvalue(), DEFAULT_LIMITS)


def told(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[str]:
    """What the elements of a part tell."""
    taker = Taker()
    parse(archive(part=data), "part", taker, Usage(limits))
    return taker.told


def test_only_wanted_elements_are_told_by_their_local_names() -> None:
    """In any namespace; characters wherever they stand."""
    assert told(b'<n:a xmlns:n="u" n:x="12"><c>t</c><b/></n:a>') == [
        *("<a 2>", "t", "<b 0>", "</b>", "</a>")
    ]


@each_row("size", [10, 2**16, 300_000, 1_000_000])
def test_a_long_attribute_is_whole_however_it_comes(size: int) -> None:
    """It lies in many chunks of the archive, which are gathered before they are scanned."""
    assert told(b"<a><b x='" + b"y" * size + b"'/></a>")[1] == f"<b {size}>"


def test_a_tag_that_does_not_end_is_refused() -> None:
    """Before it takes more memory than a tag may."""
    with pytest.raises(DecodeError, match="part: a tag or a text of more than 100000 bytes"):
        told(b"<a x='" + b"y" * 1_000_000 + b"'/>", Limits(token_size=100_000))


def test_elements_are_counted_over_all_parts() -> None:
    """A document of many parts holds no more elements than one of few."""
    parts = archive(one=b"<a><b/><b/></a>", two=b"<a><b/></a>")
    usage = Usage(Limits(elements=4))
    parse(parts, "one", Taker(), usage)
    with pytest.raises(DecodeError, match="two: more than 4 elements"):
        parse(parts, "two", Taker(), usage)


@each_row("encoding", ["unicode_escape", "zlib_codec", "idna", "utf-7", "x-none", "gbk", "u16"])
def test_an_encoding_that_no_office_writes_is_refused(encoding: str) -> None:
    """Also one that Python has; `unicode_escape` would warn of what it reads, for all to see."""
    with pytest.raises(DecodeError, match="in an encoding that is not read"):
        told(f'<?xml version="1.0" encoding="{encoding}"?><a>\\]</a>'.encode())


@each_row("encoding", ["UTF-8", "us-ascii", "ISO-8859-15", "windows-1252"])
def test_other_letters_are_read(encoding: str) -> None:
    """Such as old programs write."""
    assert told(f'<?xml version="1.0" encoding="{encoding}"?><a>b</a>'.encode())[1] == "b"
