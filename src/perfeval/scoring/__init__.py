"""A form scored by a rubric: rows, scores with reasons, the scorecard and its totals."""

from perfeval.scoring.aggregates import Aggregate, AggregateRow, aggregate
from perfeval.scoring.filing_digest import filing_digest
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import Judgement, PoolCap, Score, Step, VetoOutcome
from perfeval.scoring.scoring import score
from perfeval.scoring.tallies import RowTally, tally

__all__ = [
    "Aggregate",
    "AggregateRow",
    "Judgement",
    "PoolCap",
    "RowTally",
    "Score",
    "Scorecard",
    "Step",
    "VetoOutcome",
    "aggregate",
    "filing_digest",
    "score",
    "tally",
]
