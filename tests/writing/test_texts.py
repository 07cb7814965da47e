"""Texts in a table of data: what a program for tables might take for a formula."""

from __future__ import annotations

from perfeval.writing.texts import is_formula, neutral
from tests.tables import each_row


@each_row("sign", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
@each_row("before", ["", " ", "\n \n"])
def test_a_sign_begins_a_formula(sign: str, before: str) -> None:
    """Behind blanks and line breaks as well, as such a program reads it."""
    assert is_formula(f"{before}{sign}1+1")
    assert not is_formula(f"{before}1{sign}1")
    assert not is_formula(f"\u3000{sign}1")


@each_row(
    ("text", "written"),
    [
        ("群众满意率", "群众满意率"),
        ("−1", "−1"),
        ("=1", "'=1"),
        (" -5", "' -5"),
        ("某局\u202e", "某局\\u202e"),
        ("=\u200b1", "'=\\u200b1"),
        ("", ""),
    ],
)
def test_a_formula_is_written_as_the_text_that_it_is(text: str, written: str) -> None:
    """Nothing else is changed, and nothing is hidden."""
    assert neutral(text) == written
