"""A file that is written whole or not at all, and never over another one unless that is asked for.

It is written under another name in the same folder, and then renamed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from perfeval.errors import InputError, Phrase
from perfeval.text.paths import part_beside, resolved, shown_path

__all__ = ["check_free", "write_whole"]


def check_free(path: Path, *, force: bool) -> None:
    """Raise `InputError` where nothing may be written at `path`.

    That is a folder or a device, and, unless `force` is given, a file that stands there.
    """
    if path.exists() and not path.is_file():
        raise InputError(
            shown_path(path), Phrase("no regular file"), "a file, or a name that is free"
        )
    if path.exists() and not force:
        there = Phrase("a file that is there already")
        raise InputError(shown_path(path), there, "a name that is free, or --force (force=True)")


def write_whole(path: Path, write: Callable[[Path], object], *, force: bool = False) -> None:
    """Let `write` write a file, and put it at `path` once it is whole; a link stays a link.

    Raises as `check_free` does, `OSError` that names `path`, and whatever `write` raises; then
    everything is as it was.
    """
    check_free(path, force=force)
    target = resolved(path)
    part = part_beside(target)
    try:
        write(part)
        check_free(path, force=force)  # another may have written it since
        part.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            part.unlink()
