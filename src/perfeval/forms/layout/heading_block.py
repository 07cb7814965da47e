"""The heading of a table as a block of one to three rows, each column with the texts above it.

Any row of the block may name the levels. What belongs together is told by merges, by the cells that
a row leaves to the one above it, and by what the labels speak for; a row with a figure is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from perfeval.forms.layout.segments import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.cores import LEVELS, SAID, is_money_heading, spoken_for
from perfeval.forms.words.labels import Roles, role_of
from perfeval.text.labels import squeeze

__all__ = ["Block", "Stack", "blocks"]

_MOST_ROWS: Final = 3
_LONGEST: Final = 30
_FEW: Final = 4
_VALUES: Final = SAID - {"reason"}
_FIGURE: Final = re.compile(r"\A[≥≤≧≦=<>＞＜]*+[-+]?[0-9][0-9.,]*+[%％]?")


@frozen
class Stack:
    """One column of a heading: from which grid column to which, and the texts, the lowest last."""

    start: int
    end: int
    texts: tuple[str, ...]

    @property
    def label(self) -> str:
        """The text that stands directly over the column; empty where there is none."""
        return self.texts[-1] if self.texts else ""


@frozen
class Block:
    """A heading: where it begins among the lines, how many rows it has, and its columns."""

    first: int
    rows: int
    stacks: tuple[Stack, ...]
    aligned: bool

    @property
    def below(self) -> int:
        """The place of the first line under the heading."""
        return self.first + self.rows


def blocks(lines: Sequence[Line], roles: Roles) -> dict[int, Block]:
    """The headings of tables of indicators among `lines`, by the place of their first row."""
    found: dict[int, Block] = {}
    after = 0
    for place, line in enumerate(lines):
        if place < after or line.grid is None or not _names(line, roles):
            continue
        first = place
        while first > max(after, place - _MOST_ROWS + 1) and _above(lines, first - 1, place):
            first -= 1
        if not _is_known(line, roles) and not _is_whole(lines, first, place):
            continue
        last = place
        while last - first + 1 < _MOST_ROWS and _below(lines, first, last + 1, roles):
            last += 1
        found[first] = Block(
            first, last - first + 1, _stacks(lines[first : last + 1]), _aligned(line)
        )
        after = last + 1
    return found


def _aligned(line: Line) -> bool:
    return line.grid is not None and line.grid.aligned


def _is_labels(line: Line) -> bool:
    """Whether all that a row says may be headings: short, and no figure."""
    return all(
        len(text) <= _LONGEST * 2
        and len(plain := squeeze(text)) <= _LONGEST
        and not _FIGURE.fullmatch(plain)
        and "。" not in plain
        for text in line.texts
    )


def _is_known(line: Line, roles: Roles) -> bool:
    """Whether a row of headings that are all known by their words heads a table by itself."""
    if len(line.texts) < _FEW:
        return False
    known = {role_of(text, roles) for text in line.texts}
    named = "name" in known or {"level1", "level2"} <= known
    return named and bool(known & _VALUES) and len(known) >= _FEW


def _spoken(line: Line) -> list[str]:
    """What each text of a row speaks for most."""
    made = []
    for text in line.texts:
        said = spoken_for(text)
        made.append(max(said, key=lambda role: said[role]) if said else "")
    return made


def _names(line: Line, roles: Roles) -> bool:
    """Whether a row is one that names the columns of indicators."""
    if _is_known(line, roles):
        return True
    if len(line.texts) < 2 or not _is_labels(line):
        return False
    said = _spoken(line)
    levels, values = set(said) & set(LEVELS), set(said) & SAID
    if len(levels) >= 2:
        return True
    if len(line.texts) < _FEW + 1 or any(map(is_money_heading, line.texts)):
        return False
    return len(values) >= 3 - len(levels) and bool(values & {"points", "claimed"})


def _above(lines: Sequence[Line], upper: int, anchor: int) -> bool:
    """Whether the row at `upper` belongs to the heading whose columns the row at `anchor` names."""
    line, below = lines[upper], lines[anchor]
    if line.grid is not below.grid or not line.texts or not _is_labels(line):
        return False
    if _held(line, anchor - upper) >= 2:
        return True
    blanks = sum(not cell.text.strip() for cell in below.cells)
    said = [role for role in _spoken(line) if role in SAID]
    if any(map(is_money_heading, line.texts)):
        return False
    if len(set(said)) >= 2 and (blanks >= 2 or len(below.texts) < len(line.texts)):
        return True
    return _is_caption(line, lines[upper + 1])


def _is_caption(line: Line, below: Line) -> bool:
    """Whether the one text of a row is a title over all columns of the row below it."""
    said = [cell for cell in line.cells if cell.text.strip()]
    wide = said[-1]
    if not any(word in wide.text for word in ("指标", "绩效", "评分", "评价")):
        return False
    if not _aligned(line):
        return len(line.cells) == 1 < len(below.cells)
    inner = [cell for cell in below.cells if wide.column <= cell.column and cell.end <= wide.end]
    label = len(said) == 2 and said[0].row_span > 2
    return (len(said) == 1 or label) and len(inner) >= max(len(below.cells) - 1, _FEW)


def _held(line: Line, distance: int) -> int:
    """How many cells of a row are merged `distance` rows down; labels of whole blocks apart."""
    if not _aligned(line):
        return 0
    return sum(
        bool(cell.text.strip()) and distance < cell.row_span <= _MOST_ROWS for cell in line.cells
    )


def _below(lines: Sequence[Line], first: int, place: int, roles: Roles) -> bool:
    """Whether the row at `place` goes on with the heading that begins at `first`."""
    if place >= len(lines) or lines[place].grid is not lines[first].grid:
        return False
    line, above = lines[place], lines[place - 1]
    if not line.texts or line.texts == above.texts or not _is_labels(line):
        return False
    held = max(_held(lines[upper], place - upper) for upper in range(first, place))
    known = sum(bool(role_of(text, roles) or spoken_for(text)) for text in line.texts)
    if held >= 2:
        return known > 0
    return known == len(line.texts) and _divides(above, line)


def _divides(above: Line, line: Line) -> bool:
    """Whether a row divides a cell of the row above it, and leaves others as they are."""
    if not _aligned(line):
        return len(line.texts) < len(line.cells) or len(above.cells) < len(line.cells)
    starts = [cell.column for cell in line.cells if cell.text.strip()]
    return any(
        sum(cell.column <= start < cell.end for start in starts) >= (2 if cell.text.strip() else 1)
        for cell in above.cells
        if not cell.continues
    )


def _is_whole(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether rows together head a table of indicators: levels, and what is said of them."""
    grid = lines[first].grid
    rows = [line for line in lines[first : last + 2] if line.grid is grid and _is_labels(line)]
    said = {role for line in rows for role in _spoken(line)}
    return bool(said & _VALUES) and max(len(line.cells) for line in rows) >= _FEW


def _stacks(lines: Sequence[Line]) -> tuple[Stack, ...]:
    """The columns that rows of headings make."""
    aligned = _aligned(lines[0])
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
        if not inner:
            made.append(stack)
    taken = [(stack.start, stack.end) for stack in made]
    made += [
        Stack(cell.column, cell.end, (cell.text,))
        for cell in line.cells
        if cell.text.strip() and not any(start <= cell.column < end for start, end in taken)
    ]
    return sorted(made, key=lambda stack: stack.start)


def _spread(stacks: Sequence[Stack], line: Line) -> list[Stack]:
    """Where only the order of cells is known: an empty cell goes on from above, words divide.

    Every upper cell goes on in one empty cell or is divided into a run of words; a run takes what
    upper cells the empty ones leave over, and if there are several, shares its words among them.
    """
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
        said = bool(cell.text.strip())
        if said and going:
            made[-1] = (*made[-1], cell.text)
        else:
            made.append((cell.text,) if said else ())
        going = said
    return made
