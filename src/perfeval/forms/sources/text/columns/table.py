"""Lines of a table that blanks keep to rows of cells: its columns, its rows, its merged labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve

from perfeval.forms.sources.grid import Cell
from perfeval.forms.sources.text.cell_lines import heads
from perfeval.forms.sources.text.columns.gutters import stretches_of
from perfeval.forms.sources.text.columns.headings import headed_columns
from perfeval.forms.sources.text.columns.made import Made, Part, are_sure, made_of
from perfeval.forms.sources.text.columns.matching import Kind
from perfeval.forms.sources.text.columns.rows import Band, Ruler, Stand
from perfeval.forms.sources.text.columns.spans import Label, ends_of
from perfeval.forms.sources.text.columns.stretch import Columns
from perfeval.forms.sources.text.columns.wrapping import (
    NUMBERED,
    is_part,
    part_cost,
    points_of,
    width_of,
    worth_of,
)
from perfeval.forms.sources.text.pieces import Piece
from perfeval.forms.words.groups import levels_told
from perfeval.forms.words.vocabulary import is_fund_total, is_total
from perfeval.text.labels import squeeze

__all__ = ["table_of"]

_MANY: Final = 2000
"""From how many lines on a table is looked at in small pieces, so that time stays in proportion."""
_USUAL, _SMALL = (80, 24), (12, 8)
"""How many lines a stretch and a row have at most, in a table of usual length and in a long one."""
_ROWS: Final = 200
"""Over how many rows labels are looked for at most."""
_NEAR: Final = 3
_HEADS: Final = 2


def table_of(lines: Sequence[Sequence[Piece]], scale: int) -> Iterator[list[Cell]]:
    """The rows of cells; `scale` places are one column of the grid."""
    longest, tallest = _USUAL if len(lines) < _MANY else _SMALL
    tables: list[Columns] = []
    for stretch in stretches_of(lines, longest):
        columns = headed_columns(lines, stretch)
        if not (tables and tables[-1].takes(columns)):
            tables.append(columns)
    rulers = [Ruler(each.lines, each.merged, each.figured, tallest) for each in tables]
    ruled = {stand: [ruler.ruled(stand) for ruler in rulers] for stand in Stand}
    stand = min(Stand, key=lambda each: sum(cost for cost, _ in ruled[each]))
    for columns, (_, bands) in zip(tables, ruled[stand], strict=True):
        yield from _cells(columns, bands, stand, scale)


def _cells(
    columns: Columns, bands: Sequence[Band], stand: Stand, scale: int
) -> Iterator[list[Cell]]:
    """The rows of cells of lines of the same columns."""
    rows = [made_of(columns, band) for band in bands]
    spans: dict[tuple[int, int], tuple[int, str]] = {}
    for first, end in _regions(columns, rows):
        spans |= _spans(columns, rows[first:end], first, stand)
    edges = [*columns.lefts, columns.right]
    pieced = not are_sure(columns, rows, spans)
    for number, row in enumerate(rows):
        cells: list[Cell] = []
        for column in range(columns.count):
            left, right = edges[column] // scale, edges[column + 1] // scale
            cell = Cell(
                row=0,
                column=left,
                column_span=max(right - left, 1),
                text=_joined(text for _, text in row.parts[column]),
                pieced=pieced,
            )
            if (number, column) in spans:
                high, text = spans[number, column]
                cell = evolve(cell, text=text, row_span=max(high, 1), continues=not high)
            cells.append(cell)
        yield cells


def _joined(texts: Iterable[str]) -> str:
    """The lines of a cell as one; items of a list stay apart."""
    made = ""
    for text in texts:
        made += ("\n" if made and NUMBERED.match(text) else "") + text
    return made


def _regions(columns: Columns, rows: Sequence[Made]) -> Iterator[tuple[int, int]]:
    """Rows of figures below each other without headings and totals between: first, and behind."""
    start = 0
    for number, row in enumerate(rows):
        if not _is_plain(columns, row):
            if start < number:
                yield start, number
            start = number + 1
    if start < len(rows):
        yield start, len(rows)


def _is_plain(columns: Columns, row: Made) -> bool:
    texts = [row.text(column) for column in range(columns.count)]
    if sum(bool(text) and heads(text) and not levels_told(text) for text in texts) > _HEADS:
        return False
    for merged, cell in zip(columns.merged, row.parts, strict=True):
        if any(is_total(text) and (merged or not is_fund_total(text)) for _, text in cell):
            return False
    return any(figured and text for figured, text in zip(columns.figured, texts, strict=True))


def _spans(
    columns: Columns, rows: Sequence[Made], first: int, stand: Stand
) -> dict[tuple[int, int], tuple[int, str]]:
    """By row and column, how many rows a label covers and what it says; 0 for one that goes on."""
    made: dict[tuple[int, int], tuple[int, str]] = {}
    edges = frozenset(range(len(rows) + 1))
    blank = _with_blanks(columns, rows)
    extents = [row.extent for row in rows]
    points = [
        [points_of(row.text(at)) for row in rows]
        for at, kind in enumerate(columns.kinds)
        if kind is Kind.NUMBER
    ]
    for column in reversed(range(columns.count)):
        if not (columns.merged[column] or column in blank):
            continue
        parts = [part for row in rows for part in row.parts[column]]
        known = sum(is_part(text) for _, text in parts)
        if (columns.merged[column] and 5 * known < 4 * len(parts)) or len(rows) > _ROWS:
            continue
        if all(len(row.parts[column]) == 1 for row in rows):
            continue
        labels = _labels(parts)
        ends = ends_of(labels, extents, edges, stand, points) if labels else []
        edges &= frozenset((0, *ends)) if ends else edges
        for start, end, label in zip([0, *ends], ends, labels, strict=False):
            made[first + start, column] = (end - start, label.text)
            made |= {(first + each, column): (0, "") for each in range(start + 1, end)}
    return made


def _with_blanks(columns: Columns, rows: Sequence[Made]) -> set[int]:
    """The columns of words left of the names, one in each row, that are blank in some."""
    words = next(
        (at for at, kind in enumerate(columns.kinds) if kind is not Kind.WORDS), columns.count
    )
    full = [at for at in range(words) if all(row.parts[at] for row in rows)]
    return {at for at in range(max(full, default=0)) if not all(row.parts[at] for row in rows)}


def _labels(parts: Sequence[Part]) -> list[Label]:
    """The labels of a column of which each may be broken over lines."""
    widest = max((width_of(text) for _, text in parts), default=0)
    made: list[Label] = []
    tail = ""
    for number, text in parts:
        if made and number - made[-1].last < _NEAR and _goes_on(made[-1].text, tail, text, widest):
            whole = made[-1].text + text
            made[-1] = Label(made[-1].first, number, whole, worth_of(whole))
        else:
            made.append(Label(number, number, text, worth_of(text)))
        tail = text
    return made


def _goes_on(label: str, tail: str, rest: str, widest: int) -> bool:
    """Whether a line goes on with the label above it, of which `tail` is the last line."""
    if squeeze(rest).startswith("("):
        return True
    told = levels_told(label)
    done = told and squeeze(label).rstrip(")").endswith(("指标", "分"))
    if done or label.endswith(("）", ")")) or (told and levels_told(rest)):
        return False
    full = is_part(label) or width_of(tail) >= widest - _NEAR
    return full and part_cost(tail, rest, widest, 1, figured=False) < 200
