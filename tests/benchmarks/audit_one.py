"""What an audit costs, as ratios against scoring in the same run.

    python -m tests.benchmarks.audit_one

Prints the ratio of auditing one full filing to scoring it by the interpreter, which asks every rule
(at most 12), and of a hundred filings to one (about a hundred), in the time of the processor, which
other programs disturb less. Exit status 1 above 12.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from perfeval.audit import audit
from perfeval.rubrics.yueyang_annex_3_1 import RUBRIC as SHEET
from perfeval.rubrics.yueyanglou_annex_2 import RUBRIC as UNIT
from perfeval.scoring.interpreter import interpreted
from perfeval.scoring.scoring import choose_form
from tests.audit.filings import example


def seconds(*calls: Callable[[], object], times: int) -> list[float]:
    """The median time of each call; they take turns, so that what disturbs one disturbs all."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(times):
        for call, own in zip(calls, taken, strict=True):
            start = time.process_time()
            call()
            own.append(time.process_time() - start)
    return [statistics.median(own) for own in taken]


def main() -> int:
    """Measure the two filings that a rubric scores, and print."""
    worst = 0.0
    for name, rubric in (("000", UNIT), ("004", SHEET)):
        filing = example(name)
        form = choose_form(filing, rubric, None)
        facts = filing.facts_for(form)
        scored, audited = seconds(
            lambda: interpreted(filing, rubric, form, facts, {}),  # noqa: B023
            lambda: audit(filing),  # noqa: B023
            times=200,
        )
        (hundred,) = seconds(lambda: [audit(filing) for _ in range(100)], times=3)  # noqa: B023
        worst = max(worst, audited / scored)
        print(
            f"{name}: score {scored * 1000:.2f} ms, audit {audited * 1000:.2f} ms, "
            f"audit / score {audited / scored:.1f}, hundred / one {hundred / audited:.0f}"
        )
    return int(worst > 12)


if __name__ == "__main__":
    sys.exit(main())
