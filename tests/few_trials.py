"""Fewer trials for a rubric, where what a rule does shows at a few values.

In a night `tests/conformance/test_check.py` tries all of them on every rubric of the library.
"""

from __future__ import annotations

import pytest

from perfeval.conformance import series, trials
from perfeval.rules import Direction

__all__ = ["few_trials"]

_TARGETS = trials.target_trials
_SOME = ("≥95", "≤3", "=100", "＞3")


def few_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try a rate at each fifth percent, and a pool with few targets, at and beside their edges."""
    monkeypatch.setattr(trials, "_TENTHS", trials._TENTHS[::50])
    monkeypatch.setattr(trials, "_PERCENTS", (*trials._PERCENTS[2::5], *trials._PERCENTS[-2:]))
    monkeypatch.setattr(series, "target_trials", _few_targets)


def _few_targets() -> tuple[tuple[str, Direction, tuple[trials.Trial, ...]], ...]:
    return tuple(
        (target, way, tuple(each for each in tried if each.edge is not None or not each.at))
        for target, way, tried in _TARGETS()
        if target.startswith(_SOME)
    )
