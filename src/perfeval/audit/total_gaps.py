"""Why a total may rightly be another than the sum of the rows, of points as of scores."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.audit.extras import is_beside
from perfeval.audit.graded import GradedRow
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.numbers.printed import Points

__all__ = ["is_explained"]


def is_explained(
    filing: Filing, form: Form, rows: Sequence[GradedRow], gap: int, role: str
) -> bool:
    """Whether the form says itself why its total has `gap` more than the sum, in atoms.

    `role` is the field of rows and funds that is added up: points, or the claimed score.
    """
    return (
        _is_of_part(form, gap, role)
        or _is_in_row(form, rows, gap, role)
        or is_beside(form, rows, gap, role)
        or gap == -_hidden_worth(filing, form, rows, role)
    )


def _is_of_part(form: Form, gap: int, role: str) -> bool:
    """Whether it stands beside one part of the funds or all, of which the whole says nothing."""
    if isinstance(getattr(form.fund, role, None), Points):
        return False
    cells = [getattr(part, role) for part in form.fund_parts]
    given = [cell.atoms for cell in cells if isinstance(cell, Points)]
    return gap in (*given, sum(given))


def _is_in_row(form: Form, rows: Sequence[GradedRow], gap: int, role: str) -> bool:
    """Whether execution is printed beside the funds and in a row alike, and counts once."""
    figure = getattr(form.fund, role, None)
    if not isinstance(figure, Points) or gap != -figure.atoms:
        return False
    return any("执行" in row.name and getattr(row, role) == figure for row in rows)


def _hidden_worth(filing: Filing, form: Form, rows: Sequence[GradedRow], role: str) -> int:
    """What the rows in hidden rows of a sheet are worth together.

    Hidden rows are read, for a filter hides rows that count; where the printed total is right
    without them, they were put aside (作废).
    """
    hidden = {note.at for note in filing.notes if note.code == "hidden_row"}
    cells = ((getattr(row, role), _line(filing, form, row, role)) for row in rows if hidden)
    return sum(cell.atoms for cell, at in cells if at in hidden and isinstance(cell, Points))


def _line(filing: Filing, form: Form, row: GradedRow, role: str) -> str:
    """The row of a table in which a figure stands, as a note calls it; empty where not known."""
    address = filing.address_of(form.key, f"{row.place.path}.{role}")
    return f"{address.part} 第{address.row}行" if address is not None else ""
