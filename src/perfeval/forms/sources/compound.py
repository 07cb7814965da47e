"""The streams of a compound file, the container of the old Office: sectors in chains, as on a disk.

No chain is followed further than the file has sectors, so that one in a circle ends.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import Final

__all__ = ["stream_of"]

_ENTRY: Final = 128
_IN_HEADER: Final = 109
"""How many sectors of the table of chains the header itself names."""
_ROOT: Final = "Root Entry"


def stream_of(data: bytes, name: str) -> bytes:
    """The stream of this name; empty where the file has none, or is damaged.

    >>> stream_of(b"no compound file", "Workbook")
    b''
    """
    try:
        return _stream(data, name)
    except struct.error:  # it ends where more is due
        return b""


def _stream(data: bytes, name: str) -> bytes:
    shift, small_shift = struct.unpack_from("<2H", data, 30)
    if shift not in {9, 12} or small_shift >= shift:
        return b""
    size = 1 << shift

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    chains = _chains(data, sector, len(data) // size)
    directory, least, small_first = struct.unpack_from("<I4x2I", data, 48)
    entries = _entries(_chain(directory, chains, sector, len(chains)))
    first, length = entries.get(name, (0, 0))
    if length >= least:
        return _chain(first, chains, sector, -(-length // size))[:length]
    small = 1 << small_shift
    root_first, root_length = entries.get(_ROOT, (0, 0))
    whole = _chain(root_first, chains, sector, -(-root_length // size))
    table = _numbers(_chain(small_first, chains, sector, len(chains)))

    def part(number: int) -> bytes:
        return whole[number * small : (number + 1) * small]

    return _chain(first, table, part, -(-length // small))[:length]


def _chains(data: bytes, sector: Callable[[int], bytes], count: int) -> list[int]:
    """Which sector follows each, for at most `count` of them."""
    further, more = struct.unpack_from("<2I", data, 68)
    named = [*struct.unpack_from(f"<{_IN_HEADER}I", data, 76)]
    for _ in range(min(more, count)):
        *others, further = _numbers(sector(further)) or [count]
        named += others
    made: list[int] = []
    for number in named:
        if number < count and len(made) < count:
            made += _numbers(sector(number))
    return made


def _numbers(data: bytes) -> list[int]:
    return [*struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])]


def _chain(first: int, table: Sequence[int], part: Callable[[int], bytes], most: int) -> bytes:
    """The parts of a chain, one after the other: `most` of them, or as far as it goes."""
    parts: list[bytes] = []
    while first < len(table) and len(parts) < most:
        parts.append(part(first))
        first = table[first]
    return b"".join(parts)


def _entries(directory: bytes) -> dict[str, tuple[int, int]]:
    """The names of the directory, each with its first sector and its length."""
    found: dict[str, tuple[int, int]] = {}
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        found.setdefault(name, struct.unpack_from("<2I", directory, at + 116))
    return found
