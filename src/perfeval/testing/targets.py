"""Strategies for the rules of pools: targets, steps, overshoot."""

from __future__ import annotations

from hypothesis import strategies as st

from perfeval.rules import ByTarget, InProportion, Overshoot, PerStep, Reduce, Steps
from perfeval.testing.rules import LEVELS

__all__ = ["by_targets", "overshoots", "per_steps"]


def per_steps() -> st.SearchStrategy[PerStep]:
    """What a missed target costs per step."""
    per = st.sampled_from(("1%", "5%", "1", "2"))
    return st.builds(
        PerStep, deduct=st.sampled_from(("0.1", "1", "0.07")), per=per, steps=st.sampled_from(Steps)
    )


def overshoots() -> st.SearchStrategy[Overshoot]:
    """Thresholds of a target that is far exceeded."""
    beyond = st.sampled_from(("20%", "30%", "100%"))
    return st.builds(Overshoot, beyond=beyond, reduce=st.sampled_from(Reduce))


def by_targets() -> st.SearchStrategy[ByTarget]:
    """Rules of pools."""
    steps = st.sampled_from(Steps)
    proportion = st.just(InProportion())
    return st.builds(
        ByTarget,
        missed_rate=proportion
        | st.builds(
            PerStep, deduct=st.sampled_from(("0.1", "1", "0.07")), per=st.just("1%"), steps=steps
        ),
        missed_count=proportion
        | st.builds(
            PerStep, deduct=st.sampled_from(("0.1", "1", "0.07")), per=st.just("2"), steps=steps
        ),
        met_words=st.just(("完成", "已完成")) | st.just(()),
        levels=st.none() | st.just(LEVELS),
        overshoot=st.none() | overshoots(),
    )
