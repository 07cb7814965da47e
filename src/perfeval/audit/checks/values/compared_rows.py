"""The rows that have a target and a value, whatever table they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from perfeval.audit.finding import Place
from perfeval.audit.ties.implied import placed_forms
from perfeval.filing.filing import Filing
from perfeval.filing.forms.city_form import CityForm
from perfeval.filing.indicators import Indicator

__all__ = ["SOURCE", "placed_rows"]

SOURCE: Final = "财预〔2020〕10号：定量指标按数值比较；自评表填报要求"


def placed_rows(filing: Filing) -> Iterator[tuple[Place, Indicator]]:
    """The indicators of self-evaluations and the goals of the 岳阳市 form, with their places."""
    for form, place in placed_forms(filing):
        table = place
        rows: tuple[Indicator, ...] = ()
        if form.indicators and form.is_self_evaluation and not form.not_applicable:
            table, rows = place.at("绩效指标", 1, "indicators"), form.indicators
        elif isinstance(form, CityForm):
            table = place.at("整体支出绩效定量目标及实施计划完成情况", 5, "goals")
            rows = form.goals
        for position, row in enumerate(rows):
            words = " / ".join(part for part in (row.level1, row.level2, row.name) if part)
            yield table.at(words, position, f"{position}"), row
