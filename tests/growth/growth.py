"""How the time of a call grows with what it is given: an exponent, from ratios, never seconds."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Sequence
from typing import Final

__all__ = ["STEEP", "best", "exponent", "patience", "steepness"]

STEEP: Final = 1.5
_TICK: Final = 1e-7  # what a clock may not see
_ROUNDS: Final = (3, 7, 15)
_EXPLOSIVE: Final = 3.0  # an exponent above which a longer text may not end
_FURTHER: Final = 3

Calls = Callable[[int], Callable[[], object]]
"""Makes the call for a size, with what it is given made already."""


def best(call: Callable[[], object], times: int) -> float:
    """The least time of several calls."""
    taken = []
    for _ in range(times):
        start = time.thread_time()
        call()
        taken.append(time.thread_time() - start)
    return max(min(taken), _TICK)


def patience() -> float:
    """The time that a plain linear search takes here for a text of 40,000 characters."""
    search = re.compile("(?:甲|乙|丙x)y").search
    text = "甲乙" * 20_000
    return best(lambda: search(text), 5)


def exponent(calls: Calls, small: int, large: int, times: int) -> float:
    """By which power of the size the time grows from `small` to `large`."""
    low, high = best(calls(small), times), best(calls(large), times)
    return math.log(high / low) / math.log(large / small)


def steepness(calls: Calls, sizes: Sequence[int], limit: float) -> float:
    """The exponent at the last of `sizes`, or at the first that takes longer than `limit`.

    Small sizes come first, so that exponential time is met before it hangs. What looks steep is
    measured again, more often each time, and the least exponent counts: other work on the machine
    makes single times longer, hardly ever the shortest of many. What still looks steep, and is no
    explosion, is measured on a longer text, where noise weighs less.
    """
    small = large = sizes[0]
    before = taken = 0.0
    for size in sizes:
        small, large, before = large, size, taken
        taken = best(calls(size), 1)
        if taken > limit and best(calls(size), 2) > limit:
            break
    if small == large:
        return math.inf
    found = math.log(taken / before) / math.log(large / small)
    for times in _ROUNDS:
        if found <= STEEP:
            return found
        found = min(found, exponent(calls, small, large, times))
    if STEEP < found < _EXPLOSIVE:
        found = min(found, exponent(calls, large, _FURTHER * large, _ROUNDS[0]))
    return found
