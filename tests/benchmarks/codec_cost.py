"""What reading and writing a filing of 20 indicators costs, against `json` on the same text.

python tests/benchmarks/codec_cost.py

Prints the ratios of `loads` to `json.loads` and of `dumps` to `json.dumps` (with the same
arguments), measured in turns, because times drift on shared machines and ratios hold. Ends with 1
where reading takes more than 12 times as long, or writing more than 8.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial

from perfeval import (
    Count,
    Fact,
    Points,
    dumps,
    filing_from_rows,
    loads,
)
from perfeval.filing import Filing

MOST_READING = 12.0
MOST_WRITING = 8.0
ROUNDS = 40
LOOPS = 10


def filing() -> Filing:
    """A unit table as it comes: twenty indicators, a budget, a few facts."""
    whose = {"fiscal_year": 2023, "unit": "岳阳市岳阳楼区行政审批服务局"}
    rows = [
        {
            **whose,
            "level1": "产出指标",
            "level2": "数量指标",
            "level3": f"第{number}项工作完成情况",
            "sign": "≥",
            "target": 50 + number,
            "measure": "个",
            "weight": Points("4.5").decimal,
            "actual": 60 + number,
            "score": 4,
            "reason": "按时完成，无偏差",
        }
        for number in range(20)
    ]
    budget = {**whose, "original": 14000000, "adjusted": 13939700, "executed": 13939700}
    made = filing_from_rows(rows, [budget])
    facts = tuple(
        Fact(id=f"fact.n{n}", value=Count(f"{n}人"), at="一、基本概况") for n in range(10)
    )
    return Filing(unit=made.unit, year=made.year, forms=made.forms, facts=facts)


def best(call: Callable[[], object]) -> float:
    """The time of one call: the least of several loops."""
    start = time.perf_counter()
    for _ in range(LOOPS):
        call()
    return (time.perf_counter() - start) / LOOPS


def ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> float:
    """How many times as long ours takes, at the best of each, measured in turns."""
    pairs = [(best(ours), best(theirs)) for _ in range(ROUNDS)]
    return min(our for our, _ in pairs) / min(their for _, their in pairs)


def main() -> int:
    """Measure both ways."""
    value = filing()
    text = dumps(value)
    assert loads(text) == value
    plain = json.loads(text)
    reading = ratio(partial(loads, text), partial(json.loads, text))
    writing = ratio(
        partial(dumps, value),
        partial(json.dumps, plain, ensure_ascii=False, sort_keys=True, indent=2),
    )
    compact = ratio(partial(dumps, value), partial(json.dumps, plain))
    print(f"{len(text):,} characters, {len(value.forms[0].indicators)} indicators")
    print(f"loads: {reading:.1f} times json.loads")
    print(f"dumps: {writing:.1f} times json.dumps of the same text; {compact:.1f} times compact")
    return int(reading > MOST_READING or writing > MOST_WRITING)


if __name__ == "__main__":
    sys.exit(main())
