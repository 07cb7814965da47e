"""PDF files with text, through pypdfium2 (extra `pdf`) in a process of its own.

A scan holds pictures of its pages: its error says that it needs character recognition. Single
characters whose font is neither in the file nor on the machine cannot be read: that is noted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import Any, Final

from perfeval.errors import MissingExtraError, Phrase
from perfeval.forms.sources.grid import Block
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.pdf import worker
from perfeval.forms.sources.pdf.characters import Character
from perfeval.forms.sources.pdf.pages import Pages
from perfeval.forms.sources.usage import Usage

__all__ = ["read_pdf"]

_RUN: Final = "import runpy, sys; runpy.run_path(sys.argv[1])['main'](sys.argv[2:])"
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
    """The pages that the process writes, while it lives. Raises `DecodeError`."""
    limits = usage.limits
    with tempfile.TemporaryDirectory(prefix="perfeval-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "form.pdf"
        file.write_bytes(data)
        most = (limits.pages, min(limits.text, _CHARACTERS) + 1, _LINES)
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _RUN, worker.__file__, str(file), *map(str, most)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        timer = Timer(limits.seconds, process.kill)
        timer.start()
        try:
            assert process.stdout is not None
            with process.stdout as lines:
                for line in lines:
                    if line.endswith(b"\n"):  # the last one may be cut short
                        yield _page(line, limits.pages)
            if process.wait() != 0:
                raise refusal("", "a PDF that takes too long or too much memory to be read")
        finally:
            timer.cancel()
            process.kill()
            process.wait()


def _page(line: bytes, most: int) -> list[Any]:
    page = json.loads(line)
    if isinstance(page, list):
        return page
    why = page["refused"]
    if why == "pages":
        raise refusal(
            "",
            Phrase("a PDF of {page} pages; at most {most} are read", page=page["count"], most=most),
        )
    raise refusal("", _REFUSED[why])
