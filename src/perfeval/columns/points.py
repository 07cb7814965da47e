"""The points of a table as columns: counted in whole numbers, given as decimals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import define, field

from perfeval.columns.engine import polars

__all__ = ["Points", "as_decimals"]

_MOST_LISTED: Final = 100_000
"""Up to so many different numbers are looked up in a list of decimals, which is the quickest."""


@define
class Points:
    """The points of one row of the rubric: `counts` in parts of a point, null where unscored.

    `codes` say why there are none, by the number of the row of the table.
    """

    key: str
    out_of: int
    counts: Any
    codes: Mapping[int, str] = field(factory=dict)

    def put(self, rows: Any, counts: Sequence[int | None], codes: Mapping[int, str]) -> None:
        """Put what the interpreter says in its rows."""
        pl = polars()
        self.counts = self.counts.scatter(rows, pl.Series(counts, dtype=pl.Int64))
        self.codes = codes

    def shown(self, places: int) -> Any:
        """The points as a column of decimals."""
        return as_decimals(self.counts, places, self.out_of).rename(f"points.{self.key}")

    def unscored(self) -> Any:
        """The codes as a column: null in rows that have points."""
        pl = polars()
        column = pl.repeat(None, len(self.counts), dtype=pl.String, eager=True)
        if self.codes:
            column = column.scatter([*self.codes], [*self.codes.values()])
        return column.rename(f"unscored.{self.key}")


def as_decimals(counts: Any, places: int, most: int) -> Any:
    """Whole numbers from 0 to `most` as decimals with so many places, exactly."""
    pl = polars()
    if most > _MOST_LISTED:
        return _divided(counts, places)
    listed = _divided(pl.int_range(most + 1, dtype=pl.Int64, eager=True), places)
    return listed.gather(counts)


def _divided(counts: Any, places: int) -> Any:
    pl = polars()
    whole = pl.lit(10**places, dtype=pl.Decimal(38, places))
    return pl.select(counts.cast(pl.Decimal(38, places)) / whole).to_series()
