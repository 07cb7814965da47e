"""The forms that a filing holds, one kind a file; `FORMS` lists the classes of the library."""

from typing import Final

from perfeval.filing.form import Form
from perfeval.filing.forms.base_data import BaseDataForm
from perfeval.filing.forms.city_form import CityForm
from perfeval.filing.forms.monitoring import MonitoringForm
from perfeval.filing.forms.objectives import ObjectivesForm
from perfeval.filing.forms.report import Report
from perfeval.filing.forms.score_sheet import ScoreSheet
from perfeval.filing.forms.self_evaluation import ProjectForm, UnitForm

__all__ = ["FORMS"]

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
