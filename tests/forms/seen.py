"""What a reader made of a drawing, as a person would read it off."""

from __future__ import annotations

from collections.abc import Callable

from perfeval.filing import Filing, ProjectForm, UnitForm
from perfeval.forms import read
from tests.forms.paper import Piece, as_excel, as_text, as_word
from tests.tables import each_row

SOURCES = each_row("make", [as_text, as_word, as_excel])
Maker = Callable[..., bytes]
HEAD = ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]


def printed(cell: object) -> str | None:
    """What a cell prints, with the unit of an amount."""
    if cell is None:
        return None
    return str(getattr(cell, "printed", None) or getattr(cell, "text", ""))


def funds(form: ProjectForm | UnitForm) -> list[tuple[str | None, ...]]:
    """The fund rows of a form, as printed."""
    rows = [form.fund, *form.fund_parts] if form.fund else []
    return [
        (row.label, *map(printed, (row.original, row.final, row.outturn, row.points, row.rate)))
        for row in rows
    ]


def rows(form: ProjectForm | UnitForm) -> list[tuple[str | None, ...]]:
    """The indicator rows of a form, as printed."""
    return [
        (
            row.level1,
            row.level2,
            row.name,
            row.target.printed,
            row.actual.printed,
            printed(row.points),
            printed(row.claimed),
            row.variance_note,
        )
        for row in form.indicators
    ]


def project(make: Maker, *pieces: Piece) -> tuple[ProjectForm, Filing]:
    """The one project form of a drawing."""
    filing = read(make(*pieces))
    (form,) = filing.forms
    assert isinstance(form, ProjectForm)
    return form, filing


def notes(filing: Filing, code: str = "unplaced") -> list[tuple[str, str]]:
    """The notes of one code: the end of their place, and their text."""
    return [(note.at.rpartition(" / ")[2], note.text) for note in filing.notes if note.code == code]
