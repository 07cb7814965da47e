"""附件2 整体支出绩效自评表, 附件3 项目支出绩效自评表, and the project form of 财预〔2020〕10号.

One reader for all of them: a heading of names, a table of funds, the goal, the indicators, 总分 and
the foot, each known by its labels, in whatever order and columns.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from perfeval.filing.indicators import Goal
from perfeval.filing.lines import AmountLine
from perfeval.filing.self_evaluation import FundRow, ProjectForm, UnitForm
from perfeval.forms.cells import Reading
from perfeval.forms.columns import Columns, headings
from perfeval.forms.foot import is_foot, read_foot
from perfeval.forms.fund_pairs import fund_roles, read_fund_pairs
from perfeval.forms.fund_table import (
    is_breakdown_heading,
    is_fund_heading,
    read_breakdown,
    read_fund_row,
    without_labels,
)
from perfeval.forms.indicator_table import IndicatorTable, is_indicator_heading
from perfeval.forms.labels import FUND_COLUMNS, joined, money_unit, squeeze, told
from perfeval.forms.names import Names, filer, names_project
from perfeval.forms.segments import Line, Segment

__all__ = ["SelfEvaluation"]

_EXPECTED: Final = re.compile(
    r"(?:预期|年初|年度|项目|总体|绩效|设定|全年|申报|当年)+(?:的)?(?:绩效)?目标(?:设定|内容)?(?:\(.*\))?"
)
_ACTUAL: Final = re.compile(
    r".*(?:目标|实际|总体)?(?:完成|实现|执行)(?:情况|效果)?(?:综述|说明|总结)?(?:\(.*\))?"
)
_NOTE: Final = re.compile(r"(?:备\s*注|说\s*明|注)\s*[:：]\s*")
_OUTSIDE: Final = re.compile(
    r"(?:自评|评价|总体)?(?:结论|总结|意见|情况说明)|存在(?:的)?(?:主要)?问题.*|改进(?:措施|意见|建议).*|下一步.*|其他需要说明.*"
    r"|(?:主要)?经验.*|备注|说明|.*(?:意见|审核)(?:\(.*\))?|评价等[次级]|自评等[次级]|主管部门.*意见"
)
_MONEY_LINE: Final = re.compile(r"\(?(?:金额|货币)?单位:[^:]{1,5}\)?")
_YEAR_ROW: Final = re.compile(r"\(?[12][09][0-9]{2}年度?\)?")


class SelfEvaluation:
    """The recogniser of self-evaluation tables, of a unit and of a project."""

    id = "self_evaluation"

    def fits(self, segment: Segment) -> int:
        """How many headings of the form the segment has: funds, indicators, names."""
        found = 0
        for line in segment.rows:
            found += 3 * is_fund_heading(line) + 3 * is_indicator_heading(line)
            found += 3 * bool(fund_roles(line))
            found += names_project(line)
        return found

    def read(self, segment: Segment, reading: Reading) -> UnitForm | ProjectForm:
        """The form that the segment holds."""
        return _Form(reading=reading, segment=segment).read()


@define(kw_only=True)
class _Form:
    """The form as far as it is read."""

    reading: Reading
    segment: Segment
    names: Names = field(factory=Names)
    funds: list[FundRow] = field(factory=list)
    breakdown: tuple[tuple[AmountLine, ...], tuple[AmountLine, ...]] = ((), ())
    goal: list[tuple[str, str]] = field(factory=list)
    has_goal: bool = False
    notes: list[str] = field(factory=list)
    feet: list[str] = field(factory=list)
    fund_columns: Columns | None = None
    block: str = ""
    breaking: list[Line] = field(factory=list)
    goal_head: Line | None = None
    pair_roles: tuple[str, ...] = ()

    def read(self) -> UnitForm | ProjectForm:
        lines = self.segment.lines
        self.reading.unit = money_unit(
            [self.segment.title, *(text for line in lines for text in line.texts if len(text) < 60)]
        )
        table = IndicatorTable(self.reading)
        position = 0
        while position < len(lines):
            line = lines[position]
            rest = lines[position : position + 6]
            if line.grid is None:
                self._paragraph(line)
            elif is_indicator_heading(line):
                self._close()
                position += table.head(rest)
                continue
            elif is_fund_heading(line) and not table.open:
                position += self._open_funds(rest)
                continue
            elif not table.open and fund_roles(line):
                self._close()
                self.pair_roles = fund_roles(line)
                self._row(line)
            elif self._is_outside(line):
                self._outside(line)
            elif table.open:
                table.row(line)
            elif is_breakdown_heading(line):
                self._close()
                self.breaking = [line]
            elif self._is_goal_heading(line):
                self._close()
                self.goal_head, self.has_goal = line, True
            else:
                self._row(line)
            position += 1
        self._close()
        return self._made(table)

    def _open_funds(self, lines: list[Line]) -> int:
        self._close()
        columns, used = headings(lines, FUND_COLUMNS)
        self.fund_columns = without_labels(columns, lines[used:])
        unknown = [item.label for item in self.fund_columns.items if item.label and not item.role]
        self.block = unknown[0] if unknown else ""
        return used

    def _close(self) -> None:
        """End the block that is open."""
        if self.breaking:
            self.breakdown = read_breakdown(self.breaking, self.reading)
        self.breaking, self.fund_columns, self.goal_head, self.pair_roles = [], None, None, ()

    def _row(self, line: Line) -> None:
        if self.breaking:
            self.breaking.append(line)
        elif self.fund_columns is not None and len(line.cells) > 1:
            row = read_fund_row(line, self.fund_columns, self.block, self.reading)
            if row is not None:
                self.funds.append(row)
        elif self.pair_roles:
            row = read_fund_pairs(line, self.pair_roles, self.reading)
            self.funds += [row] if row is not None else []
        elif self.goal_head is None or not self._goal_row(line, self.goal_head):
            self._close()
            self.names.row(line, self.reading)

    def _paragraph(self, line: Line) -> None:
        text = line.text
        note = _NOTE.match(text)
        if note:
            self.notes.append(text[note.end() :].strip())
        elif is_foot(text):
            self.feet.append(text)
        elif filer(text):
            self.names.filed_by(text)
        elif not _YEAR_ROW.fullmatch(squeeze(text)) and not _MONEY_LINE.fullmatch(squeeze(text)):
            self.reading.note("unplaced", line.at, text)

    def _is_outside(self, line: Line) -> bool:
        """Whether a row is none of the blocks: names, conclusions, remarks, the foot."""
        first = line.first
        if is_foot(" ".join(line.texts)) or _NOTE.match(line.texts[0] if line.texts else ""):
            return True
        if line.text and (_YEAR_ROW.fullmatch(first) or _MONEY_LINE.fullmatch(first)):
            return True
        if filer(line.text):
            return True
        return _OUTSIDE.fullmatch(first) is not None and len(line.texts) <= 2

    def _outside(self, line: Line) -> None:
        text = "  ".join(line.texts)
        note = _NOTE.match(text)
        if filer(line.text):
            self.names.filed_by(text)
        elif is_foot(text):
            self.feet.append(text)
        elif note:
            self.notes.append(told(text[note.end() :]))
        elif line.first in {"备注", "说明"}:
            self.notes += [told(each) for each in line.texts[1:]]
        elif len(line.texts) == 2:
            self.reading.note("unplaced", joined(line.texts[0]), told(line.texts[1]))

    def _is_goal_heading(self, line: Line) -> bool:
        texts = [squeeze(text) for text in line.texts][-2:]
        return (
            len(texts) == 2
            and _EXPECTED.fullmatch(texts[0]) is not None
            and _ACTUAL.fullmatch(texts[1]) is not None
        )

    def _goal_row(self, line: Line, head: Line) -> bool:
        """Take the texts under 预期目标 and 实际完成情况; false where the row is no part of it."""
        ends = [cell for cell in head.cells if cell.text.strip()][-2:]
        if line.grid is not None and line.grid.aligned:
            under = [[c for c in line.cells if e.column <= c.column < e.end] for e in ends]
            outside = [c for c in line.cells if c not in under[0] and c not in under[1]]
            found = ["".join(cell.text for cell in cells) for cells in under]
        else:
            outside = list(line.cells[:-2]) if len(line.cells) == len(head.cells) else [ends[0]]
            found = [cell.text for cell in line.cells[-2:]]
        if any(cell.text.strip() for cell in outside):
            return False
        self.goal.append((found[0], found[1]))
        return True

    def _made(self, table: IndicatorTable) -> UnitForm | ProjectForm:
        self.reading.filer = self.names.of("unit")
        footer, notes = read_foot(self.feet, self.reading.at)
        self.reading.notes += notes
        goal = None
        if self.has_goal:
            sides = list(zip(*self.goal, strict=True)) or [(), ()]
            expected, actual = ("\n".join(each for each in side if each) for side in sides)
            goal = Goal(expected=expected, actual=actual)
        first, rest = (self.funds[0], self.funds[1:]) if self.funds else (None, [])
        if self._is_project():
            return ProjectForm(
                key=self.reading.key,
                title=self.segment.title,
                project_name=self.names.of("project"),
                department=self.names.of("department"),
                implementing_unit=self.names.of("implementer"),
                fund=first,
                fund_parts=tuple(rest),
                goal=goal,
                indicators=tuple(table.indicators),
                total_label=table.total_label,
                total_points=table.total_points,
                total_claimed=table.total_claimed,
                note="\n".join(self.notes),
                footer=footer,
            )
        return UnitForm(
            key=self.reading.key,
            title=self.segment.title,
            unit_name=self.names.of("unit") or self.names.of("implementer"),
            fund=first,
            fund_parts=tuple(rest),
            by_income=self.breakdown[0],
            by_nature=self.breakdown[1],
            goal=goal,
            indicators=tuple(table.indicators),
            total_label=table.total_label,
            total_points=table.total_points,
            total_claimed=table.total_claimed,
            note="\n".join(self.notes),
            footer=footer,
        )

    def _is_project(self) -> bool:
        title = squeeze(self.segment.title)
        if self.names.has("project") or "项目" in title:
            return True
        whole = "整体" in title or "部门" in title or bool(self.breakdown[0] or self.breakdown[1])
        return not whole and not self.names.has("unit")
