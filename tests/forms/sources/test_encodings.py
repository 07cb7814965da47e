"""Bytes as text."""

from __future__ import annotations

from perfeval.forms.sources.encodings import decoded
from tests.tables import each_row


@each_row(
    ("data", "declared", "text", "encoding"),
    [
        ("绩效".encode("utf-8-sig"), "gbk", "绩效", "utf-8-sig"),
        ("绩效".encode("utf-16"), "gbk", "绩效", "utf-16"),
        ("绩效".encode(), "gbk", "绩效", "utf-8"),
        ("绩效".encode("gbk"), "GB2312", "绩效", "gb18030"),
        ("績效".encode("big5"), "Big5", "績效", "big5"),
        ("绩效".encode("gbk"), "unicorn", "绩效", "gb18030"),
        (b"a\0b", "", "", ""),
        (b"\xff\xfe\x00", "utf-8", "", ""),
        (b"\x81", "", "", ""),
        (b"", "", "", "utf-8"),
    ],
)
def test_encodings(data: bytes, declared: str, text: str, encoding: str) -> None:
    """The mark, UTF-8, what is declared, GB18030; what holds a zero byte is no text."""
    assert decoded(data, declared) == (text, encoding)
