"""The paragraphs of an old Word file (.doc) with what is known of their tables, as they are stored.

The text lies in pieces; pages of 512 bytes say of which properties each stretch of it is. Where a
table is large, the properties of its rows stand in a stream of their own.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Final

from attrs import frozen

from perfeval.forms.sources.compound import stream_of

__all__ = ["OldParagraph", "old_paragraphs"]

_PAGE: Final = 512
_ON_A_PAGE: Final = 29
"""How many stretches of text a page has room for."""
_MOST: Final = 150_000
"""How many paragraphs and cells are looked at: more than the limits of any form."""
_PROPERTIES: Final = 100
"""How many properties of one paragraph are looked at; those of tables come first."""
_ENDS: Final = re.compile("[\r\x07\x0c]")
_UNSEEN: Final = re.compile("\x13[^\x13\x14\x15]*\x14?|[\x00-\x08\x0e-\x12\x15-\x1d\x1f]")
"""What a field is told by, its marks, and what stands for pictures and notes."""
_IN_TABLE, _ENDS_ROW, _ROW = 0x2416, 0x2417, 0xD608
_ELSEWHERE: Final = frozenset({0x6646, 0x646B})
"""The properties that stand in the stream of data."""
_SIZES: Final = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_VARIES: Final = 6
_NARROW: Final = 0x40000000


@frozen
class OldParagraph:
    """A text up to the end of its paragraph or cell.

    `ends` is the mark that it ends with; `row` what is stored of the row that ends here, if one
    does.
    """

    text: str
    ends: str
    in_table: bool
    row: bytes | None


def old_paragraphs(data: bytes) -> list[OldParagraph]:
    """The paragraphs of the main text; none where the file is damaged."""
    try:
        return list(islice(_paragraphs(data), _MOST))
    except struct.error:  # it ends where more is due
        return []


def _paragraphs(data: bytes) -> Iterator[OldParagraph]:
    main, further = stream_of(data, "WordDocument"), stream_of(data, "Data")
    (flags,) = struct.unpack_from("<H", main, 10)
    (length,) = struct.unpack_from("<I", main, 0x4C)
    table = stream_of(data, "1Table" if flags & 0x200 else "0Table")
    runs = sorted(_runs(main, table), key=lambda run: run[0])
    begins = [begin for begin, _ in runs]
    text, left = "", length
    run, known = -1, dict[int, bytes]()
    for at, piece, width in _pieces(main, table):
        piece, left = piece[:left], max(left - len(piece), 0)
        behind = 0
        for found in _ENDS.finditer(piece):
            place = bisect_right(begins, at + width * found.start()) - 1
            if place != run:
                run, stored = place, runs[place][1] if place >= 0 else b""
                known = dict(islice(_properties(stored, further), _PROPERTIES))
            whole, text = text + piece[behind : found.start()], ""
            behind = found.end()
            row = known.get(_ROW, b"") if known.get(_ENDS_ROW) == b"\1" else None
            plain = _UNSEEN.sub("", whole).replace("\x0b", "\n").replace("\x1e", "-")
            yield OldParagraph(plain, found[0], known.get(_IN_TABLE) == b"\1", row)
        text += piece[behind:]


def _pieces(main: bytes, table: bytes) -> Iterator[tuple[int, str, int]]:
    """Where each piece of the text begins in the stream, what it says, and how wide a letter is."""
    at, length = struct.unpack_from("<2I", main, 0x1A2)
    stored = table[at : at + length]
    while stored[:1] == b"\1":  # properties that pieces share
        (size,) = struct.unpack_from("<H", stored, 1)
        stored = stored[3 + size :]
    count = (len(stored) - 9) // 12
    places = struct.unpack_from(f"<{count + 1}I", stored, 5) if count > 0 else ()
    for number in range(count):
        (where,) = struct.unpack_from("<I", stored, 5 + 4 * (count + 1) + 8 * number + 2)
        width = 1 if where & _NARROW else 2
        begin = where % _NARROW // (3 - width)
        end = begin + width * max(places[number + 1] - places[number], 0)
        code = "cp1252" if width == 1 else "utf-16-le"
        yield begin, main[begin:end].decode(code, "replace"), width


def _runs(main: bytes, table: bytes) -> Iterator[tuple[int, bytes]]:
    """Where each stretch of text begins in the stream, and its properties."""
    at, length = struct.unpack_from("<2I", main, 0x102)
    count = (length - 4) // 8
    for number in range(min(count, len(table) // 8)):
        (page,) = struct.unpack_from("<I", table, at + 4 * (count + 1) + 4 * number)
        stored = main[page * _PAGE : (page + 1) * _PAGE].ljust(_PAGE, b"\0")
        held = min(stored[-1], _ON_A_PAGE)
        for place in range(held):
            (begin,) = struct.unpack_from("<I", stored, 4 * place)
            yield begin, _stored(stored, 2 * stored[4 * (held + 1) + 13 * place])


def _stored(page: bytes, at: int) -> bytes:
    """The properties at a place of a page, behind their length and the style."""
    size = page[at] if at else 0
    if at and not size:
        return page[at + 4 : at + 2 + 2 * page[at + 1]]
    return page[at + 3 : at + 2 * size]


def _properties(stored: bytes, further: bytes) -> Iterator[tuple[int, bytes]]:
    """Each property and its value."""
    at = 0
    while at + 3 <= len(stored):
        (kind,) = struct.unpack_from("<H", stored, at)
        at += 2
        size = _SIZES.get(kind >> 13, 0)
        if kind == _ROW:
            size = 1 + struct.unpack_from("<H", stored, at)[0]
        elif kind >> 13 == _VARIES:
            size = 1 + stored[at]
        value = stored[at : at + size]
        at += size
        if kind in _ELSEWHERE:
            (where,) = struct.unpack("<I", value)
            (length,) = struct.unpack_from("<H", further, where)
            yield from _properties(further[where + 2 : where + 2 + length], b"")
        else:
            yield kind, value
