"""The facts that forms state of their unit, each with the money that it is of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from perfeval.audit.finding import Place
from perfeval.audit.ties.implied import placed_forms
from perfeval.filing.facts import Fact, Scope
from perfeval.filing.filing import Filing
from perfeval.filing.foreign_form import facts_of
from perfeval.filing.forms.report import Report

__all__ = ["stated_facts"]

_UNDATED: Final = frozenset({"budget.final"})
"""预算批复 may be the budget of the year's beginning or of its end."""


def stated_facts(filing: Filing) -> Iterator[tuple[Fact, Scope, int]]:
    """The facts of the forms that speak for the unit, each with the position of its form."""
    for position, (form, place) in enumerate(placed_forms(filing)):
        if isinstance(form, Report):
            yield from ((fact, scope, position) for fact, scope in _report_facts(form, place))
        else:
            yield from ((fact, fact.scope, position) for fact in facts_of(form))


def _report_facts(form: Report, place: Place) -> Iterator[tuple[Fact, Scope]]:
    at = place.words
    plain = chain(
        *(count.facts(at) for count in form.staff), *(line.facts(at) for line in form.costs)
    )
    yield from ((fact, fact.scope) for fact in plain)
    if form.budget is not None:
        yield from ((fact, form.budget.scope) for fact in form.budget.facts(at))
    for account in form.accounts:
        facts = (fact for fact in account.facts(at) if fact.id not in _UNDATED)
        yield from ((fact, account.scope) for fact in facts)
