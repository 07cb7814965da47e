"""How benchmarks measure: in turns, by the seconds of the processor, as a table of ratios.

Times drift where a machine has other work to do; what is measured in turns drifts together.
"""

from __future__ import annotations

import gc
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from importlib import metadata

from attrs import frozen

__all__ = ["Line", "interpreters", "machine", "markdown", "medians"]

_PEERS = ("attrs", "zen-engine", "OpenFisca-Core", "duckdb", "numpy", "polars", "openpyxl")
_PARSERS = ("python-docx", "lxml")


@frozen
class Line:
    """A line of a table: what was done, and its cells."""

    what: str
    cells: tuple[str, ...]


def medians(
    runs: Mapping[str, Callable[[], object]], times: Mapping[str, int], rounds: int = 9
) -> dict[str, float]:
    """The median of several rounds of each run, in seconds of the processor a call, in turns."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            gc.collect()
            start = time.process_time()
            for _ in range(times.get(name, 1)):
                run()
            taken[name].append((time.process_time() - start) / times.get(name, 1))
    return {name: statistics.median(each) for name, each in taken.items()}


def interpreters(sources: Mapping[str, str], rounds: int = 9) -> dict[str, float]:
    """What new interpreters take to run sources, in seconds of the processor, in turns."""

    def run(source: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", source], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    taken: dict[str, list[float]] = {name: [] for name in sources}
    for _ in range(rounds):
        for name, source in sources.items():
            taken[name].append(run(source))
    return {name: statistics.median(each) for name, each in taken.items()}


def markdown(heads: Iterable[str], lines: Iterable[Line]) -> str:
    """A table as Markdown."""
    head = list(heads)
    rows = [head, ["---"] * len(head), *([line.what, *line.cells] for line in lines)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def machine() -> str:
    """What was measured on, and with which versions."""
    versions = []
    for name in (*_PEERS, *_PARSERS):
        try:
            versions.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            versions.append(f"without {name}")
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} × {platform.machine()}, "
        f"{platform.system()}; {', '.join(versions)}"
    )
