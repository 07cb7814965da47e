"""A web page, or the pages and sheets of a single-file web page, known by their content.

Excel writes a workbook as a page of frames with one page a sheet, and lists the sheets, with their
names and those that are hidden, in data for itself.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from perfeval.errors import Phrase
from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.encodings import decoded
from perfeval.forms.sources.grid import Block
from perfeval.forms.sources.html.page import read_page
from perfeval.forms.sources.html.single_file import Part, parts_of
from perfeval.forms.sources.limits import Limits, refusal
from perfeval.forms.sources.usage import Usage

__all__ = ["is_page", "read_single_file", "read_web_page"]

_HEAD: Final = 2**12
_CHARSET: Final = re.compile(rb"""charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_-]{1,20})""", re.I)
_PAGE: Final = re.compile(r"<(?:!doctype\s{1,4}html|html|head|body|table|meta)\b", re.I)
_FRAMES: Final = re.compile(r"<frameset\b", re.I)
_TABLE: Final = re.compile(r"<table\b", re.I)
_SHEET: Final = "<x:ExcelWorksheet>"
_NAME: Final = re.compile(r"<x:Name>([^<]{1,200})</x:Name>")
_HREF: Final = re.compile(r"""<x:WorksheetSource\s{1,4}HRef\s{0,4}=\s{0,4}["']([^"'<>]{1,400})""")
_HIDDEN: Final = re.compile(r"<x:Visible>\s{0,4}Sheet(?:Very)?Hidden")


def is_page(data: bytes) -> bool:
    """Whether `data` begins as a web page does.

    >>> is_page(b"<!DOCTYPE html><p>"), is_page(b"<table><tr>"), is_page(b"a <table>")
    (True, True, False)
    """
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    head = data[:_HEAD].decode("utf-16" if wide else "ascii", "ignore").lstrip()
    return head.startswith("<") and _PAGE.search(head) is not None


def read_web_page(data: bytes, usage: Usage) -> tuple[Block, ...]:
    """The blocks of one page. Raises `DecodeError`, also for one that only frames others."""
    page = _decoded(data, "", usage)
    if _FRAMES.search(page) is not None and _TABLE.search(page) is None:
        raise refusal(
            "",
            "a page of frames: its sheets stand in the folder beside it; save the workbook as "
            ".xlsx or as a single-file web page (.mht)",
        )
    names = [sheet.name for sheet in _sheets(page, usage.limits)]
    made = Blocks(usage, sheet=names[0] if len(names) == 1 else "")
    read_page(page, made)
    return made.done()


def read_single_file(data: bytes, usage: Usage) -> tuple[Block, ...]:
    """The blocks of a single-file web page. Raises `DecodeError`."""
    pages: list[Part] = []
    sheets: list[_Sheet] = []
    for part in parts_of(data, usage.limits):
        if not pages:
            sheets = list(_sheets(_decoded(part.body, part.charset, usage), usage.limits))
        pages.append(part)
    if not pages:
        raise refusal("", "a web archive (.mht) without a page")
    by_name = {part.name: part for part in pages}
    if not any(sheet.part in by_name for sheet in sheets):
        made = Blocks(usage, sheet=sheets[0].name if len(sheets) == 1 else "")
        for part in pages:
            read_page(_decoded(part.body, part.charset, usage), made)
        return made.done()
    blocks: list[Block] = []
    for sheet in sheets:
        if sheet.hidden:
            usage.note("hidden_sheet", sheet.name, "隐藏的工作表未读入")
        elif sheet.part in by_name:
            part = by_name[sheet.part]
            made = Blocks(usage, sheet=sheet.name)
            read_page(_decoded(part.body, part.charset, usage), made)
            blocks += made.done()
    return tuple(blocks)


@frozen
class _Sheet:
    """A sheet as Excel lists it: its name, the file that holds it, whether it is hidden."""

    name: str
    part: str
    hidden: bool


def _sheets(page: str, limits: Limits) -> Iterator[_Sheet]:
    for text in page.split(_SHEET, limits.sheets + 1)[1:]:
        listed = text[:_HEAD].partition("</x:ExcelWorksheet>")[0]
        name, href = _NAME.search(listed), _HREF.search(listed)
        if name is not None:
            part = html.unescape(href[1]).replace("\\", "/").rpartition("/")[2] if href else ""
            yield _Sheet(
                html.unescape(name[1]).strip(), part.lower(), _HIDDEN.search(listed) is not None
            )


def _decoded(data: bytes, declared: str, usage: Usage) -> str:
    """The text of a page, by its mark, what is declared of it, or as it can be read."""
    if len(data) > usage.limits.page_size:
        most = usage.limits.page_size
        raise refusal(
            "",
            Phrase(
                "a web page of {size} bytes; at most {most} are read", size=len(data), most=most
            ),
        )
    found = _CHARSET.search(data[:_HEAD])
    declared = declared or (found[1].decode("ascii") if found is not None else "")
    text, encoding = decoded(data, declared)
    if not encoding:
        raise refusal("", "a web page in an encoding that is not read: save it in UTF-8")
    if encoding == "gb18030" and not declared:
        usage.note("encoding", "全文", "按GB18030编码读入")
    return text
