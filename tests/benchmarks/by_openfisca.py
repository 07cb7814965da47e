"""附件3-1 as a system of OpenFisca-core (extra `bench`): a variable for each figure and each row.

OpenFisca computes in binary floats of 32 bits, as its users do.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from tests.benchmarks.by_hand import ITEMS

__all__ = ["in_openfisca"]

_YEAR = "2020"
_Given = Callable[[str], Any]


def _less(points: float, each: float, steps: Any) -> Any:
    """What is left of the points when each whole step takes some off."""
    return np.maximum(0, points - each * np.floor(np.maximum(0, steps)))


def _adjusted(n: _Given) -> Any:
    moved = 100 * abs(n("budget.adjustments") - n("budget.adjustments.excluded"))
    rate = moved / n("budget.original")
    return np.select([rate <= 0, rate <= 10, rate <= 20, rate <= 30], [3, 2, 1, 0.5], 0)


def _priority(n: _Given) -> Any:
    share = 100 * n("priority.outturn") / n("project.outturn")
    return np.select([share >= edge for edge in (90, 80, 70, 60)], [5, 4, 3, 2], 0)


def _balance(n: _Given) -> Any:
    now = n("balance.current_year")
    return np.select([now == 0, now <= n("balance.brought_forward")], [3, 2], 0)


def _satisfied(n: _Given) -> Any:
    return np.select([n("satisfaction.rate") >= edge for edge in (95, 85, 75)], [5, 3, 1], 0)


def _rate(part: str, whole: str) -> Callable[[_Given], Any]:
    return lambda n: 100 * n(part) / n(whole)


_ROWS: Mapping[str, Callable[[_Given], Any]] = {
    "staff": lambda n: _less(5, 0.5, _rate("staff.in_post", "staff.authorised_posts")(n) - 100),
    "three": lambda n: _less(
        5, 0.5, _rate("three_public.budget", "three_public.prior_budget")(n) - 100
    ),
    "priority": _priority,
    "adjusted": _adjusted,
    "late": lambda n: _less(3, 0.5, n("special_funds.late")),
    "balance": _balance,
    "spent": lambda n: _less(6, 1, _rate("three_public.outturn", "three_public.budget")(n) - 100),
    "checks": lambda n: sum(float(points) * n(key) for key, points in ITEMS.items()),
    "improper": lambda n: _less(3, 1, n("improper_spending.cases")),
    "bought": lambda n: _less(3, 0.2, 100 - _rate("procurement.outturn", "procurement.budget")(n)),
    "card": lambda n: _less(3, 0.2, 50 - n("official_card.use_rate")),
    "assets": lambda n: _less(4, 1, n("improper_assets.cases")),
    "in_use": lambda n: _less(3, 0.1, 100 - _rate("assets.in_use", "assets.total")(n)),
    "satisfied": _satisfied,
}


def in_openfisca(figures: Iterable[str]) -> Callable[[Mapping[str, Any]], Any] | None:
    """What gives the totals of columns by the ids of the facts; None without OpenFisca-core."""
    try:
        importlib.import_module("openfisca_core")
    except ImportError:
        return None
    entities, systems, builders, variables, periods = (
        importlib.import_module(f"openfisca_core.{name}")
        for name in (
            "entities",
            "taxbenefitsystems",
            "simulations.simulation_builder",
            "variables",
            "periods",
        )
    )
    unit = entities.Entity("unit", "units", "预算单位", "")
    system = systems.TaxBenefitSystem([unit])

    def add(name: str, kind: type, formula: Callable[[Any, Any], Any] | None = None) -> None:
        fields = {"value_type": kind, "entity": unit, "definition_period": periods.DateUnit.YEAR}
        made = {**fields, **({} if formula is None else {"formula": formula})}
        system.add_variable(type(name, (variables.Variable,), made))

    for fact in figures:
        add(_name(fact), float)
    for fact in ITEMS:
        add(_name(fact), bool)
    for row, points in _ROWS.items():
        add(row, float, _formula(points))
    add("total", float, lambda units, period: sum(units(row, period) for row in _ROWS))

    def totals(columns: Mapping[str, Any]) -> Any:
        count = len(next(iter(columns.values())))
        simulation = builders.SimulationBuilder().build_default_simulation(system, count)
        for fact, values in columns.items():
            simulation.set_input(_name(fact), _YEAR, values)
        return simulation.calculate("total", _YEAR)

    return totals


def _formula(points: Callable[[_Given], Any]) -> Callable[[Any, Any], Any]:
    """A formula as OpenFisca has it: it counts the arguments."""
    return lambda units, period: points(lambda fact: units(_name(fact), period))


def _name(fact: str) -> str:
    return fact.replace(".", "_")
