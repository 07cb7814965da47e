"""How the time of every door grows: what comes in is doubled three times, in every direction.

python tests/benchmarks/growth.py [xTIMES] [PART OF A NAME …]

Starts from so many times as much where x8 or the like is given. Prints the exponent of each
direction: 1 where twice as much takes twice as long, 2 where it takes four times as long. Ends
with 1 where one is above 1.2. Times are those of the processor.
"""

from __future__ import annotations

import gc
import math
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.growth.doors import DIRECTIONS, Direction
from tests.growth.growth import best

MOST = 1.2
DOUBLINGS = 3
TIMES = 3
PATIENCE = 60  # seconds of the processor, after which a direction is said to have no end


class EndlessError(BaseException):
    """A direction takes longer than anybody waits; no door may catch this."""


def end(*_: object) -> None:
    """Give up."""
    raise EndlessError


def times(direction: Direction, scale: int) -> list[float]:
    """The times of the doubled counts; fewer where patience ends."""
    taken: list[float] = []
    count = direction.start * scale
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        direction.make(count)()  # so that caches and hooks are made
        for _ in range(DOUBLINGS + 1):
            call = direction.make(count)
            gc.collect()
            taken.append(best(call, TIMES if sum(taken) < 1 else 1))
            count *= 2
    except EndlessError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return taken


def exponent(taken: list[float]) -> float:
    """By which power of the count the time grew; infinite where it never came to an end."""
    return math.log2(taken[-1] / taken[0]) / (len(taken) - 1) if taken[1:] else math.inf


def main() -> int:
    """Measure every direction whose name holds one of the parts."""
    given = sys.argv[1:]
    scale = int(given.pop(0)[1:]) if given and given[0].strip("0123456789") == "x" else 1
    parts = given or [""]
    steep = 0
    signal.signal(signal.SIGPROF, end)
    gc.disable()  # a collection looks at everything that is alive, not only at what is new
    for name, direction in DIRECTIONS.items():
        if not any(part in name for part in parts):
            continue
        taken = times(direction, scale)
        if taken[1:] and exponent(taken) > MOST:  # once more: the machine may have been busy
            taken = min(taken, times(direction, scale), key=exponent)
        found = exponent(taken)
        steep += found > MOST
        mark = "  <<<" if found > MOST else ""
        shown = " ".join(f"{each * 1000:.0f}" for each in taken)
        print(f"{found:5.2f}  {name}  ({shown} ms){mark}", flush=True)
    print(f"{steep} above {MOST}")
    return int(steep > 0)


if __name__ == "__main__":
    sys.exit(main())
