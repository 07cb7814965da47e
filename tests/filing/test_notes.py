"""Notes of a reader, and the footer of a form."""

from __future__ import annotations

import pytest

from perfeval.errors import InputError
from perfeval.filing import Footer, Note
from tests.tables import each_row


def test_a_note_says_what_and_where() -> None:
    """What was left out is told with a stable code and its place."""
    note = Note(code="signature", at="附件2 / 填报人")
    assert (note.code, note.at, note.text) == ("signature", "附件2 / 填报人", "")


@each_row(
    ("code", "at", "where"),
    [("签名", "附件2", "the code of a note"), ("signature", "", "the place of a note")],
)
def test_a_note_has_a_code_and_a_place(code: str, at: str, where: str) -> None:
    """A note without a place helps nobody."""
    with pytest.raises(InputError, match=f"{where}: found"):
        Note(code=code, at=at)


def test_a_footer_keeps_the_date_as_printed() -> None:
    """填报日期 is text: forms print it in every way."""
    assert Footer(filled_on="2024.4.15").note == ""
