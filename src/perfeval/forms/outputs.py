"""What perfeval wrote itself, and a folder of submissions holds beside them: no document of a unit.

A summary, a review sheet and a page have tables like those of forms; read again, each form would
count twice.
"""

from __future__ import annotations

from typing import Final

from perfeval.forms.sources.grid import Document, Grid
from perfeval.forms.words.labels import unwrapped
from perfeval.forms.words.marks import GENERATOR, OUTPUT_HEADINGS

__all__ = ["is_output"]

_HEAD: Final = 1_000
"""Within so many bytes a page says what wrote it."""
_MARK: Final = f'content="{GENERATOR}"'.encode()


def is_output(data: bytes, document: Document) -> bool:
    """Whether perfeval wrote the document of these bytes, as a summary, a review sheet or a page.

    >>> is_output("文件,单位,校验码（请勿改动）".encode(), Document())
    False
    """
    if _MARK in data[:_HEAD]:
        return True
    first = next((block for block in document.blocks if isinstance(block, Grid)), None)
    row = first.rows[0] if first is not None and first.rows else ()
    return any(unwrapped(cell.text) in OUTPUT_HEADINGS for cell in row)
