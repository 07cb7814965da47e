"""Which sums of a row of money come out, so that its columns must be what they are taken for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from perfeval.numbers.decimals import ATOMS, read_decimal
from perfeval.text.labels import joined
from perfeval.text.numerals import narrow

__all__ = ["proofs", "value_of"]


def value_of(text: str) -> Fraction | None:
    """The number in a cell, of a percentage that before the sign; None for anything else."""
    plain = narrow(joined(text))
    read = read_decimal(plain.removesuffix("%").strip())
    return None if read is None else Fraction(read[0], ATOMS)


def proofs(row: Mapping[str, Fraction | None]) -> Iterator[bool]:
    """Which sums of a row come out: B ÷ A is the rate, points × rate the score, A + change B."""
    budget = row["final"] if "final" in row else row.get("original")
    outturn, rate = row.get("outturn"), row.get("rate")
    points, claimed = row.get("points"), row.get("claimed")
    if budget and outturn is not None and rate is not None:
        yield abs(100 * outturn / budget - rate) < 1 or abs(outturn / budget - rate) < Fraction(
            1, 100
        )
    if points is not None and claimed is not None and budget and outturn is not None:
        yield abs(points * min(outturn / budget, Fraction(1)) - claimed) < Fraction(1, 10)
    original, change, final = (row.get(each) for each in ("original", "adjustment", "final"))
    if original is not None and change is not None and final is not None:
        yield original + change == final
