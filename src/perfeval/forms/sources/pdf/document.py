"""PDF files with text, through pypdfium2 (extra `pdf`) in a process of its own.

A scan holds pictures of its pages: its error says that it needs character recognition. Single
characters whose font is neither in the file nor on the machine cannot be read: that is noted.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from importlib.util import find_spec
from typing import Any, Final

from perfeval.errors import MissingExtraError, Phrase
from perfeval.forms.sources.apart.process import told
from perfeval.forms.sources.grid import Block
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.pdf import worker
from perfeval.forms.sources.pdf.characters import Character
from perfeval.forms.sources.pdf.pages import Pages
from perfeval.forms.sources.usage import Usage

__all__ = ["read_pdf"]

_LINES: Final = 20_000
_CHARACTERS: Final = 100_000  # on one page
_REFUSED: Final = {
    "encrypted": "the PDF is encrypted: save it without a password",
    "damaged": "the PDF is damaged and cannot be read",
}


def read_pdf(data: bytes, usage: Usage) -> tuple[Block, ...]:
    """The blocks in a PDF file. Raises `DecodeError`, and `MissingExtraError`."""
    if find_spec("pypdfium2") is None:
        raise MissingExtraError("pdf", "reading PDF files")
    reader = Pages(usage)
    scanned: list[int] = []
    has_text = False
    with closing(_pages(data, usage)) as pages:
        for number, (characters, lines, pictures, missing) in enumerate(pages, start=1):
            at = f"第{number}页"
            if len(characters) > _CHARACTERS:
                raise refusal(at, Phrase("more than {most} characters on a page", most=_CHARACTERS))
            if len(lines) >= _LINES:
                usage.note("unread", at, f"线条超过{_LINES}条，其余未读入")
            if missing:
                usage.note("unread", at, f"{missing}处文字缺少字体，未读出")
            has_text = has_text or bool(characters)
            if not characters and pictures:
                scanned.append(number)
            reader.take([Character(*each) for each in characters], lines)
    if not has_text:
        raise refusal(
            "",
            "a PDF of pictures: a scan needs character recognition (文字识别) before it can be "
            "read; better ask for the Word or Excel file"
            if scanned
            else "a PDF without text",
        )
    for number in scanned:
        usage.note("picture", f"第{number}页", "图片没有文字，未读入")
    return reader.done()


def _pages(data: bytes, usage: Usage) -> Generator[list[Any], None, None]:
    """The pages that the worker tells. Raises `DecodeError`."""
    limits = usage.limits
    lines = told(
        data,
        worker.__file__,
        (limits.pages, min(limits.text, _CHARACTERS) + 1, _LINES),
        seconds=limits.seconds,
        wait=limits.seconds,
        broken="a PDF that takes too long or too much memory to be read",
    )
    with closing(lines):
        for page in lines:
            yield _page(page, limits.pages)


def _page(page: Any, most: int) -> list[Any]:
    if isinstance(page, list):
        return page
    why = page["refused"]
    if why == "pages":
        raise refusal(
            "",
            Phrase("a PDF of {page} pages; at most {most} are read", page=page["count"], most=most),
        )
    raise refusal("", _REFUSED[why])
