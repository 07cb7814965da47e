"""Files that hold no text to read, known by their first bytes or parts: what they are instead."""

from __future__ import annotations

from typing import Final

from perfeval.errors import Phrase
from perfeval.forms.sources.archive import Archive
from perfeval.forms.sources.limits import refusal

__all__ = ["is_office_file", "open_format", "refuse_archive", "refuse_unread"]

_PICTURES: Final = (
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_PACKED: Final = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
)
_WRITTEN: Final = b'"format": "perfeval.'
_HEAD: Final = 2**12
_WORD_XML: Final = (
    b"http://schemas.microsoft.com/office/word/2003/wordml",
    b"http://schemas.microsoft.com/office/2006/xmlPackage",
)
_DOCUMENTS: Final = (
    *(".docx", ".xlsx", ".doc", ".xls", ".wps", ".et", ".rtf", ".pdf"),
    *(".html", ".htm", ".mht", ".csv", ".txt"),
)
_OPEN: Final = "application/vnd.oasis.opendocument."
_KINDS: Final = {_OPEN + "text": "odt", _OPEN + "spreadsheet": "ods"}
_PARTS: Final = ("[Content_Types].xml", "_rels/.rels")


def refuse_unread(data: bytes) -> None:
    """Raise `DecodeError` for a picture, an archive that is no zip, and JSON of perfeval."""
    if _WRITTEN in data[:100]:
        raise refusal(
            "", "JSON that perfeval wrote: loads reads it, the command line a file named .json"
        )
    if any(mark in data[:_HEAD] for mark in _WORD_XML):
        raise refusal("", "a Word file saved as XML: save it as .docx")
    bitmap = data.startswith(b"BM") and data[6:10] == b"\0\0\0\0"
    for start, name in (*_PICTURES, *((b"BM", "BMP") for _ in range(bitmap))):
        if data.startswith(start):
            raise refusal(
                "",
                Phrase(
                    "a picture ({name}): it needs character recognition (文字识别) before it can "
                    "be read; better ask for the Word or Excel file",
                    name=name,
                ),
            )
    for start, name in _PACKED:
        if data.startswith(start):
            raise refusal(
                "", Phrase("a packed file ({name}): unpack it, and read the files in it", name=name)
            )


def open_format(archive: Archive) -> str:
    """The suffix of an OpenDocument file; empty where the archive holds none."""
    if "mimetype" not in archive:
        return ""
    stated = next(iter(archive.chunks("mimetype")), b"")
    return _KINDS.get(stated[:100].decode("ascii", "replace").strip(), "")


def is_office_file(archive: Archive) -> bool:
    """Whether an archive is one document, and not a folder of them."""
    return any(part in archive for part in (*_PARTS, "OFD.xml")) or bool(open_format(archive))


def refuse_archive(archive: Archive) -> None:
    """Raise `DecodeError` for an archive that is no Office document."""
    if "OFD.xml" in archive:
        raise refusal("", "an OFD file: save it as PDF, or ask for the Word or Excel file")
    if is_office_file(archive):
        return
    count = sum(name.lower().endswith(_DOCUMENTS) for name in archive.names)
    if count:
        raise refusal(
            "",
            Phrase(
                "a zip archive of {count} documents: give a file .zip to read_many, or unpack it",
                count=count,
            ),
        )
