"""The rows of a summary table that add up its money: 合计 of all of its rows, 小计 of some.

The rows that a 小计 adds up are those since the last one. Nothing is stated where a row says no
amount, is itself a part of another one (其中), or was not understood, nor where the numbers of the
rows (序号) tell that some are missing: a page of a long table that is a file of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from perfeval.filing.lines import Breakdown
from perfeval.filing.relations import Figure, Part, RateRelation, Relation, SumRelation
from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.sources.grid import Cell
from perfeval.forms.words.money import MoneyUnit, amount_in, money_unit
from perfeval.forms.words.vocabulary import is_total
from perfeval.numbers.amounts import Amount
from perfeval.text.labels import joined, squeeze

__all__ = ["Total", "adds_up", "stated_totals", "totals_of"]

_MONEY: Final = ("original", "final", "outturn")
_WHOLE: Final = re.compile("合计|总计|共计")
_SUM: Final = re.compile(r".{0,20}(?:小计|合计|总计|共计)(?:[(（].{0,10}[)）])?")
_PART: Final = re.compile("其中")
_RATE: Final = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})?[%％]")
_SERIAL: Final = re.compile("[0-9]{1,4}")
_LEAST: Final = 2


@frozen
class Total:
    """A row of sums, and the rows that it adds up, each with its name."""

    line: Line
    parts: tuple[tuple[str, Line], ...]


def adds_up(text: str) -> bool:
    """Whether a cell says that its row is one of sums.

    >>> adds_up("某县教育局小计"), adds_up("合计（3个）"), adds_up("统计能力建设")
    (True, True, False)
    """
    return is_total(text) or _SUM.fullmatch(squeeze(text)) is not None


def totals_of(rows: Sequence[tuple[str, Line]]) -> Iterator[Total]:
    """The rows of sums among the rows of a table; a row of sums has no name.

    Of several rows called 合计 each is that of the rows since the last one; where a row of sums
    opens the table, each stands above the rows that it adds up.
    """
    wholes = [row for row in rows if not row[0] and _is_whole(row[1])]
    others = list(rows)
    if len(wholes) == 1:
        others.remove(wholes[0])
        named = tuple(row for row in rows if row[0])
        if _serial(named[0][1]) in {None, 1}:
            yield from _total(wholes[0][1], named)
    above = not others[0][0]
    since: list[tuple[str, Line]] = []
    for name, line in others[::-1] if above else others:
        if name:
            since.append((name, line))
        else:
            yield from _total(line, tuple(since[::-1] if above else since))
            since = []


def _total(line: Line, parts: tuple[tuple[str, Line], ...]) -> Iterator[Total]:
    if len(parts) >= _LEAST and not any(_is_part(each) for _, each in parts) and _is_run(parts):
        yield Total(line, parts)


def _is_run(parts: Sequence[tuple[str, Line]]) -> bool:
    """Whether the rows that have numbers are numbered on, or anew from 1."""
    serials = [_serial(line) for _, line in parts]
    return all(None in pair or pair[1] in {1, (pair[0] or 0) + 1} for pair in pairwise(serials))


def _serial(line: Line) -> int | None:
    """The number of a row in its list (序号), where it opens with one."""
    opening = joined(line.texts[0])
    return int(opening) if _SERIAL.fullmatch(opening) else None


def stated_totals(
    total: Total, columns: Columns, unit: MoneyUnit | None, at: str
) -> Iterator[tuple[Relation, Cell]]:
    """What a row of sums states: the total of each column of money, and the rate of them.

    Each with the cell that states it.
    """
    whole = columns.place(total.line.cells)
    parts = [(name, columns.place(line.cells)) for name, line in total.parts]
    own: dict[str, Figure] = {}
    for role in _MONEY:
        label = columns.label(role)
        figure = _figure(whole, role, label, label, unit, at)
        if figure is None:
            continue
        own[role] = figure
        figures = [_figure(placed, role, label, name, unit, at) for name, placed in parts]
        terms = tuple(Part(figure=each) for each in figures if each is not None)
        if len(terms) == len(parts) and not _are_twice(figure, terms):
            place = f"{at} / {joined(label)}"
            made = SumRelation(at=place, total=figure, parts=terms, breakdown=Breakdown.EXHAUSTIVE)
            yield made, whole.roles[role]
    rate = _RATE.fullmatch(joined(whole.text("rate")))
    budget = own.get("final")
    if rate is not None and budget is not None and "outturn" in own:
        stated = RateRelation(
            at=at,
            numerator=own["outturn"],
            denominator=budget,
            rate=Figure(label="合计执行率", value=rate[0], at=at),
        )
        yield stated, whole.roles["rate"]


def _are_twice(total: Figure, parts: Sequence[Part]) -> bool:
    """Whether parts come to twice a total: rows of groups, 一、教育局, stand among their own.

    >>> row = Part(figure=Figure(label="教育局", value="5万元", at="表1"))
    >>> total = Figure(label="合计", value="5万元", at="表1")
    >>> _are_twice(total, [row, row]), _are_twice(total, [row])
    (True, False)
    """
    return sum(part.figure.value.fraction for part in parts) == 2 * total.value.fraction


def _figure(
    placed: Placed, role: str, label: str, name: str, unit: MoneyUnit | None, at: str
) -> Figure | None:
    amount = amount_in(joined(placed.text(role)), money_unit([label]) or unit)[0]
    return Figure(label=name, value=amount, at=at) if isinstance(amount, Amount) else None


def _is_whole(line: Line) -> bool:
    return any(map(_WHOLE.search, line.texts))


def _is_part(line: Line) -> bool:
    return any(map(_PART.match, line.texts))
