"""绩效监控情况表: what a project or a unit has done in the first months, and what it expects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field

from perfeval.filing.form import Form
from perfeval.filing.forms.monitoring import MonitoredIndicator, MonitoringForm
from perfeval.filing.indicators import Indicator
from perfeval.forms.kinds.monitoring.money import MonitoredMoney
from perfeval.forms.kinds.self_evaluation.funds.units import unit_of_funds
from perfeval.forms.kinds.self_evaluation.goal import PlannedGoal
from perfeval.forms.kinds.self_evaluation.indicators import IndicatorTable, attained
from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.columns.headings import headings, with_first_level
from perfeval.forms.layout.columns.roles.heading_block import indicators_at, is_indicator_heading
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.names import Names
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.layout.surroundings import Surroundings
from perfeval.forms.words.labels import unwrapped
from perfeval.forms.words.monitoring import (
    MONITORED_COLUMNS,
    TITLE,
    is_mark,
    is_months_line,
    months_in,
)
from perfeval.text.labels import squeeze

__all__ = ["MonitoringTable"]

_MARKED: Final = ("cause", "likely")
_ELSEWHERE: Final = ("points", "claimed", "clause")
"""What a self-evaluation has, and this form has no place for."""
_FIELDS: Final = {
    **{each: each for each in ("level1", "level2", "name", "reason")},
    "value": "target",
}
"""The fields of a row by the roles that a self-evaluation has, too."""
_AHEAD: Final = 4
_TITLED: Final = 50
"""What the title counts: more than all the headings that other forms share with this one."""


class MonitoringTable:
    """The recogniser of monitoring tables; one with results or scores is none, as it is titled.

    A table without a title is one where its headings say what was done so far and what is expected.
    """

    id = "monitoring"
    forms: tuple[type[Form], ...] = (MonitoringForm,)
    titles = TITLE

    def fits(self, segment: Segment) -> int:
        """How many headings of the form the segment has."""
        roles = [_roles(line) for line in segment.rows]
        if any(each & {"actual", "claimed"} and len(each) >= 2 for each in roles):
            return 0
        found = 10 * sum({"so_far", "expected"} <= each for each in roles)
        titled = TITLE.fullmatch(squeeze(segment.title)) is not None
        return found + _TITLED * (titled and bool(roles))

    def read(self, segment: Segment, context: FormContext) -> MonitoringForm:
        """The form that the segment holds."""
        context.unit = unit_of_funds(segment, indicators_at(segment.lines, MONITORED_COLUMNS))
        return _Monitoring(segment=segment, context=context).read()


def _roles(line: Line) -> frozenset[str]:
    return line.roles(MONITORED_COLUMNS) - {""}


@define(kw_only=True)
class _Monitoring:
    """The form as far as it is read."""

    context: FormContext
    segment: Segment
    names: Names = field(init=False)
    around: Surroundings = field(init=False)
    goal: PlannedGoal = field(init=False)
    table: IndicatorTable = field(init=False)
    money: MonitoredMoney = field(init=False)
    monitored: list[MonitoredIndicator] = field(factory=list)
    months: list[str] = field(factory=list)
    _columns: Columns = field(default=Columns((), aligned=False))
    _above: dict[str, str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        context = self.context
        self.names = Names(context)
        self.around = Surroundings(context, self.names)
        self.goal = PlannedGoal(context)
        self.table = IndicatorTable(
            context, apart=frozenset(_MARKED), rows="monitored", fields=_FIELDS
        )
        self.money = MonitoredMoney(context)

    def read(self) -> MonitoringForm:
        """Every line, by the block that it belongs to."""
        lines = self.segment.lines
        position = 0
        while position < len(lines):
            position += self._take(lines[position : position + _AHEAD])
        return self._made()

    def _take(self, lines: Sequence[Line]) -> int:
        line = lines[0]
        if line.grid is None and is_months_line(line.text):
            self.months.append(months_in(line.text))
        elif line.grid is None:
            self.around.paragraph(line)
        elif is_indicator_heading(line, MONITORED_COLUMNS):
            found, used = headings(lines, MONITORED_COLUMNS)
            self._columns = with_first_level(found)
            self.months.append(months_in(self._columns.label("so_far")))
            self.table.begin(self._columns, lines[:used])
            return used
        elif not self.table.open and (used := self.money.head(lines)):
            self.months.append(months_in(self.money.so_far))
            return used
        elif self.around.row(line):
            pass
        elif self.table.takes(line):
            self._indicator(line)
        elif not self.money.row(line) and not self.goal.row(line):
            self.names.row(line)
        return 1

    def _keep(self, path: str, placed: Placed, roles: Sequence[str]) -> None:
        for role in roles:
            self.context.keep(f"{path}.{role}", placed.roles.get(role))

    def _indicator(self, line: Line) -> None:
        """Take a row of indicators: what is of the target, then what was done and is expected."""
        before = len(self.table.indicators)
        self.table.row(line)
        last = self.table.last
        if last is not None and len(self.table.indicators) > before:
            self.monitored.append(self._of(self.table.indicators[-1], last, line))

    def _of(self, indicator: Indicator, placed: Placed, line: Line) -> MonitoredIndicator:
        so_far, expected, remark = (
            self._text(placed, role) for role in ("so_far", "expected", "remark")
        )
        path = f"monitored.{len(self.monitored)}"
        self._keep(path, placed, ("so_far", "expected", "remark"))
        for role in _ELSEWHERE:
            if placed.text(role).strip():
                at = f"{indicator.name} / {self._columns.label(role)}"
                self.context.note("unplaced", at, unwrapped(placed.text(role)), placed.roles[role])
        unit = indicator.target.unit
        return MonitoredIndicator(
            level1=indicator.level1,
            level2=indicator.level2,
            name=indicator.name,
            target=indicator.target,
            so_far=attained(so_far, unit),
            expected=attained(expected, unit),
            causes=tuple(self._marked(line, "cause")),
            reason=indicator.variance_note,
            likelihood="、".join(self._marked(line, "likely")),
            remark=remark,
        )

    def _text(self, placed: Placed, role: str) -> str:
        """The text under a role; where a vertical merge covers the cell, what stands above."""
        cell = placed.roles.get(role)
        if cell is None or not cell.continues:
            self._above[role] = unwrapped(placed.text(role))
        return self._above.get(role, "")

    def _marked(self, line: Line, role: str) -> Iterator[str]:
        """The headings of a role that are marked; with what stands there in words."""
        for item in self._columns.items:
            cells = self._columns.under(line.cells, item) if item.role == role else ()
            self.context.value(*cells)
            text = unwrapped("".join(cell.text for cell in cells))
            marked = is_mark(text)
            if text and "可能性" in item.label:  # one column for all answers
                yield text
            elif marked is not False:
                yield item.label if marked else f"{item.label}：{text}"

    def _made(self) -> MonitoringForm:
        self.table.finish()
        self.money.doubts.tell()
        named = self.names.of_unit_or_project(self.segment.title)
        footer = self.around.footer()
        self.table.totals.unplaced()
        months = (*self.months, months_in(self.segment.title))
        return MonitoringForm(
            key=self.context.key,
            title=self.segment.title,
            **named,
            months=next(filter(None, months), ""),
            funds=tuple(self.money.rows),
            goal=self.goal.goal(),
            monitored=tuple(self.monitored),
            note="\n".join(self.around.notes),
            footer=footer,
        )
