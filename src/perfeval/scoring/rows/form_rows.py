"""The rows of a scored form, whatever the form, and the keys that tell them apart."""

from __future__ import annotations

from typing import Final

from attrs import evolve, field, frozen

from perfeval.filing import Form, Indicator
from perfeval.filing.foreign_form import scored_rows_of
from perfeval.numbers.cells import PointsCell, is_nil
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Points
from perfeval.rubric.criteria import Pool
from perfeval.scoring.labels import label_of, part_of

_MOST: Final = 10**9 * ATOMS
_LONGEST_IN_KEY: Final = 200
NAMELESS: Final = "（无名称）"
"""What a row without a name is called."""


@frozen
class Row:
    """One row: the labels above it, its printed name, points and claim; its indicator, if any.

    `label` is the name, `compared` are the labels above it, as they are compared. `is_fund` marks
    the row of 年度资金总额, whatever the form calls it.
    """

    labels: tuple[str, ...]
    name: str
    points: PointsCell
    claimed: PointsCell
    clause: str = ""
    indicator: Indicator | None = None
    is_fund: bool = False
    compared: frozenset[str] = field(init=False)
    label: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "compared", frozenset(filter(None, map(part_of, self.labels))))
        object.__setattr__(self, "label", label_of(self.name))

    @property
    def claim(self) -> Points | None:
        """The claimed points, canonical; None where the cell holds none that can be."""
        return _believable(self.claimed)

    @property
    def worth(self) -> Points | None:
        """The printed points of the row; None where the cell holds none that can be."""
        points = _believable(self.points)
        return None if points is None or points.atoms < 0 else points

    @property
    def goal(self) -> str:
        """The 年度总体目标 of the row, as it is compared; empty where it names none."""
        return "" if self.indicator is None else label_of(self.indicator.goal)

    @property
    def printed_name(self) -> str:
        """The name as printed, or that it has none."""
        return self.name.strip() or NAMELESS

    def labels_below(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The 二级 label, where there is one and `path` does not already end in it."""
        below = self.labels[1:2]
        if below and label_of(below[0]) in ("", label_of(path[-1])):
            return ()
        return below

    @property
    def content(self) -> tuple[str, ...]:
        """All that the row says, as text: what tells rows of one name apart, in any order."""
        texts = [*self.labels, self.name, str(self.points), self.clause]
        if self.indicator is not None:
            target, actual = self.indicator.target, self.indicator.actual
            texts += [target.nature, target.text, target.unit, actual.text, actual.unit, self.goal]
            texts.append("其中" if self.indicator.of_which else "")
        return (*texts, str(self.claimed))


def _believable(cell: PointsCell) -> Points | None:
    """The points of a cell, canonical; none of 10⁹ or more, of which sums would burst."""
    if isinstance(cell, Points) and abs(cell.atoms) < _MOST:
        return Points.of_atoms(cell.atoms)
    return None


def rows_of(form: Form | None) -> tuple[Row, ...]:
    """The rows of a form that can be scored; template lines that were left empty are none."""
    if form is None:
        return ()
    return tuple(
        Row(
            each.labels,
            each.name,
            each.points,
            each.claimed,
            each.clause,
            indicator=each.indicator,
            is_fund=each.is_fund,
        )
        for each in scored_rows_of(form)
        if not _is_template(each.indicator)
    )


def _is_template(indicator: Indicator | None) -> bool:
    """Whether a row is a line of the template that was left empty."""
    if indicator is None or not indicator.blank:
        return False
    return is_nil(indicator.name) and not indicator.not_applicable


def shared_out(pool: Pool, rows: list[Row]) -> list[Row]:
    """The rows, each with its share where the pool is split equally and none prints points."""
    if pool.split is None:
        return rows
    sharing = [
        position
        for position, row in enumerate(rows)
        if not (row.indicator and (row.indicator.of_which or row.indicator.not_applicable))
    ]
    if not sharing or any(rows[position].worth is not None for position in sharing):
        return rows
    shares = dict(zip(sharing, pool.split.shares(pool.points, len(sharing)), strict=True))
    return [
        evolve(row, points=shares[position]) if position in shares else row
        for position, row in enumerate(rows)
    ]


def keys_of(stem: str, rows: list[Row], taken: set[str] | None = None) -> list[str]:
    """A key for each row by its name; of one name, numbered by what the rows say, not by order."""
    taken = set() if taken is None else taken
    given: dict[str, int] = {}
    keys = [""] * len(rows)
    for position in sorted(range(len(rows)), key=lambda position: rows[position].content):
        own = f"{stem}/{rows[position].printed_name[:_LONGEST_IN_KEY]}"
        number = given.get(own, 0) + 1
        while (key := own if number == 1 else f"{own}#{number}") in taken:
            number += 1
        given[own] = number
        taken.add(key)
        keys[position] = key
    return keys
