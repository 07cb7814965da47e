"""The prose of a filing that is about its one form: the goal, and the report of its matter."""

from __future__ import annotations

from attrs import evolve, frozen

from perfeval.audit.finding import Place
from perfeval.audit.ties.implied import placed_evaluations, placed_forms
from perfeval.audit.ties.related import goal_of, loose_prose
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.filing.forms.report import Report
from perfeval.filing.forms.self_evaluation import ProjectForm
from perfeval.filing.passages import passages_of
from perfeval.text.labels import squeeze

__all__ = ["FormProse", "form_prose_of"]


@frozen
class FormProse:
    """The prose of a filing about its one form: what was attained, with place and field.

    `loose` are the paragraphs around its table, of which nothing says whose they are.
    """

    form: Form
    place: Place
    attained: tuple[tuple[str, Place], ...]
    expected: tuple[tuple[str, Place], ...]
    loose: tuple[tuple[str, Place], ...]

    @property
    def told(self) -> tuple[tuple[str, Place], ...]:
        """All that is told of what was attained."""
        return (*self.attained, *self.loose)


def form_prose_of(filing: Filing) -> FormProse | None:
    """The prose of a filing about its one form; None where it has none, or several."""
    placed = list(placed_forms(filing))
    scored = [each for each in placed_evaluations(filing) if not isinstance(each[0], Report)]
    if len(scored) != 1:
        return None
    ((form, place),) = scored
    goal = tuple(goal_of(form, place))
    expected, attained = goal[:1], list(goal[1:])
    for report, at in placed:
        if isinstance(report, Report) and _is_about(report, form):
            for number, each in enumerate(passages_of(report)):
                address = filing.address_of(report.key, each.path)
                attained.append((each.text, evolve(at.at(each.at, number), address=address)))
    return FormProse(form, place, tuple(attained), expected, tuple(loose_prose(filing)))


def _is_about(report: Report, form: Form) -> bool:
    """Whether a report is of the form's own matter: of the unit, or of the project."""
    title = squeeze(report.title)
    whole = "整体" in title or "部门支出" in title
    return not whole if isinstance(form, ProjectForm) else "项目" not in title
