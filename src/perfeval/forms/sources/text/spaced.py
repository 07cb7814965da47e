"""Text whose columns are kept by runs of blanks, as ``pdftotext -layout`` prints tables.

A cell has no borders there: it reaches half way to its neighbours, whether it stands left, right or
in the middle of its column. Columns are places on the line, so that a figure stands under the
heading that it overlaps most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from attrs import evolve

from perfeval.errors import Phrase
from perfeval.forms.sources.blocks import Blocks
from perfeval.forms.sources.grid import Cell
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.text.cell_lines import is_heading
from perfeval.forms.sources.text.paragraphs import LONG, OFF, paragraphs_of
from perfeval.forms.sources.text.pieces import PIECE, Piece, pairs_of, pieces_of, says_figure
from perfeval.forms.sources.text.widths import MEASURES, Measure
from perfeval.forms.sources.text.wrapped_cells import unwrapped_cells

__all__ = ["is_spaced", "read_spaced"]

_REMARK: Final = re.compile(r"[（(][^（）()]*+[）)]")
_MANY: Final = 4
_LONG: Final = 60
_ALONE: Final = 3
_SAMPLE: Final = 500
_LONGEST: Final = 500
_LINES: Final = 4
"""Of how many lines the rows of a long table may be, one with another."""


def is_spaced(lines: Sequence[str]) -> bool:
    """Whether two lines at least have four pieces or more between wide blanks."""
    many = (line for line in lines if len(list(islice(PIECE.finditer(line), _MANY))) >= _MANY)
    return len(list(islice(many, 2))) > 1


def read_spaced(lines: Sequence[str], made: Blocks) -> None:
    """Take the tables between prose. Raises `DecodeError` beyond the limits."""
    measure = _measure(lines)
    # Blank lines part nothing: they stand within tall rows as they stand between rows.
    parted = [pieces for line in lines if (pieces := pieces_of(line, measure))]
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
    """The lines by what may be a table, with the few single pieces within, and what is none."""
    table: list[list[Piece]] = []
    waiting: list[list[Piece]] = []
    for pieces in lines:
        if len(pieces) > 1:
            if table:
                table += waiting
            else:
                yield waiting
            table.append(pieces)
            waiting = []
            continue
        waiting.append(pieces)
        if len(waiting) > _ALONE or len(pieces[0].text) > _LONG:
            yield table
            yield waiting
            table, waiting = [], []
    yield table
    yield waiting


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
    _check_size(lines, made)
    table = unwrapped_cells(lines)
    width = max(pieces[-1].end for pieces in table)
    scale = width // made.usage.limits.columns + 1
    rows: list[list[Cell]] = []
    pieces: list[Piece] = []
    for line, below in zip(table, [*table[1:], []], strict=True):
        over = () if _begins_block(pieces, line) else pieces
        pieces = _filled(_filled(line, over), () if _begins_block(line, below) else below)
        made.count_row(len(rows), len(pieces))
        cells = list(_cells(pieces, width, scale))
        rows.append(_under(rows[-1], cells) if rows else cells)
    made.table(rows, aligned=True)


def _check_size(lines: Sequence[Sequence[Piece]], made: Blocks) -> None:
    """Refuse what cannot be a table within the limits, before lines are held against each other."""
    limits = made.usage.limits
    if len(lines) > limits.rows * _LINES:
        raise refusal("", Phrase("a table of more than {most} rows", most=limits.rows))
    for number, line in enumerate(lines, start=1):
        if len(line) > limits.columns:
            at = f"{made.name} 第{number}行"
            raise refusal(at, Phrase("more than {most} columns", most=limits.columns))


def _begins_block(row: Sequence[Piece], line: Sequence[Piece]) -> bool:
    """Whether the headings of further columns stand below a row of figures, none of its own."""
    figured = sum(says_figure(piece.text) for piece in row) > 1
    return figured and sum(is_heading(piece.text) for piece in line) > _ALONE


def _filled(line: list[Piece], other: Sequence[Piece]) -> list[Piece]:
    """A line with an empty cell where the line beside it says something in a gap.

    A piece in a gap is another column only if the pieces around the gap stand in theirs; the first
    one, the label of a block, may have nothing under it.
    """
    pairs = pairs_of(line, other)
    matched, taken = {one for one, _ in pairs}, {two for _, two in pairs}
    made: list[Piece] = []
    at = 0
    for number, piece in enumerate((*line, None)):
        held = (number <= 1 or number - 1 in matched) and (piece is None or number in matched)
        while at < len(other) and (piece is None or other[at].start < piece.start):
            if held and at not in taken:
                made.append(evolve(other[at], text=""))
            at += 1
        made += [piece] if piece is not None else []
    return made


def _cells(pieces: Sequence[Piece], width: int, scale: int) -> Iterator[Cell]:
    """The cells of a line, each half way to its neighbours; that of a full row ends with it."""
    start = pieces[0].start
    width = width if len(pieces) >= _MANY else pieces[-1].end
    for piece, after in zip(pieces, (*pieces[1:], None), strict=True):
        end = width if after is None else (piece.end + after.start) // 2
        first, last = start // scale, max(end // scale, start // scale + 1)
        yield Cell(row=0, column=first, column_span=last - first, text=piece.text)
        start = end


def _under(above: list[Cell], cells: list[Cell]) -> list[Cell]:
    """A row whose first cell is a mere remark in brackets, as （万元）, goes on with that above."""
    first, over = cells[0], above[0]
    if not _REMARK.fullmatch(first.text) or first.column >= over.end or over.continues:
        return cells
    above[0] = evolve(over, text=f"{over.text}\n{first.text}", row_span=2)
    return [evolve(first, text="", continues=True), *cells[1:]]
