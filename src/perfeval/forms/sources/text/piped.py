"""Tables drawn in text with pipes or box characters: Markdown, and what terminals print.

Where the pipes of a table stand above each other, a cell covers the columns between its own, and
merged cells are known (`ruled`). Else, as Markdown is typed, a cell is known by its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.text.ruled import PIPES, is_border, is_drawn, ruled_rows
from perfeval.forms.sources.text.separated import take_rows

__all__ = ["is_piped", "read_piped"]

_SPLIT: Final = re.compile(f"[{re.escape(PIPES)}]")
_BREAK: Final = re.compile(r"<br ?/?>", re.IGNORECASE)
_HEADING: Final = re.compile(r" {0,3}#{1,6} ")
_BOLD: Final = re.compile(r"\*\*|__|`")
_PADDING: Final = re.compile(r"(?<= )\|{2,}+\s*+\Z")
"""Pipes without a blank, which fill a short row up to the width of the table: they end no cells."""
_ESCAPED: Final = "\ue000"


def is_piped(lines: Sequence[str]) -> bool:
    """Whether two rows of cells between pipes follow each other."""
    before = False
    for line in lines:
        drawn = is_border(line)
        row = not drawn and _is_row(line)
        if row and before:
            return True
        before = row or (before and (drawn or is_drawn(line)))
    return False


def read_piped(lines: Sequence[str], made: Blocks) -> None:
    """Take the tables between pipes, and the lines between them as paragraphs."""
    block: list[str] = []
    for line, row in zip((*lines, ""), (*_rows(lines), False), strict=True):
        if row or is_border(line) or (block and is_drawn(line)):
            block.append(line)
            continue
        _close(block, made)
        block = []
        made.paragraph(_plain(_HEADING.sub("", line.strip().strip(PIPES))))


def _rows(lines: Sequence[str]) -> list[bool]:
    """Which lines are rows: those of several pipes, and of one right beside a row.

    So stands a label with its name where no pipes are at the ends of lines.
    """
    rows = list(map(_is_row, lines))
    beside = [not row and _count(line) == 1 for row, line in zip(rows, lines, strict=True)]
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        before = order.step
        for at in order:
            rows[at] = rows[at] or (beside[at] and rows[at - before])
    return rows


def _is_row(line: str) -> bool:
    return _count(line) > 1


def _count(line: str) -> int:
    return len(_SPLIT.findall(line.replace("\\|", "")))


def _close(block: Sequence[str], made: Blocks) -> None:
    """Take the table that lines drew."""
    drawn = ruled_rows(block, made)
    if drawn is not None:
        made.table(drawn, aligned=True)
        return
    rows: list[list[str]] = []
    for line in block:
        if not is_border(line):
            texts = _texts(line)
            made.count_row(len(rows), len(texts))
            rows.append(texts)
    take_rows(rows, made)


def _texts(line: str) -> list[str]:
    """The cells of a line, without the pipes at its ends."""
    inner = _PADDING.sub("|", line.replace("\\|", _ESCAPED).strip())
    cells = _SPLIT.split(inner)
    cells = cells[1:] if _SPLIT.match(inner) else cells
    cells = cells[:-1] if len(cells) > 1 and _SPLIT.match(inner[-1]) else cells
    return [_plain(cell.replace(_ESCAPED, "|")) for cell in cells]


def _plain(text: str) -> str:
    """The text of a cell without the marks of Markdown."""
    return _BREAK.sub("\n", _BOLD.sub("", text)).replace("&nbsp;", " ").strip()
