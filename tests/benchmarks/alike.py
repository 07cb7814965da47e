"""Whether every path says what the interpreter says, on as many forms as asked for by each rubric.

    python -m tests.benchmarks.alike [FORMS] [RUBRIC …]

The interpreter asks every rule for its award, in fractions. By each installed rubric, or by those
that are named, 100,000 drawn forms are scored: half of the rates lie exactly on a whole percentage
point, half of the indicators on their target, and some figures are missing, 0, below 0, of another
unit or words. Of `score` and `score_many`, by turns, the total before a row is read, each row and
each reason are compared. Where facts alone can be scored, so are tables of whole numbers, decimals
and texts in several units with odd cells, by `score` and by `score_columns`, with and without the
rows: as tables of polars, pyarrow, pandas and DuckDB by turns. Ends with 1 where one differs. Takes
three quarters of an hour of a processor.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, Final

import polars
from attrs import evolve

from perfeval import (
    Fact,
    Filing,
    Rubric,
    columns_of,
    get_rubric,
    rubrics,
    score,
    score_columns,
    score_many,
)
from perfeval.conformance.specimens import Figures, asked, specimen
from perfeval.filing import Actual, Form, Indicator, ProjectForm, Target, UnitForm
from perfeval.measures import Checks, GivenCount, GivenRate, GivenState
from perfeval.rules.fit import states_of
from perfeval.scoring.interpreter import interpreted
from perfeval.scoring.scoring import choose_form, is_scored_by_facts
from tests.columns.tables import differences
from tests.columns.tables import drawn as drawn_table

FORMS: Final = 100_000
TOGETHER: Final = 5_000
_ODD: Final = ("0元", "-3元", "12人", "7辆", "50%", "若干", "/", "0")
_ACTUALS: Final = ("{}个", "{}个", "{}个", "{}个", "{}", "达成", "部分达成", "≥{}个", "/")
_LIBRARIES: Final[Sequence[Callable[[polars.DataFrame], Any]]] = (
    lambda table: table,
    lambda table: table.to_arrow(),
    lambda table: table.to_pandas(use_pyarrow_extension_array=True),
    lambda table: import_module("duckdb").from_arrow(table.to_arrow()),
)
"""What else than polars users have their tables in."""


def drawn(rubric: Rubric, count: int, draw: random.Random) -> Iterator[Filing]:
    """So many filings for a rubric."""
    bases = [specimen(rubric, figures) for figures in Figures]
    formulas = list(asked(rubric))
    for number in range(count):
        base, facts = bases[number % len(bases)], dict[str, str | bool]()
        for each in formulas:
            whole = draw.randrange(1, 500)
            for place, fact in enumerate(each.formula.facts):
                if isinstance(each.formula, Checks):
                    facts[fact] = draw.random() < 0.8
                elif isinstance(each.formula, GivenState):
                    facts[fact] = draw.choice((*states_of(each.rule), "其他"))
                elif isinstance(each.formula, GivenRate):
                    facts[fact] = f"{draw.randrange(0, 11_000) / 100:.{draw.choice((0, 2))}f}%"
                elif isinstance(each.formula, GivenCount):
                    facts[fact] = f"{draw.randrange(8)}例"
                else:
                    hundreds = draw.randrange(-10, 140) * whole if place == 0 else 100 * whole
                    odd = draw.randrange(100) if place == 0 and draw.random() < 0.5 else 0
                    facts[fact] = f"{hundreds + odd}元"
        for fact in facts:
            if draw.random() < 0.03:
                facts[fact] = draw.choice(_ODD)
        given = (Fact(id=key, value=value) for key, value in facts.items() if draw.random() < 0.97)
        alone = is_scored_by_facts(rubric.form) and number % 3 > 0
        forms = () if alone else tuple(_with_values(form, draw) for form in base.forms)
        yield evolve(base, facts=tuple(given), forms=forms)


def _with_values(form: Form, draw: random.Random) -> Form:
    """A form whose indicators have other values, a half of them exactly what was to be reached."""

    def other(row: Indicator) -> Indicator:
        whole = draw.randrange(1, 200)
        reached = whole if draw.random() < 0.5 else draw.randrange(300)
        sign, actual = draw.choice("≥≤=＞＜"), draw.choice(_ACTUALS).format(reached)
        return evolve(row, target=Target(text=f"{sign}{whole}个"), actual=Actual(text=actual))

    if not isinstance(form, ProjectForm | UnitForm):
        return form
    return evolve(form, indicators=tuple(map(other, form.indicators)))


def _differ(filings: Iterable[Filing], rubric: Rubric) -> Iterator[str]:
    """Which filings have anything else in their scorecard than the interpreter says."""
    given = list(filings)
    many = score_many(given, rubric)
    for number, (filing, scored) in enumerate(zip(given, many, strict=True)):
        chosen = choose_form(filing, rubric, None)
        due = interpreted(filing, rubric, chosen, filing.facts_for(chosen), {})
        card = scored.scorecard if number % 2 else score(filing, rubric)
        lang = ("zh", "en")[number // 2 % 2]
        if card.total != due.total:
            yield f"{number}: the total"
        pairs = zip(card.scores, due.scores, strict=True)
        if any(row.reason(lang) != other.reason(lang) for row, other in pairs):
            yield f"{number}: a reason"
        if card != due:
            yield f"{number}: a row"


def _filings_differ(rubric: Rubric, size: int, number: int) -> Iterator[str]:
    """What differs in so many filings."""
    yield from _differ(drawn(rubric, size, random.Random(number)), rubric)


def _tables_differ(rubric: Rubric, size: int, number: int) -> Iterator[str]:
    """What differs in a table of so many forms, and in the filings that say the same."""
    made = drawn_table(rubric, size, random.Random(number))
    table = _LIBRARIES[number % len(_LIBRARIES)](made.table())
    scored, totals = score_columns(table, rubric), score_columns(table, rubric, rows=False)
    yield from differences(made, scored)
    if not scored.select(totals.columns).equals(totals):
        yield "the totals without the rows"
    for filing, total in zip(made.filings(), scored["total"], strict=True):
        if score(filing, rubric).total.decimal != total:
            yield f"{filing.facts}: the total of the filing"


def main() -> int:
    """Compare, and print how many differences there are by each rubric."""
    given = sys.argv[1:]
    forms = int(given.pop(0)) if given and given[0].isdecimal() else FORMS
    found = 0
    for entry in rubrics(allow=["perfeval"]):
        if given and entry.id not in given:
            continue
        rubric = get_rubric(entry.qualified_id)
        paths = {"score, score_many": _filings_differ}
        if is_scored_by_facts(rubric.form) and columns_of(rubric):
            paths["score_columns, score"] = _tables_differ
        for path, differ in paths.items():
            wrong = 0
            for number, start in enumerate(range(0, forms, TOGETHER)):
                for difference in differ(rubric, min(TOGETHER, forms - start), number):
                    wrong += 1
                    print(f"{rubric.id}, {number}: {difference}", flush=True)
            print(f"{rubric.id:22} {path:21} {forms:8} forms, {wrong} differences", flush=True)
            found += wrong
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
