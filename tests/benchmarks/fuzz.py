"""Throw things at every door for as long as you like.

python tests/benchmarks/fuzz.py [MINUTES [PART OF A DOOR'S NAME …]]

Goes from door to door, each for a few hundred throws. Prints how many were thrown at each door, how
many were refused, how long the slowest took, and the peak of memory. Ends with the first failure,
shrunk; a door that does not answer (see `tests/doors/patience.py`) is one, too.
"""

from __future__ import annotations

import resource
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from attrs import define
from hypothesis import HealthCheck, Phase, given, settings

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.doors.doors import DOORS, throw
from tests.doors.patience import Patience

ROUND = 500


@define
class Told:
    """What was seen at one door."""

    thrown: int = 0
    refused: int = 0
    slowest: float = 0.0


def go_through(name: str, told: Told) -> None:
    """Throw a round of things at one door."""

    patient = Patience(partial(throw, name))

    @given(DOORS[name].strategy)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    def once(value: Any) -> None:
        start = time.perf_counter()
        refused = patient(value)
        told.slowest = max(told.slowest, time.perf_counter() - start)
        told.thrown += 1
        told.refused += refused is not None

    with closing(patient):
        once()


def main() -> int:
    """Go from door to door until the time is over."""
    minutes, *wanted = sys.argv[1:] or ["1"]
    end = time.monotonic() + 60 * float(minutes)
    names = [name for name in DOORS if not wanted or any(part in name for part in wanted)]
    told = {name: Told() for name in names}
    while time.monotonic() < end:
        for name in names:
            go_through(name, told[name])
    for name, each in told.items():
        print(
            f"{each.thrown:9,} thrown, {each.refused:9,} refused, "
            f"slowest {each.slowest:6.3f} s  {name}"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{peak:9,.0f} MB at the peak (Linux)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
