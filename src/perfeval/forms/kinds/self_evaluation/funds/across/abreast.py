"""资金 whose sources stand abreast in the heading: 中央 | 省级 | 合计 | 执行数 | 执行率.

They are parts of the money that stands beside them, or each has its own money below it. Of a
single row of figures they make rows; above several rows they are known, and have no field.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from perfeval.forms.kinds.self_evaluation.funds.across.spread import (
    inner,
    is_single,
    is_whole,
    under,
)
from perfeval.forms.kinds.self_evaluation.funds.across.turned import (
    NO_CELL,
    Turned,
    columns_over,
    first_said,
)
from perfeval.forms.kinds.self_evaluation.funds.rows.fund_row import called
from perfeval.forms.layout.columns.columns import Columns, Heading
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import is_figure, role_of
from perfeval.forms.words.vocabulary import FUND_COLUMNS, MONEY, MONEY_AND_RATE, is_fund_source
from perfeval.text.labels import squeeze

__all__ = ["abreast"]

_LEAST: Final = 2
_MOST: Final = 40
"""How many columns such a table may have."""
_WITHIN: Final = "其中"
_BUDGETS: Final = frozenset({"original", "final"})


def abreast(lines: Sequence[Line]) -> Turned | None:
    """The table that `lines` begin with, if its sources stand abreast; None otherwise."""
    head = lines[0]
    if head.grid is None or any(map(is_figure, head.texts)):
        return None
    return _each_with_money(lines) or _beside_money(lines)


def _each_with_money(lines: Sequence[Line]) -> Turned | None:
    """A table in which each source stands over its own money: 中央 over 预算数, 执行数."""
    head, below = lines[0], lines[1:2]
    if not below or below[0].grid is not head.grid or not is_single(lines[2:4], head):
        return None
    named = [c for c in head.cells if _is_source(c.text) or is_whole(c.text)]
    found = [{role_of(c.text, FUND_COLUMNS): c for c in inner(cell, below[0])} for cell in named]
    if len(named) < _LEAST or any(
        "" in each or len(MONEY & each.keys()) < _LEAST for each in found
    ):
        return None
    kept = {role: cell.text for each in found for role, cell in each.items()}
    rows = [
        [cell, *(under(lines[2], each[role]) if role in each else NO_CELL for role in kept)]
        for cell, each in zip(named, found, strict=True)
    ]
    return _as_table(head, [(label, role) for role, label in kept.items()], rows, 3)


def _beside_money(lines: Sequence[Line]) -> Turned | None:
    """A table with the parts of a sum beside it: 合计, 其中：中央, 省级."""
    columns = columns_over(lines[0])
    wholes = _wholes(columns.items)
    if not wholes or len(lines) < _LEAST or len(columns.items) > _MOST:
        return None
    cells = [first_said(columns.under(lines[1].cells, item)) for item in columns.items]
    first = min(*wholes, *wholes.values())
    left = [place for place in range(first) if is_figure(cells[place].text)]
    kept = [n for n in (*left, *range(first, len(cells))) if n not in wholes]
    roles = {n: _role(columns.items[n], n in wholes.values()) for n in kept}
    money = [role for role in roles.values() if role in MONEY_AND_RATE]
    single = is_single(lines[1:3], lines[0])
    least = 1 if single and len(wholes) >= _LEAST else _LEAST
    if len(money) < least or len(set(money)) < len(money):
        return None
    items = tuple(
        evolve(item, role=roles.get(place, ""), aside=place in wholes)
        for place, item in enumerate(columns.items)
    )
    said = [cell for cell in cells[:first] if cell.text.strip() and not is_figure(cell.text)]
    labels = {role_of(cell.text, FUND_COLUMNS) for cell in said}
    if (labels - {""}) if single else (labels & _BUDGETS):
        return None  # it is turned about
    if not single:
        return Turned(Columns(items, columns.aligned), (), 1)
    heads = lines[0].cells
    total = next((heads[n] for n in kept if is_whole(items[n].label)), NO_CELL)
    rows = [[(*said[-1:], total)[0], *(cells[n] for n in kept)]]
    sources: dict[str, dict[int, int]] = {}
    for place, whole in wholes.items():
        name = squeeze(items[place].label).removeprefix(_WITHIN).lstrip(":")
        sources.setdefault(name, {})[whole] = place
    for own in sources.values():
        figures = (cells[own[n]] if n in own else NO_CELL for n in kept)
        rows.append([heads[min(own.values())], *figures])
    return _as_table(lines[0], [(items[n].label, roles[n]) for n in kept], rows, 2)


def _wholes(items: Sequence[Heading]) -> dict[int, int]:
    """Where each source stands, and the sum that it is a part of; empty if one is not known."""
    wholes: dict[int, int] = {}
    begin = 0
    while begin < len(items):
        end = begin
        while end < len(items) and _is_source(items[end].label):
            end += 1
        if end > begin:
            whole = _whole_of(items, begin, end)
            if whole is None:
                return {}
            wholes |= dict.fromkeys(range(begin, end), whole)
        begin = end + 1
    return wholes


def _whole_of(items: Sequence[Heading], begin: int, end: int) -> int | None:
    """The sum of the sources from `begin` to `end`: left of 其中, else a total behind or before."""
    within = squeeze(items[begin].label).startswith(_WITHIN)
    if not within and end < len(items) and is_whole(items[end].label):
        return end
    left = items[begin - 1].label if begin else ""
    known = role_of(left, FUND_COLUMNS) in MONEY or is_whole(left)
    return begin - 1 if known and (within or end - begin >= _LEAST) else None


def _role(item: Heading, whole: bool) -> str:
    """The role of a column; a sum of sources that says no other is the budget."""
    return role_of(item.label, FUND_COLUMNS) or ("final" if whole else "")


def _is_source(label: str) -> bool:
    return role_of(label, FUND_COLUMNS) in {"", "carried"} and is_fund_source(label)


def _as_table(
    head: Line, kept: Sequence[tuple[str, str]], rows: Sequence[Sequence[Cell]], used: int
) -> Turned:
    """The rows, each with its label and what stands in the columns that are `kept`."""
    block = head.cells[0]
    named = "" if any(block in row for row in rows) else block.text
    made = ((evolve(row[0], text=called(row[0].text)), *row[1:]) for row in rows)
    return Turned.of(head, [(named, ""), *kept], made, used)
