"""The cells of official tables: labels, texts, and figures as they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from perfeval.forms.words.labels import unwrapped
from perfeval.numbers.amounts import Amount, Unit
from perfeval.numbers.cells import Nil, Unreadable
from perfeval.numbers.printed import Number
from perfeval.writing.paper import Look, PaperCell

__all__ = ["block", "figure", "kept_apart", "label", "ruled", "text"]

Figure = Amount | Number | Nil | Unreadable | None


def label(said: str, columns: int = 1, rows: int = 1) -> PaperCell:
    """A heading or a label of the form itself."""
    return PaperCell(text=said, columns=columns, rows=rows, look=Look.LABEL)


def text(said: str, columns: int = 1, rows: int = 1) -> PaperCell:
    """What the unit filled in, in words."""
    return PaperCell(text=said, columns=columns, rows=rows)


def figure(value: Figure, columns: int = 1, *, unit: Unit | None = None) -> PaperCell:
    """A figure as printed; an amount without its unit where the table is in `unit`."""
    if isinstance(value, Amount):
        said = value.text if value.unit is unit else value.printed
    else:
        said = "" if value is None else value.text
    return PaperCell(text=said, columns=columns, look=Look.FIGURE)


def kept_apart(said: str) -> list[str]:
    """A text, or its lines where a reader would take them for one that is wrapped."""
    return [said] if unwrapped(said) == said else said.split("\n")


def block(
    name: str, rows: Sequence[Sequence[PaperCell]], columns: int = 1
) -> list[list[PaperCell]]:
    """Rows behind the label of their block, which reaches over them all."""
    head = label(name, columns, len(rows))
    return [[head if n == 0 else evolve(head, rows=0), *row] for n, row in enumerate(rows)]


def ruled(rows: Sequence[Sequence[PaperCell]], columns: int) -> tuple[tuple[PaperCell, ...], ...]:
    """Rows of exactly so many columns: the last cell of each takes what is left."""
    made = []
    for row in rows:
        left = columns - sum(cell.columns for cell in row)
        made.append((*row[:-1], evolve(row[-1], columns=row[-1].columns + left)))
    return tuple(made)
