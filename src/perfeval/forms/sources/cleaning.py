"""Document text brought within the text policy, with a count of what had to go."""

from __future__ import annotations

import re
from typing import Final

from perfeval.forms.sources.usage import Usage
from perfeval.text.policy import LONGEST_TEXT, is_plain, without_forbidden

__all__ = ["Cleaner"]

_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LONGEST: Final = 10 * LONGEST_TEXT


class Cleaner:
    """Takes forbidden characters out of document text and cuts text that is too long.

    Line breaks of every kind become newlines, and space at both ends of a line goes.
    """

    def __init__(self, usage: Usage) -> None:
        self._usage = usage
        self._dropped: dict[str, int] = {}
        self._cut: dict[str, None] = {}

    def clean(self, text: str, at: str) -> str:
        """`text` as it may stand in a filing; `at` is its place, for the notes."""
        if is_plain(text):
            return text.strip()
        if len(text) > _LONGEST:
            self._cut[at] = None
            text = text[:_LONGEST]
        text = _BREAKS.sub("\n", text)
        kept = without_forbidden(text)
        if len(kept) < len(text):
            self._dropped[at] = self._dropped.get(at, 0) + len(text) - len(kept)
        text = "\n".join(line.strip() for line in kept.split("\n")).strip("\n")
        if len(text) > LONGEST_TEXT:
            self._cut[at] = None
            text = text[:LONGEST_TEXT]
        return text

    def note_changes(self) -> None:
        """Note each place where something went."""
        for at, count in self._dropped.items():
            self._usage.note("character", at, f"{count}个不可见字符已略去")
        for at in self._cut:
            self._usage.note("cut", at, f"超过{LONGEST_TEXT}字的部分已略去")
