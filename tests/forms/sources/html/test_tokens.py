"""The tags of a page, however it is broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perfeval.forms.sources.html.tokens import End, Start, Token, attributes_of, resolved, tokens
from tests.tables import each_row


def told(page: str) -> list[str]:
    """The tokens of a page, as short texts."""
    return [_short(token) for token in tokens(page)]


def _short(token: Token) -> str:
    if isinstance(token, Start):
        return f"<{token.name}>"
    return f"</{token.name}>" if isinstance(token, End) else token


@each_row(
    ("page", "tokens"),
    [
        ("", []),
        ("甲", ["甲"]),
        ("<P class=x>甲</P>乙", ["<p>", "甲", "</p>", "乙"]),
        ("a < b <1> <>", ["a ", "<", " b ", "<", "1> ", "<", ">"]),
        ("<td title='a > b'>c", ["<td>", "c"]),
        ('<td width="5"">c', ["<td>", "c"]),
        ('<td title="a>b', ["<td>", "b"]),
        ("<td", ["<td>"]),
        ("<br/>a</br >", ["<br>", "a", "</br>"]),
        ("a<!-- <b> -- > -->c", ["a", "c"]),
        ("a<!-->b<!--->c<!-- d", ["a", "b", "c"]),
        ("<!DOCTYPE html><?xml a?>b<![if !a]>c<![endif]>", ["b", "c"]),
        ("<!--[if mso]><p>a</p><![endif]-->b<!--[if !mso]><!-->c<!--<![endif]-->", ["b", "c"]),
        ("<script>if (a<b) '<td>'</SCRIPT>c", ["<script>", "</script>", "c"]),
        ("<style>a<script>b", ["<style>"]),
        ("<textarea><b></textarea>c", ["<textarea>", "<b>", "</textarea>", "c"]),
        ("</>a", ["<", "/>a"]),
        ("<!a", []),
    ],
)
def test_what_is_no_tag_is_text(page: str, tokens: list[str]) -> None:
    """Nothing is refused, and comments and declarations say nothing."""
    assert told(page) == tokens


@given(st.text("<>/!-='\" abp&#x;\n", max_size=60))
def test_whatever_the_page(page: str) -> None:
    """There is an end, and no text that the page does not hold."""
    for token in tokens(page):
        if isinstance(token, str):
            assert token in page
        elif isinstance(token, Start):
            assert all(name.islower() or not name.isalpha() for name in attributes_of(token))


def test_attributes() -> None:
    """The first of a name counts; values may be quoted, bare or missing."""
    tag = Start("td", """ A = "1" b='&lt;2' c=3 a=4 hidden =5 d / """)
    assert attributes_of(tag) == {"a": "1", "b": "<2", "c": "3", "hidden": "5", "d": ""}


def test_references() -> None:
    """Characters by name and number; a number beyond Unicode is no character."""
    assert resolved("a&nbsp;&#x4e00;&#19968;&lt;") == "a\xa0一一<"
    assert resolved("&#" + "9" * 5000 + ";a &#999999999;") == "\ufffda \ufffd"
    assert resolved("&unknown; & b") == "&unknown; & b"
