"""The laws of the interval rule on a million generated relations each, against fractions.

    python -m tests.benchmarks.audit_laws [COUNT]

Correctly rounded sums raise no mismatch, nor does any of a thousand sound filings; errors above
(n + 1) units of the printed family place are all found; every verdict is the one that arithmetic
on fractions gives. Exit status 1 if not.
"""

from __future__ import annotations

import sys
import time
from random import Random

from perfeval.audit import Interval, audit, ratio_verdict, sum_verdict
from tests.audit.filings import wrong
from tests.audit.generated import oracle_ratio, oracle_sum, random_ratio, random_sum
from tests.audit.sound import sound


def run(count: int) -> dict[str, int]:
    """How often each law is broken in `count` cases."""
    broken = {"false alarms": 0, "errors not found": 0, "sums unlike the oracle": 0}
    broken["ratios unlike the oracle"] = 0
    sound_ones = range(count // 1000)
    broken["alarms in sound filings"] = sum(bool(wrong(audit(sound(n)))) for n in sound_ones)
    random = Random(2023)
    for _ in range(count):
        total, parts = random_sum(random, wrong=False)
        broken["false alarms"] += sum_verdict(total, parts).verdict.fails
        error = (len(parts) + 1) * total.step + random.randint(1, 10**6)
        moved = Interval(total.value + random.choice((-error, error)), total.step, total.own)
        broken["errors not found"] += not sum_verdict(moved, parts).verdict.fails
        total, parts = random_sum(random, wrong=True)
        verdict = sum_verdict(total, parts).verdict
        broken["sums unlike the oracle"] += verdict is not oracle_sum(total, parts)
        top, bottom, rate = random_ratio(random)
        verdict = ratio_verdict(top, bottom, rate, 10**4).verdict
        broken["ratios unlike the oracle"] += verdict is not oracle_ratio(top, bottom, rate)
    return broken


def main() -> int:
    """Run, print what was broken and how long it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10**6
    start = time.perf_counter()
    broken = run(count)
    print(f"{count} of each in {time.perf_counter() - start:.0f} s")
    for law, times in broken.items():
        print(f"{law}: {times}")
    return int(any(broken.values()))


if __name__ == "__main__":
    sys.exit(main())
