"""Bytes as text, in the encodings that Chinese offices write."""

from __future__ import annotations

import codecs
from typing import Final

__all__ = ["decoded"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LAST: Final = "gb18030"
_KNOWN: Final = {  # all others that Chinese pages declare are part of GB18030, or UTF-8
    "big5": "big5",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}


def decoded(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text in `data` and its encoding; two empty strings where it is no text.

    A byte order mark says most. What can be UTF-8 is, for no other text looks like it; then counts
    what the document declares of itself; all else is GB18030.

    >>> decoded("绩效".encode("gbk"))
    ('绩效', 'gb18030')
    >>> decoded(b"\\xff")
    ('', '')
    """
    marked = [name for mark, name in _MARKS if data.startswith(mark)]
    for encoding in marked or dict.fromkeys(("utf-8", _KNOWN.get(declared.lower(), _LAST), _LAST)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return ("", "") if "\0" in text else (text, encoding)
    return "", ""
