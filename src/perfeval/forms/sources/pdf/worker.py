"""Gives the characters and drawn lines of a PDF file, a line of JSON a page.

PDFium is written in C++ and cannot be stopped from within; so it works in a process of its own
(`apart.start`), which has a limit on memory, and here one on the time of each page.

`main(["FILE", "PAGES", "CHARACTERS", "LINES"])` prints for each page `[characters, lines, pictures,
missing]` in points from the upper left corner, or `{"refused": why}`. A character is
`[text, left, top, right, bottom]`, a line `[left, top, right, bottom]`; `missing` counts texts that
have no width, as no font on this machine has their characters and the file does not hold it.
"""

from __future__ import annotations

import ctypes
import json
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

__all__ = ["main", "pages"]

_SECONDS = 2.0  # for opening the file and its first page
_MORE = 0.2  # for each page that follows
_SLANT = 1.0
_DEPTH = 4


def main(arguments: list[str]) -> None:
    """Print the pages of the file that is named first; the limits follow."""
    file, *limits = arguments
    for page in pages(file, *map(int, limits)):
        print(json.dumps(page, ensure_ascii=True), flush=True)  # noqa: T201


def pages(file: str, most: int, characters: int, lines: int) -> Iterator[object]:
    """What stands on each page, one after the other; or why the file is refused."""
    _allow(0)
    pdfium, raw = import_module("pypdfium2"), import_module("pypdfium2.raw")
    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        yield {"refused": "encrypted" if locked else "damaged"}
        return
    if len(document) > most:
        yield {"refused": "pages", "count": len(document)}
        return
    for number in range(len(document)):
        _allow(number)
        try:
            page = document[number]
            turned = _turned(page)
            text = page.get_textpage()
            placed = list(_characters(text, raw, turned, characters))
            yield [placed, *_drawn(page, raw, turned, lines)]
            text.close()
            page.close()
        except pdfium.PdfiumError:
            yield {"refused": "damaged"}
            return


Place = Callable[[float, float], tuple[float, float]]


def _turned(page: Any) -> Place:
    """From a place on the page as it is stored to the place as it is seen, from the upper left."""
    left, bottom, right, top = page.get_mediabox()
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }[page.get_rotation() % 360]


def _characters(text: Any, raw: Any, turned: Place, most: int) -> Iterator[list[object]]:
    box = raw.FS_RECTF()
    codes = (raw.FPDFText_GetUnicode(text, each) for each in range(min(text.count_chars(), most)))
    for number, code in enumerate(codes):
        shown = 32 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF
        if shown and raw.FPDFText_GetLooseCharBox(text, number, ctypes.byref(box)):
            corners = turned(box.left, box.bottom), turned(box.right, box.top)
            yield [chr(code), *_corners(*corners)]


def _drawn(page: Any, raw: Any, turned: Place, most: int) -> tuple[list[list[float]], int, int]:
    """The upright and level lines of a page; how many pictures it has, and texts without width."""
    made: list[list[float]] = []
    pictures = missing = 0
    for each in page.get_objects(max_depth=_DEPTH):
        pictures += each.type == raw.FPDF_PAGEOBJ_IMAGE
        missing += each.type == raw.FPDF_PAGEOBJ_TEXT and _is_missing(each, raw)
        if each.type != raw.FPDF_PAGEOBJ_PATH or len(made) >= most:
            continue
        matrix = each.get_matrix()
        first = before = (0.0, 0.0)
        x, y = ctypes.c_float(), ctypes.c_float()
        for number in range(min(raw.FPDFPath_CountSegments(each), most - len(made))):
            segment = raw.FPDFPath_GetPathSegment(each, number)
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            place = turned(*matrix.on_point(x.value, y.value))
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                first = place
            elif kind == raw.FPDF_SEGMENT_LINETO:
                _add(made, before, place)
            if raw.FPDFPathSegment_GetClose(segment):
                _add(made, place, first)
            before = place
    return made, pictures, missing


def _is_missing(text: Any, raw: Any) -> bool:
    left, _, right, _ = text.get_bounds()
    return bool(left >= right and raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text)) == 0)


def _add(made: list[list[float]], one: tuple[float, float], other: tuple[float, float]) -> None:
    """Keep a line that is level or upright."""
    line = _corners(one, other)
    if min(line[2] - line[0], line[3] - line[1]) < _SLANT:
        made.append(line)


def _corners(one: tuple[float, float], other: tuple[float, float]) -> list[float]:
    (x, y), (x2, y2) = one, other
    return [round(each, 1) for each in (min(x, x2), min(y, y2), max(x, x2), max(y, y2))]


def _allow(number: int) -> None:
    """Let the process go on until a page should be done; then the system ends it."""
    left = _SECONDS + _MORE * number - time.process_time()
    with suppress(AttributeError):
        signal.setitimer(signal.ITIMER_PROF, max(left, _MORE))
