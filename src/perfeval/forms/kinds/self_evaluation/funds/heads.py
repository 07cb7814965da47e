"""Which rows head 资金, or the lists and details that have columns of money as the funds do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.words.labels import is_figure, role_of
from perfeval.forms.words.vocabulary import (
    FUND_COLUMNS,
    MONEY,
    MONEY_AND_RATE,
    is_fund_label,
    is_fund_source,
    is_listing,
)
from perfeval.text.labels import squeeze

__all__ = [
    "heads_funds",
    "heads_list",
    "is_fund_heading",
    "is_listing_heading",
    "is_over_funds",
    "is_title",
    "names_funds",
]

_FIGURES: Final = 2
_LONGEST: Final = 20
_OVER: Final = re.compile(
    r"(?:[12][0-9]{3}年度?|上年度?|本年度?|去年|当年|全年|年度|年初|调整后?|预算|资金|收支|支出|经费|执行|决算|金额|安排|使用|数|额|情况){1,6}(?:\(.{0,8}\))?"
)
"""What stands over columns of money that it divides by years or by stages."""
_TITLE: Final = re.compile(
    r"[^。，；:]{0,16}(?:资金|预算(?!单位|部门|年)|经费|支出|投入|收支)[^。，；:]{0,24}:?"
)


def is_fund_heading(line: Line) -> bool:
    """Whether a row heads a table of funds: two columns of money, or one with a rate.

    >>> from perfeval.forms.sources.grid import Cell
    >>> texts = ("项目资金（万元）", "全年预算数（A）", "全年执行数（B）", "执行率（B/A）")
    >>> is_fund_heading(Line(cells=tuple(Cell(row=0, column=i, text=t)
    ...     for i, t in enumerate(texts)), at=""))
    True
    """
    return _has_money(line) and not any(map(is_listing, line.texts))


def heads_funds(lines: Sequence[Line]) -> bool:
    """Whether the first of `lines` heads a table of funds, as far as the rows below it say so.

    Where one heading alone is known, or two stand over nothing else, the rows below are called
    after the whole or its sources; and these are no list, whatever the corner says. Sources beside
    each other head a table that is turned about.
    """
    head, below = lines[0], lines[1:4]
    roles = head.roles(FUND_COLUMNS)
    if any(map(is_figure, head.texts)):
        return False
    if below and _is_divided(head, below[0]):
        return True
    if not roles & MONEY_AND_RATE:
        return False
    if is_fund_heading(head):
        return True
    if len(head.cells) < 3 or any(map(is_fund_source, head.texts[1:])):
        return False
    alone = is_title(head.first) and any(_is_unlabelled(head, line) for line in below[:1])
    return alone or any(line.grid is head.grid and _is_of_funds(line) for line in below)


def is_title(text: str) -> bool:
    """Whether a cell may be the title or the corner of a block of money, and no sentence.

    >>> is_title("债券资金（元）"), is_title("预算单位")
    (True, False)
    """
    return _TITLE.fullmatch(squeeze(text)) is not None


def is_over_funds(lines: Sequence[Line]) -> bool:
    """Whether the first of `lines` is one cell, a title over a table of funds: 债券资金（元）."""
    title, below = lines[0], lines[1:]
    alone = len(title.texts) == 1 and below and below[0].grid is title.grid
    return bool(alone) and is_title(title.first) and heads_funds(below)


def _is_divided(head: Line, line: Line) -> bool:
    """Whether a row of two columns of money and more divides the headings of the row above it."""
    if (
        not head.aligned
        or line.grid is not head.grid
        or len(head.texts) < _FIGURES
        or not is_fund_heading(line)
    ):
        return False
    if any(map(is_figure, line.texts)) or max(map(len, head.texts)) > _LONGEST:
        return False  # pairs of money below a goal
    starts = [cell.column for cell in line.cells if role_of(cell.text, FUND_COLUMNS) in MONEY]
    wide = (
        sum(cell.column <= start < cell.end for start in starts)
        for cell in head.cells
        if _OVER.fullmatch(squeeze(cell.text))
    )
    return max(wide, default=0) >= _FIGURES and not _is_wide(head, starts)


def _is_wide(head: Line, starts: Sequence[int]) -> bool:
    """Whether one cell of a row, a title, lies over all of these columns."""
    return any(cell.column <= min(starts) and max(starts) < cell.end for cell in head.cells)


def _is_unlabelled(head: Line, line: Line) -> bool:
    """Whether a row of figures stands under the corner of a heading, which is merged over it."""
    corner = head.cells[0]
    merged = (
        corner.row_span > 1
        and bool(line.cells)
        and line.cells[0].row < corner.row + corner.row_span
    )
    plain = len(line.texts) >= _FIGURES and all(map(is_figure, line.texts))
    return line.grid is head.grid and merged and plain


def _is_of_funds(line: Line) -> bool:
    """Whether a row is the whole or a source, with two figures."""
    return names_funds(line) and sum(map(is_figure, line.texts)) >= _FIGURES


def names_funds(line: Line) -> bool:
    """Whether a row is called after the whole of the funds or after a source."""
    return any(map(is_fund_label, line.texts))


def is_listing_heading(line: Line) -> bool:
    """Whether a row heads a list of tasks or projects with money columns: no table of funds."""
    return _has_money(line) and any(map(is_listing, line.texts))


def heads_list(lines: Sequence[Line], *, behind: bool) -> bool:
    """Whether a list of tasks or details begins, which has columns of money as the funds do.

    It is one by its corner, or as it stands `behind` the funds; its rows are no sources.
    """
    head = lines[0]
    plain = not any(map(is_figure, head.texts))
    further = behind and plain and (is_fund_heading(head) or _heads_details(head))
    if not (is_listing_heading(head) or further):
        return False
    below = (each for each in lines[1:4] if each.grid is head.grid)
    return not any(names_funds(each) and any(map(is_figure, each.texts)) for each in below)


def _heads_details(line: Line) -> bool:
    """Whether a row of words heads what the money was spent on: 支出内容 beside 金额."""
    if len(line.texts) < _FIGURES:
        return False
    return any(map(is_listing, line.texts)) and any("金额" in text for text in line.texts)


def _has_money(line: Line) -> bool:
    roles = line.roles(FUND_COLUMNS)
    return len(MONEY_AND_RATE & roles) >= 2 and len(line.texts) >= 3
