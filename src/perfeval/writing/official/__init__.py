"""Filings in the official layout, form by form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from perfeval.errors import InputError, Shown
from perfeval.filing import (
    BaseDataForm,
    Filing,
    Footer,
    Form,
    MonitoringForm,
    ObjectivesForm,
    ProjectForm,
    Report,
    ScoreSheet,
    UnitForm,
)
from perfeval.forms.words.vocabulary import NOTE
from perfeval.writing.official.base_data import base_data_table
from perfeval.writing.official.cells import kept_apart
from perfeval.writing.official.monitoring import monitoring_table
from perfeval.writing.official.objectives import objectives_table
from perfeval.writing.official.report import report_lines
from perfeval.writing.official.score_sheet import sheet_table
from perfeval.writing.official.self_evaluation import project_table, unit_table, with_all_columns
from perfeval.writing.paper import Look, Paper, PaperLine, PaperTable

__all__ = ["completed", "papers"]

_ANNEX: Final = "annex-"
_EXPECTED: Final = "a form that has an official layout"
_SIGNED: Final = "填表人：　　　　联系电话：　　　　单位负责人签字：　　　　"


def completed(form: Form, filing: Filing) -> Form:
    """A form with what the layout prints in any case: its title, the columns of its money."""
    year = _year(filing)
    if not form.title:
        form = evolve(form, title=f"{year}{form.kind.official_name}")
    annex = _annex(form)
    if isinstance(form, ScoreSheet) and not form.title.startswith(annex):
        form = evolve(form, title=f"{annex} {form.title}")  # of a sheet it is part of the title
    if isinstance(form, BaseDataForm) and form.lines and not form.columns:
        before = "上年" if filing.year is None else f"{filing.year.year - 1}年"
        now = year or "本年"
        form = evolve(form, columns=(f"{before}决算数", f"{now}预算数", f"{now}决算数"))
    if isinstance(form, UnitForm | ProjectForm):
        form = with_all_columns(form)
    return form


def papers(filing: Filing) -> Iterator[Paper]:
    """Each form of a filing on its paper. Raises `InputError` for a kind without a layout."""
    for form in filing.forms:
        yield Paper(_name(form), tuple(_pieces(completed(form, filing), _year(filing))))


def _year(filing: Filing) -> str:
    return "" if filing.year is None else f"{filing.year}年"


def _name(form: Form) -> str:
    """What the sheet of a form is called: its number as an annex, or its kind."""
    if form.key.startswith(_ANNEX):
        return f"附件{form.key.removeprefix(_ANNEX)}"
    return form.kind.official_name


def _annex(form: Form) -> str:
    """The number that stands above a form; empty where it is no annex."""
    if not form.key.startswith(_ANNEX):
        return ""
    return f"附件{form.key.removeprefix(_ANNEX).partition('.')[0]}"


def _pieces(form: Form, year: str) -> Iterator[PaperLine | PaperTable]:
    if isinstance(form, Report):
        yield from report_lines(form)
        return
    annex = _annex(form)
    if annex:
        yield PaperLine(annex, Look.ANNEX)
    yield PaperLine(form.title.removeprefix(annex).lstrip(), Look.TITLE)
    if isinstance(form, BaseDataForm):
        yield base_data_table(form, year)
        yield from _below("说明", form.note, form.footer)
    elif isinstance(form, UnitForm):
        yield unit_table(form)
        yield from _below("备注", form.note, form.footer)
    elif isinstance(form, ProjectForm):
        yield project_table(form)
        yield from _below("备注", form.note, form.footer)
    elif isinstance(form, ScoreSheet):
        yield sheet_table(form)
        yield from _below("备注", form.note, None)
    elif isinstance(form, ObjectivesForm):
        yield objectives_table(form)
        yield from _below("备注", form.note, form.footer)
    elif isinstance(form, MonitoringForm):
        yield monitoring_table(form)
        yield from _below("备注", form.note, form.footer)
    else:
        raise InputError("the form to write", Shown(form.kind.official_name), _EXPECTED)


def _below(name: str, note: str, footer: Footer | None) -> Iterator[PaperLine]:
    """The note below a table, and the line that people sign: their names are never written."""
    for said in kept_apart(note) if note else ():
        yield PaperLine(said if NOTE.match(said) else f"{name}：{said}", Look.FOOT)
    if footer is not None:
        yield PaperLine(f"{_SIGNED}填报日期：{footer.filled_on}", Look.FOOT)
