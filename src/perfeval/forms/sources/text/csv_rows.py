"""The rows of a file that is a table because its name or its door says so, however few they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Final

from perfeval.errors import DecodeError, Phrase
from perfeval.forms.sources.encodings import decoded
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage

__all__ = ["csv_rows"]

_LINE: Final = 2**20
"""Characters of a line: its cells are all made before they can be counted."""


def csv_rows(
    data: bytes, usage: Usage, name: str, separator: Callable[[str], str]
) -> Iterator[list[str]]:
    """The cells of each row; `separator` says what stands between them, by the first line.

    Raises `DecodeError` for what is no text, and beyond the limits; there the table has its `name`.
    """
    most = 4 * usage.limits.text
    if len(data) > most:
        raise refusal(
            "", Phrase("text of {size} bytes; at most {most} are read", size=len(data), most=most)
        )
    text, encoding = decoded(data)
    if not encoding:
        raise DecodeError((("", "neither a document of a kind that is read nor text"),))
    rows = csv.reader(_lines(text, usage, name), delimiter=separator(text.partition("\n")[0]))
    try:
        for row in rows:
            usage.spend("cells", len(row), name)
            yield row
    except csv.Error as error:
        raise refusal(name, "a cell whose quote does not end, or that is too long") from error


def _lines(text: str, usage: Usage, name: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > _LINE:
            said = "more than {most} {names}"
            names = Phrase("characters of text")
            raise refusal(f"{name} 第{number}行".strip(), Phrase(said, most=_LINE, names=names))
        usage.spend("lines", 1, name)
        usage.spend("text", len(line), name)
        yield line
