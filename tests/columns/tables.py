"""Drawn tables for a rubric, beside the filings that say the same: half of all rates on an edge.

The filings are written here by the words of the documentation, not by what the library does.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import polars
from attrs import frozen

from perfeval import BudgetUnit, Fact, Filing, Rubric, Scorecard
from perfeval.columns import FactColumn, Kind, columns_of
from perfeval.scoring.interpreter import interpreted

Cell = str | bool | int | Decimal | None

ODD = (
    "0",
    "-3",
    "12人",
    "7辆",
    "50%",
    "若干",
    "/",
    "不适用",
    "",
    "548.69万元",
    "1,234.5",
    " 7",
    "1e3",
)
UNITS: dict[Kind | None, str] = {Kind.RATE: "%", Kind.AMOUNT: "元"}
BITS = (0, 0, 0, 0, 1, -1, 50, -50, 3)


@frozen
class Drawn:
    """A table, the units in its headings by fact, and its cells by fact."""

    rubric: Rubric
    units: dict[str, str]
    cells: dict[str, list[Cell]]
    types: dict[str, Any]

    def table(self) -> polars.DataFrame:
        """The table; the order of its columns is not that of the rubric."""
        columns = {
            f"{fact}{f'（{self.units[fact]}）' if self.units[fact] else ''}": polars.Series(
                self.cells[fact], dtype=self.types[fact]
            )
            for fact in reversed(self.cells)
        }
        size = len(next(iter(self.cells.values())))
        return polars.DataFrame({"unit": [f"第{n}局" for n in range(size)], **columns})

    def filings(self) -> Iterator[Filing]:
        """A filing for each row."""
        given = [*map(self._stated, self.cells)]
        for row in zip(*self.cells.values(), strict=True):
            pairs = zip(given, row, strict=True)
            facts = tuple(state(cell) for state, cell in pairs if cell is not None)
            yield Filing(unit=BudgetUnit(name="某局"), facts=facts)

    def _stated(self, fact: str) -> Callable[[Cell], Fact]:
        """What makes a fact of a cell of its column."""
        (column,) = [each for each in columns_of(self.rubric) if each.fact == fact]
        unit = self.units[fact] or UNITS.get(column.kind, "")

        def state(cell: Cell) -> Fact:
            if self.types[fact] == polars.Boolean or (
                isinstance(cell, str) and not is_number(cell)
            ):
                return Fact(id=fact, value=cell)
            text = cell if isinstance(cell, str) else f"{cell:f}"
            return Fact(id=fact, value=f"{text}{unit}")

        return state


def is_number(text: str) -> bool:
    """Whether a cell says a number and nothing else."""
    plain = text.strip().replace(",", "").removeprefix("-").replace(".", "", 1)
    return plain.isdecimal()


def drawn(rubric: Rubric, size: int, draw: random.Random, *, money: str = "万元") -> Drawn:
    """So many forms: each column of whole numbers, of decimals or of text with odd cells."""
    columns = columns_of(rubric)
    wholes = {each.fact: [draw.randrange(1, 500) for _ in range(size)] for each in columns}
    scale = wholes[columns[0].fact]  # figures of one row are of one size, so that rates are round
    units: dict[str, str] = {}
    cells: dict[str, list[Cell]] = {}
    types: dict[str, Any] = {}
    counts = draw.random() < 0.5
    for column in columns:
        fact = column.fact
        type_: Any = draw.choice((polars.String, polars.Int32, polars.Decimal(12, 2)))
        if column.kind is Kind.CHECK:
            type_ = polars.Boolean
        elif column.kind is Kind.STATE:
            type_ = polars.String
        units[fact] = money if column.kind is Kind.AMOUNT else ""
        if column.kind is None and not counts:
            units[fact] = money
        gaps = draw.choice((0, 0.03))
        cells[fact] = [
            None if draw.random() < gaps else cell(column, type_, scale[row], draw)
            for row in range(size)
        ]
        types[fact] = type_
    return Drawn(rubric, units, cells, types)


def cell(column: FactColumn, type_: Any, scale: int, draw: random.Random) -> Cell:
    """One cell; of text a few that are no plain number."""
    if column.kind is Kind.CHECK:
        return draw.random() < 0.8
    if column.kind is Kind.STATE:
        return draw.choice((*column.choices, "其他", "无", f" {draw.choice(column.choices)}"))
    if type_ == polars.String and draw.random() < 0.03:
        return draw.choice(ODD)
    if column.kind is Kind.COUNT:
        number = draw.randrange(-1, 9)
    elif column.kind is Kind.RATE:
        number = draw.randrange(-5, 211)
    else:
        number = draw.choice((100, 100, 100, draw.randrange(-10, 220))) * scale
    if type_ == polars.Int32:
        return number
    exact = Decimal(number * 100 + draw.choice(BITS)) / 100
    return f"{exact.quantize(Decimal('0.01')):f}" if type_ == polars.String else exact


def said(card: Scorecard, key: str) -> tuple[Decimal | None, str | None]:
    """What a scorecard says of a row: its points, or the code of the reason that it has none."""
    (row,) = (r for r in (*card.scores, *card.bonuses, *card.penalties) if r.key == key)
    return (None, row.because.code) if row.earned is None else (row.earned.decimal, None)


def differences(made: Drawn, scored: polars.DataFrame) -> Iterator[str]:
    """Where a scored table says anything else than the interpreter says of each row."""
    keys = [name.removeprefix("points.") for name in scored.columns if name.startswith("points.")]
    for number, (filing, row) in enumerate(
        zip(made.filings(), scored.iter_rows(named=True), strict=True)
    ):
        card = interpreted(filing, made.rubric, None, filing.facts_for(None), {})
        whole = card.total.decimal, card.scored_out_of.decimal, card.rating
        if (row["total"], row["scored_out_of"], row["rating"]) != whole:
            yield f"{number}: {row['total']} of {row['scored_out_of']}, due {whole}"
        for key in keys:
            due = said(card, key)
            if (row[f"points.{key}"], row[f"unscored.{key}"]) != due:
                yield f"{number} {key}: {row[f'points.{key}']} {row[f'unscored.{key}']}, due {due}"
