"""The points of a table as columns: counted in whole numbers, given as decimals."""

from __future__ import annotations

from typing import Any, Final

from attrs import define, field

from perfeval.columns.engine import polars

__all__ = ["Points", "as_decimals"]

_MOST_LISTED: Final = 100_000
"""Up to so many different numbers are looked up in a list of decimals, which is the quickest."""


@define
class Points:
    """The points of one row of the rubric: `counts` in parts of a point, 0 where unscored.

    `codes` say why there are none, by the number of the row of the table.
    """

    key: str
    out_of: int
    counts: Any
    codes: dict[int, str] = field(factory=dict)

    def put(self, row: int, count: int) -> None:
        """Put what the interpreter says of one row of the table."""
        if len(self.counts):
            self.counts[row] = count

    def shown(self, places: int) -> Any:
        """The points as a column of decimals, null where unscored."""
        counts = polars().Series(f"points.{self.key}", self.counts)
        if self.codes:
            counts = counts.scatter([*self.codes], None)
        return as_decimals(counts, places)

    def unscored(self) -> Any:
        """The codes as a column, null in rows that have points."""
        pl = polars()
        column = pl.repeat(None, len(self.counts), dtype=pl.String, eager=True)
        if self.codes:
            column = column.scatter([*self.codes], [*self.codes.values()])
        return column.rename(f"unscored.{self.key}")


def as_decimals(counts: Any, places: int) -> Any:
    """Whole numbers from 0 on as decimals with so many places, exactly."""
    pl = polars()
    most = counts.max() or 0
    if most > _MOST_LISTED:
        return _divided(counts, places)
    listed = _divided(pl.int_range(most + 1, dtype=pl.Int64, eager=True), places)
    return listed.gather(counts).rename(counts.name)


def _divided(counts: Any, places: int) -> Any:
    pl = polars()
    whole = pl.lit(10**places, dtype=pl.Decimal(38, places))
    return pl.select(counts.cast(pl.Decimal(38, places)) / whole).to_series()
