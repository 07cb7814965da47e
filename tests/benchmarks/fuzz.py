"""Throw things at every door for as long as you like.

python tests/benchmarks/fuzz.py [MINUTES]

Prints how many were thrown at each door, and how many were refused; ends with the first failure.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.fuzzing import TARGETS, throw

ROUND = 500


def go_through(name: str, thrown: Counter[str], refused: Counter[str]) -> None:
    """Throw a round of things at one door."""

    @given(TARGETS[name].strategy)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    def once(value: Any) -> None:
        thrown[name] += 1
        refused[name] += isinstance(throw(name, value), str)

    once()


def main() -> int:
    """Go from door to door until the time is over."""
    end = time.monotonic() + 60 * float(sys.argv[1] if sys.argv[1:] else 1)
    thrown: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    while time.monotonic() < end:
        for name in TARGETS:
            go_through(name, thrown, refused)
    for name in TARGETS:
        print(f"{thrown[name]:9,} thrown, {refused[name]:9,} refused  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
