"""Strategies for the rules of pools: targets, steps, overshoot."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from perfeval.rules import ByTarget, InProportion, Overshoot, PerStep, Reduce, Steps
from perfeval.testing import values
from perfeval.testing.rules import LEVELS

__all__ = ["by_targets", "overshoots", "per_steps"]


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
def by_targets() -> st.SearchStrategy[ByTarget]:
    """Rules of pools."""
    proportion = st.just(InProportion())
    words = st.lists(values.words(), max_size=2, unique=True).map(tuple)
    return st.builds(
        ByTarget,
        missed_rate=proportion | _steps("1%", "5%"),
        missed_count=proportion | _steps("1", "2"),
        met_words=st.just(("完成", "已完成")) | words,
        levels=st.none() | st.just(LEVELS),
        overshoot=st.none() | overshoots(),
    )


@cache
def _steps(*per: str) -> st.SearchStrategy[PerStep]:
    deduct = st.sampled_from(("0.1", "1", "0.07"))
    return st.builds(PerStep, deduct=deduct, per=st.sampled_from(per), steps=st.sampled_from(Steps))
