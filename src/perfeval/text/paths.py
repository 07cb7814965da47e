"""Paths of files as a host gives them: text or `os.PathLike`, nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from perfeval.errors import InputError

__all__ = ["checked_path"]


def checked_path(value: object, where: str) -> Path:
    """`value` as a path that the operating system can be asked for.

    Raises `InputError` that names `where` for what is no path, and for a NUL or a character that
    no name of a file can have.
    """
    if isinstance(value, str | os.PathLike):
        try:
            path = Path(value)
            name = os.fsencode(path)
        except (TypeError, ValueError):  # a path of bytes, or a lone surrogate
            name = b"\0"
        if b"\0" not in name:
            return path
    raise InputError(where, value, "the path of a file")
