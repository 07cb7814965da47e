"""PDF files made for tests: texts and lines at their places, with a font of boxes in the file."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

__all__ = ["as_pdf", "ruled", "said", "wrapped"]

WIDTH, HEIGHT = 600, 800
_GLYPH = "{0} 0 0 -120 {0} 880 d1 0 -120 {0} 1000 re f"
_WORDS = re.compile("<((?:[0-9a-f]{4})+)> Tj")


def said(text: str, left: float, top: float, size: float = 10) -> str:
    """A line of text; `top` counts from the upper edge. A Chinese character is as wide as high."""
    codes = text.encode("utf-16-be").hex()
    return f"BT /F {size} Tf 1 0 0 1 {left} {HEIGHT - top - size * 0.88:.1f} Tm <{codes}> Tj ET"


def wrapped(table: Sequence[Sequence[str]], lefts: Sequence[float], top: float) -> list[str]:
    """The texts of a table, one row under the other, 20 points high each."""
    return [
        said(text, left + 3, top + 20 * number + 5)
        for number, row in enumerate(table)
        for text, left in zip(row, lefts, strict=False)
        if text
    ]


def ruled(lefts: Sequence[float], tops: Sequence[float]) -> list[str]:
    """All lines of a table."""
    level = [_line(lefts[0], top, lefts[-1], top) for top in tops]
    return level + [_line(left, tops[0], left, tops[-1]) for left in lefts]


def _line(left: float, top: float, right: float, bottom: float) -> str:
    return f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S"


def as_pdf(*pages: Iterable[str], more: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """A file of these pages; `more` stands in each page's object, `extra` are further objects."""
    contents = [" ".join(page) for page in pages]
    hexed = "".join(match[1] for content in contents for match in _WORDS.finditer(content))
    codes = {each: number for number, each in enumerate(dict.fromkeys(_each(hexed)), start=1)}
    numbers = range(20, 20 + 2 * len(contents), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode(),
        3: _font(codes),
        4: _stream(_GLYPH.format(1000)),
        5: _stream(_GLYPH.format(500)),
        6: _stream(_to_unicode(codes)),
    }
    for number, content in zip(numbers, contents, strict=True):
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {number + 1} 0 R"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</I 7 0 R>>>>{more}>>"
        ).encode()
        objects[number + 1] = _stream(
            _WORDS.sub(lambda m: f"<{''.join(f'{codes[e]:02x}' for e in _each(m[1]))}> Tj", content)
        )
    objects |= dict(enumerate(extra, start=7))
    return _file(objects)


def _each(hexed: str) -> list[str]:
    return [hexed[at : at + 4] for at in range(0, len(hexed), 4)]


def _font(codes: dict[str, int]) -> bytes:
    """A font whose letters are boxes, half as wide as those of Chinese characters."""
    narrow = [int(each, 16) < 256 for each in codes]
    names = "".join("/h" if each else "/w" for each in narrow)
    widths = " ".join("500" if each else "1000" for each in narrow)
    return (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 -120 1000 880]/FontMatrix[.001 0 0 .001 0 0]"
        f"/CharProcs<</w 4 0 R/h 5 0 R>>/Encoding<</Type/Encoding/Differences[1{names}]>>"
        f"/FirstChar 1/LastChar {len(codes)}/Widths[{widths}]/ToUnicode 6 0 R/Resources<<>>>>"
    ).encode()


def _to_unicode(codes: dict[str, int]) -> str:
    pairs = "".join(f"<{code:02x}> <{each}> " for each, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
        "/CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange "
        f"{len(codes)} beginbfchar {pairs}endbfchar endcmap end end"
    )


def _stream(text: str) -> bytes:
    packed = zlib.compress(text.encode())
    head = f"<</Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
    return head + packed + b"\nendstream"


def _file(objects: dict[int, bytes]) -> bytes:
    made = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(made)
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    last = max(objects) + 1
    table = "".join(
        f"{places[number]:010d} 00000 n \n" if number in places else "0000000000 65535 f \n"
        for number in range(last)
    )
    start = f"startxref\n{len(made)}\n%%EOF"
    head = f"xref\n0 {last}\n{table}trailer<</Size {last}/Root 1 0 R>>\n"
    return made + head.encode() + start.encode()
