"""Two scorecards beside each other: years, units, editions, a claim and its review, a what-if."""

from perfeval.comparison.changes import what_if
from perfeval.comparison.comparison import ComparedRow, Comparison, Stage, compare

__all__ = ["ComparedRow", "Comparison", "Stage", "compare", "what_if"]
