"""Strategies for scorecards: of any filing by any rubric, and whatever else their type admits."""

from __future__ import annotations

from hypothesis import strategies as st

from perfeval.numbers.printed import Points
from perfeval.numbers.rates import Rate
from perfeval.rubric.ratings import Rating
from perfeval.scoring.scorecard import Scorecard
from perfeval.scoring.scores import PoolCap, Score, VetoOutcome
from perfeval.scoring.scoring import score
from perfeval.testing import values
from perfeval.testing.classes import class_strategy
from perfeval.testing.forms import filings
from perfeval.testing.rubrics import rubrics

__all__ = ["scorecards", "scores"]

_POOLS = ("output", "benefit")
_WEIGHTS = (Rate("100%"), Rate("50%"), Rate("12.5%"), Rate(1, 3))


@st.composite
def scores(draw: st.DrawFn) -> Score:
    """Rows of a scorecard: nothing earned or judged is above its points, nor counts for more."""
    out_of = draw(values.points())
    part = st.integers(0, out_of.atoms).map(Points.of_atoms)
    some = st.sampled_from((None, Points("0"), out_of)) | part
    judged = draw(some)
    said = st.just("") if judged is None else values.texts()
    row: Score = draw(
        class_strategy(
            Score,
            out_of=st.just(out_of),
            earned=some,
            judged=st.just(judged),
            remark=said,
            reviewer=said,
            pool=st.sampled_from(("", *_POOLS)),
            weight=st.sampled_from(_WEIGHTS),
        )
    )
    return row


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    """Scorecards, one in two made by scoring."""
    if draw(st.booleans()):
        rubric = draw(rubrics())
        return score(draw(filings(rubric)), rubric)
    rows = draw(st.lists(scores(), max_size=4, unique_by=lambda row: row.key))
    first, last = sorted(draw(st.tuples(*[st.integers(0, len(rows))] * 2)))
    caps = st.builds(
        PoolCap, key=st.sampled_from(_POOLS), points=values.points(), shared=st.booleans()
    )
    names = draw(st.lists(values.texts(), max_size=2, unique=True))
    highest = st.sampled_from(["", *names])
    vetoes = class_strategy(VetoOutcome, rating_at_most=highest)
    card: Scorecard = draw(
        class_strategy(
            Scorecard,
            places=st.integers(0, 8),
            scores=st.just(tuple(rows[:first])),
            bonuses=st.just(tuple(rows[first:last])),
            penalties=st.just(tuple(rows[last:])),
            pools=st.lists(caps, max_size=2, unique_by=lambda cap: cap.key).map(tuple),
            ratings=st.tuples(*(class_strategy(Rating, name=st.just(name)) for name in names)),
            vetoes=st.lists(vetoes, max_size=2).map(tuple),
        )
    )
    return card
