"""Which lines of a table add up others: by their words, their place and their figures together."""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.columns.joined_cells import score_of_points
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.subtotals.groups import ROLES, Place, Printed, Worth, sum_of
from perfeval.forms.layout.totals import is_unnamed_total
from perfeval.forms.words.cores import LEVELS
from perfeval.forms.words.labels import is_quantity
from perfeval.forms.words.sums import group_named, is_subtotal_name, summed
from perfeval.forms.words.vocabulary import is_total
from perfeval.numbers.cells import is_nil
from perfeval.numbers.decimals import read_decimal
from perfeval.text.labels import compact, joined
from perfeval.text.numerals import narrow

__all__ = ["Subtotal", "figure_of", "is_called_subtotal", "subtotals_in"]

_OWN: Final = ("value", "actual", "clause", "meaning")
_GROUPS: Final = frozenset({"level1", "level2"})
_LEAST: Final = 2


class _Kind(enum.Enum):
    """What the words of a line, and the place of its label, say of it."""

    ROW = enum.auto()
    TOTAL = enum.auto()
    SURE = enum.auto()
    SUM = enum.auto()
    GROUP = enum.auto()


@frozen(eq=False)
class Subtotal:
    """A subtotal: its line, and the groups of it that this names, as printed.

    `above`: it stands above its rows; None where it is open which rows these are.
    """

    line: Line
    level1: str = ""
    level2: str = ""
    above: bool | None = False

    @property
    def names(self) -> bool:
        """Whether it names groups of rows below it."""
        return self.above is not False and bool(self.level1 or self.level2)


@frozen(eq=False)
class _Entry:
    """A line with figures, the group that its label names, and how many rows stand above it.

    `apart`: the label stands in a column of groups, or over it.
    """

    kind: _Kind
    worth: Worth
    found: Subtotal
    group: str
    apart: bool
    at: int = 0


def is_called_subtotal(line: Line, columns: Columns) -> bool:
    """Whether a row is a 小计 by its words: it begins so, or says so and nothing of its own."""
    if line.first.startswith("小计"):
        return True
    labels = _labels(line, columns.place(line.cells), columns)
    return bool(labels) and is_subtotal_name([*labels.values()][-1])


def figure_of(placed: Placed, role: str) -> Printed | None:
    """The figure of a row under 分值 or 得分; None for none."""
    text = narrow(joined(placed.text(role)))
    both = score_of_points(text) if role == "claimed" else None
    plain = both[0] if both else text.removesuffix("分").removesuffix("%")
    read = read_decimal(plain)
    return None if read is None else Printed(read[0], plain)


def subtotals_in(lines: Sequence[Line], columns: Columns, rows: Sequence[Worth]) -> list[Subtotal]:
    """The subtotals among the lines of a table; `rows` are those that stand above them all."""
    entries = _counted(_entries(lines, columns, rows[-1:]), len(rows))
    others = [entry for entry in entries if entry.kind is not _Kind.ROW]
    every = [*rows, *(entry.worth for entry in entries if entry.kind is _Kind.ROW)]
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
    above = leads or sum(map(bool, over)) > sum(map(bool, below))
    counts = over if above else below
    usual = {
        kind: _is_usual(
            [n for (each, _), n in zip(inner, counts, strict=True) if each.kind is kind]
        )
        for kind in (_Kind.SUM, _Kind.GROUP)
    }
    rows_too = [*every, *(entry.worth for entry in others if entry.kind is _Kind.GROUP)]
    whole = total is not None and _fits(total, every)
    rows_all = not whole and total is not None and _fits(total, rows_too)
    made = []
    for (entry, _), count in zip(inner, counts, strict=True):
        beside = every[entry.at : entry.at + 1] if above else every[: entry.at][-1:]
        named = bool(entry.group) and any(row.is_of(entry.group) for row in beside)
        alone = count >= _LEAST and (entry.apart or whole)
        if {
            _Kind.SURE: True,
            _Kind.TOTAL: 0 < count < len(every) or (total is not None and entry.at < total.at),
            _Kind.SUM: named
            or count >= _LEAST
            or bool(count and (usual[_Kind.SUM] or not entry.group)),
            _Kind.GROUP: not rows_all and (usual[_Kind.GROUP] or alone),
        }[entry.kind]:
            made.append(evolve(entry.found, above=above if any(counts) or not above else None))
    return made


def _is_usual(counts: Sequence[int]) -> bool:
    """Whether most groups with figures of their own, and two at least, add up their rows."""
    fit = sum(map(bool, counts))
    return fit >= _LEAST and fit * 2 > len(counts)


def _total(others: Sequence[_Entry], rows: Sequence[Worth]) -> _Entry | None:
    """The total of the table: it is worth all of the rows, or the last that is called one."""
    totals = [entry for entry in others if entry.kind is _Kind.TOTAL]
    return next((entry for entry in totals if _fits(entry, rows)), next(reversed(totals), None))


def _count(entry: _Entry, groups: Iterable[Sequence[Worth]]) -> int:
    """How many rows the first group has that an entry adds up; 0 for none."""
    own = entry.group if entry.kind is _Kind.GROUP else ""
    return next(
        (
            len(group)
            for group in groups
            if _fits(entry, group) and (not own or all(row.is_of(own) for row in group))
        ),
        0,
    )


def _fits(entry: _Entry, rows: Sequence[Worth]) -> bool:
    """Whether the figures of an entry are those of rows together, and not only 0."""
    sums = {role: sum_of(rows, role) for role in entry.worth.figures}
    known = {role: worth for role, worth in sums.items() if worth is not None}
    figures = entry.worth.figures
    return any(known.values()) and all(figures[role].atoms == known[role] for role in known)


def _entries(lines: Sequence[Line], columns: Columns, above: Sequence[Worth]) -> list[_Entry]:
    """The lines with figures, each with the groups that it stands in."""
    level1, level2 = (above[0].level1, above[0].level2) if above else ("", "")
    made = []
    for line in lines:
        placed = columns.place(line.cells)
        figures = {role: figure for role in ROLES if (figure := figure_of(placed, role))}
        labels = _labels(line, placed, columns)
        kind = _kind(line, labels, placed, columns) if figures else _Kind.ROW
        printed = [(role, compact(placed.text(role))) for role in LEVELS]
        last = next(reversed(labels.values()), "") or printed[-1][1]
        groups = {
            role: text
            for role, text in (labels or dict(printed)).items()
            if role != "name" and (kind in {_Kind.ROW, _Kind.GROUP} or text != last)
        }
        if kind is _Kind.GROUP and not _GROUPS & columns.roles:
            groups = {"level1": last}
        named1, named2 = (group_named(groups.get(role, "")) for role in LEVELS[:2])
        if named1 and named1 != level1:
            level1, level2 = named1, ""
        level2 = named2 or level2
        if figures:
            found = Subtotal(line, groups.get("level1", ""), groups.get("level2", ""))
            group = group_named(last) if kind is _Kind.GROUP else summed(last) or ""
            apart = labels.keys() != {"name"}
            made.append(_Entry(kind, Worth(level1, level2, last, figures), found, group, apart))
    return made


def _counted(entries: Sequence[_Entry], before: int) -> list[_Entry]:
    """The entries, each with how many rows stand above it, `before` of them elsewhere.

    The label of a group is that of the rows beside it; any other is one of a row.
    """
    rows = [place for place, entry in enumerate(entries) if entry.kind is _Kind.ROW]
    made, at = [], before
    for place, entry in enumerate(entries):
        beside = bisect_left(rows, place)
        near = [entries[each].worth for each in rows[max(beside - 1, 0) : beside + 1]]
        if entry.kind is _Kind.GROUP and not any(row.is_of(entry.group) for row in near):
            entry = evolve(entry, kind=_Kind.ROW)
        made.append(evolve(entry, at=at))
        at += entry.kind is _Kind.ROW
    return made


def _kind(line: Line, labels: Mapping[str, str], placed: Placed, columns: Columns) -> _Kind:
    """What a line with figures may be, by the labels that it prints and nothing else."""
    if is_total(line.texts[0]) or is_unnamed_total(line, columns):
        return _Kind.TOTAL
    if line.first.startswith("小计"):
        return _Kind.SURE
    if not labels:
        return _Kind.ROW
    last = [*labels.values()][-1]
    if is_subtotal_name(last) or is_total(last):
        return _Kind.SURE
    if summed(last) is not None:
        return _Kind.SUM
    deepest = placed.roles.get([role for role in LEVELS if role in columns.roles][-1])
    nameless = deepest is None or not (deepest.text.strip() or deepest.continues)
    alike = len({group_named(text) for text in labels.values()}) == 1
    merged = columns.aligned and "name" in labels and len(labels) <= len(_GROUPS & columns.roles)
    return _Kind.GROUP if nameless or (alike and not merged) else _Kind.ROW


def _labels(line: Line, placed: Placed, columns: Columns) -> dict[str, str]:
    """The labels that a row prints, from 一级指标 to its name; none of a row that says more.

    A row of extracted text that has one label and figures has it in its first cell.
    """
    own = [placed.roles[role] for role in _OWN if not is_nil(joined(placed.text(role)))]
    found = {role: text for role in LEVELS if (text := compact(placed.text(role)))}
    if (
        not (columns.aligned or found)
        and own
        and own == line.said[:1]
        and not is_quantity(own[0].text)
    ):
        return {LEVELS[0]: compact(own[0].text)}
    return {} if own else found
