"""Reasons of computed rows, written straight from the integers of a filing.

A tree that computes points can say why (`rules.written`): which of its leaves holds is computed as
the points are, and the leaf has the sentence. They read as those of the award, to the letter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from perfeval.filing import Fact, Facts
from perfeval.lowering import (
    Figures,
    Integers,
    Quotient,
    Row,
    Term,
    Told,
    WrittenRow,
    python_function,
)
from perfeval.measures import Measure
from perfeval.rules.written import writer
from perfeval.text.policy import LONGEST_TEXT, shortened

__all__ = ["Reasons", "Telling"]

_Write = Callable[[Integers, Mapping[str, Fact]], str | None]


class Reasons:
    """What writes the reasons of the rows of one rubric, made for each leaf when it is asked for.

    The leaves of all rows are numbered through. `leaves_of` gives the number of the one that holds
    in each row, None in doubt, by the integers of a filing. `written` are the reasons made so far,
    by their language and that number.
    """

    def __init__(self, rows: Sequence[tuple[Measure, Row]], figures: Figures) -> None:
        self._leaves: list[tuple[Measure, Told | Quotient, Mapping[int, Term]]] = []
        lines: list[WrittenRow] = []
        for measure, row in rows:
            lines.append(WrittenRow(row, first=len(self._leaves)))
            self._leaves += [(measure, *leaf) for leaf in lines[-1].leaves]
        self.leaves_of = python_function(lines, figures.width)
        self.figures = figures
        self.written: dict[str, list[_Write | None]] = {
            lang: [None] * len(self._leaves) for lang in ("zh", "en")
        }

    def writer(self, leaf: int, lang: str) -> _Write:
        """What writes the reason of a leaf in ``zh`` or ``en``, kept for the next filing."""
        measure, told, names = self._leaves[leaf]
        write: _Write = _unsaid
        if isinstance(told, Told):
            formula: Any = measure.formula
            write = writer(told, lang, formula.wording(lang), names)
        self.written[lang][leaf] = write
        return write


def _unsaid(_figures: Integers, _facts: Mapping[str, Fact]) -> None:
    """Nothing: only the award says why."""


class Telling:
    """The reasons of one filing: which leaves hold is computed when the first one is read."""

    __slots__ = ("_facts", "_figures", "_given", "_leaves", "_reasons")

    def __init__(self, reasons: Reasons, facts: Facts) -> None:
        self._reasons, self._facts = reasons, facts
        self._leaves: tuple[Any, ...] = ()
        self._figures: Integers = ()
        self._given: Mapping[str, Fact] = {}

    def text(self, number: int, lang: str) -> str | None:
        """The reason of a computed row in ``zh`` or ``en``; None where only the award says it."""
        reasons = self._reasons
        if not self._leaves:
            self._figures = reasons.figures.of(self._facts)
            self._given = self._facts.by_id()
            self._leaves = reasons.leaves_of(self._figures)
        leaf: Any = self._leaves[number]
        write = reasons.written[lang][leaf] or reasons.writer(leaf, lang)
        text = write(self._figures, self._given)
        return text if text is None or len(text) <= LONGEST_TEXT else str(shortened(text))
