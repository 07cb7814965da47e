"""Columns say what the interpreter says, on as many forms as are asked for by each rubric.

    python -m tests.benchmarks.columns_alike [FORMS]

Every installed rubric that facts alone can be scored by scores 100,000 drawn forms as tables of
5,000: whole numbers, decimals and text in several units, half of all rates on a whole
percentage point or a hundredth beside it, cells that are empty, words, of other units. The total,
of how many points it is, the rating, each criterion and the code of each that has no points are
compared with those of the interpreter. Ends with 1 where one differs.
"""

from __future__ import annotations

import random
import sys
import time

from perfeval import get_rubric, rubrics, score_columns
from perfeval.scoring.scoring import is_scored_by_facts
from tests.columns.tables import differences, drawn

FORMS = 100_000
TABLE = 5_000


def main() -> int:
    """Compare, and print how many differ by each rubric."""
    known = [get_rubric(entry.qualified_id) for entry in rubrics(allow=["perfeval"])]
    asked = [rubric for rubric in known if is_scored_by_facts(rubric.form)]
    forms = int(sys.argv[1]) if sys.argv[1:] else FORMS
    found = 0
    for rubric in asked:
        wrong, seconds = 0, 0.0
        for number, start in enumerate(range(0, forms, TABLE)):
            made = drawn(rubric, min(TABLE, forms - start), random.Random(number))
            started = time.perf_counter()
            scored = score_columns(made.table(), rubric)
            seconds += time.perf_counter() - started
            for difference in differences(made, scored):
                wrong += 1
                print(f"{rubric.id}, table {number}, row {difference}", flush=True)
        found += wrong
        print(f"{rubric.id:24} {forms:8} forms, {wrong} differences, {seconds:.1f} s", flush=True)
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
