"""What a file is, by its content, whatever its name says; and the document in it."""

from __future__ import annotations

from typing import Final

from perfeval.errors import DecodeError
from perfeval.filing.notes import Note
from perfeval.forms.archive import Archive
from perfeval.forms.excel import read_excel
from perfeval.forms.extracted import read_text
from perfeval.forms.grid import Document
from perfeval.forms.limits import Limits, refusal
from perfeval.forms.old_excel import read_old_excel
from perfeval.forms.package import main_part, package_notes
from perfeval.forms.word import read_word

__all__ = ["open_document"]

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_CONVERT: Final = "convert it first: soffice --headless --convert-to {} FILE"


def open_document(data: bytes, limits: Limits) -> Document:
    """The document in `data`: Word, Excel or extracted text. Raises `DecodeError`."""
    if len(data) > limits.file_size:
        raise refusal("", f"a file of {len(data)} bytes; at most {limits.file_size} are read")
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, limits)
    if data.startswith(_OLE):
        return _compound(data, limits)
    if data.startswith(b"%PDF"):
        raise refusal("", "a PDF file: extract its text, or ask for the Word file")
    if data.startswith(b"{\\rtf"):
        raise refusal("", f"an RTF file: {_CONVERT.format('docx')}")
    return _text(data, limits)


def _packed(data: bytes, limits: Limits) -> Document:
    archive = Archive(data, limits)
    part = main_part(archive, limits)
    folder = part.partition("/")[0].lower()
    if folder not in {"word", "xl"}:
        raise refusal(part, "neither a Word nor an Excel document")
    read = read_word if folder == "word" else read_excel
    document = read(archive, part, limits)
    notes = package_notes(archive, part, limits)
    return Document(blocks=document.blocks, notes=(*document.notes, *notes))


def _compound(data: bytes, limits: Limits) -> Document:
    """A file of the old Office or of WPS: told apart by the streams that it holds."""
    if _holds(data, "EncryptedPackage"):
        raise refusal("", "the file is encrypted: save it without a password")
    if _holds(data, "WordDocument"):
        raise refusal("", f"a .doc or .wps file: {_CONVERT.format('docx')}")
    if _holds(data, "Workbook") or _holds(data, "Book"):
        return read_old_excel(data, limits)
    raise refusal("", f"an old Office file that is not known: {_CONVERT.format('docx')}")


def _holds(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\0\0" in data


def _text(data: bytes, limits: Limits) -> Document:
    if len(data) > limits.text:
        raise refusal("", f"text of {len(data)} bytes; at most {limits.text} are read")
    if not data.strip():
        raise refusal("", "the file is empty")
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in _MARKS else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text or text.startswith("PK"):
            break
        document = read_text(text, limits)
        if encoding == "gb18030":
            note = Note(code="encoding", at="全文", text="按GB18030编码读入")
            document = Document(blocks=document.blocks, notes=(*document.notes, note))
        return document
    raise DecodeError((("", "neither a Word or Excel document nor text"),))


_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
