"""Documents with a key too few or too many, cut off, in another encoding, or no JSON at all."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator

from tests.hostile.case import Case, given
from tests.hostile.originals import FILING, ORIGINALS

__all__ = ["broken", "missing_and_unknown"]


def missing_and_unknown() -> Iterator[Case]:
    """A required key that is not there; a key that is none; a key that stands twice."""
    for name, original in ORIGINALS.items():
        text = json.dumps(original, ensure_ascii=False)
        for key in ("format", "version", "unit", "rubric", "id", "sections", "scores", "source"):
            if key in original:
                rest = {each: value for each, value in original.items() if each != key}
                yield Case(f"{name} without {key}", functools.partial(json.dumps, rest))
        for key in ("nmae", "Name", "name ", "__class__", "ｎａｍｅ", "", "$ref", "a" * 200):
            odd = json.dumps({**original, key: 1})
            at = key if key.isidentifier() and len(key) < 60 else None
            yield Case(f"{name} with the key {key[:12]!r}", given(odd), at)
        for twice in ('"version": 1', '"\\u0076ersion": 1', '"format": "x"', '"a": 1, "a": 1'):
            double = text.replace("{", "{" + twice + ", ", 1)
            yield Case(f"{name} with {twice} twice", given(double))


def broken() -> Iterator[Case]:
    """Text that is cut off, in another encoding, or no JSON at all."""
    text = json.dumps(FILING, ensure_ascii=False)
    data = text.encode()
    for cut in range(0, len(data) - 1, len(data) // 40):
        yield Case(f"cut off after {cut} bytes", given(data[:cut]))
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gbk", "gb18030", "big5-hkscs"):
        yield Case(f"in {encoding}", given(text.encode(encoding, "replace")))
    for name, odd in {
        "two BOMs": b"\xef\xbb\xbf" * 2 + data,
        "a NUL at the end": data + b"\0",
        "a NUL in front": b"\0" + data,
        "an overlong slash": data.replace(b"/", b"\xc0\xaf").replace(b"\xe6", b"\xc0\xaf", 1),
        "a surrogate in UTF-8": data.replace("某".encode(), b"\xed\xa0\x80", 1),
        "a byte of latin-1": data.replace("某".encode(), b"\xe9", 1),
        "a lone continuation": b"\x80" + data,
        "a BOM alone": b"\xef\xbb\xbf",
        "nothing": b"",
        "a blank": b" \n",
        "a word": b"filing",
        "a list of documents": b"[" + data + b"]",
        "two documents": data + b"\n" + data,
        "a trailing comma": data[:-1] + b",}",
        "a comment": b"// a filing\n" + data,
        "single quotes": data.replace(b'"', b"'"),
        "Python": repr(FILING).encode(),
        "YAML": b"format: perfeval.filing\nversion: 1\n",
        "XML": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "a raw newline in a text": data.replace("某".encode(), b"\n", 1),
        "a raw tab in a key": data.replace(b'"unit"', b'"un\tit"', 1),
        "a bad escape": data.replace("某".encode(), b"\\x41", 1),
        "half an escape": data.replace("某".encode(), b"\\u12", 1),
        "a zip": b"PK\x03\x04" + bytes(200),
    }.items():
        yield Case(name, given(odd))
    for token in ("null", "true", "1", "1.5", "NaN", '"perfeval.filing"', "[]", "{}", "-", "01"):
        yield Case(f"just {token}", given(token))
