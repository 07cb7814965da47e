"""Hostile zip archives, around a document that is harmless."""

from __future__ import annotations

import struct
import zlib
from typing import Final

from tests.doors.packages import archived, parts_of
from tests.forms.paper import as_word
from tests.hostile.package import Package

__all__ = ["ARCHIVES"]

_DOCUMENT: Final = as_word("某某绩效自评报告", "一、基本情况", "无")
_NOTHING: Final = b"\0\0\0\xff\xff"
"""A block of a deflate stream that unpacks to no byte."""


def _with_document(stream: bytes, text: bytes) -> bytes:
    """The archive with `stream` for its document, which is said to unpack to `text`."""
    parts = [
        (name, stream if name == "word/document.xml" else data)
        for name, data in parts_of(_DOCUMENT)
    ]
    data = bytearray(archived(parts, stored=True))
    for mark, at_name, at_method, at_check, at_size in (
        (b"PK\x03\x04", 30, 8, 14, 22),
        (b"PK\x01\x02", 46, 10, 16, 24),
    ):
        at = data.index(mark)
        while not data.startswith(b"word/document.xml", at + at_name):
            at = data.index(mark, at + 1)
        struct.pack_into("<H", data, at + at_method, 8)
        struct.pack_into("<L", data, at + at_check, zlib.crc32(text))
        struct.pack_into("<L", data, at + at_size, len(text))
    return bytes(data)


def _text() -> bytes:
    return dict(parts_of(_DOCUMENT))["word/document.xml"]


def _behind(count: int) -> bytes:
    return _with_document(zlib.compress(_text(), wbits=-15) + b"\0" * count, _text())


def _nothing(count: int) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    stream = engine.compress(_text()) + engine.flush(zlib.Z_FULL_FLUSH)
    return _with_document(stream + _NOTHING * count + engine.flush(), _text())


def _empty_parts(count: int) -> bytes:
    return archived([*parts_of(_DOCUMENT), *((f"x{number}", b"") for number in range(count))])


ARCHIVES: Final[dict[str, Package]] = {
    "archive: bytes behind the end of a stream": Package(
        _behind, 95 * 2**20, "goes on behind its end", few="goes on behind its end"
    ),
    "archive: blocks that unpack to nothing": Package(_nothing, 19 * 2**20, ""),
    "archive: empty parts": Package(_empty_parts, 60_000, "at most 2000 are read", 2_001),
}
