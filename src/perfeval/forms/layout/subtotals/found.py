"""Which lines of a table add up others: by their words, their place and their figures together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve

from perfeval.forms.layout.columns.columns import Columns
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.subtotals.entries import Entry, Kind, Subtotal, entries_of
from perfeval.forms.layout.subtotals.groups import Place, Worth, sum_of

__all__ = ["subtotals_in"]

_LEAST: Final = 2


def subtotals_in(lines: Sequence[Line], columns: Columns, rows: Sequence[Worth]) -> list[Subtotal]:
    """The subtotals among the lines of a table; `rows` are those that stand above them all."""
    entries = entries_of(lines, columns, rows)
    others = [entry for entry in entries if entry.kind is not Kind.ROW]
    every = [*rows, *(entry.worth for entry in entries if entry.kind is Kind.ROW)]
    bounds = [0, *(entry.at for entry in others), len(every)]
    total = _total(others, every)
    inner = [
        (entry, Place(entry.at, since, until))
        for entry, since, until in zip(others, bounds, bounds[2:], strict=False)
        if entry is not total
    ]
    below, over = (
        [_count(entry, place.groups(every, above=above)) for entry, place in inner]
        for above in (False, True)
    )
    leads = bool(inner) and inner[0][0] is entries[0]
    above = sum(map(bool, over)) + leads > sum(map(bool, below))
    counts = over if above else below
    usual = {
        kind: _is_usual(
            [n for (each, _), n in zip(inner, counts, strict=True) if each.kind is kind]
        )
        for kind in (Kind.SUM, Kind.GROUP)
    }
    rows_too = [*every, *(entry.worth for entry in others if entry.kind is Kind.GROUP)]
    whole = total is not None and _fits(total, every)
    rows_all = not whole and total is not None and _fits(total, rows_too)
    made = []
    for (entry, _), count in zip(inner, counts, strict=True):
        beside = every[entry.at : entry.at + 1] if above else every[entry.at - 1 : entry.at]
        named = bool(entry.group) and any(row.is_of(entry.group) for row in beside)
        alone = count >= _LEAST and (entry.apart or whole)
        if {
            Kind.SURE: True,
            Kind.TOTAL: 0 < count < len(every) or (total is not None and entry.at < total.at),
            Kind.SUM: named
            or count >= _LEAST
            or bool(count and (usual[Kind.SUM] or not entry.group)),
            Kind.GROUP: not rows_all and (usual[Kind.GROUP] or alone),
        }[entry.kind]:
            made.append(evolve(entry.found, above=above if any(counts) or not above else None))
    return made


def _is_usual(counts: Sequence[int]) -> bool:
    """Whether most groups with figures of their own, and two at least, add up their rows."""
    fit = sum(map(bool, counts))
    return fit >= _LEAST and fit * 2 > len(counts)


def _total(others: Sequence[Entry], rows: Sequence[Worth]) -> Entry | None:
    """The total of the table: it is worth all of the rows, or the last that is called one."""
    totals = [entry for entry in others if entry.kind is Kind.TOTAL]
    return next((entry for entry in totals if _fits(entry, rows)), next(reversed(totals), None))


def _count(entry: Entry, groups: Iterable[Sequence[Worth]]) -> int:
    """How many rows the first group has that an entry adds up; 0 for none."""
    own = entry.group if entry.kind is Kind.GROUP else ""
    return next(
        (
            len(group)
            for group in groups
            if _fits(entry, group) and (not own or all(row.is_of(own) for row in group))
        ),
        0,
    )


def _fits(entry: Entry, rows: Sequence[Worth]) -> bool:
    """Whether the figures of an entry are those of rows together, and not only 0."""
    sums = {role: sum_of(rows, role) for role in entry.worth.figures}
    known = {role: worth for role, worth in sums.items() if worth is not None}
    figures = entry.worth.figures
    return any(known.values()) and all(figures[role].atoms == known[role] for role in known)
