"""What a file is, by its content, whatever its name says; and the document in it."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from perfeval.errors import DecodeError, Phrase
from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.converted import convert
from perfeval.forms.sources.encodings import decoded
from perfeval.forms.sources.excel.old_excel import read_old_excel
from perfeval.forms.sources.excel.workbook import read_excel
from perfeval.forms.sources.excel.xml_workbook import is_xml_workbook, read_xml_workbook
from perfeval.forms.sources.grid import Block, Document, Grid
from perfeval.forms.sources.html.single_file import is_single_file
from perfeval.forms.sources.html.web import is_page, read_single_file, read_web_page
from perfeval.forms.sources.limits import Limits, refusal
from perfeval.forms.sources.package import main_part, note_links
from perfeval.forms.sources.pdf.document import read_pdf
from perfeval.forms.sources.sent_back import without_list
from perfeval.forms.sources.signatures import open_format, refuse_archive, refuse_unread
from perfeval.forms.sources.text.layouts import LAYOUTS, read_text
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word import read_word
from perfeval.forms.sources.word.old_tables import read_old_tables

__all__ = ["open_document"]

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")


def open_document(data: bytes, limits: Limits) -> Document:
    """The document in `data`, by its content: Word, Excel, a web page, PDF or text.

    Raises `DecodeError`, and `MissingExtraError` where a kind of file needs an extra.
    """
    if len(data) > limits.file_size:
        raise refusal(
            "",
            Phrase(
                "a file of {size} bytes; at most {most} are read",
                size=len(data),
                most=limits.file_size,
            ),
        )
    document = _document(data, Usage(limits))
    return evolve(document, blocks=without_list(document.blocks))


def _document(data: bytes, usage: Usage) -> Document:
    if data.startswith(_ZIP):
        blocks = _packed(data, usage)
    elif data.startswith(_OLE):
        blocks = _compound(data, usage)
    elif data.startswith(b"%PDF-"):
        blocks = read_pdf(data, usage)
    elif data.startswith(b"{\\rtf"):
        blocks = _converted(data, "rtf", "docx", usage)
    elif is_single_file(data):
        blocks = read_single_file(data, usage)
    elif is_xml_workbook(data):
        blocks = read_xml_workbook(data, usage)
    elif is_page(data):
        blocks = read_web_page(data, usage)
    else:
        refuse_unread(data)
        return _text(data, usage)
    return Document(blocks=blocks, notes=usage.notes())


def _packed(data: bytes, usage: Usage) -> tuple[Block, ...]:
    archive = Archive(data, usage.limits)
    kind = open_format(archive)
    if kind:
        return _converted(data, kind, "xlsx" if kind == "ods" else "docx", usage)
    refuse_archive(archive)
    part = main_part(archive, usage)
    folder = part.partition("/")[0].lower()
    if folder not in {"word", "xl"}:
        raise refusal(part, "neither a Word nor an Excel document")
    read = read_word if folder == "word" else read_excel
    blocks = read(archive, part, usage)
    note_links(archive, part, usage)
    return blocks


def _converted(data: bytes, kind: str, to: str, usage: Usage) -> tuple[Block, ...]:
    """The document that LibreOffice makes of a file of this kind."""
    made = convert(data, kind, to, usage)
    if not made.startswith(_ZIP):
        raise refusal("", Phrase("LibreOffice made no document of a .{kind} file", kind=kind))
    return _packed(made, usage)


def _compound(data: bytes, usage: Usage) -> tuple[Block, ...]:
    """A file of the old Office or of WPS: distinguished by the streams that it holds."""
    if _holds(data, "EncryptedPackage"):
        raise refusal("", "the file is encrypted: save it without a password")
    if _holds(data, "WordDocument"):
        blocks = _converted(data, "doc", "docx", usage)
        tabled = any(isinstance(block, Grid) for block in blocks)
        return blocks if tabled else read_old_tables(data, usage) or blocks
    if _holds(data, "Workbook") or _holds(data, "Book"):
        return read_old_excel(data, usage)
    raise refusal("", "an old Office file that is not known: save it as .docx or .xlsx")


def _holds(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\0\0" in data


def _text(data: bytes, usage: Usage) -> Document:
    if len(data) > 4 * usage.limits.text:
        most = 4 * usage.limits.text
        raise refusal(
            "", Phrase("text of {size} bytes; at most {most} are read", size=len(data), most=most)
        )
    if not data.strip():
        raise refusal("", "the file is empty")
    text, encoding = decoded(data)
    if not encoding or text.startswith("PK"):
        raise DecodeError((("", "neither a document of a kind that is read nor text"),))
    usage.spend("text", len(text), "")
    blocks = read_text(text, usage)
    if encoding == "gb18030":
        usage.note("encoding", "全文", "按GB18030编码读入")
    tabled = any(isinstance(block, Grid) for block in blocks)
    return Document(blocks=blocks, notes=usage.notes(), read_as="" if tabled else LAYOUTS)
