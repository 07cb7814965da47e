"""Document text brought within the text policy, with a count of what had to go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval.filing.notes import Note
from perfeval.texts import LONGEST_TEXT, text_problem

__all__ = ["Cleaner"]

_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


class Cleaner:
    """Takes forbidden characters out of document text and cuts text that is too long.

    Line breaks of every kind become newlines, and space at both ends of a line goes.
    """

    def __init__(self) -> None:
        self._dropped: dict[str, int] = {}
        self._cut: list[str] = []

    def clean(self, text: str, at: str) -> str:
        """`text` as it may stand in a filing; `at` is its place, for the notes."""
        if text.isascii() and text.isalnum():
            return text
        text = _BREAKS.sub("\n", text)
        if text_problem(text[:LONGEST_TEXT]) is not None:
            kept = "".join(each for each in text if text_problem(each) is None)
            self._dropped[at] = self._dropped.get(at, 0) + len(text) - len(kept)
            text = kept
        text = "\n".join(line.strip() for line in text.split("\n")).strip("\n")
        if len(text) > LONGEST_TEXT:
            self._cut.append(at)
            text = text[:LONGEST_TEXT]
        return text

    def notes(self) -> Iterator[Note]:
        """A note for each place where something went."""
        for at, count in self._dropped.items():
            yield Note(code="character", at=at, text=f"{count}个不可见字符已略去")
        for at in self._cut:
            yield Note(code="cut", at=at, text=f"超过{LONGEST_TEXT}字的部分已略去")
