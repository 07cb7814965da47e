"""One document while it is opened: how much of its limits it has used, and the notes on it.

The limits hold for the document as a whole, in however many parts and sheets it comes.
"""

from __future__ import annotations

from typing import Final

from attrs import define, field

from perfeval.errors import Phrase
from perfeval.filing.notes import Note
from perfeval.forms.sources.limits import Limits, refusal
from perfeval.text.policy import plain_line

__all__ = ["Usage"]

_NAMES: Final = {
    "cells": "cells",
    "elements": "elements",
    "lines": "rows and paragraphs",
    "text": "characters of text",
}
_NOTES: Final = 1_000
_LONGEST: Final = 200
_WHOLE: Final = "全文"


@define
class Usage:
    """What a document has used of its `limits`, and the first notes on it."""

    limits: Limits
    _used: dict[str, int] = field(factory=dict)
    _notes: list[Note] = field(factory=list)
    _more: int = 0

    def spend(self, what: str, count: int, at: str) -> None:
        """Use some of one limit. Raises `DecodeError` that names the place where it is used up."""
        used = self._used.get(what, 0) + count
        if used > getattr(self.limits, what):
            raise refusal(
                at,
                Phrase(
                    "more than {most} {names}",
                    most=getattr(self.limits, what),
                    names=Phrase(_NAMES[what]),
                ),
            )
        self._used[what] = used

    def left(self, what: str) -> int:
        """How much is left of one limit."""
        most: int = getattr(self.limits, what)
        return most - self._used.get(what, 0)

    @property
    def keeps_notes(self) -> bool:
        """Whether a further note is kept, or only counted."""
        return len(self._notes) < _NOTES

    def note(self, code: str, at: str, text: str) -> None:
        """Note what the file hides or computes; of very many notes the first are kept.

        The words may come from the file: they are put on one line, within the text policy.
        """
        if self.keeps_notes:
            place, text = plain_line(at[:_LONGEST]) or _WHOLE, plain_line(text[:_LONGEST])
            self._notes.append(Note(code=code, at=place, text=text))
        else:
            self._more += 1

    def notes(self) -> tuple[Note, ...]:
        """The notes so far, and how many more there were."""
        more = Note(code="more", at=_WHOLE, text=f"另有{self._more}条同类提示从略")
        return (*self._notes, *([more] if self._more else []))
