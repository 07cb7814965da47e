"""The typed parts of a report that its sentences state: each with the paragraph it is read from.

Precision first: a part is filled where a sentence states it plainly for the whole unit; a report on
a project states other money, and its parts stay empty, for hosts to fill.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeVar

from attrs import evolve

from perfeval.filing.forms.report import Report
from perfeval.forms.prose.parts.accounts import stated_accounts
from perfeval.forms.prose.parts.classifications import stated_classifications
from perfeval.forms.prose.parts.costs import stated_costs
from perfeval.forms.prose.parts.paragraphs import Paragraph, paragraphs_of
from perfeval.forms.prose.parts.projects import stated_projects
from perfeval.forms.prose.parts.staff import stated_staff
from perfeval.forms.prose.parts.stages import stated_budget

__all__ = ["with_typed_parts"]

_Part = TypeVar("_Part")
_OF_PROJECT: Final = re.compile(r"项目|专项|资金")
_OF_UNIT: Final = re.compile(r"整体")


def with_typed_parts(report: Report) -> tuple[Report, dict[str, str]]:
    """The report with its typed parts filled; the path of each part, with that of its paragraph."""
    paragraphs = paragraphs_of(report)
    projects = stated_projects(paragraphs)
    report = evolve(report, projects=_parts(projects))
    paths = _paths("projects", projects)
    if _OF_PROJECT.search(report.title) and not _OF_UNIT.search(report.title):
        return report, paths
    staff, accounts = stated_staff(paragraphs), stated_accounts(paragraphs)
    costs, classifications = stated_costs(paragraphs), stated_classifications(paragraphs)
    budget = stated_budget(paragraphs)
    if accounts and budget is not None and not (budget[0].original or budget[0].final):
        budget = None  # only an outturn, which the account holds with what came in
    report = evolve(
        report,
        staff=_parts(staff),
        accounts=_parts(accounts),
        costs=_parts(costs),
        classifications=_parts(classifications),
        budget=budget[0] if budget else None,
    )
    paths |= _paths("staff", staff) | _paths("accounts", accounts) | _paths("costs", costs)
    paths |= _paths("classifications", classifications)
    paths |= {f"budget.{role}": place.path for role, place in budget[1]} if budget else {}
    return report, paths


def _parts(told: Sequence[tuple[_Part, Paragraph]]) -> tuple[_Part, ...]:
    return tuple(part for part, _ in told)


def _paths(name: str, told: Sequence[tuple[object, Paragraph]]) -> dict[str, str]:
    return {f"{name}.{number}": place.path for number, (_, place) in enumerate(told)}
