"""Files of the old Office, written by hand: a workbook and a document in their container."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

__all__ = ["compound_file", "doc_file", "record", "text_record", "workbook_stream"]

_SECTOR, _SMALL = 512, 64
_END, _FAT = 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(streams: Mapping[str, bytes], *, least: int = 0) -> bytes:
    """A compound file of these streams; those shorter than `least` share sectors of their own."""
    sectors: list[bytes] = []
    chains: list[int] = []

    def put(data: bytes) -> int:
        first = len(sectors)
        parts = [data[at : at + _SECTOR] for at in range(0, len(data), _SECTOR)]
        sectors.extend(part.ljust(_SECTOR, b"\0") for part in parts)
        chains.extend([*range(first + 1, first + len(parts)), _END][: len(parts)])
        return first if parts else _END

    small, small_chains, entries = b"", list[int](), list[bytes]()
    for name, data in streams.items():
        if len(data) >= least:
            entries.append(_entry(name, put(data), len(data)))
            continue
        first, count = len(small_chains), -(-len(data) // _SMALL)
        small += data.ljust(count * _SMALL, b"\0")
        small_chains += [*range(first + 1, first + count), _END]
        entries.append(_entry(name, first, len(data)))
    root = _entry("Root Entry", put(small), len(small))
    small_first = put(struct.pack(f"<{len(small_chains)}I", *small_chains))
    directory = put(b"".join([root, *entries]))
    fat = -(-(len(chains) + 1) // 127)
    chains += [_FAT] * fat
    first = len(sectors)
    put_fat = struct.pack(f"<{len(chains)}I", *chains).ljust(fat * _SECTOR, b"\xff")
    sectors += [put_fat[at : at + _SECTOR] for at in range(0, len(put_fat), _SECTOR)]
    head = bytes.fromhex("d0cf11e0a1b11ae1").ljust(28, b"\0")
    head += struct.pack("<3H", 0xFFFE, 9, 6).ljust(16, b"\0")
    head += struct.pack("<2I4x2I4x2I", fat, directory, least, small_first, _END, 0)
    named = [*range(first, first + fat)]
    head += struct.pack("<109I", *named, *[0xFFFFFFFF] * (109 - fat))
    return head.ljust(_SECTOR, b"\0") + b"".join(sectors)


def _entry(name: str, first: int, length: int) -> bytes:
    said = name.encode("utf-16-le")
    head = said.ljust(64, b"\0") + struct.pack("<H", len(said) + 2)
    return head.ljust(116, b"\0") + struct.pack("<3I", first, length, 0)


def record(kind: int, *parts: bytes) -> bytes:
    """A record of a workbook."""
    body = b"".join(parts)
    return struct.pack("<2H", kind, len(body)) + body


def text_record(kind: int, ahead: bytes, text: str, *, wide: bool) -> bytes:
    """A record that ends with a text, which has a long length where `wide`."""
    plain = text.isascii()
    said = text.encode("latin-1" if plain else "utf-16-le")
    head = struct.pack("<HB" if wide else "<2B", len(text), not plain)
    return record(kind, ahead, head, said)


def workbook_stream(codes: Mapping[int, str], styles: Sequence[int], *sheets: bytes) -> bytes:
    """The stream of a workbook: its codes, its styles, and the records of sheets 表1, 表2, …"""
    begin, end = record(0x809, b"\0\6\5\0"), record(0x0A)
    tail = [text_record(0x41E, struct.pack("<H", n), code, wide=True) for n, code in codes.items()]
    tail += [record(0xE0, struct.pack("<3H", 0, number, 0)) for number in styles]
    size = len(begin + b"".join(tail) + end)
    size += sum(4 + 8 + 2 * len(f"表{n}") for n in range(1, len(sheets) + 1))
    listed = b""
    for number, sheet in enumerate(sheets, start=1):
        listed += text_record(0x85, struct.pack("<IH", size, 0), f"表{number}", wide=False)
        size += len(begin + sheet + end)
    return begin + listed + b"".join(tail) + end + b"".join(begin + s + end for s in sheets)


def _length(held: bytes) -> bytes:
    """The length of properties, which is odd behind one byte, and even behind two."""
    half, odd = divmod(len(held), 2)
    return bytes([half + 1]) if odd else bytes([0, half])


def doc_file(
    paragraphs: Sequence[tuple[str, bytes]], *, narrow: bool = False, **more: bytes
) -> bytes:
    """A Word file of these paragraphs, each with its mark and its properties.

    `more` are further streams. Where `narrow`, a letter is one byte.
    """
    width, begin = (1, 1024) if narrow else (2, 1024)
    text = "".join(said for said, _ in paragraphs)
    places = [begin]
    for said, _ in paragraphs:
        places.append(places[-1] + width * len(said))
    table, pages = b"", b""
    stored = text.encode("cp1252" if narrow else "utf-16-le")
    first = -(-(begin + len(stored)) // 512)
    for number, (_, properties) in enumerate(paragraphs):
        held = b"\0\0" + properties
        page = struct.pack("<2I", *places[number : number + 2]) + bytes([16]) + b"\0" * 12
        page = page.ljust(32, b"\0") + _length(held) + held
        pages += page.ljust(511, b"\0") + b"\1"
    table += struct.pack(f"<{len(places)}I", *places)
    table += struct.pack(f"<{len(paragraphs)}I", *range(first, first + len(paragraphs)))
    where = begin * 2 | 0x40000000 if narrow else begin
    pieces = struct.pack("<2IHIH", 0, len(text), 0, where, 0)
    listed = b"\1\2\0\0\0" + b"\2" + struct.pack("<I", len(pieces)) + pieces
    main = bytearray(begin)
    struct.pack_into("<H", main, 10, 0x200)
    struct.pack_into("<I", main, 0x4C, len(text))
    struct.pack_into("<2I", main, 0x102, 0, len(table))
    struct.pack_into("<2I", main, 0x1A2, len(table), len(listed))
    whole = (bytes(main) + stored).ljust(first * 512, b"\0") + pages
    return compound_file({"WordDocument": whole, "1Table": table + listed, **more})
