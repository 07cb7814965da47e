"""The form that a row of a summary table is: 项目支出绩效自评表, or one of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from perfeval.errors import InputError
from perfeval.filing.form import Form
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.filing.indicators import Indicator
from perfeval.filing.lines import FundRow
from perfeval.filing.notes import Note
from perfeval.forms.kinds.self_evaluation.indicators import IndicatorTable
from perfeval.forms.kinds.self_evaluation.of_which import counted
from perfeval.forms.kinds.summary.heads import WHO
from perfeval.forms.kinds.summary.rows import ASIDE, SummaryRow
from perfeval.forms.kinds.summary.totals import adds_up, stated_totals
from perfeval.forms.layout.columns.columns import Placed
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import OVER
from perfeval.forms.layout.names import Names
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.layout.surroundings import Surroundings
from perfeval.forms.layout.worth import Scored, of_hundred
from perfeval.forms.words.identifiers import tells_no_quantity
from perfeval.forms.words.labels import is_figure, unwrapped
from perfeval.forms.words.money import money_unit
from perfeval.forms.words.names import titled_unit
from perfeval.forms.words.people import tells_person
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import BLANK, Nil, PointsCell, read_cell
from perfeval.numbers.printed import Percent, Points
from perfeval.text.labels import joined, squeeze
from perfeval.text.policy import LONGEST_TEXT

__all__ = ["SummaryTable"]

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
_HUNDRED: Final = Points("100")
_SURE: Final = 100
_NAMED: Final = 10
"""How many rows of one text are named in a note."""


class SummaryTable:
    """The recogniser of the rows of a summary table."""

    id = "summary"
    forms: tuple[type[Form], ...] = (ProjectForm, UnitForm)

    def fits(self, segment: Segment) -> int:
        """A row of a summary table is nothing else."""
        return _SURE if isinstance(segment, SummaryRow) else 0

    def read(self, segment: Segment, context: FormContext) -> ProjectForm | UnitForm:
        """The form that a row is."""
        if not isinstance(segment, SummaryRow):
            raise InputError("a row of a summary table", segment.title, "one of `rows_apart`")
        context.unit = segment.unit
        row, *others = (line for line in segment.lines if line not in segment.details)
        around = Surroundings(context, Names(context))
        for line in others:
            if segment.beside is not None and _says_again(line, row):
                context.value(*line.cells)
            elif any(map(adds_up, line.texts)):
                text = " ".join(map(joined, line.texts))
                context.note("subtotal", joined(line.texts[0]), text, *line.cells)
            elif not around.slips(line):
                text = "\t".join(map(unwrapped, line.texts))
                context.unplaced(line.at, text, *(line.cells if line.grid else ()))
        for total in segment.totals:
            at = f"{segment.title or context.at} / {joined(total.line.texts[0])}"
            stated = stated_totals(total, segment.columns, segment.unit, at)
            context.state(total.line, stated)
        context.filer = around.names.of("unit") or titled_unit(segment.title)
        table = IndicatorTable(context)
        if segment.beside is not None:
            segment.beside.read(segment.details, table)
        made = _form(segment.columns.place(row.cells), segment, context, table)
        for label, said in segment.aside.items() if segment.last else ():
            for text in _by_text(said):
                context.record(Note(code="unplaced", at=f"{context.at} / {label}", text=text))
        return made


def _by_text(said: list[tuple[str, str]]) -> Iterator[str]:
    """What rows say, a line for each text with the names of its rows, in texts as long as may be.

    >>> list(_by_text([("甲", "已审"), ("乙", "退回"), ("丙", "已审")]))
    ['已审（甲、丙）\\n退回（乙）']
    >>> [len(each) for each in _by_text([("甲", "长" * LONGEST_TEXT)])]
    [20000, 3]
    """
    names: dict[str, list[str]] = {}
    for name, text in said:
        names.setdefault(text, []).append(name)
    part = ""
    for text, rows in names.items():
        more = f"等{len(rows)}行" if len(rows) > _NAMED else ""
        line = f"{text}（{'、'.join(rows[:_NAMED])}{more}）"
        if part and len(part) + len(line) >= LONGEST_TEXT:
            yield part
            part = ""
        part = f"{part}\n{line}" if part else line
        while len(part) > LONGEST_TEXT:
            yield part[:LONGEST_TEXT]
            part = part[LONGEST_TEXT:]
    yield part


def _says_again(line: Line, row: Line) -> bool:
    """Whether a row says no more than another one does in the same columns."""
    known = {cell.column: squeeze(cell.text) for cell in row.cells}
    return all(known.get(cell.column) == squeeze(cell.text) for cell in line.said)


def _of_money(placed: Placed, rows: Sequence[Indicator]) -> frozenset[str]:
    """Of the columns 分值 and 得分 those of the row of money: within what the rows lack of 100."""
    worth, score = (read_cell(Points, joined(placed.text(role))) for role in ("points", "claimed"))
    weights = [row.points.atoms for row in rows if isinstance(row.points, Points)]
    lacking = _HUNDRED.atoms - sum(weights)
    if not weights or (isinstance(worth, Points) and worth.atoms != lacking):
        return frozenset()
    scored = isinstance(score, Points) and score.atoms <= lacking
    both = {"points": isinstance(worth, Points), "claimed": scored}
    return frozenset(role for role, of_money in both.items() if of_money)


def _adds_up(total: PointsCell, rows: Sequence[Indicator]) -> bool:
    """Whether a total is that of the scores of the indicators alone."""
    scores = (row.claimed.atoms for row in rows if isinstance(row.claimed, Points))
    return isinstance(total, Points) and total.atoms == sum(scores)


def _form(
    placed: Placed, segment: SummaryRow, context: FormContext, table: IndicatorTable
) -> ProjectForm | UnitForm:
    columns = segment.columns
    who = {role: joined(placed.text(role)) for role in WHO}
    at = who["project"] or next(filter(None, who.values()), "")
    note_serial(placed, columns, at, context)
    _note_aside(placed, segment, at, context)
    of_money = _of_money(placed, table.indicators)
    for role, cell in placed.roles.items():
        context.value(cell)
        if role in _FIELDS:
            context.keep(f"fund.{role}" if role in of_money else _FIELDS[role], cell)

    def place(role: str) -> str:
        return f"{at} / {columns.label(role)}"

    scores = {
        "points": context.weight(placed.text("points"), place("points")),
        "claimed": context.number(Points, placed.text("claimed"), place("claimed")),
    }
    totals = {
        role: cell
        for role, cell in scores.items()
        if role not in of_money and not isinstance(cell, Nil)
    }
    money: dict[str, Any] = {
        role: context.amount(placed.text(role), place(role), money_unit([columns.label(role)]))
        for role in ("original", "final", "outturn")
        if role != "original" or role in columns.roles
    }
    rate = (
        context.number(Percent, placed.text("rate"), place("rate"))
        if "rate" in columns.roles
        else None
    )
    fund = None
    if any(isinstance(each, Amount) for each in money.values()) or (rate is not None and rate.text):
        label = "项目资金" if who["project"] else "部门资金"
        money |= {role: scores[role] for role in of_money}
        fund = FundRow(label=label, rate=rate, **money)
    sums = {"points": table.totals.points, "claimed": table.totals.claimed}
    if of_money and _adds_up(sums["claimed"], table.indicators):  # without the money
        table.totals.unplaced()
        sums = {}
    total = totals.get("points", sums.get("points", BLANK))
    claimed = totals.get("claimed", sums.get("claimed", BLANK))
    scored = of_hundred(Scored(rows=table.levelled(), points=total, claimed=claimed, fund=fund))
    shared: dict[str, Any] = {
        "key": context.key,
        "title": segment.title,
        "fund": scored.fund,
        "indicators": counted(scored.rows, scored.fund, scored.points),
        "total_points": scored.points,
        "total_claimed": scored.claimed,
        "claimed_rating": joined(placed.text("rating")),
        "note": unwrapped(placed.text("reason")),
    }
    if not who["project"]:
        context.filer = at
        return UnitForm(unit_name=at, **shared)
    return ProjectForm(
        project_name=who["project"],
        department=who["department"],
        implementing_unit=who["implementer"] or who["unit"],
        **shared,
    )


def _note_aside(placed: Placed, segment: SummaryRow, at: str, context: FormContext) -> None:
    """Note what stands in columns that no field of the form takes."""
    aside = [
        (item, placed.roles.get(ASIDE)) for item in segment.columns.items if item.role == ASIDE
    ]
    for heading, cell in (*aside[:1], *placed.others):
        if cell is None or not cell.text.strip():
            continue
        label = OVER if heading is None else heading.label
        known = heading is not None and (heading.role or heading.aside)
        counts = not tells_no_quantity(label)
        lost = counts and not known and is_figure(cell.text)
        text, where = unwrapped(cell.text), f"{at} / {label}"
        if lost or (counts and heading in segment.doubtful):
            context.note("doubt", where, text, cell)
        elif tells_person(text) or tells_person(where):
            context.note("unplaced", where, text, cell)
        else:
            segment.aside.setdefault(label, []).append((at, text))
            context.noted(cell)
