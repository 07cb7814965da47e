"""What rows are worth that a workbook hides: a total that leaves them out is no mistake."""

from __future__ import annotations

from collections.abc import Iterable

from perfeval.audit.graded import GradedRow
from perfeval.filing.filing import Filing
from perfeval.filing.form import Form
from perfeval.numbers.printed import Points

__all__ = ["hidden_worth"]


def hidden_worth(filing: Filing, form: Form, rows: Iterable[GradedRow], role: str) -> int:
    """What the rows in hidden rows of a sheet are worth together, in atoms.

    `role` is points, or claimed. Hidden rows are read, for a filter hides rows that count; where
    the printed total is right without them, they were put aside (作废).
    """
    hidden = {note.at for note in filing.notes if note.code == "hidden_row"}
    cells = ((getattr(row, role), _line(filing, form, row, role)) for row in rows if hidden)
    return sum(cell.atoms for cell, at in cells if at in hidden and isinstance(cell, Points))


def _line(filing: Filing, form: Form, row: GradedRow, role: str) -> str:
    """The row of a table in which a figure stands, as a note calls it; empty where not known."""
    address = filing.address_of(form.key, f"{row.place.path}.{role}")
    return f"{address.part} 第{address.row}行" if address is not None else ""
