"""附件3-1 in straight numpy: int64 columns, cross-multiplied, written by hand for this one rubric.

It knows nothing of missing facts, of numbers that do not fit, of reasons or of another rubric.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tests.benchmarks.by_hand import TENTHS

__all__ = ["in_numpy"]


def in_numpy(n: Mapping[str, Any], checks: Mapping[str, Any]) -> Any:
    """The totals in tenths of a point, of figures in 10⁻⁴ of what they are printed in."""
    above, most = np.maximum, np.select
    posts = n["staff.authorised_posts"]
    total = above(0, 50 - 5 * above(0, 100 * (n["staff.in_post"] - posts) // posts))
    budget, last = n["three_public.budget"], n["three_public.prior_budget"]
    total += above(0, 50 - 5 * above(0, 100 * (budget - last) // last))
    part, whole = 10 * n["priority.outturn"], n["project.outturn"]
    total += most([part >= edge * whole for edge in (9, 8, 7, 6)], [50, 40, 30, 20], 0)
    moved = 10 * np.abs(n["budget.adjustments"] - n["budget.adjustments.excluded"])
    original = n["budget.original"]
    total += most([moved <= edge * original for edge in (0, 1, 2, 3)], [30, 20, 10, 5], 0)
    total += above(0, 30 - 5 * (n["special_funds.late"] // 10**4))
    balance = n["balance.current_year"]
    total += most([balance == 0, balance <= n["balance.brought_forward"]], [30, 20], 0)
    total += above(0, 60 - 10 * above(0, 100 * (n["three_public.outturn"] - budget) // budget))
    for key, points in TENTHS.items():
        total += points * checks[key]
    total += above(0, 30 - 10 * (n["improper_spending.cases"] // 10**4))
    due = n["procurement.budget"]
    total += above(0, 30 - 2 * above(0, 100 * (due - n["procurement.outturn"]) // due))
    total += above(0, 30 - 2 * above(0, (50 * 10**4 - n["official_card.use_rate"]) // 10**4))
    total += above(0, 40 - 10 * (n["improper_assets.cases"] // 10**4))
    assets = n["assets.total"]
    total += above(0, 30 - above(0, 100 * (assets - n["assets.in_use"]) // assets))
    rate = n["satisfaction.rate"]
    edges = [rate >= edge * 10**4 for edge in (95, 85, 75)]
    return total + most(edges, [50, 30, 10], 0)
