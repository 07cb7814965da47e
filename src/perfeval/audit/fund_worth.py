"""What 预算执行率 is worth and scored, where a form does not print it among its funds."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from perfeval.filing.lines import FundRow
from perfeval.numbers.decimals import ATOMS
from perfeval.numbers.printed import Percent, Points

__all__ = ["EXECUTION", "is_of_execution", "is_score_by_rate", "is_unweighed"]

EXECUTION: Final = (10 * ATOMS, 20 * ATOMS)
"""What the forms in use give to 预算执行率."""
_NEAR: Final = Fraction(1, 20)
"""How far a score may be from the product, for its digits and those of the rate."""


def is_of_execution(fund: FundRow | None, gap: int) -> bool:
    """Whether missing points are those of execution: it is scored, and prints no points."""
    if fund is None or isinstance(fund.points, Points) or not isinstance(fund.claimed, Points):
        return False
    return gap > 0 and gap >= fund.claimed.atoms


def is_unweighed(fund: FundRow | None) -> bool:
    """Whether funds say neither what execution is worth nor what it scored."""
    said = fund is None or isinstance(fund.points, Points) or isinstance(fund.claimed, Points)
    return not said


def is_score_by_rate(fund: FundRow | None, gap: int, lacking: int) -> bool:
    """Whether a missing score is that of execution by its rate, in a form without such a column.

    It is worth what the funds say, or where they say nothing what the rows are `lacking` of 100.
    A bare rate may be a percentage or a ratio; what is spent above the budget earns no more.
    """
    if fund is None or fund.claimed is not None or not isinstance(fund.rate, Percent):
        return False
    if isinstance(fund.points, Points):
        worth = fund.points.fraction
    elif lacking in EXECUTION:
        worth = Fraction(lacking, ATOMS)
    else:
        return False
    shares = (min(rate.fraction, Fraction(1)) for rate in fund.rate.readings)
    missing = Fraction(gap, ATOMS)
    return any(abs(worth * share - missing) <= _NEAR for share in shares)
