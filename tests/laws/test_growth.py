"""What comes through a door costs in proportion to its size, in whatever direction it grows.

Counted, not timed: the lines of the package that are run for once, twice and three times as much.
From twice to three times as much they grow as from once to twice as much, for the same is added;
what is compared each with each, or gone through anew for each, costs more and more. Patterns run no
lines: what stands in a long cell is timed, by ratios. `tests/benchmarks/growth.py` times it all.
"""

from __future__ import annotations

from collections.abc import Callable

from perfeval.text.numerals import narrow
from tests.effort import NIGHT
from tests.growth.doors import DIRECTIONS
from tests.growth.growth import STEEP, patience, steepness
from tests.growth.probing import SIZES
from tests.growth.work import bend
from tests.tables import each_row

MOST = 1.02
COUNT = 10
WIDE = 30  # wider tables than are judged column by column
MANY = 30
OF_MANY = (  # what is done once, or up to a limit, is more than the rest of a few
    *("read text: headings", "read text: staff headings", "read text: city goals in a cell"),
    *("read text: lines", "read word: paragraphs in a cell"),
    *("audit: breakdown", "audit: multiples", "audit: classifications"),
)
LONG = tuple(
    each
    for each in DIRECTIONS
    if (each.startswith("audit: ") and each.endswith(" in a text"))
    or each.removeprefix("read text: ")
    in {"blanks", "line breaks", "brackets", "open brackets", "dots", "placeholders", "words"}
)
COUNTED = (
    *(
        "read text: ",
        "read word: columns",
        "read word: runs",
        "read word: tables",
        "read word: paragraphs in",
        "read html: elements",
        "read html: nested",
        "read html: tables in",
        "audit: ",
    ),
    *("read excel: cells", "read excel: merged", "read excel: formats", "read excel: shared"),
    *("score: indicators", "score: criteria", "score_all", "filing_from_rows", "render "),
    *(
        "dumps: indicators",
        "loads: indicators",
        "loads: what",
        "dumps scorecard",
        "loads scorecard",
    ),
)


TWICE = {  # columns are judged alike, in a table as in a text, of goals as of results
    *("read word: columns", "read word: columns of goals", "read text: columns of goals"),
}


DUE = [each for each in DIRECTIONS if each.startswith(COUNTED) and each not in TWICE]


@each_row("name", DUE[:: 1 if NIGHT else 2])
def test_twice_as_much_is_twice_the_work(name: str) -> None:
    """At every door: no row is compared with every other, no form read anew for each.

    In the suite every second direction; all in a night, and in the benchmark.
    """
    few = WIDE if "columns" in name else COUNT
    count = MANY if name in OF_MANY or name.endswith(" in a text") else few
    assert bend(DIRECTIONS[name].make, count) <= MOST


@each_row("name", LONG)
def test_a_long_cell_takes_time_in_proportion(name: str) -> None:
    """Of blanks, of line breaks, of brackets: what once hung the reader and the audit."""
    assert steepness(DIRECTIONS[name].make, SIZES, 100 * patience()) <= STEEP


def pairs(count: int) -> Callable[[], object]:
    """An audit, and beside it one small call for each pair of its rows."""
    audited = DIRECTIONS["audit: indicators"].make(count)

    def call() -> object:
        return audited(), [narrow("甲") for _ in range(count) for _ in range(count)]

    return call


def test_work_that_grows_faster_is_seen() -> None:
    """What is done for each pair is too much, be it little beside the rest."""
    assert bend(pairs, COUNT) > MOST
