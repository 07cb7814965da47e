"""Pages in their encodings, and the pages and sheets of a single-file web page."""

from __future__ import annotations

import base64
import quopri

import pytest

from perfeval.errors import DecodeError
from perfeval.forms import Limits
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.forms.seen_blocks import grids, shape
from tests.tables import each_row

LISTED = (
    "<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>"
    '<x:ExcelWorksheet><x:Name>一&amp;表</x:Name><x:WorksheetSource HRef="a.files/sheet001.htm"/>'
    "</x:ExcelWorksheet><x:ExcelWorksheet><x:Name>藏</x:Name><x:Visible>SheetHidden</x:Visible>"
    "<x:WorksheetSource HRef='sheet002.htm'/></x:ExcelWorksheet>"
    "<x:ExcelWorksheet><x:Name>三</x:Name><x:WorksheetSource HRef='sheet003.htm'/>"
    "</x:ExcelWorksheet><x:ExcelWorksheet><x:Name>四</x:Name></x:ExcelWorksheet>"
    "<x:ExcelWorksheet></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->"
)


def archive(*parts: tuple[str, str, bytes], boundary: str = "----=_x") -> bytes:
    """A single-file web page of parts: fields, their encoding, their bytes."""
    made = "MIME-Version: 1.0\r\nX: y\r\n z\r\n"
    made += f'Content-Type: multipart/related;\r\n boundary="{boundary}"; type="text/html"\r\n\r\n'
    for fields, encoding, body in parts:
        made += f"--{boundary}\r\n{fields}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
        made += body.decode("latin-1") + "\r\n"
    return f"{made}--{boundary}--\r\n".encode("latin-1")


def html(name: str, text: str, charset: str = "utf-8") -> tuple[str, str, bytes]:
    """A page as a part, in base64."""
    fields = f"Content-Location: file:///C:/{name}\r\nContent-Type: text/html; charset={charset}"
    return fields, "base64", base64.encodebytes(text.encode(charset))


@each_row(
    ("data", "codes"),
    [
        ("<html><p>绩效".encode(), []),
        ("<html><p>绩效".encode("utf-8-sig"), []),
        ("<html><p>绩效".encode("utf-16"), []),
        ("<html><p>绩效".encode("gbk"), ["encoding"]),
        ("<html><meta charset=GB2312><p>绩效".encode("gbk"), []),
        ("<meta content='text/html; charset=big5'><p>績效".encode("big5"), []),
        ("<meta charset=gbk><p>绩效".encode(), []),
        ("\n <table><tr><td>绩效".encode(), []),
    ],
)
def test_encodings(data: bytes, codes: list[str]) -> None:
    """By the mark, by what the page says of itself, by what it can be; a guess is noted."""
    document = open_document(data, DEFAULT_LIMITS)
    assert shape(document.blocks) in (["绩效"], ["績效"], [[["绩效"]]])
    assert [note.code for note in document.notes] == codes


def test_a_page_that_cannot_be_read() -> None:
    """In no encoding, too long, or only a frame."""
    with pytest.raises(DecodeError, match="in an encoding that is not read"):
        open_document(b"<html>\xff", DEFAULT_LIMITS)
    with pytest.raises(DecodeError, match="a web page of 8 bytes; at most 7"):
        open_document(b"<html> a", Limits(page_size=7))
    with pytest.raises(DecodeError, match=r"frames.*single-file web page \(\.mht\)"):
        open_document(b"<html><frameset><frame src=a.htm></frameset>", DEFAULT_LIMITS)


def test_one_sheet() -> None:
    """A workbook of one sheet is a page with its name; a sheet of one text a row is prose."""
    listed = LISTED.partition("<x:ExcelWorksheet><x:Name>藏")[0]
    data = f"<html>{listed}--><table><tr><td>甲<td>乙</table>".encode()
    (grid,) = grids(open_document(data, DEFAULT_LIMITS).blocks)
    assert (grid.name, grid.apart) == ("一&表", True)
    data = f"<html>{listed}--><table><tr><td>甲<br>乙<tr><td>丙</table>".encode()
    assert shape(open_document(data, DEFAULT_LIMITS).blocks) == ["甲", "乙", "丙"]


def test_a_workbook() -> None:
    """One grid a sheet, in the order of the list; hidden sheets and the rest are left out."""
    table = "<table><tr><td>{0}<td>{0}</table><table><tr><td>1<td>2</table>"
    data = archive(
        html("a.htm", f"<html>{LISTED}<frameset><frame src=x></frameset>"),
        html("a.files/sheet003.htm", table.format("丙")),
        html("a.files/sheet002.htm", table.format("乙")),
        html("a.files/Sheet001.htm", table.format("甲"), "gb18030"),
        html("a.files/tabstrip.htm", "<table><tr><td>一<td>三</table>"),
        ("Content-Type: image/png", "base64", b"AAAA"),
    )
    document = open_document(data, DEFAULT_LIMITS)
    made = grids(document.blocks)
    assert [grid.name for grid in made] == ["一&表", "一&表 表2", "三", "三 表2"]
    assert shape(document.blocks)[0] == [["甲", "甲"]]
    assert [(note.code, note.at) for note in document.notes] == [("hidden_sheet", "藏")]


def test_pages_that_are_no_workbook() -> None:
    """All pages are read one after the other, in each encoding of a part."""
    plain = "<p>绩效=评价".encode()
    data = archive(
        html("a.htm", "<html><p>甲"),
        ("Content-Type: text/html", "quoted-printable", quopri.encodestring(plain)),
        ("Content-Type: text/html", "8bit", plain),
        ("Content-Type: text/plain", "8bit", b"no"),
        ("Content-ID: 1", "8bit", b"<p>no"),
        ("CONTENT-TYPE: Text/HTML", "Quoted-Printable ", b"<p>=E7=94=B2"),
    )
    assert shape(open_document(data, DEFAULT_LIMITS).blocks) == [
        "甲",
        "绩效=评价",
        "绩效=评价",
        "甲",
    ]
    cut = data[: data.rindex("绩效".encode()) + 6]
    assert shape(open_document(cut, DEFAULT_LIMITS).blocks) == ["甲", "绩效=评价", "绩效"]


def test_an_archive_that_is_damaged() -> None:
    """Without boundary, without page, with too many or too large parts, with bad base64."""
    page = html("a.htm", "<p>甲")
    for data, limits, match in (
        (b"Content-Type: multipart/related\n\n", DEFAULT_LIMITS, "where its parts end"),
        (archive(), DEFAULT_LIMITS, "without a page"),
        (archive() + b"\n------=_x\nContent-Type: text/html", DEFAULT_LIMITS, "without a page"),
        (archive() + b"\n------=_x", DEFAULT_LIMITS, "without a page"),
        (archive(page, page), Limits(entries=2), "more than 2 parts"),
        (archive(page), Limits(page_size=2), "a web page of more than 2 bytes"),
        (archive((page[0], "base64", b"A")), DEFAULT_LIMITS, "a.htm: the part is damaged"),
    ):
        with pytest.raises(DecodeError, match=match):
            open_document(data, limits)
    text = "Content-Type: multipart/x\n\n绩效".encode()
    assert shape(open_document(text, DEFAULT_LIMITS).blocks)[-1] == "绩效"
