"""What scoring a table costs, beside a loop written by hand, in one run.

    python -m tests.benchmarks.score_columns [FORMS]

Scores the sheets of 附件3-1 of `sheets`, half of whose rates lie exactly on an edge, as a table of
100,000 and of 1,000,000 forms: the totals alone, and with the points of each criterion; from a
table in memory and from a Parquet file; and by hand in Decimal and integers, form after form.
Prints microseconds a form, the ratio to Decimal, the bytes a form that were needed beside the table
at the most, and how many totals differ from those in Decimal.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import polars

from perfeval import columns_of, get_rubric, score_columns
from perfeval.columns import Kind
from tests.benchmarks.by_hand import in_decimals, in_integers
from tests.benchmarks.sheets import Sheet, sheets

RUBRIC = get_rubric("yueyang-annex-3-1")
DRAWN = 10_000
ROUNDS = 5


def table_of(drawn: Sequence[Sheet]) -> polars.DataFrame:
    """The sheets as a table: decimals of 万元, counts, rates and checks."""
    columns: dict[str, polars.Series] = {}
    for column in columns_of(RUBRIC):
        fact = column.fact
        if column.kind is Kind.CHECK:
            columns[fact] = polars.Series([sheet.checks[fact] for sheet in drawn])
            continue
        unit = "（万元）" if drawn[0].figures[fact].endswith("万元") else ""
        figures = [sheet.decimals[fact] for sheet in drawn]
        columns[f"{fact}{unit}"] = polars.Series(figures, dtype=polars.Decimal(18, 4))
    return polars.DataFrame(columns)


def median(work: Callable[[], object]) -> float:
    """The middle of the seconds of some rounds, after one that warms up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return sorted(taken)[ROUNDS // 2]


def memory(name: str) -> int:
    """A figure of memory that Linux keeps of this process, in bytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


def beside(work: Callable[[], object]) -> int:
    """The most bytes that work needed beside what was there before it."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # the most until now is forgotten
    before = memory("VmRSS")
    work()
    return memory("VmHWM") - before


def line(name: str, seconds: float, decimals: float) -> None:
    """Print what a form takes, and how much of what it takes in Decimal."""
    print(f"{name:36} {seconds * 1e6:8.3f} µs {seconds / decimals:7.3f} ×", flush=True)


def measured(base: polars.DataFrame, size: int, decimals: float) -> None:
    """Measure a table of so many forms, and print."""
    table = polars.concat([base] * (size // DRAWN)).rechunk()
    used = beside(lambda: score_columns(table, RUBRIC, rows=False)) / size
    totals = median(lambda: score_columns(table, RUBRIC, rows=False)) / size
    points = median(lambda: score_columns(table, RUBRIC)) / size
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "forms.parquet")
        table.write_parquet(file)
        read = median(lambda: polars.read_parquet(file)) / size
        whole = median(lambda: score_columns(polars.read_parquet(file), RUBRIC, rows=False)) / size
    print(f"{size:,} forms, {used:.0f} bytes a form beside the table")
    line("  totals", totals, decimals)
    line("  totals and the points of each row", points, decimals)
    line("  a Parquet file, read alone", read, decimals)
    line("  a Parquet file, to totals", whole, decimals)


def main() -> None:
    """Measure and print."""
    most = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
    drawn = list(sheets(DRAWN))
    given = [(sheet.decimals, sheet.integers, sheet.checks) for sheet in drawn]
    decimals = median(lambda: [in_decimals(n, checks) for n, _, checks in given]) / DRAWN
    integers = median(lambda: [in_integers(n, checks) for _, n, checks in given]) / DRAWN
    line("by hand, Decimal", decimals, decimals)
    line("by hand, integers", integers, decimals)
    base = table_of(drawn)
    found = score_columns(base, RUBRIC)["total"].to_list()
    due = [in_decimals(n, checks) for n, _, checks in given]
    wrong = sum(one != other for one, other in zip(found, due, strict=True))
    for size in (most // 10, most):
        measured(base, size, decimals)
    print(f"{wrong} of {DRAWN:,} totals differ from those in Decimal")
    print(f"polars {polars.__version__}, Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
