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
_USUAL: Final = ("utf-8", "gb18030")
_KNOWN: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "big5": "big5",
}


def decoded(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text in `data` and its encoding; two empty strings where it is no text.

    A byte order mark says most, then what the document declares of itself; what is neither is
    UTF-8 or else GB18030.

    >>> decoded("绩效".encode("gbk"))
    ('绩效', 'gb18030')
    >>> decoded(b"\\xff")
    ('', '')
    """
    marked = [name for mark, name in _MARKS if data.startswith(mark)]
    stated = [_KNOWN[each] for each in (declared.lower(),) if each in _KNOWN]
    for encoding in marked or dict.fromkeys((*stated, *_USUAL)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return ("", "") if "\0" in text else (text, encoding)
    return "", ""
