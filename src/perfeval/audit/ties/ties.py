"""Ties: what must hold between printed figures, wherever they stand.

A tie is a relation of the filing, stated by a report or implied by a table, with what the rule for
rounding needs beside the figures: the places of the whole table, the blank cells, and whether it
stands in prose (a doubt there is a warning) or in a table (an error).
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen

from perfeval.audit.finding import Place
from perfeval.audit.rounding.figures import Families, Value, families_of, term
from perfeval.audit.rounding.intervals import Interval, Outcome, sum_verdict
from perfeval.filing.lines import AmountLine, Breakdown
from perfeval.filing.relations import Figure, Part

__all__ = [
    "Addend",
    "Cell",
    "Labelled",
    "Printed",
    "RateTie",
    "Rival",
    "SumTie",
    "cell_figure",
    "line_cells",
    "own_lines",
    "table_sum",
    "tie_terms",
    "tie_verdict",
]


@frozen
class Printed:
    """A figure that a cell prints, with its label: what a `Figure` is to a stated relation."""

    label: str
    value: Value


Labelled = Printed | Figure


@frozen
class Addend:
    """A term of an implied sum: what a `Part` is to a stated one."""

    figure: Labelled
    minus: bool = False


@frozen
class Cell:
    """A cell of a table that should hold a figure: its label, what it holds, whether it counts."""

    label: str
    value: object
    minus: bool = False


@frozen
class Rival:
    """Another figure that a form may have meant: its names in Chinese and English."""

    zh: str
    en: str
    figure: Labelled


@frozen(kw_only=True)
class SumTie:
    """A total and its parts, printed ones and blank ones."""

    place: Place
    total: Labelled
    parts: tuple[Part | Addend, ...]
    blanks: tuple[str, ...] = ()
    breakdown: Breakdown = Breakdown.EXHAUSTIVE
    families: Families = field(factory=dict)
    prose: bool = False
    rivals: tuple[Rival, ...] = ()
    relation: str = ""


@frozen(kw_only=True)
class RateTie:
    """A printed rate with its numerator and its denominator, and denominators it may have meant."""

    place: Place
    numerator: Labelled
    denominator: Labelled
    rate: Labelled
    families: Families = field(factory=dict)
    prose: bool = False
    rivals: tuple[Rival, ...] = ()
    relation: str = ""
    minor: bool = False


def cell_figure(label: str, value: object) -> Printed | None:
    """The figure that a cell prints; None where it is blank or holds words."""
    return Printed(label, value) if isinstance(value, Value) else None


def table_sum(
    place: Place,
    total: Cell,
    parts: tuple[Cell, ...],
    families: Families,
    *,
    breakdown: Breakdown = Breakdown.EXHAUSTIVE,
    prose: bool = False,
    rivals: tuple[Rival, ...] = (),
) -> tuple[SumTie, ...]:
    """The tie between a total cell and its part cells; none where either side is wholly blank."""
    whole = cell_figure(total.label, total.value)
    printed = tuple(
        Addend(figure, cell.minus)
        for cell in parts
        if (figure := cell_figure(cell.label, cell.value))
    )
    if whole is None or not printed:
        return ()
    return (
        SumTie(
            place=place,
            total=whole,
            parts=printed,
            blanks=tuple(cell.label for cell in parts if not isinstance(cell.value, Value)),
            breakdown=breakdown,
            families=families or families_of([whole.value, *(p.figure.value for p in printed)]),
            prose=prose,
            rivals=rivals,
        ),
    )


def own_lines(lines: Sequence[AmountLine]) -> tuple[AmountLine, ...]:
    """The lines that add up to their total: all but a 其中 line below another one."""
    return tuple(
        line
        for position, line in enumerate(lines)
        if not (position and line.label.strip().startswith("其中"))
    )


def tie_terms(tie: SumTie) -> tuple[Interval, list[tuple[int, Interval]]]:
    """The total and the parts with their signs, as the rule for rounding takes them."""
    parts = [(-1 if part.minus else 1, term(part.figure.value, tie.families)) for part in tie.parts]
    return term(tie.total.value, tie.families), parts


def tie_verdict(tie: SumTie) -> Outcome:
    """The verdict on a tie whose parts are all parts."""
    return sum_verdict(*tie_terms(tie))


def line_cells(lines: Sequence[AmountLine]) -> tuple[Cell, ...]:
    """The cells of those lines."""
    return tuple(Cell(line.label, line.amount) for line in own_lines(lines))
