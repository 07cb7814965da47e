"""年度总体目标: what was expected and what was attained, under the two headings that say so."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from attrs import define, field

from perfeval.filing.indicators import Goal
from perfeval.forms.layout.context import FormContext
from perfeval.forms.layout.segments import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import told
from perfeval.text.labels import joined, squeeze

__all__ = ["GoalTable"]

_EXPECTED: Final = re.compile(
    r"\A(?:预期|年初|年度|项目|总体|绩效|设定|全年|申报|当年)+(?:的)?(?:绩效)?目标(?:设定|内容)?(?:\(.*\))?"
)
_DONE: Final = "(?:完成|实现|执行)(?:情况|效果)?(?:综述|说明|总结)?"
_ACTUAL: Final = re.compile(rf"\A(?:.*{_DONE}|(?>.*?{_DONE}\().*\))")
_LONGEST: Final = 80


@define
class GoalTable:
    """The goal of one form, read row by row under its heading."""

    context: FormContext
    _head: Line | None = None
    _ends: tuple[int, int] = (0, 0)
    _headed: bool = False
    _rows: list[tuple[str, str]] = field(factory=list)

    def head(self, line: Line) -> bool:
        """Open at a heading: 预期目标 and, right of it, 实际完成情况; false for any other row."""
        expected = actual = -1
        for place, cell in enumerate(line.cells):
            plain = squeeze(cell.text) if len(cell.text) <= _LONGEST else ""
            if actual < 0 <= expected and _ACTUAL.fullmatch(plain):
                actual = place
            elif actual < 0 and _EXPECTED.fullmatch(plain):
                expected = place
        if actual < 0:
            return False
        self._head, self._ends, self._headed = line, (expected, actual), True
        return True

    def close(self) -> None:
        """No further row belongs to the goal."""
        self._head = None

    def row(self, line: Line) -> bool:
        """Take the texts under the headings; false, and closed, where the row is no part of it."""
        if self._head is None:
            return False
        cells = _under(line, self._head)
        if any(place < self._ends[0] and cell.text.strip() for place, cell in cells):
            self.close()
            return False
        expected, actual = (
            "".join(cell.text for place, cell in cells if place == end) for end in self._ends
        )
        self._rows.append((expected, actual))
        for place, cell in cells:
            if place not in self._ends and cell.text.strip():
                label = joined(self._head.cells[place].text)
                self.context.note("unplaced", label, told(cell.text))
        return True

    def goal(self) -> Goal | None:
        """The goal as far as it was read; None where the form has no heading for it."""
        if not self._headed:
            return None
        expected, actual = (
            "\n".join(row[side] for row in self._rows if row[side]) for side in (0, 1)
        )
        return Goal(expected=expected, actual=actual)


def _under(line: Line, head: Line) -> list[tuple[int, Cell]]:
    """The cells of a row, each with the place of the heading above it; -1 where there is none."""
    if line.grid is not None and line.grid.aligned:
        starts = [up.column for up in head.cells]
        places = [bisect_right(starts, cell.column) - 1 for cell in line.cells]
        return [
            (place if place >= 0 and cell.column < head.cells[place].end else -1, cell)
            for place, cell in zip(places, line.cells, strict=True)
        ]
    if len(line.cells) == len(head.cells):
        return list(enumerate(line.cells))
    return [(-1, cell) for cell in line.cells]
