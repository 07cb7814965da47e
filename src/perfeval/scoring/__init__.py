"""A form scored by a rubric: rows, scores with reasons, the scorecard and its totals."""

from perfeval.scoring.aggregates import Aggregate, AggregateRow, aggregate
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import PoolCap, Score, Step, VetoOutcome
from perfeval.scoring.scoring import score
from perfeval.scoring.tallies import RowTally, tally

__all__ = [
    "Aggregate",
    "AggregateRow",
    "PoolCap",
    "RowTally",
    "Score",
    "Scorecard",
    "Step",
    "VetoOutcome",
    "aggregate",
    "score",
    "tally",
]
