"""绩效目标表 (申报表): what a project or a unit is to attain, approved before the year begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, evolve, field

from perfeval.filing.form import Form
from perfeval.filing.forms.objectives import ObjectivesForm
from perfeval.forms.kinds.self_evaluation.form_blocks import FormBlocks
from perfeval.forms.kinds.self_evaluation.funds.pairs import fund_roles
from perfeval.forms.kinds.self_evaluation.funds.units import unit_of_funds
from perfeval.forms.kinds.self_evaluation.goal import PlannedGoal
from perfeval.forms.layout.columns.columns import Columns
from perfeval.forms.layout.columns.headings import headings
from perfeval.forms.layout.columns.roles.heading_block import (
    Block,
    blocks,
    indicators_at,
    is_indicator_heading,
)
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.words.labels import role_of
from perfeval.forms.words.objectives import OBJECTIVE_COLUMNS, TITLE
from perfeval.forms.words.vocabulary import FUND_COLUMNS
from perfeval.text.labels import squeeze

__all__ = ["ObjectivesTable"]

_RESULTS: Final = frozenset({"actual", "claimed"})
_SPENT: Final = frozenset({"outturn", "claimed", "rate"})
_AHEAD: Final = 4
_TITLED: Final = 50
"""What the title counts: more than all the headings that other forms share with this one."""


class ObjectivesTable:
    """The recogniser of tables of objectives; one with results or scores is none, as it is titled.

    A table without a title is one only where every heading over its indicators is understood, and
    none is of points.
    """

    id = "objectives"
    forms: tuple[type[Form], ...] = (ObjectivesForm,)
    titles = TITLE

    def fits(self, segment: Segment) -> int:
        """How many headings of the form the segment has."""
        rows = segment.rows
        titled = TITLE.fullmatch(squeeze(segment.title)) is not None
        if (segment.title and not titled) or any(map(_has_results, rows)):
            return 0
        heads = [line for line in rows if is_indicator_heading(line, OBJECTIVE_COLUMNS)]
        if titled:
            return _TITLED + 10 * len(heads) if rows else 0
        return 10 * len(heads) if all(map(_is_plain, heads)) else 0

    def read(self, segment: Segment, context: FormContext) -> ObjectivesForm:
        """The form that the segment holds."""
        context.unit = unit_of_funds(segment, indicators_at(segment.lines, OBJECTIVE_COLUMNS))
        return _Objectives(segment=segment, context=context).read()


def _has_results(line: Line) -> bool:
    """Whether a row heads results, scores, or money that was spent."""
    roles = line.roles(OBJECTIVE_COLUMNS) - {""}
    money = line.roles(FUND_COLUMNS) - {""}
    headed = roles & _RESULTS and len(roles) >= 2
    return bool(headed or (money & _SPENT and len(money) >= 2) or fund_roles(line))


def _is_plain(line: Line) -> bool:
    """Whether every heading is understood, but for the label of the block, and none is of points.

    What stands left of the labels of the indicators is the label of the block.
    """
    roles = [role_of(text, OBJECTIVE_COLUMNS) for text in line.texts]
    return all(roles[1:]) and "points" not in roles


def _unusual(lines: Sequence[Line]) -> dict[int, Block]:
    """The headings of indicators that are to be judged by all that speaks for their columns.

    They are those of a form of which not every heading is known by its words.
    """
    heads = [line for line in lines if is_indicator_heading(line, OBJECTIVE_COLUMNS)]
    if heads and all(map(_is_understood, heads)):
        return {}
    return blocks(lines, OBJECTIVE_COLUMNS)


def _is_understood(line: Line) -> bool:
    """Whether every column has a heading that is known, but for the label of the block."""
    cells = line.cells[1:]
    return all(cell.continues or role_of(cell.text, OBJECTIVE_COLUMNS) for cell in cells)


@define(kw_only=True)
class _Objectives(FormBlocks):
    """The form as far as it is read."""

    goal: PlannedGoal = field(init=False)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        self.goal = PlannedGoal(self.context)

    def read(self) -> ObjectivesForm:
        """Every line, by the block that it belongs to."""
        lines = self.segment.lines
        heads = _unusual(lines)
        position = 0
        while position < len(lines):
            if position in heads:
                position += self.table.head(heads[position], lines, OBJECTIVE_COLUMNS)
            else:
                position += self._take(lines[position : position + _AHEAD])
        return self._made()

    def _take(self, lines: Sequence[Line]) -> int:
        line = lines[0]
        if line.grid is None:
            self.around.paragraph(line)
        elif is_indicator_heading(line, OBJECTIVE_COLUMNS):
            columns, used = headings(lines, OBJECTIVE_COLUMNS)
            columns = _of_year(columns, year_first=self.money.year_first)
            self.table.begin(columns, lines[:used])
            return used
        elif self.around.row(line):
            pass
        elif self.table.takes(line):
            self.table.row(line)
        elif used := self.funds.head(lines):
            return used
        elif self.goal.row(line):
            self.funds.close()
        elif not self.funds.row(line) and not self.money.row(line):
            self.names.row(line)
        return 1

    def _made(self) -> ObjectivesForm:
        self.money.close()
        self.table.finish()
        named = self.names.of_unit_or_project(self.segment.title)
        footer = self.around.footer()
        self.table.totals.unplaced()
        fund, parts = self.funds.whole_and_parts()
        return ObjectivesForm(
            key=self.context.key,
            title=self.segment.title,
            **named,
            fund=fund,
            fund_parts=parts,
            goal=self.goal.goal(),
            indicators=tuple(self.table.indicators),
            note="\n".join(self.around.notes),
            footer=footer,
        )


def _of_year(columns: Columns, *, year_first: bool) -> Columns:
    """The columns; of two sets side by side, 中期 and 年度, the former without roles: it is noted.

    The set of the year stands right, unless `year_first`.
    """
    roles = [item.role for item in columns.items]
    if roles.count("value") != 2 or roles.count("name") != 2:
        return columns
    begin = next(place for place, role in enumerate(roles) if role and roles.count(role) == 2)
    middle = roles.index("value") + 1
    end = len(roles) - roles[::-1].index("value")
    aside = range(middle, end) if year_first else range(begin, middle)
    items = tuple(
        evolve(item, role="", label=f"中期 / {item.label}", aside=True) if place in aside else item
        for place, item in enumerate(columns.items)
    )
    return Columns(items, columns.aligned)
