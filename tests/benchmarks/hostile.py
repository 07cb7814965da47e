"""What it costs to refuse each hostile document: at most 1 s and 64 MB.

python tests/benchmarks/hostile.py

Every case runs in a process of its own; memory is the peak above what the process holds with the
document made (Linux). Prints the ten dearest and ends with 1 where one costs more.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from perfeval import DecodeError, loads
from tests.hostile import CASES, ORIGINALS

SECONDS, MEGABYTES = 1.0, 64.0


def held(key: str) -> float:
    """A figure of /proc/self/status, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(key):
            return int(line.split()[1]) / 1024
    raise LookupError(key)


def cost(position: int) -> tuple[float, float, str]:
    """Seconds, megabytes, and the name of the case."""
    case = CASES[position]
    for original in ORIGINALS.values():
        loads(json.dumps(original))  # so that the hooks are made
    document = case.make()
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
    before, start = held("VmRSS"), time.perf_counter()
    try:
        loads(document)
    except DecodeError as error:
        str(error)
        return time.perf_counter() - start, held("VmHWM") - before, case.name
    raise SystemExit(f"{case.name} was accepted")


def main() -> int:
    """Measure every case."""
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        costs = pool.map(cost, range(len(CASES)), chunksize=1)
    for title, place in (("seconds", 0), ("MB", 1)):
        print(f"the dearest of {len(costs)} refusals, in {title}:")
        for each in sorted(costs, key=lambda each: each[place], reverse=True)[:10]:
            print(f"  {each[0]:6.3f} s {each[1]:7.1f} MB  {each[2]}")
    return int(any(seconds > SECONDS or mb > MEGABYTES for seconds, mb, _ in costs))


if __name__ == "__main__":
    sys.exit(main())
