"""PDF files made for tests: texts and lines at their places, and nothing that a font would add."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

__all__ = ["as_pdf", "ruled", "said", "wrapped"]

WIDTH, HEIGHT = 600, 800
_TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
    b"/CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


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
    contents = [" ".join(page).encode() for page in pages]
    numbers = range(10, 10 + 2 * len(contents), 2)
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(contents)}/Kids[{' '.join(f'{n} 0 R' for n in numbers)}]>>"
        "".encode(),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]"
        b"/ToUnicode 6 0 R>>",
        4: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/FontDescriptor 5 0 R/DW 1000"
        b"/W[32 126 500]/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        5: b"<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 -120 1000 880]/Ascent 880"
        b"/Descent -120/ItalicAngle 0/CapHeight 880/StemV 80>>",
        6: _stream(_TO_UNICODE),
    }
    for number, content in zip(numbers, contents, strict=True):
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {number + 1} 0 R"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</I 7 0 R>>>>{more}>>"
        ).encode()
        objects[number + 1] = _stream(content)
    objects |= dict(enumerate(extra, start=7))
    return _file(objects)


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
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
