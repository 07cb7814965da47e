"""How long pages and workbooks take, as ratios against the plain text of the same scorecard.

python tests/benchmarks/render_one.py

Prints the ratio of each format of one scorecard with its findings, and of a page over 1,000
scorecards to the JSON of the same; how large they are; and how the time grows with the number of
scorecards (1 is linear). Then a workbook of 10,000 scored rows: its time, and the most memory that
writing it takes beyond the scorecards, against a tenth of the rows (1 is flat). Times drift on
shared machines; the ratios hold.
"""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve

from perfeval import Filing, Submission, audit, dumps, get_rubric, loads, render, score, write

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "yueyang-2020.json"
UNITS = 1_000
ROWS = 10_000


def median_of(run: Callable[[], object], times: int) -> float:
    """The median of five batches, in seconds of the processor a run."""
    batches = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(times):
            run()
        batches.append((time.process_time() - start) / times)
    return statistics.median(batches)


def memory_of(run: Callable[[], object]) -> int:
    """The most bytes that a run takes beyond what is there before."""
    tracemalloc.start()
    run()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def main() -> None:
    """Measure and print."""
    filing = loads(EXAMPLE.read_text(encoding="utf-8"))
    if not isinstance(filing, Filing):
        raise SystemExit("the example is no filing")
    card = score(filing, get_rubric("yueyang-annex-3-1"))
    found = audit(filing, card)
    text = median_of(lambda: render(card, "text"), 20)
    print(f"one scorecard as text              {text * 1e3:8.2f} ms  × 1")
    for format in ("markdown", "html"):
        took = median_of(lambda format=format: render(card, format, findings=found), 20)  # type: ignore[misc]
        name = f"one scorecard, findings, {format}"
        print(f"{name:34} {took * 1e3:8.2f} ms  × {took / text:.1f}")
    took = median_of(lambda: render(filing, "html", findings=found), 5)
    print(f"one filing, findings, html         {took * 1e3:8.2f} ms  × {took / text:.1f}")
    sent = [Submission(scorecard=evolve(card, unit=f"第{n}局")) for n in range(UNITS)]
    json = median_of(lambda: [dumps(each.scorecard) for each in sent[:10] if each.scorecard], 1)
    json *= UNITS / 10
    page = median_of(lambda: render(sent, "html"), 1)
    half = median_of(lambda: render(sent[: UNITS // 2], "html"), 1)
    size = len(render(sent, "html").encode())
    print(f"{UNITS} scorecards as JSON           {json * 1e3:8.0f} ms  × 1")
    print(f"{UNITS} scorecards, one page         {page * 1e3:8.0f} ms  × {page / json:.2f}")
    print(f"of {size / 1e6:.1f} MB; twice as many take {page / half / 2:.2f} of twice the time")
    many = [Submission(scorecard=evolve(card, unit=f"第{n}局")) for n in range(ROWS)]
    with TemporaryDirectory() as folder:
        target = Path(folder, "汇总.xlsx")
        took = median_of(lambda: write(many, target, force=True), 1)
        some = memory_of(lambda: write(many[: ROWS // 10], target, force=True))
        all_ = memory_of(lambda: write(many, target, force=True))
    print(f"workbook of {ROWS} scored rows     {took * 1e3:8.0f} ms")
    print(f"it takes {all_ / 1e6:.1f} MB, {all_ / some:.2f} of what {ROWS // 10} rows take")


if __name__ == "__main__":
    main()
