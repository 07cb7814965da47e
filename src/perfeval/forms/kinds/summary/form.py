"""The form that a row of a summary table is: 项目支出绩效自评表, or one of a unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from perfeval.errors import InputError
from perfeval.filing.form import Form
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.filing.lines import FundRow
from perfeval.filing.notes import Note
from perfeval.forms.kinds.summary.rows import ASIDE, WHO, SummaryRow
from perfeval.forms.kinds.summary.totals import adds_up, stated_totals
from perfeval.forms.layout.columns.columns import Placed
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.doubts import OVER
from perfeval.forms.layout.names import Names
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.layout.serials import note_serial
from perfeval.forms.layout.surroundings import Surroundings
from perfeval.forms.words.identifiers import tells_no_quantity
from perfeval.forms.words.labels import is_figure, unwrapped
from perfeval.forms.words.money import money_unit
from perfeval.forms.words.names import titled_unit
from perfeval.forms.words.people import tells_person
from perfeval.numbers.amounts import Amount
from perfeval.numbers.printed import Percent, Points
from perfeval.text.labels import joined
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
        row, *others = segment.lines
        around = Surroundings(context, Names(context))
        for line in others:
            if any(map(adds_up, line.texts)):
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
        made = _form(segment.columns.place(row.cells), segment, context)
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


def _form(placed: Placed, segment: SummaryRow, context: FormContext) -> ProjectForm | UnitForm:
    columns = segment.columns
    who = {role: joined(placed.text(role)) for role in WHO}
    at = who["project"] or next(filter(None, who.values()), "")
    note_serial(placed, columns, at, context)
    _note_aside(placed, segment, at, context)
    for role, cell in placed.roles.items():
        context.value(cell)
        if role in _FIELDS:
            context.keep(_FIELDS[role], cell)

    def place(role: str) -> str:
        return f"{at} / {columns.label(role)}"

    shared: dict[str, Any] = {
        "key": context.key,
        "title": segment.title,
        "total_points": context.weight(placed.text("points"), place("points")),
        "total_claimed": context.number(Points, placed.text("claimed"), place("claimed")),
        "claimed_rating": joined(placed.text("rating")),
        "note": unwrapped(placed.text("reason")),
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
    if any(isinstance(each, Amount) for each in money.values()) or (rate is not None and rate.text):
        label = "项目资金" if who["project"] else "部门资金"
        shared["fund"] = FundRow(label=label, rate=rate, **money)
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
        lost = not known and is_figure(cell.text) and not tells_no_quantity(label)
        text, where = unwrapped(cell.text), f"{at} / {label}"
        if lost or heading in segment.doubtful:
            context.note("doubt", where, text, cell)
        elif tells_person(text) or tells_person(where):
            context.note("unplaced", where, text, cell)
        else:
            segment.aside.setdefault(label, []).append((at, text))
            context.noted(cell)
