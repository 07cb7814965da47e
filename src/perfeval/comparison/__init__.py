"""Values beside each other: scorecards (years, units, a claim and its review), and rubrics."""

from perfeval.comparison.changes import what_if
from perfeval.comparison.comparison import ComparedRow, Comparison, Stage, compare
from perfeval.comparison.editions import (
    Differs,
    RubricChange,
    RubricComparison,
    compare_rubrics,
)

__all__ = [
    "ComparedRow",
    "Comparison",
    "Differs",
    "RubricChange",
    "RubricComparison",
    "Stage",
    "compare",
    "compare_rubrics",
    "what_if",
]
