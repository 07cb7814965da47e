"""Text with one cell a line, as pages and viewers give a table that is copied.

Nothing says where a row ends, and merged cells stand once. The headings tell the columns; a row of
indicators has so many values behind one, two or three labels that figures stand where points are
due; a row of money begins with its source, a name with its label.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from attrs import define, field

from perfeval.forms.sources.blocks import Blocks, in_order
from perfeval.forms.sources.text.single_rows import rows_of
from perfeval.forms.sources.text.stacked_headings import heading_role, one_heading
from perfeval.forms.words.cores import LEVELS
from perfeval.forms.words.groups import levels_told
from perfeval.forms.words.labels import is_figure, is_value, role_of
from perfeval.forms.words.names import name_of
from perfeval.forms.words.vocabulary import FUND_COLUMNS, MONEY_AND_RATE, is_fund_label, is_total
from perfeval.text.labels import squeeze

__all__ = ["is_single", "read_single"]

_VALUES: Final = frozenset({"points", "claimed", "value", "actual"})
_BLOCK: Final = re.compile(
    r"(?:项目|当?年度|全年|年初|总体|绩效|预期|设定|实际|资金|目标|指标|情况|完成|实现|实施|及|的)++(?:\(.{0,12}\))?"
    r"|(?:其他)?(?:需要)?说明(?:的)?(?:事项|问题)?|备注|评价(?:结论|等级)|存在问题|改进措施"
    r"|(?:填表|填报|联系|项目负责|财务负责)人:?"
)
"""The label of a block: what stands left of a table, or below it."""
_GOAL: Final = re.compile(r"(?:年度|总体|预期|绩效|年初|设定){0,6}目标")
_ATTAINED: Final = re.compile(
    r"(?:年度|总体|实际|绩效|目标|全年){0,6}(?:完成|实现)情况(?:综述|概述)?"
)
_HEADS: Final = 4
"""How many headings stand together at least."""
_MOST: Final = 20
_BLANK: Final = 3
_SAMPLE: Final = 2000
_PARTED: Final = 0.95


def is_single(lines: Sequence[str]) -> bool:
    """Whether headings of a table stand on lines of their own, one below the other.

    >>> is_single(["二级指标", "三级指标", "指标值", "得分"]), is_single(["一级指标 二级指标 得分"])
    (True, False)
    """
    run = 0
    for line in lines[:_SAMPLE]:
        text = _bare(line)
        run = run + _heads(text) if _heads(text) or not text else 0
        if run >= _HEADS:
            return True
    return False


def read_single(lines: Sequence[str], made: Blocks) -> None:
    """Take the cells as rows of tables. Raises `DecodeError` beyond the limits."""
    _Cells(_cells(lines), made).read()


def _bare(line: str) -> str:
    """A line without the pipe that ends its cell."""
    return line.strip().removesuffix("|").rstrip()


def _cells(lines: Sequence[str]) -> list[str]:
    """The cells, empty ones too; where a blank line follows each, it is none of them."""
    texts = list(map(_bare, lines))
    said = sum(map(bool, texts))
    parted = sum(bool(one) and not other for one, other in pairwise([*texts, ""]))
    if parted < _PARTED * said:
        return texts
    cells: list[str] = []
    blank = 0
    for text in texts:
        blank = 0 if text else blank + 1
        if text or (blank > 1 and blank % 2):
            cells.append(text)
    return cells


@define
class _Cells:
    """The cells of a text, taken from the front."""

    cells: list[str]
    made: Blocks
    at: int = 0
    _rows: list[list[str]] = field(factory=list)

    def read(self) -> None:
        """Take all of them, block by block."""
        takers = (self._indicators, self._funds, self._goal, self._total, self._name)
        while self.at < len(self.cells):
            if not any(take() for take in takers):
                self._other()
        self._close()

    def _row(self, texts: Sequence[str], used: int) -> None:
        """The next row; `used` cells of the text were its own."""
        self.made.count_row(len(self._rows), len(texts))
        self._rows.append(list(texts))
        self.at += used

    def _take(self, count: int) -> None:
        self._row(self.cells[self.at : self.at + count], count)

    def _close(self) -> None:
        self.made.table([in_order(row) for row in self._rows], aligned=False)
        self._rows = []

    def _other(self) -> None:
        """What begins no block: a row of its own, or a line above the table."""
        text = self.cells[self.at]
        if not self._rows or text.endswith(("表", "报告")):
            self._close()
            self.made.paragraph(text)
            self.at += 1
        else:
            self._take(1)

    def _run(self, place: int, holds: Callable[[str], bool]) -> int:
        """How many cells from `place` on hold, one after the other."""
        end = place
        while end < len(self.cells) and end - place < _MOST and holds(self.cells[end]):
            end += 1
        return end - place

    def _indicators(self) -> bool:
        """Take headings of indicators with the rows below; false where none stand here."""
        lead = self._run(self.at, lambda text: not _heads(text) and _is_block(text))
        found = self.cells[self.at + lead :][: self._run(self.at + lead, _heads)]
        first = next((n for n, text in enumerate(found) if heading_role(text) in LEVELS[:2]), 0)
        heading = one_heading(found[:first], found[first:]) if first else None
        labels = self.cells[self.at : self.at + lead]
        if heading is None:
            heading, labels = found[first:], [*labels, *found[:first]]
        roles = list(map(heading_role, heading))
        if len(roles) < _HEADS or not {*LEVELS} & {*roles} or len(_VALUES & {*roles}) < 2:
            return False
        self._row([*labels, *heading], lead + len(found))
        end = self._end()
        for row in rows_of(roles, self.cells[self.at : end]):
            self._row(row, 0)
        self.at = end
        return True

    def _end(self) -> int:
        """Where the indicators end: at their total, or at the label of another block."""
        end = self.at
        while end < len(self.cells):
            text = self.cells[end]
            if is_total(text) or (text and _is_block(text) and not levels_told(text)):
                break
            end += 1
        return end

    def _funds(self) -> bool:
        """Take headings of money with the rows below; false where none stand here."""
        ahead = self.cells[self.at : self.at + _BLANK]
        lead = next((place for place, text in enumerate(ahead) if _is_money(text)), _BLANK)
        width = self._run(self.at + lead, lambda text: bool(role_of(text, FUND_COLUMNS)))
        found = self.cells[self.at + lead :][:width]
        roles = {role_of(text, FUND_COLUMNS) for text in found}
        if lead == _BLANK or len(roles & MONEY_AND_RATE) < 2:
            return False
        self._take(lead + width)
        reason = role_of(found[-1], FUND_COLUMNS) == "reason"
        while (count := self._money_row(width, reason)) > 0:
            self._take(count)
        return True

    def _money_row(self, width: int, reason: bool) -> int:
        """How many cells the row of money has that begins here; 0 for none."""
        blank = self._run(self.at, lambda text: not text)
        labels = self._run(self.at + blank, is_fund_label)
        if not labels or blank > _BLANK:
            return 0
        self.at += blank
        count = labels + min(self._run(self.at + labels, is_value), width)
        rest = self.cells[self.at + count : self.at + count + 1]
        told = reason and rest and not is_fund_label(rest[0]) and not _is_block(rest[0])
        return count + bool(told and count < labels + width)

    def _goal(self) -> bool:
        """Take the headings of the goal with what stands below; false where none stand here."""
        for lead in (0, 1):
            heads = [squeeze(text) for text in self.cells[self.at + lead :][:2]]
            if len(heads) == 2 and _GOAL.fullmatch(heads[0]) and _ATTAINED.fullmatch(heads[1]):
                self._take(lead + 2)
                self._take(2)
                return True
        return False

    def _total(self) -> bool:
        """Take a row of a total; false for another."""
        if not is_total(self.cells[self.at]):
            return False
        self._take(1 + self._run(self.at + 1, is_value))
        return True

    def _name(self) -> bool:
        """Take a label with its name; false where none stands here."""
        if not _is_name(self.cells[self.at]):
            return False
        blank = self._run(self.at + 1, lambda text: not text)
        value = self.cells[self.at + 1 + blank : self.at + 2 + blank] if blank <= _BLANK else []
        told = [text for text in value if not _is_name(text) and not _is_block(text)]
        self._row([self.cells[self.at], *told], 1 + blank + len(told))
        return True


def _is_money(text: str) -> bool:
    return role_of(text, FUND_COLUMNS) in MONEY_AND_RATE


def _is_name(text: str) -> bool:
    return bool(text) and bool(name_of(text, project=True)) and not is_total(text)


def _is_block(text: str) -> bool:
    return _BLOCK.fullmatch(squeeze(text)) is not None or not text


def _heads(text: str) -> bool:
    """Whether a cell is a heading of indicators; kinds of indicators are none."""
    return bool(heading_role(text)) and not is_figure(text) and not levels_told(text)
