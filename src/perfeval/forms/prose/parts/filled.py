"""The typed parts of a report that its sentences state: each with the paragraph it is read from.

Precision first: a part is filled where a sentence states it plainly for the whole unit; a report on
a project states other money, and its parts stay empty, for hosts to fill.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from attrs import evolve

from perfeval.filing.forms.report import Report
from perfeval.forms.prose.parts.accounts import stated_accounts
from perfeval.forms.prose.parts.classifications import stated_classifications
from perfeval.forms.prose.parts.costs import stated_costs
from perfeval.forms.prose.parts.paragraphs import Paragraph, paragraphs_of
from perfeval.forms.prose.parts.projects import stated_projects
from perfeval.forms.prose.parts.staff import stated_staff
from perfeval.forms.prose.parts.stages import stated_budget

__all__ = ["is_of_project", "with_typed_parts"]

_OF_PROJECT: Final = re.compile(r"项目|专项|资金")
_OF_UNIT: Final = re.compile(r"整体")


def is_of_project(title: str) -> bool:
    """Whether a report with this title states the money of a project, not that of a whole unit.

    >>> is_of_project("2023年度项目绩效评价报告"), is_of_project("部门整体支出及项目绩效报告")
    (True, False)
    """
    return bool(_OF_PROJECT.search(title)) and not _OF_UNIT.search(title)


def with_typed_parts(report: Report) -> tuple[Report, dict[str, str]]:
    """The report with its typed parts filled; the path of each part, with that of its paragraph."""
    paragraphs = paragraphs_of(report)
    projects = stated_projects(paragraphs)
    report = evolve(report, projects=_parts(projects))
    paths = _paths("projects", projects)
    if is_of_project(report.title):
        return report, paths
    told: dict[str, Sequence[tuple[Any, Paragraph]]] = {
        "staff": stated_staff(paragraphs),
        "accounts": stated_accounts(paragraphs),
        "costs": stated_costs(paragraphs),
        "classifications": stated_classifications(paragraphs),
    }
    budget = stated_budget(paragraphs)
    if told["accounts"] and budget is not None and not (budget[0].original or budget[0].final):
        budget = None  # only an outturn, which the account holds with what came in
    for name, parts in told.items():
        paths |= _paths(name, parts)
    paths |= {f"budget.{role}": place.path for role, place in budget[1]} if budget else {}
    filled: dict[str, Any] = {name: _parts(parts) for name, parts in told.items()}
    return evolve(report, budget=budget[0] if budget else None, **filled), paths


def _parts(told: Sequence[tuple[Any, Paragraph]]) -> tuple[Any, ...]:
    return tuple(part for part, _ in told)


def _paths(name: str, told: Sequence[tuple[object, Paragraph]]) -> dict[str, str]:
    return {f"{name}.{number}": place.path for number, (_, place) in enumerate(told)}
