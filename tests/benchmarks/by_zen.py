"""附件3-1 as a decision of zen-engine (extra `bench`): an expression for each row of the sheet.

It is what a host would write who has a rule engine and not this library: the same rows as in
`by_hand`, their total, and with `trace` what each expression gave. There are no reasons in words.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.benchmarks.by_hand import ITEMS
from tests.benchmarks.sheets import Sheet

__all__ = ["given", "zen_decision"]

Evaluated = Callable[[Mapping[str, object], bool], Mapping[str, Any]]

_FACT = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
_CHECKS = " + ".join(f"({key} ? {points} : 0)" for key, points in ITEMS.items())


def _above(rate: str, points: int, each: str) -> str:
    return f"max([0, {points} - {each} * floor(max([0, {rate}]))])"


_ROWS = {
    "staff": _above("100 * staff.in_post / staff.authorised_posts - 100", 5, "0.5"),
    "three_public": _above(
        "100 * (three_public.budget - three_public.prior_budget) / three_public.prior_budget",
        5,
        "0.5",
    ),
    "priority": "share >= 90 ? 5 : share >= 80 ? 4 : share >= 70 ? 3 : share >= 60 ? 2 : 0",
    "adjusted": "moved <= 0 ? 3 : moved <= 10 ? 2 : moved <= 20 ? 1 : moved <= 30 ? 0.5 : 0",
    "late": _above("special_funds.late", 3, "0.5"),
    "balance": (
        "balance.current_year == 0 ? 3 : balance.current_year <= balance.brought_forward ? 2 : 0"
    ),
    "spent": _above("100 * three_public.outturn / three_public.budget - 100", 6, "1"),
    "checks": _CHECKS,
    "improper": _above("improper_spending.cases", 3, "1"),
    "procurement": _above("100 - 100 * procurement.outturn / procurement.budget", 3, "0.2"),
    "card": _above("50 - official_card.use_rate", 3, "0.2"),
    "assets": _above("improper_assets.cases", 4, "1"),
    "in_use": _above("100 - 100 * assets.in_use / assets.total", 3, "0.1"),
    "satisfied": (
        "satisfaction.rate >= 95 ? 5 : satisfaction.rate >= 85 ? 3 : "
        "satisfaction.rate >= 75 ? 1 : 0"
    ),
}
_RATES = {
    "share": "100 * priority.outturn / project.outturn",
    "moved": "100 * abs(budget.adjustments - budget.adjustments.excluded) / budget.original",
}


def zen_decision() -> Evaluated | None:
    """What evaluates the figures of a sheet, with its trace or without; None without zen-engine."""
    try:
        zen = importlib.import_module("zen")
    except ImportError:
        return None
    total = " + ".join(f"$.{key}" for key in _ROWS)
    rows = {key: _inlined(value) for key, value in _ROWS.items()} | {"total": total}
    expressions = [{"id": key, "key": key, "value": value} for key, value in rows.items()]
    place = {"x": 0, "y": 0}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": place},
        {
            "id": "rows",
            "type": "expressionNode",
            "name": "rows",
            "position": place,
            "content": {"expressions": expressions},
        },
        {"id": "out", "type": "outputNode", "name": "out", "position": place},
    ]
    edges = [
        {"id": f"{one}-{other}", "sourceId": one, "targetId": other, "type": "edge"}
        for one, other in (("in", "rows"), ("rows", "out"))
    ]
    kind = "application/vnd.gorules.decision"
    source = json.dumps({"contentType": kind, "nodes": nodes, "edges": edges})
    decision = zen.ZenEngine().create_decision(source)

    def evaluated(figures: Mapping[str, object], trace: bool) -> Mapping[str, Any]:
        found: Mapping[str, Any] = decision.evaluate(figures, {"trace": trace})
        return found

    return evaluated


def _inlined(expression: str) -> str:
    """An expression with the rates put in that it compares with several edges, and its names."""
    for name, rate in _RATES.items():
        expression = expression.replace(f"{name} ", f"({rate}) ")
    return _FACT.sub(lambda found: _name(found[0]), expression)


def given(sheet: Sheet) -> dict[str, object]:
    """The figures of a sheet by the names of the expressions, as the numbers that JSON has."""
    numbers = {_name(key): float(value) for key, value in sheet.decimals.items()}
    return {**numbers, **{_name(key): met for key, met in sheet.checks.items()}}


def _name(fact: str) -> str:
    """A name that is none of a field, and no word of the language."""
    return fact.replace(".", "_")
