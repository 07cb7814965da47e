"""The zip archive behind .docx and .xlsx, its directory walked here before anything is unpacked.

Nothing is believed that the archive says about itself: entries must not overlap, names must stay
inside, sizes and ratios are checked before and while unpacking. Sources: APPNOTE.TXT 6.3.9,
ECMA-376 part 2.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from perfeval.forms.sources.limits import Limits, refusal

__all__ = ["Archive", "Entry"]

_END: Final = struct.Struct("<4s4H2LH")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CHUNK: Final = 2**16
_STORED, _DEFLATED = 0, 8


@frozen
class Entry:
    """One part of the archive, as its directory describes it."""

    name: str
    method: int
    packed: int
    size: int
    start: int


class Archive:
    """The parts of a zip archive in `data`. Raises `DecodeError` for one that lies or attacks."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self._entries: dict[str, Entry] = {}
        for entry in self._directory():
            if entry.name.lower() in self._entries:
                raise refusal(entry.name, "the archive holds two parts of this name")
            self._entries[entry.name.lower()] = entry
        self._check_sizes()
        self._check_overlap()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the directory."""
        return tuple(entry.name for entry in self._entries.values())

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, in pieces; never more than the directory promised."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise refusal(name, "the part is missing")
        packed = memoryview(self._data)[entry.start : entry.start + entry.packed]
        pieces = _inflated(packed) if entry.method == _DEFLATED else _stored(packed)
        size = 0
        try:
            for piece in pieces:
                size += len(piece)
                if size > entry.size:
                    break
                yield piece
        except zlib.error as error:
            raise refusal(name, "the part is damaged and cannot be unpacked") from error
        if size != entry.size:
            raise refusal(name, "the part is not as long as the directory says")

    def read(self, name: str) -> bytes:
        """One part whole; for parts that are small by nature."""
        return b"".join(self.chunks(name))

    def _directory(self) -> Iterator[Entry]:
        data, limits = self._data, self._limits
        at = data.rfind(b"PK\x05\x06", max(0, len(data) - 2**16 - _END.size))
        if at < 0 or at + _END.size > len(data):
            raise refusal("", "the archive has no directory: the file is cut short or damaged")
        _, disk, first_disk, here, count, length, offset, comment = _END.unpack_from(data, at)
        if disk or first_disk or here != count or at + _END.size + comment != len(data):
            raise refusal("", "the directory of the archive is not one whole")
        if count == 0xFFFF or 0xFFFFFFFF in (length, offset):
            raise refusal("", "the archive is in zip64 format, which no form needs")
        if count > limits.entries:
            raise refusal("", f"the archive holds {count} parts; at most {limits.entries} are read")
        if offset + length != at:
            raise refusal("", "the directory of the archive is not where it should be")
        position = offset
        for _ in range(count):
            if position + _CENTRAL.size > at:
                raise refusal("", "the directory of the archive is cut short")
            entry, position = self._entry(position, offset)
            if not entry.name.endswith("/"):
                yield entry
        if position != at:
            raise refusal("", "the directory of the archive is not as long as it says")

    def _entry(self, position: int, directory: int) -> tuple[Entry, int]:
        data = self._data
        (mark, _, _, flags, method, _, _, _, packed, size, *lengths, _, _, _, local) = (
            _CENTRAL.unpack_from(data, position)
        )
        name_length, extra, comment = lengths
        start = position + _CENTRAL.size
        name = _name(data[start : start + name_length])
        if mark != b"PK\x01\x02":
            raise refusal(name, "the directory of the archive is damaged")
        if flags & 0x41:
            raise refusal(name, "the part is encrypted: save the file without a password")
        if method not in (_STORED, _DEFLATED):
            raise refusal(name, f"the part is packed by method {method}; only deflate is read")
        if local + _LOCAL.size > directory:
            raise refusal(name, "the part is not in the file: it is cut short or damaged")
        head = _LOCAL.unpack_from(data, local)
        begin = local + _LOCAL.size + head[9] + head[10]
        local_name = data[local + _LOCAL.size : local + _LOCAL.size + head[9]]
        if head[0] != b"PK\x03\x04" or begin + packed > directory or _name(local_name) != name:
            raise refusal(name, "the part and the directory of the archive contradict each other")
        return Entry(name, method, packed, size, begin), start + name_length + extra + comment

    def _check_sizes(self) -> None:
        limits = self._limits
        for entry in self._entries.values():
            if entry.size > limits.part_size:
                raise refusal(
                    entry.name, f"{entry.size} bytes; at most {limits.part_size} are read"
                )
            if entry.size > limits.ratio * max(entry.packed, 1) and entry.size > _CHUNK:
                raise refusal(entry.name, f"packed more than {limits.ratio} to 1: a zip bomb")
        total = sum(entry.size for entry in self._entries.values())
        if total > limits.total_size:
            raise refusal("", f"{total} bytes unpacked; at most {limits.total_size} are read")

    def _check_overlap(self) -> None:
        end = 0
        for entry in sorted(self._entries.values(), key=lambda each: each.start):
            if entry.start < end:
                raise refusal(entry.name, "the part overlaps another part of the archive")
            end = entry.start + entry.packed


def _name(raw: bytes) -> str:
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("cp437")
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name:
        raise refusal(repr(name), "the name of a part points outside the archive")
    return name


def _stored(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), _CHUNK):
        yield bytes(packed[start : start + _CHUNK])


def _inflated(packed: memoryview) -> Iterator[bytes]:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _CHUNK):
        piece = engine.decompress(packed[start : start + _CHUNK], _CHUNK)
        yield piece
        while engine.unconsumed_tail:
            yield engine.decompress(engine.unconsumed_tail, _CHUNK)
