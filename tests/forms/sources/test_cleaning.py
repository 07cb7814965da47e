"""Document text is brought within the text policy, and what went is noted."""

from __future__ import annotations

from perfeval.forms import Limits
from perfeval.forms.sources.cleaning import Cleaner
from perfeval.forms.sources.usage import Usage
from perfeval.text.policy import LONGEST_TEXT, text_problem
from tests.tables import each_row


def cleaned(text: str) -> tuple[str, list[str]]:
    """The text, and the codes of the notes."""
    usage = Usage(Limits())
    cleaner = Cleaner(usage)
    made = cleaner.clean(text, "第1段")
    assert text_problem(made) is None
    cleaner.note_changes()
    return made, [note.code for note in usage.notes()]


@each_row(
    ("text", "made", "codes"),
    [
        ("三公", "三公", []),
        (" 甲 \r\n乙\u2028丙\x0b", "甲\n乙\n丙", []),
        ("甲\u200b乙\x00", "甲乙", ["character"]),
        ("\n X型设备 XX\n\n", "X型设备 XX", []),
        ("7" * LONGEST_TEXT, "7" * LONGEST_TEXT, []),
        ("7" * (LONGEST_TEXT + 1), "7" * LONGEST_TEXT, ["cut"]),
        ("长" * 11 * LONGEST_TEXT, "长" * LONGEST_TEXT, ["cut"]),
        ("甲\u200b" * LONGEST_TEXT, "甲" * LONGEST_TEXT, ["character"]),
        ("\u200b" * 10 * LONGEST_TEXT + "甲", "", ["character", "cut"]),
    ],
)
def test_what_is_kept_and_what_is_noted(text: str, made: str, codes: list[str]) -> None:
    """Breaks become newlines, forbidden characters go, and a text ends where no text goes on."""
    assert cleaned(text) == (made, codes)


def test_what_went_at_one_place_is_counted_together() -> None:
    """Texts of one cell come piece by piece; each place has its own count."""
    usage = Usage(Limits())
    cleaner = Cleaner(usage)
    for text, at in (("甲\u200b", "第1格"), ("\x00乙\x00", "第1格"), ("丙\x01", "第2格")):
        cleaner.clean(text, at)
    cleaner.note_changes()
    assert [(note.at, note.text) for note in usage.notes()] == [
        ("第1格", "3个不可见字符已略去"),
        ("第2格", "1个不可见字符已略去"),
    ]
