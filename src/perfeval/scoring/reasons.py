"""Reasons of computed rows, written straight from the integers of a filing.

A tree that computes points can say why (`rules.written`): which of its leaves holds is computed as
the points are, and the leaf has the sentence. They read as those of the award, to the letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from perfeval.filing import Facts
from perfeval.lowering import Figures, Integers, Row, Told, WrittenRow, python_function
from perfeval.measures import Measure
from perfeval.rules.written import Write, writer
from perfeval.text.policy import shortened

__all__ = ["Reasons"]


class Reasons:
    """What writes the reasons of the rows of one rubric, by the number of the row."""

    def __init__(self, rows: Sequence[tuple[Measure, Row]], figures: Figures) -> None:
        written = [WrittenRow(row, numbered=True) for _, row in rows]
        self._figures = figures
        self._leaves = [each.leaves for each in written]
        self._formulas: list[Any] = [measure.formula for measure, _ in rows]
        self._which = python_function(written, figures.width)
        self._writers: dict[tuple[int, int, str], Write | None] = {}

    def which(self, facts: Facts) -> Integers:
        """Which leaf of each row holds by these facts."""
        return self._which(self._figures.of(facts))

    def text(self, row: int, leaf: int, facts: Facts, lang: str) -> str | None:
        """The reason of a row in ``zh`` or ``en``; None where only the award says it."""
        key = row, leaf, lang
        if key not in self._writers:
            self._writers[key] = self._writer(row, leaf, lang)
        write = self._writers[key]
        if write is None:
            return None
        formula = self._formulas[row]
        values = [facts.get(fact) for fact in formula.facts]
        text = write(self._figures.of(facts), formula.words(values, lang))
        return str(shortened(text))

    def _writer(self, row: int, leaf: int, lang: str) -> Write | None:
        told, names = self._leaves[row][leaf]
        if not isinstance(told, Told):
            return None
        return writer(told.sentence, told.figures, lang, names)
