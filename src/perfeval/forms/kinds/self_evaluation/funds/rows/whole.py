"""Which row of 资金 is the whole, and what is said of it: 年度资金总额, its points and its score.

Forms print the whole first, last, or not at all, call more than one row a total, and put the points
and the score of the block beside a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.filing.lines import FundRow
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.labels import matched
from perfeval.forms.words.sums import is_subtotal_name
from perfeval.forms.words.vocabulary import is_fund_source, is_fund_total
from perfeval.numbers.amounts import Amount
from perfeval.numbers.cells import BLANK, Nil, PointsCell, RateCell

__all__ = ["Read", "Whole", "whole_of"]

_SCORE: Final = frozenset({"points", "claimed"})
_OF_ALL: Final = frozenset({*_SCORE, "rate", "reason"})
"""What is said of the whole block, also where it stands beside one source."""
_FEW: Final = 2
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}年度?(?:资金|预算|金额|合计)?", re.ASCII)


@frozen
class Read:
    """A row of money, and the cells of its fields."""

    row: FundRow
    cells: Mapping[str, Cell]

    def with_cells(self, row: FundRow, *left_out: str, **more: Cell) -> Read:
        """Another row, and its cells."""
        kept = {role: cell for role, cell in self.cells.items() if role not in left_out}
        return Read(row, {**kept, **more})


@frozen
class Whole:
    """The whole of the funds, and the other rows."""

    total: Read | None
    parts: tuple[Read, ...]

    def paths(self) -> Iterator[tuple[str, Mapping[str, Cell]]]:
        """Where in the form the fields of each row are, with their cells."""
        if self.total is not None:
            yield "fund", self.total.cells
        for number, part in enumerate(self.parts):
            yield f"fund_parts.{number}", part.cells


def whole_of(rows: Sequence[Read], block: str) -> Whole:
    """The first row that is called the whole, else the first; `block` is what the funds are called.

    Of rows that are years, 2022年 and 2023年, the one that is scored is that of the form.

    Where every row is a source of its own, none is the whole; points, rate and score that stand
    beside the first of them are of the whole block, which prints no sum.
    """
    called = [each for each in rows if is_fund_total(each.row.label)] or _subtotal(rows)
    if not called and len(rows) > 1 and all(is_fund_source(each.row.label) for each in rows):
        first, *others = rows
        if not any(map(_is_scored, others)):
            return _without_sum(first, others, block)
    of_years = _scored_alone(rows) if all(map(_is_of_year, rows)) else []
    known = [*_sums(called, rows), *_scored_alone(called), *called, *of_years, *rows]
    total = next(iter(known), None)
    parts = [each for each in rows if each is not total]
    scored = [place for place, each in enumerate(parts) if _is_given(each.row.claimed)]
    given = total is None or _is_given(total.row.points) or _is_given(total.row.claimed)
    if total is None or given or scored != [0]:
        return Whole(total, tuple(parts))
    first = parts[0]
    told = {role: first.cells[role] for role in _SCORE & first.cells.keys()}
    row = evolve(total.row, points=first.row.points, claimed=first.row.claimed)
    return Whole(total.with_cells(row, **told), (_unscored(first), *parts[1:]))


def _subtotal(rows: Sequence[Read]) -> list[Read]:
    """A row 小计 behind sources alone, which is their whole where nothing else is called so."""
    last = rows[-1:] if any(is_subtotal_name(each.row.label) for each in rows[-1:]) else ()
    sources = all(is_fund_source(each.row.label) for each in rows[:-1])
    return list(last) if sources and len(rows) > 1 else []


def _without_sum(first: Read, others: Sequence[Read], block: str) -> Whole:
    """A whole that has no row: what stands beside the first source, and blank amounts."""
    row = first.row
    blank = BLANK if row.original is not None else None
    whole = evolve(row, label=block, original=blank, final=BLANK, outturn=BLANK)
    shared = {role: first.cells[role] for role in _OF_ALL & first.cells.keys()}
    part = evolve(row, rate=None if row.rate is None else BLANK, reason="")
    return Whole(Read(whole, shared), (_unscored(first.with_cells(part, *_OF_ALL)), *others))


def _unscored(part: Read) -> Read:
    points, claimed = (
        None if each is None else BLANK for each in (part.row.points, part.row.claimed)
    )
    return part.with_cells(evolve(part.row, points=points, claimed=claimed), *_SCORE)


def _sums(called: Sequence[Read], rows: Sequence[Read]) -> list[Read]:
    """Of rows that are called totals (项目支出总额 is one) those that all other rows add up to."""
    amounts = [each.row.final for each in rows if isinstance(each.row.final, Amount)]
    units = {amount.unit for amount in amounts}
    if len(called) < _FEW or len(amounts) <= _FEW or len(units) > 1:
        return []
    whole = sum(amount.atoms for amount in amounts)
    finals = ((each, each.row.final) for each in called)
    return [
        each
        for each, final in finals
        if isinstance(final, Amount) and final.atoms and 2 * final.atoms == whole
    ]


def _is_of_year(read: Read) -> bool:
    return matched(_YEAR, read.row.label) is not None


def _scored_alone(rows: Sequence[Read]) -> list[Read]:
    """Of rows that may be the whole the one that has the rate and the score of the block."""
    scored = [each for each in rows if _is_given(each.row.claimed) and _is_given(each.row.rate)]
    return scored if len(scored) == 1 else []


def _is_scored(read: Read) -> bool:
    """Whether a row prints a rate, points or a score of its own."""
    return any(map(_is_given, (read.row.points, read.row.claimed, read.row.rate)))


def _is_given(cell: PointsCell | RateCell | None) -> bool:
    return cell is not None and not isinstance(cell, Nil)
