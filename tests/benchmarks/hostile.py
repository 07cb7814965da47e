"""What it costs to refuse each hostile document: JSON at most 1 s and 64 MB, forms 2 s and 150 MB.

python tests/benchmarks/hostile.py

Every case runs in a process of its own; time is that of the processor, memory the peak above what
the process holds with the document made (Linux). A form that is read costs what it holds, and is
shown, not judged. Prints the ten dearest of each and ends with 1 where a refusal costs more.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from perfeval import DecodeError, loads, read
from tests.hostile.documents import CASES
from tests.hostile.originals import ORIGINALS
from tests.hostile.packages import PACKAGES

FORM = Path(__file__).parents[1] / "data" / "forms" / "yueyanglou-2023.docx"


class Door(NamedTuple):
    """A door, the documents for it by name, and what a refusal may cost."""

    call: Callable[[Any], object]
    makes: dict[str, Callable[[], Any]]
    seconds: float
    megabytes: float


def made(name: str) -> Callable[[], bytes]:
    """A hostile form of the size that the default limits must withstand."""
    return lambda: PACKAGES[name].make(PACKAGES[name].size)


DOORS = {
    "loads": Door(loads, {case.name: case.make for case in CASES}, 1.0, 64.0),
    "read": Door(read, {name: made(name) for name in PACKAGES}, 2.0, 150.0),
}


class Cost(NamedTuple):
    """What one document cost, and whether it was refused."""

    seconds: float
    megabytes: float
    name: str
    refused: bool


def held(key: str) -> float:
    """A figure of /proc/self/status, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(key):
            return int(line.split()[1]) / 1024
    raise LookupError(key)


def cost(place: tuple[str, str]) -> Cost:
    """What one document costs at its door."""
    door = DOORS[place[0]]
    for original in ORIGINALS.values():
        loads(json.dumps(original))  # so that the hooks are made
    read(FORM)
    document = door.makes[place[1]]()
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
    before, start = held("VmRSS"), time.process_time()
    refused = False
    try:
        door.call(document)
    except DecodeError as error:
        refused = bool(str(error))
    return Cost(time.process_time() - start, held("VmHWM") - before, place[1], refused)


def main() -> int:
    """Measure every case."""
    status = 0
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        for name, door in DOORS.items():
            costs = pool.map(cost, [(name, each) for each in door.makes], chunksize=1)
            for title, key in (("seconds", 0), ("MB", 1)):
                print(f"{name}: the dearest of {len(costs)}, in {title}:")
                for each in sorted(costs, key=lambda each: each[key], reverse=True)[:10]:
                    said = "refused" if each.refused else "read"
                    print(
                        f"  {each.seconds:6.3f} s {each.megabytes:7.1f} MB  {said:7}  {each.name}"
                    )
            dear = [c for c in costs if c.seconds > door.seconds or c.megabytes > door.megabytes]
            status |= any(each.refused for each in dear)
    return status


if __name__ == "__main__":
    sys.exit(main())
