"""What the typed tables of a filing imply about their own figures, form by form."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.audit.finding import Place
from perfeval.audit.ties.base_data import base_rates, base_sums, staffing_rate
from perfeval.audit.ties.city import Gap, city_gaps, city_sums
from perfeval.audit.ties.funds import fund_place, fund_rates, fund_sums
from perfeval.audit.ties.related import implied_relations, related_rates, related_sums
from perfeval.audit.ties.report import classification_place, report_sums
from perfeval.audit.ties.ties import RateTie, SumTie
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.base_data import BaseDataForm
from perfeval.filing.forms.city_form import CityForm
from perfeval.filing.forms.report import Report

__all__ = [
    "Gap",
    "city_gaps",
    "classification_place",
    "form_place",
    "fund_place",
    "implied_rates",
    "implied_sums",
    "placed_evaluations",
    "placed_forms",
]


def form_place(form: Form, position: int) -> Place:
    """The place of a form: its title as printed, or its official name."""
    return Place(form.official_title, (position,))


def placed_forms(filing: Filing) -> Iterator[tuple[Form, Place]]:
    """The forms of a filing in their order, each with its place."""
    for position, form in enumerate(filing.forms):
        yield form, form_place(form, position)


def placed_evaluations(filing: Filing) -> Iterator[tuple[Form, Place]]:
    """The self-evaluations of a filing that are filled in, each with its place."""
    for form, place in placed_forms(filing):
        if form.is_self_evaluation and not form.not_applicable:
            yield form, place


def implied_sums(filing: Filing) -> Iterator[SumTie]:
    """The sums that the tables imply, in the form's order."""
    for form, place in placed_forms(filing):
        yield from fund_sums(form, place)
        if isinstance(form, BaseDataForm):
            yield from base_sums(form, place)
        elif isinstance(form, CityForm):
            yield from city_sums(form, place.at("", 1))
        elif isinstance(form, Report):
            yield from report_sums(form, place)
        yield from related_sums(implied_relations(form, place.at("", 9)), prose=False)


def implied_rates(filing: Filing) -> Iterator[RateTie]:
    """The rates that the tables print, in the form's order."""
    for form, place in placed_forms(filing):
        yield from fund_rates(form, place)
        if isinstance(form, BaseDataForm):
            yield from base_rates(form, place)
        elif isinstance(form, CityForm):
            yield from staffing_rate(form.staffing, place.at("", 0))
        yield from related_rates(implied_relations(form, place.at("", 9)), prose=False)
