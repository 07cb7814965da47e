"""What a file is, told by its content."""

from __future__ import annotations

import io
import zipfile

import pytest

from perfeval.errors import DecodeError
from perfeval.forms import Limits, Paragraph, read
from perfeval.forms.sources.limits import DEFAULT_LIMITS
from perfeval.forms.sources.opening import open_document
from tests.forms.paper import as_excel, as_word
from tests.tables import each_row

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def compound(*streams: str) -> bytes:
    """The look of an old Office file that holds these streams."""
    return OLE + b"\0" * 500 + b"".join(name.encode("utf-16-le") + b"\0\0" for name in streams)


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@each_row(
    ("data", "match"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (compound("EncryptedPackage"), "encrypted"),
        (compound("Other"), "not known"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\xff\xff", "a picture .PNG.*文字识别"),
        (b"\xff\xd8\xff\xe0", "a picture .JPEG.*文字识别"),
        (b"BM\x9a\0\0\0\0\0\0\0\x36", "a picture .BMP.*文字识别"),
        (b"Rar!\x1a\x07\x01\0", "a packed file .RAR.: unpack it"),
        (b'{"format": "perfeval.filing"}', "JSON that perfeval wrote: loads reads it"),
        (b"PK\x05\x06" + b"\0" * 18, "neither a document of a kind that is read nor text"),
        (b"abc\0def", "neither a document of a kind that is read nor text"),
        (b"\xff\xfe\x00", "neither a document of a kind that is read nor text"),
        (
            zipped({"一.docx": b"1", "b/二.DOC": b"2", "c.png": b"3"}),
            "a zip archive of 2 documents.*read_many",
        ),
        (zipped({"OFD.xml": b"1"}), "an OFD file"),
        (
            b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
            "XML",
        ),
        (zipped({"mimetype": b"application/epub+zip"}), "no Word or Excel file"),
        ("BMI 指数".encode(), "no form that is known.*tables in text are read where"),
    ],
)
def test_what_is_not_read_says_what_it_is(data: bytes, match: str) -> None:
    """Each kind of file that is not read has an error of its own, with the way out."""
    with pytest.raises(DecodeError, match=match):
        read(data)


@each_row("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_in_the_usual_encodings(encoding: str) -> None:
    """Text is UTF-8, UTF-16 with a mark, or else GB18030, which is noted."""
    document = open_document("绩效自评".encode(encoding), DEFAULT_LIMITS)
    assert document.blocks == (Paragraph(text="绩效自评", at="第1段"),)
    assert [note.code for note in document.notes] == (["encoding"] if encoding == "gb18030" else [])


def test_the_extension_says_nothing() -> None:
    """A workbook called .docx is a workbook, and a document called .txt a document."""
    table = [["项目名称", "甲"], ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"]]
    for data in (as_word("自评表", table), as_excel("自评表", table)):
        assert len(read(data).forms) == 1


def test_limits_on_the_whole() -> None:
    """A file and a text beyond their limits are refused with both figures."""
    with pytest.raises(DecodeError, match="a file of 9 bytes; at most 8"):
        open_document("绩效自".encode(), Limits(file_size=8))
    with pytest.raises(DecodeError, match="text of 9 bytes; at most 8"):
        open_document("绩效自".encode(), Limits(text=2))
    with pytest.raises(DecodeError, match="more than 4 characters of text"):
        open_document("绩效自评表".encode(), Limits(text=4))
