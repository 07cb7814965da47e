"""Hostile web pages, single-file web pages and PDF files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.forms.printed import as_pdf, said
from tests.hostile.package import Package

__all__ = ["WEB_PAGES"]

_PAGE: Final = "<!DOCTYPE html><html><table>"
_ARCHIVE: Final = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n'
_PART: Final = b"\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: %b\n\n"
_TEXT: Final = "25000 characters"


def _page(unit: str, after: str = "") -> Callable[[int], bytes]:
    """A page that says one thing over and over."""
    return lambda count: (_PAGE + unit * count + after).encode()


def _part(encoding: bytes, byte: bytes) -> Callable[[int], bytes]:
    """A single-file web page with one long page in it."""
    return lambda count: _ARCHIVE + _PART % encoding + byte * count


WEB_PAGES: Final[dict[str, Package]] = {
    "web: cells": Package(_page("<td>a"), 2_000_000, "300 cells"),
    "web: rows": Package(_page("<tr>"), 3_000_000, "40 rows"),
    "web: tags": Package(_page("<p>"), 5_000_000, "2000 elements"),
    "web: end tags": Package(_page("</p>"), 4_000_000, "2000 elements"),
    "web: tables": Package(_page("<table>"), 2_000_000, "60 rows and paragraphs"),
    "web: tables within tables": Package(_page("<td><table>"), 1_000_000, "nested deeper than 16"),
    "web: fields": Package(_page("<input value=a>"), 1_000_000, "2000 elements"),
    "web: attributes": Package(_page("<td a=b c=d hidden>"), 800_000, "2000 elements"),
    "web: hidden": Package(_page("<p hidden>a"), 1_500_000, "2000 elements"),
    "web: rows that go on": Package(
        lambda n: (_PAGE + ("<tr>" + "<td rowspan=0>a" * 20) + "<tr>" * n).encode(),
        4_900,
        "40 rows",
    ),
    "web: wide cells": Package(_page("<tr><td colspan=99999 rowspan=99999>a"), 400_000, "40 rows"),
    "web: unclosed tags": Package(_page("<a "), 5_000_000),
    "web: unclosed values": Package(_page('<a x="'), 2_500_000),
    "web: unclosed comments": Package(_page("<!--"), 4_000_000),
    "web: unclosed scripts": Package(_page("<script>"), 2_000_000),
    "web: scripts": Package(_page("<script></script>"), 900_000, "2000 elements"),
    "web: references": Package(_page("&#9"), 5_000_000, _TEXT, 30_000),
    "web: one long number": Package(_page("9", ";"), 900_000, _TEXT, 30_000),
    "web: text": Package(_page("甲"), 5_000_000, _TEXT, 30_000),
    "web: folded lines": Package(_page("甲\n"), 4_000_000, _TEXT, 30_000),
    "web: a long page": Package(_page("甲<b>"), 4_000_000, "at most 200000 are read", 40_000),
    "web: sheets": Package(_page("<x:ExcelWorksheet><x:Name>a</x:Name>"), 400_000, "2000 elements"),
    "web archive: parts": Package(
        lambda n: _ARCHIVE + b"\n--x\n" * n, 9_000_000, "2000 parts", 3_000, few="without a page"
    ),
    "web archive: fields": Package(
        lambda n: _ARCHIVE + b"\n--x\n" + b"A: b\n" * n,
        9_000_000,
        "without a page",
        few="without a page",
    ),
    "web archive: base64": Package(
        _part(b"base64", b"A"), 90_000_000, "more than 200000 bytes", 700_000, few="not read"
    ),
    "web archive: quoted": Package(
        _part(b"quoted-printable", b"="), 90_000_000, "more than 200000 bytes", 700_000
    ),
    "PDF: pages": Package(
        lambda n: as_pdf(*[[]] * n), 5_000, "of 300 pages", 300, few="without text"
    ),
    "PDF: lines": Package(
        lambda n: as_pdf(["0 0 m 9 9 l S " * n]), 3_000_000, "without text", few="without text"
    ),
    "PDF: text": Package(lambda n: as_pdf([said("甲" * n, 50, 50)]), 300_000, _TEXT, 30_000),
}
