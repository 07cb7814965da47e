"""What a file is, told by its content."""

from __future__ import annotations

import io
import sys
import zipfile
from types import ModuleType, SimpleNamespace

import pytest

from perfeval.errors import DecodeError, MissingExtraError
from perfeval.forms import Document, Grid, Limits, Paragraph, read
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


class PanicError(BaseException):
    """As the reader, which is no Python, raises where it gives up: no Exception."""


class OldSheet:
    """What python-calamine gives for a sheet."""

    merged_cell_ranges = (((0, 0), (0, 1)),)

    def __init__(self, rows: list[list[object]], height: int | None = None) -> None:
        self.rows = rows
        self.height = len(rows) if height is None else height
        self.width = max(map(len, rows), default=0)

    def to_python(self, *, skip_empty_area: bool) -> list[list[object]]:
        """The values, from the first row on."""
        assert not skip_empty_area
        return self.rows


def calamine(sheets: dict[str, tuple[str, OldSheet]]) -> ModuleType:
    """A module that reads these sheets, as python-calamine does."""
    listed = list(sheets.items())

    class CalamineWorkbook:
        sheets_metadata = tuple(
            SimpleNamespace(name=name, visible=f"SheetVisibleEnum.{state}")
            for name, (state, _) in listed
        )

        @classmethod
        def from_filelike(cls, file: object) -> CalamineWorkbook:
            if not sheets:
                raise PanicError
            assert file is not None
            return cls()

        def get_sheet_by_index(self, index: int) -> OldSheet:
            return listed[index][1][1]

    module = ModuleType("python_calamine")
    module.__dict__["CalamineWorkbook"] = CalamineWorkbook
    return module


def old(
    monkeypatch: pytest.MonkeyPatch,
    sheets: dict[str, tuple[str, OldSheet]],
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """The document of an old workbook with these sheets."""
    monkeypatch.setitem(sys.modules, "python_calamine", calamine(sheets))
    return open_document(compound("Workbook"), limits)


def test_an_old_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    """.xls and .et: numbers to 15 digits, the printed places unknown, which is noted."""
    nan = float("nan")
    rows: list[list[object]] = [["标题", ""], [0.1 + 0.2, 5], [True, nan]]
    document = old(
        monkeypatch,
        {"表": ("Visible", OldSheet(rows)), "藏": ("Hidden", OldSheet([]))},
    )
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        *(["标题"], ["0.3", "5"], ["True", "nan"])
    ]
    assert grid.rows[0][0].column_span == 2
    assert [(note.code, note.at) for note in document.notes] == [
        ("places", "全文"),
        ("hidden_sheet", "藏"),
    ]


def test_an_old_workbook_that_is_damaged_or_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader's failures and the limits give a `DecodeError`."""
    with pytest.raises(DecodeError, match="damaged"):
        old(monkeypatch, {})
    with pytest.raises(DecodeError, match="9999 rows"):
        old(monkeypatch, {"表": ("Visible", OldSheet([], 9999))})
    sheet = ("Visible", OldSheet([["1", "2"]]))
    with pytest.raises(DecodeError, match="more than 1 sheets"):
        old(monkeypatch, {"一": sheet, "二": sheet}, Limits(sheets=1))


@pytest.mark.parametrize("part", ["to_python", "merged_cell_ranges"])
def test_a_sheet_that_cannot_be_read_is_damage(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """The workbook opens, and the reader gives up later."""

    def panic(_sheet: OldSheet, **_: object) -> None:
        raise PanicError

    broken = type("Broken", (OldSheet,), {part: panic if part == "to_python" else property(panic)})
    with pytest.raises(DecodeError, match="the old workbook is damaged"):
        old(monkeypatch, {"表": ("Visible", broken([["1", "2"]]))})


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The core imports no reader of old workbooks; the error says what to install."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingExtraError, match=r"perfeval\[excel\]"):
        open_document(compound("Book"), DEFAULT_LIMITS)
