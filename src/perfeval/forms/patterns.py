"""Patterns of paths as shells know them: ``2023/*/自评*.docx``, ``**/*.xlsx``.

Windows shells leave them to the program. `glob` would follow links in a circle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from stat import S_ISDIR
from typing import Final

__all__ = ["is_pattern", "is_there", "matching", "mode_of"]

_MAGIC: Final = re.compile(r"[*?\[]")
_ANY_DEPTH: Final = "**"


def is_pattern(path: str) -> bool:
    """Whether a path has a mark that stands for other letters.

    >>> is_pattern("2023/*.docx"), is_pattern("2023/a.docx")
    (True, False)
    """
    return _MAGIC.search(path) is not None


def is_there(path: Path) -> bool:
    """Whether something stands at a path, be it a link that leads nowhere."""
    try:
        path.lstat()
    except OSError:
        return False
    return True


def mode_of(path: Path) -> int:
    """The mode of what a path leads to, as `stat` has it; 0 where nothing is found or allowed.

    The tests of `Path` raise where a name is too long, or a folder above it forbidden.
    """
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def matching(pattern: Path) -> Iterator[Path]:
    """The files and folders that fit a pattern, by name, each once; hidden ones only by name.

    Where ``**`` stands for folders of any depth, files alone fit.
    """
    parts = pattern.parts if pattern.name != _ANY_DEPTH else (pattern / "*").parts
    fixed = next(place for place, part in enumerate(parts) if is_pattern(part))
    deep = _ANY_DEPTH in parts
    seen: set[tuple[Path, int]] = set()
    left = [(Path(*parts[:fixed]), parts[fixed:])]
    while left:
        path, rest = left.pop()
        if (path, len(rest)) in seen:
            continue
        seen.add((path, len(rest)))
        if not rest:
            if not (deep and S_ISDIR(mode_of(path))):
                yield path
        elif rest[0] == _ANY_DEPTH:
            left += [(each, rest[1:]) for each in reversed(list(_folders(path)))]
        elif is_pattern(rest[0]):
            left += [(each, rest[1:]) for each in reversed(_fitting(path, rest[0]))]
        elif is_there(path / rest[0]):
            left.append((path / rest[0], rest[1:]))


def _folders(top: Path) -> Iterator[Path]:
    """The folders below `top`, itself the first, each once."""
    seen: set[tuple[int, int]] = set()
    left = [top]
    while left:
        path = left.pop()
        if not S_ISDIR(mode_of(path)):
            continue
        here = path.stat()
        if (here.st_dev, here.st_ino) not in seen:
            seen.add((here.st_dev, here.st_ino))
            yield path
            left += reversed(_fitting(path, "*"))


def _fitting(folder: Path, part: str) -> list[Path]:
    """What a folder holds that fits one part of a pattern, by name; nothing of what is none."""
    try:
        names = sorted(each.name for each in folder.iterdir())
    except OSError:
        return []
    shown = part.startswith(".")
    return [folder / name for name in names if (shown or name[0] != ".") and fnmatch(name, part)]
