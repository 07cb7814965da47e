"""Rows in the tables of other libraries, as the page of recipes puts them there: exact.

Of each library that is installed; none but polars is a part of the tests' own environment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from perfeval import Submission, get_rubric, rows_from_submissions, score
from perfeval.numbers.printed import Points
from tests.published import filing_of

Rows = Sequence[Mapping[str, object]]


def with_pandas(rows: Rows) -> tuple[Any, Any]:
    """Years with a blank as ``Int64``, points as they are."""
    pandas: Any = pytest.importorskip("pandas")
    table = pandas.DataFrame(rows, dtype=object).astype({"fiscal_year": "Int64"})
    return table["fiscal_year"].dropna().tolist(), table["claimed"].dropna().sum()


def with_polars(rows: Rows) -> tuple[Any, Any]:
    """The places of a column from all its rows."""
    polars: Any = pytest.importorskip("polars")
    table = polars.DataFrame(rows, infer_schema_length=None)
    return table["fiscal_year"].drop_nulls().to_list(), table["claimed"].sum()


def with_duckdb(rows: Rows) -> tuple[Any, Any]:
    """The table of polars, by its name."""
    duckdb: Any = pytest.importorskip("duckdb")
    polars: Any = pytest.importorskip("polars")
    table = polars.DataFrame(rows, infer_schema_length=None)
    asked = "SELECT list(fiscal_year) FILTER (fiscal_year IS NOT NULL), sum(claimed) FROM sent"
    found = duckdb.connect().register("sent", table.to_arrow()).execute(asked).fetchone()
    return found[0], found[1]


@pytest.mark.parametrize("put", [with_pandas, with_polars, with_duckdb])
def test_numbers_stay_exact_beside_blanks(
    put: Callable[[Rows], tuple[Any, Any]],
) -> None:
    """A year is no float though another is blank; points have their places from the last row on."""
    filing = filing_of("yueyanglou-2023")
    card = score(filing, get_rubric("yueyanglou-annex-2"))
    first = evolve(card.scores[0], claimed=Points("9.75"))
    other = evolve(card, scores=(first, *card.scores[1:]))
    sent = [Submission(problem="无"), Submission(scorecard=card), Submission(scorecard=other)]
    years, claimed = put(list(rows_from_submissions(sent)))
    assert (years, [type(each) for each in years]) == ([2023, 2023], [int, int])
    assert claimed == Decimal("195.75")
