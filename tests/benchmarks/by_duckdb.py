"""附件3-1 as one query of DuckDB (extra `bench`), over the table of decimals that we score too.

It cross-multiplies whole numbers: DuckDB divides decimals as binary floats, which miss edges.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

from tests.benchmarks.by_hand import TENTHS

__all__ = ["in_duckdb"]

_UNIT = "（万元）"


def _above(part: str, whole: str, points: int, each: int) -> str:
    return f"greatest(0, {points} - {each} * greatest(0, 100 * ({part}) // {whole}))"


def _case(tests: Mapping[str, int]) -> str:
    chain = " ".join(f"WHEN {test} THEN {points}" for test, points in tests.items())
    return f"CASE {chain} ELSE 0 END"


_SHARES = ((9, 50), (8, 40), (7, 30), (6, 20))
_MOVES = ((0, 30), (1, 20), (2, 10), (3, 5))
_MOVED = "10 * abs(budget_adjustments - budget_adjustments_excluded)"
_ROWS = (
    _above("staff_in_post - staff_authorised_posts", "staff_authorised_posts", 50, 5),
    _above("three_public_budget - three_public_prior_budget", "three_public_prior_budget", 50, 5),
    _case({f"10 * priority_outturn >= {e} * project_outturn": p for e, p in _SHARES}),
    _case({f"{_MOVED} <= {e} * budget_original": p for e, p in _MOVES}),
    "greatest(0, 30 - 5 * (special_funds_late // 10000))",
    _case({"balance_current_year = 0": 30, "balance_current_year <= balance_brought_forward": 20}),
    _above("three_public_outturn - three_public_budget", "three_public_budget", 60, 10),
    *(f"{points} * {key.replace('.', '_')}" for key, points in TENTHS.items()),
    "greatest(0, 30 - 10 * (improper_spending_cases // 10000))",
    _above("procurement_budget - procurement_outturn", "procurement_budget", 30, 2),
    _above("500000 - official_card_use_rate", "1000000", 30, 2),
    "greatest(0, 40 - 10 * (improper_assets_cases // 10000))",
    _above("assets_total - assets_in_use", "assets_total", 30, 1),
    _case({f"satisfaction_rate >= {e}0000": p for e, p in ((95, 50), (85, 30), (75, 10))}),
)
"""The rows that have a rule, in tenths of a point, of figures in 10⁻⁴ of their unit."""


def in_duckdb() -> Callable[[Any], Any] | None:
    """What gives the totals of a table in tenths of a point; None without DuckDB."""
    try:
        duckdb = importlib.import_module("duckdb")
    except ImportError:
        return None

    def totals(table: Any) -> Any:
        whole = ", ".join(
            f'CAST("{name}" * 10000 AS BIGINT) AS {name.removesuffix(_UNIT).replace(".", "_")}'
            if str(kind).startswith("Decimal")
            else f'CAST("{name}" AS BIGINT) AS {name.replace(".", "_")}'
            for name, kind in table.schema.items()
        )
        query = f"SELECT {' + '.join(_ROWS)} AS total FROM (SELECT {whole} FROM forms)"
        with duckdb.connect() as connection:
            connection.register("forms", table.to_arrow())
            return connection.sql(query).fetchnumpy()["total"]

    return totals
