"""The zip archive behind .docx and .xlsx: parts unpacked by `zipfile`, in bounded pieces.

`zip_guard` looks at the archive first; what `zipfile` finds wrong while it unpacks, a false check
sum above all, is refused by the name of the part.
"""

from __future__ import annotations

import io
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from copy import copy
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from perfeval.forms.sources.limits import Limits, refusal
from perfeval.forms.sources.zip_guard import Part, check_directory, checked_parts

__all__ = ["Archive"]

_CHUNK: Final = 2**16
_DAMAGES: Final = (BadZipFile, EOFError, NotImplementedError, UnicodeDecodeError, zlib.error)


class Archive:
    """The parts of a zip archive in `data`. Raises `DecodeError` for one that lies or attacks."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        directory = check_directory(data, limits)
        self._bytes = _LastByteApart(data)
        try:
            self._zip = ZipFile(self._bytes)
        except _DAMAGES as error:
            raise refusal("", "the directory of the archive is damaged") from error
        parts = checked_parts(data, self._zip.infolist(), directory, limits)
        self._bytes.last = sorted(part.end - 1 for part in parts if part.info.compress_size)
        self._parts = {part.name.lower(): part for part in parts if not part.name.endswith("/")}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the directory."""
        return tuple(part.name for part in self._parts.values())

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, in pieces; never more than the directory promised."""
        part = self._parts.get(name.lower())
        if part is None:
            raise refusal(name, "the part is missing")
        size = 0
        try:
            for piece in self._unpacked(part):
                size += len(piece)
                if size > part.info.file_size:
                    break
                yield piece
        except _DAMAGES as error:
            raise refusal(name, "the part is damaged: it does not unpack to what it was") from error
        if size != part.info.file_size:
            raise refusal(name, "the part is not as long as the directory says")
        if part.info.compress_size and part.end - 1 not in self._bytes.reached:
            raise refusal(name, "the packed part goes on behind its end")

    def read(self, name: str) -> bytes:
        """One part whole; for parts that are small by nature."""
        return b"".join(self.chunks(name))

    def entry(self, name: str) -> ZipInfo:
        """The entry of a part for a directory of another archive: name, time, packing."""
        part = self._parts[name.lower()]
        made = ZipInfo(part.name, part.info.date_time)
        made.compress_type, made.external_attr = part.info.compress_type, part.info.external_attr
        return made

    def _unpacked(self, part: Part) -> Iterator[bytes]:
        """What `zipfile` makes of the part, and one byte too many if there is one.

        `zipfile` cuts a part off at the size that is stated, and what is cut off goes unnoticed.
        """
        asked = copy(part.info)
        asked.file_size += 1
        with self._zip.open(asked) as stream:
            while piece := stream.read(_CHUNK):
                yield piece


class _LastByteApart(io.BytesIO):
    """The bytes of an archive, from which the last packed byte of a part is only read alone.

    `zipfile` leaves off where a deflate stream ends, and does not tell whether that is where the
    directory says. It is, if the last byte was `reached`: no stream ends before it is needed.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.last: list[int] = []
        self.reached: set[int] = set()

    def read(self, size: int | None = -1, /) -> bytes:
        here = self.tell()
        following = bisect_left(self.last, here)
        if following < len(self.last):
            last = self.last[following]
            if last == here:
                self.reached.add(here)
            size = min(size or 0, max(last - here, 1))
        return super().read(size)
