"""汇总表 of self-evaluations: one project a row, or one unit; each row is a form of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import define, evolve, field

from perfeval.errors import InputError
from perfeval.filing.form import Form
from perfeval.filing.forms.self_evaluation import FundRow, ProjectForm, UnitForm
from perfeval.forms.kinds.self_evaluation.fund_columns import MONEY, FundColumns
from perfeval.forms.kinds.self_evaluation.fund_table import bare
from perfeval.forms.layout.columns import Columns, Heading, Placed, headings
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import OVER
from perfeval.forms.layout.names import Names, name_of, names_project, titled_unit
from perfeval.forms.layout.roles.heading_block import blocks
from perfeval.forms.layout.segments import Line, Segment
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.layout.surroundings import Surroundings
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure, role_of, unwrapped
from perfeval.forms.words.money import declared_unit, money_unit
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    INDICATOR_COLUMNS,
    is_fund_source,
    is_fund_total,
    is_project_name,
    is_total,
)
from perfeval.numbers.amounts import Amount, AmountCell, Unit
from perfeval.numbers.printed import Percent, Points
from perfeval.text.labels import joined, squeeze

__all__ = ["SummaryTable", "rows_apart"]

_COLUMNS: Final = FUND_COLUMNS.behind(
    ("serial", r"序号|编号"), ("claimed", r"[^(]{0,6}总(?:得|评)?分(?:\(.*\))?")
)
_NAMES: Final = frozenset({"project", "department", "implementer", "unit"})
_SUMMARY: Final = re.compile(r"汇总|一览|统计|公示|公开|清单|明细|情况表")
_PROJECT: Final = re.compile(
    r"\A(?:项目|(?:项目|专项|政策)(?:支出)?(?:\([^()]{0,40}\))?(?:全称|内容))"
)
_ASIDE: Final = "aside"
_FIELDS: Final = {
    "project": "project_name",
    "department": "department",
    "implementer": "implementing_unit",
    "points": "total_points",
    "claimed": "total_claimed",
    "rating": "claimed_rating",
    "reason": "note",
    **{role: f"fund.{role}" for role in ("original", "final", "outturn", "rate")},
}
"""Where the text of a column is kept."""
_LEAST: Final = 3
_SURE: Final = 100


@define(kw_only=True)
class _Row(Segment):
    """One row of a summary table, with the columns of the table and its unit of money."""

    columns: Columns = field()
    doubtful: tuple[Heading, ...] = ()
    unit: Unit | None = None


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
    named = "project" in roles or (bool(roles & _NAMES) and _SUMMARY.search(title) is not None)
    more = {role_of(text, _COLUMNS) for each in below[:1] for text in each.texts}
    scored = "claimed" in roles | more
    money = bool((roles | more) & {*MONEY, "rate"}) or _SUMMARY.search(title) is not None
    words = not any(map(is_figure, line.texts))
    rows = below[:_LEAST]
    listed = any(map(_has_figures, rows)) and not any(map(_is_of_funds, rows))
    return named and scored and money and words and listed


def _has_figures(line: Line) -> bool:
    return line.grid is not None and any(map(is_figure, line.texts)) and len(line.texts) >= _LEAST


def _is_of_funds(line: Line) -> bool:
    """Whether a row is called after a source, or after the whole of the funds and not only 合计."""
    return any(
        is_fund_source(bare(text)) or (is_fund_total(text) and not is_total(text))
        for text in line.texts
    )


def _role(label: str) -> str:
    plain = squeeze(label)
    if is_project_name(label) or (len(plain) <= _SURE and _PROJECT.fullmatch(plain)):
        return "project"
    return role_of(label, _COLUMNS) or name_of(label, project=False)


def _rows(segment: Segment, head: int) -> Iterator[Segment]:
    """A segment for each row that names a project or a unit; other rows go with the one above."""
    lines = segment.lines
    plain, used = headings(lines[head:], _COLUMNS)
    rows = lines[head + used :]
    columns = Columns(tuple(evolve(item, role=_role(item.label)) for item in plain.items), True)
    judged = FundColumns.judged(evolve(_one_score(columns), aligned=plain.aligned), rows)
    unit = (
        money_unit(text for line in lines[head : head + used] for text in line.texts)
        or declared_unit(text for line in lines[:head] for text in line.texts)
        or money_unit([segment.title])
    )
    which = "project" if "project" in judged.columns.roles else _who(judged.columns)
    above: dict[int, Cell] = {}
    made: list[_Row] = []
    waiting = lines[:head]
    heads = [*segment.heads, *lines[head : head + used]]
    for line in rows:
        whole = _filled(line, above)
        name = judged.columns.place(whole.cells).text(which)
        if name.strip() and not is_total(name) and _has_figures(line) and line.grid is not None:
            row = _Row(
                title=segment.title,
                annex=segment.annex,
                lines=[whole, *waiting],
                heads=heads,
                listing=line.grid,
                columns=judged.columns,
                doubtful=judged.doubtful,
                unit=unit,
            )
            made.append(row)
            waiting, heads = [], []
        elif made:
            made[-1].lines.append(line)
        else:
            waiting.append(line)
    yield from made


def _who(columns: Columns) -> str:
    return next(role for role in ("unit", "implementer", "department") if role in columns.roles)


def _one_score(columns: Columns) -> Columns:
    """The columns with one of scores: that of the whole, else the last; the others are aside."""
    scores = [item for item in columns.items if item.role == "claimed"]
    whole = [item for item in scores if is_total(item.label) or "总" in item.label]
    kept = (whole or scores)[-1:]
    return Columns(
        tuple(
            evolve(item, role=_ASIDE) if item in scores and item not in kept else item
            for item in columns.items
        ),
        columns.aligned,
    )


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


class SummaryTable:
    """The recogniser of the rows of a summary table."""

    id = "summary"
    forms: tuple[type[Form], ...] = (ProjectForm, UnitForm)

    def fits(self, segment: Segment) -> int:
        """A row of a summary table is nothing else."""
        return _SURE if isinstance(segment, _Row) else 0

    def read(self, segment: Segment, context: FormContext) -> ProjectForm | UnitForm:
        """The form that a row is."""
        if not isinstance(segment, _Row):
            raise InputError("a row of a summary table", segment.title, "one of `rows_apart`")
        context.unit = segment.unit
        row, *others = segment.lines
        around = Surroundings(context, Names(context))
        for line in others:
            if any(map(is_total, line.texts)):
                text = " ".join(map(joined, line.texts))
                context.note("subtotal", joined(line.texts[0]), text, *line.cells)
            elif not around.slips(line):
                text = "\t".join(map(unwrapped, line.texts))
                context.unplaced(line.at, text, *(line.cells if line.grid else ()))
        context.filer = around.names.of("unit") or titled_unit(segment.title)
        return _form(segment.columns.place(row.cells), segment, context)


def _form(placed: Placed, segment: _Row, context: FormContext) -> ProjectForm | UnitForm:
    columns = segment.columns
    who = {role: joined(placed.text(role)) for role in _NAMES}
    at = who["project"] or next(filter(None, who.values()), "")
    note_serial(placed, columns, at, context)
    aside = [(item, placed.roles[_ASIDE]) for item in columns.items if item.role == _ASIDE][:1]
    for heading, cell in (*aside, *placed.others):
        if cell.text.strip():
            label = OVER if heading is None else heading.label
            code = "doubt" if heading in segment.doubtful else "unplaced"
            context.note(code, f"{at} / {label}", unwrapped(cell.text), cell)
    for role, cell in placed.roles.items():
        context.value(cell)
        if role in _FIELDS:
            context.keep(_FIELDS[role], cell)

    def amount(role: str) -> AmountCell:
        label = columns.label(role)
        return context.amount(placed.text(role), f"{at} / {label}", money_unit([label]))

    shared: dict[str, Any] = {
        "key": context.key,
        "title": segment.title,
        "total_points": context.weight(placed.text("points"), f"{at} / {columns.label('points')}"),
        "total_claimed": context.number(
            Points, placed.text("claimed"), f"{at} / {columns.label('claimed')}"
        ),
        "claimed_rating": joined(placed.text("rating")),
        "note": unwrapped(placed.text("reason")),
    }
    fund = FundRow(
        label="项目资金" if who["project"] else "部门资金",
        original=amount("original") if "original" in columns.roles else None,
        final=amount("final"),
        outturn=amount("outturn"),
        rate=(
            context.number(Percent, placed.text("rate"), f"{at} / {columns.label('rate')}")
            if "rate" in columns.roles
            else None
        ),
    )
    stated = any(isinstance(each, Amount) for each in (fund.original, fund.final, fund.outturn))
    shared["fund"] = fund if stated or (fund.rate is not None and fund.rate.text) else None
    if not who["project"]:
        context.filer = at
        return UnitForm(unit_name=at, **shared)
    return ProjectForm(
        project_name=who["project"],
        department=who["department"],
        implementing_unit=who["implementer"] or who["unit"],
        **shared,
    )
