"""What a file is, by its content, whatever its name says; and the document in it."""

from __future__ import annotations

from typing import Final

from perfeval.errors import DecodeError
from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.excel.old_excel import read_old_excel
from perfeval.forms.sources.excel.workbook import read_excel
from perfeval.forms.sources.grid import Block, Document
from perfeval.forms.sources.limits import Limits, refusal
from perfeval.forms.sources.package import main_part, note_links
from perfeval.forms.sources.text.layouts import read_text
from perfeval.forms.sources.usage import Usage
from perfeval.forms.sources.word.body import read_word

__all__ = ["open_document"]

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_CONVERT: Final = "convert it first: soffice --headless --convert-to {} FILE"


def open_document(data: bytes, limits: Limits) -> Document:
    """The document in `data`: Word, Excel or extracted text. Raises `DecodeError`."""
    if len(data) > limits.file_size:
        raise refusal("", f"a file of {len(data)} bytes; at most {limits.file_size} are read")
    usage = Usage(limits)
    blocks = _blocks(data, usage)
    return Document(blocks=blocks, notes=usage.notes())


def _blocks(data: bytes, usage: Usage) -> tuple[Block, ...]:
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, usage)
    if data.startswith(_OLE):
        return _compound(data, usage)
    if data.startswith(b"%PDF"):
        raise refusal("", "a PDF file: extract its text, or ask for the Word file")
    if data.startswith(b"{\\rtf"):
        raise refusal("", f"an RTF file: {_CONVERT.format('docx')}")
    return _text(data, usage)


def _packed(data: bytes, usage: Usage) -> tuple[Block, ...]:
    archive = Archive(data, usage.limits)
    part = main_part(archive, usage)
    folder = part.partition("/")[0].lower()
    if folder not in {"word", "xl"}:
        raise refusal(part, "neither a Word nor an Excel document")
    read = read_word if folder == "word" else read_excel
    blocks = read(archive, part, usage)
    note_links(archive, part, usage)
    return blocks


def _compound(data: bytes, usage: Usage) -> tuple[Block, ...]:
    """A file of the old Office or of WPS: told apart by the streams that it holds."""
    if _holds(data, "EncryptedPackage"):
        raise refusal("", "the file is encrypted: save it without a password")
    if _holds(data, "WordDocument"):
        raise refusal("", f"a .doc or .wps file: {_CONVERT.format('docx')}")
    if _holds(data, "Workbook") or _holds(data, "Book"):
        return read_old_excel(data, usage)
    raise refusal("", f"an old Office file that is not known: {_CONVERT.format('docx')}")


def _holds(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\0\0" in data


def _text(data: bytes, usage: Usage) -> tuple[Block, ...]:
    if len(data) > 4 * usage.limits.text:
        most = 4 * usage.limits.text
        raise refusal("", f"text of {len(data)} bytes; at most {most} are read")
    if not data.strip():
        raise refusal("", "the file is empty")
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in _MARKS else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text or text.startswith("PK"):
            break
        usage.spend("text", len(text), "")
        blocks = read_text(text, usage)
        if encoding == "gb18030":
            usage.note("encoding", "全文", "按GB18030编码读入")
        return blocks
    raise DecodeError((("", "neither a Word or Excel document nor text"),))


_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
