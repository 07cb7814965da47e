"""What is checked of a zip archive before `zipfile` unpacks a part of it.

`zipfile` believes an archive: it takes any number of parts and any size, lets parts share their
bytes, follows zip64 records, and looks at nothing between the parts and their directory. So the
directory is walked here first, and each part compared with its own header. Sources: APPNOTE.TXT
6.3.9, ECMA-376 part 2.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from contextlib import suppress
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from attrs import frozen

from perfeval.errors import Phrase
from perfeval.forms.sources.limits import Limits, refusal

__all__ = ["Part", "check_directory", "checked_parts"]

_END: Final = struct.Struct("<4s4H2LH")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_ZIP64: Final = b"PK\x06\x07"
_ZIP64_SIZE: Final = 20
_STATED_ELSEWHERE: Final = 0xFFFFFFFF
_ENCRYPTED, _DESCRIBED_BEHIND, _UTF8 = 0x41, 0x08, 0x800
_SMALL: Final = 2**16


@frozen
class Part:
    """One entry of the directory, and where its packed bytes end."""

    name: str
    info: ZipInfo
    end: int


def check_directory(data: bytes, limits: Limits) -> int:
    """Walk the directory of the archive `data`; where it begins.

    Raises `DecodeError` where it is not one whole at the very end, or has too many entries.
    """
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 2**16 - _END.size))
    if at < 0 or at + _END.size > len(data):
        raise refusal("", "the archive has no directory: the file is cut short or damaged")
    _, disk, first_disk, here, count, length, offset, comment = _END.unpack_from(data, at)
    if disk or first_disk or here != count or at + _END.size + comment != len(data):
        raise refusal("", "the directory of the archive is not one whole")
    if count == 0xFFFF or _STATED_ELSEWHERE in (length, offset) or _is_zip64(data, at):
        raise refusal("", "the archive is in zip64 format, which no form needs")
    if count > limits.entries:
        raise refusal(
            "",
            Phrase(
                "the archive holds {count} parts; at most {most} are read",
                count=count,
                most=limits.entries,
            ),
        )
    if offset + length != at:
        raise refusal("", "the directory of the archive is not where it should be")
    position = offset
    for _ in range(count):
        if position + _CENTRAL.size > at:
            raise refusal("", "the directory of the archive is cut short")
        position = _behind(data, position)
    if position != at:
        raise refusal("", "the directory of the archive is not as long as it says")
    return int(offset)


def _is_zip64(data: bytes, at: int) -> bool:
    """Whether `zipfile` would take the end record at `at` for one of zip64."""
    return data[max(0, at - _ZIP64_SIZE) :].startswith(_ZIP64)


def _behind(data: bytes, position: int) -> int:
    """Where the entry at `position` of the directory ends."""
    mark, *_, packed, size, name, extra, comment, _, _, _, header = _CENTRAL.unpack_from(
        data, position
    )
    if mark != b"PK\x01\x02":
        raise refusal("", "the directory of the archive is damaged")
    start = position + _CENTRAL.size
    if _STATED_ELSEWHERE in (packed, size, header):
        shown = repr(data[start : start + name])
        raise refusal(shown, "the part is in zip64 format, which no form needs")
    return int(start + name + extra + comment)


def checked_parts(
    data: bytes, infos: Iterable[ZipInfo], directory: int, limits: Limits
) -> list[Part]:
    """The parts, compared with the bytes before the `directory`, each other and the limits.

    Raises `DecodeError` that names the part which lies or attacks.
    """
    parts = [_part(data, info, directory, limits) for info in infos]
    seen: set[str] = set()
    for part in parts:
        if part.name.lower() in seen:
            raise refusal(part.name, "the archive holds two parts of this name")
        seen.add(part.name.lower())
    total = sum(part.info.file_size for part in parts)
    if total > limits.total_size:
        raise refusal(
            "",
            Phrase(
                "{size} bytes unpacked; at most {most} are read", size=total, most=limits.total_size
            ),
        )
    end = 0
    for part in sorted(parts, key=lambda each: each.info.header_offset):
        if part.info.header_offset < end:
            raise refusal(part.name, "the part overlaps another part of the archive")
        end = part.end
    return parts


def _part(data: bytes, info: ZipInfo, directory: int, limits: Limits) -> Part:
    name = _name(info)
    _check_packing(name, info, limits)
    return Part(name, info, _end(data, name, info, directory))


def _name(info: ZipInfo) -> str:
    """The name of a part. Raises `DecodeError` for one that points outside the archive.

    A name that does not say its encoding is UTF-8 where it can be, else GB18030 as a Chinese
    Windows writes it, whatever `zipfile` makes of it.
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        name = _decoded(name.encode("cp437")) or name
    folders = name.replace("\\", "/").split("/")
    if (
        not name
        or name.startswith(("/", "\\"))
        or ".." in folders
        or ":" in folders[0]
        or "\0" in name
    ):
        raise refusal(repr(name), "the name of a part points outside the archive")
    return name


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return ""


def _check_packing(name: str, info: ZipInfo, limits: Limits) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise refusal(name, "the part is encrypted: save the file without a password")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise refusal(
            name,
            Phrase(
                "the part is packed by method {method}; only deflate is read",
                method=info.compress_type,
            ),
        )
    if info.file_size > limits.part_size:
        raise refusal(
            name,
            Phrase(
                "{size} bytes; at most {most} are read", size=info.file_size, most=limits.part_size
            ),
        )
    if info.file_size > max(_SMALL, limits.ratio * max(info.compress_size, 1)):
        raise refusal(name, Phrase("packed more than {most} to 1: a zip bomb", most=limits.ratio))
    if info.compress_type == ZIP_STORED and info.compress_size != info.file_size:
        raise refusal(name, "the part is not as long as the directory says")


def _end(data: bytes, name: str, info: ZipInfo, directory: int) -> int:
    """Where the packed bytes of a part end; its own header must say what the directory says."""
    start = info.header_offset
    if start + _LOCAL.size > directory:
        raise refusal(name, "the part is not in the file: it is cut short or damaged")
    mark, _, flags, method, _, _, check, packed, size, length, extra = _LOCAL.unpack_from(
        data, start
    )
    start += _LOCAL.size
    end = int(start + length + extra + info.compress_size)
    encoded = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")
    behind = (0,) if flags & _DESCRIBED_BEHIND else ()
    agree = (
        mark == b"PK\x03\x04"
        and data[start : start + length] == encoded
        and method == info.compress_type
        and not flags & _ENCRYPTED
        and check in (info.CRC, *behind)
        and packed in (info.compress_size, _STATED_ELSEWHERE, *behind)
        and size in (info.file_size, _STATED_ELSEWHERE, *behind)
    )
    if not agree or end > directory:
        raise refusal(name, "the part and the directory of the archive contradict each other")
    return end
