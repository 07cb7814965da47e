"""What a document has used of its limits, in all its parts, and the notes on it."""

from __future__ import annotations

import pytest

from perfeval.errors import DecodeError
from perfeval.filing.notes import Note
from perfeval.forms import Limits
from perfeval.forms.sources.usage import Usage


def test_a_limit_is_used_up_by_the_document_as_a_whole() -> None:
    """Up to the limit, not beyond; the refusal names the place and the limit."""
    usage = Usage(Limits(cells=5, lines=1))
    usage.spend("cells", 3, "表1")
    usage.spend("cells", 2, "表2")
    assert (usage.left("cells"), usage.left("lines")) == (0, 1)
    with pytest.raises(DecodeError, match="表3: more than 5 cells"):
        usage.spend("cells", 1, "表3")
    with pytest.raises(DecodeError, match="表3: more than 1 rows and paragraphs"):
        usage.spend("lines", 2, "表3")


def test_of_very_many_notes_the_first_are_kept_and_the_rest_counted() -> None:
    """A file that hides a million rows does not become a million notes."""
    usage = Usage(Limits())
    for row in range(1_003):
        usage.note("hidden_row", f"第{row}行", "长" * 300)
    notes = usage.notes()
    assert notes[0] == Note(code="hidden_row", at="第0行", text="长" * 200)
    assert notes[-1] == Note(code="more", at="全文", text="另有3条同类提示从略")
    assert len(notes) == 1_001
    assert Usage(Limits()).notes() == ()
