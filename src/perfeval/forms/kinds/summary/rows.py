"""The rows of summary tables (汇总表) of self-evaluations: each is a form of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import define, evolve, field

from perfeval.forms.kinds.self_evaluation.funds.across.spread import divided, headings_over
from perfeval.forms.kinds.self_evaluation.funds.columns.fund_columns import FundColumns
from perfeval.forms.kinds.summary.heads import COLUMNS, column_role, has_figures, list_heading
from perfeval.forms.kinds.summary.indicators import Beside
from perfeval.forms.kinds.summary.totals import Total, adds_up, totals_of
from perfeval.forms.layout.columns.columns import Columns, Heading
from perfeval.forms.layout.columns.headings import headings
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure
from perfeval.forms.words.money import MoneyUnit, declared_unit, money_unit
from perfeval.forms.words.vocabulary import (
    is_total,
)
from perfeval.text.labels import joined

__all__ = ["ASIDE", "SummaryRow", "rows_apart"]

ASIDE: Final = "aside"
"""The role of a column of other scores."""
_SAMPLE: Final = 10


@define(kw_only=True)
class SummaryRow(Segment):
    """One row of a summary table, with the columns of the table and its unit of money.

    `aside` is what all rows of the table say under a heading that no field holds, with the name of
    each; the `last` row notes it. `details` are the rows of the indicators `beside` it.
    """

    columns: Columns = field()
    doubtful: tuple[Heading, ...] = ()
    unit: MoneyUnit | None = None
    totals: list[Total] = field(factory=list)
    aside: dict[str, list[tuple[str, str]]]
    last: bool = False
    beside: Beside | None = None
    details: list[Line] = field(factory=list)


def rows_apart(made: Iterable[Segment]) -> Iterator[Segment]:
    """The segments, where one is a summary table its rows instead."""
    for segment in made:
        head = list_heading(segment)
        if head is None:
            yield segment
        else:
            yield from _rows(*head)


def _rows(segment: Segment, head: int, beside: Beside | None) -> Iterator[Segment]:
    """A segment for each row that names a project or a unit; other rows go with the one above."""
    lines = segment.lines
    own, others = _halves(lines[head:], beside)
    plain, used = _headings(own, least=1 if beside is None else len(beside.heads))
    rows = own[used:]
    items = tuple(
        item if item.aside else evolve(item, role=column_role(item.label)) for item in plain.items
    )
    scored = _one_score(Columns(items, plain.aligned), rows)
    judged = _known_points(FundColumns.judged(scored, rows), scored)
    unit = (
        money_unit(text for line in lines[head : head + used] for text in line.texts)
        or declared_unit(text for line in lines[:head] for text in line.texts)
        or money_unit([segment.title, *(text for line in segment.heads for text in line.texts)])
    )
    which = "project" if "project" in judged.columns.roles else _who(judged.columns)
    above: dict[int, Cell] = {}
    made: list[SummaryRow] = []
    aside: dict[str, list[tuple[str, str]]] = {}
    listed: list[tuple[str, Line]] = []
    understood = True
    waiting = lines[:head]
    heads = [*segment.heads, *lines[head : head + used]]
    printed = {line.texts for line in lines[head : head + used]}
    for line, other in zip(rows, others[used:], strict=True):
        if beside is not None and (*line.texts, *other.texts) in printed:  # on the next page
            heads += [line, other]
            continue
        whole = _filled(line, above)
        name = judged.columns.place((whole if beside is None else line).cells).text(which)
        adding = any(map(adds_up, (name, *line.texts[:2])))  # a remark may say 合计, too
        figures = has_figures(line) or any(map(is_figure, other.texts))
        again = beside is not None and bool(listed) and joined(name) == listed[-1][0]
        if name.strip() and not (adding or again) and figures:
            listed.append((joined(name), whole))
            row = SummaryRow(
                title=segment.title,
                annex=segment.annex,
                lines=[whole, *waiting],
                heads=heads,
                listing=line.grid,
                columns=judged.columns,
                doubtful=judged.doubtful,
                unit=unit,
                aside=aside,
                beside=beside,
            )
            made.append(row)
            waiting, heads = [], []
        elif line.texts:
            (made[-1].lines if made else waiting).append(line)
            listed += [("", line)] if adding else []
            understood = understood and (adding or again or not has_figures(line))
        if made and other.texts:
            made[-1].details.append(other)
            made[-1].lines.append(other)
    if made:
        made[-1].last = True
        made[-1].totals += totals_of(listed) if understood else ()
    yield from made


def _headings(lines: Sequence[Line], *, least: int) -> tuple[Columns, int]:
    """The columns of a list; money may be divided into its whole, 小计, and the sources of it."""
    over, parts = divided(*lines[:2]) if lines[0].aligned else ([], [])
    if over:
        return Columns(headings_over(lines[0], over, parts), aligned=True), max(least, 2)
    return headings(lines, COLUMNS, least=least)


def _halves(lines: Sequence[Line], beside: Beside | None) -> tuple[list[Line], list[Line]]:
    """What the rows say of projects, and what of the indicators beside them."""
    if beside is None:
        return list(lines), [evolve(line, cells=()) for line in lines]
    halves = [beside.extent.parted(line) for line in lines]
    return [own for own, _ in halves], [other for _, other in halves]


def _who(columns: Columns) -> str:
    return next(role for role in ("unit", "implementer", "department") if role in columns.roles)


def _one_score(columns: Columns, rows: Sequence[Line]) -> Columns:
    """The columns with one of scores: that of the whole, else the last; the others are aside.

    A column of words below the same heading (得分 and 等级 of 自评结果) is none of scores.
    """
    called = [item for item in columns.items if item.role == "claimed"]
    sample = rows[:_SAMPLE]
    figured = [
        item
        for item in called
        if any(is_figure(columns.text_under(line.cells, item)) for line in sample)
    ]
    scores = figured or called
    whole = [item for item in scores if is_total(item.label) or "总" in item.label]
    kept = (whole or scores)[-1:]
    return Columns(
        tuple(
            evolve(item, role=ASIDE) if item in called and item not in kept else item
            for item in columns.items
        ),
        columns.aligned,
    )


def _known_points(judged: FundColumns, scored: Columns) -> FundColumns:
    """The columns as judged; small numbers are points only where their heading says so.

    Beside 总分 they are scores of its parts: 产出, 效益.
    """
    pairs = zip(judged.columns.items, scored.items, strict=True)
    items = tuple(
        evolve(item, role=ASIDE) if item.role == "points" != known.role else item
        for item, known in pairs
    )
    return evolve(judged, columns=Columns(items, judged.columns.aligned))


def _filled(line: Line, above: dict[int, Cell]) -> Line:
    """The row with what is merged down over it; `above` holds the cells of the rows before."""
    cells: list[Cell] = []
    for cell in line.cells:
        over = above.get(cell.column)
        if cell.continues and over is not None:
            cell = over
        above[cell.column] = cell
        cells.append(cell)
    return evolve(line, cells=tuple(cells))
