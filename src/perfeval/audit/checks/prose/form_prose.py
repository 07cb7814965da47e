"""The prose of a filing that is about its one form: the goal, and the report of its matter."""

from __future__ import annotations

from attrs import evolve, frozen

from perfeval.audit.finding import Place
from perfeval.audit.ties.implied import placed_evaluations, placed_forms
from perfeval.audit.ties.related import prose_of
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.report import Report
from perfeval.filing.forms.self_evaluation import ProjectForm
from perfeval.text.labels import squeeze

__all__ = ["FormProse", "form_prose_of"]


@frozen
class FormProse:
    """The prose of a filing about its one form: what was attained, with place and field."""

    form: Form
    place: Place
    attained: tuple[tuple[str, Place], ...]
    expected: tuple[tuple[str, Place], ...]


def form_prose_of(filing: Filing) -> FormProse | None:
    """The prose of a filing about its one form; None where it has none, or several."""
    placed = list(placed_forms(filing))
    scored = [each for each in placed_evaluations(filing) if not isinstance(each[0], Report)]
    if len(scored) != 1:
        return None
    ((form, place),) = scored
    attained: list[tuple[str, Place]] = []
    expected: list[tuple[str, Place]] = []
    if form.goal is not None:
        goal = place.at("年度总体目标", 0, "goal")
        expected.append((form.goal.expected, goal.at("预期目标", 0, "expected")))
        attained.append((form.goal.actual, goal.at("实际完成情况", 1, "actual")))
    for report, at in placed:
        if isinstance(report, Report) and _is_about(report, form):
            attained += [
                (text, evolve(at.at(said.words, number), address=said.address))
                for number, (text, said) in enumerate(prose_of(filing, report))
            ]
    return FormProse(form, place, tuple(attained), tuple(expected))


def _is_about(report: Report, form: Form) -> bool:
    """Whether a report is of the form's own matter: of the unit, or of the project."""
    title = squeeze(report.title)
    whole = "整体" in title or "部门支出" in title
    return not whole if isinstance(form, ProjectForm) else "项目" not in title
