"""Where copies of the documents that a command is given stand, as those stand in what was given."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from itertools import count, takewhile
from pathlib import Path, PureWindowsPath
from typing import Final

from perfeval.forms.documents import FoundDocument
from perfeval.forms.patterns import is_pattern, is_there
from perfeval.text.paths import resolved

__all__ = ["Copies"]

_NOT_IN_NAMES: Final = frozenset('\\/:*?"<>|')
_DEVICE: Final = re.compile("(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *", re.IGNORECASE)
"""What Windows takes for a device, whatever follows behind a dot."""
_NEVER_LAST: Final = " ."
_LONGEST_NAME: Final = 255
"""How many bytes the name of a file may have on any usual system."""


class Copies:
    """The names of copies in `folder`; `added` stands behind the name of each original.

    `given` are the paths, folders and patterns of the command line.
    """

    def __init__(self, folder: Path, given: Sequence[str], added: str) -> None:
        self._folder, self._added = folder, added
        self._tops = [_top(Path(each)) for each in given]
        self._taken: set[str] = set()

    @property
    def are_among_originals(self) -> bool:
        """Whether the folder is below one that was given: then those of before are met."""
        parents = resolved(self._folder).parents
        return any(resolved(top) in parents for top in self._tops)

    def of(self, document: FoundDocument) -> Path:
        """A name that no other copy of this run has, on any system; a long one loses its end."""
        path = self._folder / self._below(document)
        numbers = (f"({number})" if number > 1 else "" for number in count(1))
        endings = (f"{self._added}{number}{path.suffix}" for number in numbers)
        names = (path.with_name(_shortened(path.stem, each) + each) for each in endings)
        free = next(each for each in names if str(each).casefold() not in self._taken)
        self._taken.add(str(free).casefold())
        return free

    def _below(self, document: FoundDocument) -> Path:
        """A file alone, or its path within the folder or the archive that was given."""
        path = Path(document.path)
        top = next((each for each in self._tops if path.is_relative_to(each)), path.parent)
        below = path.relative_to(top)
        if not document.member:
            return below
        parts = PureWindowsPath(document.member).parts
        return below.with_suffix("").joinpath(*map(_as_name, parts))


def _as_name(part: str) -> str:
    """A name out of an archive without what no system's names hold, or what nobody sees."""
    name = "".join("_" if c in _NOT_IN_NAMES or not c.isprintable() else c for c in part)
    if name.endswith(tuple(_NEVER_LAST)):
        name = f"{name.rstrip(_NEVER_LAST)}_"
    return f"_{name}" if _DEVICE.fullmatch(name.partition(".")[0]) else name


def _top(given: Path) -> Path:
    """The folder that a path on the command line begins at."""
    if is_pattern(str(given)) and not is_there(given):
        fixed = takewhile(lambda part: not is_pattern(part), given.parts)
        return Path(*fixed)
    return given if given.is_dir() else given.parent


def _shortened(stem: str, ending: str) -> str:
    """The beginning of a name that a file can have with this ending."""
    room = _LONGEST_NAME - len(os.fsencode(ending))
    return os.fsencode(stem)[:room].decode(sys.getfilesystemencoding(), "ignore")
