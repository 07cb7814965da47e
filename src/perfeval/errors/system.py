"""What the operating system refuses, as a clerk would say it."""

from __future__ import annotations

import errno
from typing import Final

from perfeval.errors.phrases import Phrase

__all__ = ["of_the_system"]

_NO_RIGHT: Final = Phrase(
    "no permission: check the rights to the file and its folder, and whether a program has it open"
)
_REFUSED: Final = {
    errno.ENOENT: Phrase("no such file or folder, and no match of a pattern: check the path"),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EBUSY: _NO_RIGHT,
    errno.EEXIST: Phrase("there is a file of this name: choose another name"),
    errno.EISDIR: Phrase("this is a folder and no file: name the file"),
    errno.ENOTDIR: Phrase("a part of the path is no folder: check the path"),
    errno.ENOSPC: Phrase("the disk is full: make room and try again"),
    errno.EROFS: Phrase("nothing can be written there: choose another folder"),
    errno.ENAMETOOLONG: Phrase("the name of the file is too long: shorten it"),
    errno.EMFILE: Phrase("too many files are open: close some programs and try again"),
    errno.EIO: Phrase(
        "the disk or the network does not answer: copy the file to this machine first"
    ),
    errno.ELOOP: Phrase("the link leads back to itself: give the path of the file itself"),
}


def of_the_system(error: OSError) -> Phrase | str:
    """Why a file cannot be used, and what to do; in the system's own words where it is rare."""
    return _REFUSED.get(error.errno or 0) or error.strerror or ""
