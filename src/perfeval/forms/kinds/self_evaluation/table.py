"""附件2 整体支出绩效自评表, 附件3 项目支出绩效自评表, and the project form of 财预〔2020〕10号.

One reader for all of them: names, funds, the goal, the indicators, the total and the footer, each
known by its labels, in whatever order and columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import define, evolve, field

from perfeval.filing.form import Form
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.forms.kinds.self_evaluation.form_blocks import FormBlocks
from perfeval.forms.kinds.self_evaluation.funds.heads import (
    is_fund_heading,
    is_listing_heading,
    names_funds,
)
from perfeval.forms.kinds.self_evaluation.funds.pairs import fund_roles
from perfeval.forms.kinds.self_evaluation.funds.units import unit_of_funds
from perfeval.forms.kinds.self_evaluation.goal import GoalTable
from perfeval.forms.kinds.self_evaluation.of_which import counted
from perfeval.forms.layout.columns.roles.heading_block import Block, blocks
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.names import names_project
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.segments.segment import Segment
from perfeval.forms.layout.totals import beside_remark
from perfeval.forms.layout.worth import Scored, of_hundred
from perfeval.forms.sources.grid import Grid
from perfeval.forms.words.labels import is_quantity
from perfeval.forms.words.names import name_of
from perfeval.forms.words.people import personal_label
from perfeval.forms.words.vocabulary import INDICATOR_COLUMNS
from perfeval.text.labels import joined, squeeze
from perfeval.text.levels import rating_in

__all__ = ["SelfEvaluation"]

_TELLS_MONEY: Final = re.compile(
    "(?:预算|执行|支出|到位|拨付|安排|资金)[^，。；0-9]{0,12}[0-9][0-9.,]{0,20} ?(?:万元|亿元|元)"
)
_PAIR: Final = 2
_CALLED: Final = frozenset({"project", "department", "implementer", "unit"})
_AHEAD = 12
"""How many lines a heading is judged with: a turned block of funds has as many."""


class SelfEvaluation:
    """The recogniser of self-evaluation tables, of a unit and of a project."""

    id = "self_evaluation"
    forms: tuple[type[Form], ...] = (UnitForm, ProjectForm)

    def fits(self, segment: Segment) -> int:
        """How many headings of the form the segment has: funds, indicators, names."""
        heads = blocks(segment.lines, INDICATOR_COLUMNS)
        found = 3 * len(heads)
        under: Grid | None = None
        for place, line in enumerate(segment.lines):
            if line.grid is None:
                continue
            under = line.grid if place in heads else under
            if line.grid is not under:  # a row 预算执行, 预算完成率 of indicators is no heading
                found += 3 * is_fund_heading(line)
                found += 3 * bool(fund_roles(line))
            found += names_project(line) and not is_listing_heading(line)
        return found

    def read(self, segment: Segment, context: FormContext) -> UnitForm | ProjectForm:
        """The form that the segment holds."""
        heads = blocks(segment.lines, INDICATOR_COLUMNS)
        context.unit = unit_of_funds(segment, min(heads, default=len(segment.lines)))
        return _Form(segment=segment, context=context, heads=heads).read()


@define(kw_only=True)
class _Form(FormBlocks):
    """The form as far as it is read."""

    heads: Mapping[int, Block]
    goal: GoalTable = field(init=False)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        self.goal = GoalTable(self.context)

    def read(self) -> UnitForm | ProjectForm:
        """Every line, by the block that it belongs to."""
        lines = self.segment.lines
        position = 0
        while position < len(lines):
            if position in self.heads:
                self._close()
                position += self.table.head(self.heads[position], lines)
            else:
                position += self._take(lines[position : position + _AHEAD])
        self._close()
        self.table.finish()
        return self._made()

    def _take(self, lines: Sequence[Line]) -> int:
        """Take the first of `lines`; how many were used."""
        line = lines[0]
        if line.grid is None:
            self.around.paragraph(line)
            return 1
        named, money = _parted(line, lines[1:3])
        if named is not None:
            self.names.row(named)
            line, lines = money, [money, *lines[1:]]
        remark, line = beside_remark(line)
        if remark is not None:
            self.around.row(remark)
        if self.table.open and is_fund_heading(line):
            below = lines[1] if len(lines) > 1 else line  # the funds may stand below the indicators
            if line.grid is not self.table.grid or _is_of_funds(line, below):
                self.table.leave()
        used = 0 if self.table.open else self.funds.head(lines)
        if used:
            self.goal.close()
        elif self.around.row(line) or (self.table.open and self._goal(line)):
            pass
        elif self.table.takes(line):
            self.table.row(line)
        elif self.goal.head(line):
            self.funds.close()
        elif self.funds.row(line) or self.goal.row(line):
            pass
        elif not (
            (names_funds(line) and self.money.row(line))
            or self.funds.finish(line)
            or self.table.totals.above(line)
        ):
            self.names.row(line)
        return used or 1

    def _goal(self, line: Line) -> bool:
        """Take a row of the goal between tables of indicators; false for any other row."""
        heads = not any(map(is_quantity, line.texts)) and self.goal.head(line)
        return heads or self.goal.row(line)

    def _close(self) -> None:
        self.money.close()
        self.funds.close()
        self.goal.close()

    def _made(self) -> UnitForm | ProjectForm:
        titled = self.names.titled(self.segment.title)
        unit_name = self.names.of("unit") or self.names.of("implementer") or titled
        self.context.filer = self.names.of("unit") or titled or self.names.local()
        footer = self.around.footer()
        path = self.table.totals.claim(self.names.of("total"))
        fund, parts = self.funds.whole_and_parts()
        if fund is None and not parts:
            self._tell_money()
        totals = self.table.totals
        scored = of_hundred(
            Scored(
                rows=self.table.levelled(),
                points=totals.points,
                claimed=totals.claimed,
                fund=fund,
            )
        )
        rating = rating_in(self.names.of("rating"))
        rated = {"rating": "claimed_rating"} if rating else {}
        shared: dict[str, Any] = {
            "key": self.context.key,
            "title": self.segment.title,
            "fund": scored.fund,
            "fund_parts": parts,
            "goal": self.goal.goal(),
            "indicators": counted(scored.rows, scored.fund, scored.points),
            "total_label": totals.label,
            "total_points": scored.points,
            "total_claimed": scored.claimed,
            "claimed_rating": rating,
            "note": "\n".join(self.around.notes),
            "footer": footer,
        }
        if self._is_project():
            self.names.kept(
                project="project_name",
                department="department",
                implementer="implementing_unit",
                unit="",
                total=path,
                **rated,
            )
            return ProjectForm(
                project_name=self.names.of("project"),
                department=self.names.of("department"),
                implementing_unit=self.names.of("implementer"),
                **shared,
            )
        name = "unit" if self.names.of("unit") else "implementer"
        self.names.kept(**{name: "unit_name", "total": path, **rated})
        return UnitForm(
            unit_name=unit_name,
            by_income=self.funds.by_income,
            by_nature=self.funds.by_nature,
            **shared,
        )

    def _tell_money(self) -> None:
        """Without funds, a text that tells of money is in doubt: it may be where they stand."""
        told = [note.text for note in self.context.notes if _TELLS_MONEY.search(note.text)]
        for text in dict.fromkeys(told):
            self.context.note("doubt", "资金", text)

    def _is_project(self) -> bool:
        title = squeeze(self.segment.title)
        if self.names.has("project") or "项目" in title:
            return True
        divided = bool(self.funds.by_income or self.funds.by_nature)
        whole = "整体" in title or "部门" in title or divided
        return not whole and not self.names.has("unit")


def _parted(line: Line, below: Sequence[Line]) -> tuple[Line | None, Line]:
    """The name that a row begins with, and the money that stands beside it; None for no name.

    What a figure stands under is the heading of a column, 项目 beside 发行额, and no name.
    """
    said = line.said
    label = joined(said[0].text) if len(said) > _PAIR else ""
    called = name_of(label, project=True) in _CALLED or personal_label(label)
    if not called or is_quantity(said[1].text):
        return None, line
    under = (c for each in below for c in each.cells if said[1].column <= c.column < said[1].end)
    if is_fund_heading(line) and any(is_quantity(cell.text) for cell in under):
        return None, line
    behind = said[1].end
    cells = [cell for cell in line.cells if cell.column >= behind]
    rest = evolve(line, cells=tuple(cells))
    money = fund_roles(rest) or is_fund_heading(rest)
    if not money and not (names_funds(rest) and any(map(is_quantity, rest.texts))):
        return None, line
    return evolve(line, cells=tuple(said[:_PAIR])), rest


def _is_of_funds(head: Line, below: Line) -> bool:
    """Whether a row without figures heads the whole of the funds, which stands below it."""
    plain = not any(map(is_quantity, head.texts))
    return plain and names_funds(below) and any(map(is_quantity, below.texts))
