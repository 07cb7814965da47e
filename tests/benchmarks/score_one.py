"""What one scored form costs, as ratios against the same rows written by hand.

    python -m tests.benchmarks.score_one [SHEETS]

Scores sheets of 附件3-1 (25 rows, half of the rates exactly on an edge), each from its filing: its
total, its scorecard, every reason in one language. Counts the sheets whose total is not that of
straight-line Decimal and of straight-line integers; with the extra `bench` zen-engine does the
same, without reasons. Prints medians of batches, and of imports the time above a bare interpreter.
Times drift on shared machines; the ratios hold.
"""

from __future__ import annotations

import gc
import itertools
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from decimal import Decimal

from perfeval import get_rubric, score
from tests.benchmarks.by_hand import in_decimals, in_integers
from tests.benchmarks.by_zen import given as given_to_zen
from tests.benchmarks.by_zen import zen_decision
from tests.benchmarks.sheets import Sheet, sheets

BATCHES = 9


def medians(runs: dict[str, Callable[[], object]], times: dict[str, int]) -> dict[str, float]:
    """The median of several batches of each run, in seconds of the processor a call, in turns."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(BATCHES):
        for name, run in runs.items():
            gc.collect()
            start = time.process_time()
            for _ in range(times[name]):
                run()
            taken[name].append((time.process_time() - start) / times[name])
    return {name: statistics.median(batches) for name, batches in taken.items()}


def import_time(name: str) -> float:
    """The median time that a new interpreter takes to import a module."""
    taken = []
    for _ in range(9):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {name}"], check=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def endless(values: Iterable[object]) -> Callable[[], object]:
    """The next of the values each time, over and over."""
    return itertools.cycle(values).__next__


def runs_of_zen(sheets: list[Sheet]) -> dict[str, Callable[[], object]]:
    """What zen-engine does with the same figures (extra `bench`); nothing where it is missing."""
    evaluated = zen_decision()
    if evaluated is None:
        return {}
    wrong = 0
    for sheet in sheets:
        total = evaluated(given_to_zen(sheet), False)["result"]["total"]
        wrong += in_decimals(sheet.decimals, sheet.checks) != Decimal(str(total))
    print(f"zen-engine: {wrong} of {len(sheets)} totals differ")
    figures = endless([given_to_zen(sheet) for sheet in sheets[:100]])
    return {
        "zen-engine": lambda: evaluated(figures(), False),  # type: ignore[arg-type]
        "zen-engine, with its trace": lambda: evaluated(figures(), True),  # type: ignore[arg-type]
    }


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if sys.argv[1:] else 2000
    rubric = get_rubric("yueyang-annex-3-1")
    given = list(sheets(count))
    wrong = {"Decimal": 0, "integers": 0}
    for sheet in given:
        total = score(sheet.filing(), rubric).total
        wrong["Decimal"] += total.decimal != in_decimals(sheet.decimals, sheet.checks)
        wrong["integers"] += total.atoms != in_integers(sheet.integers, sheet.checks) * 10**7
    print(f"{count} sheets, half of the rates on an edge; totals that differ: {wrong}")

    few = given[:100]
    decimals = endless([(each.decimals, each.checks) for each in few])
    integers = endless([(each.integers, each.checks) for each in few])
    known = [each.filing() for each in few]
    checked = endless(known)
    unseen = [each.filing() for _ in range(BATCHES) for each in few]
    fresh = endless(unseen)  # each once; kept, for to free a filing is not to score it

    def reasons(lang: str) -> object:
        return [row.reason(lang) for row in score(checked(), rubric).scores]  # type: ignore[arg-type]

    runs: dict[str, Callable[[], object]] = {
        "hand-written Decimal": lambda: in_decimals(*decimals()),  # type: ignore[misc]
        "hand-written integers": lambda: in_integers(*integers()),  # type: ignore[misc]
        "the total, a form checked before": lambda: score(checked(), rubric).total,  # type: ignore[arg-type]
        "a scorecard, a form checked before": lambda: score(checked(), rubric),  # type: ignore[arg-type]
        "a scorecard, a form not seen before": lambda: score(fresh(), rubric),  # type: ignore[arg-type]
        "its rows": lambda: score(checked(), rubric).scores,  # type: ignore[arg-type]
        "every reason in Chinese": lambda: reasons("zh"),
        "every reason in English": lambda: reasons("en"),
        **runs_of_zen(given),
    }
    times = dict.fromkeys(runs, 100) | {"hand-written Decimal": 500, "hand-written integers": 500}
    taken = medians(runs, times)
    hand = taken["hand-written Decimal"]
    for name, seconds in taken.items():
        print(f"{name:38} {seconds * 1e6:9.1f} µs  × {seconds / hand:.2f}")

    bare, attrs, ours = (import_time(name) for name in ("sys", "attrs", "perfeval"))
    print(f"{'import attrs':38} {(attrs - bare) * 1e3:9.1f} ms  × 1")
    ratio = (ours - bare) / (attrs - bare)
    print(f"{'import perfeval':38} {(ours - bare) * 1e3:9.1f} ms  × {ratio:.2f}")


if __name__ == "__main__":
    main()
