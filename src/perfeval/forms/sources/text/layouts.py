"""Which layout a text has; this is the one place that decides.

Tables come as cells that each begin a line with a tab (extraction tools), rows of cells between
tabs, commas or semicolons (spreadsheets), rows between pipes or box characters (Markdown), columns
of blanks (``pdftotext -layout``), or one cell a line. What has none of these is prose.
"""

from __future__ import annotations

from typing import Final

from perfeval.errors import Phrase
from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.grid import Block
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.text.extracted import is_extracted, read_extracted
from perfeval.forms.sources.text.paragraphs import page_of, paragraphs_of, without_folios
from perfeval.forms.sources.text.pieces import Piece
from perfeval.forms.sources.text.piped import is_piped, read_piped
from perfeval.forms.sources.text.separated import read_separated, separator_of
from perfeval.forms.sources.text.single import is_single, read_single
from perfeval.forms.sources.text.spaced import is_spaced, read_spaced
from perfeval.forms.sources.text.widths import MEASURES, offsets
from perfeval.forms.sources.usage import Usage

__all__ = ["LAYOUTS", "read_text"]

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
        return made.done()
    lines = without_folios(lines)
    text = "\n".join(lines)
    if is_piped(lines):
        read_piped(lines, made)
    elif separator := separator_of(text):
        read_separated(text, separator, made)
    elif is_spaced(lines):
        read_spaced(lines, made)
    elif is_single(lines):
        read_single(lines, made)
    else:
        placed = list(map(_line, lines))
        read_extracted("\n".join(paragraphs_of(placed, *page_of(placed))), made)
    return made.done()


def _line(text: str) -> Piece:
    """A line of prose, with its place; of a long one it is enough that it is long."""
    told = text[:_LONGEST]
    places = offsets(told, MEASURES[0])
    return Piece(places[len(told) - len(told.lstrip())], places[-1], text.rstrip(" \u3000"))
