"""The lines of a table that have figures: what their words and the place of their labels say."""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from perfeval.forms.layout.columns.columns import Columns, Placed
from perfeval.forms.layout.columns.joined_cells import score_of_points
from perfeval.forms.layout.segments.lines import Line
from perfeval.forms.layout.subtotals.groups import ROLES, Printed, Worth
from perfeval.forms.layout.totals import is_unnamed_total
from perfeval.forms.words.cores import LEVELS
from perfeval.forms.words.labels import is_quantity
from perfeval.forms.words.sums import group_named, is_subtotal_name, summed
from perfeval.forms.words.vocabulary import is_total
from perfeval.numbers.cells import is_nil
from perfeval.numbers.decimals import read_decimal
from perfeval.text.labels import compact, joined
from perfeval.text.numerals import narrow

__all__ = ["Entry", "Kind", "Subtotal", "entries_of", "figure_of", "is_called_subtotal"]

_OWN: Final = ("value", "actual", "clause", "meaning")
_GROUPS: Final = frozenset({"level1", "level2"})


class Kind(enum.Enum):
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
class Entry:
    """A line with figures, the group that its label names, and how many rows stand above it.

    `apart`: the label stands in a column of groups, or over it.
    """

    kind: Kind
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


def entries_of(lines: Sequence[Line], columns: Columns, rows: Sequence[Worth]) -> list[Entry]:
    """The lines with figures, under `rows` that were read above them; each counts what is above."""
    return _counted(_entries(lines, columns, rows[-1:]), len(rows))


def _entries(lines: Sequence[Line], columns: Columns, above: Sequence[Worth]) -> list[Entry]:
    """The lines with figures, each with the groups that it stands in."""
    level1, level2 = (above[0].level1, above[0].level2) if above else ("", "")
    made = []
    for line in lines:
        placed = columns.place(line.cells)
        figures = {role: figure for role in ROLES if (figure := figure_of(placed, role))}
        labels = _labels(line, placed, columns)
        kind = _kind(line, labels, placed, columns) if figures else Kind.ROW
        printed = [(role, compact(placed.text(role))) for role in LEVELS]
        last = next(reversed(labels.values()), "") or printed[-1][1]
        groups = {
            role: text
            for role, text in (labels or dict(printed)).items()
            if role != "name" and (kind in {Kind.ROW, Kind.GROUP} or text != last)
        }
        if kind is Kind.GROUP and not _GROUPS & columns.roles:
            groups = {"level1": last}
        named1, named2 = (group_named(groups.get(role, "")) for role in LEVELS[:2])
        if named1 and named1 != level1:
            level1, level2 = named1, ""
        level2 = named2 or level2
        if figures:
            found = Subtotal(line, groups.get("level1", ""), groups.get("level2", ""))
            group = group_named(last) if kind is Kind.GROUP else summed(last) or ""
            apart = labels.keys() != {"name"}
            made.append(Entry(kind, Worth(level1, level2, last, figures), found, group, apart))
    return made


def _counted(entries: Sequence[Entry], before: int) -> list[Entry]:
    """The entries, each with how many rows stand above it, `before` of them elsewhere.

    The label of a group is that of the rows beside it; any other is one of a row.
    """
    rows = [place for place, entry in enumerate(entries) if entry.kind is Kind.ROW]
    made, at = [], before
    for place, entry in enumerate(entries):
        beside = bisect_left(rows, place)
        near = [entries[each].worth for each in rows[max(beside - 1, 0) : beside + 1]]
        if entry.kind is Kind.GROUP and not any(row.is_of(entry.group) for row in near):
            entry = evolve(entry, kind=Kind.ROW)
        made.append(evolve(entry, at=at))
        at += entry.kind is Kind.ROW
    return made


def _kind(line: Line, labels: Mapping[str, str], placed: Placed, columns: Columns) -> Kind:
    """What a line with figures may be, by the labels that it prints and nothing else."""
    if is_total(line.texts[0]) or is_unnamed_total(line, columns):
        return Kind.TOTAL
    if line.first.startswith("小计"):
        return Kind.SURE
    if not labels:
        return Kind.ROW
    last = [*labels.values()][-1]
    if is_subtotal_name(last) or is_total(last):
        return Kind.SURE
    if summed(last) is not None:
        return Kind.SUM
    deepest = next((role for role in reversed(LEVELS) if role in columns.roles), "")
    cell = placed.roles.get(deepest)
    nameless = cell is None or not (cell.text.strip() or cell.continues)
    alike = len({group_named(text) for text in labels.values()}) == 1
    merged = columns.aligned and "name" in labels and len(labels) <= len(_GROUPS & columns.roles)
    return Kind.GROUP if nameless or (alike and not merged) else Kind.ROW


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
