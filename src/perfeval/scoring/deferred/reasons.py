"""Reasons of computed rows, written straight from the integers of a filing.

A tree that computes points can say why (`rules.written`): which of its leaves holds is computed as
the points are, and the leaf has the sentence. They read as those of the award, to the letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from perfeval.filing import Fact, Facts
from perfeval.lowering import Figures, Integers, Row, Told, WrittenRow, python_function
from perfeval.lowering.python import Leaves
from perfeval.measures import Measure
from perfeval.rules.written import Write, writer
from perfeval.text.policy import LONGEST_TEXT, shortened

__all__ = ["Reasons", "Telling"]


class Reasons:
    """What writes the reasons of the rows of one rubric, by the number of the row."""

    def __init__(self, rows: Sequence[tuple[Measure, Row]], figures: Figures) -> None:
        written = [WrittenRow(row, numbered=True) for _, row in rows]
        self.figures = figures
        self._which = python_function(written, figures.width)
        self._rows = [
            _Reason(measure, each.leaves) for (measure, _), each in zip(rows, written, strict=True)
        ]

    def by(self, facts: Facts) -> Telling:
        """What tells the reasons of one filing."""
        return Telling(self, facts)

    def which(self, figures: Integers) -> Integers:
        """Which leaf of each row holds; None in doubt."""
        return self._which(figures)

    def text(
        self, number: int, leaf: int, figures: Integers, facts: Mapping[str, Fact], lang: str
    ) -> str | None:
        """The reason of a row in ``zh`` or ``en``; None where only the award says it."""
        return self._rows[number].text(leaf, figures, facts, lang)


class Telling:
    """The reasons of one filing: which leaves hold is computed when the first one is read."""

    __slots__ = ("_facts", "_leaves", "_reasons")

    def __init__(self, reasons: Reasons, facts: Facts) -> None:
        self._reasons, self._facts = reasons, facts
        self._leaves: Integers | None = None

    def text(self, number: int, lang: str) -> str | None:
        """The reason of a computed row; None where only the award says it."""
        reasons, facts = self._reasons, self._facts
        figures = reasons.figures.of(facts)
        if self._leaves is None:
            self._leaves = reasons.which(figures)
        leaf = cast("int", self._leaves[number])
        return reasons.text(number, leaf, figures, facts.by_id(), lang)


class _Reason:
    """What writes the reasons of one row, made for each leaf when it is first asked for."""

    def __init__(self, measure: Measure, leaves: Leaves) -> None:
        formula: Any = measure.formula
        self._formula, self._leaves = formula, leaves
        self._facts = formula.facts if formula.shows_facts else ()
        self._writers: dict[tuple[int, str], Write | None] = {}

    def text(
        self, leaf: int, figures: Integers, facts: Mapping[str, Fact], lang: str
    ) -> str | None:
        """The reason of the leaf that holds."""
        try:
            write = self._writers[leaf, lang]
        except KeyError:
            write = self._writers[leaf, lang] = self._writer(leaf, lang)
        if write is None:
            return None
        values = [facts[fact].value if fact in facts else None for fact in self._facts]
        text = write(figures, self._formula.words(values, lang))
        return text if len(text) <= LONGEST_TEXT else str(shortened(text))

    def _writer(self, leaf: int, lang: str) -> Write | None:
        told, names = self._leaves[leaf]
        if isinstance(told, Told):
            return writer(told, lang, names)
        return None
