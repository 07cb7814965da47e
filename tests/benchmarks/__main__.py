"""All that is compared with others, in one command (extra `bench`).

    python -m tests.benchmarks [--write] [FORMS]

Scores single forms, tables of up to a million forms (or so many), reads documents, and starts
interpreters; prints the tables of docs/performance.md with the versions and the machine, and with
`--write` puts them there. Needs numpy and polars; another peer that is not installed is left out,
and is said to be. Takes about five minutes.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tests.benchmarks import read_one, score_columns, score_one
from tests.benchmarks.measuring import machine

PAGE: Final = Path(__file__).parents[2] / "docs" / "performance.md"
BEGINS, ENDS = "<!-- measured -->\n", "<!-- end of what is measured -->\n"


def main() -> None:
    """Measure, print, and write where it is asked for."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdecimal()]
    tables = [
        score_one.table(2_000),
        score_columns.table(*numbers[:1] or [1_000_000]),
        read_one.table(),
        f"{datetime.now(UTC):%Y-%m-%d}: {machine()}.",
    ]
    text = "\n\n".join(tables)
    print(text)
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(BEGINS)
        _, after = rest.split(ENDS)
        PAGE.write_text(f"{before}{BEGINS}\n{text}\n\n{ENDS}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
