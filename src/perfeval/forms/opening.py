"""What a file is, by its content, whatever its name says; and the document in it."""

from __future__ import annotations

from typing import Final

from perfeval.errors import DecodeError
from perfeval.forms.archive import Archive
from perfeval.forms.excel import read_excel
from perfeval.forms.extracted import read_text
from perfeval.forms.grid import Block, Document
from perfeval.forms.limits import Limits, refusal
from perfeval.forms.meter import Meter
from perfeval.forms.old_excel import read_old_excel
from perfeval.forms.package import main_part, note_links
from perfeval.forms.word import read_word

__all__ = ["open_document"]

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_CONVERT: Final = "convert it first: soffice --headless --convert-to {} FILE"


def open_document(data: bytes, limits: Limits) -> Document:
    """The document in `data`: Word, Excel or extracted text. Raises `DecodeError`."""
    if len(data) > limits.file_size:
        raise refusal("", f"a file of {len(data)} bytes; at most {limits.file_size} are read")
    meter = Meter(limits)
    blocks = _blocks(data, meter)
    return Document(blocks=blocks, notes=meter.notes())


def _blocks(data: bytes, meter: Meter) -> tuple[Block, ...]:
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, meter)
    if data.startswith(_OLE):
        return _compound(data, meter)
    if data.startswith(b"%PDF"):
        raise refusal("", "a PDF file: extract its text, or ask for the Word file")
    if data.startswith(b"{\\rtf"):
        raise refusal("", f"an RTF file: {_CONVERT.format('docx')}")
    return _text(data, meter)


def _packed(data: bytes, meter: Meter) -> tuple[Block, ...]:
    archive = Archive(data, meter.limits)
    part = main_part(archive, meter)
    folder = part.partition("/")[0].lower()
    if folder not in {"word", "xl"}:
        raise refusal(part, "neither a Word nor an Excel document")
    read = read_word if folder == "word" else read_excel
    blocks = read(archive, part, meter)
    note_links(archive, part, meter)
    return blocks


def _compound(data: bytes, meter: Meter) -> tuple[Block, ...]:
    """A file of the old Office or of WPS: told apart by the streams that it holds."""
    if _holds(data, "EncryptedPackage"):
        raise refusal("", "the file is encrypted: save it without a password")
    if _holds(data, "WordDocument"):
        raise refusal("", f"a .doc or .wps file: {_CONVERT.format('docx')}")
    if _holds(data, "Workbook") or _holds(data, "Book"):
        return read_old_excel(data, meter)
    raise refusal("", f"an old Office file that is not known: {_CONVERT.format('docx')}")


def _holds(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\0\0" in data


def _text(data: bytes, meter: Meter) -> tuple[Block, ...]:
    if len(data) > 4 * meter.limits.text:
        most = 4 * meter.limits.text
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
        meter.spend("text", len(text), "")
        blocks = read_text(text, meter)
        if encoding == "gb18030":
            meter.note("encoding", "全文", "按GB18030编码读入")
        return blocks
    raise DecodeError((("", "neither a Word or Excel document nor text"),))


_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
