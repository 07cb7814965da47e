"""What the clauses of the installed rubrics say, written straight down in fractions.

It shares nothing with the rules but the clauses.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import floor
from typing import Final

__all__ = ["ORACLES", "rounded"]


def rounded(value: Fraction) -> Fraction:
    """Two decimals, half-up."""
    return Fraction(floor(value * 100 + Fraction(1, 2)), 100)


def _off(points: int, deduct: str, beyond: Fraction) -> Fraction:
    """`deduct` for each whole percentage point beyond a standard, down to zero."""
    return max(Fraction(0), points - Fraction(deduct) * max(0, floor(beyond * 100)))


def _bands(value: Fraction, *bands: tuple[int, str], closed_above: bool = False) -> Fraction:
    """The points of the first band that holds the value, from best to worst."""
    for percent, points in bands:
        edge = Fraction(percent, 100)
        if value <= edge if closed_above else value >= edge:
            return Fraction(points)
    return Fraction(0)


def _execution(rate: Fraction) -> Fraction:
    return min(Fraction(10), 10 * rate)


ORACLES: Final[dict[tuple[str, str], Callable[[Fraction], Fraction]]] = {
    ("yueyang-annex-3-1", key): oracle
    for key, oracle in {
        "staffing": lambda rate: _off(5, "0.5", rate - 1),
        "three_public_change": lambda rate: _off(5, "0.5", rate),
        "priority_spending": lambda rate: _bands(rate, (90, "5"), (80, "4"), (70, "3"), (60, "2")),
        "budget_adjustment": lambda rate: _bands(
            rate, (0, "3"), (10, "2"), (20, "1"), (30, "0.5"), closed_above=True
        ),
        "fund_releases": lambda late: max(Fraction(0), 3 - late / 2),
        "three_public_control": lambda rate: _off(6, "1", rate - 1),
        "regularity": lambda cases: max(Fraction(0), 3 - cases),
        "procurement": lambda rate: _off(3, "0.2", 1 - rate),
        "official_card": lambda rate: _off(3, "0.2", Fraction(1, 2) - rate),
        "asset_safety": lambda cases: max(Fraction(0), 4 - cases),
        "asset_utilisation": lambda rate: _off(3, "0.1", 1 - rate),
        "satisfaction": lambda rate: _bands(rate, (95, "5"), (85, "3"), (75, "1")),
    }.items()
} | {
    (name, "budget_execution"): _execution
    for name in ("yueyanglou-annex-2", "yueyanglou-annex-3", "national-project", "national-unit")
}
