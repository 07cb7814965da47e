"""The heading of a table as a block of one to three rows, each column with the texts above it.

Any row of the block may name the levels. Merges show what belongs together, and so
do the cells that a row leaves to the one above it, and what the labels speak for; a row with a
figure is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.layout.columns.stacks import Stack, stacks_of
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.words.cores import LEVELS, SAID, is_money_heading, spoken_for
from perfeval.forms.words.labels import Roles, is_bound, role_of
from perfeval.forms.words.vocabulary import is_fund_source, is_fund_total, is_project_name
from perfeval.text.labels import squeeze

__all__ = ["Block", "blocks", "indicators_at", "is_indicator_heading"]

_MOST_ROWS: Final = 3
_LONGEST: Final = 30
_FEW: Final = 4
_MOST_PAGES: Final = 40
"""With the rows under how many headings that are alike a heading is judged."""
_VALUES: Final = SAID - {"reason"}
_TELLS: Final = re.compile(r"\A[^:：]{2,16}[:：]\s{0,8}[^\s:：]")
"""What says something behind its label, as no heading does."""
_YEAR: Final = re.compile(r"[12][0-9]{3}年度?|[上本]年度?")


@frozen
class Block:
    """A heading: where it begins among the lines, how many rows it has, and its columns.

    `until` is the place of the next heading, None for the last one. `alike` are the places of rows,
    from and until, under this heading wherever a page prints it again.
    """

    first: int
    rows: int
    stacks: tuple[Stack, ...]
    aligned: bool
    until: int | None = None
    alike: tuple[tuple[int, int | None], ...] = ()

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
        if not is_indicator_heading(line, roles) and not _is_whole(lines, first, place):
            continue
        last = place
        while last - first + 1 < _MOST_ROWS and _below(lines, first, last + 1, roles):
            last += 1
        found[first] = Block(
            first,
            last - first + 1,
            stacks_of(lines[first : last + 1], aligned=line.aligned),
            line.aligned,
        )
        after = last + 1
    ended = {
        first: evolve(found[first], until=until)
        for first, until in pairwise([*found, None])
        if first is not None
    }
    alike: defaultdict[tuple[Stack, ...], list[tuple[int, int | None]]] = defaultdict(list)
    for block in ended.values():
        alike[block.stacks].append((block.below, block.until))
    ranges = {stacks: tuple(each[:_MOST_PAGES]) for stacks, each in alike.items()}
    return {first: evolve(block, alike=ranges[block.stacks]) for first, block in ended.items()}


def _is_labels(line: Line) -> bool:
    """Whether all that a row says may be headings: short, and no figure."""
    return all(
        len(text) <= _LONGEST * 2
        and len(plain := squeeze(text)) <= _LONGEST
        and not is_bound(plain)
        and "。" not in plain
        for text in line.texts
    )


def is_indicator_heading(line: Line, roles: Roles) -> bool:
    """Whether a row heads a table of indicators by its words: names, or two levels, with values."""
    if len(line.texts) < _FEW:
        return False
    known = line.roles(roles)
    named = "name" in known or {"level1", "level2"} <= known
    return named and bool(known & _VALUES) and len(known) >= _FEW


def indicators_at(lines: Sequence[Line], roles: Roles) -> int:
    """The place of the first row that heads a table of indicators; behind the last for none."""
    heads = (place for place, line in enumerate(lines) if is_indicator_heading(line, roles))
    return next(heads, len(lines))


def _spoken(line: Line) -> list[str]:
    """What each text of a row speaks for most."""
    return [max(roles, key=roles.__getitem__) if roles else "" for roles in line.spoken]


def _names(line: Line, roles: Roles) -> bool:
    """Whether a row is one that names the columns of indicators."""
    if is_indicator_heading(line, roles):
        return True
    if len(line.texts) < 2 or not _is_labels(line) or any(map(is_project_name, line.texts)):
        return False  # a heading with 项目名称 is one of projects, a row each
    spoken = set(_spoken(line))
    levels, values = spoken & set(LEVELS), spoken & SAID
    if len(levels) >= 2:
        return True
    scored = "claimed" in values and values <= {"points", "claimed", "reason"}
    three = "clause" in values or (scored and _is_over_labels(line))
    few = len(line.texts) == _FEW or (three and len(line.texts) == _FEW - 1)
    whole = few and "" not in spoken and "name" in levels
    if (len(line.texts) <= _FEW and not whole) or _is_of_money(line):
        return False
    valued = bool(levels) and {"value", "actual"} <= values
    return len(values) >= 3 - len(levels) and (valued or bool(values & {"points", "claimed"}))


def _is_over_labels(line: Line) -> bool:
    """Whether the first heading lies over several columns of labels: 绩效指标 over their levels."""
    first = next(iter(line.said), None)
    return line.aligned and first is not None and first.end - first.column > 1


def _is_of_money(line: Line) -> bool:
    """Whether a row heads money; one word alone, as 计划数, may be of indicators.

    Headings of sources of money are none of indicators.

    So may two, where the row names indicators first, and says what they are worth.
    """
    spoken = _spoken(line)
    if "指标" in line.first and spoken[0] == "name" and {"points", "claimed"} & set(spoken):
        return False
    sources = sum(is_fund_source(text) or is_fund_total(text) for text in line.texts)
    return sum(map(is_money_heading, line.texts)) > 1 or sources > 1


def _above(lines: Sequence[Line], upper: int, anchor: int) -> bool:
    """Whether the row at `upper` belongs to the heading whose columns the row at `anchor` names."""
    line, below = lines[upper], lines[anchor]
    if line.grid is not below.grid or not line.texts or not _is_labels(line):
        return False
    blanks = sum(not cell.text.strip() for cell in below.cells)
    roles = {role for role in _spoken(line) if role in SAID}
    more = len(roles) >= 2 and (blanks >= 2 or len(below.texts) < len(line.texts))
    money = _is_of_money(line)
    held = _held(line, anchor - upper) >= 2
    whole = upper + 1 == anchor and _covers(line, below)
    return held or (not money and (more or whole or _is_caption(line, lines[upper + 1])))


def _covers(line: Line, below: Line) -> bool:
    """Whether each cell of a row, 指标 first, is a heading over several cells of the row below.

    A year may be over one: 2021年 over 实际值, beside 2022年 over 目标值 and 实际值.
    """
    if not line.aligned or len(line.texts) < 2 or "指标" not in line.first:
        return False
    starts = [cell.column for cell in below.said]
    return all(
        sum(cell.column <= start < cell.end for start in starts)
        >= (1 if _YEAR.fullmatch(squeeze(cell.text)) else 2)
        for cell in line.cells
        if not (cell.continues or cell.row_span > 1)
    )


def _is_caption(line: Line, below: Line) -> bool:
    """Whether the one text of a row is a title over all columns of the row below it."""
    filled = line.said
    wide = filled[-1]
    if not any(word in wide.text for word in ("指标", "绩效", "评分", "评价")):
        return False
    if _TELLS.match(wide.text):
        return False  # 评价单位：某局
    if not line.aligned:
        labelled = len(line.cells) == 2 and not below.cells[0].text.strip()
        return labelled or len(line.cells) == 1 < len(below.cells)
    inner = [cell for cell in below.cells if wide.column <= cell.column and cell.end <= wide.end]
    label = len(filled) == 2 and filled[0].row_span > 2
    return (len(filled) == 1 or label) and len(inner) >= max(len(below.cells) - 1, _FEW)


def _held(line: Line, distance: int) -> int:
    """How many cells of a row are merged `distance` rows down; labels of whole blocks apart."""
    if not line.aligned:
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
        return known > 0 or _divides(above, line)
    levels = set(_spoken(line)) & set(LEVELS)
    return (known == len(line.texts) or len(levels) > 1) and _divides(above, line)


def _divides(above: Line, line: Line) -> bool:
    """Whether a row divides a cell of the row above it, and leaves others as they are."""
    if not line.aligned:
        return len(line.texts) < len(line.cells) or len(above.cells) < len(line.cells)
    starts = [cell.column for cell in line.said]
    return any(
        sum(cell.column <= start < cell.end for start in starts) >= (2 if cell.text.strip() else 1)
        for cell in above.cells
        if not cell.continues
    )


def _is_whole(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether rows together head a table of indicators: levels, and the columns of their values."""
    grid = lines[first].grid
    rows = [line for line in lines[first : last + 2] if line.grid is grid and _is_labels(line)]
    roles = {role for line in rows for role in _spoken(line)}
    least = _FEW - ("clause" in roles)
    widest = max(len(line.cells) + _is_over_labels(line) for line in rows)
    return bool(roles & _VALUES) and widest >= least
