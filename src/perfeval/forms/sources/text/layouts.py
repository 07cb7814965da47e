"""Which layout a text has; this is the one place that decides.

Tables come as cells that each begin a line with a tab (extraction tools), rows of cells between
tabs, commas or semicolons (spreadsheets), rows between pipes or box characters (Markdown), columns
of blanks (``pdftotext -layout``), or one cell a line. What has none of these is prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.errors import Phrase
from perfeval.forms.sources.blocks import SENTENCE_ENDS, Blocks
from perfeval.forms.sources.grid import Block
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.text.extracted import is_extracted, read_extracted
from perfeval.forms.sources.text.piped import is_piped, read_piped
from perfeval.forms.sources.text.separated import read_separated, separator_of
from perfeval.forms.sources.text.single import is_single, read_single
from perfeval.forms.sources.text.spaced import is_spaced, read_spaced
from perfeval.forms.sources.text.widths import MEASURES, offsets
from perfeval.forms.sources.usage import Usage

__all__ = ["LAYOUTS", "read_text"]

_BEGINS: Final = re.compile(r"(?: {2,8}|\u3000{1,2})\S")
_MARGIN: Final = re.compile(r"\S")
_NUMBERED: Final = re.compile(
    r"[(（]?[一二三四五六七八九十0-9]{1,3}[)）]?(?:[、)）]|[.．](?![0-9]))"
)
_FULL: Final = 60
_LONGEST: Final = 500
LAYOUTS: Final = (
    "tables in text are read where each cell begins a line with a tab and an empty line ends the "
    "row, where tabs, commas or semicolons part the cells of a row, where pipes or lines are drawn "
    "around them, where blanks keep the columns (pdftotext -layout), or where each line is a cell"
)
"""Said where a text holds no form that is known."""


def read_text(text: str, usage: Usage) -> tuple[Block, ...]:
    """The blocks of a text in whatever layout. Raises `DecodeError` beyond the limits."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    most = 2 * (usage.limits.cells + usage.limits.lines)
    if text.count("\n") > most:
        raise refusal("", Phrase("more than {most} lines of text", most=most))
    made = Blocks(usage)
    lines = text.split("\n")
    if is_extracted(lines):
        read_extracted(text, made)
    elif is_piped(lines):
        read_piped(lines, made)
    elif separator := separator_of(text):
        read_separated(text, separator, made)
    elif is_spaced(lines):
        read_spaced(lines, made)
    elif is_single(lines):
        read_single(lines, made)
    else:
        read_extracted("\n".join(_unwrapped(lines)), made)
    return made.done()


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Lines of prose, with those that a page broke joined to the paragraph above them.

    A paragraph begins set in; a further line of it begins at the margin, below a full line that
    ends within a sentence.
    """
    made: list[str] = []
    last = ""
    for line in lines:
        goes_on = _BEGINS.match(made[-1]) is not None if made else False
        full = offsets(last, MEASURES[0])[-1] >= _FULL and not last.rstrip().endswith(SENTENCE_ENDS)
        if goes_on and full and _MARGIN.match(line) and not _NUMBERED.match(line):
            made[-1] += line.rstrip()
        else:
            made.append(line)
        last = line[:_LONGEST]
    return made
