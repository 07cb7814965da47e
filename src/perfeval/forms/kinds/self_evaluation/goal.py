"""年度总体目标: what was expected and what was attained, under the headings that say so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import define, field

from perfeval.filing.indicators import Goal
from perfeval.forms.layout.columns.roles.derived import is_rate
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import matched, unwrapped
from perfeval.forms.words.names import name_of
from perfeval.forms.words.objectives import is_goal, is_midterm
from perfeval.text.labels import joined, squeeze

__all__ = ["GoalTable", "PlannedGoal"]

_EXPECTED: Final = re.compile(
    r"\A(?:预期|年初|年度|项目|总体|绩效|设定|全年|申报|当年)+(?:的)?(?:绩效)?目标(?:设定|内容)?(?:\(.*\))?|目标(?:内容)?|年初设定(?:情况|内容)?"
)
_AHEAD: Final = re.compile(r"(?:19|20)[0-9]{2}(?:年度?)?|[0-9]{1,2}", re.ASCII)
"""What may stand left of a goal: its year, or its number."""
_SERIAL: Final = re.compile("序号|编号")
_DONE: Final = "(?:完成|实现|执行)(?:情况|效果)?(?:综述|说明|总结)?"
_ACTUAL: Final = re.compile(rf"\A(?:.*{_DONE}|(?>.*?{_DONE}\().*\))")


@define
class GoalTable:
    """The goal of one form, read row by row under its heading."""

    context: FormContext
    _head: Line | None = None
    _ends: tuple[int, int] = (0, 0)
    _headed: bool = False
    _rows: list[tuple[str, str]] = field(factory=list)

    def head(self, line: Line) -> bool:
        """Open at a heading: 预期目标 and, right of it, 实际完成情况; false for any other row.

        Where the texts stand beside these labels, they are taken at once.
        """
        expected = actual = -1
        for place, cell in enumerate(line.cells):
            if actual < 0 <= expected and matched(_ACTUAL, cell.text):
                actual = place
            elif actual < 0 and matched(_EXPECTED, cell.text):
                expected = place
        if actual < 0:
            return False
        self._head, self._ends, self._headed = line, (expected, actual), True
        self.context.label(*line.cells)
        between = [c for c in line.cells[expected + 1 : actual] if c.text.strip()]
        behind = [c for c in line.cells[actual + 1 :] if c.text.strip()]
        if len(between) == 1 and len(behind) == 1:
            self._take(between, behind)
            self.close()
        return True

    def close(self) -> None:
        """No further row belongs to the goal."""
        self._head = None

    def row(self, line: Line) -> bool:
        """Take the texts under the headings; false, and closed, where the row is no part of it."""
        if self._head is None:
            return False
        cells = _under(line, self._head)
        left = len(self._head.cells) - len(line.cells)  # the label of the block, merged down
        if line.grid is not None and not line.aligned and not self._rows and 0 < left < 2:
            cells = list(enumerate(line.cells, left))
        ahead = [cell for place, cell in cells if place < self._ends[0] and cell.text.strip()]
        named = len(line.texts) > 1 and bool(name_of(joined(line.texts[0]), project=False))
        if named or not all(_AHEAD.fullmatch(squeeze(cell.text)) for cell in ahead):
            self.close()
            return False
        self._take(*([cell for place, cell in cells if place == end] for end in self._ends))
        for place, cell in cells:
            if place not in self._ends and cell.text.strip():
                label = joined(self._head.cells[place].text) if place >= 0 else ""
                if _SERIAL.fullmatch(squeeze(label)):
                    self.context.numbered(cell)
                elif cell in ahead or is_rate(label):  # known, without a field
                    self.context.note("unplaced", label, unwrapped(cell.text), cell)
                else:
                    self.context.unplaced(label, unwrapped(cell.text), cell)
        return True

    def _take(self, expected: Sequence[Cell], actual: Sequence[Cell]) -> None:
        """Take what was expected and what was attained, each in the cells of one row."""
        for name, cells in (("expected", expected), ("actual", actual)):
            mine = [cell for cell in cells if cell.text.strip()]
            self.context.value(*mine)
            self.context.keep(f"goal.{name}", next(iter(mine), None))
        told = ["".join(cell.text for cell in cells) for cells in (expected, actual)]
        self._rows.append((told[0], told[1]))

    def goal(self) -> Goal | None:
        """The goal as far as it was read; None where the form has no heading for it."""
        if not self._headed:
            return None
        expected, actual = (
            "\n".join(row[side] for row in self._rows if row[side]) for side in (0, 1)
        )
        return Goal(expected=expected, actual=actual)


@define
class PlannedGoal:
    """The goal of a form that states no results: a label and a text, or a text below its heading.

    Where the goal of the whole run of a project stands beside that of the year, it is noted.
    """

    context: FormContext
    _texts: list[str] = field(factory=list)
    _head: Line | None = None
    _label: Cell | None = None

    def row(self, line: Line) -> bool:
        """Take a row of the goal; false for any other row."""
        said = line.said
        labels = [cell for cell in said if is_goal(cell.text)]
        self.context.label(*labels)
        if labels and len(labels) == len(said):
            heads = len(said) > 1 or len(line.cells) == 1
            self._head, self._label = (line, None) if heads else (None, said[0])
            return True
        if labels[:1] == said[:1] and labels:
            self._head, self._label = None, labels[-1]
            for cell in said:
                if cell not in labels:
                    self._say(labels[-1].text, cell)
            return True
        if self._head is not None:
            return self._below(line, self._head)
        label = self._label
        if label is None or not line.aligned or not said:
            return False
        covered = label.row < line.cells[0].row < label.row + label.row_span
        inside = covered and all(cell.column >= label.end for cell in said)
        for cell in said if inside else ():
            self._say(label.text, cell)
        return inside

    def goal(self) -> Goal | None:
        """The goal of the year; None where the form has none."""
        return Goal(expected="\n".join(self._texts)) if self._texts else None

    def _below(self, line: Line, head: Line) -> bool:
        """Take the texts below a heading; false where the row has others."""
        self._head = None
        under = [(place, cell) for place, cell in _under(line, head) if cell.text.strip()]
        if not under or any(place < 0 or not head.cells[place].text for place, _ in under):
            return False
        for place, cell in under:
            self._say(head.cells[place].text, cell)
        return True

    def _say(self, label: str, cell: Cell) -> None:
        if is_midterm(label):
            self.context.note("unplaced", joined(label), unwrapped(cell.text), cell)
        else:
            self._texts.append(unwrapped(cell.text))
            self.context.keep("goal.expected", cell)


def _under(line: Line, head: Line) -> list[tuple[int, Cell]]:
    """The cells of a row, each with the place of the heading above it; -1 where there is none."""
    if line.aligned:
        starts = [up.column for up in head.cells]
        places = [bisect_right(starts, cell.column) - 1 for cell in line.cells]
        return [
            (place if place >= 0 and cell.column < head.cells[place].end else -1, cell)
            for place, cell in zip(places, line.cells, strict=True)
        ]
    if len(line.cells) == len(head.cells):
        return list(enumerate(line.cells))
    return [(-1, cell) for cell in line.cells]
