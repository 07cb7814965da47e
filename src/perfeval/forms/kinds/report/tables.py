"""Tables of indicators that a report prints among its prose: a form of their own, beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from attrs import evolve

from perfeval.forms.kinds.self_evaluation.funds.heads import heads_funds
from perfeval.forms.layout.columns.roles.heading_block import blocks
from perfeval.forms.layout.columns.roles.judged import judged
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.words.money import declared_unit
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS

__all__ = ["tables_apart"]

_AHEAD: Final = 4
"""With how many rows the heading of funds is judged."""
_LONGEST: Final = 60
"""How long a caption may be."""
_RESULTS: Final = frozenset({"value", "actual", "claimed"})


def tables_apart(made: Iterable[Segment]) -> Iterator[Segment]:
    """The segments; the tables of results in a report, with those of its funds, are one more."""
    for segment in made:
        lines = _lines(segment) if segment.is_report and segment.tabled else []
        if not lines:
            yield segment
            continue
        taken = set(map(id, lines))
        yield evolve(segment, lines=[line for line in segment.lines if id(line) not in taken])
        yield Segment(title=segment.title, lines=lines)


def _lines(segment: Segment) -> list[Line]:
    """The rows of its tables of indicators with results, and of funds; none without the former.

    Captions that tell the unit of their money come first.
    """
    tables = [list(lines) for _, lines in groupby(segment.rows, key=lambda line: id(line.grid))]
    results = [_has_results(table) for table in tables]
    taken = [
        table
        for table, found in zip(tables, results, strict=True)
        if any(results) and (found or _has_funds(table))
    ]
    tops = {id(table[0]) for table in taken}
    captions = [
        above for above, line in pairwise(segment.lines) if id(line) in tops and _tells_unit(above)
    ]
    return [*captions, *(line for table in taken for line in table)]


def _tells_unit(line: Line) -> bool:
    """Whether a paragraph is the caption of the table below it, with the unit of its money."""
    short = line.grid is None and len(line.text) <= _LONGEST
    return short and declared_unit([line.text]) is not None


def _has_results(table: Sequence[Line]) -> bool:
    """Whether a table has a column of targets, of what was attained, and of scores."""
    return any(
        judged(block, table, INDICATOR_COLUMNS).columns.roles >= _RESULTS
        for block in blocks(table, INDICATOR_COLUMNS).values()
    )


def _has_funds(table: Sequence[Line]) -> bool:
    return any(heads_funds(table[place : place + _AHEAD]) for place in range(len(table)))
