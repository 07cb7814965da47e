"""Summary tables (汇总表) of self-evaluations: which tables are one, and the row of each form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import define, evolve, field

from perfeval.forms.kinds.self_evaluation.funds.columns.fund_columns import FundColumns
from perfeval.forms.kinds.summary.totals import Total, adds_up, totals_of
from perfeval.forms.layout.columns.columns import Columns, Heading
from perfeval.forms.layout.columns.headings import headings
from perfeval.forms.layout.columns.roles.heading_block import blocks
from perfeval.forms.layout.names import names_project
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure, matched, role_of
from perfeval.forms.words.money import MoneyUnit, declared_unit, money_unit
from perfeval.forms.words.names import name_of
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    MONEY_AND_RATE,
    is_fund_source,
    is_fund_total,
    is_project_name,
    is_total,
)
from perfeval.text.labels import joined, squeeze

__all__ = ["ASIDE", "WHO", "SummaryRow", "rows_apart"]

_COLUMNS: Final = FUND_COLUMNS.behind(("claimed", r"[^(]{0,6}总(?:得|评)?分(?:\(.*\))?"))
WHO: Final = frozenset({"project", "department", "implementer", "unit"})
"""The columns that name a project or who carries it out."""
_SUMMARY: Final = re.compile(r"汇总|一览|统计|公示|公开|清单|明细|情况表")
_PROJECT: Final = re.compile(
    r"\A(?:项目|(?:项目|专项|政策)(?:支出)?(?:\([^()]{0,40}\))?(?:全称|内容))"
)
ASIDE: Final = "aside"
"""The role of a column of other scores."""
_LEAST: Final = 3
_SAMPLE: Final = 10


@define(kw_only=True)
class SummaryRow(Segment):
    """One row of a summary table, with the columns of the table and its unit of money.

    `aside` is what all rows of the table say under a heading that no field holds, with the name of
    each; the `last` row notes it.
    """

    columns: Columns = field()
    doubtful: tuple[Heading, ...] = ()
    unit: MoneyUnit | None = None
    totals: list[Total] = field(factory=list)
    aside: dict[str, list[tuple[str, str]]]
    last: bool = False


def rows_apart(made: Iterable[Segment]) -> Iterator[Segment]:
    """The segments, where one is a summary table its rows instead."""
    for segment in made:
        head = _head(segment)
        if head is None:
            yield segment
        else:
            yield from _rows(segment, head)


def _head(segment: Segment) -> int | None:
    """The place of the heading of a summary table; None where the segment is none.

    Nothing but the title and lines of one text stand above it, and no indicators below.
    """
    if segment.outlined or segment.is_report:
        return None
    for place, line in enumerate(segment.lines):
        if line.grid is not None and names_project(line) and len(line.texts) < _LEAST:
            return None
        if line.grid is not None and len(line.texts) >= _LEAST:
            headed = _is_heading(line, squeeze(segment.title), segment.lines[place + 1 :])
            plain = headed and not blocks(segment.lines, INDICATOR_COLUMNS)
            return place if plain else None
    return None


def _is_heading(line: Line, title: str, below: Sequence[Line]) -> bool:
    roles = {_role(text) for text in line.texts}
    named = "project" in roles or (bool(roles & WHO) and _SUMMARY.search(title) is not None)
    more = frozenset().union(*(each.roles(_COLUMNS) for each in below[:1]))
    scored = "claimed" in roles | more
    money = bool((roles | more) & MONEY_AND_RATE) or _SUMMARY.search(title) is not None
    alone = "claimed" in roles and is_project_name(line.first)  # names and scores need no money
    money = money or alone
    words = not any(map(is_figure, line.texts))
    rows = below[:_LEAST]
    listed = any(map(_has_figures, rows)) and not any(map(_is_of_funds, rows))
    return named and scored and money and words and listed


def _has_figures(line: Line) -> bool:
    return line.grid is not None and any(map(is_figure, line.texts)) and len(line.texts) >= _LEAST


def _is_of_funds(line: Line) -> bool:
    """Whether a row is called after a source, or after the whole of the funds and not only 合计."""
    return any(
        is_fund_source(text) or (is_fund_total(text) and not is_total(text)) for text in line.texts
    )


def _role(label: str) -> str:
    if is_project_name(label) or matched(_PROJECT, label):
        return "project"
    return role_of(label, _COLUMNS) or name_of(label, project=False)


def _rows(segment: Segment, head: int) -> Iterator[Segment]:
    """A segment for each row that names a project or a unit; other rows go with the one above."""
    lines = segment.lines
    plain, used = headings(lines[head:], _COLUMNS)
    rows = lines[head + used :]
    columns = Columns(tuple(evolve(item, role=_role(item.label)) for item in plain.items), True)
    scored = _one_score(evolve(columns, aligned=plain.aligned), rows)
    judged = _known_points(FundColumns.judged(scored, rows), scored)
    unit = (
        money_unit(text for line in lines[head : head + used] for text in line.texts)
        or declared_unit(text for line in lines[:head] for text in line.texts)
        or money_unit([segment.title])
    )
    which = "project" if "project" in judged.columns.roles else _who(judged.columns)
    above: dict[int, Cell] = {}
    made: list[SummaryRow] = []
    aside: dict[str, list[tuple[str, str]]] = {}
    listed: list[tuple[str, Line]] = []
    understood = True
    waiting = lines[:head]
    heads = [*segment.heads, *lines[head : head + used]]
    for line in rows:
        whole = _filled(line, above)
        name = judged.columns.place(whole.cells).text(which)
        adding = any(map(adds_up, (name, *line.texts[:2])))  # a remark may say 合计, too
        if name.strip() and not adding and _has_figures(line):
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
            )
            made.append(row)
            waiting, heads = [], []
        else:
            (made[-1].lines if made else waiting).append(line)
            listed += [("", line)] if adding else []
            understood = understood and (adding or not _has_figures(line))
    if made:
        made[-1].last = True
        made[-1].totals += totals_of(listed) if understood else ()
    yield from made


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
