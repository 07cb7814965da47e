"""Text whose cells stand on one line with separators between them: CSV, and what a sheet copies.

A separator that stands in prose makes no table: the columns must be consistent. Cells may be
quoted, as spreadsheets do where a cell holds the separator, a quote or a newline (RFC 4180).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, zip_longest
from typing import Final

from perfeval.forms.sources.blocks import Blocks, in_order
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.text.cell_lines import is_heading, is_label
from perfeval.forms.sources.text.stacked_headings import joined_headings
from perfeval.forms.words.labels import is_figure
from perfeval.text.labels import squeeze

__all__ = ["keeps_columns", "read_separated", "separator_of", "tables_of", "take_rows"]

_SAMPLE: Final = 2**16
_ROWS: Final = 400
_SHORT: Final = 15
_LEAST: Final = 2
_ENDS: Final = ("。", "；", "！", "？")


def separator_of(text: str) -> str:
    """The separator of a text of rows; empty where it has none.

    >>> separator_of("甲,乙,丙\\n1,2,3\\n")
    ','
    >>> separator_of("甲,乙。\\n丙\\n")
    ''
    """
    if sum("\t" in line.strip(" ")[1:] for line in text.split("\n")) > 1:
        return "\t"
    return next((each for each in ",;" if _is_table(text, each)), "")


def read_separated(text: str, separator: str, made: Blocks) -> None:
    """Take the rows between separators. Raises `DecodeError` beyond the limits.

    A line without separator is a paragraph, unless it stands alone between two rows.
    """
    rows: list[list[str]] = []
    waiting: list[str] = []

    def close_table() -> None:
        nonlocal rows
        take_rows(rows, made)
        rows = []

    try:
        rows_of_text = _rows(text, separator)
        for texts in _whole(rows_of_text) if separator == "\t" else rows_of_text:
            if len(texts) < 2:
                waiting += [text for text in texts if text.strip()]
                continue
            if len(waiting) == 1 and rows:
                made.count_row(len(rows), 1)
                rows.append(waiting)
            elif waiting:
                close_table()
                for line in waiting:
                    made.paragraph(line)
            waiting = []
            made.count_row(len(rows), len(texts))
            rows.append(texts)
    except csv.Error as error:
        raise refusal(made.name, "a cell whose quote does not end, or that is too long") from error
    close_table()
    for line in waiting:
        made.paragraph(line)


def take_rows(rows: Sequence[list[str]], made: Blocks) -> None:
    """Take rows of cells that are known by their numbers alone as tables."""
    for table in tables_of(rows):
        aligned = keeps_columns(table)
        whole = table if aligned else joined_headings(table)
        made.table([in_order(row) for row in whole], aligned=aligned)


def tables_of(rows: Sequence[list[str]]) -> list[Sequence[list[str]]]:
    """Rows as the tables of several forms below each other, which have columns of their own.

    Each begins with its title, and writes the empty cells at the end of its rows.

    >>> first, second = [["甲表", ""], ["乙", "1"]], [["丙表", "", ""], ["丁", "2", "3"]]
    >>> [len(table) for table in tables_of([*first, *second])]
    [2, 2]
    >>> [len(table) for table in tables_of([["甲表"], ["乙", "1"], ["丙", "2", "3"]])]
    [3]
    """
    wide = [number for number, row in enumerate(rows) if len(row) > 1]
    starts = [0]
    for above, below in pairwise(wide):
        if len(rows[above]) == len(rows[below]):
            continue
        title = next((n for n in (above + 1, below) if _is_title(rows[n])), None)
        if title is None:
            return [rows]
        starts.append(title)
    padded = any(not rows[number][-1].strip() for number in wide)
    ends = (*starts[1:], len(rows)) if padded else (len(rows),)
    return [rows[start:end] for start, end in zip(starts, ends, strict=False)]


def _is_title(row: Sequence[str]) -> bool:
    return sum(bool(cell.strip()) for cell in row) == 1


def keeps_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a cell stands in its column: empty cells are written, not left out.

    Rows of different length keep their columns where only empty cells at their end were left out;
    a bare line stands in the first.

    >>> keeps_columns([["甲", "乙", "丙"], ["", "1"]])
    True
    >>> keeps_columns([["甲", "乙", "丙"], ["1", ""]])
    False
    """
    if len({len(row) for row in rows if len(row) > 1}) < 2:
        return True
    trimmed = all(row[-1].strip() for row in rows)
    blank = any(not cell.strip() for row in rows for cell in row)
    return trimmed and blank and not _stand_right(rows)


def _stand_right(rows: Sequence[Sequence[str]]) -> bool:
    """Whether figures stand above each other as counted from the right end, and not from the left.

    So it is where labels were left out that are merged: each row ends where the others do.
    """
    left = right = 0
    group: list[Sequence[str]] = []
    for row in [*rows, ()]:
        if sum(map(is_figure, row)) > 1:
            group.append(row)
            continue
        left += _mixed(group)
        right += _mixed([row[::-1] for row in group])
        group = []
    return right < left


def _mixed(rows: Sequence[Sequence[str]]) -> int:
    """How many cells are figures among words, or words among figures, in their column."""
    mixed = 0
    for cells in zip_longest(*rows):
        figures = [is_figure(cell) for cell in cells if cell]
        mixed += min(sum(figures), len(figures) - sum(figures))
    return mixed


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    source = io.StringIO(text, newline="")
    if text.count('"') % 2:  # a quote that does not end would take all that follows
        return csv.reader(source, delimiter=separator, quoting=csv.QUOTE_NONE)
    return csv.reader(source, delimiter=separator)


def _whole(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows; one that a line break within a cell divided is whole again."""
    read = [*rows]
    widest = max(map(len, read), default=0)
    last: list[str] = []
    for row in read:
        if last and row and len(last) + len(row) - 1 <= widest and _breaks(last, row):
            last = [*last[:-1], f"{last[-1]}\n{row[0]}", *row[1:]]
            continue
        if last:
            yield last
        last = row
    yield last


def _breaks(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the last cell of a row goes on in the first of the next: 一级 and 指标."""
    text, rest = above[-1].strip(), below[0].strip()
    if not text or len(text) > _SHORT or is_figure(text):
        return False
    if rest and is_label(squeeze(text + rest)):
        return not text.endswith("指标")
    if len(below) < _LEAST:
        return False
    if rest.startswith(("(", "（")):
        return True
    return bool(rest) and is_heading(text + rest) and not is_heading(rest)


def _is_table(text: str, separator: str) -> bool:
    """Whether the first rows have consistent columns, or short cells as only tables have."""
    sample = text[:_SAMPLE]
    whole = sample if len(sample) == len(text) else sample.rpartition("\n")[0]
    try:
        found = [row for row in islice(_rows(whole, separator), _ROWS) if any(row)]
    except csv.Error:
        return False
    rows = [row for row in found if len(row) > 1]
    if len(rows) < 2:
        return False
    blank = sum(not all(row) for row in rows) > 1  # between commas of prose stands something
    if not blank and any(row[-1].rstrip().endswith(_ENDS) for row in rows):
        return False
    width, often = Counter(map(len, rows)).most_common(1)[0]
    if len(rows) == len(found) == often and (width > 2 or often > 2):
        return True
    cells = [cell for row in rows for cell in row]
    if 2 * len(rows) < len(found) or sum(map(len, cells)) > _SHORT * len(cells):
        return False
    return sum(len(row) > 3 for row in rows) > 1
