"""What one scored form costs, as ratios against the same rows written by hand.

    python -m tests.benchmarks.score_one [SHEETS]

Scores sheets of 附件3-1 (25 rows, half of the rates exactly on an edge), each from its filing: its
total, its scorecard, every reason in one language. Counts the sheets whose total is not that of
straight-line Decimal; zen-engine and OpenFisca-core (extra `bench`) do the same, without reasons.
Prints medians of rounds, and what imports and kept objects cost.
"""

from __future__ import annotations

import itertools
import sys
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from perfeval import Scorecard, get_rubric, score
from tests.benchmarks.by_hand import in_decimals, in_integers
from tests.benchmarks.by_openfisca import in_openfisca
from tests.benchmarks.by_zen import given as given_to_zen
from tests.benchmarks.by_zen import zen_decision
from tests.benchmarks.measuring import Line, interpreters, markdown, medians
from tests.benchmarks.sheets import Sheet, sheets

__all__ = ["table"]

RUBRIC: Final = get_rubric("yueyang-annex-3-1")
ROUNDS: Final = 9
FEW: Final = 100
HAND: Final = "by hand, straight-line Decimal"
_FIRST: Final = """
from perfeval import BudgetUnit, Fact, Filing, get_rubric, score
facts = Fact(id="staff.in_post", value="31人"), Fact(id="staff.authorised_posts", value="30人")
filing = Filing(unit=BudgetUnit(name="某局"), facts=facts)
print(score(filing, get_rubric("yueyang-annex-3-1")).scores[0].reason())
"""


def endless(values: Iterable[Any]) -> Callable[[], Any]:
    """The next of the values each time, over and over."""
    return itertools.cycle(values).__next__


def _ours(few: Sequence[Sheet]) -> dict[str, Callable[[], object]]:
    """What is done with a form."""
    checked = endless([each.filing() for each in few])
    # Each of these is scored once; they are kept, for to free a filing is not to score it.
    unseen = [each.filing() for _ in range(ROUNDS) for each in few]
    fresh = endless(unseen)

    def reasons(lang: str) -> object:
        return [row.reason(lang) for row in score(checked(), RUBRIC).scores]

    return {
        "`score(…).total`, a filing scored before": lambda: score(checked(), RUBRIC).total,
        "`score(…)`, a filing scored before": lambda: score(checked(), RUBRIC),
        "`score(…)`, a filing not seen before": lambda: score(fresh(), RUBRIC),
        "with its 25 rows": lambda: score(checked(), RUBRIC).scores,
        "with every reason in Chinese": lambda: reasons("zh"),
        "with every reason in English": lambda: reasons("en"),
    }


def _peers(few: Sequence[Sheet]) -> dict[str, tuple[Callable[[Any], Any], list[Any]]]:
    """What gives the total of a form, and the forms as it takes them; those that are installed."""
    found: dict[str, tuple[Callable[[Any], Any], list[Any]]] = {
        HAND: (lambda given: in_decimals(*given), [(each.decimals, each.checks) for each in few]),
        "by hand, straight-line integers": (
            lambda given: Decimal(in_integers(*given)) / 10,
            [(each.integers, each.checks) for each in few],
        ),
    }
    zen, openfisca = zen_decision(), in_openfisca(few[0].figures)
    if zen is not None:
        figures = [given_to_zen(each) for each in few]
        found["zen-engine, an expression a row"] = lambda n: _total(zen(n, False)), figures
        found["zen-engine with its trace"] = lambda n: _total(zen(n, True)), figures
    if openfisca is not None:
        columns = [
            {key: [float(value)] for key, value in each.decimals.items()}
            | {key: [met] for key, met in each.checks.items()}
            for each in few
        ]
        found["OpenFisca-core, one situation (32-bit floats)"] = (
            lambda given: Decimal(str(round(float(openfisca(given)[0]), 1))),
            columns,
        )
    return found


def _total(result: Any) -> Decimal:
    return Decimal(str(result["result"]["total"]))


def _kept(few: Sequence[Sheet]) -> list[Line]:
    """What objects take that are kept, in bytes."""

    def taken(make: Callable[[Any], object], given: Sequence[Any]) -> int:
        tracemalloc.start()
        kept = [make(each) for each in given]
        size = tracemalloc.get_traced_memory()[0] // len(kept)
        tracemalloc.stop()
        return size

    def read(card: Scorecard) -> object:
        return card.scores, [row.reason() for row in card.scores]

    filings = [each.filing() for each in few]
    cards = [score(each, RUBRIC) for each in filings]
    return [
        Line("a filing of 31 facts", (f"{taken(Sheet.filing, few):,}",)),
        Line("a scorecard that nobody read", (f"{taken(lambda f: score(f, RUBRIC), filings):,}",)),
        Line("its rows and every reason beside it", (f"{taken(read, cards):,}",)),
    ]


def table(count: int) -> str:
    """Measure, with so many sheets looked at for wrong totals."""
    given = list(sheets(count))
    few = given[:FEW]
    due = [in_decimals(each.decimals, each.checks) for each in given]
    totals = [score(each.filing(), RUBRIC).total.decimal for each in given]
    wrong = sum(one != other for one, other in zip(totals, due, strict=True))
    runs, said = dict[str, Callable[[], object]](), dict[str, str]()
    for name, (run, figures) in _peers(few).items():
        differ = sum(run(one) != total for one, total in zip(figures, due, strict=False))
        said[name] = f"{differ} of {len(figures)}"
        each = endless(figures)
        runs[name] = lambda run=run, each=each: run(each())  # type: ignore[misc]
    runs |= _ours(few)
    taken = medians(runs, dict.fromkeys(runs, FEW), ROUNDS)
    ours = f"{wrong} of {count}"
    lines = [
        Line(name, (f"{at * 1e6:.1f}", f"{at / taken[HAND]:.2f}", said.get(name, ours)))
        for name, at in taken.items()
    ]
    started = interpreters(
        {"": "", "attrs": "import attrs", "ours": "import perfeval", "1": _FIRST}
    )
    attrs = started["attrs"] - started[""]
    costs = [
        Line(
            name,
            (
                f"{(started[key] - started['']) * 1e3:.0f}",
                f"{(started[key] - started['']) / attrs:.2f}",
            ),
        )
        for name, key in (
            ("`import attrs`", "attrs"),
            ("`import perfeval`", "ours"),
            ("`import perfeval`, a filing, its first score and a reason", "1"),
        )
    ]
    return "\n\n".join(
        [
            markdown(("one form", "µs", "× Decimal by hand", "totals that differ"), lines),
            markdown(("a new interpreter, above a bare one", "ms", "× attrs"), costs),
            markdown(("kept in memory", "bytes"), _kept(few)),
        ]
    )


def main() -> None:
    """Measure and print."""
    print(table(int(sys.argv[1]) if sys.argv[1:] else 2000))


if __name__ == "__main__":
    main()
