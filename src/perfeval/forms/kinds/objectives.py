"""绩效目标表 (申报表): what a project or a unit is to attain, approved before the year begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import define, evolve, field

from perfeval.filing.form import Form
from perfeval.filing.forms.objectives import ObjectivesForm
from perfeval.filing.forms.self_evaluation import FundRow
from perfeval.forms.kinds.self_evaluation.fund_pairs import fund_roles
from perfeval.forms.kinds.self_evaluation.funds import FundBlock, unit_of_funds
from perfeval.forms.kinds.self_evaluation.goal import PlannedGoal
from perfeval.forms.kinds.self_evaluation.indicators import IndicatorTable, is_indicator_heading
from perfeval.forms.layout.columns import Columns, headings
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.names import Names, titled_unit
from perfeval.forms.layout.segments import Line, Segment, title_of
from perfeval.forms.layout.surroundings import Surroundings
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import role_of, told
from perfeval.forms.words.objectives import OBJECTIVE_COLUMNS, TITLES, is_goal, is_midterm, is_money
from perfeval.forms.words.people import read_foot
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    is_fund_source,
    is_fund_total,
    is_listing,
)
from perfeval.numbers.amounts import Unit, read_amount
from perfeval.numbers.cells import Unreadable
from perfeval.text.labels import joined, squeeze

__all__ = ["ObjectivesTable"]

_TITLE: Final = title_of(TITLES)
_RESULTS: Final = frozenset({"actual", "claimed"})
_SPENT: Final = frozenset({"outturn", "claimed", "rate"})
_AHEAD: Final = 4


class ObjectivesTable:
    """The recogniser of tables of objectives; one with results or scores is none, as it is titled.

    A table without a title is one only where every heading over its indicators is understood, and
    none is of points.
    """

    id = "objectives"
    forms: tuple[type[Form], ...] = (ObjectivesForm,)
    titles = TITLES

    def fits(self, segment: Segment) -> int:
        """How many headings of the form the segment has."""
        rows = segment.rows
        if any(map(_has_results, rows)):
            return 0
        heads = [line for line in rows if is_indicator_heading(line, OBJECTIVE_COLUMNS)]
        if _TITLE.fullmatch(squeeze(segment.title)):
            return 10 * (1 + len(heads)) if rows else 0
        return 0 if segment.title or not all(map(_is_plain, heads)) else 10 * len(heads)

    def read(self, segment: Segment, context: FormContext) -> ObjectivesForm:
        """The form that the segment holds."""
        rows = [is_indicator_heading(line, OBJECTIVE_COLUMNS) for line in segment.lines]
        body = rows.index(True) if True in rows else len(rows)
        context.unit = unit_of_funds(segment, body)
        return _Objectives.of(segment, context).read()


def _has_results(line: Line) -> bool:
    """Whether a row heads results, scores, or money that was spent."""
    roles = {role_of(text, OBJECTIVE_COLUMNS) for text in line.texts} - {""}
    money = {role_of(text, FUND_COLUMNS) for text in line.texts} - {""}
    headed = roles & _RESULTS and len(roles) >= 2
    return bool(headed or (money & _SPENT and len(money) >= 2) or fund_roles(line))


def _is_plain(line: Line) -> bool:
    """Whether every heading is understood, but for the label of the block, and none is of points.

    What stands left of the labels of the indicators is the label of the block.
    """
    roles = [role_of(text, OBJECTIVE_COLUMNS) for text in line.texts]
    return all(roles[1:]) and "points" not in roles


@define(kw_only=True)
class _Objectives:
    """The form as far as it is read."""

    context: FormContext
    segment: Segment
    names: Names
    around: Surroundings
    goal: PlannedGoal
    funds: FundBlock
    money: _Money
    table: IndicatorTable

    @classmethod
    def of(cls, segment: Segment, context: FormContext) -> _Objectives:
        """A form of which nothing is read yet."""
        names, funds = Names(), FundBlock(context)
        return cls(
            context=context,
            segment=segment,
            names=names,
            around=Surroundings(context, names),
            goal=PlannedGoal(context),
            funds=funds,
            money=_Money(context, funds, names),
            table=IndicatorTable(context),
        )

    def read(self) -> ObjectivesForm:
        """Every line, by the block that it belongs to."""
        lines = self.segment.lines
        position = 0
        while position < len(lines):
            position += self._take(lines[position : position + _AHEAD])
        return self._made()

    def _take(self, lines: Sequence[Line]) -> int:
        line = lines[0]
        if line.grid is None:
            self.around.paragraph(line)
        elif is_indicator_heading(line, OBJECTIVE_COLUMNS):
            columns, used = headings(lines, OBJECTIVE_COLUMNS)
            self.table.begin(_of_year(columns, year_first=self.money.year_first))
            return used
        elif self.around.row(line):
            pass
        elif self.table.takes(line):
            self.table.row(line)
        elif used := self.funds.head(lines):
            return used
        elif not any(block.row(line) for block in (self.funds, self.money, self.goal)):
            self.names.row(line, self.context)
        return 1

    def _made(self) -> ObjectivesForm:
        self.money.close()
        titled = titled_unit(self.segment.title)
        self.context.filer = self.names.of("unit") or titled
        footer, notes = read_foot(self.around.feet, self.context.at)
        self.context.notes += notes
        total = self.table.totals
        for cell in (total.points, total.claimed):
            if cell.text.strip():
                self.context.note("unplaced", total.label, cell.text)
        fund, parts = self.funds.whole_and_parts()
        return ObjectivesForm(
            key=self.context.key,
            title=self.segment.title,
            unit_name=self.names.of("unit") or titled,
            project_name=self.names.of("project"),
            department=self.names.of("department"),
            implementing_unit=self.names.of("implementer"),
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
        evolve(item, role="", label=f"中期 / {item.label}") if place in aside else item
        for place, item in enumerate(columns.items)
    )
    return Columns(items, columns.aligned)


@define
class _Money:
    """资金 of the form: labels and amounts side by side, or amounts below their labels.

    `year_first` says that the amounts of the year stand left of those of the whole run.
    """

    context: FormContext
    funds: FundBlock
    names: Names
    year_first: bool = False
    _waiting: Line | None = None
    _listing: str = ""
    _midterm: set[int] = field(factory=set)

    def row(self, line: Line) -> bool:
        """Take a row of money; false for any other row."""
        if self._waiting is not None and self._below(self._waiting, line):
            return True
        self.close()
        if any(map(is_listing, line.texts)):
            self._listing = joined(line.texts[0])
        elif any(is_fund_total(text) or is_goal(text) for text in line.texts):
            self._listing = ""
        if self._listing:  # of tasks, whose money is not that of the form
            texts = "\t".join(map(told, line.texts))
            self.context.note("unplaced", self._listing, texts)
            return True
        cells = [cell for cell in line.cells if cell.text.strip()]
        if len(cells) > 1 and all(is_money(cell.text) for cell in cells) and not _gap(line, cells):
            self._waiting = line
            return True
        pairs, others = _pairs(line, cells)
        if not any(_is_amount(value) for _, value in pairs):
            labels = [squeeze(label.text).removeprefix("其中:").rstrip(":") for label, _ in pairs]
            blank = any(is_fund_total(each) or is_fund_source(each) for each in labels)
            if others or not blank:
                return False
        self._take(line, pairs)
        if others:
            self.names.row(evolve(line, cells=tuple(others)), self.context)
        return True

    def close(self) -> None:
        """No amounts stand below the labels that wait for them."""
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.names.row(waiting, self.context)

    def _take(self, line: Line, pairs: Sequence[tuple[Cell, str]]) -> None:
        for place, (label, value) in enumerate(pairs):
            name = joined(label.text).rstrip("：:")
            column = label.column if line.grid is not None and line.grid.aligned else place
            if is_midterm(name):
                self._midterm.add(column)
                self.year_first = place > 0
            elif is_fund_total(name):
                self._midterm.discard(column)
            if column in self._midterm:
                self.context.note("unplaced", f"中期 / {name}", value)
            else:
                self.funds.add(FundRow(label=name, final=self.context.amount(value, name)))

    def _below(self, labels: Line, line: Line) -> bool:
        """Take the amounts that stand below labels; false for any other row."""
        if line.grid is not labels.grid or not line.texts or not all(map(_is_amount, line.texts)):
            return False
        columns, _ = headings((labels,), FUND_COLUMNS)
        said = [(item, columns.under(line.cells, item)) for item in columns.items]
        self._waiting = None
        cells = [(cell, value) for cell, (_, value) in zip(labels.cells, said, strict=True)]
        self._take(labels, [(cell, value) for cell, value in cells if value])
        return True


def _pairs(line: Line, cells: Sequence[Cell]) -> tuple[list[tuple[Cell, str]], list[Cell]]:
    """The labels of money with what stands beside them, and the cells that are none of both.

    A label that another follows without a cell between them names the whole block.
    """
    pairs: list[tuple[Cell, str]] = []
    others: list[Cell] = []
    place = 0
    while place < len(cells):
        cell = cells[place]
        after = cells[place + 1] if place + 1 < len(cells) else None
        if not is_money(cell.text):
            others.append(cell)
        elif after is not None and _is_amount(after.text):
            pairs.append((cell, joined(after.text)))
            place += 1
        elif after is not None and not is_money(after.text):
            others += [cell, after]
            place += 1
        elif pairs or after is None or _gap(line, (cell, after)):
            pairs.append((cell, ""))
        place += 1
    return pairs, others


def _gap(line: Line, cells: Sequence[Cell]) -> bool:
    """Whether a blank cell stands between two of `cells`."""
    places = [line.cells.index(cell) for cell in cells]
    if any(after - before > 1 for before, after in pairwise(places)):
        return True
    aligned = line.grid is not None and line.grid.aligned
    return aligned and any(after.column > before.end for before, after in pairwise(cells))


def _is_amount(text: str) -> bool:
    cell = read_amount(joined(text), Unit.YUAN)
    return bool(text.strip()) and not isinstance(cell, Unreadable)
