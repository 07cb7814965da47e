"""What `audit_many` costs over a county's forms: time and memory by the number of forms.

    python -m tests.benchmarks.audit_many [COUNT]

Prints the time of the processor for each form, and the memory that is kept, for a quarter, a half
and all of COUNT (10,000) project forms of as many units. Exit status 1 where a form of the whole
costs more than one and a half times one of the quarter.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Iterator

from perfeval.audit import audit_many
from perfeval.filing import BudgetUnit, Filing
from perfeval.numbers.printed import Points
from tests.audit.cases import fund, project, row

COUNT = 10_000


def filings(count: int) -> Iterator[tuple[str, Filing]]:
    """So many forms, made one by one, each a little unlike the others."""
    for number in range(count):
        reached = 80 + number % 40
        score = "50" if reached >= 100 else str(reached // 2)
        rows = [
            row(f"办件{number % 50}", "≥100件", f"{reached}件", "50", score, "停产"),
            row("群众满意度", "≥90%", f"{90 + number % 10}%", "40", "40"),
        ]
        form = project(*rows, fund=fund(), total_points=Points("100"))
        yield (
            f"{number}.docx",
            Filing(unit=BudgetUnit(name=f"{number}局"), year=2023, forms=(form,)),
        )


def measured(count: int) -> tuple[float, int, int]:
    """Seconds of the processor, bytes kept at most, and the findings of `count` forms."""
    start = time.process_time()
    found = sum(1 for _ in audit_many(filings(count)))
    taken = time.process_time() - start
    tracemalloc.start()
    for _ in audit_many(filings(count // 10)):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return taken, most, found


def main() -> int:
    """Measure the three sizes, and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    each: list[float] = []
    for size in (count // 4, count // 2, count):
        taken, most, found = measured(size)
        each.append(taken / size)
        print(
            f"{size} forms: {1000 * taken / size:.2f} ms a form, {found} findings; "
            f"{most / (size // 10) / 1024:.1f} KiB kept a form (of {size // 10})"
        )
    return int(each[-1] > 1.5 * each[0])


if __name__ == "__main__":
    sys.exit(main())
