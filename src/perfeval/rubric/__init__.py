"""A rubric: sections of criteria and pools that add up, a rating, a veto, a digest."""

from perfeval.rubric.criteria import CapTotal, Criterion, NotApplicable, Pool, PoolRow
from perfeval.rubric.grades import CountedRating, GradeDiscount, RatingByCounts
from perfeval.rubric.ratings import Rating
from perfeval.rubric.readings import Deviation, Reading
from perfeval.rubric.rubric import Rubric
from perfeval.rubric.sections import Section
from perfeval.rubric.split import Rest, Split
from perfeval.rubric.veto import Veto

__all__ = [
    "CapTotal",
    "CountedRating",
    "Criterion",
    "Deviation",
    "GradeDiscount",
    "NotApplicable",
    "Pool",
    "PoolRow",
    "Rating",
    "RatingByCounts",
    "Reading",
    "Rest",
    "Rubric",
    "Section",
    "Split",
    "Veto",
]
