"""The text policy: what may stand in any text that enters the library."""

from __future__ import annotations

import unicodedata

import pytest

from perfeval.errors import InputError
from perfeval.text.policy import LONGEST_TEXT, checked_text, text_problem
from tests.subclasses import OwnText
from tests.tables import each_row


@each_row(
    "text",
    [
        "",
        "三公经费",
        "一、部门基本概况\n（一）职能职责\t",
        "“三公”……——①㎡②℃",
        "\u3000\u3000首行缩进\u00a0",
        "葛\U000e0100",  # an ideograph with its variation selector, as names of places have it
        "𠮷",
        "é",
        "好" * LONGEST_TEXT,
    ],
)
def test_the_text_of_a_form_is_admitted(text: str) -> None:
    """Chinese text with its punctuation, newlines and tabs passes verbatim."""
    assert text_problem(text) is None
    assert checked_text(text, "备注") == text


@each_row(
    "code",
    [
        *range(0x09), *range(0x0B, 0x20), 0x7F, 0x85, 0x9F,  # control characters
        0xD800, 0xDBFF, 0xDC00, 0xDFFF,  # lone surrogates
        0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # bidirectional
        0x00AD, 0x034F, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF,  # invisible
        0x2028, 0x2029, 0xFFF9, 0xFFFE, 0xFFFF, 0x1D173, 0xE0001, 0xE0041, 0xE007F
    ]
)  # fmt: skip
def test_a_character_that_deceives_is_refused(code: int) -> None:
    """Characters that act, hide or reorder are refused with their place."""
    assert str(text_problem(f"某{chr(code)}局")) == (
        f"U+{code:04X} at character 2 is not allowed in text"
    )
    with pytest.raises(InputError, match=r"备注: found '某.*; expected plain text \(U\+"):
        checked_text(f"某{chr(code)}局", "备注")


def test_text_of_a_subclass_is_taken_as_plain_text() -> None:
    """What lxml or a web framework calls text may answer for itself: only characters count."""
    text = checked_text(OwnText("某局"), "备注")
    assert type(text) is str
    assert text == "某局"
    with pytest.raises(InputError, match=r"found 'a\\u202eb'"):
        checked_text(OwnText("a\u202eb"), "备注")


@pytest.mark.unmeasured
def test_every_bidirectional_control_and_surrogate_is_refused() -> None:
    """The list is whole: the Unicode database knows no control that passes."""
    bidirectional = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
    passed = [
        hex(code)
        for code in range(0x11_0000)
        if (
            unicodedata.category(chr(code)) in {"Cc", "Cs", "Zl", "Zp"}
            or (
                unicodedata.category(chr(code)) == "Cf"
                and unicodedata.bidirectional(chr(code)) in bidirectional
            )
        )
        and text_problem(chr(code)) is None
    ]
    assert [code for code in passed if not 0x1BCA0 <= int(code, 16) <= 0x1BCA3] == ["0x9", "0xa"]


def test_a_text_that_is_too_long_is_refused() -> None:
    """20,000 characters pass, one more does not."""
    assert str(text_problem("好" * 20_001)) == "text of 20001 characters; at most 20000 are allowed"


@each_row("value", [None, 5, 1.5, True, b"abc", ["a"], object()])
def test_what_is_no_text_is_refused(value: object) -> None:
    """Nothing is turned into text: None is not "None"."""
    with pytest.raises(InputError, match=r"备注: found .*; expected text"):
        checked_text(value, "备注")
