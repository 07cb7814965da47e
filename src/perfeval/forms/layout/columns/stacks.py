"""The columns that the rows of a heading make, each with the texts above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.text.labels import squeeze

__all__ = ["Stack", "stacks_of"]

_OWN: Final = re.compile(
    "名称|内容|指标|(?:具体)?指标名称|指标内容|数值|数[量额]?|值|(?:单|分|各|本)项|明细"
)
"""What only divides the heading above: 名称 of 一级指标, 数值 of 目标值, 单项 of 分值."""
_YEAR: Final = re.compile("(?:(?:19|20)[0-9]{2}|[本当今上去前])年度?", re.ASCII)
"""What says of which year the heading above is: 2022年 and 2023年 of 完成值."""


@frozen
class Stack:
    """One column of a heading: from which grid column to which, and the texts, the lowest last."""

    start: int
    end: int
    texts: tuple[str, ...]

    @property
    def lowest(self) -> str:
        """The text directly over the column; empty for none."""
        return self.texts[-1] if self.texts else ""

    @property
    def label(self) -> str:
        """The text directly over the column, what it is the 名称 or the year of; empty for none.

        >>> [Stack(0, 1, ("完成值", own)).label for own in ("2023年", "数值", "得分")]
        ['2023年完成值', '完成值', '得分']
        """
        if len(self.texts) > 1:
            own = squeeze(self.lowest)
            if _YEAR.fullmatch(own):
                return own + self.texts[-2]
            if _OWN.fullmatch(own):
                return self.texts[-2]
        return self.lowest


def stacks_of(lines: Sequence[Line], *, aligned: bool) -> tuple[Stack, ...]:
    """The columns that rows of headings make; `aligned`: the source knows the columns."""
    made = [_stack(cell, place, aligned) for place, cell in enumerate(lines[0].cells)]
    for line in lines[1:]:
        made = _refined(made, line) if aligned else _spread(made, line)
    return tuple(made)


def _stack(cell: Cell, place: int, aligned: bool) -> Stack:
    texts = (cell.text,) if cell.text.strip() else ()
    return Stack(cell.column, cell.end, texts) if aligned else Stack(place, place + 1, texts)


def _refined(stacks: Sequence[Stack], line: Line) -> list[Stack]:
    """The columns divided by the cells of the row below, where columns are known."""
    made: list[Stack] = []
    for stack in stacks:
        inner = [
            cell
            for cell in line.cells
            if stack.start <= cell.column < stack.end and cell.text.strip()
        ]
        made += [Stack(cell.column, cell.end, (*stack.texts, cell.text)) for cell in inner]
        if not inner and (stack.texts or not _overlaps(stack, line)):
            made.append(stack)
    taken = [(stack.start, stack.end) for stack in made]
    made += [
        Stack(cell.column, cell.end, (cell.text,))
        for cell in line.cells
        if cell.text.strip() and not any(start <= cell.column < end for start, end in taken)
    ]
    return sorted(made, key=lambda stack: stack.start)


def _overlaps(stack: Stack, line: Line) -> bool:
    """Whether a text of a row, which begins left of a column, reaches into it."""
    return any(cell.column < stack.start < cell.end and cell.text.strip() for cell in line.cells)


def _spread(stacks: Sequence[Stack], line: Line) -> list[Stack]:
    """Where only the order of cells is known: an empty cell goes on from above, words divide.

    Every upper cell goes on in one empty cell or is divided into a run of words; a run takes what
    upper cells the empty ones leave over, and if there are several, shares its words among them.
    Rows of as many cells divide nothing.
    """
    if len(stacks) == len(line.cells):
        return [
            Stack(place, place + 1, (*stack.texts, cell.text) if cell.text.strip() else stack.texts)
            for place, (stack, cell) in enumerate(zip(stacks, line.cells, strict=True))
        ]
    runs = _runs(line.cells)
    spare = len(stacks) - sum(not run for run in runs)
    divided = sum(bool(run) for run in runs)
    waiting = list(stacks)
    made: list[tuple[str, ...]] = []
    for run in runs:
        if not run:
            made.append(waiting.pop(0).texts if waiting else ())
            continue
        share = max(min(spare - divided + 1, len(run) // 2 or 1, len(waiting)), 0)
        divided -= 1
        spare -= share
        upper = [waiting.pop(0) for _ in range(share)]
        for place, text in enumerate(run):
            over = upper[place * len(upper) // len(run)].texts if upper else ()
            made.append((*over, text))
    return [Stack(place, place + 1, texts) for place, texts in enumerate(made)]


def _runs(cells: Sequence[Cell]) -> list[tuple[str, ...]]:
    """The runs of words of a row, and an empty run for each empty cell."""
    made: list[tuple[str, ...]] = []
    going = False
    for cell in cells:
        filled = bool(cell.text.strip())
        if filled and going:
            made[-1] = (*made[-1], cell.text)
        else:
            made.append((cell.text,) if filled else ())
        going = filled
    return made
