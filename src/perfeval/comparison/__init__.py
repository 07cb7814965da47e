"""Values beside each other: scorecards (years, units, a claim and its review), and rubrics."""

from perfeval.comparison.changes import what_if
from perfeval.comparison.comparison import ComparedRow, Comparison, Stage, compare
from perfeval.comparison.editions import RubricComparison, compare_rubrics
from perfeval.comparison.rubric_change import Differs, RubricChange

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
