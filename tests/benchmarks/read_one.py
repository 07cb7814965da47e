"""What reading a form costs, as ratios against the bare parser that opens the same file.

    python -m tests.benchmarks.read_one

Needs python-docx and openpyxl, which the library does not. Prints, for each fixture, the ratio of
reading it into a filing to opening it (at most 3 for a form of 40 indicator rows).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from perfeval.forms import read

FIXTURES = Path(__file__).parents[1] / "data" / "forms"


def best(call: Callable[[], object], times: int = 7) -> float:
    """The shortest time of several calls, in seconds."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        taken.append(time.perf_counter() - started)
    return min(taken)


def main() -> None:
    """Print the ratio of each fixture."""
    opened = {
        ".docx": import_module("docx").Document,
        ".xlsx": import_module("openpyxl").load_workbook,
    }
    for path in sorted(FIXTURES.rglob("*.*")):
        if path.suffix in opened:
            bare = best(lambda path=path: opened[path.suffix](str(path)))  # type: ignore[misc]
            ratio = best(lambda path=path: read(path)) / bare  # type: ignore[misc]
            print(f"{path.name:26} {ratio:5.2f}")


if __name__ == "__main__":
    main()
