"""Text whose columns are kept by runs of blanks, as ``pdftotext -layout`` prints tables.

A cell has no borders there: it reaches half way to its neighbours, whether it stands left, right or
in the middle of its column. Columns are places on the line, so that a figure stands under the
heading that it overlaps most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import Final

from attrs import evolve

from perfeval.errors import Phrase
from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.grid import Cell
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.text.cell_lines import heads
from perfeval.forms.sources.text.columns.table import table_of
from perfeval.forms.sources.text.paragraphs import LONG, OFF, paragraphs_of
from perfeval.forms.sources.text.pieces import PIECE, Piece, pairs_of, pieces_of
from perfeval.forms.sources.text.widths import MEASURES, Measure

__all__ = ["is_spaced", "read_spaced"]

_REMARK: Final = re.compile(r"[（(][^（）()]*+[）)]")
_MANY: Final = 4
_LONG: Final = 60
_ALONE: Final = 3
_NARROW: Final = 12
_TALL: Final = 16
_OFF: Final = 5
_TITLE: Final = re.compile(
    r"(?:自评|评价|评分|监控|绩效|目标)(?:申报|情况|结果)?(?:表|报告)(?:[(（][^()（）]{0,20}[)）])?\Z"
)
_ALONE_TEXT: Final = re.compile("[：:]|年度?[)）]?\\Z|\\A附[件表]|\\A[-—第]")
_SAMPLE: Final = 500
_LONGEST: Final = 500


def is_spaced(lines: Sequence[str]) -> bool:
    """Whether two lines at least have four pieces or more between wide blanks."""
    many = (line for line in lines if len(list(islice(PIECE.finditer(line), _MANY))) >= _MANY)
    return len(list(islice(many, 2))) > 1


def read_spaced(lines: Sequence[str], made: Blocks) -> None:
    """Take the tables between prose. Raises `DecodeError` beyond the limits."""
    measure = _measure(lines)
    # Blank lines part nothing: they stand within tall rows as they stand between rows.
    pages = accumulate(line.count("\f") for line in lines)
    parted = [
        pieces
        for line, page in zip(lines, pages, strict=True)
        if (pieces := pieces_of(line, measure, page))
    ]
    width = max((pieces[0].end for pieces in parted if len(pieces) == 1), default=0)
    prose: list[Piece] = []

    def close_prose() -> None:
        for text in paragraphs_of(prose, max(width - OFF, LONG), 0):
            made.paragraph(text)
        prose.clear()

    for run in _runs(parted):
        if any(len(pieces) >= _MANY for pieces in run):
            close_prose()
            _take_table(run, made)
        else:
            prose += map(_line, run)
    close_prose()


def _runs(lines: Iterable[list[Piece]]) -> Iterator[list[list[Piece]]]:
    """The lines by what may be a table, with the single pieces within, and what is none."""
    table: list[list[Piece]] = []
    waiting: list[list[Piece]] = []
    for pieces in lines:
        if len(pieces) > 1:
            if table:
                table += waiting
            else:
                lead = len(waiting)
                while lead and _is_cell(waiting[lead - 1][0]):
                    lead -= 1
                if not _leads([each[0] for each in waiting[lead:]], pieces[0]):
                    lead = len(waiting)
                yield waiting[:lead]
                table = waiting[lead:]
            table.append(pieces)
            waiting = []
            continue
        waiting.append(pieces)
        wide = sum(not _is_cell(each[0]) for each in waiting)
        if wide > _ALONE or len(waiting) > _TALL or not _may_stand_within(pieces[0]):
            yield table
            yield waiting
            table, waiting = [], []
    yield table
    yield waiting


def _leads(above: Sequence[Piece], piece: Piece) -> bool:
    """Whether lines of one piece are the first lines of cells: a label goes on below."""
    label = "".join(each.text for each in above if each.start <= piece.start + _OFF)
    return bool(above) and heads(label + piece.text) and not heads(piece.text)


def _is_cell(piece: Piece) -> bool:
    """Whether a line of one piece may be a line of a narrow cell: no title, no remark."""
    text = piece.text
    return len(text) <= _NARROW and _may_stand_within(piece) and not _ALONE_TEXT.search(text)


def _may_stand_within(piece: Piece) -> bool:
    """Whether a line of one piece may stand within a table: no title of another, no prose."""
    return len(piece.text) <= _LONG and not _TITLE.search(piece.text)


def _line(pieces: Sequence[Piece]) -> Piece:
    """A line of prose as one piece."""
    return Piece(pieces[0].start, pieces[-1].end, "  ".join(piece.text for piece in pieces))


def _measure(lines: Sequence[str]) -> Measure:
    """How wide characters are: so that most pieces stand under one piece of the line above."""

    def in_line(measure: Measure) -> int:
        pieces = [pieces_of(line[:_LONGEST], measure) for line in lines[:_SAMPLE]]
        many = [line for line in pieces if len(line) >= _MANY]
        return sum(_matched(above, line) for above, line in pairwise(many))

    return max(MEASURES, key=in_line)


def _matched(above: Sequence[Piece], below: Sequence[Piece]) -> int:
    """How many pieces stand under one piece, and are the only one to do so."""
    pairs = pairs_of(above, below)
    uppers, lowers = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    return sum(uppers[one] == lowers[other] == 1 for one, other in pairs)


def _take_table(lines: Sequence[Sequence[Piece]], made: Blocks) -> None:
    most = made.usage.limits.columns
    for number, pieces in enumerate(lines):
        if len(pieces) > most:
            at = f"{made.name} 第{number + 1}行"
            raise refusal(at, Phrase("more than {most} columns", most=most))
        made.count_row(number, len(pieces))
    scale = max(pieces[-1].end for pieces in lines) // most + 1
    rows: list[list[Cell]] = []
    for cells in table_of(lines, scale):
        rows.append(_under(rows[-1], cells) if rows else cells)
    made.table(rows, aligned=True)


def _under(above: list[Cell], cells: list[Cell]) -> list[Cell]:
    """A row whose first cell is a mere remark in brackets, as （万元）, goes on with that above."""
    first, over = cells[0], above[0]
    if (
        first.continues
        or not _REMARK.fullmatch(first.text)
        or first.column >= over.end
        or over.continues
    ):
        return cells
    above[0] = evolve(over, text=f"{over.text}\n{first.text}", row_span=2)
    return [evolve(first, text="", continues=True), *cells[1:]]
