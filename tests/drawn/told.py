"""Texts as they are compared, and what a reader says that it did not place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from perfeval.filing import Note

__all__ = ["Told", "bare", "printed", "squeezed"]

_SPACE: Final = re.compile(r"\s+")
_WORTH: Final = re.compile(r"[（(][0-9.]+分[)）]$")
_LONG: Final = 4  # characters: a shorter value is told only where its row is named, too


def squeezed(text: str) -> str:
    """A text as it is compared: without space, brackets alike."""
    return _SPACE.sub("", text).replace("（", "(").replace("）", ")").replace("：", ":").rstrip(":")


def printed(cell: object) -> str:
    """What a cell prints; blank marks say nothing."""
    if cell is None or type(cell).__name__ == "Nil":
        return ""
    made = getattr(cell, "printed", None)
    return str(made if isinstance(made, str) else getattr(cell, "text", cell))


@frozen
class Told:
    """What the reader says that it did not place."""

    notes: Sequence[Note]
    whole: str

    def says(self, due: str, at: str) -> bool:
        """Whether a note holds the value: a short one only where it names the row, too."""
        plain, row = squeezed(due), squeezed(at)
        for note in self.notes:
            text, place = squeezed(note.text), squeezed(note.at)
            tokens = [squeezed(each) for each in re.split(r"[\t\n ]", note.text)]
            long = len(plain) >= _LONG
            named = long or not row or row in place or row in text
            if named and (plain in tokens or (long and plain in text)):
                return True
        return False


def bare(name: str) -> str:
    """A name without the points that it carries."""
    return _WORTH.sub("", squeezed(name))
