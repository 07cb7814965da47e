"""A single-file web page (.mht): the pages in a `multipart/related` archive (RFC 2557).

The parts are divided here: `email` of the standard library keeps a tree of whole messages, and
follows parts within parts without end.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from attrs import field, frozen

from perfeval.errors import Phrase
from perfeval.forms.sources.limits import Limits, refusal

__all__ = ["Part", "is_single_file", "parts_of"]

_HEAD: Final = 2**14
_PACKED: Final = 3  # quoted-printable writes one byte as three
_BLANK: Final = re.compile(rb"\r?\n\r?\n")
_FIELD: Final = re.compile(rb"(?m)^([A-Za-z-]{1,40}+):[ \t]*+([^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+)")
_MULTIPART: Final = re.compile(r"multipart/(?:related|mixed|alternative)", re.IGNORECASE)
_PARAMETER: Final = re.compile(r"""(boundary|charset)\s{0,4}=\s{0,4}("[^"]*"|[^\s;"]+)""", re.I)


@frozen
class Part:
    """One page of the archive: where it stands, what it is, and its bytes."""

    location: str
    kind: str
    charset: str
    body: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """The last part of the location, in lower case."""
        return unquote(self.location).replace("\\", "/").rpartition("/")[2].lower()


def is_single_file(data: bytes) -> bool:
    """Whether `data` begins with the fields of a message of several parts."""
    head = data[:_HEAD].lstrip()
    fields = _fields(head)
    return _FIELD.match(head) is not None and bool(_MULTIPART.match(fields.get("content-type", "")))


def parts_of(data: bytes, limits: Limits) -> Iterator[Part]:
    """The pages in a message, in their order. Raises `DecodeError` for one that is damaged."""
    fields = _fields(data[:_HEAD].lstrip())
    boundary = _parameters(fields.get("content-type", "")).get("boundary", "")
    if not boundary:
        raise refusal("", "a web archive (.mht) that does not say where its parts end")
    mark = b"\n--" + boundary.encode("ascii", "replace")
    if data.count(mark) > limits.entries:
        raise refusal("", Phrase("a web archive of more than {most} parts", most=limits.entries))
    at = data.find(mark)
    while at >= 0:
        after = data.find(mark, at + len(mark))
        start = data.find(b"\n", at + len(mark)) + 1
        end = after if after >= 0 else len(data)
        if 0 < start < end:
            yield from _part(data, start, end, limits)
        at = after


def _part(data: bytes, start: int, end: int, limits: Limits) -> Iterator[Part]:
    blank = _BLANK.search(data, start, min(end, start + _HEAD))
    if blank is None:
        return
    fields = _fields(data[start : blank.start()])
    kind = fields.get("content-type", "")
    if not kind.lower().startswith(("text/html", "application/xhtml")):
        return
    location = fields.get("content-location", "")
    if end - blank.end() > _PACKED * limits.page_size:
        raise refusal(
            location, Phrase("a web page of more than {most} bytes", most=limits.page_size)
        )
    body = data[blank.end() : end]
    encoding = fields.get("content-transfer-encoding", "").strip().lower()
    try:
        if encoding == "base64":
            body = binascii.a2b_base64(body)
        elif encoding == "quoted-printable":
            body = binascii.a2b_qp(body)
    except binascii.Error as error:
        raise refusal(location, "the part is damaged") from error
    charset = _parameters(kind).get("charset", "")
    yield Part(location, kind, charset, body)


def _fields(head: bytes) -> dict[str, str]:
    blank = _BLANK.search(head)
    text = head[: blank.start()] if blank else head
    return {
        match[1].decode("ascii").lower(): match[2].decode("utf-8", "replace")
        for match in _FIELD.finditer(text)
    }


def _parameters(value: str) -> dict[str, str]:
    return {match[1].lower(): match[2].strip('"') for match in _PARAMETER.finditer(value)}
