"""Paths of files as a host gives them, text or `os.PathLike`; and as messages show them."""

from __future__ import annotations

import errno
import os
import re
import secrets
from pathlib import Path
from stat import S_ISREG
from typing import Final

from perfeval.errors import InputError, Phrase, ascii_controls, brief
from perfeval.plugins import guarded

__all__ = ["bytes_in", "checked_path", "is_part", "part_beside", "resolved", "shown_path"]

_RANDOM: Final = 8
_PART: Final = ".part"
_NAME: Final = 1 + 2 * _RANDOM + len(_PART)
"""How many characters the name of a part has."""
_UNDECODED: Final = re.compile("[\udc80-\udcff]")
"""What stands for a byte of a name that is no text of the system's encoding."""


def checked_path(value: object, where: str) -> Path:
    """`value` as a path that the operating system can be asked for.

    Raises `InputError` that names `where` for what is no path, and for a NUL or a character that
    no name of a file can have.
    """
    if isinstance(value, str | os.PathLike):
        path = guarded(lambda: _path(value))
        if isinstance(path, Path) and b"\0" not in os.fsencode(path):
            return path
    raise InputError(where, value, "the path of a file")


def _path(value: str | os.PathLike[str]) -> Path:
    """A path with a name that a file can have: fails for one of bytes, or a lone surrogate."""
    path = Path(str.__str__(value) if isinstance(value, str) else os.fspath(value))
    os.fsencode(path)
    return path


def bytes_in(path: Path, most: int) -> bytes:
    """What a file holds, up to `most` bytes. `OSError` passes.

    Raises `InputError` for a pipe or a device, which may never give anything, or never end.
    """
    with open(path, "rb", opener=_at_once) as stream:
        if not S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise InputError(shown_path(path), Phrase("no regular file"), "a file on a disk")
        return stream.read(most)


def _at_once(name: str, flags: int) -> int:
    """Open without waiting for who would write into a pipe, where a system has pipes by name."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def resolved(path: Path) -> Path:
    """Where a path leads through its links. `OSError` passes, and is raised for links in a circle.

    Until Python 3.13 `resolve` raises RuntimeError for these.
    """
    try:
        return path.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


def shown_path(path: object) -> str:
    """A path as a message shows it, on one line: ``附件2\\u000a.docx``; of no path a picture.

    >>> shown_path("附件2\\n.docx")
    '附件2\\\\u000a.docx'
    """
    if isinstance(path, str):
        return ascii_controls(_worded(str.__str__(path)))
    return ascii_controls(_worded(str(path))) if isinstance(path, Path) else str(brief(path))


def part_beside(path: Path) -> Path:
    """A free name in the folder of a file, for what is written of it until it is whole."""
    return path.with_name(f".{secrets.token_hex(_RANDOM)}{_PART}")


def is_part(name: str) -> bool:
    """Whether a file of this name is one that is being written (`part_beside`)."""
    return name.startswith(".") and name.endswith(_PART) and len(name) == _NAME


def _worded(path: str) -> str:
    """A path with each name in GBK, as old systems of Windows write it, in its characters."""
    if not _UNDECODED.search(path):
        return path
    return "/".join(map(_decoded, path.split("/")))


def _decoded(name: str) -> str:
    try:
        return os.fsencode(name).decode("gbk") if _UNDECODED.search(name) else name
    except UnicodeError:
        return name
