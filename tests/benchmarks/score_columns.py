"""What scoring a table costs, beside what does the same by columns, in one run.

    python -m tests.benchmarks.score_columns [FORMS]

Scores the sheets of 附件3-1 of `sheets`, half of whose rates lie exactly on an edge, as tables of
1,000 and 100,000 forms and of as many as are asked for: the totals alone, and with the points of
each criterion; from a table in memory and from a Parquet file. numpy gets whole numbers that fit
beforehand, OpenFisca-core binary floats, DuckDB the table of decimals; we that and one of whole
numbers, which still states a unit in each heading, and is looked through. Prints microseconds
of the processor a form, the bytes a form that were needed beside the table at the most, and how
many totals differ from those in Decimal.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars

from perfeval import columns_of, get_rubric, score_columns
from perfeval.columns import Kind
from tests.benchmarks.by_duckdb import in_duckdb
from tests.benchmarks.by_hand import in_decimals, in_integers
from tests.benchmarks.by_numpy import in_numpy
from tests.benchmarks.by_openfisca import in_openfisca
from tests.benchmarks.measuring import Line, markdown, medians
from tests.benchmarks.sheets import Sheet, sheets

__all__ = ["table", "table_of"]

RUBRIC: Final = get_rubric("yueyang-annex-3-1")
DRAWN: Final = 10_000
ROUNDS: Final = 5
NUMPY: Final = "numpy, whole numbers, by hand"
OURS: Final = "`score_columns(table, rubric, rows=False)`, of whole numbers"
DECIMALS: Final = "`score_columns(table, rubric, rows=False)`, of decimals"
ROWS: Final = "`score_columns(table, rubric)`, with the points of each row"
READ: Final = "a Parquet file, read alone"
WHOLE: Final = "a Parquet file, to totals"


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


def in_whole_numbers(table: polars.DataFrame) -> polars.DataFrame:
    """The table with amounts in 元, and whatever else is whole, as whole numbers."""
    columns = list[polars.Series]()
    for column in table.iter_columns():
        name = column.name.replace("万元", "元")
        if name != column.name:
            column = (column * 10**4).cast(polars.Decimal(18, 4))
        if column.dtype == polars.Decimal and (column == column.cast(polars.Int64)).all():
            column = column.cast(polars.Int64)
        columns.append(column.rename(name))
    return polars.DataFrame(columns)


class _Forms:
    """So many forms as each of the engines takes them."""

    def __init__(self, drawn: Sequence[Sheet], size: int) -> None:
        def column(values: Sequence[Any], kind: type) -> Any:
            return np.resize(np.array(values, dtype=kind), size)

        self.size = size
        times = -(-size // len(drawn))
        self.table = polars.concat([table_of(drawn)] * times)[:size].rechunk()
        self.whole = in_whole_numbers(self.table)
        self.numbers = {
            fact: column([sheet.integers[fact] for sheet in drawn], np.int64)
            for fact in drawn[0].figures
        }
        self.checks = {
            fact: column([sheet.checks[fact] for sheet in drawn], bool) for fact in drawn[0].checks
        }
        self.floats = {
            **{fact: (each / 1e4).astype(np.float32) for fact, each in self.numbers.items()},
            **self.checks,
        }


def _engines(drawn: Sequence[Sheet]) -> dict[str, Callable[[_Forms], Any]]:
    """What gives the totals of forms, in tenths of a point; the peers that are installed."""
    duckdb, openfisca = in_duckdb(), in_openfisca(drawn[0].figures)
    found: dict[str, Callable[[_Forms], Any]] = {
        NUMPY: lambda forms: in_numpy(forms.numbers, forms.checks)
    }
    if openfisca is not None:
        found["OpenFisca-core, 32-bit floats"] = lambda forms: np.round(
            10 * openfisca(forms.floats)
        )
    if duckdb is not None:
        found["DuckDB, whole numbers, by hand"] = lambda forms: duckdb(forms.table)
    found[OURS] = lambda forms: score_columns(forms.whole, RUBRIC, rows=False)["total"] * 10
    found[DECIMALS] = lambda forms: score_columns(forms.table, RUBRIC, rows=False)["total"] * 10
    return found


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


def _needed(forms: _Forms) -> float:
    """The most bytes a form that totals needed beside the table."""
    return beside(lambda: score_columns(forms.table, RUBRIC, rows=False)) / forms.size


def _measured(forms: _Forms, engines: dict[str, Callable[[_Forms], Any]]) -> dict[str, float]:
    """Seconds a form of each engine, and of ours with rows and from a file."""
    runs: dict[str, Callable[[], object]] = {
        name: lambda run=run: run(forms)  # type: ignore[misc]
        for name, run in engines.items()
    }
    runs[ROWS] = lambda: score_columns(forms.table, RUBRIC)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "forms.parquet")
        forms.table.write_parquet(file)
        runs[READ] = lambda: polars.read_parquet(file)
        runs[WHOLE] = lambda: score_columns(polars.read_parquet(file), RUBRIC, rows=False)
        for run in runs.values():
            run()
        taken = medians(runs, {}, ROUNDS)
    return {name: seconds / forms.size for name, seconds in taken.items()}


def table(most: int) -> str:
    """Measure tables of up to so many forms."""
    drawn = list(sheets(DRAWN))
    given = [(sheet.decimals, sheet.integers, sheet.checks) for sheet in drawn]
    due = np.array([in_integers(n, checks) for _, n, checks in given])
    loops = medians(
        {
            "by hand, Decimal, form after form": lambda: [in_decimals(n, c) for n, _, c in given],
            "by hand, integers, form after form": lambda: [in_integers(n, c) for _, n, c in given],
        },
        {},
        ROUNDS,
    )
    engines = _engines(drawn)
    base = _Forms(drawn, DRAWN)
    wrong = {
        name: int((np.array(run(base), dtype=float) != due).sum()) for name, run in engines.items()
    }
    sizes = sorted({1_000, 100_000, most})
    used, found = list[str](), list[dict[str, float]]()
    for size in sizes:
        forms = _Forms(drawn, size)
        used.append(f"{_needed(forms):.0f}" if size > DRAWN else "")
        found.append(_measured(forms, engines))
    hand = found[-1][NUMPY]
    lines = [
        Line(name, (*[f"{at / DRAWN * 1e6:.1f}"] * len(sizes), f"{at / DRAWN / hand:.0f}", ""))
        for name, at in loops.items()
    ]
    for name in found[0]:
        cells = [f"{each[name] * 1e6:.3f}" for each in found]
        differ = f"{wrong[name]:,} of {DRAWN:,}" if name in wrong else ""
        lines.append(Line(name, (*cells, f"{found[-1][name] / hand:.1f}", differ)))
    lines.append(Line("bytes a form beside the table, for totals", (*used, "", "")))
    heads = (
        "a table of forms, µs a form",
        *(f"{size:,}" for size in sizes),
        "× numpy",
        "totals that differ",
    )
    return markdown(heads, lines)


def main() -> None:
    """Measure and print."""
    print(table(int(sys.argv[1]) if sys.argv[1:] else 1_000_000))


if __name__ == "__main__":
    main()
