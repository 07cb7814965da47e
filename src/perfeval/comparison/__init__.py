"""Values beside each other: scorecards (years, units, a claim and its review), and rubrics."""

from perfeval.comparison.changes import what_if
from perfeval.comparison.comparison import ComparedRow, Comparison, Stage, compare
from perfeval.comparison.editions import RubricComparison, compare_rubrics
from perfeval.comparison.figure_gains import FigureChange, FigureGain, gains, nearest_rating
from perfeval.comparison.prospect import Prospect, prospects
from perfeval.comparison.rubric_change import Differs, RubricChange

__all__ = [
    "ComparedRow",
    "Comparison",
    "Differs",
    "FigureChange",
    "FigureGain",
    "Prospect",
    "RubricChange",
    "RubricComparison",
    "Stage",
    "compare",
    "compare_rubrics",
    "gains",
    "nearest_rating",
    "prospects",
    "what_if",
]
