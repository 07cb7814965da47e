"""Strategies for the rules of pools: targets, steps, overshoot."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from perfeval.rules import (
    Bands,
    ByRate,
    ByTarget,
    InProportion,
    Linear,
    Overshoot,
    PerStep,
    Reduce,
    Steps,
)
from perfeval.testing import values
from perfeval.testing.simple_rules import LEVELS

__all__ = ["by_rates", "by_targets", "overshoots", "per_steps"]


@cache
def per_steps() -> st.SearchStrategy[PerStep]:
    """What a missed target costs per step, of a rate or of a count."""
    return _steps("1%", "5%") | _steps("1", "2")


@cache
def overshoots() -> st.SearchStrategy[Overshoot]:
    """Thresholds of a target that is far exceeded."""
    beyond = st.sampled_from(("20%", "30%", "100%"))
    return st.builds(Overshoot, beyond=beyond, reduce=st.sampled_from(Reduce))


@cache
def by_rates() -> st.SearchStrategy[ByRate]:
    """Rules over a rate: a pass mark, and bands that are printed for 10 points."""
    marks = st.integers(1, 99).map(
        lambda n: Linear(full_at="100%", base_at=f"{n}%", base_share="0%")
    )
    bands = Bands.at_least(("90%", "10"), ("80%", "8"), otherwise="0")
    return st.builds(ByRate, rule=marks) | st.just(ByRate(rule=bands, points="10"))


@cache
def by_targets() -> st.SearchStrategy[ByTarget]:
    """Rules of pools."""
    proportion = st.just(InProportion())
    words = st.lists(values.words(), max_size=2, unique=True).map(tuple)
    return st.builds(
        ByTarget,
        missed_rate=proportion | _steps("1%", "5%") | by_rates(),
        missed_count=proportion | _steps("1", "2") | by_rates(),
        met_words=st.just(("完成", "已完成")) | words,
        levels=st.none() | st.just(LEVELS),
        overshoot=st.none() | overshoots(),
        own_rate=st.none() | by_rates(),
    )


@cache
def _steps(*per: str) -> st.SearchStrategy[PerStep]:
    deduct = st.sampled_from(("0.1", "0.5", "0.07"))
    return st.builds(PerStep, deduct=deduct, per=st.sampled_from(per), steps=st.sampled_from(Steps))
