"""`word/styles.xml` cut down to what matters before it is parsed: most of it never does.

A style sheet of Word holds some nine thousand elements, nearly all about borders and colours of
tables. It is well-formed XML or it is refused, so an element that is cut out from its start tag to
its end tag takes nothing else with it, as long as the part holds no comment, no CDATA section, no
processing instruction and no encoding but UTF-8; one that does is parsed whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

__all__ = ["cut_down"]

_LARGEST: Final = 2**22
_HEAD: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?P<declared><\?xml\s[^<>]{1,200}\?>)?\s{0,80}<(?P<prefix>[\w.-]{1,40}:)?styles[\s>]"
)
_OTHER: Final = re.compile(rb"encoding\s{0,80}=\s{0,80}[\"'](?!utf-8[\"'])", re.IGNORECASE)
_MARKS: Final = (b"vanish", b"strike", b"vertalign", b"position", b"eastasianlayout", b"numpr")
"""The elements of a style that matter wherever they stand, in small letters."""
_FONTS: Final = (b"symbol", b"dings", b"mt extra", b"marlett", b"sorts")
_TABLE: Final = b'type="table"'  # of which neither letters nor backgrounds are looked at
_WHITE: Final = re.compile(rb"color\s[^>]{0,80}[\"'](?:f[0-9a-f]){3}[\"']")
_TINY: Final = re.compile(rb"sz\s[^>]{0,80}[\"'][0-4](?:pt)?[\"']")


def cut_down(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same part without the styles, and the parts of styles, that say nothing that matters.

    Of each style its start tag and the style it is based on are kept.
    """
    held: list[bytes] = []
    size = 0
    rest = iter(chunks)
    for chunk in rest:
        held.append(chunk)
        size += len(chunk)
        if size > _LARGEST:
            return chain(held, rest)
    whole = b"".join(held)
    return iter(_cut(whole) or [whole])


def _cut(data: bytes) -> list[bytes]:
    """The pieces of a part that are kept; none where it cannot be cut safely."""
    head = _HEAD.match(data)
    if head is None or _OTHER.search(head["declared"] or b""):
        return []
    if any(_holds(data, odd, head.end("declared")) for odd in (b"<!", b"&#", b"<?")):
        return []
    prefix = head["prefix"] or b""
    data = b"".join(_without(data, prefix + b"latentStyles", most=1))  # the one that there may be
    data = b"".join(_without(data, prefix + b"tblStylePr"))
    plain = data.lower()
    return list(_styles(data, plain, prefix))


def _holds(data: bytes, odd: bytes, behind: int) -> bool:
    """Whether two signs follow each other behind a place; one that is in no word is sought first.

    The search for one sign is a hundred times as fast as that for two.
    """
    sign = data.find(odd[1:], max(behind, 0))
    return sign >= 0 and data.find(odd, max(behind, 0)) >= 0


def _without(data: bytes, name: bytes, *, most: int = -1) -> Iterator[bytes]:
    """The pieces of `data` between the elements of one name, of which `most` are left out.

    Between the start tag of an element and its end tag no other of this name begins; an end tag
    without such a start tag before it belongs to something odd, and nothing more is cut.
    """
    start, end = b"<" + name, b"</" + name + b">"
    kept = at = 0
    while most and (at := data.find(start, at)) >= 0:
        close = data.find(end, at)
        if close < 0 or data.find(start, at + 1, close) >= 0:
            break
        yield data[kept:at]
        kept = at = close + len(end)
        most -= 1
    yield data[kept:]


def _styles(data: bytes, plain: bytes, prefix: bytes) -> Iterator[bytes]:
    """The pieces of `data`, without the insides of styles that say nothing that matters."""
    based = b"<" + prefix + b"basedOn"
    styles = list(_insides(data, prefix))
    tables = [plain.find(_TABLE, start, tag) >= 0 for start, tag, _ in styles]
    marks = _places(plain, _marks(plain))
    colours = _places(
        plain,
        _colours(plain, [each for each, is_table in zip(styles, tables, strict=True) if is_table]),
    )
    kept = 0
    for (start, tag, close), is_table in zip(styles, tables, strict=True):
        if _stands(marks, tag, close) or (not is_table and _stands(colours, tag, close)):
            continue
        at = data.find(based, tag, close)
        stop = data.find(b">", at, close) if at >= 0 else tag
        simple = at < 0 or (data[stop - 1 : stop] == b"/" and _is_tag(data, at, stop))
        if simple and _is_tag(data, start, tag) and data.find(b"basedOn", stop, close) < 0:
            yield data[kept : tag + 1]
            yield data[at : stop + 1] if at >= 0 else b""
            kept = close
    yield data[kept:]


def _places(plain: bytes, marks: Iterable[bytes]) -> list[int]:
    """Where the marks stand, in order."""
    places: list[int] = []
    for mark in marks:
        at = -1
        while (at := plain.find(mark, at + 1)) >= 0:
            places.append(at)
    return sorted(places)


def _stands(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places lies between two others."""
    following = bisect_left(places, start)
    return following < len(places) and places[following] < end


def _insides(data: bytes, prefix: bytes) -> Iterator[tuple[int, int, int]]:
    """Where each style begins, where its start tag ends, and where its end tag begins."""
    start, end = b"<" + prefix + b"style ", b"</" + prefix + b"style>"
    at = 0
    while (at := data.find(start, at)) >= 0:
        tag = data.find(b">", at)
        if data[tag - 1 : tag] == b"/" and tag > at:
            at = tag
            continue
        close = data.find(end, at)
        if not at < tag < close or data.find(start, tag, close) >= 0:
            break
        yield at, tag, close
        at = close


def _marks(plain: bytes) -> list[bytes]:
    """The elements that matter in any style: fonts and sizes only where one is odd."""
    marks = [mark for mark in _MARKS if mark in plain]
    if any(font in plain for font in _FONTS):
        marks.append(b"rfonts")
    if _TINY.search(plain):
        marks.append(b"sz ")
    return marks


def _colours(plain: bytes, tables: list[tuple[int, int, int]]) -> list[bytes]:
    """The elements that matter in styles of text: colours only where one of these is white."""
    at = 0
    for _, tag, close in tables:
        if _WHITE.search(plain, at, tag):
            return [b"shd", b"color "]
        at = close
    return [b"shd", b"color "] if _WHITE.search(plain, at) else [b"shd"]


def _is_tag(data: bytes, start: int, end: int) -> bool:
    """Whether a tag ends where its first > stands, which may stand in an attribute, too."""
    return not (data.count(b'"', start, end) % 2 or data.count(b"'", start, end) % 2)
