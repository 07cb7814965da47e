"""The forms that a filing holds, one kind a file; `FORMS` lists the classes of the library."""

from typing import Final

from perfeval.errors import InputError
from perfeval.filing.form import Form
from perfeval.filing.forms.base_data import BaseDataForm
from perfeval.filing.forms.city_form import CityForm
from perfeval.filing.forms.monitoring import MonitoredFund, MonitoredIndicator, MonitoringForm
from perfeval.filing.forms.objectives import ObjectivesForm
from perfeval.filing.forms.report import Report
from perfeval.filing.forms.score_sheet import ScoreSheet
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm
from perfeval.filing.kinds import FormKind

__all__ = [
    "FORMS",
    "BaseDataForm",
    "CityForm",
    "MonitoredFund",
    "MonitoredIndicator",
    "MonitoringForm",
    "ObjectivesForm",
    "ProjectForm",
    "Report",
    "ScoreSheet",
    "UnitForm",
    "kind_of",
]

FORMS: Final[tuple[type[Form], ...]] = (
    BaseDataForm,
    UnitForm,
    ProjectForm,
    CityForm,
    ScoreSheet,
    Report,
    ObjectivesForm,
    MonitoringForm,
)


def kind_of(tag: str) -> FormKind:
    """The kind of form with a tag; that of a plugin may have no name here.

    Raises `InputError` for what is no tag, and for a word that no kind of the library has.

    >>> kind_of("monitoring").official_name
    '绩效监控情况表'
    """
    kinds = {form.kind.value: form.kind for form in FORMS}
    kind = FormKind(tag)
    if not (kind.value in kinds or kind.is_foreign):
        expected = f"{', '.join(kinds)}, or the kind of a plugin, as shili.ledger"
        raise InputError("the kind of a form", tag, expected)
    return kinds.get(kind.value, kind)
