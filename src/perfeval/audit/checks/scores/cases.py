"""Like cases: rows worth the same that miss their targets by the same share."""

from __future__ import annotations

from fractions import Fraction

from perfeval.audit.checks.scores.attained import Attained, attained, share_of_target
from perfeval.audit.rounding.figures import plain
from perfeval.audit.vocabulary import VOCABULARY
from perfeval.filing.indicators import Indicator
from perfeval.numbers.printed import Points

__all__ = ["Case", "case_of", "share_text"]

Case = tuple[Fraction, int, bool]
"""The share of the target that was reached, the points, and whether it is of satisfaction."""


def case_of(row: Indicator) -> Case | None:
    """The case of a row that misses its target; None for any other, and beside a clause."""
    if not isinstance(row.points, Points) or row.clause.strip():
        return None
    if attained(row.target, row.actual) is not Attained.UNMET:
        return None
    share = share_of_target(row.target, row.actual)
    satisfied = VOCABULARY.is_satisfaction(row.name + row.level2)
    return None if share is None else (share, row.points.atoms, satisfied)


def share_text(share: Fraction) -> str:
    """A share in percent, for a message.

    >>> share_text(Fraction(4, 5))
    '80%'
    """
    return f"{plain(100 * share, 2)}%"
